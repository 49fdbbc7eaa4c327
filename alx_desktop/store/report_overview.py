"""Figures of the whole site and of its companies, as they are now and as they were on past days.

Today's figures are counted along the narrow view indexes rather than taken from progress_daily: they are true between
two syncs too, as what is overdue depends on the clock. History comes from progress_daily.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select, text

from alx_desktop.store.active_learners import active_learners
from alx_desktop.store.daily import EXPIRING_WITHIN
from alx_desktop.store.tables.progress import learners_daily, progress_daily
from alx_desktop.store.tables.star import course

_STATUS = """SELECT company_id, status, count(*) FROM course_progress
WHERE removed_at IS NULL GROUP BY status, company_id"""

# Found first and grouped then: SQLite would else walk another index whose order suits the grouping (3.5 s).
_OVERDUE = """WITH late AS MATERIALIZED (
    SELECT company_id, course_id FROM course_progress
    WHERE removed_at IS NULL AND due_at < :now AND status <> 'completed')
SELECT company_id, course_id, count(*) FROM late GROUP BY company_id, course_id"""

_EXPIRING = """SELECT company_id, count(*) FROM course_progress
WHERE removed_at IS NULL AND expires_at > :now AND expires_at <= :limit GROUP BY company_id"""


_LATE = """WITH late AS MATERIALIZED (
    SELECT company_id, course_id, due_at FROM course_progress
    WHERE removed_at IS NULL AND due_at < :now AND status <> 'completed')
SELECT company_id, course_id, count(*), min(due_at) FROM late GROUP BY company_id, course_id"""


@dataclass(frozen=True, slots=True)
class Late:
    """Overdue rows of one course in one company. first_due_at: when the first of them fell due, UTC epoch seconds."""

    rows: int
    first_due_at: int


@dataclass(frozen=True, slots=True)
class CurrentFigures:
    """Counts by company id. learners_total counts a learner of several companies once.

    overdue: by (company id, course id).
    """

    enrolments: dict[int, int]
    completed: dict[int, int]
    overdue: dict[tuple[int, int], int]
    expiring: dict[int, int]
    learners: dict[int, int]
    learners_total: int


@dataclass(frozen=True, slots=True)
class DayFigures:
    """Counts of one company on one day."""

    enrolments: int
    completed: int
    overdue: int
    expiring: int


def read_current(connection: Connection, now: int) -> CurrentFigures:
    """The figures at `now`, UTC epoch seconds."""
    enrolments: dict[int, int] = {}
    completed: dict[int, int] = {}
    for company, status, rows in connection.execute(text(_STATUS)):
        enrolments[company] = enrolments.get(company, 0) + rows
        if status == "completed":
            completed[company] = rows
    overdue = {(company, course): rows for company, course, rows in connection.execute(text(_OVERDUE), {"now": now})}
    limits = {"now": now, "limit": now + EXPIRING_WITHIN}
    expiring = _pairs(connection.execute(text(_EXPIRING), limits).all())
    learners, total = active_learners(connection)
    return CurrentFigures(enrolments, completed, overdue, expiring, learners, total)


def read_late(connection: Connection, now: int) -> dict[tuple[int, int], Late]:
    """Overdue rows by (company id, course id) at `now`, UTC epoch seconds."""
    rows = connection.execute(text(_LATE), {"now": now})
    return {(company, course): Late(count, first) for company, course, count, first in rows}


def _pairs(rows: Sequence[Any]) -> dict[Any, int]:
    return {row[0]: row[1] for row in rows}


def newest_days(connection: Connection, spans: Sequence[tuple[str, str]]) -> list[str | None]:
    """For each span of days (first, last; YYYY-MM-DD) the newest one with figures; None where there is none."""
    day = progress_daily.c.day
    statements = (select(func.max(day)).where(day >= first, day <= last) for first, last in spans)
    return [connection.scalar(statement) for statement in statements]


def first_day(connection: Connection) -> str | None:
    """The first day with figures."""
    first: str | None = connection.scalar(select(func.min(progress_daily.c.day)))
    return first


def read_days(connection: Connection, days: Sequence[str]) -> dict[str, dict[int, DayFigures]]:
    """Figures by day and company."""
    c = progress_daily.c
    sums = (func.sum(c.enrolled), func.sum(c.completed), func.sum(c.overdue), func.sum(c.expiring_30d))
    found: dict[str, dict[int, DayFigures]] = {}
    statement = select(c.day, c.company_id, *sums).where(c.day.in_(days)).group_by(c.day, c.company_id)
    for day, company, *counts in connection.execute(statement):
        found.setdefault(day, {})[company] = DayFigures(*(int(count) for count in counts))
    return found


def learners_on(connection: Connection, day: str) -> int | None:
    """Active learners of the whole site on a day; None where they were not counted."""
    found: int | None = connection.scalar(select(learners_daily.c.active).where(learners_daily.c.day == day))
    return found


def course_names(connection: Connection, course_ids: Sequence[int]) -> dict[int, str]:
    """Full names of courses."""
    if not course_ids:
        return {}
    statement = select(course.c.course_id, course.c.fullname).where(course.c.course_id.in_(course_ids))
    return {row[0]: row[1] for row in connection.execute(statement)}
