"""The ASGI application of the endpoint."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter, FastAPI
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware

from alx_desktop import __version__
from alx_desktop.config import EndpointSettings
from alx_desktop.endpoint.context import EndpointContext
from alx_desktop.endpoint.limits import TokenLimits
from alx_desktop.endpoint.middleware import Gate, SecurityHeaders, host_check
from alx_desktop.endpoint.plugin.router import plugin_router
from alx_desktop.endpoint.problems import add_problems
from alx_desktop.endpoint.rest.router import rest_router
from alx_desktop.endpoint.streams.router import streams_router

ROUTERS: tuple[Callable[[EndpointContext], APIRouter], ...] = (plugin_router, rest_router, streams_router)
"""Every protocol adds its router's factory here."""


def make_app(context: EndpointContext, settings: EndpointSettings) -> FastAPI:
    """The application of one profile. Its own pages of documentation are off: they load scripts from elsewhere."""
    app = FastAPI(
        title="ALX Desktop", version=__version__, docs_url=None, redoc_url=None, openapi_url=None,
        middleware=_middleware(settings), redirect_slashes=False,
    )  # fmt: skip
    app.state.context = context
    app.state.limits = TokenLimits()
    add_problems(app)
    for factory in ROUTERS:
        app.include_router(factory(context))
    return app


def _middleware(settings: EndpointSettings) -> list[Middleware]:
    """From the outside in."""
    stack = [
        Middleware(SecurityHeaders),
        Middleware(Gate, serves=host_check(settings.host, settings.allowed_hosts)),
    ]
    if settings.cors_origins:
        headers = ["Authorization", "X-API-Key", "Accept", "Prefer", "OData-Version", "OData-MaxVersion"]
        stack.append(
            Middleware(
                CORSMiddleware,
                allow_origins=list(settings.cors_origins),
                allow_methods=["GET", "HEAD", "POST"],
                allow_headers=headers,
                expose_headers=["Retry-After", "ETag"],
            )
        )
    return stack
