"""The Control Center's figures over a real store: now, against last week, per company; what happened lately."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert, select, update

from alx_desktop.config import Profile, SourceSettings
from alx_desktop.domain.sync import RunResult, SyncMode, SyncRun
from alx_desktop.services.endpoint_today import percentile
from alx_desktop.services.overview import OverviewService
from alx_desktop.services.recent_activity import recent_activity
from alx_desktop.services.tokens import TokenService
from alx_desktop.store.daily import write_daily
from alx_desktop.store.request_log import (
    Figure,
    LoggedRequest,
    SecurityEvent,
    add_figures,
    write_events,
    write_requests,
)
from alx_desktop.store.runs import write_run
from alx_desktop.store.store import Store, StoreLocation
from alx_desktop.store.tables import admin, progress, star, state
from alx_desktop.store.token_use import Refresh, last_refreshes
from alx_desktop.store.tokens import note_use
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
    assert (found.endpoint.requests, found.endpoint.p95_ms, found.activity) == (0, None, ())
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


def request(at: int, ms: float = 5.0, status: int = 200, code: str | None = None) -> LoggedRequest:
    return LoggedRequest(
        at * 1000, "aaaaaaaaaa", 1, "GET", "/p", "rest", "full", 1, 10, ms, "store", status, code, "1.2.3.4", "curl"
    )


def test_the_endpoints_day_begins_at_the_sites_midnight(store):
    fill(store, [done((1, 1, 1))], site_timezone="Pacific/Auckland")
    midnight = int(datetime(2026, 5, 20, 12, tzinfo=UTC).timestamp())
    assert midnight == NOW, "noon in UTC is midnight in Auckland"
    moment = NOW + 3600
    with store.writing(store.activity) as connection:
        write_requests(connection, [request(NOW - 1), request(NOW, 7), request(NOW + 5, 90, 503),
                                    request(NOW + 6, 8, 200, "token_expired")])  # fmt: skip
        add_figures(connection, {(3600, NOW, "ms", 0): Figure(3), (3600, NOW - 30 * 3600, "ms", 0): Figure(9)})
    profile = Profile(name="p", source=SourceSettings(url="sqlite:///x"))
    day = OverviewService(profile, store, lambda: moment).overview().endpoint
    assert (day.requests, day.errors, day.refused, day.p95_ms) == (3, 1, 1, 90)
    assert day.hours == (*(0,) * 22, 3, 0)


@pytest.mark.parametrize(("values", "share", "found"), [([], 0.95, None), ([4], 0.95, 4), (range(1, 101), 0.95, 95)])
def test_percentiles(values, share, found):
    assert percentile(list(values), share) == found


def test_recent_activity_is_of_all_kinds_and_leaves_quiet_syncs_out(store):
    fill(store, [done((1, 1, 1))])
    tokens = TokenService(store, "m.weber")
    made = tokens.create(1, "Power BI")
    with store.writing(store.activity) as connection:
        for run in (SyncRun("quiet", SyncMode.INCREMENTAL, RunResult.SUCCESS, 10, 11),
                    SyncRun("busy", SyncMode.INCREMENTAL, RunResult.SUCCESS, 20, 21, updated=3),
                    SyncRun("bad", SyncMode.INCREMENTAL, RunResult.FAILED, 30, 31, error="no route")):  # fmt: skip
            write_run(connection, run)
        write_events(connection, [SecurityEvent(40, "failures", "10.0.0.9", None, None, 12, "Many refused tokens")])
    with store.writing(store.admin) as connection:
        session = {"token_id": made.token.token_id, "protocol": "odata", "query": "q", "moved_at": 1, "epoch": "e",
                   "settings_version": 0, "started_at": 50, "rows": 1}  # fmt: skip
        connection.execute(insert(admin.client_state).values(session))
    found = recent_activity(store)
    assert {(one.kind, one.severity, one.text, one.who) for one in found} == {
        ("sync", "info", "Sync: 3 rows changed", ""),
        ("sync", "bad", "Sync failed: no route", ""),
        ("suspicion", "warn", "Many refused tokens (10.0.0.9)", ""),
        ("refresh", "info", "Acme: read 1 row", "Power BI"),
        ("act", "info", "Token created: Power BI, Acme", "m.weber"),
    }
    assert [one.at for one in found] == sorted((one.at for one in found), reverse=True)
    assert len(recent_activity(store, 2)) == 2
    acme = next(company for company in overview(store).companies if company.id == 1)
    assert acme.refresh is not None and (acme.refresh.token, acme.refresh.at) == ("Power BI", 50)
    excel = tokens.create(1, "Excel").token.token_id
    with store.writing(store.admin) as connection:
        note_use(connection, {made.token.token_id: 90, excel: 80})
        # The use at 90 is a later page of the session at 50.
        assert last_refreshes(connection, {}) == {1: Refresh("Excel", 80)}
    assert ("refresh", "Acme: a client was answered", "Excel") in {
        (one.kind, one.text, one.who) for one in recent_activity(store)
    }
