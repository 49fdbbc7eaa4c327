"""The columns of an export as the writers see them, and the texts that no spreadsheet may take for something else."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum
from typing import Any

from alx_desktop.domain.report_query import ReportTotals

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Control characters, halves of surrogate pairs and non-characters: not in XML, and nothing to see in a cell."""

NEEDS_CLEANING = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""UNPRINTABLE and the carriage return, in one look."""


class CellKind(StrEnum):
    """How a value is written."""

    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"
    BOOLEAN = "boolean"


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """id: stable name, also the header of CSV. width: characters. words: what stands for a stored value in Excel."""

    id: str
    title: str
    kind: CellKind
    definition: str
    width: float
    words: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What the summary sheet says: lines of (label, value) before the counts. as_of lines are among them."""

    title: str
    lines: tuple[tuple[str, str], ...]
    totals: ReportTotals


def clean(text: str) -> str:
    """Text without what a cell cannot hold; line ends become a line feed."""
    if not NEEDS_CLEANING.search(text):
        return text
    return UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def local_time(zone: tzinfo) -> Callable[[int], datetime | None]:
    """A function from UTC epoch seconds to the zone's clock, without zone (spreadsheets know none).

    None for moments that no calendar can hold (a Moodle field may contain anything).
    """

    def convert(moment: int) -> datetime | None:
        try:
            return datetime.fromtimestamp(moment, zone).replace(tzinfo=None)
        except (ValueError, OverflowError, OSError):
            return None

    return convert


def plain(column: ExportColumn, value: Any) -> Any:
    """A value with its own type: SQLite gives booleans as 0 and 1."""
    return bool(value) if column.kind is CellKind.BOOLEAN and value is not None else value
