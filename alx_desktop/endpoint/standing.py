"""Where a company's rows stand while an answer is made: change numbers, age, and why an answer has no rows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, case, exists, select, true

from alx_desktop.domain.change_feed import FeedState
from alx_desktop.domain.client_mode import ReadMode
from alx_desktop.services.callers import Caller
from alx_desktop.services.opaque import EntityKeys
from alx_desktop.store.clock import clock
from alx_desktop.store.feed import feed_state
from alx_desktop.store.prepared import Prepared
from alx_desktop.store.published import courses_set
from alx_desktop.store.tables.star import company_course
from alx_desktop.store.tables.state import sync_lease, sync_state


class EmptyReason(StrEnum):
    """Why an answer has no rows (requirements R2.5, R6.5, R11.3)."""

    NOTHING_CHANGED = "nothing_changed"
    STORE_EMPTY = "store_empty"
    NO_COURSE_ENABLED = "no_course_enabled"
    AFTER_THE_LAST_ROW = "after_the_last_row"
    NO_ROWS = "no_rows"


_ENDED = sync_lease.c.fencing - case((sync_lease.c.holder.is_(None), 0), else_=1)
"""How many runs that may write have ended. Not each of them moves the watermark or a company's change number: a sync of
one company, a repair."""

_WRITTEN = Prepared(
    select(sync_state.c.watermark, _ENDED.label("ended")).select_from(sync_state.outerjoin(sync_lease, true()))
)

Written = tuple[int | None, int | None]
"""What the store was last written from: Moodle's moment, and the runs that have ended. Whatever changes a row, also one
that has no change number, moves it at its end."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Of one snapshot of the store. data_age_seconds: of Moodle's moment that the rows stand for; None = no sync yet.

    now: UTC epoch seconds of the store's clock. written: beside the feed, what tells whether rows can have changed.
    """

    feed: FeedState
    data_age_seconds: int | None
    now: int
    written: Written = (None, 0)


def standing(connection: Connection, caller: Caller) -> Standing:
    """Where the caller's rows stand in the connection's snapshot."""
    now = clock(connection)
    watermark, ended = _WRITTEN.row(connection, {}) or (None, 0)
    age = None if watermark is None else max(0, now - watermark)
    feed = feed_state(connection, caller.company_id, caller.stored.version)
    return Standing(feed, age, now, (watermark, ended))


def empty_reason(connection: Connection, caller: Caller, mode: ReadMode, later: bool) -> EmptyReason:
    """Why there is no row. later: a page after the first one."""
    if later:
        return EmptyReason.AFTER_THE_LAST_ROW
    if connection.scalar(select(sync_state.c.last_success_at)) is None:
        return EmptyReason.STORE_EMPTY
    if caller.settings.courses_off and _has_course(connection, caller) and not _has_enabled(connection, caller):
        return EmptyReason.NO_COURSE_ENABLED
    return EmptyReason.NOTHING_CHANGED if mode is ReadMode.INCREMENTAL else EmptyReason.NO_ROWS


def position(entity_key: bytes, caller: Caller, number: int) -> str:
    """A change number as clients see it: the same number is the same text, which says nothing else."""
    return EntityKeys(entity_key, "position").encode(caller.company_id, number)


def _has_course(connection: Connection, caller: Caller) -> bool:
    theirs = (company_course.c.company_id == caller.company_id, company_course.c.removed_at.is_(None))
    return bool(connection.scalar(select(exists().where(*theirs))))


def _has_enabled(connection: Connection, caller: Caller) -> bool:
    enabled = courses_set(caller.view)
    return bool(connection.scalar(select(exists(select(1).select_from(enabled.source).where(enabled.condition)))))
