"""The routes carry requests and answers unchanged between HTTP and the engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI, HTTPException
from starlette.requests import Request
from starlette.testclient import TestClient

from alx_desktop.endpoint.odata.model import Model
from alx_desktop.endpoint.routes import odata_router
from tests.endpoint.odata.things import Client, fill, model, rows, sqlite_engine


@pytest.fixture
def http(tmp_path: Path) -> TestClient:
    engine = sqlite_engine(str(tmp_path / "t.db"))
    fill(engine, rows(50))

    def resolve(_request: Request, company: str) -> Model:
        if company not in ("1", "acme"):
            raise HTTPException(404)
        return model(1)

    application = FastAPI()
    application.include_router(odata_router(Client(engine, page=20).service, resolve))
    return TestClient(application, base_url="http://host.example")


def test_a_read_over_http(http: TestClient) -> None:
    got = http.get("/odata/acme/Things", params={"$filter": "small ge 0 or small eq null"})
    assert got.status_code == 200 and got.headers.get_list("OData-Version") == ["4.0"]
    assert got.json()["@odata.context"] == "http://host.example/odata/1/$metadata#Things"
    found: list[Any] = got.json()["value"]
    while link := got.json().get("@odata.nextLink"):
        got = http.get(link)
        found += got.json()["value"]
    assert len(found) == int(http.get("/odata/1/Things/$count?$filter=small+ge+0+or+small+eq+null").text)


def test_paths_methods_and_bodies(http: TestClient) -> None:
    assert http.get("/odata/1").json()["value"] == http.get("/odata/1/").json()["value"]
    assert http.get("/odata/2/Things").status_code == 404
    assert http.get("/odata/1/Things('k0x0')/label/$value").text == rows(1)[0]["label"]
    assert http.get("/odata/1/Things('a%2Fb')").status_code == 404
    assert http.post("/odata/1/Things", json={}).status_code == 405
    head = http.head("/odata/1/Things")
    assert head.status_code == 200 and head.content == b"" and head.headers["OData-Version"] == "4.0"
    batch = http.post("/odata/1/$batch", json={"requests": [{"id": "1", "method": "GET", "url": "Things/$count"}]})
    assert batch.json()["responses"][0]["body"] == "50"
    assert http.post("/odata/1/$batch", content=b"x" * 3_000_000).status_code == 413
    assert http.get("/odata/1/Things?$filter=label eq 'Ärger'").status_code == 200
    double = http.get("/odata/1/Things", headers=[("Prefer", "omit-values=nulls"), ("Prefer", "odata.maxpagesize=3")])
    assert double.headers["Preference-Applied"] == "omit-values=nulls, odata.maxpagesize=3"
    assert len(double.json()["value"]) == 3
