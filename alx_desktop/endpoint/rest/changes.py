"""The change feed: all rows, and from then on what changes, with a cursor that the client keeps. No state here.

A full start goes by key over the live rows and notes where the changes stood when it began; what changes meanwhile
comes after it. A row is so never in neither, whatever happens between two pages.
"""

from __future__ import annotations

from dataclasses import dataclass

from alx_desktop.domain.change_feed import FeedState
from alx_desktop.domain.client_mode import ReadMode
from alx_desktop.endpoint.context import EndpointContext
from alx_desktop.endpoint.errors import Code, EndpointError
from alx_desktop.endpoint.rest.answers import Answer
from alx_desktop.endpoint.rest.feed_rows import FeedRows
from alx_desktop.endpoint.rest.query import ListQuery
from alx_desktop.endpoint.standing import empty_reason, standing
from alx_desktop.services.callers import Caller
from alx_desktop.services.opaque import CursorInvalid
from alx_desktop.store.feed import Place


@dataclass(frozen=True, slots=True)
class FeedCursor:
    """Where a client of the feed stands. number: change number up to which it has, or after the full start will have,
    everything. place: of the row that it had last; None = before the first one. epoch, settings: what this belongs to.
    """

    mode: ReadMode
    number: int
    place: Place | None
    epoch: str
    settings: int


def read_changes(context: EndpointContext, caller: Caller, query: ListQuery) -> Answer:
    """One page. Raises CursorInvalid; EndpointError (410) for a cursor that does not fit the store any more."""
    purpose = ("changes", caller.token.token_id, query.digest)
    rows = FeedRows(context, caller, query.fields)
    sent = None if query.cursor is None else _opened(context.cursors.open(query.cursor, *purpose))
    with context.reading() as connection:
        stands = standing(connection, caller)
        feed = stands.feed
        at = sent or FeedCursor(ReadMode.FULL, feed.last, None, feed.epoch, feed.settings)
        check_fits(at.epoch, at.settings, at.number, feed)
        bounds = (at.number, feed.last) if at.mode is ReadMode.INCREMENTAL else (0, at.number)
        found, source = rows.page(connection, stands, at.mode, bounds, at.place, query.limit)
        later = at.place is not None
        empty = None if found.rows else empty_reason(connection, caller, at.mode, later and at.mode is ReadMode.FULL)
    following = _following(at, found.place, feed)
    answer = Answer(found, at.mode, stands, bounds[0], bounds[1], more=found.place is not None, empty=empty)
    answer.source = source
    answer.next_cursor = context.cursors.seal(
        [following.mode, following.number, following.place, following.epoch, following.settings], *purpose
    )
    return answer


def check_fits(epoch: str, settings: int, number: int, feed: FeedState) -> None:
    """Whether changes after a number can be told to one who knows the state of then. Raises EndpointError (410)."""
    if epoch != feed.epoch or number > feed.last:
        raise EndpointError(Code.CURSOR_OUTDATED, "the store was rebuilt")
    if settings != feed.settings:
        raise EndpointError(Code.CURSOR_OUTDATED, "the company's fields or courses were changed")
    if number < feed.oldest:
        raise EndpointError(Code.CURSOR_OUTDATED, "rows that went away since are no longer remembered")


def _following(at: FeedCursor, last: Place | None, feed: FeedState) -> FeedCursor:
    if last is None:
        # The full start is through: its changes begin where it began. Changes are through: what comes now is new.
        number = at.number if at.mode is ReadMode.FULL else feed.last
        return FeedCursor(ReadMode.INCREMENTAL, number, None, feed.epoch, feed.settings)
    # Rows of one change number may fill several pages: the number only moves to the one that is whole.
    number = at.number if at.mode is ReadMode.FULL else max(at.number, last[0] - 1)
    return FeedCursor(at.mode, number, last, feed.epoch, feed.settings)


def _opened(value: object) -> FeedCursor:
    match value:
        case [str(mode), int(number), list() | None as place, str(epoch), int(settings)]:
            return FeedCursor(ReadMode(mode), number, None if place is None else tuple(place), epoch, settings)
        case _:
            raise CursorInvalid
