"""How a value of the report reads in a cell: text, colour, tool tip, bar, pill."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QDate, QLocale, Qt

from alx_desktop.services.export_columns import CellKind, local_time
from alx_desktop.services.exports_text import safe_text
from alx_desktop.services.report_columns import ReportColumn
from alx_desktop.ui import formats
from alx_desktop.ui.widgets.pill import Pill, Shape
from alx_desktop.ui.words import said, tr

RELATIVE = frozenset({"last_access_at", "learner_last_login_at"})
"""Dates whose distance says more than the day."""

VERY_OVERDUE = 30
"""Days from which on an overdue course is shown as bad rather than as a warning."""

_BLANKS = str.maketrans({"\t": " ", "\n": " ", "\r": " "})
_PLAIN_NUMBERS = frozenset({"company_id", "user_id", "course_id", "change_seq"})


def title(column: ReportColumn) -> str:
    """A column's title in the person's language."""
    return said(column.title)


def definition(column: ReportColumn) -> str:
    """What a column means, in the person's language."""
    return said(column.definition)


STATUSES = ("completed", "in_progress", "not_started")


def status_pill(status: str) -> Pill:
    """A status as shape, word and colour."""
    return {
        "completed": Pill(tr("Completed"), Shape.CHECK, "good"),
        "in_progress": Pill(tr("In progress"), Shape.HALF, "accent"),
        "not_started": Pill(tr("Not started"), Shape.RING, "neutral"),
    }.get(status, Pill(status, Shape.DOT, "neutral"))


def alignment(column: ReportColumn) -> Qt.AlignmentFlag:
    """Numbers stand right, so that their digits line up; a percentage with a bar stands beside its bar."""
    right = column.kind is CellKind.NUMBER or column.id == "grade_percent"
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


class ReportCells:
    """Values by the clock of one site. zone: in which dates are shown; now: UTC epoch seconds."""

    def __init__(self, zone: tzinfo = UTC, now: Callable[[], float] = lambda: datetime.now(UTC).timestamp()) -> None:
        self.zone = zone
        self._now = now

    def text(self, column: ReportColumn, row: Mapping[str, Any]) -> str:
        """What stands in the cell; an en dash where there is nothing."""
        value = row[column.id]
        if value is None or value == "":
            return formats.DASH
        if column.words:
            return said(column.words.get(value, str(value)))
        if column.kind is CellKind.DATE:
            return formats.relative_time(value, self._now()) if column.id in RELATIVE else self._day(value)
        return self._plain(column, value)

    def tip(self, column: ReportColumn, row: Mapping[str, Any]) -> str:
        """More than the cell says: the exact time of a date."""
        value = row[column.id]
        return self.exact(value) if column.kind is CellKind.DATE and value is not None else ""

    def exact(self, moment: int) -> str:
        """Date and time to the second by the site's clock, with the zone's name."""
        try:
            local = datetime.fromtimestamp(moment, self.zone)
        except (ValueError, OverflowError, OSError):
            return str(moment)
        return f"{_day(local.year, local.month, local.day)} {local:%H:%M:%S} {local.tzname()}"

    def copied(self, column: ReportColumn, row: Mapping[str, Any]) -> str:
        """The value for a spreadsheet: dates that it understands, numbers without groups, nothing for nothing."""
        value = row[column.id]
        if value is None:
            return ""
        if column.words:
            return self.text(column, row)
        if column.kind is CellKind.DATE:
            local = local_time(self.zone)(value)
            return str(value) if local is None else f"{local:%Y-%m-%d %H:%M}"
        if column.kind is CellKind.PERCENT:
            # Less than everything must not read as 100 % there either.
            return f"{_decimals(min(value, 99.99) if value < 100 else value, 2)}%"
        if column.kind is CellKind.NUMBER:
            return str(value) if isinstance(value, int) else _decimals(value, 5)
        return safe_text(self._plain(column, value)).translate(_BLANKS)

    def tone(self, column: ReportColumn, row: Mapping[str, Any]) -> str:
        """The colour of the text, as a token's name."""
        value = row[column.id]
        if value is None or value == "":
            return "muted"
        if row["removed_at"] is not None:
            return "muted"
        if column.id == "days_overdue":
            return "bad" if value > VERY_OVERDUE else "warn"
        if column.id == "due_at" and row["is_overdue"]:
            return "bad" if (row["days_overdue"] or 0) > VERY_OVERDUE else "warn"
        return "muted" if column.quiet else "text"

    def share(self, column: ReportColumn, row: Mapping[str, Any]) -> float | None:
        """The length of the bar, 0 to 1; None = no bar."""
        value = row[column.id]
        return None if column.id != "percentage" or value is None else float(value) / 100

    def pill(self, column: ReportColumn, row: Mapping[str, Any]) -> Pill | None:
        """A pill in place of the text."""
        return status_pill(row["status"]) if column.id == "status" else None

    def strong(self, column: ReportColumn, row: Mapping[str, Any]) -> bool:
        """Whether the text is semi-bold."""
        return column.id == "days_overdue" and row[column.id] is not None

    def _plain(self, column: ReportColumn, value: Any) -> str:
        if column.kind is CellKind.BOOLEAN:
            return tr("Yes") if value else tr("No")
        if column.kind is CellKind.PERCENT:
            return percentage(value)
        if column.kind is CellKind.NUMBER:
            return str(value) if column.id in _PLAIN_NUMBERS else number(value)
        return str(value)

    def _day(self, moment: int) -> str:
        try:
            local = datetime.fromtimestamp(moment, self.zone)
        except (ValueError, OverflowError, OSError):
            return str(moment)
        return _day(local.year, local.month, local.day)


def percentage(value: float) -> str:
    """0 to 100 with at most one decimal."""
    return formats.percent(value / 100, 0 if abs(value - round(value)) < 0.05 else 1)


def number(value: float) -> str:
    """Grouped, with at most two decimals."""
    if float(value).is_integer():
        return formats.integer(int(value))
    return QLocale().toString(float(value), "f", 2).rstrip("0")


def _decimals(value: float, most: int) -> str:
    """With the person's decimal separator, as their spreadsheet reads it; no groups."""
    separator = QLocale().decimalPoint()
    return f"{value:.{most}f}".rstrip("0").rstrip(".").replace(".", separator)


@lru_cache(maxsize=4096)
def _day(year: int, month: int, day: int) -> str:
    return QLocale().toString(QDate(year, month, day), tr("d MMM yyyy"))
