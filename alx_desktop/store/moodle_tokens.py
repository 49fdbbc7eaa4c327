"""Tokens of the plugin's web service in Moodle, in the admin database, and the companies of their learners."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import fields, replace
from typing import Any

import orjson
from sqlalchemy import Connection, Row, delete, insert, select, update

from alx_desktop.domain.moodle_tokens import MoodleAccess, MoodleRefusal, MoodleToken
from alx_desktop.store.bulk import in_batches, upsert_rows
from alx_desktop.store.client_states import forget_clients
from alx_desktop.store.tables.admin import moodle_access, moodle_token
from alx_desktop.store.tables.star import company, company_learner, learner

THE_ROW = 1
DECIDED = ("mapped_company", "blocked_at", "next_full", "last_used_at")
"""What Moodle knows nothing of; a token that is still the same keeps it."""


def read_access(connection: Connection) -> MoodleAccess:
    """Whether such tokens are taken; they are not where nobody ever said so."""
    row = connection.execute(select(moodle_access).where(moodle_access.c.access_id == THE_ROW)).one_or_none()
    return MoodleAccess() if row is None else MoodleAccess(row.accepted, row.read_at, row.error)


def note_reading(connection: Connection, read_at: int) -> None:
    """Moodle was asked for them, UTC epoch seconds. Whether they are taken, others decide."""
    connection.execute(update(moodle_access).values(read_at=read_at, error=None))


def note_failure(connection: Connection, error: str) -> None:
    """Moodle could not be asked for them, and why."""
    connection.execute(update(moodle_access).values(error=error))


def write_access(connection: Connection, access: MoodleAccess) -> None:
    """Store it."""
    row = (THE_ROW, access.accepted, access.read_at, access.error)
    upsert_rows(connection, moodle_access, ("access_id", "accepted", "read_at", "error"), [row])


def moodle_tokens(connection: Connection) -> list[MoodleToken]:
    """All of them, the newest first."""
    order = (moodle_token.c.created_at.desc(), moodle_token.c.moodle_id)
    return [_token(row) for row in connection.execute(select(moodle_token).order_by(*order))]


def find_moodle_token(connection: Connection, moodle_id: int) -> MoodleToken | None:
    """The token of Moodle's id."""
    row = connection.execute(select(moodle_token).where(moodle_token.c.moodle_id == moodle_id)).one_or_none()
    return None if row is None else _token(row)


def find_by_digest(connection: Connection, digest: str) -> MoodleToken | None:
    """The token of that SHA-256; None where none is, or where it is unclear which of several."""
    rows = connection.execute(select(moodle_token).where(moodle_token.c.digest == digest).limit(2)).all()
    return _token(rows[0]) if len(rows) == 1 else None


def save_decisions(connection: Connection, before: MoodleToken, after: MoodleToken) -> None:
    """Store what was decided on a token here, and nothing that somebody else decides meanwhile."""
    names = [name for name in DECIDED if name != "last_used_at" and getattr(after, name) != getattr(before, name)]
    if names:
        values = {name: getattr(after, name) for name in names}
        connection.execute(update(moodle_token).where(moodle_token.c.moodle_id == after.moodle_id).values(values))


def merge_tokens(connection: Connection, read: Iterable[MoodleToken]) -> tuple[int, int]:
    """Take over what Moodle has now; returns (new ones, those that are gone).

    What was decided on a token stays while its secret does: an id that Moodle gave to another token is a new one. A
    blocked one is remembered where Moodle does not have it: it comes back with its service, and must not be let in.
    """
    known = {token.moodle_id: token for token in moodle_tokens(connection)}
    found = {token.moodle_id: token for token in read}
    gone = [token for token in known.values() if _is_gone(token, found.get(token.moodle_id))]
    for token in gone:
        forget_clients(connection, token.token_id)
        # One that somebody blocks meanwhile is remembered, too.
        free = [] if token.moodle_id in found else [moodle_token.c.blocked_at.is_(None)]
        connection.execute(delete(moodle_token).where(moodle_token.c.moodle_id == token.moodle_id, *free))
        del known[token.moodle_id]
    for key, token in found.items():
        if key not in known:
            connection.execute(insert(moodle_token).values(_values(token)))
            continue
        kept = replace(token, **{name: getattr(known[key], name) for name in DECIDED})
        if kept != known[key]:
            values = {name: value for name, value in _values(kept).items() if name not in DECIDED}
            connection.execute(update(moodle_token).where(moodle_token.c.moodle_id == key).values(values))
    return len(found.keys() - known.keys()), len(gone)


def _is_gone(token: MoodleToken, read: MoodleToken | None) -> bool:
    return token.blocked_at is None if read is None else read.digest != token.digest


def companies_of(connection: Connection, users: Collection[int]) -> dict[int, tuple[int, ...]]:
    """From the reporting database: the companies of which these learners are members that are not suspended."""
    found: dict[int, list[int]] = {}
    m, c = company_learner.c, company.c
    joined = company_learner.join(company, c.company_id == m.company_id).join(learner, learner.c.user_id == m.user_id)
    alive = (m.removed_at.is_(None), c.removed_at.is_(None), learner.c.removed_at.is_(None), m.is_suspended.is_(False))
    for condition in in_batches(m.user_id, sorted(set(users))):
        statement = select(m.user_id, m.company_id).select_from(joined).where(condition, *alive)
        for row in connection.execute(statement.order_by(m.company_id)):
            found.setdefault(row.user_id, []).append(row.company_id)
    return {user: tuple(companies) for user, companies in found.items()}


def learner_names(connection: Connection, users: Collection[int]) -> dict[int, str]:
    """From the reporting database: first and last name of learners."""
    found = {}
    c = learner.c
    for condition in in_batches(c.user_id, sorted(set(users))):
        for row in connection.execute(select(c.user_id, c.firstname, c.lastname).where(condition)):
            found[row.user_id] = f"{row.firstname} {row.lastname}".strip()
    return found


def _values(token: MoodleToken) -> dict[str, Any]:
    values = {field.name: getattr(token, field.name) for field in fields(MoodleToken)}
    return values | {"ip_rules": orjson.dumps(token.ip_rules).decode()}


def _token(row: Row[Any]) -> MoodleToken:
    values = dict(row._mapping)
    refusal = values["refusal"]
    plain = {"ip_rules": tuple(orjson.loads(values["ip_rules"])), "refusal": refusal and MoodleRefusal(refusal)}
    return MoodleToken(**(values | plain))
