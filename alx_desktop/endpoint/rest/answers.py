"""How answers of REST look: {"data": [...], "meta": {...}}."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response

from alx_desktop.domain.published_fields import FieldKind
from alx_desktop.domain.written_times import utc_text
from alx_desktop.endpoint.cache import Kept
from alx_desktop.endpoint.compression import packed, vary
from alx_desktop.endpoint.context import EndpointContext
from alx_desktop.endpoint.entity_tags import has_it
from alx_desktop.endpoint.notes import notes_of
from alx_desktop.endpoint.rest.fields import kind_of
from alx_desktop.endpoint.standing import EmptyReason, Standing, position
from alx_desktop.services.callers import Caller
from alx_desktop.store.published import PublishedSet

PROTOCOL = "rest"


@dataclass(slots=True)
class Answer:
    """An answer before it is written. since, until: change numbers; None where the answer has none.

    rows: as JSON. debug: what a token with debugging is told besides. tag: the same text for the same rows, for
    clients that ask whether they have them already; None where that is no question. source: store, cache or live.
    """

    rows: Kept
    mode: str
    standing: Standing
    since: int | None = None
    until: int | None = None
    total: int | None = None
    next_cursor: str | None = None
    more: bool | None = None
    reason: str | None = None
    empty: EmptyReason | None = None
    debug: dict[str, Any] = field(default_factory=dict)
    tag: str | None = None
    source: str = "store"


def shape(
    published: PublishedSet, names: Sequence[str], ids: Iterable[str], rows: Iterable[Sequence[Any]]
) -> list[dict[str, Any]]:
    """Rows as JSON has them. rows: values of the named columns."""
    kinds = [kind_of(name, published.columns[name]) for name in names]
    moments = [number for number, kind in enumerate(kinds) if kind is FieldKind.MOMENT]
    shaped = []
    for id_, row in zip(ids, rows, strict=True):
        values = list(row)
        for number in moments:
            values[number] = utc_text(values[number])
        shaped.append({"id": id_, **dict(zip(names, values, strict=True))})
    return shaped


def respond(context: EndpointContext, request: Request, caller: Caller, answer: Answer, began: float) -> Response:
    """The response. began: of time.perf_counter()."""
    notes = notes_of(request)
    notes.protocol, notes.mode, notes.rows, notes.source = PROTOCOL, answer.mode, answer.rows.rows, answer.source
    headers = {"X-ALX-Version": "v1"}
    if answer.tag is not None:
        headers["ETag"] = answer.tag
        if has_it(request, answer.tag):
            notes.rows = 0
            vary(headers)
            return Response(None, 304, headers)
    meta: dict[str, Any] = {
        "mode": answer.mode,
        "since": _position(context, caller, answer.since or None),
        "until": _position(context, caller, answer.until),
        "count": answer.rows.rows,
        "total": answer.total,
        "next_cursor": answer.next_cursor,
        "data_age_seconds": answer.standing.data_age_seconds,
        "source": answer.source,
        "empty_reason": answer.empty,
    }
    if answer.more is not None:
        meta["more"] = answer.more
    if answer.reason is not None:
        meta["full_reason"] = answer.reason
    if caller.token.debug:
        milliseconds = round((time.perf_counter() - began) * 1000, 2)
        stands = {"settings_version": caller.stored.version, "store_epoch": answer.standing.feed.epoch}
        meta["debug"] = {"milliseconds": milliseconds, "request_id": notes.request_id, **stands, **answer.debug}
    body = b'{"data":' + answer.rows.body + b',"meta":' + orjson.dumps(meta) + b"}"
    return Response(packed(request, headers, body), 200, headers, "application/json")


def _position(context: EndpointContext, caller: Caller, number: int | None) -> str | None:
    return None if number is None else position(context.entity_key, caller, number)
