"""A synced demo with tokens of two companies, and the endpoint's application over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC
from typing import Any

import httpx
import pytest
from fastapi import APIRouter, FastAPI, Request

from alx_desktop.config import EndpointSettings
from alx_desktop.domain.tokens import NewToken
from alx_desktop.endpoint import app as endpoint_app
from alx_desktop.endpoint.app import close_app
from alx_desktop.endpoint.auth import caller_of
from alx_desktop.endpoint.context import EndpointContext
from alx_desktop.endpoint.server import EndpointServer
from alx_desktop.services.authentication import Authenticator
from alx_desktop.services.opaque import Cursors
from alx_desktop.services.refreshes import RefreshService
from alx_desktop.services.site import Site
from alx_desktop.services.tokens import TokenLimits, TokenService
from alx_desktop.store.company_names import company_names
from alx_desktop.store.secrets import read_or_make_key
from tests.unit.synced_demo import app, site, synced_copy, synced_demo
from tests.waiting import LONG

__all__ = ["app", "site", "synced_copy", "synced_demo"]


@dataclass(frozen=True)
class Tenants:
    """Two companies of the demo and the service that makes their tokens."""

    service: TokenService
    first: int
    second: int

    def token(self, **limits: object) -> NewToken:
        return self.service.create(self.first, "test", TokenLimits(**limits))  # type: ignore[arg-type]


@pytest.fixture
def tenants(site: Site) -> Tenants:
    with site.store.reading(site.store.reporting) as connection:
        first, second = list(company_names(connection))[:2]
    return Tenants(TokenService(site.store, "tester"), first, second)


@pytest.fixture
def context(site: Site) -> EndpointContext:
    store = site.store
    key = read_or_make_key(store, "endpoint")
    return EndpointContext(
        store, Authenticator(store), RefreshService(store), Cursors(key), key, site.profile, lambda: UTC
    )


def who_router(_context: EndpointContext) -> APIRouter:
    """A route of the tests: whose token was it; what goes wrong with it."""
    router = APIRouter(include_in_schema=False)

    @router.get("/who")
    def who(request: Request, limit: int = 0) -> dict[str, int]:
        return {"company": caller_of(request).company_id, "limit": limit}

    @router.post("/echo")
    async def echo(request: Request) -> int:
        return len(await request.body())

    @router.get("/broken")
    def broken(request: Request) -> None:
        raise RuntimeError(f"secret {request.url}")

    return router


MakeApp = Callable[[EndpointSettings], FastAPI]


@pytest.fixture
def make_app(context: EndpointContext, monkeypatch: pytest.MonkeyPatch) -> MakeApp:
    monkeypatch.setattr(endpoint_app, "ROUTERS", (*endpoint_app.ROUTERS, who_router))
    return lambda settings: endpoint_app.make_app(context, settings)


@dataclass(frozen=True)
class Running:
    """A real server over the demo."""

    server: EndpointServer
    url: str
    port: int

    def get(self, path: str, **options: Any) -> httpx.Response:
        return httpx.get(self.url + path, timeout=LONG, **options)


@pytest.fixture
def running(make_app: MakeApp) -> Iterator[Running]:
    settings = EndpointSettings(port=0)
    server = EndpointServer(settings, lambda: make_app(settings), close_app)
    status = server.start()
    assert status.url is not None and status.port is not None
    yield Running(server, status.url, status.port)
    server.stop()


@pytest.fixture
def client(running: Running) -> Iterator[httpx.Client]:
    """A client of that server."""
    with httpx.Client(base_url=running.url, timeout=LONG) as client:
        yield client
