"""What each column of the report is in SQL: own columns, names joined in, and what follows from the clock.

Titles and definitions for people are in services.report_columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Boolean
from sqlalchemy.types import TypeEngine

from alx_desktop.domain.errors import WrongUse
from alx_desktop.store.tables.progress import course_progress

OVERDUE = "(cp.removed_at IS NULL AND cp.status <> 'completed' AND cp.due_at < :now)"
"""The rule of progress_daily (store.daily): due in the past and not complete. NULL where nothing is due."""

_JOINED = {
    "learner_name": "trim(l.firstname || ' ' || l.lastname)",
    "learner_firstname": "l.firstname",
    "learner_lastname": "l.lastname",
    "learner_email": "l.email",
    "learner_username": "l.username",
    "learner_idnumber": "l.idnumber",
    "learner_is_suspended": "l.is_suspended",
    "learner_last_login_at": "l.last_login_at",
    "course_name": "k.fullname",
    "course_shortname": "k.shortname",
    "course_idnumber": "k.idnumber",
    "course_category": "k.category_name",
    "course_is_visible": "k.is_visible",
    "company_name": "co.name",
    "company_shortname": "co.shortname",
    "department_name": "d.name",
    "learner_is_manager": "cl.manager_type > 0",
    "learner_is_educator": "cl.is_educator",
}

_DERIVED = {
    "is_overdue": f"coalesce({OVERDUE}, {{false}})",
    "days_overdue": f"CASE WHEN {OVERDUE} THEN (:now - cp.due_at) / 86400 END",
    "is_expired": "coalesce(cp.expires_at <= :now, {false})",
    "days_to_expiry": "CASE WHEN cp.expires_at > :now THEN (cp.expires_at - :now) / 86400 END",
}

_BOOLEANS = frozenset(
    {
        "learner_is_suspended",
        "course_is_visible",
        "learner_is_manager",
        "learner_is_educator",
        "is_overdue",
        "is_expired",
    }
    | {column.name for column in course_progress.c if isinstance(column.type, Boolean)}
)

_EXPRESSIONS = {column.name: f"cp.{column.name}" for column in course_progress.c} | _JOINED | _DERIVED

REPORT_COLUMNS: tuple[str, ...] = tuple(_EXPRESSIONS)
"""Every column that can be shown and exported: course_progress in the table's order, then the rest."""

_JOINS = {
    "l": "LEFT JOIN learner l ON l.user_id = cp.user_id",
    "k": "LEFT JOIN course k ON k.course_id = cp.course_id",
    "co": "LEFT JOIN company co ON co.company_id = cp.company_id",
    "cl": "LEFT JOIN company_learner cl ON cl.company_id = cp.company_id AND cl.user_id = cp.user_id",
    "d": "LEFT JOIN department d ON d.company_id = cl.company_id AND d.department_id = cl.department_id",
}
_NEEDS = {"d": ("cl",)}


def column_list(columns: Sequence[str], dialect: str) -> str:
    """The SELECT list of these columns. Raises WrongUse naming a column that does not exist."""
    unknown = [name for name in columns if name not in _EXPRESSIONS]
    if unknown or not columns:
        raise WrongUse(f"no such column of course progress: {', '.join(unknown) or '(none chosen)'}")
    false = "false" if dialect == "postgresql" else "0"
    return ", ".join(f"{_EXPRESSIONS[name].replace('{false}', false)} AS {name}" for name in columns)


def joins(columns: Sequence[str]) -> str:
    """The joins that these columns need, after a FROM that holds course_progress as cp."""
    used = {alias for name in columns for alias in re.findall(r"\b(l|k|co|cl|d)\.", _EXPRESSIONS[name])}
    used |= {needed for alias in used for needed in _NEEDS.get(alias, ())}
    return "\n".join(sql for alias, sql in _JOINS.items() if alias in used)


def column_types(columns: Sequence[str]) -> dict[str, TypeEngine[Any]]:
    """Types that the driver does not know by itself: SQLite has no booleans."""
    return {name: Boolean() for name in columns if name in _BOOLEANS}
