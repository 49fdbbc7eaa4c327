"""What needs attention: each condition alone, at its edges, and all of them over a real store."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert, update

from alx_desktop.config import EndpointSettings, Profile, SourceSettings
from alx_desktop.domain.report_query import SortColumn
from alx_desktop.domain.sync import RunResult, SyncMode, SyncRun
from alx_desktop.domain.tokens import Token
from alx_desktop.services.attention import AttentionService
from alx_desktop.services.attention_companies import overdue_jumps, tokens_of_lost_companies
from alx_desktop.services.attention_endpoint import (
    endpoint_stopped,
    failing_requests,
    suspicious_requests,
    wrong_certificate,
)
from alx_desktop.services.attention_item import Attention, EndpointSeen
from alx_desktop.services.attention_machine import little_room, old_backups
from alx_desktop.services.attention_notes import KEPT, AttentionNotes
from alx_desktop.services.attention_tokens import expired_tokens, expiring_tokens
from alx_desktop.services.endpoint_checks import Check
from alx_desktop.store.backup import Backup
from alx_desktop.store.company_figures import CompanyRecord
from alx_desktop.store.location import Database
from alx_desktop.store.request_log import LoggedRequest, SecurityEvent, write_requests
from alx_desktop.store.request_log_reading import OutcomeCount
from alx_desktop.store.runs import write_run
from alx_desktop.store.store import Store
from alx_desktop.store.tables import progress, state
from tests.unit.services.test_overview import DAY, NOW, daily, done, fill, store
from tests.unit.store import report_oracle as oracle

__all__ = ["store"]

HOUR = 3600
GB = 1_000_000_000


def attention(store: Store, seen: EndpointSeen | None = None, **settings: object) -> list[Attention]:
    endpoint = EndpointSettings.model_validate(settings)
    profile = Profile(name="p", source=SourceSettings(url="sqlite:///x"), endpoint=endpoint)
    checks = [Check("certificate_expired", "bad", (NOW - 5,))]
    return AttentionService(profile, store, lambda: checks, lambda: NOW, lambda _folder: 500 * GB).read(seen)


def said(items) -> list[tuple[str, str]]:
    return [(item.severity, item.text) for item in items]


def run(result: RunResult, at: int, **values) -> SyncRun:
    return SyncRun(f"r{at}", SyncMode.FULL, result, at, at + 1, **values)


@pytest.mark.parametrize(
    ("results", "text"),
    [
        ([RunResult.FAILED], "The last sync failed: no route"),
        ([RunResult.FAILED, RunResult.FAILED, RunResult.SUCCESS], "The last 2 syncs failed: no route"),
        ([RunResult.RUNNING, RunResult.FAILED], "The last sync failed: no route"),
        ([RunResult.PARTIAL], "The last sync stopped early; the next one goes on from there"),
        ([RunResult.SUCCESS, RunResult.FAILED], None),
        ([RunResult.HELD], None),
    ],
)
def test_runs_that_failed_are_told(store, results, text):
    fill(store, [done((1, 1, 1))])
    with store.writing(store.activity) as connection:
        for place, result in enumerate(results):
            write_run(connection, run(result, NOW - place, error="no route" if result is RunResult.FAILED else None))
    assert [item.text for item in attention(store)] == ([text] if text else [])


@pytest.mark.parametrize(("failures", "severity"), [(1, "warn"), (2, "warn"), (3, "bad"), (40, "bad")])
def test_failures_in_a_row_are_alarming_and_say_what_to_do(store, failures, severity):
    fill(store, [done((1, 1, 1))])
    with store.writing(store.activity) as connection:
        write_run(connection, run(RunResult.SUCCESS, NOW - 5000))
        for place in range(failures):
            write_run(connection, run(RunResult.FAILED, NOW - place, error="no route", advice="Check the VPN."))
    (item,) = attention(store)
    assert (item.severity, item.action_key) == (severity, "open_sync")
    begin = "The last sync failed" if failures == 1 else f"The last {failures} syncs failed"
    assert item.text == f"{begin}: no route{'. Check the VPN.' if severity == 'bad' else ''}"


@pytest.mark.parametrize(
    ("age", "said"),
    [
        (23 * 3600, None),
        (25 * 3600, ("warn", "The data is 25 hours old")),
        (4 * DAY, ("bad", "The data is 4 days old")),
    ],
)
def test_old_data_is_told(store, age, said):
    fill(store, [done((1, 1, 1))], watermark=NOW - age)
    assert [(item.severity, item.text) for item in attention(store)] == ([said] if said else [])


@pytest.mark.parametrize(
    ("started", "task", "said"),
    [
        (None, None, None),
        (60, 23 * HOUR, None),
        (60, 25 * HOUR, "25 hours"),
        (3 * DAY, 5 * DAY, "5 days"),
        (3 * DAY, None, "3 days"),
    ],
)
def test_a_cron_that_stands_still_is_told(store, started, task, said):
    moments = {"cron_started_at": started, "cron_task_at": task}
    ages = {name: None if ago is None else NOW - HOUR - ago for name, ago in moments.items()}
    fill(store, [done((1, 1, 1))], watermark=NOW - HOUR, **ages)
    found = attention(store)
    assert [(item.severity, item.action_key, item.argument) for item in found] == [
        ("warn", "open_checks", "run") for _ in [said] if said
    ]
    for item in found:
        assert f"had not run for {said} at the last sync" in item.text
        assert item.since == NOW - HOUR - max(ago for ago in (started, task) if ago is not None)


def test_an_unfinished_first_sync_is_told_unless_it_runs(store):
    fill(store, [done((1, 1, 1))], watermark=None, first_fill=True, full_done_through=5)
    assert [item.text for item in attention(store)] == ["The first sync has not finished, rows are missing"]
    with store.writing(store.activity) as connection:
        write_run(connection, run(RunResult.RUNNING, NOW))
    assert attention(store) == []


def test_held_removals_wait_for_a_decision(store):
    rows = [done((1, user, course)) for user in range(1, 30) for course in range(1, 12)]
    fill(store, rows)
    with store.writing(store.reporting) as connection:
        why = {"reason": "unenrolled", "run_id": "r", "found_at": 1}
        keys = [{name: row[name] for name in ("company_id", "user_id", "course_id")} for row in rows[:150]]
        pending = [key | why for key in keys]
        connection.execute(insert(progress.pending_removal), pending)
    (item,) = attention(store)
    assert (item.action_key, item.text) == ("decide", "Removing 150 rows of Acme was stopped (47 % of the company)")


def test_many_overdue_learners_lead_to_their_report(store):
    fill(store, [oracle.row((1, user, 1), due_at=5) for user in range(1, 13)] + [oracle.row((2, 1, 2), due_at=5)])
    (item,) = attention(store)
    assert item.text == "Acme: 12 learners are overdue in Fire"
    assert item.action_key == "open_report"
    assert (item.argument.company_ids, item.argument.course_ids) == ((1,), (1,))
    assert item.argument.sort is SortColumn.DUE_AT and "completed" not in item.argument.statuses


def test_since_when_is_known(store):
    fill(store, [oracle.row((1, user, 1), due_at=NOW - user * DAY) for user in range(1, 13)], watermark=NOW - 2 * DAY)
    with store.writing(store.activity) as connection:
        write_run(connection, run(RunResult.SUCCESS, NOW - 900))
        for back in (700, 500, 300):
            write_run(connection, run(RunResult.FAILED, NOW - back))
    since = {item.key: item.since for item in attention(store)}
    assert since == {"sync_failing": NOW - 700, "data_old": NOW - DAY, "overdue:1:1": NOW - 12 * DAY}


def test_nothing_waits_on_a_quiet_site(store):
    fill(store, [done((1, 1, 1))], last_full_at=NOW - 60)
    assert attention(store, EndpointSeen(False)) == []


def test_drift_is_told_until_a_comparison_finds_none(store):
    found = json.dumps({"grade_grades": {"rows changed": 3}, "user": {"rows deleted": 1}})
    fill(store, [done((1, 1, 1))], drift=found, last_reconcile_at=NOW - 90)
    (item,) = attention(store)
    assert (
        item.text == "Comparing with Moodle found changes without a trace, and took them over: "
        "grade_grades: rows of 3 learners changed; user: rows of 1 learner deleted"
    )
    assert (item.severity, item.since, item.action_key, item.can_wait) == ("info", NOW - 90, "open_sync", True)
    fill_state(store, drift="{}")
    assert attention(store) == []


def fill_state(store, **values):
    with store.writing(store.reporting) as connection:
        connection.execute(update(state.sync_state).values(**values))


def test_everything_comes_by_severity(store):
    rows = [oracle.row((1, user, 1), due_at=NOW - DAY) for user in range(1, 13)]
    fill(store, rows, watermark=NOW - 4 * DAY, drift=json.dumps({"user": {"changed": 1}}))
    items = attention(store, EndpointSeen(False, problem="The port is in use", since=NOW - 9), enabled=True)
    assert [item.severity for item in items] == ["bad", "bad", "bad", "warn", "info"]
    assert {item.key for item in items} == {"endpoint_stopped", "certificate", "data_old", "overdue:1:1", "drift"}
    assert len({item.key for item in items}) == len(items)


def test_an_overdue_jump_is_against_a_week_ago(store):
    fill(store, [oracle.row((1, user, course), due_at=NOW - DAY) for user in range(1, 10) for course in (1, 2)])
    assert attention(store) == [], "no history, no jump"
    daily(store, 7, enrolled=30, overdue=4)
    (item,) = attention(store)
    assert item.text == "Acme: overdue enrolments rose from 4 to 18 in 7 days"
    assert (item.action_key, item.argument.company_ids, item.argument.course_ids) == ("open_report", (1,), ())
    assert item.since == int(datetime(2026, 5, 13, tzinfo=UTC).timestamp())


@pytest.mark.parametrize(
    ("before", "now", "told"), [(4, 13, False), (4, 14, True), (100, 124, False), (100, 125, True), (20, 4, False)]
)
def test_only_a_rise_that_is_no_chance_is_a_jump(before, now, told):
    assert bool(list(overdue_jumps({1: now}, {1: before}, {1: "Acme"}, 7, 5))) is told


def test_jumps_of_companies_without_a_past_or_a_name_are_none():
    assert not list(overdue_jumps({1: 50, 2: 50}, {2: 0}, {1: "Acme"}, 7, 5))


def token(name: str, expires: int | None, **values) -> Token:
    return Token(f"id-{name}", values.pop("company_id", 1), name, "d", NOW - 400 * DAY, expires, **values)


@pytest.mark.parametrize(
    ("left", "severity", "text"),
    [
        (15 * DAY, None, ""),
        (14 * DAY, "warn", "Token “BI” of Acme expires in 14 days"),
        (2 * DAY + 1, "warn", "Token “BI” of Acme expires in 2 days"),
        (2 * DAY, "bad", "Token “BI” of Acme expires in 2 days"),
        (90, "bad", "Token “BI” of Acme expires in 1 hour"),
        (0, None, ""),
    ],
)
def test_a_token_that_expires(left, severity, text):
    found = list(expiring_tokens([token("BI", NOW + left)], {1: "Acme"}, NOW))
    assert said(found) == ([(severity, text)] if severity else [])
    assert all(item.can_wait is (severity == "warn") and item.argument == "expiring" for item in found)


def test_many_tokens_that_expire_are_one_line():
    tokens = [token(str(number), NOW + number * DAY) for number in range(3, 8)] + [token("endless", None)]
    (item,) = expiring_tokens(tokens, {}, NOW)
    assert item.text == "5 tokens expire within 14 days, the first one in 3 days"


def test_revoked_tokens_expire_silently():
    assert not list(expiring_tokens([token("BI", NOW + 9, revoked_at=NOW - 1)], {}, NOW))
    assert not list(expired_tokens([token("BI", NOW - 9, revoked_at=NOW - 20, last_used_at=NOW - 30)], {}, NOW))


def test_what_was_made_for_a_moment_expires_silently():
    """The console's trial of the Endpoint page."""
    before, after = (
        Token("id", 1, "Trial", "d", end - 600, end, last_used_at=end - 9) for end in (NOW + 300, NOW - 300)
    )
    assert not list(expiring_tokens([before], {}, NOW)) and not list(expired_tokens([after], {}, NOW))


@pytest.mark.parametrize(
    ("ended", "used", "told"),
    [(1, 60, True), (14 * DAY, 15 * DAY, True), (14 * DAY + 1, 15 * DAY, False), (DAY, 15 * DAY + 1, False),
     (DAY, None, False)],
)  # fmt: skip
def test_an_expired_token_is_told_if_a_client_misses_it(ended, used, told):
    one = token("BI", NOW - ended, last_used_at=None if used is None else NOW - used)
    found = list(expired_tokens([one], {1: "Acme"}, NOW))
    text = "Token “BI” of Acme has expired; its client is refused"
    assert said(found) == ([("bad", text)] if told else [])
    assert len(list(expired_tokens([one] * 9, {}, NOW))) == (1 if told else 0)


def company(number: int, removed_at: int | None = None, suspended: bool = False) -> CompanyRecord:
    return CompanyRecord(number, f"C{number}", f"c{number}", f"c{number}", None, suspended, removed_at)


def test_tokens_of_companies_that_are_gone():
    companies = {1: company(1), 2: company(2, NOW - 50), 3: company(3, suspended=True)}
    tokens = [token(f"{number}-{copy}", None, company_id=number) for number in (1, 2, 3, 9) for copy in (1, 2)]
    tokens.append(token("revoked", None, company_id=2, revoked_at=NOW - 1))
    found = list(tokens_of_lost_companies(tokens, companies, NOW))
    assert said(found) == [
        ("bad", "C2 is no longer in Moodle, but 2 tokens of it still work"),
        ("warn", "C3 is suspended in Moodle, but 2 tokens of it still work"),
        ("bad", "Company 9 is no longer in Moodle, but 2 tokens of it still work"),
    ]
    assert [(item.action_key, item.argument) for item in found] == [("open_tokens", number) for number in (2, 3, 9)]


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


def backup(database: Database, age: int, before_migration: bool = False) -> Backup:
    return Backup(Path("x"), database, NOW - age, before_migration)


@pytest.mark.parametrize(
    ("age", "found"),
    [
        (3 * DAY, []),
        (3 * DAY + 1, [("warn", "The newest backup is 3 days old")]),
        (7 * DAY + 1, [("bad", "The newest backup is 7 days old")]),
    ],
)
def test_old_backups(age, found):
    made = [backup(Database.ADMIN, 5), backup(Database.REPORTING, age), backup(Database.REPORTING, age + 9)]
    assert said(old_backups(made, ["admin", "reporting"], NOW - 90 * DAY, NOW)) == found


def test_backups_that_are_none():
    before = [backup(Database.ADMIN, 5), backup(Database.REPORTING, 5, before_migration=True)]
    future = [backup(Database.ADMIN, 5), backup(Database.REPORTING, -9 * DAY)]
    for made in (before, future, []):
        names = ["admin", "reporting"]
        (item,) = old_backups(made, names, NOW - 2 * DAY, NOW)
        assert item.text.startswith("There is no backup") and item.action_key == "back_up"
        assert not list(old_backups(made, names, NOW - DAY, NOW)), "the first one is made within a day"
        assert not list(old_backups(made, names, None, NOW))


@pytest.mark.parametrize(
    ("free", "size", "severity"),
    [(3 * GB, GB, None), (2 * GB, GB, "warn"), (1.9 * GB, 1000, "warn"), (1.05 * GB, GB, "bad"), (0, 1000, "bad")],
)
def test_a_disk_that_fills_up(free, size, severity):
    assert [item.severity for item in little_room(int(free), size)] == ([severity] if severity else [])


def test_a_full_disk_is_told(store):
    fill(store, [done((1, 1, 1))])
    profile = Profile(name="p", source=SourceSettings(url="sqlite:///x"))
    (item,) = AttentionService(profile, store, now=lambda: NOW, free=lambda _folder: 1000).read()
    assert (item.key, item.severity) == ("disk", "bad")


# Notes


def item(key: str = "a", severity: str = "warn", can_wait: bool = True) -> Attention:
    return Attention(key, severity, f"{key} is {severity}", "sync", "Sync", can_wait=can_wait)


def test_things_are_told_once_until_they_are_worse_or_come_again():
    notes = AttentionNotes()
    assert notes.take([item()], 10) == [item()]
    notes = AttentionNotes(notes.dump())
    assert notes.take([item()], 20) == [], "nor after a restart"
    assert notes.take([item(severity="bad")], 30) == [item(severity="bad")]
    assert notes.take([item()], 40) == [], "better is not told"
    notes.take([], 50)
    assert [(note.came_at, note.ended_at) for note in notes.notes] == [(30, 50), (10, 30)]
    assert notes.take([item()], 60) == [item()]
    assert notes.came_at("a") == 60


def test_what_was_put_off_comes_back_the_next_day_or_when_it_is_worse():
    notes = AttentionNotes()
    notes.take([item()], 0)
    notes.wait_a_day(item(), 0)
    notes = AttentionNotes(notes.dump())
    assert notes.is_put_off(item(), DAY - 1) and not notes.is_put_off(item(), DAY)
    notes.take([item(severity="bad")], 5)
    assert not notes.is_put_off(item(severity="bad"), 6)
    notes.wait_a_day(item(), 7)
    notes.take([], 8)
    notes.take([item()], 9)
    assert not notes.is_put_off(item(), 10), "it is another one"


def test_what_cannot_wait_is_not_put_off():
    notes = AttentionNotes()
    notes.wait_a_day(item(can_wait=False), 0)
    assert not notes.is_put_off(item(can_wait=False), 1) and not notes.put_off


def test_old_notes_go_and_waiting_ones_stay():
    notes = AttentionNotes()
    for number in range(KEPT + 50):
        notes.take([item("stays"), item(str(number))], number)
    assert len(notes.notes) == KEPT
    assert notes.came_at("stays") == 0


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"notes": [{"x": 1}], "put_off": {}}', '{"notes": 3}'])
def test_damaged_notes_are_forgotten(text):
    assert AttentionNotes(text).notes == []
