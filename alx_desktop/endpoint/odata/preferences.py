"""What a client prefers: the Accept and Prefer headers, and $format. Data is JSON whatever Accept says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from alx_desktop.endpoint.odata.errors import NotAcceptable, ODataError

MOST_ROWS = 50_000
"""The greatest page that a client can prefer."""

_PAGE = re.compile(r"(?:odata\.)?maxpagesize\s*=\s*\"?([0-9]{1,18})\"?\s*$", re.IGNORECASE)
_OMIT = re.compile(r"(?:odata\.)?omit-values\s*=\s*\"?(nulls|defaults)\"?\s*$", re.IGNORECASE)
_QUALITY = re.compile(r"q\s*=\s*([01](?:\.\d{0,3})?)")
_LEVELS = ("none", "minimal", "full")


@dataclass(frozen=True, slots=True)
class Preferences:
    """How to answer. metadata: none, minimal or full. strings: Int64 and Decimal as JSON strings. page: rows of a page,
    if the client said. applied: what of Prefer is kept to, for Preference-Applied."""

    metadata: str = "minimal"
    strings: bool = False
    omit_nulls: bool = False
    page: int | None = None
    applied: tuple[str, ...] = field(default=())

    @property
    def content_type(self) -> str:
        """Content-Type of JSON data."""
        compatible = ";IEEE754Compatible=true" if self.strings else ""
        return f"application/json;odata.metadata={self.metadata}{compatible};charset=utf-8"


def read_preferences(headers: Mapping[str, str], format_: str | None) -> Preferences:
    """From lower-case header names. Raises NotAcceptable for a $format that is not offered, ODataError for a version
    that is not."""
    _check_version(headers.get("odata-maxversion"))
    media = _format(format_) if format_ is not None else _accepted(headers.get("accept", ""))
    parameters = _parameters(media)
    level = parameters.get("odata.metadata", parameters.get("metadata", "minimal"))
    strings = parameters.get("ieee754compatible") == "true"
    page, omit, applied = _preferred(headers.get("prefer", ""))
    return Preferences(level if level in _LEVELS else "minimal", strings, omit, page, applied)


def _check_version(version: str | None) -> None:
    if version is not None and re.fullmatch(r"\s*[0-3](\.\d+)?\s*", version):
        raise ODataError("This service speaks OData 4.0; OData-MaxVersion is lower.")


def _format(text: str) -> str:
    media = text.strip().lower()
    if media == "json" or media.split(";")[0].strip() == "application/json":
        return media
    raise NotAcceptable("$format is json, or application/json with parameters.")


def _accepted(header: str) -> str:
    """The preferred JSON range of an Accept header."""
    ranges = [part for part in header.lower().split(",") if part.split(";")[0].strip() == "application/json"]
    return max(ranges, key=_quality, default="")


def _quality(media: str) -> float:
    found = _QUALITY.search(media)
    return float(found[1]) if found else 1.0


def _parameters(media: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in media.split(";")[1:])
    return {name.strip(): value.strip().strip('"') for name, _, value in pairs}


def _preferred(header: str) -> tuple[int | None, bool, tuple[str, ...]]:
    page, omit, applied = None, False, []
    for part in re.split(r"[,;]", header):
        if (found := _PAGE.match(part.strip())) and int(found[1]) > 0 and page is None:
            page = min(int(found[1]), MOST_ROWS)
            applied.append(f"odata.maxpagesize={page}")
        elif (found := _OMIT.match(part.strip())) and found[1].lower() == "nulls" and not omit:
            omit = True
            applied.append("omit-values=nulls")
    return page, omit, tuple(applied)
