"""What no client should send, to a real server: hosts, lengths, tokens in every place."""

from __future__ import annotations

import base64
import socket
import time
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from alx_desktop.config import EndpointSettings
from alx_desktop.endpoint.app import close_app
from alx_desktop.endpoint.middleware import SECURITY_HEADERS, host_check
from alx_desktop.endpoint.server import EndpointServer
from tests.endpoint.conftest import MakeApp, Running, Tenants
from tests.waiting import LONG


def basic(text: str, user: str = "any") -> dict[str, Any]:
    return {"headers": {"Authorization": "Basic " + base64.b64encode(f"{user}:{text}".encode()).decode()}}


PLACES: dict[str, Callable[[str], dict[str, Any]]] = {
    "basic": basic,
    "basic without a user": lambda text: basic(text, ""),
    "bearer": lambda text: {"headers": {"Authorization": f"bearer {text}".strip()}},
    "x-api-key": lambda text: {"headers": {"X-API-Key": text}},
    "wstoken": lambda text: {"params": {"wstoken": text}},
    "api_key": lambda text: {"params": {"api_key": text}},
}


@pytest.mark.parametrize("place", PLACES)
def test_a_token_is_taken_from_every_place(running: Running, tenants: Tenants, place: str) -> None:
    token = tenants.token()
    answer = running.get("/who", **PLACES[place](token.text))
    assert answer.json() == {"company": tenants.first, "limit": 0}


def wrong_tokens(tenants: Tenants) -> list[str]:
    good = tenants.token().text
    revoked = tenants.token()
    tenants.service.revoke(revoked.token.token_id)
    there = tenants.token(ip_rules=("10.0.0.0/8",))
    expired = tenants.token()
    with tenants.service._store.writing(tenants.service._store.admin) as connection:
        from dataclasses import replace

        from alx_desktop.store.tokens import save_token

        save_token(connection, expired.token, replace(expired.token, expires_at=int(time.time()) - 1))
    other = tenants.service.create(tenants.second, "other").text
    mixed = good[:15] + other[15:]
    return [revoked.text, there.text, expired.text, mixed, good[:-1] + "!", good.upper(),
            "alx_" + "a" * 10 + "_" + "b" * 43,
            "", "x" * 3000, "' OR 1=1 --", "null"]  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_every_wrong_token_is_the_same_refusal(running: Running, tenants: Tenants, place: str) -> None:
    bodies = set()
    for text in wrong_tokens(tenants):
        answer = running.get("/who", **PLACES[place](text))
        assert answer.status_code == 401, text
        assert answer.headers["www-authenticate"].startswith("Basic ")
        body = answer.json()
        assert len(body.pop("request_id")) == 16
        bodies.add(str(body))
        assert not text or len(text) < 5 or text not in answer.text
    assert len(bodies) == 1


def test_other_places_and_two_tokens_prove_nobody(running: Running, tenants: Tenants) -> None:
    token, other = tenants.token().text, tenants.service.create(tenants.second, "other").text
    for options in (
        {"headers": {"Cookie": f"wstoken={token}"}},
        {"headers": {"X-Forwarded-For": token, "Token": token, "Authorization": token}},
        {"params": {"token": token, "WSTOKEN": token}},
        {"params": {"wstoken": [token, other]}},
        {"params": {"wstoken": token}, "headers": {"X-API-Key": other}},
        {"headers": {"Authorization": "Basic !!"}},
        {"headers": {"Authorization": "Bearer"}},
    ):
        assert running.get("/who", **options).status_code == 401, options
    same = running.get("/who", params={"wstoken": token}, headers={"Authorization": f"Bearer {token}"})
    assert same.status_code == 200


def test_forwarded_addresses_are_not_believed(running: Running, tenants: Tenants) -> None:
    token = tenants.token(ip_rules=("10.0.0.0/8",)).text
    headers = {"X-Forwarded-For": "10.1.1.1", "X-Real-IP": "10.1.1.1", "Forwarded": "for=10.1.1.1", "X-API-Key": token}
    assert running.get("/who", headers=headers).status_code == 401


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost@evil.example", "10.0.0.1"])
def test_foreign_hosts(running: Running, host: str) -> None:
    answer = running.get("/who", headers={"Host": host})
    assert (answer.status_code, answer.json()["code"]) == (421, "host_refused")


def test_hosts_that_are_ours() -> None:
    here = host_check("127.0.0.1", ["Reports.Example"])
    assert all(here(one) for one in ("127.0.0.1:1", "LOCALHOST", "[::1]:80", "reports.example:443", "localhost."))
    assert not any(here(one) for one in ("[::2]", "192.0.2.1", "example", "[", "::1:80"))
    open_to_all = host_check("0.0.0.0", ["*.wild.example"])
    assert all(open_to_all(one) for one in ("192.0.2.1:8443", socket.gethostname(), "a.wild.example:1"))
    assert not any(open_to_all(one) for one in ("wild.example", "a.b.wild.example", "evil.example", "*"))


@pytest.mark.parametrize("length", [9_000, 60_000, 200_000])
def test_long_urls(running: Running, length: int) -> None:
    with socket.create_connection(("127.0.0.1", running.port), LONG) as one:
        try:
            one.sendall(b"GET /who?x=" + b"a" * length + b" HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
            answer = b"".join(iter(lambda: one.recv(4096), b""))
        except ConnectionError:
            assert length > 60_000  # the server hung up before all of it was sent
            return
    assert answer.startswith(b"HTTP/1.1 4")
    if length <= 60_000:
        assert answer.startswith(b"HTTP/1.1 414 ") and b"url_too_long" in answer


def test_answers_have_security_headers_and_problems_a_code(running: Running, tenants: Tenants) -> None:
    ask = PLACES["bearer"](tenants.token().text)
    for path, status, code in (
        ("/who", 200, None), ("/who?limit=x", 400, "parameter_invalid"), ("/nowhere", 404, "not_found"),
        ("/broken", 500, "internal"),
    ):  # fmt: skip
        answer = running.get(path, **ask)
        assert answer.status_code == status
        assert {name: answer.headers[name] for name in SECURITY_HEADERS} == SECURITY_HEADERS
        assert "server" not in answer.headers
        if code is not None:
            assert answer.headers["content-type"] == "application/problem+json"
            assert answer.json()["code"] == code
            assert "secret" not in answer.text
    assert httpx.post(running.url + "/who", timeout=LONG).json()["code"] == "method_not_allowed"


def test_bodies_that_are_too_long(running: Running) -> None:
    answer = httpx.post(running.url + "/echo", content=b"x" * 2_000_000, timeout=LONG)
    assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")


def test_cors_is_off_unless_configured(running: Running, make_app: MakeApp) -> None:
    asked = {"Origin": "https://bi.example", "Access-Control-Request-Method": "GET"}
    assert not [name for name in running.get("/who", headers=asked).headers if name.startswith("access-control")]
    settings = EndpointSettings(port=0, cors_origins=("https://bi.example",))
    server = EndpointServer(settings, lambda: make_app(settings), close_app)
    url = server.start().url
    try:
        allowed = httpx.options(f"{url}/who", headers=asked, timeout=LONG)
        assert allowed.headers["access-control-allow-origin"] == "https://bi.example"
        refused = httpx.options(f"{url}/who", headers=asked | {"Origin": "https://evil.example"}, timeout=LONG)
        assert "access-control-allow-origin" not in refused.headers
    finally:
        server.stop()


def test_burst_and_concurrency(running: Running, tenants: Tenants) -> None:
    ask = PLACES["bearer"](tenants.token(burst_per_minute=2).text)
    answers = [running.get("/who", **ask) for _one in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 429]
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 30
    assert answers[-1].json()["code"] == "burst_limit"


def test_a_health_check_needs_no_token_and_metrics_name_no_company(running: Running, tenants: Tenants) -> None:
    assert running.get("/health/live").json() == {"status": "alive"}
    ready = running.get("/health")
    assert ready.status_code == 200 and ready.json()["status"] == "ready" and ready.json()["data_age_seconds"] >= 0
    running.get("/who", **basic(tenants.token().text))
    text = running.get("/metrics").text
    assert 'alx_requests_total{protocol="other",status="200"} 1.0' in text
    assert "alx_data_age_seconds" in text and "company" not in text
