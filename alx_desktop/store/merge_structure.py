"""Merges the structure of a site: companies, departments, courses, and which company has which course.

A changed name or flag is news for the rows that show it, so their change_seq rises with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, or_, select, true, update

from alx_desktop.domain.rows import Row
from alx_desktop.domain.site import Course, SiteStructure
from alx_desktop.store.attribute_changes import count_changes
from alx_desktop.store.bulk import fetch_tuples, upsert_rows
from alx_desktop.store.fold import fold
from alx_desktop.store.merge import next_change_seq
from alx_desktop.store.tables.progress import course_progress
from alx_desktop.store.tables.star import company, company_course, company_learner, course, department

COMPANY_COLUMNS = ("company_id", "name", "shortname", "sort_name", "parent_id", "is_suspended", "removed_at")
DEPARTMENT_COLUMNS = ("company_id", "department_id", "name", "shortname", "sort_name", "parent_id", "removed_at")
COURSE_COLUMNS = (
    "course_id", "fullname", "shortname", "idnumber", "category_id", "category_name", "is_visible",
    "completion_enabled", "has_criteria", "activities_total", "sort_name", "search_text", "signature", "removed_at",
)  # fmt: skip
COMPANY_COURSE_COLUMNS = ("company_id", "course_id", "via", "valid_days", "warn_days", "removed_at")
COURSE_PUBLISHED = (1, 2, 3, 5, 6)
"""Columns of a course that its rows show: names, idnumber, category, visible."""


@dataclass(slots=True)
class StructureChanges:
    """What differs from the stored structure, by key.

    companies, courses, departments: what their rows show. come_or_gone: companies that are new or removed. rules:
    courses whose learners need recomputing; company_courses: pairs whose learners do. rows: of course progress that
    show something of it, and have changed with it.
    """

    companies: set[int] = field(default_factory=set)
    come_or_gone: set[int] = field(default_factory=set)
    courses: set[int] = field(default_factory=set)
    rules: set[int] = field(default_factory=set)
    departments: set[tuple[int, int]] = field(default_factory=set)
    company_courses: set[tuple[int, int]] = field(default_factory=set)
    rows: int = 0


def merge_structure(
    connection: Connection, site: SiteStructure, run_id: str, now: int, company_id: int | None = None
) -> StructureChanges:
    """Make the stored structure equal to the site's; with company_id only that company's part (and the courses).

    Before anything else that the run merges: its rows are counted as the first that it changes.
    """
    changes = StructureChanges()

    def keep(key: int) -> bool:
        return company_id is None or key == company_id

    companies, courses, departments, assigned = structure_rows(site)
    companies = [row for row in companies if keep(row[0])]
    departments = [row for row in departments if keep(row[0])]
    assigned = [row for row in assigned if keep(row[0])]
    only = None if company_id is None else (lambda table: table.c.company_id == company_id)
    for old, row in _merge(connection, company, COMPANY_COLUMNS, 1, companies, now, only):
        if old is not None and old[1:] != row[1:]:
            changes.companies.add(row[0])
        if old is None or old[-1] != row[-1]:
            changes.come_or_gone.add(row[0])
    for old, row in _merge(connection, course, COURSE_COLUMNS, 1, courses, now, None):
        if old is not None and any(old[i] != row[i] for i in COURSE_PUBLISHED):
            changes.courses.add(row[0])
        if old is None or old[12:] != row[12:]:
            changes.rules.add(row[0])
    for old, row in _merge(connection, department, DEPARTMENT_COLUMNS, 2, departments, now, only):
        if old is None or old[2] != row[2]:
            changes.departments.add((row[0], row[1]))
    for _old, row in _merge(connection, company_course, COMPANY_COURSE_COLUMNS, 2, assigned, now, only):
        changes.company_courses.add((row[0], row[1]))
    changes.rows = _fan_out(connection, changes, run_id, now)
    return changes


def structure_rows(site: SiteStructure) -> tuple[list[Row], list[Row], list[Row], list[Row]]:
    """Rows of company, course, department and company_course, in the order of their columns without removed_at."""
    companies: list[Row] = [
        (c.company_id, c.name, c.shortname, fold(c.name), c.parent_id, c.is_suspended) for c in site.companies.values()
    ]
    departments: list[Row] = [
        (d.company_id, d.department_id, d.name, d.shortname, fold(d.name), d.parent_id)
        for d in site.departments.values()
        if d.company_id in site.companies
    ]
    assigned: list[Row] = [
        (company_id, course_id, rule.via, rule.valid_days, rule.warn_days)
        for (company_id, course_id), rule in site.company_courses.items()
    ]
    return companies, [_course_row(c) for c in site.courses.values()], departments, assigned


def is_known(connection: Connection, company_id: int) -> bool:
    """Whether the store has the company, or a row of one that is gone."""
    rows = select(course_progress.c.user_id).where(course_progress.c.company_id == company_id).limit(1)
    live = select(company.c.company_id).where(company.c.company_id == company_id, company.c.removed_at.is_(None))
    return connection.execute(live).first() is not None or connection.execute(rows).first() is not None


def _course_row(c: Course) -> Row:
    return (
        c.course_id, c.fullname, c.shortname, c.idnumber, c.category_id, c.category_name, c.is_visible,
        c.completion_enabled, c.has_criteria, len(c.tracked), fold(c.fullname),
        fold(c.fullname, c.shortname, c.idnumber), c.signature,
    )  # fmt: skip


def _merge(
    connection: Connection,
    table: Table,
    columns: Sequence[str],
    key_width: int,
    derived: Iterable[Row],
    now: int,
    only: Callable[[Table], Any] | None,
) -> list[tuple[Row | None, Row]]:
    """Upsert what differs and stamp what is gone; returns (old, new) of every row written."""
    statement = select(*(table.c[name] for name in columns))
    if only is not None:
        statement = statement.where(only(table))
    known = fetch_tuples(connection, statement)
    rows = [(*values, None) for values in derived]
    # Nearly always nothing differs, and sets say so in a moment.
    same = set(known).intersection(rows)
    stored = {row[:key_width]: row for row in known if row not in same}
    written: list[tuple[Row | None, Row]] = [
        (stored.pop(row[:key_width], None), row) for row in rows if row not in same
    ]
    written += [(old, (*old[:-1], now)) for old in stored.values() if old[-1] is None]
    upsert_rows(connection, table, columns, [row for _old, row in written])
    return written


def _fan_out(connection: Connection, changes: StructureChanges, run_id: str, now: int) -> int:
    """Raise change_seq on the live rows that show a renamed or re-flagged company, course or department; how many."""
    affected: dict[int, list[ColumnElement[bool]]] = {company_id: [true()] for company_id in changes.companies}
    for company_id, courses in _courses_of(connection, changes).items():
        affected.setdefault(company_id, []).append(course_progress.c.course_id.in_(courses))
    for company_id in {company_id for company_id, _ in changes.departments} - changes.companies:
        members = select(company_learner.c.user_id).where(
            company_learner.c.company_id == company_id,
            company_learner.c.department_id.in_(sorted(of for owner, of in changes.departments if owner == company_id)),
        )
        affected.setdefault(company_id, []).append(course_progress.c.user_id.in_(members))
    numbers = next_change_seq(connection, affected, now)
    changed: dict[int, int] = {}
    for company_id, conditions in affected.items():
        # In one statement: a row of a renamed course and a renamed department changes once.
        shown = and_(course_progress.c.company_id == company_id, course_progress.c.removed_at.is_(None))
        raised = update(course_progress).where(shown, or_(*conditions))
        values = {"change_seq": numbers[company_id], "changed_at": now}
        changed[company_id] = connection.execute(raised.values(values)).rowcount
    return count_changes(connection, run_id, now, changed)


def _courses_of(connection: Connection, changes: StructureChanges) -> dict[int, list[int]]:
    """The changed courses of each company that has not changed itself."""
    found: dict[int, list[int]] = {}
    if changes.courses:
        c = company_course.c
        having = select(c.company_id, c.course_id).where(c.course_id.in_(sorted(changes.courses)))
        for company_id, course_id in connection.execute(having):
            if company_id not in changes.companies:
                found.setdefault(company_id, []).append(course_id)
    return found
