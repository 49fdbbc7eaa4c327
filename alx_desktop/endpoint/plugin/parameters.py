"""What a request of the plugin's protocol asks for: parameters of the address and of a form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from typing import Any
from urllib.parse import parse_qsl

from python_multipart import parse_form

from alx_desktop.endpoint.auth import QUERY_NAMES
from alx_desktop.endpoint.plugin.errors import HIGHEST_LIMIT, PluginError, PluginFault

FUNCTION = "local_alx_report_api_get_course_progress"
USUAL_LIMIT = 100
LONGEST_FORM = 8 * 1024
"""Bytes of a form's body; as much as an address may have."""

MOST_PARAMETERS = 50
HIGHEST_OFFSET = 2**62

_OF_MOODLE = "moodlewssetting"
"""Moodle takes these for its own formatting of texts (moodlewssettingraw, ...); there is nothing to format here."""

_KNOWN = frozenset({"wsfunction", "moodlewsrestformat", "limit", "offset", *QUERY_NAMES})


class RestFormat(StrEnum):
    """How the answer is written; Moodle's default is XML."""

    JSON = "json"
    XML = "xml"


@dataclass(frozen=True, slots=True)
class PageRequest:
    """The page that is asked for."""

    limit: int
    offset: int


def form_fields(content_type: str, body: bytes) -> list[tuple[str, str]]:
    """The fields of a form, in order. Raises PluginError for another kind of body, and for one that is no form."""
    if not body:
        return []
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        return _multipart(content_type, body)
    if kind not in ("application/x-www-form-urlencoded", ""):
        raise PluginError(PluginFault.PARAMETER, "the body is no form")
    try:
        return parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=MOST_PARAMETERS)
    except ValueError as error:
        raise PluginError(PluginFault.PARAMETER, "the body is no form") from error


def _multipart(content_type: str, body: bytes) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []

    def add(field: Any) -> None:
        found.append((field.field_name.decode("utf-8"), (field.value or b"").decode("utf-8")))

    def refuse(_file: Any) -> None:
        raise ValueError("a file is no parameter")

    try:
        if not body.rstrip().endswith(b"--"):
            raise ValueError("it does not end")  # its last field would be left out in silence
        headers = {"Content-Type": content_type.encode("latin-1")}
        parse_form(headers, BytesIO(body), add, refuse)
    except ValueError as error:
        raise PluginError(PluginFault.PARAMETER, "the body is no form") from error
    if len(found) > MOST_PARAMETERS:
        raise PluginError(PluginFault.PARAMETER, "the form has too many fields")
    return found


def rest_format(parameters: Iterable[tuple[str, str]]) -> RestFormat:
    """How to write the answer, errors included: an unknown format is answered in JSON, as Moodle does."""
    wanted = dict(parameters).get("moodlewsrestformat", RestFormat.XML)
    return RestFormat.XML if wanted == RestFormat.XML else RestFormat.JSON


def page_request(parameters: Iterable[tuple[str, str]]) -> PageRequest:
    """The page. Of a repeated parameter the last counts, as in PHP. Raises PluginError."""
    values = dict(parameters)
    for name in values:
        if name not in _KNOWN and not name.startswith(_OF_MOODLE):
            raise PluginError(PluginFault.PARAMETER, "a parameter is unknown")
    if values.get("moodlewsrestformat", RestFormat.XML) not in set(RestFormat):
        raise PluginError(PluginFault.PARAMETER, "moodlewsrestformat is json or xml")
    if not values.get("wsfunction"):
        raise PluginError(PluginFault.PARAMETER, "wsfunction is missing")
    if values["wsfunction"] != FUNCTION:
        raise PluginError(PluginFault.ACCESS, "the service has no such function")
    limit = _number(values, "limit", USUAL_LIMIT)
    if limit > HIGHEST_LIMIT:
        raise PluginError(PluginFault.LIMIT)
    if limit == 0:
        raise PluginError(PluginFault.PARAMETER, "limit is at least 1")
    return PageRequest(limit, _number(values, "offset", 0))


def _number(values: dict[str, str], name: str, usual: int) -> int:
    text = values.get(name, str(usual)).strip()
    if not (text.isascii() and text.isdigit() and len(text) < 20) or int(text) > HIGHEST_OFFSET:
        raise PluginError(PluginFault.PARAMETER, f"{name} is no whole number")
    return int(text)
