"""Everything that the store knows of one row of course progress: its values, its history, whether it waits to go."""

from __future__ import annotations

from typing import Any

import orjson
from sqlalchemy import Boolean, Connection, Table, and_, select

from alx_desktop.store.names import company_names, course_names, learner_names
from alx_desktop.store.tables.progress import course_progress, pending_removal, progress_change

Key = tuple[int, int, int]


def stored_row(connection: Connection, key: Key) -> dict[str, Any] | None:
    """All columns of the row, a tombstone's too; None where the store never had it."""
    found = connection.execute(select(course_progress).where(_is(course_progress, key))).first()
    if found is None:
        return None
    row = dict(found._mapping)
    booleans = (column.name for column in course_progress.c if isinstance(column.type, Boolean))
    return row | {name: bool(row[name]) for name in booleans}


def waiting_reason(connection: Connection, key: Key) -> str | None:
    """Why the row waits for removal; None if it does not."""
    return connection.scalar(select(pending_removal.c.reason).where(_is(pending_removal, key)))


def row_changes(connection: Connection, key: Key) -> list[dict[str, Any]]:
    """The history, oldest first: at, kind, run_id, change_seq, old, new (column -> value)."""
    t = progress_change.c
    statement = select(t.changed_at, t.kind, t.run_id, t.change_seq, t.old, t.new)
    ordered = statement.where(_is(progress_change, key)).order_by(t.change_id)
    return [
        {"at": at, "kind": kind, "run_id": run_id, "change_seq": number, "old": _values(old), "new": _values(new)}
        for at, kind, run_id, number, old, new in connection.execute(ordered)
    ]


def row_names(connection: Connection, key: Key) -> dict[str, str | None]:
    """Names of company, learner and course, as far as the store knows them."""
    company_id, user_id, course_id = key
    return {
        "company": company_names(connection, [company_id]).get(company_id),
        "learner": learner_names(connection, [user_id]).get(user_id),
        "course": course_names(connection, [course_id]).get(course_id),
    }


def _values(text: str | None) -> dict[str, Any]:
    return {} if text is None else dict(orjson.loads(text))


def _is(table: Table, key: Key) -> Any:
    company_id, user_id, course_id = key
    t = table.c
    return and_(t.company_id == company_id, t.user_id == user_id, t.course_id == course_id)
