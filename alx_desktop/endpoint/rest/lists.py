"""Lists of what a company has: one keyset page after another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from alx_desktop.domain.client_mode import ReadMode
from alx_desktop.domain.tokens import TokenScope
from alx_desktop.endpoint.context import EndpointContext
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
        rows = _rows(connection, published, query, order, place)
        total = count_rows(connection, published, query.conditions) if query.total else None
        empty = None if rows else _why(connection, caller, query)
    width, page = len(order.terms), rows[: query.limit]
    keys = RowKeys(context.entity_key, resource.kind, caller.company_id, len(published.key))
    ids = keys.encode([tuple(row[width - len(published.key) : width]) for row in page])
    answer = Answer(shape(published, query.fields, ids, (row[width:] for row in page)), ReadMode.FULL, stands)
    answer.until, answer.total, answer.empty = stands.feed.last, total, empty
    if len(rows) > query.limit:
        answer.next_cursor = context.cursors.seal(list(page[-1][:width]), *purpose)
    return answer


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
