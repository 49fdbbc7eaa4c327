"""Rows for tests of the store, and questions about them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from alx_desktop.store.store import Store
from alx_desktop.store.tables import progress, star, state


def company(company_id: int = 1, **changes: Any) -> dict[str, Any]:
    row = {"company_id": company_id, "name": "Näme", "shortname": "n", "sort_name": "name", "is_suspended": False}
    return row | {"change_seq": 0} | changes


def learner(user_id: int) -> dict[str, Any]:
    names = {"username": f"u{user_id}", "firstname": "Ann", "lastname": "Lee", "email": "", "idnumber": ""}
    return {"user_id": user_id, **names, "is_suspended": False, "sort_name": "lee ann", "search_text": "lee ann"}


def course(course_id: int) -> dict[str, Any]:
    names = {"fullname": "C", "shortname": "c", "idnumber": "", "sort_name": "c", "search_text": "c", "signature": ""}
    flags = {"is_visible": True, "completion_enabled": True, "has_criteria": False, "activities_total": 3}
    return {"course_id": course_id, **names, **flags}


def fact(company_id: int, user_id: int, course_id: int, **changes: Any) -> dict[str, Any]:
    row = {
        "company_id": company_id,
        "user_id": user_id,
        "course_id": course_id,
        "is_active": True,
        "is_tracked": True,
        "activities_done": 0,
        "activities_total": 3,
        "status": "not_started",
        "grade_hidden": False,
        "attribution": "course",
        "first_seen_at": 1,
        "change_seq": 0,
        "changed_at": 1,
    }
    return row | changes


def fill(store: Store, learners: int = 50, courses: int = 4) -> None:
    """One company with `learners` x `courses` rows of course progress, in one transaction."""
    with store.writing(store.reporting) as connection:
        fill_connection(connection, learners, courses)


def fill_connection(connection: Connection, learners: int, courses: int) -> None:
    connection.execute(insert(star.company), [company(1, change_seq=learners * courses)])
    connection.execute(insert(star.course), [course(c) for c in range(1, courses + 1)])
    connection.execute(insert(star.learner), [learner(u) for u in range(1, learners + 1)])
    keys = [(u, c) for u in range(1, learners + 1) for c in range(1, courses + 1)]
    facts = [fact(1, u, c, change_seq=n + 1, percentage=n / 7) for n, (u, c) in enumerate(keys)]
    connection.execute(insert(progress.course_progress), facts)


def count(store: Store, table: Table) -> int:
    with store.reading(store.reporting) as connection:
        return int(connection.scalar(select(func.count()).select_from(table)) or 0)


def sync_state(store: Store) -> dict[str, Any]:
    with store.reading(store.reporting) as connection:
        return dict(connection.execute(select(state.sync_state)).mappings().one())


def lease(store: Store) -> dict[str, Any]:
    with store.reading(store.reporting) as connection:
        return dict(connection.execute(select(state.sync_lease)).mappings().one())
