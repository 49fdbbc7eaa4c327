"""Progress: rate and remaining time come from this run's work only."""

from __future__ import annotations

from alx_desktop.domain.progress import Progress
from alx_desktop.sync.tracker import ProgressTracker


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_what_an_earlier_run_did_counts_as_done_but_not_as_speed():
    seen: list[Progress] = []
    clock = Clock()
    tracker = ProgressTracker(seen.append, clock)
    tracker.begin("learners", 1000, done=600)
    assert seen[-1].rate is None
    clock.now += 10
    tracker.advance(100, "Learners 601–700")
    assert (seen[-1].done, seen[-1].rate, seen[-1].remaining) == (700, 10.0, 30.0)
    assert seen[-1].fraction == 0.7


def test_a_phase_without_a_total_has_no_remaining_time():
    seen: list[Progress] = []
    clock = Clock()
    tracker = ProgressTracker(seen.append, clock)
    tracker.begin("structure")
    clock.now += 1
    tracker.advance(5)
    assert seen[-1].remaining is None
    assert seen[-1].fraction is None
