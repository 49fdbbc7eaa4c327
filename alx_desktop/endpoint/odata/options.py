"""The query string: from its raw text to the system query options, or a refusal.

Custom options (without `$`) are ignored, and never come back in a link: one of them may be a client's key.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import quote, unquote

from alx_desktop.endpoint.odata.errors import NotSupported, OptionRefused, UriTooLong
from alx_desktop.endpoint.odata.literals import INT64

LONGEST_URL = 8_192
LONGEST_LINK = 3 * LONGEST_URL
"""Bytes of a URL that goes on after a page: it repeats the query, encoded anew, and has a skip token beside it."""

OF_COLLECTION = frozenset({"$filter", "$select", "$orderby", "$top", "$skip", "$count", "$skiptoken", "$format"})
OF_COUNT = OF_COLLECTION - {"$skiptoken"}
OF_ENTITY = frozenset({"$select", "$format"})
OF_DOCUMENT = frozenset({"$format"})
_ELSEWHERE = frozenset(
    {"$expand", "$search", "$apply", "$compute", "$levels", "$index", "$deltatoken", "$schemaversion", "$id"}
)
_DIGITS = re.compile(r"[0-9]{1,19}")


@dataclass(frozen=True, slots=True)
class Options:
    """The system query options by name, and the parameter aliases (@name)."""

    system: dict[str, str]
    aliases: dict[str, str]

    def number(self, name: str) -> int | None:
        """A whole number from 0 on. Raises OptionRefused."""
        text = self.system.get(name)
        if text is None:
            return None
        if not _DIGITS.fullmatch(text.strip()) or int(text) not in INT64:
            raise OptionRefused(f"{name} is a whole number from 0 to {INT64[-1]}.")
        return int(text)

    def flag(self, name: str) -> bool:
        """true or false (which it is, if absent). Raises OptionRefused."""
        text = self.system.get(name, "false")
        if text not in ("true", "false"):
            raise OptionRefused(f"{name} is true or false.")
        return text == "true"


def read_options(query: str, allowed: Collection[str]) -> Options:
    """The options of a raw query string. allowed: the system options of the resource.

    Raises UriTooLong, OptionRefused (unknown, twice, or not UTF-8) and NotSupported.
    """
    if len(query) > (LONGEST_LINK if "skiptoken=" in query else LONGEST_URL):
        raise UriTooLong(f"A URL has at most {LONGEST_URL} bytes; send a long filter in parts.")
    system: dict[str, str] = {}
    aliases: dict[str, str] = {}
    for part in query.split("&"):
        raw_name, _, raw_value = part.partition("=")
        name = _decoded(raw_name)
        target = system if name.startswith("$") else aliases
        if not name.startswith(("$", "@")):
            continue
        if name in target:
            raise OptionRefused(f"{name[:40]} is given twice.")
        _check(name, allowed)
        target[name] = _decoded(raw_value)
    return Options(system, aliases)


def link(address: str, options: dict[str, str]) -> str:
    """An absolute URL with these options; a space is %20, which every client reads alike."""
    parts = (f"{quote(name, safe='$@')}={quote(value, safe=SAFE)}" for name, value in options.items())
    return f"{address}?{'&'.join(parts)}"


SAFE = "()*,:/-"


def _check(name: str, allowed: Collection[str]) -> None:
    if name.startswith("@") or name in allowed:
        return
    if name in _ELSEWHERE:
        raise NotSupported(f"{name} is not supported.")
    if name in OF_COLLECTION:
        raise OptionRefused(f"{name} cannot be used with this resource.")
    raise OptionRefused(f"There is no query option {name[:40]!r}.")


def _decoded(text: str) -> str:
    try:
        return unquote(text.replace("+", " "), errors="strict")
    except UnicodeDecodeError as error:
        raise OptionRefused("The query is not UTF-8.") from error
