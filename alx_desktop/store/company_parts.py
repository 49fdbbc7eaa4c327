"""What belongs to one company: its learners page by page, its departments, its courses; each with its figures."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, case, func, or_, select, true

from alx_desktop.store.report_filters import words
from alx_desktop.store.tables.progress import course_progress
from alx_desktop.store.tables.star import company_course, company_learner, course, department, learner

Place = tuple[str, int]
"""Where a page of learners ended: (sort name, user id)."""


class CompanyLearner(NamedTuple):
    """A learner of a company. courses, completed: live enrolments. last_login_at: UTC epoch seconds."""

    user_id: int
    firstname: str
    lastname: str
    email: str
    department: str | None
    manager_type: int
    is_educator: bool
    is_suspended: bool
    last_login_at: int | None
    courses: int
    completed: int
    sort_name: str

    @property
    def place(self) -> Place:
        """What the next page comes after."""
        return self.sort_name, self.user_id


class CompanyDepartment(NamedTuple):
    """A department. learners: whose department it is, those of the departments below it not among them."""

    department_id: int
    name: str
    parent_id: int | None
    learners: int


class CompanyCourse(NamedTuple):
    """A course of a company. via: how the company has it. enrolments, completed: of its learners, live."""

    course_id: int
    fullname: str
    shortname: str
    is_visible: bool
    via: str
    enrolments: int
    completed: int


def learners_page(
    connection: Connection, company_id: int, text: str, after: Place | None, size: int
) -> list[CompanyLearner]:
    """Learners by name, after a place. text: words of names, e-mail, login or ID number; "" = all."""
    m, person, cp = company_learner.c, learner.c, course_progress.c
    own = and_(cp.company_id == m.company_id, cp.user_id == m.user_id, cp.removed_at.is_(None))
    rows = select(func.count()).where(own).correlate(company_learner).scalar_subquery()
    done = select(func.count()).where(own, cp.completed_at.is_not(None)).correlate(company_learner).scalar_subquery()
    unit = and_(department.c.company_id == m.company_id, department.c.department_id == m.department_id)
    statement = (
        select(
            person.user_id, person.firstname, person.lastname, person.email, department.c.name, m.manager_type,
            m.is_educator, or_(m.is_suspended, person.is_suspended), person.last_login_at, rows, done,
            person.sort_name,
        )
        .select_from(company_learner.join(learner, person.user_id == m.user_id).outerjoin(department, unit))
        .where(_members(company_id, text), true() if after is None else _after(after))
        .order_by(person.sort_name, person.user_id)
        .limit(size)
    )  # fmt: skip
    return [CompanyLearner(*row) for row in connection.execute(statement)]


def count_learners(connection: Connection, company_id: int, text: str) -> int:
    """Learners that the pages lead through."""
    source = company_learner.join(learner, learner.c.user_id == company_learner.c.user_id)
    statement = select(func.count()).select_from(source).where(_members(company_id, text))
    return connection.scalar(statement) or 0


def departments_of(connection: Connection, company_id: int) -> list[CompanyDepartment]:
    """A company's departments by name."""
    d, m = department.c, company_learner.c
    counts = select(m.department_id, func.count()).where(m.company_id == company_id, m.removed_at.is_(None))
    learners: dict[int | None, int] = {row[0]: row[1] for row in connection.execute(counts.group_by(m.department_id))}
    statement = select(d.department_id, d.name, d.parent_id).where(d.company_id == company_id, d.removed_at.is_(None))
    rows = connection.execute(statement.order_by(d.sort_name, d.department_id))
    return [CompanyDepartment(row[0], row[1], row[2], learners.get(row[0], 0)) for row in rows]


def courses_of(connection: Connection, company_id: int) -> list[CompanyCourse]:
    """A company's courses by name."""
    it, own, cp = course.c, company_course.c, course_progress.c
    finished = func.sum(case((cp.completed_at.is_not(None), 1), else_=0))
    counts = select(cp.course_id, func.count(), finished).where(cp.company_id == company_id, cp.removed_at.is_(None))
    figures: dict[int, tuple[int, int]] = {
        row[0]: (row[1], int(row[2])) for row in connection.execute(counts.group_by(cp.course_id))
    }
    statement = (
        select(it.course_id, it.fullname, it.shortname, it.is_visible, own.via)
        .select_from(company_course.join(course, it.course_id == own.course_id))
        .where(own.company_id == company_id, own.removed_at.is_(None), it.removed_at.is_(None))
        .order_by(it.sort_name, it.course_id)
    )
    return [CompanyCourse(*row, *figures.get(row[0], (0, 0))) for row in connection.execute(statement)]


def course_ids(connection: Connection) -> dict[int, frozenset[int]]:
    """The courses of every company."""
    own = company_course.c
    found: dict[int, set[int]] = {}
    for company_id, course_id in connection.execute(
        select(own.company_id, own.course_id).where(own.removed_at.is_(None))
    ):
        found.setdefault(company_id, set()).add(course_id)
    return {company_id: frozenset(ids) for company_id, ids in found.items()}


def _members(company_id: int, text: str) -> ColumnElement[bool]:
    m, person = company_learner.c, learner.c
    found: list[Any] = [person.search_text.contains(word, autoescape=True) for word in words(text)]
    return and_(m.company_id == company_id, m.removed_at.is_(None), person.removed_at.is_(None), *found)


def _after(place: Place) -> ColumnElement[bool]:
    name, user_id = place
    return or_(learner.c.sort_name > name, and_(learner.c.sort_name == name, learner.c.user_id > user_id))
