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


def test_what_was_merged_is_counted_per_company():
    seen: list[Progress] = []
    tracker = ProgressTracker(seen.append)
    tracker.expect({1: "Acme", 2: "Beta"}, {1: 2, 2: 1})
    tracker.begin("learners", 3)
    tracker.count([(1, 7), (2, 7)], [(1, 7, 30), (1, 7, 31), (2, 7, 31)])
    tracker.advance(1)
    tracker.count([(1, 8)], [])
    tracker.advance(1)
    first, last = seen[-2].companies, seen[-1].companies
    assert first is not None and last is not None
    assert (first.learners, first.enrolments) == ({1: 1, 2: 1}, {1: 2, 2: 1}), "what was shown does not change"
    assert (last.learners, last.enrolments, last.expected) == ({1: 2, 2: 1}, {1: 2, 2: 1}, {1: 2, 2: 1})


def test_what_nobody_can_expect_is_not_counted_by_learner():
    seen: list[Progress] = []
    tracker = ProgressTracker(seen.append)
    tracker.expect({1: "Acme"}, None)
    tracker.begin("learners", 3)
    assert seen[-1].companies is None, "nothing is known yet"
    tracker.count([(1, 7)], [(1, 7, 30)])
    tracker.advance(1)
    companies = seen[-1].companies
    assert companies is not None and companies.expected is None
    assert (companies.learners, companies.enrolments) == ({}, {1: 1})
