"""OData under /odata/{company}/: carries requests to the engine and its answers back, and knows no more of either."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from alx_desktop.domain.errors import AlxError
from alx_desktop.endpoint.compression import compressed, vary
from alx_desktop.endpoint.odata import messages
from alx_desktop.endpoint.odata.batch import MOST_BYTES
from alx_desktop.endpoint.odata.errors import ODataError
from alx_desktop.endpoint.odata.model import Model
from alx_desktop.endpoint.odata.service import ODataService

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]
"""Those that write are refused by the engine, in OData's words."""

AT_ONCE = 256 * 1024
"""Bytes of an answer that are made before anything is sent; a longer one is streamed."""

Resolve = Callable[[Request, str], Model]
"""The model for a request to a company (its id or short name); raises what the application answers refusals with."""


Refuse = Callable[[Request, Exception], Response]
"""The answer for what resolve or serve raised, as an AlxError."""


Serve = Callable[[Request, Model, messages.Request], messages.Answer]
"""The answer to a request, for whoever does not have the service make each one anew."""


def odata_router(
    service: ODataService, resolve: Resolve, refuse: Refuse | None = None, serve: Serve | None = None
) -> APIRouter:
    """The routes of the service. resolve runs in a worker thread, as the engine does; without refuse, what they
    raise goes through; without serve, the service makes each answer."""
    router = APIRouter()

    async def answer(request: Request, company: str) -> Response:
        body = await _body(request)
        return await run_in_threadpool(_answer, request, company, body)

    def _answer(request: Request, company: str, body: bytes) -> Response:
        try:
            model = resolve(request, company)
            asked = _translated(request, model, body)
            found = service.answer(model, asked) if serve is None else serve(request, model, asked)
        except AlxError as error:
            if refuse is None:
                raise
            return refuse(request, error)
        if request.method == "HEAD":
            return Response(status_code=found.status, headers=found.headers)
        if found.status in (204, 304):  # no body, not even an empty one in gzip
            vary(found.headers)
            return Response(status_code=found.status, headers=found.headers)
        return _sent(compressed(request, found.headers, found.body), found, asked)

    for path in ("/odata/{company}", "/odata/{company}/{path:path}"):
        router.add_api_route(path, answer, methods=METHODS, include_in_schema=False)
    return router


def _sent(body: Iterator[bytes], found: messages.Answer, asked: messages.Request) -> Response:
    """A short answer at once: each part of a stream waits for a worker thread anew, behind all other clients."""
    begun: list[bytes] = []
    try:
        for part in body:
            begun.append(part)
            if sum(map(len, begun)) > AT_ONCE:
                return StreamingResponse(chain(_emptied(begun), body), found.status, found.headers)
    except ODataError as error:  # a later part took too long, and nothing is sent yet
        asked.tally.code = error.code
        refused = messages.refusal(error)
        return Response(b"".join(refused.body), refused.status, refused.headers)
    return Response(b"".join(begun), found.status, found.headers)


def _emptied(parts: list[bytes]) -> Iterator[bytes]:
    while parts:
        yield parts.pop(0)


async def _body(request: Request) -> bytes:
    """The body; of one that is too long, enough for the engine to see it."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_BYTES:
            break
    return body


def _translated(request: Request, model: Model, body: bytes) -> messages.Request:
    raw: bytes = request.scope.get("raw_path") or request.scope["path"].encode()
    after = raw.partition(b"?")[0].partition(b"/odata/")[2].partition(b"/")[2]
    headers: dict[str, str] = {}
    for name, value in request.headers.items():
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return messages.Request(
        root=f"{request.base_url}odata/{model.tenant}/",
        path=after.decode("utf-8", "replace"),
        query=request.scope["query_string"].decode("utf-8", "replace"),
        method=request.method,
        headers=headers,
        body=body,
    )
