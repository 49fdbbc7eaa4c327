"""The security check-list finds what is there, and the request log answers its filters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text

from alx_desktop.app import App
from alx_desktop.config import EndpointSettings
from alx_desktop.domain.errors import WrongUse
from alx_desktop.services.endpoint_checks import EndpointCheckService
from alx_desktop.services.endpoint_runner import EndpointRunner
from alx_desktop.services.reachability import expected_url, is_only_here, own_names, reach_of
from alx_desktop.services.site import Site
from alx_desktop.services.tokens import TokenLimits
from alx_desktop.store.request_log import LoggedRequest, write_requests
from alx_desktop.store.request_log_reading import RequestFilter, find_requests, outcomes_since, times_since
from tests.unit.synced_demo import app, site, synced_copy, synced_demo

__all__ = ["app", "site", "synced_copy", "synced_demo"]


def found(app: App, site: Site, **settings: object) -> dict[str, tuple[str, tuple[str | int, ...]]]:
    endpoint = EndpointSettings.model_validate(settings)
    profile = site.profile.model_copy(update={"endpoint": endpoint})
    checks = EndpointCheckService(profile, site.store, app.certificates).run()
    return {check.key: (check.tone, check.facts) for check in checks}


def test_alone_on_this_machine_all_is_well(app: App, site: Site) -> None:
    checks = found(app, site)
    assert {tone for tone, _facts in checks.values()} == {"good"}
    assert {"address_here", "no_tls_here", "audit_whole", "cors_off", "tokens_expire"} <= checks.keys()


def test_what_is_open_is_found(app: App, site: Site, tmp_path: Path) -> None:
    company = next(iter(app.company_settings(site).companies()))
    tokens = app.tokens(site)
    tokens.create(company, "endless")
    tokens.create(company, "bound", TokenLimits(tokens.now() + 9_000_000, ("10.0.0.0/8",), daily_limit=5))
    revoked = tokens.create(company, "gone")
    tokens.revoke(revoked.token.token_id)
    checks = found(app, site, host="0.0.0.0")
    assert checks["no_tls_network"][0] == "bad" and checks["address_network"][0] == "warn"
    assert checks["tokens_endless"] == ("warn", (1,)) and checks["tokens_anywhere"] == ("warn", (1,))
    certificate, key = app.certificates.make(tmp_path, ("localhost",))
    checks = found(app, site, host="0.0.0.0", certificate=certificate, key=key)
    assert checks["certificate_self"][0] == "warn" and "no_tls_network" not in checks
    certificate.write_text("broken")
    assert found(app, site, certificate=certificate, key=key)["certificate_bad"][0] == "bad"


def test_a_trail_that_was_tampered_with_is_found(app: App, site: Site) -> None:
    app.tokens(site).create(next(iter(app.company_settings(site).companies())), "one")
    with site.store.writing(site.store.admin) as connection:
        connection.execute(text("UPDATE audit_entry SET actor = 'nobody' WHERE entry_id = 1"))
    assert found(app, site)["audit_broken"] == ("bad", (1,))


@pytest.mark.parametrize(
    ("host", "here"), [("127.0.0.1", True), ("localhost", True), ("::1", True), ("0.0.0.0", False), ("10.1.2.3", False)]
)
def test_who_reaches_an_address(host: str, here: bool) -> None:
    assert is_only_here(host) is here
    assert reach_of(host).only_here is here


def test_this_machine_has_a_name() -> None:
    assert own_names() and not any(is_only_here(name) for name in own_names()[1:])


def logged(at_ms: int, **changes: object) -> LoggedRequest:
    usual = {
        "at_ms": at_ms, "token_id": "aaaaaaaaaa", "company_id": 1, "method": "GET", "path": "/api/v1/changes",
        "protocol": "rest", "mode": "full", "rows": 1, "bytes": 10, "ms": 1.0, "source": "store", "status": 200,
        "code": None, "ip": "127.0.0.1", "user_agent": "curl",
    }  # fmt: skip
    return LoggedRequest(**(usual | changes))  # type: ignore[arg-type]


def test_the_log_is_read_in_pages_and_by_filters(site: Site) -> None:
    rows = [logged(at) for at in range(10)]
    rows += [logged(20, status=500, code="x"), logged(21, status=401, code="token_expired", company_id=None)]
    rows += [logged(22, protocol="plugin", code="invalidtoken"), logged(23, path="/odata/1/100%_sure")]
    rows += [logged(24, protocol="rest", code="internalerror")]
    with site.store.writing(site.store.activity) as connection:
        write_requests(connection, rows)
    with site.store.reading(site.store.activity) as connection:

        def times(wanted: RequestFilter, limit: int = 99, **more: int) -> list[int]:
            return [row.request.at_ms for row in find_requests(connection, wanted, limit, **more)]

        assert times(RequestFilter()) == [24, 23, 22, 21, 20, *range(9, -1, -1)]
        first = find_requests(connection, RequestFilter(), 6)
        assert times(RequestFilter(), before=first[-1].request_id) == list(range(8, -1, -1))
        assert times(RequestFilter(), after=first[2].request_id) == [24, 23]
        assert times(RequestFilter(statuses=("errors",))) == [24, 20], "and fails with 200 too"
        assert times(RequestFilter(statuses=("good",)))[:2] == [23, 9]
        assert times(RequestFilter(statuses=("refused",))) == [22, 21], "the plugin's protocol refuses with 200"
        assert times(RequestFilter(text="EXPIRED")) == [21]
        assert times(RequestFilter(text="100%_sure")) == [23] and times(RequestFilter(text="%")) == [23]
        assert 21 not in times(RequestFilter(company_ids=(1,)))
        assert times(RequestFilter(protocols=("plugin",))) == [22]


def test_the_figures_of_the_day_do_not_read_the_log_of_months(site: Site) -> None:
    """They are read each minute; a scan from the end only stops early where there were many requests today."""
    with site.store.reading(site.store.activity) as connection:
        sent: list[tuple[str, Any]] = []
        event.listen(connection, "before_cursor_execute", lambda *given: sent.append((given[2], given[3])))
        assert times_since(connection, 5, 10) == [] and outcomes_since(connection, 5) == []
        plans = [
            " ".join(str(row) for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", given))
            for sql, given in list(sent)
        ]
    assert len(plans) == 2 and all("SEARCH request_log USING INDEX ix_request_log_at" in plan for plan in plans), plans


def test_a_start_that_fails_closes_what_it_has_opened(app: App, site: Site) -> None:
    closed: list[bool] = []

    class Refuses:
        def start(self) -> None:
            raise WrongUse("no")

    runner = EndpointRunner(lambda: (Refuses(), lambda: closed.append(True)))  # type: ignore[arg-type, return-value]
    for _again in range(2):
        with pytest.raises(WrongUse):
            runner.start()
    runner.stop()
    assert closed == [True, True] and not runner.status().running


@pytest.mark.parametrize(
    ("settings", "url"),
    [
        ({}, "http://127.0.0.1:8765"),
        ({"port": 0}, None),
        ({"host": "::1"}, "http://[::1]:8765"),
        ({"host": "0.0.0.0", "certificate": "c.pem", "allowed_hosts": ("reports.example.org",)},
         "https://reports.example.org:8765"),
        ({"host": "10.1.2.3", "certificate": "c.pem"}, "https://10.1.2.3:8765"),
    ],
)  # fmt: skip
def test_the_address_is_known_before_it_runs(settings: dict[str, object], url: str | None) -> None:
    assert expected_url(EndpointSettings.model_validate(settings)) == url
