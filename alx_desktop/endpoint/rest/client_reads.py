"""Course progress for a client whose watermark is kept here (mode=client, requirement R2).

Without a cursor a refresh begins: full, or what changed since the last one that was read to its end. Pages go on by
cursor. An incremental refresh has tombstones, so that the client's mirror needs no full read after removals.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from alx_desktop.domain.client_mode import ClientMode, ReadMode
from alx_desktop.endpoint.context import EndpointContext
from alx_desktop.endpoint.errors import Code, EndpointError
from alx_desktop.endpoint.rest.answers import Answer
from alx_desktop.endpoint.rest.changes import check_fits
from alx_desktop.endpoint.rest.feed_rows import FeedRows
from alx_desktop.endpoint.rest.query import ListQuery
from alx_desktop.endpoint.standing import empty_reason, standing
from alx_desktop.services.callers import Caller
from alx_desktop.services.opaque import CursorInvalid
from alx_desktop.services.refreshes import Refresh
from alx_desktop.store.feed import Place

PROTOCOL = "rest"
MODE = "client"


def read_client_page(context: EndpointContext, caller: Caller, query: ListQuery, admit: Callable[[], None]) -> Answer:
    """One page. admit: a daily limit. Raises CursorInvalid; EndpointError (410) where its refresh cannot go on."""
    purpose = ("client", caller.token.token_id, query.digest)
    refresh, place = _place(context, caller, query, purpose, admit)
    rows = FeedRows(context, caller, query.fields)
    with context.reading() as connection:
        stands = standing(connection, caller)
        # Of a full refresh nothing before its beginning needs to be remembered.
        known = refresh.session.until if refresh.mode is ReadMode.FULL else refresh.session.since
        check_fits(stands.feed.epoch, stands.feed.settings, known, stands.feed)
        window = context.refreshes.first_window(caller, refresh)
        found, source = rows.page(connection, stands, refresh.mode, refresh.bounds, place, query.limit, window)
        empty = None if found.rows else empty_reason(connection, caller, refresh.mode, place is not None)
    last = found.place
    context.refreshes.note_page(refresh, found.rows, None if last is None else (0, last))
    answer = Answer(found, refresh.mode, stands, *refresh.bounds, more=last is not None, reason=refresh.reason)
    answer.source = source
    answer.empty, answer.debug = empty, {"session": refresh.session_id, "replayed": refresh.replayed}
    if last is not None:
        answer.next_cursor = context.cursors.seal([refresh.session_id, last], *purpose)
    return answer


def _place(
    context: EndpointContext, caller: Caller, query: ListQuery, purpose: tuple[Any, ...], admit: Callable[[], None]
) -> tuple[Refresh, Place | None]:
    digest = hashlib.sha256(query.digest.encode("utf-8", "replace")).hexdigest()[:16]
    if context.copy is not None:
        return _live(context, caller, query, purpose, digest, admit)
    if query.cursor is None:
        return context.refreshes.begin(caller, PROTOCOL, digest, admit=admit), None
    value = context.cursors.open(query.cursor, *purpose)
    if not isinstance(value, list) or len(value) != 2:
        raise CursorInvalid
    session_id, place = value
    if session_id is None and caller.settings.client_mode is ClientMode.DISABLED:
        # The company keeps no state: the rows go on by key, as full as they began.
        return context.refreshes.begin(caller, PROTOCOL, digest), tuple(place)
    current = context.refreshes.current(caller, PROTOCOL, digest)
    if current is None or current.session_id != session_id:
        raise EndpointError(
            Code.CURSOR_OUTDATED, "a newer refresh has begun, or the store or the company's settings have changed"
        )
    return current, tuple(place)


def _live(
    context: EndpointContext, caller: Caller, query: ListQuery, purpose: tuple[Any, ...], digest: str,
    admit: Callable[[], None],
) -> tuple[Refresh, Place | None]:  # fmt: skip
    """A session of rows from Moodle: it keeps no state, and goes on by key."""
    place = None if query.cursor is None else context.cursors.open(query.cursor, *purpose)
    if place is not None and place[0] is not None:
        raise EndpointError(Code.CURSOR_OUTDATED, "the store is being rebuilt")
    refresh = context.refreshes.live(caller, PROTOCOL, digest, place is None, admit)
    return refresh, None if place is None else tuple(place[1])
