"""Reads the connection out of the text of Moodle's config.php, so that nobody has to type it. Pure text, no PHP."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SETTING = re.compile(r"""^[ \t]*\$CFG->(\w+)\s*=\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\s*;""", re.MULTILINE)
_PORT = re.compile(r"""^[^#\n]*?['"]dbport['"]\s*=>\s*['"]?(\d{1,5})""", re.MULTILINE)
_ESCAPE = re.compile(r"\\(['\"\\$])")
_KINDS = {"mariadb": "mysql", "mysqli": "mysql", "auroramysql": "mysql", "pgsql": "postgresql"}

LONGEST = 200_000
"""A config.php has a few kilobytes; more is something else."""


@dataclass(frozen=True, slots=True)
class ConfigPhp:
    """What was found; None = the file does not say."""

    kind: str | None = None
    host: str | None = None
    port: int | None = None
    database: str | None = None
    user: str | None = None
    password: str | None = None
    prefix: str | None = None


def read_config_php(text: str) -> ConfigPhp | None:
    """The connection in `text`, or None if it is no config.php. A setting made twice counts as made last."""
    text = text[:LONGEST]
    found = {name: _plain(single if single else double) for name, single, double in _SETTING.findall(text)}
    if not {"dbhost", "dbname"} & found.keys():
        return None
    host, _, own_port = (found.get("dbhost") or "").partition(":")
    port = _PORT.search(text)
    number = int(port.group(1)) if port else int(own_port) if own_port.isdigit() else None
    return ConfigPhp(
        kind=_KINDS.get(found.get("dbtype", "")),
        host=host or None,
        port=number if number and 0 < number < 65536 else None,
        database=found.get("dbname"),
        user=found.get("dbuser"),
        password=found.get("dbpass"),
        prefix=found.get("prefix"),
    )


def _plain(quoted: str) -> str:
    return _ESCAPE.sub(r"\1", quoted)
