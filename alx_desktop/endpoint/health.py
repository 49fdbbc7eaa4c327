"""`/health` and `/metrics`: whether it works, and how much it does. Both say nothing of companies."""

from __future__ import annotations

import time
from typing import Any

import orjson
from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection

from alx_desktop.domain.errors import StoreError
from alx_desktop.endpoint.auth import caller_of, client_address
from alx_desktop.endpoint.context import EndpointContext
from alx_desktop.endpoint.describing import problem_responses
from alx_desktop.endpoint.errors import Code
from alx_desktop.endpoint.middleware import is_loopback
from alx_desktop.endpoint.notes import notes_of
from alx_desktop.store.checkpoint import read_state

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


def health_router(context: EndpointContext) -> APIRouter:
    """Liveness and readiness are for everybody; figures are for this machine, or for who has a token."""
    router = APIRouter(tags=["health"])

    @router.get("/health/live", openapi_extra={"responses": _said("alive")})
    async def live(request: Request) -> Response:
        """The process answers."""
        notes_of(request).protocol = "health"
        return _json({"status": "alive"})

    @router.get("/health", openapi_extra={"responses": _said("ready", "unavailable", "empty")})
    @router.get("/health/ready", openapi_extra={"responses": _said("ready", "unavailable", "empty")})
    async def ready(request: Request) -> Response:
        """The store can be read, and has been filled: 200; else 503 with the reason."""
        notes_of(request).protocol = "health"
        try:
            # On a thread beside the workers: whoever watches over the endpoint must not wait for its clients.
            age = await to_thread.run_sync(data_age, context, limiter=CapacityLimiter(1))
        except StoreError as error:
            return _json({"status": "unavailable", "reason": error.title, "data_age_seconds": None}, 503)
        if age is None:
            return _json({"status": "empty", "reason": "no complete sync yet", "data_age_seconds": None}, 503)
        return _json({"status": "ready", "reason": None, "data_age_seconds": age})

    @router.get("/metrics", openapi_extra={"responses": _FIGURES})
    def metrics(request: Request) -> Response:
        """Prometheus text."""
        notes_of(request).protocol = "health"
        if not is_loopback(client_address(request)):
            caller_of(request)
        return Response(request.app.state.figures.text(data_age(context)), media_type=CONTENT_TYPE)

    return router


_FIGURES = {
    "200": {"description": "Prometheus text", "content": {"text/plain": {"schema": {"type": "string"}}}},
    **problem_responses({Code.FORMAT_MISSING, Code.CURSOR_INVALID, Code.CURSOR_OUTDATED}),
}


def data_age(context: EndpointContext) -> int | None:
    """Seconds since the moment of Moodle that the rows stand for; None = no complete sync yet. Raises StoreError."""
    with context.store.reading(context.store.reporting) as connection:
        return _age(connection)


def _age(connection: Connection) -> int | None:
    watermark = read_state(connection).watermark
    # Moodle's server and this machine need not agree on the time; an age below zero says nothing.
    return None if watermark is None else max(0, int(time.time()) - watermark)


def _json(body: dict[str, object], status: int = 200) -> Response:
    return Response(orjson.dumps(body), status, media_type="application/json")


def _said(well: str, *badly: str) -> dict[str, Any]:
    """Responses of OpenAPI: 200 with the first status, 503 with one of the others."""

    def response(description: str, status: list[str]) -> dict[str, Any]:
        text_or_none = {"type": ["string", "null"]}
        properties = {
            "status": {"enum": status},
            "reason": text_or_none,
            "data_age_seconds": {"type": ["integer", "null"]},
        }
        schema = {"type": "object", "required": ["status"], "properties": properties}
        return {"description": description, "content": {"application/json": {"schema": schema}}}

    found = {"200": response("It works", [well])}
    return found | {"503": response("It does not answer with rows now", list(badly))} if badly else found
