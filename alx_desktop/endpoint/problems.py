"""Errors as RFC 9457 has them: application/problem+json with a stable code."""

from __future__ import annotations

import logging
from typing import Any

import orjson
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from alx_desktop.domain.errors import AlxError, Cancelled, StoreError
from alx_desktop.endpoint.errors import Code, EndpointError
from alx_desktop.endpoint.notes import notes_in, notes_of
from alx_desktop.services.opaque import CursorInvalid

log = logging.getLogger(__name__)

ERRORS_PATH = "/docs/errors"
"""Where the catalogue of errors is served."""

RETRY_STORE = 30
"""Seconds after which a store that cannot be read may be there again."""

RETRY_STOP = 5
"""Seconds after which an endpoint that is restarted answers again."""


def problem(error: EndpointError, request_id: str = "") -> Response:
    """The answer for an error."""
    body = orjson.dumps(problem_body(error, request_id))
    return Response(body, error.status, error.headers, "application/problem+json")


def problem_body(error: EndpointError, request_id: str) -> dict[str, Any]:
    """The members of RFC 9457 and ours. type: the page of the catalogue, relative to whichever host was asked."""
    return {
        "type": f"{ERRORS_PATH}/{error.code}",
        "title": error.title,
        "status": error.status,
        "code": error.code,
        "detail": error.detail or error.advice,
        "recovery": error.advice,
        "request_id": request_id,
    }


def as_endpoint_error(error: Exception) -> EndpointError:
    """Whatever went wrong, as an error of the catalogue; for routers with a form of their own.

    Never tells texts of unexpected errors: they may quote what the client sent.
    """
    if isinstance(error, EndpointError):
        return error
    if isinstance(error, CursorInvalid):
        return EndpointError(Code.CURSOR_INVALID)
    if isinstance(error, Cancelled):
        return EndpointError(Code.STORE_UNAVAILABLE, "the endpoint is being stopped", retry_after=RETRY_STOP)
    if isinstance(error, StoreError):
        return EndpointError(Code.STORE_UNAVAILABLE, error.title, retry_after=RETRY_STORE)
    if isinstance(error, RequestValidationError):
        names = sorted({".".join(str(part) for part in one["loc"][1:]) or "body" for one in error.errors()})
        return EndpointError(Code.PARAMETER_INVALID, f"does not fit: {', '.join(names)}"[:200])
    if isinstance(error, HTTPException):
        return _of_http(error)
    return EndpointError(Code.INTERNAL)


class Rescue:
    """Answers what nobody else did: a fault of ours. The innermost middleware, so that the others see its answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception as error:
            notes = notes_in(scope)
            told = as_endpoint_error(error)
            notes.code = notes.code or told.code
            if begun:
                # Half an answer must not look like a whole one: the server drops the connection.
                raise
            if told.code is Code.INTERNAL:
                log.exception("request %s failed", notes.request_id)
            await problem(told, notes.request_id)(scope, receive, send)


def add_problems(app: FastAPI) -> None:
    """Let the application answer foreseeable errors in this form."""

    async def answer(request: Request, error: Exception) -> Response:
        told = as_endpoint_error(error)
        notes = notes_of(request)
        # Why a token was refused is in the log only.
        notes.code = notes.code or told.code
        return problem(told, notes.request_id)

    kinds: tuple[Any, ...] = (AlxError, HTTPException, RequestValidationError)
    for kind in kinds:
        app.add_exception_handler(kind, answer)


def _of_http(error: HTTPException) -> EndpointError:
    code = {404: Code.NOT_FOUND, 405: Code.METHOD_NOT_ALLOWED}.get(error.status_code, Code.PARAMETER_INVALID)
    return EndpointError(code, headers=dict(error.headers or {}))
