"""Burst and concurrency of tokens, by a clock of the test's own."""

from __future__ import annotations

import socket
from dataclasses import replace

import pytest
from sqlalchemy import select

from alx_desktop.domain.tokens import Token
from alx_desktop.endpoint import middleware
from alx_desktop.endpoint.errors import Code, EndpointError
from alx_desktop.endpoint.limits import TokenLimits
from alx_desktop.services.callers import Caller
from alx_desktop.services.site import Site
from alx_desktop.store.company_settings import DEFAULTS, StoredSettings
from alx_desktop.store.tables.activity import request_log
from tests.endpoint.conftest import Running
from tests.waiting import LONG, until

TOKEN = Token("a", 1, "x", "", 0)


def caller(**limits: int) -> Caller:
    return Caller(replace(TOKEN, **limits), StoredSettings(DEFAULTS))  # type: ignore[arg-type]


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_minute_of_requests_may_come_at_once_and_then_evenly() -> None:
    clock = Clock()
    limits, one = TokenLimits(clock), caller(burst_per_minute=6)
    for _request in range(6):
        limits.enter(one)
    with pytest.raises(EndpointError) as told:
        limits.enter(one)
    assert (told.value.code, told.value.retry_after) == (Code.BURST_LIMIT, 10)
    clock.now = 9.9
    with pytest.raises(EndpointError) as told:
        limits.enter(one)
    assert told.value.retry_after == 1
    clock.now = 10.0
    limits.enter(one)
    clock.now = 100_000.0
    for _request in range(6):
        limits.enter(one)
    with pytest.raises(EndpointError):
        limits.enter(one)


def test_requests_at_once_and_their_end() -> None:
    limits, one = TokenLimits(Clock()), caller(concurrency=2)
    first, _second = limits.enter(one), limits.enter(one)
    with pytest.raises(EndpointError) as told:
        limits.enter(one)
    assert (told.value.code, told.value.retry_after) == (Code.CONCURRENCY_LIMIT, 1)
    first()
    limits.enter(one)


def test_no_limit_and_a_limit_that_is_set_later() -> None:
    limits = TokenLimits(Clock())
    for _request in range(1000):
        limits.enter(caller())
    with pytest.raises(EndpointError):
        limits.enter(caller(concurrency=5))


def test_a_body_that_does_not_come_is_given_up(running: Running, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(middleware, "BODY_PATIENCE", 0.05)
    with socket.create_connection(("127.0.0.1", running.port), LONG) as one:
        one.sendall(b"POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nab")
        assert one.recv(4096).startswith(b"HTTP/1.1 408 ")

    def logged() -> bool:
        with site.store.reading(site.store.activity) as connection:
            return list(connection.scalars(select(request_log.c.code))) == ["body_too_slow"]

    until(logged, "the log has it")
