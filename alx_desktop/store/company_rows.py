"""One company's rows as a reader of names and values sees them, and where a learner without a row stands."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, select

from alx_desktop.store.tables.progress import course_progress
from alx_desktop.store.tables.star import company, company_course, company_learner, course, learner


class CompanyRow(NamedTuple):
    """A row of course progress with what is around it. Times: UTC epoch seconds.

    removed_reason: None = live. via: how the company has the course now.
    """

    user_id: int
    course_id: int
    is_active: bool
    is_tracked: bool
    percentage: float | None
    activities_done: int
    activities_total: int
    started_at: int | None
    completed_at: int | None
    status: str
    removed_at: int | None
    removed_reason: str | None
    firstname: str
    lastname: str
    email: str
    is_suspended: bool
    coursename: str
    is_visible: bool
    completion_enabled: bool
    via: str | None


_OWN = ("user_id", "course_id", "is_active", "is_tracked", "percentage", "activities_done", "activities_total",
        "started_at", "completed_at", "status", "removed_at", "removed_reason")  # fmt: skip


def boundary(connection: Connection, company_id: int, after: int, size: int) -> int | None:
    """The learner of the row number `size` above a learner id; None if there are fewer rows."""
    t = course_progress.c
    above = select(t.user_id).where(t.company_id == company_id, t.user_id > after)
    return connection.scalar(above.order_by(t.user_id, t.course_id).limit(1).offset(size - 1))


def company_rows(connection: Connection, company_id: int, after: int, through: int) -> list[CompanyRow]:
    """Live rows and tombstones of the learners with after < id <= through."""
    t = course_progress
    having = and_(company_course.c.company_id == t.c.company_id, company_course.c.course_id == t.c.course_id,
                  company_course.c.removed_at.is_(None))  # fmt: skip
    statement = (
        select(
            *(t.c[name] for name in _OWN),
            learner.c.firstname, learner.c.lastname, learner.c.email, learner.c.is_suspended,
            course.c.fullname, course.c.is_visible, course.c.completion_enabled, company_course.c.via,
        )
        .select_from(
            t.join(learner, learner.c.user_id == t.c.user_id)
            .join(course, course.c.course_id == t.c.course_id)
            .outerjoin(company_course, having)
        )
        .where(t.c.company_id == company_id, t.c.user_id > after, t.c.user_id <= through)
        .order_by(t.c.user_id, t.c.course_id)
    )  # fmt: skip
    return [CompanyRow._make(row) for row in connection.execute(statement)]


def companies_with_rows(connection: Connection) -> dict[int, str]:
    """Companies that Moodle has, by id, with their names."""
    rows = connection.execute(select(company.c.company_id, company.c.name).where(company.c.removed_at.is_(None)))
    return {row[0]: row[1] for row in rows}


class Standing(NamedTuple):
    """What of a row that the store does not have is there: the learner, the membership, the course's assignment."""

    learner: bool
    member: bool
    course: bool
    assigned: bool


def standing(connection: Connection, company_id: int, keys: list[tuple[int, int]]) -> dict[tuple[int, int], Standing]:
    """For (learner, course) pairs of one company."""
    users, courses = sorted({user for user, _ in keys}), sorted({found for _, found in keys})
    learners = _present(connection, learner, learner.c.user_id, users)
    known = _present(connection, course, course.c.course_id, courses)
    members = _present(connection, company_learner, company_learner.c.user_id, users, company_id)
    assigned = _present(connection, company_course, company_course.c.course_id, courses, company_id)
    return {(u, c): Standing(u in learners, u in members, c in known, c in assigned) for u, c in keys}


def _present(connection: Connection, table: Any, key: Any, ids: list[int], company_id: int | None = None) -> set[int]:
    found: set[int] = set()
    for start in range(0, len(ids), 500):
        statement = select(key).where(key.in_(ids[start : start + 500]), table.c.removed_at.is_(None))
        if company_id is not None:
            statement = statement.where(table.c.company_id == company_id)
        found |= set(connection.scalars(statement))
    return found
