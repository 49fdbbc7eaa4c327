"""When a site is synced next: the rules, and the past they go by."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from alx_desktop.config import Config, Profile, Schedule, SourceSettings, SyncSettings, load_config, save_config
from alx_desktop.domain.sync import RunResult, SyncMode, SyncRun
from alx_desktop.sync.run_facts import facts_of
from alx_desktop.sync.schedule import (
    BACK_OFF,
    DAY,
    SHORTEST_RUN,
    RunFacts,
    Trouble,
    in_words,
    is_quiet,
    next_run,
    quiet_end,
    time_limit,
)
from tests.unit.sync.plans import (
    DUBLIN,
    HOUR,
    MINUTE,
    NOW,
    UTC_ZONE,
    ZONES,
    at,
    fresh,
    moments,
    past,
    plan,
    quiet,
    schedules,
)

# Which mode, when


def test_a_new_site_is_due_now_and_read_whole() -> None:
    assert plan(Schedule(), RunFacts()) == (SyncMode.FULL, NOW)


def test_changes_every_five_minutes_everything_compared_hourly() -> None:
    assert plan(Schedule(), fresh(0)) == (SyncMode.INCREMENTAL, NOW + 5 * MINUTE)
    assert plan(Schedule(), fresh(0, reconcile_at=NOW - HOUR + 200)) == (SyncMode.RECONCILE, NOW + 200)
    assert plan(Schedule(), fresh(0, reconcile_at=NOW - HOUR + 300)) == (SyncMode.RECONCILE, NOW + 300)


def test_the_mode_that_does_most_is_run_once_for_all_that_is_due() -> None:
    long_ago = fresh(10 * DAY)
    assert plan(Schedule(), long_ago)[0] is SyncMode.RECONCILE
    assert plan(Schedule(full_days=7), long_ago)[0] is SyncMode.FULL
    assert plan(Schedule(full_days=0), long_ago)[0] is SyncMode.RECONCILE


def test_paused_means_never() -> None:
    found = next_run(Schedule(automatic=False), RunFacts(), NOW, UTC_ZONE)
    assert (found.at, found.mode, found.reason) == (None, None, "Automatic sync is paused")
    assert not found.is_due(NOW + 10 * DAY)


def test_an_unfinished_full_goes_on_after_a_rest() -> None:
    facts = fresh(0, unfinished=True, ended_at=NOW, stopped_at=NOW - 900)
    assert plan(Schedule(), facts) == (SyncMode.FULL, NOW + MINUTE)


def test_who_cancels_a_run_is_not_asked_again_at_once() -> None:
    facts = RunFacts(unfinished=True, ended_at=NOW, stopped_at=NOW - 20)
    assert plan(Schedule(), facts) == (SyncMode.FULL, NOW - 20 + 5 * MINUTE)


def test_a_run_longer_than_the_interval_is_followed_by_a_rest() -> None:
    assert plan(Schedule(), fresh(HOUR / 2, ended_at=NOW)) == (SyncMode.INCREMENTAL, NOW + MINUTE)
    every_minute = Schedule(incremental_minutes=1)
    assert plan(every_minute, fresh(100, ended_at=NOW)) == (SyncMode.INCREMENTAL, NOW + 12)


# Failures


@pytest.mark.parametrize(("failures", "minutes"), [*enumerate(BACK_OFF, 1), (7, 60), (1000, 60)])
def test_failures_are_followed_by_longer_and_longer_waits(failures: int, minutes: int) -> None:
    facts = fresh(10 * DAY, failures=failures)
    assert plan(Schedule(), facts, trouble=Trouble(failures, 30)) == (SyncMode.RECONCILE, NOW - 30 + minutes * MINUTE)
    assert next_run(Schedule(), facts, NOW, UTC_ZONE, Trouble(failures, minutes * MINUTE)).is_due(NOW)


def test_a_missing_password_waits_for_longest() -> None:
    found = next_run(Schedule(), fresh(10 * DAY), NOW, UTC_ZONE, Trouble(1, 0, needs_person=True))
    assert (found.at, found.reason) == (NOW + HOUR, "waits for a password")


def test_a_failure_ahead_of_the_clock_holds_nobody_up() -> None:
    assert next_run(Schedule(), fresh(10 * DAY), NOW, UTC_ZONE, Trouble(6, -5000)).is_due(NOW)


# Quiet hours


def test_quiet_hours_move_the_run_to_their_end() -> None:
    schedule = quiet("02:00", "03:00")
    now = at("2026-03-10T02:10")
    facts = RunFacts(incremental_at=now - 3000, reconcile_at=now - 300, complete=True)
    assert plan(schedule, facts, now) == (SyncMode.INCREMENTAL, at("2026-03-10T03:00"))
    found = next_run(schedule, facts, now, UTC_ZONE)
    assert found.reason == "quiet from 02:00 to 03:00"
    later = RunFacts(incremental_at=now, reconcile_at=at("2026-03-10T01:59"), complete=True)
    assert plan(schedule, later, at("2026-03-10T01:58")) == (SyncMode.RECONCILE, at("2026-03-10T03:00"))


def test_quiet_hours_may_pass_midnight() -> None:
    schedule = quiet("22:30", "05:15")
    for quiet_at in ("2026-03-10T22:30", "2026-03-10T23:59:59", "2026-03-11T00:00", "2026-03-11T05:14:59"):
        assert is_quiet(schedule, at(quiet_at), UTC_ZONE)
        assert quiet_end(schedule, at(quiet_at), UTC_ZONE) == at("2026-03-11T05:15")
    for loud_at in ("2026-03-10T22:29:59", "2026-03-11T05:15", "2026-03-11T12:00"):
        assert not is_quiet(schedule, at(loud_at), UTC_ZONE)
        assert quiet_end(schedule, at(loud_at), UTC_ZONE) == at(loud_at)


def test_quiet_hours_go_by_the_sites_clock_in_summer_and_winter() -> None:
    schedule = quiet("02:00", "03:00")
    assert is_quiet(schedule, at("2026-01-10T02:30"), DUBLIN)
    assert not is_quiet(schedule, at("2026-07-10T02:30"), DUBLIN)
    assert is_quiet(schedule, at("2026-07-10T01:30"), DUBLIN)
    assert quiet_end(schedule, at("2026-07-10T01:30"), DUBLIN) == at("2026-07-10T02:00")


def test_an_hour_that_is_skipped_is_not_quiet_and_one_that_is_repeated_is_quiet_twice() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    schedule = quiet("02:00", "03:00")
    spring = at("2026-03-29T01:59", berlin)
    assert not any(is_quiet(schedule, spring + step * MINUTE, berlin) for step in range(120))
    autumn = at("2026-10-25T02:00", berlin)
    assert sum(is_quiet(schedule, autumn + step * MINUTE, berlin) for step in range(240)) == 120
    assert quiet_end(schedule, autumn, berlin) == at("2026-10-25T03:00", berlin)


def test_the_end_of_quiet_hours_may_lie_in_the_skipped_hour() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    schedule = quiet("01:00", "02:30")
    assert quiet_end(schedule, at("2026-03-29T01:10", berlin), berlin) == at("2026-03-29T03:00", berlin)


def test_a_run_ends_when_quiet_hours_begin() -> None:
    schedule = quiet("02:00", "03:00")
    assert time_limit(schedule, at("2026-03-10T01:30"), UTC_ZONE) == 1800
    assert time_limit(schedule, at("2026-03-10T01:59:59"), UTC_ZONE) == SHORTEST_RUN
    assert time_limit(schedule, at("2026-03-10T03:00"), UTC_ZONE) == 23 * HOUR
    assert time_limit(Schedule(), NOW, UTC_ZONE) == 0


@settings(deadline=None)
@given(schedule=schedules(), zone=st.sampled_from(ZONES).map(ZoneInfo), data=st.data())
def test_the_next_run_is_never_quiet_never_too_soon_and_never_far(schedule, zone, data) -> None:
    now = data.draw(moments())
    facts = RunFacts(
        *(data.draw(past(now)) for _ in range(5)),
        complete=data.draw(st.booleans()),
        unfinished=data.draw(st.booleans()),
    )
    trouble = Trouble(data.draw(st.integers(0, 9)), data.draw(st.floats(0, 1e6)), data.draw(st.booleans()))
    found = next_run(schedule, facts, now, zone, trouble)
    assert found.at is not None and found.mode is not None and found.reason
    assert not is_quiet(schedule, max(found.at, now), zone)
    if trouble.failures:
        assert found.at >= now - trouble.seconds_ago + trouble.wait - 1e-3
    assert found.at <= now + schedule.incremental_minutes * MINUTE + HOUR + 2 * DAY
    if schedule.quiet_from is not None:
        limit = time_limit(schedule, max(found.at, now), zone)
        assert limit >= SHORTEST_RUN
        assert limit == SHORTEST_RUN or not is_quiet(schedule, max(found.at, now) + limit - 1, zone)


# The past, as the store has it


def run(mode: SyncMode, result: RunResult, ago: int, **values) -> SyncRun:
    return SyncRun(f"{mode}{ago}", mode, result, NOW - ago, NOW - ago + 2, **values)


def test_what_a_mode_does_for_the_others() -> None:
    facts = facts_of(
        [
            run(SyncMode.INCREMENTAL, RunResult.SUCCESS, 10),
            run(SyncMode.RECONCILE, RunResult.HELD, 20),
            run(SyncMode.FULL, RunResult.SUCCESS, 30),
        ],
        NOW,
    )
    assert (facts.incremental_at, facts.reconcile_at, facts.full_at) == (NOW - 10, NOW - 20, NOW - 30)
    assert (facts.ended_at, facts.stopped_at, facts.failures) == (NOW - 8, None, 0)
    whole = facts_of([run(SyncMode.FULL, RunResult.SUCCESS, 30)], NOW)
    assert whole.incremental_at == whole.reconcile_at == whole.full_at == NOW - 30


def test_runs_of_one_company_or_another_moment_do_nothing_for_the_site() -> None:
    runs = [
        run(SyncMode.FULL, RunResult.SUCCESS, 10, company_id=3),
        run(SyncMode.FULL, RunResult.SUCCESS, 20, as_of=NOW - 5000),
        run(SyncMode.INCREMENTAL, RunResult.FAILED, 25, company_id=3),
    ]
    facts = facts_of(runs, NOW)
    assert facts == RunFacts(ended_at=NOW - 8, complete=True)


def test_failures_in_a_row_count_what_was_killed_but_not_what_runs_or_was_stopped() -> None:
    broken = [run(SyncMode.AUTO, RunResult.FAILED, 10), run(SyncMode.AUTO, RunResult.INTERRUPTED, 20)]
    good = run(SyncMode.INCREMENTAL, RunResult.SUCCESS, 30)
    assert facts_of([*broken, good, *broken], NOW).failures == 2
    assert facts_of([run(SyncMode.AUTO, RunResult.RUNNING, 1), *broken, good], NOW).failures == 2
    assert facts_of([run(SyncMode.AUTO, RunResult.CANCELLED, 1), *broken, good], NOW).failures == 0
    assert facts_of(broken, NOW).failed_at == NOW - 8


def test_a_history_that_was_lost_is_replaced_by_what_the_store_remembers() -> None:
    facts = facts_of([], NOW, reconciled=(NOW - 100, None), read_whole=(None,))
    assert (facts.reconcile_at, facts.full_at, facts.incremental_at) == (NOW - 100, None, None)
    assert facts_of([], NOW, reconciled=(NOW + 5000,)).reconcile_at is None


# Settings


@pytest.mark.parametrize(
    "values",
    [
        {"incremental_minutes": 0},
        {"incremental_minutes": 61},
        {"reconcile_minutes": 4},
        {"full_days": -1},
        {"quiet_from": "02:00"},
        {"quiet_from": "02:00", "quiet_to": "02:00"},
        {"quiet_from": "02:00:30", "quiet_to": "03:00"},
        {"quiet_from": "25:00", "quiet_to": "03:00"},
        {"every": 5},
    ],
)
def test_what_makes_no_sense_is_refused(values) -> None:
    with pytest.raises(ValidationError):
        Schedule.model_validate(values)


def test_the_schedule_is_kept_in_the_settings_file(tmp_path) -> None:
    schedule = quiet("22:00", "05:30", full_days=7, automatic=False)
    profile = Profile(name="a", source=SourceSettings(url="sqlite:///x"), sync=SyncSettings(schedule=schedule))
    save_config(tmp_path / "config.toml", Config(profiles={"a": profile}))
    assert load_config(tmp_path / "config.toml").profile("a").sync.schedule == schedule
    assert load_config(tmp_path / "none.toml") == Config()


@pytest.mark.parametrize(
    ("schedule", "words"),
    [
        (Schedule(), "Every 5 minutes · reconcile hourly"),
        (quiet("02:00", "03:00"), "Every 5 minutes · reconcile hourly · quiet from 02:00 to 03:00"),
        (Schedule(incremental_minutes=1, reconcile_minutes=90), "Every minute · reconcile every 90 minutes"),
        (Schedule(incremental_minutes=60, reconcile_minutes=1440, full_days=7),
         "Every hour · reconcile every day · everything every 7 days"),
        (Schedule(incremental_minutes=120, reconcile_minutes=120, full_days=1),
         "Every 2 hours · reconcile every 2 hours · everything every day"),
        (Schedule(automatic=False), "Automatic sync is paused"),
    ],
)  # fmt: skip
def test_in_words(schedule: Schedule, words: str) -> None:
    assert in_words(schedule) == words


def test_a_day_has_the_length_that_the_zone_says() -> None:
    """Quiet for all but a minute of every day: the run finds that minute, also where a zone skips a whole day."""
    schedule = quiet("00:01", "00:00")
    apia = ZoneInfo("Pacific/Apia")
    begin = datetime(2011, 12, 29, 12, tzinfo=apia).astimezone(UTC)
    end = quiet_end(schedule, begin.timestamp(), apia)
    assert datetime.fromtimestamp(end, apia).time() == time(0, 0)
    assert timedelta(0) < datetime.fromtimestamp(end, UTC) - begin < timedelta(days=2)
