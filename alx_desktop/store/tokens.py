"""Tokens of the endpoint in the admin database."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import Any

import orjson
from sqlalchemy import Connection, Update, bindparam, insert, select, update

from alx_desktop.domain.moodle_tokens import moodle_id
from alx_desktop.domain.priority import considerate
from alx_desktop.domain.tokens import Token, TokenScope
from alx_desktop.store.prepared import Prepared
from alx_desktop.store.tables.admin import api_token, moodle_token

_LISTS = ("ip_rules", "scopes")
_ONE = Prepared(select(api_token).where(api_token.c.token_id == bindparam("wanted")))


def find_token(connection: Connection, token_id: str) -> Token | None:
    """The token of that id."""
    row = _ONE.row(connection, {"wanted": token_id})
    return None if row is None else _token(row)


def list_tokens(connection: Connection, company_id: int | None = None) -> list[Token]:
    """All tokens, of one company or of all, the newest first."""
    statement = select(api_token).order_by(api_token.c.created_at.desc(), api_token.c.token_id)
    if company_id is not None:
        statement = statement.where(api_token.c.company_id == company_id)
    return [_token(row) for row in considerate(connection.execute(statement))]


def token_names(connection: Connection, token_ids: Collection[str]) -> dict[str, str]:
    """The names of some hundred tokens of ours, by their ids."""
    t = api_token.c
    rows = connection.execute(select(t.token_id, t.name).where(t.token_id.in_(token_ids)))
    return {row.token_id: row.name for row in rows}


def add_token(connection: Connection, token: Token) -> None:
    """Store a new token."""
    connection.execute(insert(api_token).values(_values(token)))


def save_token(connection: Connection, before: Token, after: Token) -> None:
    """Store what is otherwise in `after` than in `before`: what somebody else decided meanwhile stays."""
    old, new = _values(before), _values(after)
    changed = {name: value for name, value in new.items() if value != old[name]}
    if changed:
        connection.execute(update(api_token).where(api_token.c.token_id == after.token_id).values(changed))


def note_use(connection: Connection, used: dict[str, int]) -> None:
    """When tokens were last used, ours or Moodle's: token id -> UTC epoch seconds."""
    for token_id, moment in sorted(used.items()):
        connection.execute(_one(token_id).values(last_used_at=moment))


def full_read_begun(connection: Connection, token_id: str) -> None:
    """The read that was asked to be full has begun, with a token of ours or of Moodle."""
    connection.execute(_one(token_id).values(next_full=False))


def _one(token_id: str) -> Update:
    number = moodle_id(token_id)
    if number is not None:
        return update(moodle_token).where(moodle_token.c.moodle_id == number)
    return update(api_token).where(api_token.c.token_id == token_id)


def _values(token: Token) -> dict[str, Any]:
    values = {column.name: getattr(token, column.name) for column in api_token.columns}
    return values | {name: orjson.dumps(sorted(values[name])).decode() for name in _LISTS}


def _token(row: Any) -> Token:
    values = row._asdict()
    # Some thousand tokens share a few of these lists.
    return Token(**(values | {"ip_rules": _rules(values["ip_rules"]), "scopes": _scopes(values["scopes"])}))


@lru_cache(maxsize=1024)
def _rules(text: str) -> tuple[str, ...]:
    return tuple(orjson.loads(text))


@lru_cache(maxsize=64)
def _scopes(text: str) -> frozenset[TokenScope]:
    return frozenset(map(TokenScope, orjson.loads(text)))
