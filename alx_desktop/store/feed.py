"""The change feed of one company: where it stands, and its rows in order.

Full reads go by key, incremental ones by (change_seq, key); each page is a short read of its own, after a place.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, exists, func, or_, select, tuple_

from alx_desktop.domain.change_feed import FeedState
from alx_desktop.domain.client_mode import ReadMode
from alx_desktop.store.prepared import Prepared
from alx_desktop.store.published import PublishedSet
from alx_desktop.store.tables.progress import course_progress
from alx_desktop.store.tables.star import company
from alx_desktop.store.tables.state import sync_state

_STATE = Prepared(
    select(sync_state.c.store_epoch, company.c.change_seq, company.c.forgotten_seq).select_from(
        sync_state.outerjoin(company, company.c.company_id == bindparam("of"))
    )
)

Place = tuple[int, ...]
"""After which row a page begins: (user, course) of a full read, (change_seq, user, course) of an incremental one."""


def feed_state(connection: Connection, company_id: int, settings_version: int) -> FeedState:
    """Where a company's rows stand, in the connection's snapshot; nothing has changed in a company that is unknown."""
    row = _STATE.row(connection, {"of": company_id})
    epoch, last, forgotten = ("", None, None) if row is None else row
    return FeedState(epoch, settings_version, forgotten or 0, last or 0)


def went_out_of_sight(
    connection: Connection, company_id: int, since: int, until: int, visible: ColumnElement[bool], source: Any
) -> bool:
    """Whether a row that changed in (since, until] is a tombstone or not visible: what upserts alone cannot tell."""
    cp = course_progress.c
    changed = and_(cp.company_id == company_id, cp.change_seq > since, cp.change_seq <= until)
    hidden = or_(cp.removed_at.is_not(None), ~visible)
    return bool(connection.scalar(select(exists(select(1).select_from(source).where(changed, hidden)))))


def page(
    published: PublishedSet,
    columns: Sequence[str],
    mode: ReadMode,
    bounds: tuple[int, int],
    after: Place | None = None,
    conditions: Sequence[ColumnElement[bool]] = (),
) -> Select[Any]:
    """Rows after a place in the order of the mode, without a LIMIT; the place's columns come first (`place_width`).

    bounds: (since, until] of change_seq, for an incremental read.
    """
    order = _order(mode)
    shown = [published.columns[name].label(name) for name in columns]
    statement = select(*order, *shown).select_from(published.source)
    statement = statement.where(published.condition, *conditions).order_by(*order)
    if mode is ReadMode.INCREMENTAL:
        sequence = course_progress.c.change_seq
        statement = statement.where(sequence > bounds[0], sequence <= bounds[1])
    return statement if after is None else statement.where(tuple_(*order) > tuple_(*after))


def place_width(mode: ReadMode) -> int:
    """How many columns of a page's rows are their place."""
    return len(_order(mode))


def place_at_offset(connection: Connection, statement: Select[Any], mode: ReadMode, offset: int) -> Place | None:
    """The place of the row before an offset: a walk of the index, for clients that jump. None: there is no such row."""
    if offset == 0:
        return None
    row = connection.execute(statement.with_only_columns(*_order(mode)).offset(offset - 1).limit(1)).one_or_none()
    return None if row is None else tuple(row)


def changed_within(since: int) -> ColumnElement[bool]:
    """Rows changed at or after a time (UTC epoch seconds): the window of a first read."""
    return course_progress.c.changed_at >= since


def count_rows(connection: Connection, published: PublishedSet, conditions: Sequence[ColumnElement[bool]] = ()) -> int:
    """How many rows there are."""
    statement = select(func.count()).select_from(published.source).where(published.condition, *conditions)
    return connection.scalar(statement) or 0


def _order(mode: ReadMode) -> tuple[ColumnElement[Any], ...]:
    cp = course_progress.c
    key = (cp.user_id, cp.course_id)
    return key if mode is ReadMode.FULL else (cp.change_seq, *key)
