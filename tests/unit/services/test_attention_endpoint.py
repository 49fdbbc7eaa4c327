"""What needs attention of the endpoint: that it stands still, refuses or fails, and its certificate."""

from __future__ import annotations

import pytest

from alx_desktop.config import EndpointSettings
from alx_desktop.services.attention_endpoint import (
    endpoint_stopped,
    failing_requests,
    suspicious_requests,
    wrong_certificate,
)
from alx_desktop.services.attention_item import EndpointSeen
from alx_desktop.services.endpoint_checks import Check
from alx_desktop.store.request_log import LoggedRequest, SecurityEvent, write_requests
from alx_desktop.store.request_log_reading import OutcomeCount
from tests.unit.services.attention_parts import attention
from tests.unit.services.test_overview import DAY, NOW, done, fill, store

__all__ = ["store"]


@pytest.mark.parametrize(
    ("enabled", "seen", "told"),
    [
        (True, EndpointSeen(False), True),
        (True, EndpointSeen(True), False),
        (True, EndpointSeen(False, is_changing=True), False),
        (False, EndpointSeen(False), False),
        (True, None, False),
    ],
)
def test_an_endpoint_that_should_run(enabled, seen, told):
    found = list(endpoint_stopped(EndpointSettings(enabled=enabled), seen))
    assert [item.action_key for item in found] == (["start_endpoint"] if told else [])


def outcome(count: int, status: int = 200, code: str | None = None, at: int = NOW) -> OutcomeCount:
    return OutcomeCount(status, code, count, at)


@pytest.mark.parametrize(
    ("outcomes", "told"),
    [
        ([outcome(100), outcome(4, 500)], []),
        ([outcome(100), outcome(5, 500)], ["5 of 105 requests of the last hour failed, mostly 500"]),
        ([outcome(1000), outcome(5, 500)], []),
        ([outcome(60), outcome(19, 401, "x")], []),
        ([outcome(60), outcome(20, 401, "x")], ["20 of 80 requests of the last hour were refused, mostly x"]),
        ([outcome(81), outcome(20, 200, "x")], []),
        # The plugin's protocol sends its own failures with 200.
        (
            [outcome(95), outcome(5, 200, "internalerror")],
            ["5 of 100 requests of the last hour failed, mostly internalerror"],
        ),
        ([], []),
    ],
)
def test_many_errors_and_refusals(outcomes, told):
    assert [item.text for item in failing_requests(outcomes)] == told


def test_refusals_lead_to_them_and_name_the_most_frequent(store):
    fill(store, [done((1, 1, 1))])
    with store.writing(store.activity) as connection:
        usual = ("rest", "full", 0, 0, 1.0, "store")
        times = [(90, "unknown_token"), (4000, "unknown_token")] + [(30, "token_expired")] * 25
        rows = [LoggedRequest((NOW - back) * 1000, None, None, "GET", "/p", *usual, 401, code, "1.2.3.4", None)
                for back, code in times]  # fmt: skip
        write_requests(connection, rows)
    (item,) = attention(store)
    assert item.text == "26 of 26 requests of the last hour were refused, mostly token_expired"
    assert (item.action_key, item.argument, item.since) == ("open_requests", "refused", NOW - 90)


def test_suspicion_is_told_once_per_origin():
    events = [SecurityEvent(NOW - back, kind, ip, None, None, 12, "Many refused tokens from one address")
              for back, kind, ip in [(5, "failures", "a"), (90, "failures", "a"), (7, "failures", "b")]]  # fmt: skip
    found = list(suspicious_requests(events))
    assert [(item.since, item.text) for item in found] == [
        (NOW - 5, "Many refused tokens from one address (a): 12 within an hour"),
        (NOW - 7, "Many refused tokens from one address (b): 12 within an hour"),
    ]


@pytest.mark.parametrize(
    ("check", "severity", "text"),
    [
        (Check("certificate_expired", "bad", (NOW - 5,)), "bad", "has expired"),
        (Check("certificate_soon", "warn", (NOW + 8 * DAY,)), "warn", "expires in 8 days"),
        (Check("certificate_soon", "warn", (NOW + 7 * DAY,)), "bad", "expires in 7 days"),
        (Check("certificate_bad", "bad", ("no such file",)), "bad", "cannot be used: no such file"),
        (Check("no_tls_network", "bad"), "bad", "without encryption"),
        (Check("audit_broken", "bad", (17,)), "bad", "from entry 17 on"),
        (Check("certificate_self", "warn", (NOW,)), None, ""),
        (Check("tokens_endless", "warn", (3,)), None, ""),
    ],
)
def test_certificates_and_the_audit_trail(check, severity, text):
    found = list(wrong_certificate([check], NOW))
    assert [item.severity for item in found] == ([severity] if severity else [])
    assert all(text in item.text for item in found)


def test_the_certificate_of_an_endpoint_that_nobody_starts_is_nobodys_worry(store):
    fill(store, [done((1, 1, 1))])
    assert attention(store) == []
    assert [item.key for item in attention(store, EndpointSeen(True))] == ["certificate"]
