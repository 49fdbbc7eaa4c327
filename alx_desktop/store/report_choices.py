"""Companies and courses to choose from in a filter."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from alx_desktop.store.tables.star import company, company_course, course


def read_companies(connection: Connection) -> list[tuple[int, str]]:
    """Id and name of every company that is still in Moodle, by name."""
    statement = select(company.c.company_id, company.c.name).where(company.c.removed_at.is_(None))
    ordered = statement.order_by(company.c.sort_name, company.c.company_id)
    return [(row[0], row[1]) for row in connection.execute(ordered)]


def read_courses(connection: Connection, company_ids: Sequence[int] = ()) -> list[tuple[int, str]]:
    """Id and name of every course that a company has (one of these companies, if any are given), by name."""
    assigned = select(company_course.c.course_id).where(company_course.c.removed_at.is_(None))
    if company_ids:
        assigned = assigned.where(company_course.c.company_id.in_(company_ids))
    statement = select(course.c.course_id, course.c.fullname).where(
        course.c.removed_at.is_(None), course.c.course_id.in_(assigned)
    )
    ordered = statement.order_by(course.c.sort_name, course.c.course_id)
    return [(row[0], row[1]) for row in connection.execute(ordered)]
