"""The ASGI application of the endpoint."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from fastapi import APIRouter, FastAPI
from fastapi.dependencies import models as dependency_models
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware

from alx_desktop import __version__
from alx_desktop.config import EndpointSettings
from alx_desktop.endpoint.cache import cache_figures
from alx_desktop.endpoint.console.router import console_router
from alx_desktop.endpoint.console.sandbox import PATH as SANDBOX_PATH
from alx_desktop.endpoint.console.sandbox import SandboxApp
from alx_desktop.endpoint.context import EndpointContext
from alx_desktop.endpoint.daily_limit import DailyLimit
from alx_desktop.endpoint.figures import Figures
from alx_desktop.endpoint.health import health_router
from alx_desktop.endpoint.journal import Journal
from alx_desktop.endpoint.limits import TokenLimits
from alx_desktop.endpoint.middleware import Gate, SecurityHeaders, host_check
from alx_desktop.endpoint.odata_entry import entity_router
from alx_desktop.endpoint.plugin.router import PluginLane, plugin_router
from alx_desktop.endpoint.problems import Rescue, add_problems
from alx_desktop.endpoint.recorder import Recorder
from alx_desktop.endpoint.rest.router import rest_router
from alx_desktop.endpoint.streams.router import streams_router
from alx_desktop.endpoint.tls import certificate_names
from alx_desktop.endpoint.warming import Warmer

ROUTERS: tuple[Callable[[EndpointContext], APIRouter], ...] = (
    health_router,
    plugin_router,
    rest_router,
    streams_router,
    entity_router,
)
"""Every protocol adds its router's factory here."""


def make_app(context: EndpointContext, settings: EndpointSettings) -> FastAPI:
    """The application of one profile; end it with `close_app`.

    FastAPI's own pages of documentation are off: they load scripts from elsewhere. `endpoint.console` has ours.
    """
    cache = context.cache
    journal = Journal(context.store, settings.log_days, lambda: cache_figures(cache, int(time.time())))
    figures = Figures(cache)
    app = _serving(context, _middleware(settings, journal, figures))
    app.state.journal, app.state.figures = journal, figures
    app.state.daily_limit = DailyLimit(context, journal.count)
    app.state.warmer = Warmer(context, lambda: figures.running)
    app.state.sandbox = SandboxApp(_serving) if settings.sandbox else None
    app.include_router(console_router(app.state.sandbox))
    if app.state.sandbox is not None:
        app.mount(SANDBOX_PATH, app.state.sandbox)
    journal.start()  # last: what fails before leaves no thread
    app.state.warmer.start()
    return app


def cut_app(app: FastAPI) -> None:
    """End the answers that are still being made: their statements are interrupted."""
    context: EndpointContext = app.state.context
    context.stopping.cancel()
    if context.live is not None:
        context.live.cancel()


def close_app(app: FastAPI) -> None:
    """End what the application runs, once it answers no more: the log is written to its end."""
    app.state.warmer.close()
    if app.state.context.live is not None:
        app.state.context.live.close()
    app.state.journal.close()
    if app.state.sandbox is not None:
        app.state.sandbox.close()
    _forget_routes()


def _forget_routes() -> None:
    """FastAPI remembers thousands of route functions, and with them the store and the kept answers of every start."""
    for kept in vars(dependency_models).values():
        forget = getattr(kept, "cache_clear", None)
        if callable(forget):
            forget()


def _serving(context: EndpointContext, middleware: Sequence[Middleware] = (Middleware(Rescue),)) -> FastAPI:
    """An application that answers over one store."""
    app = FastAPI(
        title="ALX Desktop", version=__version__, docs_url=None, redoc_url=None, openapi_url=None,
        middleware=[*middleware, Middleware(PluginLane, context=context)], redirect_slashes=False,
    )  # fmt: skip
    app.state.context, app.state.figures = context, Figures(context.cache)
    app.state.warmer = Warmer(context, lambda: 0)  # remembers only, until it is started
    app.state.limits = TokenLimits()
    app.state.daily_limit = DailyLimit(context)
    add_problems(app)
    for factory in ROUTERS:
        app.include_router(factory(context))
    return app


def _middleware(settings: EndpointSettings, journal: Journal, figures: Figures) -> list[Middleware]:
    """From the outside in."""
    stack = [
        Middleware(Recorder, journal=journal, figures=figures),
        Middleware(SecurityHeaders),
        Middleware(Gate, serves=host_check(settings.host, (*settings.allowed_hosts, *certificate_names(settings)))),
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
    stack.append(Middleware(Rescue))
    return stack
