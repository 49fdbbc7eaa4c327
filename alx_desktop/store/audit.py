"""The audit trail in the admin database: a chain of hashes, so that an entry changed or taken out afterwards shows.

It shows tampering by who cannot write the whole chain anew; an administrator of the database can. The newest hash,
kept elsewhere, closes that too. On PostgreSQL the actor is the login first, behind it the name on the machine; in a
store with roles the server refuses an entry that names another login (store.granting).
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Connection, Row, insert, select, text, true

from alx_desktop.store.tables.admin import audit_entry

START = "0" * 64
"""What the first entry's hash covers in place of an entry before it."""


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One act. at: UTC epoch seconds. detail: what changed, mostly name -> [old, new]. company_id: whose it is."""

    entry_id: int
    at: int
    actor: str
    act: str
    subject: str
    detail: dict[str, Any]
    company_id: int | None = None


def append_audit(
    connection: Connection,
    at: int,
    actor: str,
    act: str,
    subject: str,
    company_id: int | None = None,
    detail: dict[str, Any] | None = None,
) -> None:
    """Add an entry, in the transaction of the act itself. actor: who acts, by the name on this machine."""
    newest = select(audit_entry.c.entry_id, audit_entry.c.hash).order_by(audit_entry.c.entry_id.desc()).limit(1)
    if connection.dialect.name == "postgresql":
        # Two appends at once would both follow the same entry; the second waits, and then sees the first.
        connection.exec_driver_sql("LOCK TABLE audit_entry IN EXCLUSIVE MODE")
        actor = _signed(connection, actor)
    last = connection.execute(newest).one_or_none()
    entry_id = (last.entry_id if last else 0) + 1
    words = orjson.dumps(detail or {}, option=orjson.OPT_SORT_KEYS).decode()
    values = (entry_id, at, actor, act, company_id, subject, words)
    digest = _digest(last.hash if last else START, values)
    names = ("entry_id", "at", "actor", "act", "company_id", "subject", "detail", "hash")
    connection.execute(insert(audit_entry).values(dict(zip(names, (*values, digest), strict=True))))


def _signed(connection: Connection, actor: str) -> str:
    login = str(connection.scalar(text("SELECT session_user::text")))
    return login if actor == login else f"{login} ({actor})"


def entries_of_company(connection: Connection, company_id: int, limit: int) -> list[AuditEntry]:
    """The newest acts on a company's settings and tokens, the newest first."""
    return _newest(connection, audit_entry.c.company_id == company_id, limit)


def entries_of_subject(connection: Connection, subject: str, limit: int) -> list[AuditEntry]:
    """The newest acts on one thing, such as a token's id; the newest first."""
    return _newest(connection, audit_entry.c.subject == subject, limit)


def newest_entries(connection: Connection, limit: int) -> list[AuditEntry]:
    """The newest acts on anything, the newest first."""
    return _newest(connection, true(), limit)


def _newest(connection: Connection, condition: ColumnElement[bool], limit: int) -> list[AuditEntry]:
    e = audit_entry.c
    columns = (e.entry_id, e.at, e.actor, e.act, e.subject, e.detail, e.company_id)
    statement = select(*columns).where(condition).order_by(e.entry_id.desc()).limit(limit)
    return [AuditEntry(*row[:5], orjson.loads(row.detail), row.company_id) for row in connection.execute(statement)]


def broken_at(connection: Connection) -> int | None:
    """The first entry that does not follow from the one before it; None where the chain is whole."""
    previous, expected = START, 1
    for row in _in_order(connection):
        values = (row.entry_id, row.at, row.actor, row.act, row.company_id, row.subject, row.detail)
        if row.entry_id != expected or row.hash != _digest(previous, values):
            return int(row.entry_id)
        previous, expected = row.hash, expected + 1
    return None


def details_of_acts(connection: Connection, acts: Collection[str]) -> list[tuple[str, int | None, dict[str, Any]]]:
    """(act, company, detail) of every entry of these acts, the newest first."""
    e = audit_entry.c
    statement = select(e.act, e.company_id, e.detail).where(e.act.in_(acts)).order_by(e.entry_id.desc())
    return [(row.act, row.company_id, orjson.loads(row.detail)) for row in connection.execute(statement)]


def _in_order(connection: Connection) -> Iterator[Row[Any]]:
    statement = select(audit_entry).order_by(audit_entry.c.entry_id)
    with connection.execute(statement, execution_options={"yield_per": 1000}) as rows:
        yield from rows


def _digest(previous: str, values: tuple[Any, ...]) -> str:
    return hashlib.sha256(orjson.dumps([previous, *values])).hexdigest()
