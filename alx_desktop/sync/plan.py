"""Which learners a run for one company must look at."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from alx_desktop.domain.progress import CancelToken
from alx_desktop.domain.scope import Scope
from alx_desktop.moodle.companies import MEMBERSHIP_WIDTH
from alx_desktop.moodle.pack import unpack
from alx_desktop.store.store import Store
from alx_desktop.store.tables.progress import course_progress
from alx_desktop.store.tables.star import company_learner
from alx_desktop.sync.extract import read_again
from alx_desktop.sync.recompute import Recomputation


def company_scopes(
    work: Recomputation, store: Store, company_id: int, size: int, cancel: CancelToken, only: set[int] | None = None
) -> Iterator[Scope]:
    """The company's members now and everybody whose rows it has, `size` learners at a time; `only`: of these."""
    members = company_members(work, company_id, cancel) | _stored(store, company_id)
    ordered = sorted(members if only is None else members & only)
    for start in range(0, len(ordered), size):
        yield Scope(user_ids=tuple(ordered[start : start + size]), company_id=company_id)


def company_members(work: Recomputation, company_id: int, cancel: CancelToken) -> set[int]:
    """The learners of a company in Moodle, now."""
    table = work.companies.memberships()
    if table is None:
        return _enrolled(work, company_id, cancel)
    rows = read_again(work.source, lambda reader: reader.rows("company_members", table.per_user()), cancel)
    members: set[int] = set()
    for user_id, count, _digest, values in rows:
        flat = unpack(values, count * MEMBERSHIP_WIDTH, "company_users")
        if any(work.companies.company_id(value) == company_id for value in flat[::MEMBERSHIP_WIDTH]):
            members.add(user_id)
    return members


def _enrolled(work: Recomputation, company_id: int, cancel: CancelToken) -> set[int]:
    """Companies by course category: whoever is enrolled in one of the company's courses."""
    table = work.source.schema.table("user_enrolments")
    courses = {course for company, course in work.site.company_courses if company == company_id}
    methods = [method for method, (course, _enabled) in work.site.methods.items() if course in courses]
    statement = select(table.c.userid).distinct().where(table.c.enrolid.in_(methods))
    return {row[0] for row in read_again(work.source, lambda r: r.rows("company_members", statement), cancel)}


def _stored(store: Store, company_id: int) -> set[int]:
    with store.reading(store.reporting) as connection:
        rows = select(course_progress.c.user_id).distinct().where(course_progress.c.company_id == company_id)
        members = select(company_learner.c.user_id).where(company_learner.c.company_id == company_id)
        return set(connection.scalars(rows)) | set(connection.scalars(members))
