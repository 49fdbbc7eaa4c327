"""Limits of time, and a stop that does not wait for a long statement."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest
from sqlalchemy import Connection, text

from alx_desktop.config import EndpointSettings
from alx_desktop.domain.errors import Cancelled
from alx_desktop.domain.progress import CancelToken
from alx_desktop.endpoint import server as server_module
from alx_desktop.endpoint.app import close_app, cut_app
from alx_desktop.endpoint.context import EndpointContext
from alx_desktop.endpoint.errors import Code, EndpointError
from alx_desktop.endpoint.reading import bounded, stoppable
from alx_desktop.endpoint.rest import lists
from alx_desktop.endpoint.server import EndpointServer
from alx_desktop.services.site import Site
from alx_desktop.store.interrupting import Interrupter
from tests.endpoint.conftest import MakeApp, Running, Tenants
from tests.waiting import LONG, until

ENDLESS = text("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n")


def test_a_read_that_takes_too_long_is_refused(site: Site) -> None:
    with pytest.raises(EndpointError) as told, bounded(site.store, CancelToken(), 0.05) as connection:
        connection.execute(ENDLESS)
    assert told.value.code is Code.QUERY_TOO_SLOW and told.value.status == 400
    with bounded(site.store, CancelToken(), 60.0) as connection:
        assert connection.execute(text("SELECT 1")).scalar() == 1


def test_a_stop_interrupts_and_nothing_begins_after_it(site: Site) -> None:
    stopping, running = CancelToken(), threading.Event()
    raised: list[Cancelled] = []
    interrupts: list[Interrupter] = []

    def read() -> None:
        try:
            with stoppable(site.store, stopping) as connection:
                interrupts.append(Interrupter(connection))
                running.set()
                connection.execute(ENDLESS)
        except Cancelled as error:
            raised.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    assert running.wait(LONG)
    stopping.cancel()
    until(lambda: gone(thread, interrupts), "the statement is stopped")
    assert len(raised) == 1
    with pytest.raises(Cancelled), stoppable(site.store, _cancelled()):
        pass


def gone(thread: threading.Thread, interrupts: list[Interrupter]) -> bool:
    """Whether it has ended; a cancel that fell before the statement is given again."""
    for interrupt in interrupts:
        interrupt()
    return not thread.is_alive()


def _cancelled() -> CancelToken:
    token = CancelToken()
    token.cancel()
    return token


def test_the_server_stops_while_a_statement_runs(
    make_app: MakeApp, context: EndpointContext, tenants: Tenants, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()

    @contextmanager
    def endless(connection: Connection) -> Iterator[None]:
        begun.set()
        connection.execute(ENDLESS)
        yield

    def rows(connection: Connection, *_others: object) -> list[object]:
        with endless(connection):
            return []

    monkeypatch.setattr(lists, "_rows", rows)
    monkeypatch.setattr(server_module, "GRACE", 0.1)
    settings = EndpointSettings(port=0)
    server = EndpointServer(settings, lambda: make_app(settings), close_app, cut_app)
    url = server.start().url
    answers: list[object] = []

    def ask() -> None:
        try:
            answers.append(httpx.get(f"{url}/api/v1/courses", params={"api_key": tenants.token().text}, timeout=LONG))
        except httpx.HTTPError as error:
            answers.append(error)

    asking = threading.Thread(target=ask)
    asking.start()
    assert begun.wait(LONG)
    running = server._running
    server.stop()
    assert running is not None and not running.alive
    asking.join(LONG)
    assert len(answers) == 1


def test_more_connections_than_it_serves_are_told_when_to_come_back(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_module, "MOST_CONNECTIONS", 3)
    settings = EndpointSettings(port=0)
    server = EndpointServer(settings, lambda: make_app(settings), close_app, cut_app)
    url = server.start().url
    clients = [httpx.Client(timeout=LONG) for _one in range(3)]
    try:
        codes = [client.get(f"{url}/health/live").status_code for client in clients]
        refused = clients[2].get(f"{url}/health/live")
        assert codes == [200, 200, 503] and refused.headers["Retry-After"].isdigit()
        assert refused.json()["code"] == "server_full"
        clients[0].close()
        until(lambda: clients[2].get(f"{url}/health/live").status_code == 200, "there is room again")
    finally:
        for client in clients:
            client.close()
        server.stop()


def test_rest_says_that_a_query_takes_too_long(
    running: Running, tenants: Tenants, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded.__wrapped__, "__defaults__", (0.0,))  # type: ignore[attr-defined]
    monkeypatch.setattr(lists, "_rows", lambda connection, *_others: connection.execute(ENDLESS).all())
    answer = running.get("/api/v1/courses", params={"api_key": tenants.token().text})
    assert answer.status_code == 400 and answer.json()["code"] == "query_too_slow"
