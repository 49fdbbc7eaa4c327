"""What one company's clients may see, as SQLAlchemy expressions: always already cut to the company.

The company and its switched-off courses are conditions of every set, and a switched-off field is no column of it, so
that whatever is built on top (filters, orders, counts) cannot reach beyond. Labels are the published names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, FromClause, and_, case, false, func, or_, true

from alx_desktop.domain.published_fields import FIELDS
from alx_desktop.store.tables.progress import completion_episode, course_progress, progress_daily
from alx_desktop.store.tables.star import company, company_course, company_learner, course, department, learner

Columns = dict[str, ColumnElement[Any]]


@dataclass(frozen=True, slots=True)
class CompanyView:
    """Whose rows, and what of them. fields: published fields that are on. courses_off: courses that do not exist."""

    company_id: int
    fields: frozenset[str]
    courses_off: frozenset[int] = frozenset()

    @classmethod
    def whole(cls, company_id: int) -> CompanyView:
        """With every field and course, for the company's own administrator."""
        return cls(company_id, frozenset(field.name for field in FIELDS))


@dataclass(frozen=True, slots=True)
class PublishedSet:
    """Rows and columns that may be read. key: the columns that tell rows apart, whether or not they are shown.

    Use as `select(*columns).select_from(source).where(condition, ...)`.
    """

    source: FromClause
    condition: ColumnElement[bool]
    key: tuple[ColumnElement[Any], ...]
    columns: Mapping[str, ColumnElement[Any]]


def progress_set(view: CompanyView, *, removed: bool = False, both: bool = False) -> PublishedSet:
    """Course progress: live rows; with `removed` the tombstones instead, with `both` all of them (the change feed)."""
    cp = course_progress.c
    alive = true() if both else cp.removed_at.is_not(None) if removed else cp.removed_at.is_(None)
    every = _progress_columns()
    if removed or both:
        is_member = or_(cp.removed_at.is_(None), _is_member())
        every |= _known(is_member, _person_names(), "") | _known(is_member, _learner_flags(), false())
    columns = _shown(view, every)
    if removed or both:
        columns |= {"removed_at": cp.removed_at, "removed_reason": cp.removed_reason}
    condition = and_(cp.company_id == view.company_id, _course_on(view, cp.course_id), alive)
    return PublishedSet(_joined(), condition, (cp.user_id, cp.course_id), columns)


def learners_set(view: CompanyView) -> PublishedSet:
    """The company's learners."""
    m, person = company_learner.c, learner.c
    source = company_learner.join(learner, person.user_id == m.user_id).outerjoin(department, _own_department())
    columns = _shown(
        view,
        {
            "user_id": m.user_id,
            **_learner_columns(),
            "department_id": m.department_id,
            "department_name": department.c.name,
        },
    )
    condition = and_(m.company_id == view.company_id, m.removed_at.is_(None), person.removed_at.is_(None))
    return PublishedSet(source, condition, (m.user_id,), columns)


def courses_set(view: CompanyView) -> PublishedSet:
    """The company's courses."""
    assigned, it = company_course.c, course.c
    columns = _shown(view, {"course_id": it.course_id, **_course_columns()})
    columns |= {
        "activities_total": it.activities_total,
        "completion_enabled": it.completion_enabled,
        "via": assigned.via,
        "valid_days": assigned.valid_days,
        "warn_days": assigned.warn_days,
    }
    condition = and_(
        assigned.company_id == view.company_id,
        assigned.removed_at.is_(None),
        it.removed_at.is_(None),
        _course_on(view, assigned.course_id),
    )
    source = company_course.join(course, it.course_id == assigned.course_id)
    return PublishedSet(source, condition, (assigned.course_id,), columns)


def departments_set(view: CompanyView) -> PublishedSet:
    """The company's departments; none where the company does not show departments."""
    it = department.c
    if not {"department_id", "department_name"} <= view.fields:
        return PublishedSet(department, false(), (it.department_id,), {"department_id": it.department_id})
    columns: Columns = {
        "department_id": it.department_id,
        "department_name": it.name,
        "department_shortname": it.shortname,
        "parent_id": it.parent_id,
    }
    condition = and_(it.company_id == view.company_id, it.removed_at.is_(None))
    return PublishedSet(department, condition, (it.department_id,), columns)


def episodes_set(view: CompanyView) -> PublishedSet:
    """Training episodes (IOMAD's track rows) of the company's learners, also of former ones, by the company that the
    row names."""
    e, person, m = completion_episode.c, learner.c, company_learner.c
    names = _known(_is_member(), _person_names(), "")
    columns = _shown(view, {"user_id": e.user_id, **names, "course_id": e.course_id})
    columns |= {"episode_id": e.track_id}
    named: Columns = {
        "course_name": e.course_name,
        "enrolled_at": e.enrolled_at,
        "started_at": e.started_at,
        "completed_at": e.completed_at,
        "expires_at": e.expires_at,
        "grade_percent": e.score,
    }
    columns |= _shown(view, named)
    columns |= {"licence_name": e.licence_name, "is_cleared": e.is_cleared}
    condition = and_(e.company_id == view.company_id, e.removed_at.is_(None), _course_on(view, e.course_id))
    member = and_(m.company_id == e.company_id, m.user_id == e.user_id)
    source = completion_episode.outerjoin(learner, person.user_id == e.user_id).outerjoin(company_learner, member)
    return PublishedSet(source, condition, (e.user_id, e.track_id), columns)


def daily_set(view: CompanyView) -> PublishedSet:
    """Counts per course and day."""
    d = progress_daily.c
    counted = ("enrolled", "active", "completed", "in_progress", "not_started", "overdue", "expired", "expiring_30d")
    columns = _shown(view, {"course_id": d.course_id, "course_name": course.c.fullname})
    columns |= {"day": d.day, **{name: d[name] for name in counted}}
    condition = and_(d.company_id == view.company_id, _course_on(view, d.course_id))
    source = progress_daily.outerjoin(course, course.c.course_id == d.course_id)
    return PublishedSet(source, condition, (d.day, d.course_id), columns)


def companies_set(view: CompanyView) -> PublishedSet:
    """The one company of the token."""
    c = company.c
    columns: Columns = {
        "company_id": c.company_id,
        "company_name": c.name,
        "company_shortname": c.shortname,
        "company_is_suspended": c.is_suspended,
    }
    return PublishedSet(company, c.company_id == view.company_id, (c.company_id,), columns)


SETS: Mapping[str, Callable[[CompanyView], PublishedSet]] = {
    "course-progress": progress_set,
    "learners": learners_set,
    "courses": courses_set,
    "departments": departments_set,
    "episodes": episodes_set,
    "daily": daily_set,
    "companies": companies_set,
}
"""What can be read, by its name in REST."""


def plugin_visible(inactive: bool, suspended: bool, hidden: bool) -> ColumnElement[bool]:
    """What the plugin's protocol shows of live rows: True opts in to rows that it otherwise leaves out."""
    conditions: list[ColumnElement[bool]] = []
    if not inactive:
        conditions.append(course_progress.c.is_active)
    if not suspended:
        conditions.append(~_is_suspended())
    if not hidden:
        conditions.append(func.coalesce(course.c.is_visible, true()))
    return and_(true(), *conditions)


def _joined() -> FromClause:
    """Course progress with all that its rows show; each join is on a whole key, so that no row is doubled."""
    cp = course_progress.c
    member = and_(company_learner.c.company_id == cp.company_id, company_learner.c.user_id == cp.user_id)
    return (
        course_progress.outerjoin(learner, learner.c.user_id == cp.user_id)
        .outerjoin(course, course.c.course_id == cp.course_id)
        .outerjoin(company, company.c.company_id == cp.company_id)
        .outerjoin(company_learner, member)
        .outerjoin(department, _own_department())
    )


def _own_department() -> ColumnElement[bool]:
    return and_(
        department.c.company_id == company_learner.c.company_id,
        department.c.department_id == company_learner.c.department_id,
    )


def _course_on(view: CompanyView, column: ColumnElement[Any]) -> ColumnElement[bool]:
    return column.not_in(sorted(view.courses_off)) if view.courses_off else true()


def _shown(view: CompanyView, columns: Columns) -> Columns:
    return {name: column for name, column in columns.items() if name in view.fields}


def _progress_columns() -> Columns:
    """Every published field, in the order of the catalogue."""
    cp = course_progress.c
    found: Columns = {
        **{column.name: column for column in cp},
        **_learner_columns(),
        **_course_columns(),
        "department_id": company_learner.c.department_id,
        "department_name": department.c.name,
        "company_name": company.c.name,
    }
    return {field.name: found[field.name] for field in FIELDS}


def _person_names() -> Columns:
    return {
        "learner_firstname": learner.c.firstname,
        "learner_lastname": learner.c.lastname,
        "learner_email": learner.c.email,
        "learner_username": learner.c.username,
        "learner_idnumber": learner.c.idnumber,
    }


def _known(is_member: ColumnElement[bool], columns: Columns, otherwise: Any) -> Columns:
    """What the store knows of a learner who has left is no longer the company's: another one may have entered it."""
    return {name: case((is_member, column), else_=otherwise).label(name) for name, column in columns.items()}


def _is_member() -> ColumnElement[bool]:
    return and_(company_learner.c.user_id.is_not(None), company_learner.c.removed_at.is_(None))


def _learner_columns() -> Columns:
    return {**_person_names(), **_learner_flags()}


def _learner_flags() -> Columns:
    return {
        "learner_is_suspended": _is_suspended(),
        "learner_is_manager": func.coalesce(company_learner.c.manager_type, 0) > 0,
    }


def _is_suspended() -> ColumnElement[bool]:
    flags: Iterable[ColumnElement[Any]] = (learner.c.is_suspended, company_learner.c.is_suspended)
    return or_(*(func.coalesce(flag, false()) for flag in flags))


def _course_columns() -> Columns:
    return {
        "course_name": course.c.fullname,
        "course_shortname": course.c.shortname,
        "course_idnumber": course.c.idnumber,
        "course_category": course.c.category_name,
        "course_is_visible": course.c.is_visible,
    }
