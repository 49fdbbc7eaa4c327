"""What needs attention of syncs, data and companies: each condition at its edges, and all over a real store."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from sqlalchemy import insert, update

from alx_desktop.domain.report_query import SortColumn
from alx_desktop.domain.sync import RunResult, SyncMode, SyncRun
from alx_desktop.services.attention_companies import overdue_jumps
from alx_desktop.services.attention_item import EndpointSeen
from alx_desktop.store.runs import write_run
from alx_desktop.store.tables import progress, state
from tests.unit.services.attention_parts import attention
from tests.unit.services.test_overview import DAY, NOW, daily, done, fill, store
from tests.unit.store import report_oracle as oracle

__all__ = ["store"]

HOUR = 3600


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
