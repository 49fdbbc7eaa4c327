"""The Control Center's figures over a real store: now, against last week, per company, and what needs attention."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert, select, update

from alx_desktop.config import Profile, SourceSettings
from alx_desktop.domain.report_query import SortColumn
from alx_desktop.domain.sync import RunResult, SyncMode, SyncRun
from alx_desktop.services.overview import OverviewService
from alx_desktop.store.daily import write_daily
from alx_desktop.store.runs import write_run
from alx_desktop.store.store import Store, StoreLocation
from alx_desktop.store.tables import progress, star, state
from tests.unit.store import report_oracle as oracle

NOW = int(datetime(2026, 5, 20, 12, tzinfo=UTC).timestamp())
DAY = 86_400
NAMES = ({1: "Acme", 2: "Beta", 3: "Empty"}, {n: f"l{n}" for n in range(1, 30)}, {1: "Fire", 2: "Aid"})


@pytest.fixture
def store(tmp_path):
    opened = Store.open(StoreLocation(folder=tmp_path))
    yield opened
    opened.close()


def fill(store: Store, rows: list[dict], **sync_state) -> None:
    members = sorted({(row["company_id"], row["user_id"]) for row in rows})
    with store.writing(store.reporting) as connection:
        oracle.fill(connection, oracle.Sample(NAMES, rows))
        member = {"department_ids": "", "manager_type": 0, "is_educator": False, "is_suspended": False}
        if members:
            connection.execute(
                insert(star.company_learner), [member | {"company_id": c, "user_id": u} for c, u in members]
            )
        values = {"watermark": NOW - 60, "first_fill": False} | sync_state
        connection.execute(update(state.sync_state).values(**values))


def overview(store: Store):
    return OverviewService(Profile(name="p", source=SourceSettings(url="sqlite:///x")), store, lambda: NOW).overview()


def figures(store: Store) -> dict:
    return {figure.key: figure for figure in overview(store).figures}


def done(key, **values):
    return oracle.row(key, status="completed", completed_at=NOW - DAY, **values)


def test_an_empty_store_has_figures_and_says_what_to_do(store):
    found = overview(store)
    values = {figure.key: figure.value for figure in found.figures}
    assert values == {"learners": 0, "enrolments": 0, "completed": None, "overdue": 0, "expiring": 0}
    assert [figure.change for figure in found.figures] == [None] * 5
    assert all(figure.reason_unknown for figure in found.figures)
    assert [(item.action_key, item.text) for item in found.attention] == [("sync", "Nothing has been synced yet")]
    assert found.companies == ()


def test_figures_count_what_the_rows_say(store):
    fill(
        store,
        [
            done((1, 1, 1), expires_at=NOW + 5 * DAY),
            done((1, 2, 1), due_at=NOW - DAY, expires_at=NOW + 31 * DAY),
            oracle.row((1, 1, 2), due_at=NOW - DAY),
            oracle.row((2, 1, 1), due_at=NOW + DAY, is_active=False),
            oracle.row((2, 3, 1), due_at=NOW - DAY, removed_at=5),
        ],
    )
    found = figures(store)
    assert found["learners"].value == 2, "learner 1 once, learner 3 is a tombstone"
    assert found["enrolments"].value == 4
    assert found["completed"].value == 0.5
    assert found["overdue"].value == 1
    assert found["expiring"].value == 1


def test_suspended_learners_are_not_active(store):
    fill(store, [oracle.row((1, 1, 1)), oracle.row((1, 2, 1)), oracle.row((2, 2, 1))])
    with store.writing(store.reporting) as connection:
        connection.execute(update(star.learner).where(star.learner.c.user_id == 1).values(is_suspended=True))
        connection.execute(
            update(star.company_learner).where(star.company_learner.c.company_id == 2).values(is_suspended=True)
        )
    found = overview(store)
    assert found.figures[0].value == 1
    assert {company.name: company.learners for company in found.companies} == {"Acme": 1, "Beta": 0, "Empty": 0}


def daily(store: Store, days_ago: int, **counts) -> None:
    day = (datetime.fromtimestamp(NOW, UTC) - timedelta(days=days_ago)).date().isoformat()
    plain = dict.fromkeys(("enrolled", "active", "completed", "in_progress", "not_started"), 0)
    plain |= dict.fromkeys(("overdue", "expired", "expiring_30d"), 0)
    with store.writing(store.reporting) as connection:
        row = plain | {"company_id": 1, "course_id": 1, "day": day} | counts
        connection.execute(insert(progress.progress_daily), [row])


def test_changes_are_against_a_week_ago(store):
    fill(store, [done((1, 1, 1)), oracle.row((1, 2, 1), due_at=NOW - 1)])
    daily(store, 7, enrolled=4, completed=1, overdue=3)
    daily(store, 6, enrolled=99)
    daily(store, 8, enrolled=98)
    found = figures(store)
    assert (found["enrolments"].change, found["enrolments"].period) == (-2, "this week")
    assert found["completed"].change == pytest.approx(0.25)
    assert found["overdue"].change == -2
    assert found["learners"].change is None and "2026-05-13" in found["learners"].reason_unknown
    with store.writing(store.reporting) as connection:
        connection.execute(insert(progress.learners_daily).values(day="2026-05-13", active=7))
    assert (figures(store)["learners"].change, figures(store)["learners"].period) == (-5, "this week")


def test_every_sync_counts_the_days_learners(store):
    fill(store, [oracle.row((1, 1, 1)), oracle.row((2, 1, 1)), oracle.row((1, 2, 1), is_active=False)])
    for _twice in range(2):
        with store.writing(store.reporting) as connection:
            write_daily(connection, NOW, "Europe/London")
    with store.reading(store.reporting) as connection:
        counted = connection.execute(select(progress.learners_daily)).all()
    assert counted == [("2026-05-20", 1)]


def test_the_nearest_day_before_stands_in_for_a_missing_one(store):
    fill(store, [done((1, 1, 1))])
    daily(store, 9, enrolled=3)
    found = figures(store)["enrolments"]
    assert (found.change, found.period) == (-2, "in 9 days")


@pytest.mark.parametrize("days_ago", [6, 11])
def test_without_history_there_is_a_reason_instead_of_a_change(store, days_ago):
    fill(store, [done((1, 1, 1))])
    daily(store, days_ago, enrolled=3)
    found = figures(store)["enrolments"]
    assert found.change is None
    assert found.reason_unknown.startswith("history from 2026-05-")


def test_companies_come_by_overdue_with_twelve_weeks(store):
    rows = [done((1, 1, 1)), oracle.row((2, 1, 1), due_at=5), oracle.row((2, 2, 1), due_at=5)]
    fill(store, rows)
    daily(store, 14, enrolled=4, completed=1)
    daily(store, 78, enrolled=2, completed=2)
    companies = overview(store).companies
    assert [company.name for company in companies] == ["Beta", "Acme", "Empty"]
    acme = companies[1]
    assert len(acme.weeks) == 12
    assert (acme.weeks[0], acme.weeks[-3], acme.weeks[-2], acme.weeks[-1]) == (1.0, 0.25, None, 1.0)
    site = overview(store).weeks
    assert len(site) == 12
    assert (site[0], site[-3], site[-2]) == (1.0, 0.25, None)
    assert site[-1] == figures(store)["completed"].value
    assert companies[2].completed_share is None


def test_what_the_sync_wrote_for_today_agrees_with_the_figures(store):
    rows = [
        done((1, 1, 1), expires_at=NOW + 1),
        oracle.row((1, 2, 1), due_at=NOW - 1),
        oracle.row((2, 2, 1), due_at=NOW),
    ]
    fill(store, rows)
    with store.writing(store.reporting) as connection:
        write_daily(connection, NOW - 7 * DAY, None)
    changed = {figure.key: figure.change for figure in overview(store).figures if figure.key != "learners"}
    assert changed["enrolments"] == 0 and changed["completed"] == 0
    assert (changed["overdue"], changed["expiring"]) == (1, 0)


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
    assert [item.text for item in overview(store).attention] == ([text] if text else [])


@pytest.mark.parametrize(("failures", "severity"), [(1, "warn"), (2, "warn"), (3, "bad"), (40, "bad")])
def test_failures_in_a_row_are_alarming_and_say_what_to_do(store, failures, severity):
    fill(store, [done((1, 1, 1))])
    with store.writing(store.activity) as connection:
        write_run(connection, run(RunResult.SUCCESS, NOW - 5000))
        for place in range(failures):
            write_run(connection, run(RunResult.FAILED, NOW - place, error="no route", advice="Check the VPN."))
    (item,) = overview(store).attention
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
    assert [(item.severity, item.text) for item in overview(store).attention] == ([said] if said else [])


def test_an_unfinished_first_sync_is_told_unless_it_runs(store):
    fill(store, [done((1, 1, 1))], watermark=None, first_fill=True, full_done_through=5)
    assert [item.text for item in overview(store).attention] == ["The first sync has not finished, rows are missing"]
    with store.writing(store.activity) as connection:
        write_run(connection, run(RunResult.RUNNING, NOW))
    assert overview(store).attention == ()


def test_held_removals_wait_for_a_decision(store):
    rows = [done((1, user, course)) for user in range(1, 30) for course in range(1, 12)]
    fill(store, rows)
    with store.writing(store.reporting) as connection:
        why = {"reason": "unenrolled", "run_id": "r", "found_at": 1}
        keys = [{name: row[name] for name in ("company_id", "user_id", "course_id")} for row in rows[:150]]
        pending = [key | why for key in keys]
        connection.execute(insert(progress.pending_removal), pending)
    (item,) = overview(store).attention
    assert (item.action_key, item.text) == ("decide", "Removing 150 rows of Acme was stopped (47 % of the company)")


def test_many_overdue_learners_lead_to_their_report(store):
    fill(store, [oracle.row((1, user, 1), due_at=5) for user in range(1, 13)] + [oracle.row((2, 1, 2), due_at=5)])
    (item,) = overview(store).attention
    assert item.text == "Acme: 12 learners are overdue in Fire"
    assert item.action_key == "open_report"
    assert (item.query.company_ids, item.query.course_ids) == ((1,), (1,))
    assert item.query.sort is SortColumn.DUE_AT and "completed" not in item.query.statuses
