"""Who gives way to the window, how long at most, and who never does."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alx_desktop.domain import priority
from alx_desktop.domain.priority import LONGEST, ROWS_READ, ROWS_WRITTEN, Priority

MOMENTS = st.floats(0, 2, allow_nan=False)


class Time:
    """A clock that goes on by what is slept, and by what is worked."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept = 0.0
        self.longest = 0.0

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        assert seconds > 0
        self.now += seconds
        self.slept += seconds


def on_thread(work: Callable[[], object]) -> None:
    """Where the window is not."""
    raised: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except BaseException as error:
            raised.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if raised:
        raise raised[0]


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def here(time: Time) -> Priority:
    return Priority(time.clock, time.sleep)


def test_without_a_window_nobody_waits(time: Time, here: Priority) -> None:
    on_thread(here.give_way)
    here.give_way()
    assert time.slept == 0
    assert not here.has_window


def test_waits_until_the_claim_ends_and_no_longer(time: Time, here: Priority) -> None:
    here.claim(LONGEST / 2)
    on_thread(here.give_way)
    assert time.slept == pytest.approx(LONGEST / 2)
    on_thread(here.give_way)
    assert time.slept == pytest.approx(LONGEST / 2)


def test_a_later_claim_takes_the_place_of_an_earlier_one(time: Time, here: Priority) -> None:
    here.claim(10)
    here.claim(0)
    on_thread(here.give_way)
    assert time.slept == 0


def test_the_window_never_waits_for_itself(time: Time, here: Priority) -> None:
    here.claim(10)
    here.give_way()
    assert time.slept == 0


def test_a_window_that_hangs_or_died_holds_nobody(time: Time, here: Priority) -> None:
    """Its last claim stands, and nobody is there to take it back."""
    on_thread(lambda: here.claim(0.25))
    for _step in range(100):
        here.give_way()
    assert time.slept == pytest.approx(LONGEST)
    time.now += 0.25
    before = time.slept
    here.give_way()
    assert time.slept == before


@given(st.lists(st.tuples(MOMENTS, MOMENTS), min_size=1, max_size=30))
def test_nobody_waits_for_more_than_half_of_the_time(turns: list[tuple[float, float]]) -> None:
    """Whatever is claimed and however long is worked: one wait is bounded, and as much is worked before the next."""
    time = Time()
    here = Priority(time.clock, time.sleep)

    def work() -> None:
        free_at = 0.0
        for claimed, worked in turns:
            threading.Thread(target=here.claim, args=(claimed,)).run()
            here._claimer = -1  # not this thread
            begun = time.now
            here.give_way()
            waited = time.now - begun
            assert waited <= LONGEST + priority.SHORTEST
            assert waited == 0 or begun >= free_at
            if waited >= LONGEST:
                free_at = time.now + LONGEST
            time.now += worked

    on_thread(work)


def test_each_thread_has_its_own_turn_to_work(time: Time, here: Priority) -> None:
    here.claim(10)
    on_thread(here.give_way)
    on_thread(here.give_way)
    assert time.slept == pytest.approx(2 * LONGEST)


class Cursor:
    """Of a driver; remembers how it was asked."""

    def __init__(self, rows: int) -> None:
        self.left = list(range(rows))
        self.asked: list[int | None] = []

    def fetchall(self) -> list[int]:
        self.asked.append(None)
        return self.left

    def fetchmany(self, size: int) -> list[int]:
        self.asked.append(size)
        found, self.left = self.left[:size], self.left[size:]
        return found


@pytest.mark.parametrize("count", [0, 1, ROWS_READ, ROWS_READ + 1, 250])
@pytest.mark.parametrize("beside_window", [False, True])
def test_rows_are_the_same_beside_a_window(
    count: int, beside_window: bool, time: Time, here: Priority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(priority, "_priority", here)
    monkeypatch.setattr(priority, "give_way", here.give_way)
    if beside_window:
        here.claim(0)
    cursor = Cursor(count)
    assert priority.fetched(cursor) == list(range(count))
    assert (cursor.asked == [None]) is not beside_window
    assert list(priority.considerate(range(count))) == list(range(count))
    written = [list(portion) for portion in priority.portions(range(count))]
    assert [row for portion in written for row in portion] == list(range(count))
    assert all(0 < len(portion) <= (ROWS_WRITTEN if beside_window else count) for portion in written)
    assert priority.read_ahead(2000) == (priority.READ_AHEAD if beside_window else 2000)
