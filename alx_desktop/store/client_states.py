"""Where clients of the endpoint stand: watermark and newest session, per token, protocol and query."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from sqlalchemy import Connection, bindparam, delete, select

from alx_desktop.domain.change_feed import ClientState, Session
from alx_desktop.domain.client_mode import FullReason, ReadMode
from alx_desktop.store.bulk import upsert_row
from alx_desktop.store.prepared import Prepared
from alx_desktop.store.tables.admin import client_state

ClientKey = tuple[str, str, str]
"""Token id, protocol, query (a digest of what decides the rows)."""

_CLIENT = select(client_state).where(
    client_state.c.token_id == bindparam("token"),
    client_state.c.protocol == bindparam("spoken"),
    client_state.c.query == bindparam("asked"),
)
_ONE, _ONE_TO_CHANGE = Prepared(_CLIENT), Prepared(_CLIENT.with_for_update())


class PagePlaces(Mapping[int, tuple[int, ...]]):
    """Offset of a page -> key of the row before it (plugin's protocol), as the JSON that is stored.

    A request looks one or two of them up and adds one, so the text is searched: to read and write hundreds for each
    page would take as long as the page.
    """

    def __init__(self, text: str = "{}") -> None:
        self.text = text

    def __getitem__(self, offset: int) -> tuple[int, ...]:
        start = self.text.rfind(f'"{offset}":[')  # the newest is asked for
        if start < 0:
            raise KeyError(offset)
        begin = self.text.index("[", start)
        return tuple(orjson.loads(self.text[begin : self.text.index("]", begin) + 1]))

    def __iter__(self) -> Iterator[int]:
        return map(int, orjson.loads(self.text))

    def __len__(self) -> int:
        return self.text.count(":")

    def added(self, offset: int, place: tuple[int, ...], most: int) -> PagePlaces:
        """With one more; of one that is known, the earlier end. The highest `most` offsets stay."""
        known = self.get(offset)
        if known is not None and known <= place:
            return self
        if known is None and (not self or offset > self._last()):
            entry = f'"{offset}":[{",".join(map(str, place))}]'
            text = f"{self.text[:-1]},{entry}}}" if self else f"{{{entry}}}"
            return PagePlaces(text if len(self) < most else "{" + text[text.index("],") + 2 :])
        kept = sorted({**self, offset: place}.items())[-most:]
        return PagePlaces(orjson.dumps({str(at): end for at, end in kept}).decode())

    def _last(self) -> int:
        return int(self.text[: self.text.rindex('":[')].rpartition('"')[2])


@dataclass(frozen=True, slots=True)
class StoredClient:
    """A client's state, and of its newest session: id, why it is full, rows sent, places of pages, last failure."""

    state: ClientState = field(default_factory=ClientState)
    session_id: str | None = None
    reason: FullReason | None = None
    rows: int = 0
    places: PagePlaces = field(default_factory=PagePlaces)
    error: str | None = None


def read_client(connection: Connection, key: ClientKey, to_change: bool = False) -> StoredClient:
    """A client's state; an empty one where it was never seen.

    to_change: who else is about to change it waits until this transaction has ended (SQLite has one writer anyway).
    """
    statement = _ONE_TO_CHANGE if to_change else _ONE
    row = statement.row(connection, dict(zip(("token", "spoken", "asked"), key, strict=True)))
    return StoredClient() if row is None else _client(row)


def clients_of(connection: Connection, token_id: str) -> dict[ClientKey, StoredClient]:
    """Everything remembered of a token's clients."""
    rows = connection.execute(select(client_state).where(client_state.c.token_id == token_id))
    return {(row.token_id, row.protocol, row.query): _client(row) for row in rows}


def clients_by_token(connection: Connection) -> dict[str, dict[ClientKey, StoredClient]]:
    """Everything remembered of the clients of all tokens, by token id."""
    found: dict[str, dict[ClientKey, StoredClient]] = {}
    for row in connection.execute(select(client_state)):
        found.setdefault(row.token_id, {})[row.token_id, row.protocol, row.query] = _client(row)
    return found


def write_client(connection: Connection, key: ClientKey, client: StoredClient) -> None:
    """Store a client's state."""
    state, session = client.state, client.state.session
    of_session: tuple[Any, ...] = (None,) * 7
    if session is not None:
        of_session = (client.session_id, session.mode, client.reason, session.since, session.until,
                      session.started_at, session.delivered_at)  # fmt: skip
    row = (*key, state.watermark, state.moved_at, state.epoch, state.settings, *of_session, client.rows,
           client.places.text if client.places else None, client.error)  # fmt: skip
    upsert_row(connection, client_state, row)


def forget_clients(connection: Connection, token_id: str) -> None:
    """Forget where a token's clients stand: their next read is full."""
    connection.execute(delete(client_state).where(client_state.c.token_id == token_id))


def _client(row: Any) -> StoredClient:
    session = None
    if row.mode is not None:
        session = Session(ReadMode(row.mode), row.since, row.until, row.started_at, row.delivered_at)
    return StoredClient(
        ClientState(row.watermark, row.moved_at, row.epoch, row.settings_version, session),
        row.session_id,
        FullReason(row.reason) if row.reason else None,
        row.rows,
        PagePlaces(row.places or "{}"),
        row.error,
    )
