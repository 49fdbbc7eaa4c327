"""Two companies that share a learner and a course, with a row in every table of the store."""

from __future__ import annotations

from typing import Any

from sqlalchemy import insert, select

from alx_desktop.store.audit import append_audit
from alx_desktop.store.location import Database
from alx_desktop.store.store import Store
from alx_desktop.store.tables import activity, admin, progress, star, state
from tests.unit.store.rows import company, course, fact, learner


def put(store: Store, table: Any, *rows: dict[str, Any]) -> None:
    with store.writing(store.reporting) as connection:
        connection.execute(insert(table), list(rows))


def member(company_id: int, user_id: int, **changes: Any) -> dict[str, Any]:
    flags = {"department_ids": "", "manager_type": 0, "is_educator": False, "is_suspended": False}
    return {"company_id": company_id, "user_id": user_id, **flags, "removed_at": None, **changes}


def episode(company_id: int, user_id: int, track_id: int, **changes: Any) -> dict[str, Any]:
    row = {"company_id": company_id, "user_id": user_id, "track_id": track_id, "course_id": 1, "course_name": "C"}
    return {**row, "is_cleared": False, "removed_at": None, **changes}


def change(company_id: int, user_id: int) -> dict[str, Any]:
    key = {"company_id": company_id, "user_id": user_id, "course_id": 1}
    return {**key, "run_id": "r", "changed_at": 1, "change_seq": 1, "kind": "inserted"}


def daily(company_id: int) -> dict[str, Any]:
    names = ("enrolled", "active", "completed", "in_progress", "not_started", "overdue", "expired", "expiring_30d")
    return {"company_id": company_id, "course_id": 1, "day": "2026-01-01", **dict.fromkeys(names, 1)}


def two_companies(store: Store) -> None:
    """Learner 1 and course 1 of company 1 alone, 2 of both, 3 of company 2 alone."""
    put(store, star.company, company(1, change_seq=10, name="Acme"), company(2, change_seq=20, name="Beta"))
    put(store, star.learner, *(learner(user) for user in (1, 2, 3, 4)))
    put(store, star.course, *(course(one) for one in (1, 2, 3, 4)))
    pairs = [(1, 1), (1, 2), (2, 2), (2, 3)]
    put(store, star.company_learner, *(member(*pair) for pair in pairs))
    put(store, star.company_course, *({"company_id": c, "course_id": k, "via": "x"} for c, k in pairs))
    names = {"name": "D", "shortname": "d", "sort_name": "d"}
    put(store, star.department, *({"company_id": c, "department_id": c, **names} for c in (1, 2)))
    put(store, progress.course_progress, *(fact(c, k, k, change_seq=3) for c, k in pairs))
    put(store, progress.progress_change, *(change(*pair) for pair in pairs))
    put(
        store,
        progress.attribute_change,
        *({"company_id": c, "changed_at": 1, "run_id": "r", "rows": 1} for c in (1, 2)),
    )
    put(store, progress.progress_daily, daily(1), daily(2))
    put(store, progress.completion_episode, *(episode(c, k, 10 * c + k) for c, k in pairs))
    keys = ("company_id", "user_id", "course_id")
    gone = [dict(zip(keys, (c, k, k), strict=True)) | {"reason": "unenrolled"} for c, k in pairs]
    put(store, progress.pending_removal, *(row | {"run_id": "r", "found_at": 1} for row in gone))
    sums = {column.name: 0 for column in state.learner_source.columns if column.name != "user_id"}
    put(store, state.learner_source, *({"user_id": user, **sums} for user in (1, 2, 3, 4)))


def content(store: Store, *, without: int | None = None) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the reporting database; without those of a company."""
    found = {}
    with store.reading(store.reporting) as connection:
        for table in Database.REPORTING.metadata.sorted_tables:
            if table is not state.sync_lease:
                rows = select(table)
                if without is not None and "company_id" in table.c:
                    rows = rows.where(table.c.company_id != without)
                found[table.name] = sorted((tuple(row) for row in connection.execute(rows)), key=repr)
    return found


def everything(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row that moves with a store."""
    found = {}
    for database in Database:
        with store.reading(store.engine(database)) as connection:
            for table in database.metadata.sorted_tables:
                if table is not state.sync_lease:
                    columns = [column for column in table.columns if column.name not in ("copy_of", "moved_to")]
                    rows = connection.execute(select(*columns))
                    found[f"{database}.{table.name}"] = sorted((tuple(row) for row in rows), key=repr)
    return found


def fill_all(store: Store) -> None:
    """Rows of every kind: texts of all scripts, none, the largest and the smallest numbers."""
    two_companies(store)
    odd = {"percentage": 1 / 3, "grade": -0.1, "grade_max": 1e300, "last_access_at": 2**40, "removed_reason": None}
    put(store, progress.course_progress, fact(1, 4, 4, **odd, is_active=False))
    put(store, progress.course_progress, fact(2, 2**40, 1, status="株式会社"))
    texts = {"old": None, "new": '{"status": "Zażółć \\\\ \\t \\n"}'}
    put(store, progress.progress_change, *({"change_id": 10**12, **_key(2, 3), "kind": "updated", **texts},))
    put(store, star.learner, learner(2**40) | {"firstname": "a\\tb\nc\\N", "email": "'\"", "last_login_at": None})
    put(store, state.pending_recompute, {"user_id": 3, "run_id": "r"})
    with store.writing(store.reporting) as connection:
        values = {"watermark": 1_790_000_000, "first_fill": False, "signs": '{"a": 1}', "daily_stale": True}
        connection.execute(state.sync_state.update().values(values))
    with store.writing(store.admin) as connection:
        saved = {"name": "ä", "definition": "{}", "path": "/x", "created_at": 1}
        connection.execute(insert(admin.saved_export).values(saved))
        append_audit(connection, 5, "somebody", "token created", "ä")
    figures = dict.fromkeys(("read", "inserted", "updated", "removed", "held", "source_seconds"), 0)
    run = {"run_id": "r", "mode": "full", "result": "success", "started_at": 5, "resumed": True, **figures}
    times = {"run_id": "r", "statement": "s", "calls": 1, "rows": 1, "seconds": 0.1, "slowest": 0.3}
    with store.writing(store.activity) as connection:
        connection.execute(insert(activity.sync_run).values(run))
        connection.execute(insert(activity.statement_time).values(times))
    _fill_the_rest(store)


def _fill_the_rest(store: Store) -> None:
    """One row in every table that has none yet."""
    for database in Database:
        with store.writing(store.engine(database)) as connection:
            for table in database.metadata.sorted_tables:
                if connection.execute(select(table).limit(1)).first() is None:
                    values = {c.name: _ANY[c.type.python_type] for c in table.columns}
                    connection.execute(insert(table).values(values))


_ANY: dict[type, Any] = {int: 1, float: 0.5, str: "[]", bool: True}


def _key(company_id: int, user_id: int) -> dict[str, Any]:
    return {"company_id": company_id, "user_id": user_id, "course_id": 1, "run_id": "r", "changed_at": 1,
            "change_seq": 1}  # fmt: skip
