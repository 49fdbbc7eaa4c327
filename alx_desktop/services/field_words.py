"""Stored values in plain words: the one way in which reports and explanations write a field."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Any

from alx_desktop.domain.phrases import phrase
from alx_desktop.services.export_columns import CellKind
from alx_desktop.services.report_columns import CATALOGUE

NONE = phrase("none")

_TITLES = {
    "row": phrase("The row itself"),
    "department_id": phrase("Department"),
    "department_ids": phrase("Departments"),
    "manager_type": phrase("Manager type"),
    "is_educator": phrase("Educator"),
    "is_suspended": phrase("Suspended"),
}


def title(field: str) -> str:
    """A field's name for people."""
    return CATALOGUE[field].title if field in CATALOGUE else _TITLES.get(field, field.replace("_", " ").capitalize())


def definition(field: str) -> str:
    """What a field of course progress means; empty for others."""
    return CATALOGUE[field].definition if field in CATALOGUE else ""


def value_words(field: str, value: Any, zone: tzinfo) -> str:
    """A value as a person reads it."""
    if value is None:
        return NONE
    column = CATALOGUE.get(field)
    if column is not None and column.words is not None:
        return column.words.get(str(value), str(value))
    if isinstance(value, bool) or (column is not None and column.kind is CellKind.BOOLEAN):
        return phrase("yes") if value else phrase("no")
    if column is not None and column.kind is CellKind.DATE:
        return moment_words(int(value), zone)
    if column is not None and column.kind is CellKind.PERCENT:
        return f"{number_words(value)} %"
    return number_words(value) if isinstance(value, float) else str(value)


def moment_words(moment: int | None, zone: tzinfo) -> str:
    """A UTC epoch second by the site's clock; the number itself where no calendar can hold it."""
    if moment is None:
        return NONE
    try:
        return datetime.fromtimestamp(moment, zone).strftime("%Y-%m-%d %H:%M:%S")
    except (ValueError, OverflowError, OSError):
        return str(moment)


def number_words(value: float) -> str:
    """A number without more digits than it needs, but never rounded past what tells two values apart."""
    return f"{value:.10g}"


def percent_words(value: float) -> str:
    """A percentage to read; less than everything never reads as 100 %, more than nothing never as 0 %."""
    shown = min(value, 99.99) if value < 100 else value
    return f"{f'{max(shown, 0.01) if value > 0 else value:.2f}'.rstrip('0').rstrip('.')} %"
