"""The address of the plugin's protocol. Every answer, errors too, is HTTP 200, as Moodle's are."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from alx_desktop.domain.tokens import TokenScope
from alx_desktop.endpoint.auth import caller_of, client_address, need_scope
from alx_desktop.endpoint.compression import packed
from alx_desktop.endpoint.context import EndpointContext
from alx_desktop.endpoint.daily_limit import daily_admission
from alx_desktop.endpoint.errors import Code
from alx_desktop.endpoint.notes import notes_of
from alx_desktop.endpoint.plugin.errors import PluginError, PluginFault, as_plugin_error
from alx_desktop.endpoint.plugin.pages import PROTOCOL, PluginPage, PluginPages, client_digest
from alx_desktop.endpoint.plugin.parameters import LONGEST_FORM, RestFormat, form_fields, page_request, rest_format
from alx_desktop.endpoint.plugin.writing import CONTENT_TYPES, write_error
from alx_desktop.endpoint.standing import position
from alx_desktop.endpoint.warming import GoOn, warmer_of
from alx_desktop.services.callers import Caller

PATH = "/webservice/rest/server.php"
METHODS = ("GET", "POST")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A request whose body was read. refused: why its body is none."""

    parameters: Sequence[tuple[str, str]]
    form_token: str | None
    refused: PluginError | None = None


def plugin_router(context: EndpointContext) -> APIRouter:
    """The plugin's protocol."""
    router = APIRouter(tags=["plugin"])

    @router.api_route(
        PATH,
        methods=list(METHODS),
        summary="Course progress as the Moodle plugin serves it",
        description="Parameters, rows and errors are those of local_alx_report_api; every answer is HTTP 200. "
        "The refresh is described by the headers X-ALX-*.",
        include_in_schema=False,
    )
    async def server_php(request: Request) -> Response:
        return await _answered(context, request)

    return router


class PluginLane:
    """Answers pages of the plugin's protocol before the router does: a client asks for thousands of them, and to find
    their route takes FastAPI a tenth of a kept page's time. Everything else goes on to the router."""

    def __init__(self, app: ASGIApp, context: EndpointContext) -> None:
        self._app = app
        self._context = context

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http" and scope["path"] == PATH and scope["method"] in METHODS:
            response = await _answered(self._context, Request(scope, receive))
            await response(scope, receive, send)
        else:
            await self._app(scope, receive, send)


async def _answered(context: EndpointContext, request: Request) -> Response:
    asked = await _read(request)
    return await run_in_threadpool(_answer, context, request, asked)


async def _read(request: Request) -> _Asked:
    in_address = request.query_params.multi_items()
    try:
        body = bytearray()
        async for part in request.stream():
            body += part
            if len(body) > LONGEST_FORM:
                raise PluginError(PluginFault.PARAMETER, "the form is too long")
        form = form_fields(request.headers.get("content-type", ""), bytes(body))
    except PluginError as refused:
        return _Asked(in_address, None, refused)
    return _Asked([*in_address, *form], dict(form).get("wstoken"))


def _answer(context: EndpointContext, request: Request, asked: _Asked) -> Response:
    notes = notes_of(request)
    notes.protocol, form = PROTOCOL, rest_format(asked.parameters)
    try:
        found = _page(context, request, asked, form)
        notes.mode, notes.rows, notes.source = found.refresh.mode, found.rows, found.source
        headers = _headers(context, request, found)
        return Response(packed(request, headers, found.body), 200, headers, CONTENT_TYPES[form])
    except Exception as error:
        told, known = as_plugin_error(error)
        notes.code = notes.code or (known.code if known else told.fault.value[1])
        if known is not None and known.code is Code.INTERNAL:
            log.error("request %s failed", notes.request_id, exc_info=error)
        debug = notes.caller is not None and notes.caller.token.debug
        retry = {} if known is None or known.retry_after is None else {"Retry-After": str(known.retry_after)}
        return Response(write_error(told, form, debug), 200, retry, CONTENT_TYPES[form])


def _page(context: EndpointContext, request: Request, asked: _Asked, form: RestFormat) -> PluginPage:
    caller = caller_of(request, asked.form_token)
    if asked.refused is not None:
        raise asked.refused
    need_scope(caller, TokenScope.PROGRESS)
    wanted = page_request(asked.parameters)
    if caller.settings.post_only and request.method != "POST":
        raise PluginError(PluginFault.METHOD)
    if wanted.offset == 0:

        def warm(context: EndpointContext, caller: Caller, go_on: GoOn) -> None:
            PluginPages(context, caller, "").warm(wanted.limit, form, go_on)

        warmer_of(request).remember(caller, (PROTOCOL, wanted.limit, form), warm)
    client = client_digest(client_address(request), request.headers.get("user-agent", ""))
    return PluginPages(context.served(caller), caller, client, daily_admission(request, caller)).read(wanted, form)


def _headers(context: EndpointContext, request: Request, found: PluginPage) -> dict[str, str]:
    caller, refresh = caller_of(request), found.refresh
    since, until = (position(context.entity_key, caller, number) for number in refresh.bounds)
    told = {
        "Mode": refresh.mode,
        "Reason": refresh.reason,
        "Since": since if refresh.session.since else None,
        "Until": until,
        "Rows": found.rows,
        "Data-Age": found.standing.data_age_seconds,
        "Source": found.source,
        "Empty": found.empty,
        "Warning": found.fault,
    }
    return {f"X-ALX-{name}": str(value) for name, value in told.items() if value is not None}
