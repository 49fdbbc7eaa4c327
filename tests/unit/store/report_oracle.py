"""Random stores and queries for the report, and what plain Python says their result is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import Connection, delete, insert

from alx_desktop.domain.report_query import ReportQuery, SortColumn
from alx_desktop.store import report
from alx_desktop.store.fold import fold
from alx_desktop.store.tables import progress, star

NOW = 1_000
NAMES = ("Anna", "anna", "Élan", "B_b", "50%", "wow!", "Groß", "安娜", "An Na")
STATUSES = ("completed", "in_progress", "not_started")
TEXTS = ("", "an", "anna", "elan", "ÉLAN", "_", "%", "!", "gross", "安", "an na", "b na", "an zz", "zz", "   ", "a\0n")
TIMES = (None, None, 1, 2, 999, 1_000, 1_001, 90_000)
CHANGED = (-90_000, NOW - 3_601, NOW - 3_600, NOW)
"""Times of changes; the middle ones lie at the edge of the last hour."""
DIMENSIONS = {SortColumn.LEARNER: 1, SortColumn.EMAIL: 1, SortColumn.COURSE: 2, SortColumn.COMPANY: 0}


@dataclass(frozen=True)
class Sample:
    """names[i]: name per id of companies, users, courses. rows: course_progress as dicts.

    members: department (0: none, 4: one that does not exist) of a company and a user. departments: their names.
    history: of progress_change; a row may have changed without any.
    """

    names: tuple[dict[int, str], dict[int, str], dict[int, str]]
    rows: list[dict[str, Any]]
    members: dict[tuple[int, int], int] = field(default_factory=dict)
    departments: dict[tuple[int, int], str] = field(default_factory=dict)
    history: list[dict[str, Any]] = field(default_factory=list)


def _names(highest: int):
    return st.fixed_dictionaries({number: st.sampled_from(NAMES) for number in range(1, highest + 1)})


def _key():
    return st.tuples(st.integers(1, 3), st.integers(1, 4), st.integers(1, 4))


@st.composite
def samples(draw) -> Sample:
    """A store of up to 48 rows with many ties and NULLs."""
    names = (draw(_names(3)), draw(_names(4)), draw(_names(4)))
    keys = draw(st.lists(_key(), unique=True, max_size=30))
    members = draw(st.dictionaries(st.tuples(st.integers(1, 3), st.integers(1, 4)), st.integers(0, 4), max_size=12))
    places = [(company, department) for company in (1, 2, 3) for department in (1, 2, 3)]
    departments = draw(st.fixed_dictionaries({place: st.sampled_from(NAMES) for place in places}))
    rows = [draw(_row(key)) for key in keys]
    recorded = draw(st.lists(st.booleans(), min_size=30, max_size=30))
    history = [_change(one) for one, is_recorded in zip(rows, recorded, strict=False) if is_recorded]
    return Sample(names, rows, members, departments, history)


def _change(of: dict[str, Any]) -> dict[str, Any]:
    own = {name: of[name] for name in ("company_id", "user_id", "course_id", "changed_at", "change_seq")}
    return {**own, "run_id": "r", "kind": "updated"}


@st.composite
def _row(draw, key: tuple[int, int, int]) -> dict[str, Any]:
    names = ("enrolled_at", "started_at", "completed_at", "due_at", "expires_at", "last_access_at")
    values: dict[str, Any] = {name: draw(st.sampled_from(TIMES)) for name in names}
    for name in ("percentage", "grade_percent"):
        values[name] = draw(st.sampled_from((None, 0.0, 12.5, 100 / 3, 100.0)))
    # Numbered in the order of their times, as the changes of a company are.
    values["change_seq"] = draw(st.integers(1, len(CHANGED)))
    values["changed_at"] = CHANGED[values["change_seq"] - 1]
    values |= {"status": draw(st.sampled_from(STATUSES)), "is_active": draw(st.booleans())}
    return row(key, removed_at=draw(st.sampled_from((None, None, None, 5))), **values)


def row(key: tuple[int, int, int], **values: Any) -> dict[str, Any]:
    """A row of course_progress: these values, and plain ones where nothing is given."""
    plain = dict.fromkeys(progress.course_progress.c.keys())
    plain |= {
        "status": "in_progress",
        "is_active": True,
        "is_tracked": True,
        "activities_done": 1,
        "activities_total": 2,
        "grade_hidden": False,
        "attribution": "course",
        "first_seen_at": 1,
        "change_seq": 1,
        "changed_at": 1,
    }
    return plain | dict(zip(("company_id", "user_id", "course_id"), key, strict=True)) | values


@st.composite
def queries(draw) -> ReportQuery:
    """Any query, ids that do not exist included."""
    ids = st.lists(st.integers(1, 5), max_size=3, unique=True).map(tuple)
    return ReportQuery(
        company_ids=draw(ids),
        course_ids=draw(ids),
        statuses=draw(st.lists(st.sampled_from((*STATUSES, "nonsense")), max_size=2, unique=True).map(tuple)),
        text=draw(st.sampled_from(TEXTS)),
        sort=draw(st.sampled_from(list(SortColumn))),
        descending=draw(st.booleans()),
        include_removed=draw(st.booleans()),
        changed_hours=draw(st.sampled_from((0, 0, 1, 24))),
    )


def fill(connection: Connection, sample: Sample) -> None:
    """Replace the content of the store with the sample."""
    stars = (star.company_learner, star.company_course, star.department, star.learner, star.course, star.company)
    for table in (progress.course_progress, progress.progress_change, *stars):
        connection.execute(delete(table))
    companies, users, courses = sample.names
    connection.execute(insert(star.company), [_company(number, name) for number, name in companies.items()])
    connection.execute(insert(star.learner), [_learner(number, name) for number, name in users.items()])
    connection.execute(insert(star.course), [_course(number, name) for number, name in courses.items()])
    if sample.departments:
        named = [_department(*place, name) for place, name in sample.departments.items()]
        connection.execute(insert(star.department), named)
    if sample.members:
        connection.execute(insert(star.company_learner), [_member(*pair, n) for pair, n in sample.members.items()])
    if sample.rows:
        connection.execute(insert(progress.course_progress), sample.rows)
    if sample.history:
        connection.execute(insert(progress.progress_change), sample.history)


def expected(sample: Sample, query: ReportQuery) -> list[tuple[int, int, int]]:
    """Keys of the result, by filtering and sorting in Python: rows without a value last, ties by key."""
    ranked = [(_rank(sample, query, row), _key_of(row)) for row in sample.rows if _fits(sample, query, row)]
    # The longest overdue was due first.
    reverse = query.descending != (query.sort is SortColumn.DAYS_OVERDUE)
    found: list[tuple[int, int, int]] = []
    for part in sorted({rank[0] for rank, _key in ranked}):
        own = [(rank[1:], key) for rank, key in ranked if rank[0] == part]
        found += [key for _rank, key in sorted(own, reverse=reverse)]
    return found


def _rank(sample: Sample, query: ReportQuery, row: dict[str, Any]) -> tuple[Any, ...]:
    """Which part of the result a row is in, and what it is sorted by there."""
    key = _key_of(row)
    place = DIMENSIONS.get(query.sort)
    if query.sort is SortColumn.DEPARTMENT:
        number = sample.members.get(key[:2], 0)
        name = sample.departments.get((key[0], number))
        return (1, key[1], key[0], key[2]) if name is None else (0, fold(name), key[0], number, key[1], key[2])
    if query.sort is SortColumn.DAYS_OVERDUE:
        due = row["due_at"]
        overdue = due is not None and due < NOW and row["status"] != "completed" and row["removed_at"] is None
        return (2, *key) if due is None else (0 if overdue else 1, due, *key)
    if place is None:
        value = row[query.sort.value]
        return (1, *key) if value is None else (0, value, *key)
    name = sample.names[place][key[place]]
    return (0, name if query.sort is SortColumn.EMAIL else fold(name), key[place], *key)


def keys(page: report.Page) -> list[tuple[int, int, int]]:
    """Keys of a page's rows."""
    return [_key_of(row) for row in page.rows]


def forwards(connection: Connection, query: ReportQuery, size: int) -> list[tuple[int, int, int]]:
    """Keys of the whole result, page by page from the first."""
    found: list[tuple[int, int, int]] = []
    page = report.page(connection, query, NOW, size=size)
    while page.rows:
        found += keys(page)
        page = report.page(connection, query, NOW, after=page.last, size=size)
    return found


def backwards(connection: Connection, query: ReportQuery, size: int) -> list[tuple[int, int, int]]:
    """Keys of the whole result, page by page from the last row back."""
    found: list[tuple[int, int, int]] = []
    page = report.page_at(connection, query, NOW, offset=max(0, report.count(connection, query, NOW) - 1), size=1)
    while page.rows:
        found = keys(page) + found
        page = report.page(connection, query, NOW, before=page.first, size=size)
    return found


def _fits(sample: Sample, query: ReportQuery, row: dict[str, Any]) -> bool:
    names = [fold(sample.names[place][part]) for place, part in enumerate(_key_of(row))]
    return (
        (query.include_removed or row["removed_at"] is None)
        and (not query.company_ids or row["company_id"] in query.company_ids)
        and (not query.course_ids or row["course_id"] in query.course_ids)
        and (not query.changed_hours or row["changed_at"] >= NOW - query.changed_hours * 3_600)
        and (not query.statuses or row["status"] in query.statuses)
        and all(any(word in name for name in names) for word in fold(query.text.replace("\0", " ")).split())
    )


def _key_of(row: dict[str, Any]) -> tuple[int, int, int]:
    return row["company_id"], row["user_id"], row["course_id"]


def _company(number: int, name: str) -> dict[str, Any]:
    return {
        "company_id": number,
        "name": name,
        "shortname": f"c{number}",
        "sort_name": fold(name),
        "is_suspended": False,
    }


def _learner(number: int, name: str) -> dict[str, Any]:
    return {
        "user_id": number,
        "username": f"u{number}",
        "firstname": "",
        "lastname": name,
        "email": name,
        "idnumber": "",
        "is_suspended": False,
        "sort_name": fold(name),
        "search_text": fold(name),
    }


def _course(number: int, name: str) -> dict[str, Any]:
    return {
        "course_id": number,
        "fullname": name,
        "shortname": f"k{number}",
        "idnumber": "",
        "is_visible": True,
        "completion_enabled": True,
        "has_criteria": True,
        "activities_total": 3,
        "sort_name": fold(name),
        "search_text": fold(name),
        "signature": "",
    }


def _department(company: int, number: int, name: str) -> dict[str, Any]:
    return {
        "company_id": company,
        "department_id": number,
        "name": name,
        "shortname": "",
        "sort_name": fold(name),
    }


def _member(company: int, user: int, department: int) -> dict[str, Any]:
    return {
        "company_id": company,
        "user_id": user,
        "department_id": department or None,
        "department_ids": "",
        "manager_type": 0,
        "is_educator": False,
        "is_suspended": False,
    }
