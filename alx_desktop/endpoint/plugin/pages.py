"""Pages of the plugin's protocol: offsets of a refresh session, mapped to the keys where earlier pages ended."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from sqlalchemy import Connection

from alx_desktop.domain.client_mode import ClientMode, ReadMode
from alx_desktop.endpoint.cache import Kept, Stamp
from alx_desktop.endpoint.context import EndpointContext
from alx_desktop.endpoint.plugin.errors import PluginError, PluginFault
from alx_desktop.endpoint.plugin.parameters import PageRequest, RestFormat
from alx_desktop.endpoint.plugin.rows import bound, rows_of
from alx_desktop.endpoint.plugin.writing import write_rows
from alx_desktop.endpoint.standing import EmptyReason, Standing, empty_reason, standing
from alx_desktop.services.callers import Caller
from alx_desktop.services.refreshes import Refresh
from alx_desktop.store.feed import Place, place_at_offset, place_width

PROTOCOL = "plugin"

PAGES_WARMED = 10
"""Pages of one refresh that are made before they are asked for."""

ANOTHER_CLIENT = "another client read with this token in the middle of the refresh"
UNKNOWN_OFFSET = "a page was asked for at an offset where no page of this refresh has ended"


@dataclass(frozen=True, slots=True)
class PluginPage:
    """What is sent. fault: why the refresh will not count as delivered. empty: why there are no rows. source: store,
    cache or live."""

    body: bytes
    rows: int
    refresh: Refresh
    standing: Standing
    empty: EmptyReason | None
    fault: str | None
    source: str


class PluginPages:
    """Answers page after page to one caller. client: a digest of who asks (`client_digest`). admit: a daily limit."""

    def __init__(
        self, context: EndpointContext, caller: Caller, client: str, admit: Callable[[], None] = lambda: None
    ) -> None:
        self._admit = admit
        self._context = context
        self._caller = caller
        self._client = client
        self._rows = rows_of(caller)
        self._keeps_state = context.copy is None and caller.settings.client_mode is not ClientMode.DISABLED

    def read(self, asked: PageRequest, form: RestFormat = RestFormat.JSON) -> PluginPage:
        """The page. Raises PluginError where its refresh is not there any more."""
        refresh = self._refresh(asked)
        with self._context.reading() as connection:
            now = standing(connection, self._caller)
            if asked.offset and self._is_over(refresh, now):
                raise PluginError(PluginFault.OUTDATED)
            found, fault, cached = self._fetch(connection, refresh, asked, now, form)
            empty = None if found.rows else empty_reason(connection, self._caller, refresh.mode, asked.offset > 0)
        fault = self._fault(refresh) or fault
        if fault is not None:
            self._context.refreshes.note_fault(refresh, fault)
        self._note(refresh, asked, found)
        return PluginPage(found.body, found.rows, refresh, now, empty, fault or refresh.error,
                          "cache" if cached else self._context.source)  # fmt: skip

    def warm(self, limit: int, form: RestFormat, go_on: Callable[[], bool]) -> None:
        """Make pages of so many rows that the caller's next refresh will ask for, and keep them."""
        refresh = self._context.refreshes.foreseen(self._caller, PROTOCOL, self._rows.removals)
        after: Place | None = None
        for _page in range(PAGES_WARMED):
            with self._context.reading() as connection:
                found, _cached = self._page(connection, refresh, limit, after, standing(connection, self._caller), form)
            after = found.place
            if after is None or not go_on():
                return

    def _refresh(self, asked: PageRequest) -> Refresh:
        if self._context.copy is not None:
            return self._context.refreshes.live(self._caller, PROTOCOL, first=asked.offset == 0, admit=self._admit)
        refreshes = self._context.refreshes
        if asked.offset == 0:
            return refreshes.begin(
                self._caller, PROTOCOL, removals=self._rows.removals, admit=self._admit, client=self._client
            )
        if not self._keeps_state:
            return refreshes.begin(self._caller, PROTOCOL)
        newest = refreshes.newest(self._caller, PROTOCOL)
        if newest is None:
            raise PluginError(PluginFault.OUTDATED)
        return newest

    def _is_over(self, refresh: Refresh, now: Standing) -> bool:
        """Whether a later page cannot be given: another store, other settings, or tombstones of its range forgotten."""
        if self._keeps_state and not refresh.fits(now.feed):
            return True
        return refresh.mode is ReadMode.INCREMENTAL and refresh.session.since < now.feed.oldest

    def _fetch(
        self, connection: Connection, refresh: Refresh, asked: PageRequest, now: Standing, form: RestFormat
    ) -> tuple[Kept, str | None, bool]:
        """The page, what is wrong with the refresh, and whether the page was made before."""
        fault, after = None, None
        if asked.offset:
            after = refresh.places.get(asked.offset)
            if after is None:
                if _is_past_the_end(refresh, asked.offset):
                    return _nothing(form), None, False
                after = self._place(connection, refresh, asked.offset)
                fault = UNKNOWN_OFFSET if refresh.session_id is not None else None
                if after is None:
                    return _nothing(form), fault, False
        found, cached = self._page(connection, refresh, asked.limit, after, now, form)
        return found, fault, cached

    def _page(
        self, connection: Connection, refresh: Refresh, limit: int, after: Place | None, now: Standing, form: RestFormat
    ) -> tuple[Kept, bool]:
        """The page after a place, and whether it was made before."""
        key, stamp = self._key(refresh, limit, after, form), Stamp.of(self._caller, now.feed)
        found = self._context.cache.get(self._caller, stamp, key)
        if found is not None:
            return found, True
        made = self._made(connection, refresh, limit, after, form)
        self._context.cache.put(self._caller, stamp, key, made)
        return made, False

    def _made(
        self, connection: Connection, refresh: Refresh, limit: int, after: Place | None, form: RestFormat
    ) -> Kept:
        zone, window = self._context.zone(), self._window(refresh)
        made = self._rows.as_json(connection, refresh, window, after, limit, zone) if form is RestFormat.JSON else None
        if made is not None:
            return Kept(made.body, made.rows, made.last if made.rows == limit else None)
        values = self._rows.fetch(connection, refresh, window, after, limit)
        body = write_rows(self._rows.written(values, refresh.mode, zone), form)
        place = tuple(values[-1][: place_width(refresh.mode)]) if len(values) == limit else None
        return Kept(body, len(values), place)

    def _key(self, refresh: Refresh, limit: int, after: Place | None, form: RestFormat) -> Hashable:
        """What decides the page beside the stamp: of a full read the stamp alone says which rows there are."""
        bounds = refresh.bounds if refresh.mode is ReadMode.INCREMENTAL else None
        return (PROTOCOL, form, str(self._context.zone()), refresh.mode, bounds, self._window(refresh), after, limit)

    def _place(self, connection: Connection, refresh: Refresh, offset: int) -> Place | None:
        window = self._window(refresh)
        statement = self._rows.statement(refresh.mode, window is not None, False).params(bound(refresh, window, None))
        return place_at_offset(connection, statement, refresh.mode, offset)

    def _window(self, refresh: Refresh) -> int | None:
        return self._context.refreshes.first_window(self._caller, refresh)

    def _fault(self, refresh: Refresh) -> str | None:
        known = refresh.session_id is not None
        return ANOTHER_CLIENT if known and refresh.client != self._client else None

    def _note(self, refresh: Refresh, asked: PageRequest, found: Kept) -> None:
        following = asked.offset + asked.limit
        again = following in refresh.places or refresh.session.delivered_at is not None
        self._context.refreshes.note_page(
            refresh, 0 if again else found.rows, None if found.place is None else (following, found.place)
        )


def client_digest(address: str, user_agent: str) -> str:
    """Who asks, as far as it can be told; nothing of it can be read back."""
    return hashlib.sha256(f"{address}\n{user_agent}".encode("utf-8", "replace")).hexdigest()[:16]


def _is_past_the_end(refresh: Refresh, offset: int) -> bool:
    """Whether the client, which had its last page, asks on until it gets nothing."""
    return refresh.session.delivered_at is not None and offset > max(refresh.places, default=0)


def _nothing(form: RestFormat) -> Kept:
    return Kept(write_rows([], form), 0)
