"""A synced demo with tokens of two companies, and the endpoint's application over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC

import pytest
from fastapi import APIRouter, FastAPI, Request
from starlette.testclient import TestClient

from alx_desktop.config import EndpointSettings
from alx_desktop.domain.tokens import NewToken
from alx_desktop.endpoint import app as endpoint_app
from alx_desktop.endpoint.auth import caller_of
from alx_desktop.endpoint.context import EndpointContext
from alx_desktop.services.authentication import Authenticator
from alx_desktop.services.opaque import Cursors
from alx_desktop.services.refreshes import RefreshService
from alx_desktop.services.site import Site
from alx_desktop.services.tokens import TokenLimits, TokenService
from alx_desktop.store.company_names import company_names
from alx_desktop.store.secrets import read_or_make_key
from tests.unit.synced_demo import app, site, synced_copy, synced_demo

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
    router = APIRouter()

    @router.get("/who")
    def who(request: Request, limit: int = 0) -> dict[str, int]:
        return {"company": caller_of(request).company_id, "limit": limit}

    @router.get("/broken")
    def broken(request: Request) -> None:
        raise RuntimeError(f"secret {request.url}")

    return router


MakeApp = Callable[[EndpointSettings], FastAPI]


@pytest.fixture
def make_app(context: EndpointContext, monkeypatch: pytest.MonkeyPatch) -> MakeApp:
    monkeypatch.setattr(endpoint_app, "ROUTERS", (*endpoint_app.ROUTERS, who_router))
    return lambda settings: endpoint_app.make_app(context, settings)


@pytest.fixture
def client(make_app: MakeApp) -> Iterator[TestClient]:
    made = make_app(EndpointSettings())
    with TestClient(made, base_url="http://127.0.0.1:8765", raise_server_exceptions=False) as client:
        yield client
