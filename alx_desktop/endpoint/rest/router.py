"""The addresses of REST v1."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial

import orjson
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from alx_desktop.domain.client_mode import ReadMode
from alx_desktop.domain.tokens import TokenScope
from alx_desktop.endpoint.auth import caller_of, need_scope
from alx_desktop.endpoint.cache import Kept
from alx_desktop.endpoint.context import EndpointContext
from alx_desktop.endpoint.daily_limit import daily_admission
from alx_desktop.endpoint.notes import notes_of
from alx_desktop.endpoint.rest.answers import PROTOCOL, Answer, respond
from alx_desktop.endpoint.rest.changes import read_changes
from alx_desktop.endpoint.rest.client_reads import MODE, read_client_page
from alx_desktop.endpoint.rest.describing import list_description
from alx_desktop.endpoint.rest.lists import PROGRESS, RESOURCES, Resource, read_list
from alx_desktop.endpoint.rest.query import RESERVED, invalid, parse_query, shown
from alx_desktop.endpoint.standing import standing
from alx_desktop.endpoint.warming import GoOn, warmer_of
from alx_desktop.services.callers import Caller
from alx_desktop.store.published import SETS, progress_set

PREFIX = "/api/v1"

_OF_LISTS = frozenset(RESERVED) - {"mode"}
_OF_FEEDS = frozenset({"fields", "limit", "cursor"})


def rest_router(context: EndpointContext) -> APIRouter:
    """REST v1."""
    router = APIRouter(prefix=PREFIX, tags=["REST v1"])
    for resource in RESOURCES:
        router.add_api_route(
            f"/{resource.name}", _endpoint(context, resource.scope, _list_of(context, resource)), methods=["GET"],
            name=resource.name, summary=resource.meaning.split(":")[0].rstrip("."),
            description=list_description(resource.meaning),
        )  # fmt: skip
    router.add_api_route(
        "/changes", _endpoint(context, TokenScope.PROGRESS, _changes_of(context)), methods=["GET"], name="changes",
        summary="What changed in course progress",
        description="Without a cursor: all rows. With `meta.next_cursor` of the page before: what has changed since, "
        "rows that are gone included (`removed`: true). `meta.more` says whether more is there now; ask again with "
        "the cursor later. 410: begin again without a cursor.",
    )  # fmt: skip
    router.add_api_route(
        "/health", _endpoint(context, None, _health_of(context)), methods=["GET"], name="health",
        summary="Whether rows can be read, and how old they are",
    )  # fmt: skip
    return router


_Read = Callable[[Request, Caller], Answer]


def _endpoint(context: EndpointContext, scope: TokenScope | None, read: _Read) -> Callable[[Request], Response]:
    """A route. It is no coroutine, so that it runs in a thread: it reads the store."""

    def answer(request: Request) -> Response:
        began = time.perf_counter()
        notes_of(request).protocol = PROTOCOL
        caller = caller_of(request)
        if scope is not None:
            need_scope(caller, scope)
        return respond(context, request, caller, read(request, caller), began)

    return answer


def _list_of(context: EndpointContext, resource: Resource) -> _Read:
    def read(request: Request, caller: Caller) -> Answer:
        items, published = request.query_params.multi_items(), SETS[resource.name](caller.view)
        if resource is not PROGRESS or "mode" not in request.query_params:
            listed = parse_query(items, published, _OF_LISTS)
            if listed.cursor is None:
                warmer_of(request).remember(
                    caller, (PROTOCOL, resource.name, tuple(items)), partial(_warm, resource, items)
                )
            return read_list(context.served(caller), caller, resource, published, listed)
        # A row that a filter does not fit any more would never be told of: refreshes have none.
        query = parse_query(items, published, _OF_FEEDS | {"mode"}, filters=False)
        if query.mode != MODE:
            raise invalid(f"mode is {shown(MODE)}, or left out")
        return read_client_page(context.served(caller), caller, query, daily_admission(request, caller))

    return read


def _warm(
    resource: Resource, items: Sequence[tuple[str, str]], context: EndpointContext, caller: Caller, _go_on: GoOn
) -> None:
    """The list again, by the settings of now."""
    published = SETS[resource.name](caller.view)
    read_list(context, caller, resource, published, parse_query(items, published, _OF_LISTS))


def _changes_of(context: EndpointContext) -> _Read:
    def read(request: Request, caller: Caller) -> Answer:
        items = request.query_params.multi_items()
        query = parse_query(items, progress_set(caller.view), _OF_FEEDS, filters=False)
        if query.cursor is None:
            daily_admission(request, caller)()
        return read_changes(context.served(caller), caller, query)

    return read


def _health_of(context: EndpointContext) -> _Read:
    def read(request: Request, caller: Caller) -> Answer:
        parse_query(request.query_params.multi_items(), progress_set(caller.view), frozenset(), filters=False)
        with context.reading() as connection:
            stands = standing(connection, caller)
        status = "ok" if stands.data_age_seconds is not None else "no_data_yet"
        return Answer(Kept(orjson.dumps([{"status": status}]), 1), ReadMode.FULL, stands, until=stands.feed.last)

    return read
