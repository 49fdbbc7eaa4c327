"""A whole life by the schedule: runs that take time, a clock that jumps, and two machines."""

from __future__ import annotations

from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alx_desktop.config import Schedule
from alx_desktop.domain.sync import RunResult, SyncMode, SyncRun
from alx_desktop.sync.run_facts import facts_of
from alx_desktop.sync.schedule import DAY, is_quiet, next_run
from tests.unit.sync.plans import HOUR, MINUTE, NOW, UTC_ZONE, ZONES, moments, schedules


class Life:
    """A store's history as the engine writes it, and a scheduler that obeys the rules; nothing but arithmetic."""

    def __init__(self, schedule: Schedule, zone: ZoneInfo, now: float) -> None:
        self.schedule, self.zone, self.now = schedule, zone, float(now)
        self.runs: list[SyncRun] = []

    def plan(self):
        newest = sorted((run for run in self.runs if run.started_at <= self.now + 60), key=lambda run: -run.started_at)
        return next_run(self.schedule, facts_of(newest, self.now, complete=bool(self.runs)), self.now, self.zone)

    def live(self, seconds: float, takes: float = 2.0) -> int:
        """Let time pass; how many runs began."""
        until, begun = self.now + seconds, 0
        while True:
            found = self.plan()
            assert found.at is not None and found.mode is not None
            begins = max(self.now, found.at)
            if begins >= until:
                self.now = until
                return begun
            self.now = begins
            begun += 1
            self.runs.append(
                SyncRun(f"{len(self.runs)}", found.mode, RunResult.SUCCESS, int(begins), int(begins + takes))
            )
            self.now += takes


@pytest.mark.parametrize("asleep", [2 * HOUR, 9 * HOUR, 40 * DAY])
def test_what_was_missed_asleep_is_made_up_for_once(asleep: float) -> None:
    life = Life(Schedule(), UTC_ZONE, NOW)
    assert life.live(HOUR) >= 12
    life.now += asleep
    assert life.live(20) == 1
    assert life.runs[-1].mode is SyncMode.RECONCILE
    assert life.live(5 * MINUTE - 30) == 0


@pytest.mark.parametrize("back", [61, HOUR, 26 * HOUR, 400 * DAY])
def test_a_clock_that_is_set_back_stops_nothing_and_hurries_nothing(back: float) -> None:
    life = Life(Schedule(), UTC_ZONE, NOW)
    life.live(3 * HOUR)
    life.now -= back
    assert 11 <= life.live(HOUR) <= 14
    assert 11 <= life.live(HOUR) <= 13


@settings(deadline=None, max_examples=60)
@given(
    schedule=schedules(),
    zone=st.sampled_from(ZONES).map(ZoneInfo),
    start=moments(),
    jumps=st.lists(st.integers(-3 * DAY, 3 * DAY), max_size=3),
    takes=st.sampled_from([1.0, 45.0, 700.0]),
)
def test_whatever_the_clock_does_runs_go_on_at_their_pace(schedule, zone, start, jumps, takes) -> None:
    life = Life(schedule, zone, start)
    every = schedule.incremental_minutes * MINUTE
    rest = min(MINUTE, every // 5)
    for jump in [*jumps, 0]:
        begun = len(life.runs)
        span = 8 * max(every, takes + rest)
        life.live(span, takes)
        new = life.runs[begun:]
        assert new or schedule.quiet_from is not None
        assert len(new) <= span / (takes + rest) + 2
        for one, two in pairwise(new):
            assert two.started_at >= (one.finished_at or 0) + rest - 1
            assert not is_quiet(schedule, two.started_at, zone)
        life.now += jump


def test_two_machines_that_obey_the_store_run_each_interval_once() -> None:
    """Whoever comes later sees the success of the other: the same history, two clocks that look at it in turn."""
    life = Life(Schedule(), UTC_ZONE, NOW)
    one = life.live(6 * HOUR)
    starts = [run.started_at for run in life.runs]
    assert one == len(set(starts))
    assert min(after - before for before, after in pairwise(starts)) >= MINUTE
    assert 6 * 12 - 1 <= one <= 6 * 13 + 1
