"""Each event is looked at once, however late its row is committed; a log that cannot tell is left to the scan."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alx_desktop.moodle.event_log import Event, Hole, LogLook, holes
from alx_desktop.sync import log_signs
from alx_desktop.sync.log_signs import LogSigns, news
from alx_desktop.sync.signs import OVERLAP, Seen, Signs
from tests.unit.sync.test_signs import NoSite


class Log:
    """A log in memory; ids whose transactions are open are there, but nobody sees them."""

    def __init__(self) -> None:
        self.events: dict[int, Event] = {}
        self.hidden: set[int] = set()

    def add(self, number: int, made: int, learner: int = 5, course: int = 3, **other: Any) -> None:
        self.events[number] = Event(number, made, 2, learner, course, False, "course", "viewed")._replace(**other)

    def visible(self) -> list[Event]:
        return [event for number, event in sorted(self.events.items()) if number not in self.hidden]

    def look(self) -> LogLook:
        ids = [event.id for event in self.visible()]
        return LogLook((ids[-1], self.events[ids[-1]].made), holes(ids[0], ids[-1], ids))

    def read(self, _reader: Any, first: int, also: list[Hole], limit: int) -> list[Event]:
        also = [*also, (first, 10**9)]
        return [event for event in self.visible() if any(low <= event.id <= high for low, high in also)][:limit]


def told(log: Log, signs: LogSigns | None, now: int) -> log_signs.LogNews | None:
    return news(None, log, signs, now)  # type: ignore[arg-type]


def log_of(*ids: int) -> Log:
    log = Log()
    for number in ids:
        log.add(number, 1000 + number)
    return log


@given(
    st.lists(
        st.tuples(st.integers(1, 400), st.lists(st.integers(0, OVERLAP - 1), max_size=6), st.booleans()),
        min_size=1,
        max_size=25,
    )
)
def test_every_event_is_told_exactly_once(runs: list[tuple[int, list[int], bool]]):
    """Each run: seconds since the one before, and what is written in between, each with its seconds to the commit."""
    log, now, number, seen = log_of(1), 1000, 1, []
    signs = LogSigns.of(log.look(), now)
    commits: dict[int, int] = {}
    for pause, delays, _flag in [*runs, (OVERLAP, [], False), (1, [], False)]:
        now += pause
        for delay in delays:
            number += 1
            log.add(number, now)
            log.hidden.add(number)
            commits[number] = now + delay
        log.hidden = {i for i in log.hidden if commits[i] > now}
        found = told(log, signs, now)
        assert found is not None
        seen += [event.id for event in found.events]
        restored = Signs.load(Signs(log=found.signs).dump()).log
        assert restored == found.signs
        signs = found.signs
    assert sorted(seen) == list(range(2, number + 1))


def test_what_was_rolled_back_is_waited_for_no_longer_than_the_overlap():
    log = log_of(1, 2, 4)
    signs = LogSigns.of(log.look(), 5000)
    assert signs.missing == ((5000, ((3, 3),)),)
    early, late = told(log, signs, 5000 + OVERLAP - 1), told(log, signs, 5000 + OVERLAP)
    assert early is not None and early.signs.missing == ((5000, ((3, 3),)),)
    assert late is not None and late.signs.missing == ()


def test_a_clock_that_was_set_back_does_not_make_it_wait_for_ever():
    log = log_of(1, 3)
    found = told(log, LogSigns((3, 1003), ((90_000, ((2, 2),)),)), 5000)
    assert found is not None and found.signs.missing == ((5000, ((2, 2),)),)


@pytest.mark.parametrize("rows", [(), (7, 8, 9), (1, 2, 3)], ids=["emptied", "purged", "ids went back"])
def test_without_the_newest_known_row_the_log_cannot_tell(rows: tuple[int, ...]):
    assert told(log_of(*rows), LogSigns((5, 1005)), 5000) is None


def test_a_restored_log_that_has_grown_past_the_newest_known_row_cannot_tell():
    log = log_of(*range(1, 9))
    assert told(log, LogSigns((5, 1004)), 5000) is None
    assert told(log, LogSigns((5, 1005)), 5000) is not None


@pytest.mark.parametrize("signs", [None, LogSigns((0, 0))], ids=["never looked", "was empty"])
def test_without_a_look_before_the_log_cannot_tell(signs: LogSigns | None):
    assert told(log_of(1, 2), signs, 5000) is None


def test_a_log_that_is_too_long_or_too_full_of_holes_is_left_to_the_scan(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(log_signs, "MOST_EVENTS", 5)
    monkeypatch.setattr(log_signs, "MOST_HOLES", 2)
    start = LogSigns((1, 1001))
    assert told(log_of(1, 2, 3, 4, 5), start, 5000) is not None
    assert told(log_of(1, 2, 3, 4, 5, 6), start, 5000) is None
    assert told(log_of(1, 3, 6_000_000), start, 5000) is not None
    assert told(log_of(1, 3, 5, 7), start, 5000) is None
    assert told(log_of(1, 3, 5), LogSigns((1, 1001), ((4990, ((-2, -1),)),)), 5000) is None


@given(st.integers(-5, 5), st.integers(-1, 12), st.sets(st.integers(-8, 20)))
def test_holes_are_the_ids_that_are_not_there(first: int, length: int, present: set[int]):
    found = holes(first, first + length, present)
    ids = [number for low, high in found for number in range(low, high + 1)]
    assert ids == [number for number in range(first, first + length + 1) if number not in present]


def test_whom_events_name():
    log = log_of(1)
    log.add(2, 1002, learner=7, course=3)
    log.add(3, 1003, learner=8, course=0)
    log.add(4, 1004, learner=9, course=0, is_read=True)
    log.add(5, 1005, learner=0, actor=-1, course=3)
    log.add(6, 1006, learner=0, actor=0, course=4, target="course_reset", action="ended")
    log.add(7, 1007, learner=10, course=99)
    found = told(log, LogSigns((1, 1001)), 5000)
    assert found is not None
    assert found.concerned({3, 4}) == ({8, 2, 10}, {(7, 3), (2, 3)})
    assert found.courses() == {4}


def test_after_a_run_by_the_log_the_tables_count_as_they_were_last_scanned():
    signs = Signs([(1000, {"track": 5})], frozenset({1}), {}, LogSigns((4, 900)), frozenset({20}))
    seen = Seen({"track": 9}, frozenset({2}), LogLook((8, 1100), ((7, 7),)))
    by_log = signs.after_log(seen, NoSite(), LogSigns((8, 1100)))
    assert (by_log.ids, by_log.scanned_at(0), by_log.in_part) == (signs.ids, 1000, {20})
    scanned = signs.after(2000, seen, NoSite())
    assert (scanned.scanned_at(0), scanned.in_part) == (2000, frozenset())
    assert scanned.log == LogSigns((8, 1100), ((2000, ((7, 7),)),))
    assert signs.after(2000, Seen({}, frozenset()), NoSite()).log is None
