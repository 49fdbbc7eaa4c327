"""How tokens are used, for all of them at once: the newest session of each, and its calls."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from alx_desktop.domain.moodle_tokens import PREFIX
from alx_desktop.store.tables.activity import request_log
from alx_desktop.store.tables.admin import api_token, client_state, moodle_token

LONGEST_SESSION = 3600
"""Seconds after a session's begin in which its token's use is taken for its own."""


@dataclass(frozen=True, slots=True)
class NewestSession:
    """The newest session of a token's clients. Times are UTC epoch seconds; moved_at: of the watermark, None = none."""

    mode: str | None
    started_at: int | None
    delivered_at: int | None
    moved_at: int | None
    rows: int
    error: str | None


def newest_sessions(connection: Connection, token_id: str | None = None) -> dict[str, NewestSession]:
    """The newest session of each token that has a client, of one or of all; token id -> session."""
    c = client_state.c
    columns = (c.token_id, c.mode, c.started_at, c.delivered_at, c.watermark, c.moved_at, c.rows, c.error)
    found: dict[str, NewestSession] = {}
    # Ascending, so that the newest of a token is what stays.
    statement = select(*columns).order_by(func.coalesce(c.started_at, 0))
    if token_id is not None:
        statement = statement.where(c.token_id == token_id)
    for row in connection.execute(statement):
        moved = None if row.watermark is None else row.moved_at
        found[row.token_id] = NewestSession(
            row.mode, row.started_at, row.delivered_at, moved, row.rows, row.error
        )  # fmt: skip
    return found


def calls_since(connection: Connection, at: int, token_id: str | None = None) -> dict[str, int]:
    """Requests per token since a moment (UTC epoch seconds), refused ones too; of one token or of all."""
    r = request_log.c
    statement = select(r.token_id, func.count().label("calls")).where(r.at_ms >= at * 1000, r.token_id.is_not(None))
    if token_id is not None:
        statement = statement.where(r.token_id == token_id)
    return {row.token_id: row.calls for row in connection.execute(statement.group_by(r.token_id))}


@dataclass(frozen=True, slots=True)
class Refresh:
    """When a client last read. token: the name of its token; at: UTC epoch seconds. error: how it went wrong.

    rows: of its newest session; None: it reads without sessions (OData, lists, downloads), of which no state is kept.
    """

    token: str
    at: int
    rows: int | None = None
    error: str | None = None


def last_refreshes(connection: Connection, owners: Mapping[str, int]) -> dict[int, Refresh]:
    """The newest reading of each company's clients; company id -> reading.

    owners: the companies of Moodle's tokens, by token id (services.moodle_tokens).
    """
    c, t, m = client_state.c, api_token.c, moodle_token.c
    tokens = {row[0]: tuple(row[1:]) for row in connection.execute(
        select(t.token_id, t.company_id, t.name, t.last_used_at)
    )}  # fmt: skip
    for number, name, used_at in connection.execute(select(m.moodle_id, m.name, m.last_used_at)):
        if (token_id := f"{PREFIX}{number}") in owners:
            tokens[token_id] = (owners[token_id], name, used_at)
    found: dict[int, Refresh] = {}
    sessions: dict[str, int] = {}
    # Ascending, so that the newest of a company is what stays.
    begun = select(c.token_id, c.started_at, c.rows, c.error).where(c.started_at.is_not(None)).order_by(c.started_at)
    for token_id, at, rows, error in connection.execute(begun):
        if token_id in tokens:
            company_id, name, _used_at = tokens[token_id]
            found[company_id] = Refresh(name, at, rows, error)
            sessions[token_id] = at
    for token_id, (company_id, name, at) in tokens.items():
        newest = found.get(company_id)
        # The later pages of a session are use, too.
        without = sessions.get(token_id, 0) + (LONGEST_SESSION if token_id in sessions else 0)
        if at is not None and at > without and (newest is None or at > newest.at):
            found[company_id] = Refresh(name, at)
    return found
