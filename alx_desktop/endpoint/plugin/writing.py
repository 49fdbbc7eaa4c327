"""Rows and errors as the plugin and Moodle write them: JSON, and the XML of Moodle's webservice/rest."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from alx_desktop.endpoint.plugin.errors import PluginError
from alx_desktop.endpoint.plugin.parameters import RestFormat

CONTENT_TYPES = {
    RestFormat.JSON: "application/json; charset=utf-8",
    RestFormat.XML: "application/xml; charset=utf-8",
}

_HEAD = '<?xml version="1.0" encoding="UTF-8" ?>\n'
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write_rows(rows: Sequence[Mapping[str, Any]], form: RestFormat) -> bytes:
    """The body of an answer with rows."""
    if form is RestFormat.JSON:
        return orjson.dumps(rows)
    parts = [_HEAD, "<RESPONSE>\n<MULTIPLE>\n"]
    for row in rows:
        parts.append("<SINGLE>\n")
        parts += [f'<KEY name="{name}"><VALUE>{_escaped(value)}</VALUE>\n</KEY>\n' for name, value in row.items()]
        parts.append("</SINGLE>\n")
    parts.append("</MULTIPLE>\n</RESPONSE>\n")
    return "".join(parts).encode()


def write_error(error: PluginError, form: RestFormat, debug: bool) -> bytes:
    """The body of an error. debug: with its details."""
    exception, code, message = error.fault.value
    detail = error.detail if debug else ""
    if form is RestFormat.JSON:
        body = {"exception": exception, "errorcode": code, "message": message}
        return orjson.dumps(body | {"debuginfo": detail} if detail else body)
    info = f"<DEBUGINFO>{_escaped(detail)}</DEBUGINFO>\n" if detail else ""
    return (
        f'{_HEAD}<EXCEPTION class="{exception}">\n<ERRORCODE>{code}</ERRORCODE>\n'
        f"<MESSAGE>{_escaped(message)}</MESSAGE>\n{info}</EXCEPTION>\n"
    ).encode()


def _escaped(value: Any) -> str:
    """As PHP's htmlspecialchars with ENT_COMPAT; characters that XML cannot have are left out."""
    text = _NOT_IN_XML.sub("", str(value))
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
