"""The request log: everything is in it, except secrets; figures, retention, suspicious activity."""

from __future__ import annotations

import logging
import time
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select

from alx_desktop.app import App
from alx_desktop.domain.errors import StoreBusy
from alx_desktop.domain.tokens import parse
from alx_desktop.endpoint.journal import Journal, figures_of
from alx_desktop.endpoint.suspicion import ADDRESSES, FAILURES, HOUR_MS, MISSES, Watch
from alx_desktop.services.site import Site
from alx_desktop.store.request_log import (
    DAY,
    DAY_SPAN,
    MINUTE_SPAN,
    Figure,
    LoggedRequest,
    SecurityEvent,
    add_figures,
    forget_requests,
    read_figure,
    write_events,
    write_requests,
)
from alx_desktop.store.store import Store, StoreLocation
from alx_desktop.store.tables.activity import metric, request_log, security_event
from tests.endpoint.conftest import Running, Tenants
from tests.servers import PostgresServer
from tests.waiting import until

ONE = LoggedRequest(
    1_800_000_000_000, "t", 3, "GET", "/x", "rest", "full", 5, 100, 3.0, "store", 200, None, "1.1.1.1", None
)  # fmt: skip


def started(store: Store, log_days: int) -> Journal:
    journal = Journal(store, log_days)
    journal.start()
    return journal


def test_every_request_is_logged_and_no_token_anywhere(
    running: Running, tenants: Tenants, site: Site, app: App, synced_copy: Path
) -> None:
    token = tenants.token()
    (_id, secret) = parse(token.text) or ("", "")
    assert len(secret) == 43
    for path in ("/who", "/broken", f"/{token.text}/x", "/nowhere", f"/who?limit={token.text}"):
        glue = "&" if "?" in path else "?"
        running.get(f"{path}{glue}wstoken={token.text}", headers={"User-Agent": f"curl {token.text}"})
    running.get("/who?api_key=alx_aaaaaaaaaa_wrong")
    running.get("/who", headers={"Host": "evil.example"})
    logging.getLogger("alx_desktop.test").warning("quotes %s", token.text)
    running.server.stop()
    with site.store.reading(site.store.activity) as connection:
        rows = connection.execute(select(request_log).order_by(request_log.c.request_id)).all()
    assert [(row.status, row.code) for row in rows] == [
        (200, None), (500, "internal"), (404, "not_found"), (404, "not_found"), (400, "parameter_invalid"),
        (401, "token_malformed"), (421, "host_refused"),
    ]  # fmt: skip
    assert (rows[0].token_id, rows[0].company_id, rows[0].path) == (token.token.token_id, tenants.first, "/who")
    assert rows[0].bytes > 0 and rows[0].ms > 0 and rows[0].ip == "127.0.0.1"
    assert rows[2].path == "/alx_***/x" and rows[0].user_agent == "curl alx_***"
    files = [path for path in synced_copy.rglob("*") if path.is_file()]
    assert [path for path in files if path.suffix == ".log"]
    assert [path.name for path in files if secret.encode() in path.read_bytes()] == []


def test_figures_add_up_and_old_things_are_forgotten(site: Site) -> None:
    now = ONE.at_ms // 1000
    old = replace(ONE, at_ms=ONE.at_ms - 91 * DAY * 1000)
    with site.store.writing(site.store.activity) as connection:
        for batch in ([ONE, replace(ONE, ms=7000.0, status=500)], [old, replace(ONE, company_id=4)]):
            write_requests(connection, batch)
            add_figures(connection, figures_of(batch))
        write_events(connection, [SecurityEvent(now - 91 * DAY, "k", None, None, None, 1, "")])
        day = now // DAY * DAY
        whole = read_figure(connection, (DAY_SPAN, day, "ms", 0))
        assert (whole.count, whole.total, whole.highest) == (3, 7006.0, 7000.0)
        assert whole.buckets is not None and sum(whole.buckets) == 3
        assert read_figure(connection, (DAY_SPAN, day, "ms", 3)).count == 2
        assert read_figure(connection, (DAY_SPAN, day, "server errors", 0)).count == 1
        assert forget_requests(connection, now, 90) == 1
        assert connection.scalar(select(func.count()).select_from(request_log)) == 3
        assert connection.scalar(select(func.count()).select_from(security_event)) == 0
        spans = set(connection.scalars(select(metric.c.span).where(metric.c.at < now - 80 * DAY)))
        assert spans == {DAY_SPAN}
        assert read_figure(connection, (MINUTE_SPAN, now // 60 * 60, "rows", 3)) == Figure(2, 10.0, 5.0)


def test_the_journal_forgets_and_survives_a_store_that_fails(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    values = {name: getattr(ONE, name) for name in ONE.__slots__} | {"at_ms": 1000}
    with site.store.writing(site.store.activity) as connection:
        connection.execute(insert(request_log).values(values))
    now = replace(ONE, at_ms=time.time_ns() // 1_000_000)
    tried: list[int] = []

    def refused(*_all: object) -> None:
        tried.append(1)
        raise StoreBusy("activity")

    with monkeypatch.context() as patched:
        patched.setattr("alx_desktop.endpoint.journal.PAUSE", 0.01)
        patched.setattr("alx_desktop.endpoint.journal.write_events", refused)
        journal = started(site.store, 90)
        journal.note(now)
        until(lambda: len(tried) > 2, "several attempts")
    journal.close()
    with site.store.reading(site.store.activity) as connection:
        assert connection.scalar(select(func.count()).select_from(request_log)) == 1


def test_two_endpoints_on_one_postgresql_lose_no_figure(postgres: PostgresServer) -> None:
    location = StoreLocation(url=postgres.create_database("figures"))
    with Store.open(location) as store:
        journals = [started(store, 36_500) for _one in range(2)]
        for number in range(40):
            journals[number % 2].note(replace(ONE, user_agent="ü" * 300))
        for journal in journals:
            journal.close()
        with store.reading(store.activity) as connection:
            assert connection.scalar(select(func.count()).select_from(request_log)) == 40
            assert read_figure(connection, (MINUTE_SPAN, ONE.at_ms // 60_000 * 60, "rows", 0)).count == 40
            assert read_figure(connection, (DAY_SPAN, ONE.at_ms // 1000 // DAY * DAY, "rows", 3)).total == 200


def kinds(requests: list[LoggedRequest]) -> list[tuple[str, int]]:
    watch = Watch()
    return [(event.kind, event.count) for one in requests for event in watch.see(one)]


def test_suspicious_activity_is_told_once_an_hour() -> None:
    refused = replace(ONE, status=401, token_id=None, company_id=None, code="token_unknown")
    spread = [replace(refused, at_ms=ONE.at_ms + n * HOUR_MS // (FAILURES - 1)) for n in range(30)]
    assert kinds(spread) == []
    assert kinds([refused] * (FAILURES - 1)) == []
    assert kinds([refused] * 30) == [("failures", FAILURES)]
    assert kinds([replace(refused, ip=str(n)) for n in range(30)]) == []
    late = replace(refused, at_ms=ONE.at_ms + HOUR_MS)
    assert len(kinds([refused] * 30 + [late] * 30)) == 2
    travelling = [replace(ONE, ip=f"10.0.0.{n}") for n in range(ADDRESSES)]
    assert kinds(travelling * 2) == [("addresses", ADDRESSES)]
    assert kinds(travelling[:-1] * 2) == []
    assert kinds([replace(ONE, status=404)] * (MISSES + 5)) == [("enumeration", MISSES)]
    assert kinds([replace(ONE, status=429, code="burst_limit")] * 5) == [("burst", 1)]
