"""Refreshes of clients as sessions: what each delivers, where its pages begin, when the client's watermark moves.

Every step is in the admin database before the answer leaves, so that a server that is killed knows as much as the
client can: a last page that was noted but not received is asked for again as a replay, or as a full read. A machine
that loses power may forget the last steps (`flushed`): the client then stands where it stood before them, and gets
again what it has.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from alx_desktop.domain.change_feed import HOUR, ClientState, FeedState, Session, choose, moved, replays
from alx_desktop.domain.client_mode import ClientMode, FullReason, ReadMode
from alx_desktop.services.callers import Caller
from alx_desktop.store.client_states import ClientKey, PagePlaces, StoredClient, read_client, write_client
from alx_desktop.store.clock import clock
from alx_desktop.store.feed import Place, feed_state
from alx_desktop.store.store import Store
from alx_desktop.store.tokens import full_read_begun

KEPT_PLACES = 500
"""Places of pages that are remembered of a session, the newest: a client asks for the next page, or the last again."""

Removals = Callable[[Connection, int, int], bool]
"""Whether, in (since, until], a row went away or out of sight without the protocol being able to say so."""


@dataclass(frozen=True, slots=True)
class Refresh:
    """An open session. session_id None: the company keeps no state of its clients. replayed: it was begun before.

    error: why the client cannot be relied on to have everything, although it may get the last page. epoch, settings: of
    the store and of the company, when it began.
    """

    key: ClientKey
    session_id: str | None
    session: Session
    reason: FullReason | None
    places: PagePlaces
    rows: int = 0
    replayed: bool = False
    error: str | None = None
    epoch: str = ""
    settings: int = 0

    def fits(self, feed: FeedState) -> bool:
        """Whether store and settings are still those that it began with."""
        return self.epoch == feed.epoch and self.settings == feed.settings

    @property
    def client(self) -> str:
        """What was said of the client that began the session."""
        return (self.session_id or "").partition(".")[2]

    @property
    def mode(self) -> ReadMode:
        """Full or incremental."""
        return self.session.mode

    @property
    def bounds(self) -> tuple[int, int]:
        """(since, until] of change_seq."""
        return self.session.since, self.session.until


class RefreshService:
    """Begins and continues refreshes of one store's clients. Safe to use from several threads."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def begin(
        self,
        caller: Caller,
        protocol: str,
        query: str = "",
        removals: Removals | None = None,
        admit: Callable[[], None] = lambda: None,
        client: str = "",
    ) -> Refresh:
        """A session for a first page: a new one, or the newest again where it is incremental and just begun.

        admit: asked before a new one is made; what it raises leaves everything as it was (a daily limit).
        client: a digest of who asks, by which later pages can be told to come from somebody else.
        """
        key = (caller.token.token_id, protocol, query)
        with self._store.reading(self._store.reporting) as reporting:
            feed = feed_state(reporting, caller.company_id, caller.stored.version)
            with self._store.writing(self._store.admin, flushed=False) as admin:
                now = clock(admin)
                known = read_client(admin, key, to_change=True)
                if _replays(caller, known, feed, now):
                    return _refresh(key, known, replayed=True)
                admit()
                feed = _with_removals(reporting, known.state, feed, removals)
                fresh = self._new(caller, known, feed, now, client)
                if caller.token.next_full:
                    full_read_begun(admin, caller.token.token_id)
                if caller.settings.client_mode is not ClientMode.DISABLED:
                    write_client(admin, key, fresh)
                elif known.state.session is not None:
                    # An older session must not be taken for this one once state is kept again.
                    write_client(admin, key, StoredClient())
                return _refresh(key, fresh)

    def live(
        self, caller: Caller, protocol: str, query: str = "", first: bool = True,
        admit: Callable[[], None] = lambda: None,
    ) -> Refresh:  # fmt: skip
        """A full session of rows that are not the store's: nothing is kept of it, and the next one is full again.

        first: of its first page, before which admit is asked. What was known of the client is of no more use then.
        """
        key = (caller.token.token_id, protocol, query)
        with self._store.reading(self._store.admin) as admin:
            now, known = clock(admin), read_client(admin, key)
        if first:
            admit()
            if known.state.session is not None:
                void = replace(known.state.session, delivered_at=None)
                with self._store.writing(self._store.admin, flushed=False) as admin:
                    # No epoch: no page of the session of before can go on.
                    write_client(admin, key, StoredClient(ClientState(epoch="", session=void)))
        return Refresh(key, None, Session(ReadMode.FULL, 0, 0, now), FullReason.LIVE, PagePlaces())

    def foreseen(self, caller: Caller, protocol: str, removals: Removals | None = None, query: str = "") -> Refresh:
        """The session that would begin now. Nothing is stored, and nothing moves."""
        key = (caller.token.token_id, protocol, query)
        with self._store.reading(self._store.admin) as admin:
            known, now = read_client(admin, key), clock(admin)
        with self._store.reading(self._store.reporting) as reporting:
            feed = feed_state(reporting, caller.company_id, caller.stored.version)
            if _replays(caller, known, feed, now):
                return _refresh(key, known, replayed=True)
            feed = _with_removals(reporting, known.state, feed, removals)
        return _refresh(key, self._new(caller, known, feed, now, ""))

    def current(self, caller: Caller, protocol: str, query: str = "") -> Refresh | None:
        """The session that a later page belongs to; None where there is none that still fits store and settings."""
        known = self.newest(caller, protocol, query)
        if known is None:
            return None
        with self._store.reading(self._store.reporting) as reporting:
            feed = feed_state(reporting, caller.company_id, caller.stored.version)
        return known if known.fits(feed) else None

    def newest(self, caller: Caller, protocol: str, query: str = "") -> Refresh | None:
        """The newest session; whether it still `fits`, the snapshot tells that its page is read from.

        That snapshot has to be taken after this: in an older one, rows of a session that has just begun may be missing.
        """
        key = (caller.token.token_id, protocol, query)
        with self._store.reading(self._store.admin) as admin:
            client = read_client(admin, key)
        return None if client.state.session is None else _refresh(key, client)

    def note_page(self, refresh: Refresh, rows: int, place: tuple[int, Place] | None) -> None:
        """A page of so many rows is about to be sent. place: offset and place of the next page; None = it is the last.

        Of a page that is sent again the earlier end counts: what follows it may then come twice, but is never left
        out. A session with a fault is never delivered. Does nothing where a newer session has begun meanwhile.
        """
        if refresh.session_id is None or _is_noted(refresh, rows, place):
            return
        with self._store.writing(self._store.admin, flushed=False) as admin:
            client = read_client(admin, refresh.key, to_change=True)
            session = client.state.session
            if session is None or client.session_id != refresh.session_id:
                return
            places = client.places
            if place is not None:
                places = places.added(*place, KEPT_PLACES)
            elif client.error is None:
                session = replace(session, delivered_at=clock(admin))
            state = replace(client.state, session=session)
            noted = replace(client, state=state, rows=client.rows + rows, places=places)
            if noted != client:  # a page that is sent again
                write_client(admin, refresh.key, noted)

    def note_fault(self, refresh: Refresh, error: str) -> None:
        """The client cannot have got everything: unless it had its last page already, its watermark will not move."""
        if refresh.session_id is None:
            return
        with self._store.writing(self._store.admin, flushed=False) as admin:
            client = read_client(admin, refresh.key, to_change=True)
            if client.session_id == refresh.session_id and client.error is None:
                write_client(admin, refresh.key, replace(client, error=error))

    def first_window(self, caller: Caller, refresh: Refresh) -> int | None:
        """UTC epoch seconds from which on rows must have changed to be in a first read; None = all rows."""
        hours = caller.settings.first_sync_hours
        return refresh.session.started_at - hours * HOUR if hours and refresh.reason is FullReason.FIRST else None

    def _new(self, caller: Caller, known: StoredClient, feed: FeedState, now: int, client: str) -> StoredClient:
        settings = caller.settings
        choice = choose(
            settings.client_mode, known.state, feed, now, settings.sync_window_hours, caller.token.next_full
        )
        session = Session(choice.mode, choice.since, choice.until, now)
        state = replace(moved(known.state), session=session, epoch=feed.epoch, settings=feed.settings)
        if choice.mode is ReadMode.FULL:
            # What was known before is of no more use: only this session, once delivered, makes the client whole.
            state = replace(state, watermark=None)
        stateless = settings.client_mode is ClientMode.DISABLED
        session_id = f"{secrets.token_hex(8)}.{client}" if client else secrets.token_hex(8)
        return StoredClient(state, None if stateless else session_id, choice.reason)


def _fits(state: ClientState, feed: FeedState) -> bool:
    return state.epoch == feed.epoch and state.settings == feed.settings


def _replays(caller: Caller, known: StoredClient, feed: FeedState, now: int) -> bool:
    stateless = caller.settings.client_mode in (ClientMode.DISABLED, ClientMode.ALWAYS_FULL)
    if stateless or caller.token.next_full or known.error is not None or not _fits(known.state, feed):
        return False
    session = known.state.session
    # What was forgotten since the session began would be missing from it.
    return session is not None and session.since >= feed.oldest and replays(session, now)


def _with_removals(reporting: Connection, state: ClientState, feed: FeedState, removals: Removals | None) -> FeedState:
    watermark = moved(state).watermark
    if removals is None or watermark is None:
        return feed
    return replace(feed, removals=removals(reporting, watermark, feed.last))


def _is_noted(refresh: Refresh, rows: int, place: tuple[int, Place] | None) -> bool:
    """Whether all of it is stored already: a page, not the last, that is sent again."""
    if rows or place is None:
        return False
    known = refresh.places.get(place[0])
    return known is not None and known <= place[1]


def _refresh(key: ClientKey, client: StoredClient, replayed: bool = False) -> Refresh:
    state, session = client.state, client.state.session
    assert session is not None
    return Refresh(
        key, client.session_id, session, client.reason, client.places, client.rows, replayed, client.error,
        state.epoch, state.settings,
    )  # fmt: skip
