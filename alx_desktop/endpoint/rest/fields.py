"""The fields of a list: their kinds, their meaning, and how their values are written and read."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Integer

from alx_desktop.domain.published_fields import BY_NAME, FieldKind
from alx_desktop.domain.written_times import utc_moment, utc_text

MEANINGS: Mapping[str, str] = {
    **{field.name: field.meaning for field in BY_NAME.values()},
    "company_id": "The company's id in IOMAD",
    "company_shortname": "Short name of the company",
    "company_is_suspended": "Whether the company is suspended",
    "department_shortname": "Short name of the department",
    "parent_id": "The department above",
    "completion_enabled": "Whether the course tracks completion",
    "via": "How the course came to the company",
    "valid_days": "Days for which a completion is valid",
    "warn_days": "Days before the end of validity at which IOMAD warns",
    "episode_id": "The episode's id in Moodle",
    "licence_name": "Name of the licence",
    "is_cleared": "Whether the episode was cleared in IOMAD",
    "day": "The site's calendar day, YYYY-MM-DD",
    "enrolled": "Learners enrolled at the end of the day",
    "active": "Learners with an active enrolment",
    "completed": "Learners who have completed the course",
    "in_progress": "Learners who have begun it",
    "not_started": "Learners who have not begun it",
    "overdue": "Learners whose due date is past",
    "expired": "Learners whose completion has expired",
    "expiring_30d": "Learners whose completion expires within 30 days",
    "removed_at": "When the row went away",
    "removed_reason": "Why the row went away",
}
"""What each field of any list says."""

NULLABLE = frozenset({"parent_id", "valid_days", "warn_days", "licence_name"})
"""Fields beside the catalogue of published fields that can have no value."""

_LEAST, _MOST = -(2**63), 2**63 - 1
_ON, _OFF = ("true", "1"), ("false", "0")


def kind_of(name: str, column: ColumnElement[Any]) -> FieldKind:
    """The kind of a published column; of those that are not in the catalogue, times are named so."""
    if name in BY_NAME:
        return BY_NAME[name].kind
    if name.endswith("_at"):
        return FieldKind.MOMENT
    if isinstance(column.type, Boolean):
        return FieldKind.BOOLEAN
    return FieldKind.INTEGER if isinstance(column.type, Integer) else FieldKind.TEXT


def parse_value(kind: FieldKind, text: str) -> Any:
    """A value of a filter. Raises ValueError saying what is expected."""
    return _PARSERS[kind](text)


def written(kind: FieldKind, value: Any) -> Any:
    """A value as JSON has it."""
    return utc_text(value) if kind is FieldKind.MOMENT else value


def _integer(text: str) -> int:
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 20) or not _LEAST <= int(text) <= _MOST:
        raise ValueError("a whole number of 64 bits")
    return int(text)


def _number(text: str) -> float:
    try:
        number = float(text) if len(text) <= 40 else math.nan
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise ValueError("a number")
    return number


def _moment(text: str) -> int:
    try:
        return utc_moment(text)
    except (ValueError, OverflowError, OSError) as error:
        raise ValueError("a time like 2026-01-31T12:00:00Z") from error


def _boolean(text: str) -> bool:
    if text.lower() not in _ON + _OFF:
        raise ValueError("true or false")
    return text.lower() in _ON


def _text(text: str) -> str:
    # PostgreSQL has no NUL in texts, and nothing in the store can equal half a surrogate pair.
    if "\0" in text or (not text.isascii() and any("\ud800" <= letter <= "\udfff" for letter in text)):
        raise ValueError("a text without NUL")
    return text


_PARSERS: Mapping[FieldKind, Callable[[str], Any]] = {
    FieldKind.INTEGER: _integer,
    FieldKind.NUMBER: _number,
    FieldKind.MOMENT: _moment,
    FieldKind.BOOLEAN: _boolean,
    FieldKind.TEXT: _text,
}
