"""Lists of what a company has: one keyset page after another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import Connection, select

from alx_desktop.domain.client_mode import ReadMode
from alx_desktop.domain.tokens import TokenScope
from alx_desktop.endpoint.cache import Kept, Stamp
from alx_desktop.endpoint.context import EndpointContext
from alx_desktop.endpoint.entity_tags import entity_tag
from alx_desktop.endpoint.rest.answers import Answer, shape
from alx_desktop.endpoint.rest.keyset import Order, order_of
from alx_desktop.endpoint.rest.query import ListQuery
from alx_desktop.endpoint.row_keys import RowKeys
from alx_desktop.endpoint.standing import EmptyReason, empty_reason, standing
from alx_desktop.services.callers import Caller
from alx_desktop.services.opaque import CursorInvalid
from alx_desktop.store.feed import count_rows
from alx_desktop.store.published import PublishedSet


@dataclass(frozen=True, slots=True)
class Resource:
    """A list. kind: of its rows' keys. scope: what a token needs to read it."""

    name: str
    kind: str
    scope: TokenScope
    meaning: str


PROGRESS = Resource(
    "course-progress", "progress", TokenScope.PROGRESS, "Course progress: one row for each learner and course."
)
RESOURCES = (
    PROGRESS,
    Resource("companies", "company", TokenScope.PROGRESS, "The company of the token."),
    Resource("learners", "learner", TokenScope.LEARNERS, "The company's learners."),
    Resource("courses", "course", TokenScope.PROGRESS, "The company's courses."),
    Resource("departments", "department", TokenScope.PROGRESS, "The company's departments."),
    Resource("episodes", "episode", TokenScope.HISTORY, "Training episodes, as IOMAD tracked them."),
    Resource("daily", "daily", TokenScope.HISTORY, "Counts for each course and day."),
)


def read_list(
    context: EndpointContext, caller: Caller, resource: Resource, published: PublishedSet, query: ListQuery
) -> Answer:
    """One page. Raises CursorInvalid."""
    order = order_of(published, query.sort)
    purpose = ("list", caller.token.token_id, resource.name, query.digest)
    place = None if query.cursor is None else context.cursors.open(query.cursor, *purpose)
    if place is not None and len(place) != len(order.terms):
        raise CursorInvalid
    with context.reading() as connection:
        stands = standing(connection, caller)
        stamp = Stamp.of(caller, stands.feed)
        # Not everything that a list shows raises the company's change number (last access, learners without rows).
        at = None if place is None else tuple(place)
        asked = ("rest", resource.name, query.digest, query.fields, query.limit, query.total, at, stands.written)
        kept = context.cache.get(caller, stamp, asked)
        answer = Answer(kept or _page(context, connection, caller, resource, published, query, order, at),
                        ReadMode.FULL, stands, source=context.source if kept is None else "cache")  # fmt: skip
        answer.empty = None if answer.rows.rows else _why(connection, caller, query)
    if kept is None:
        context.cache.put(caller, stamp, asked, answer.rows)
    answer.until, answer.total, answer.tag = stands.feed.last, answer.rows.more, entity_tag(caller, stamp, asked)
    if answer.rows.place is not None:
        answer.next_cursor = context.cursors.seal(answer.rows.place, *purpose)
    return answer


def _page(
    context: EndpointContext, connection: Connection, caller: Caller, resource: Resource, published: PublishedSet,
    query: ListQuery, order: Order, place: Sequence[Any] | None,
) -> Kept:  # fmt: skip
    """The page; its place is where it ends, if there are rows behind it; more: the total, if that was asked for."""
    rows = _rows(connection, published, query, order, place)
    total = count_rows(connection, published, query.conditions) if query.total else None
    width, page = len(order.terms), rows[: query.limit]
    keys = RowKeys(context.entity_key, resource.kind, caller.company_id, len(published.key))
    ids = keys.encode([tuple(row[width - len(published.key) : width]) for row in page])
    body = orjson.dumps(shape(published, query.fields, ids, (row[width:] for row in page)))
    return Kept(body, len(page), list(page[-1][:width]) if len(rows) > query.limit else None, total)


def _rows(
    connection: Connection, published: PublishedSet, query: ListQuery, order: Order, place: Sequence[Any] | None
) -> Sequence[Any]:
    # By position, because a column can be both a part of the order and shown.
    places = [column.label(f"place_{number}") for number, column in enumerate(order.columns)]
    columns = [published.columns[name].label(name) for name in query.fields]
    statement = select(*places, *columns).select_from(published.source).where(published.condition, *query.conditions)
    if place is not None:
        statement = statement.where(order.after(place))
    # One more than asked for says whether there is another page.
    return connection.execute(statement.order_by(*order.by).limit(query.limit + 1)).all()


def _why(connection: Connection, caller: Caller, query: ListQuery) -> EmptyReason:
    return empty_reason(connection, caller, ReadMode.FULL, query.cursor is not None)
