"""Cyclic garbage: collected on the main thread, in portions that nobody notices."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from alx_desktop.ui import garbage
from alx_desktop.ui.garbage import MainThreadGarbage


class Loop:
    """An object that refers to itself."""

    def __init__(self) -> None:
        self.me = self


class Clock:
    """A clock that stands still until it is set."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def keeper(qapp: QApplication, clock: Clock) -> Iterator[MainThreadGarbage]:
    gc.collect()
    of_tests = gc.get_threshold()
    gc.set_threshold(700, 10, 10)  # Python's own
    made = MainThreadGarbage(qapp, clock)
    made._timer.stop()
    yield made
    made.stop()
    gc.set_threshold(*of_tests)
    assert gc.isenabled()
    gc.unfreeze()
    gc.collect()
    gc.freeze()  # as for every test, see conftest


@pytest.fixture
def searches() -> Iterator[list[int]]:
    """Generations searched, in order."""
    found: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            found.append(info["generation"])

    gc.callbacks.append(note)
    yield found
    gc.callbacks.remove(note)


def test_a_worker_never_collects(keeper: MainThreadGarbage) -> None:
    assert not gc.isenabled()


def test_small_garbage_goes_at_the_next_look(keeper: MainThreadGarbage) -> None:
    loops = [Loop() for _ in range(1000)]
    gone = weakref.ref(loops[0])
    del loops
    keeper.collect_if_due()
    assert gone() is None


def make_rows() -> list[list[object]]:
    """Fewer than MANY, and more than BULK."""
    return [[] for _ in range(2 * garbage.BULK)]


def test_bulk_work_is_not_searched(keeper: MainThreadGarbage, clock: Clock, searches: list[int]) -> None:
    kept = []
    for _look in range(30):
        kept.append(make_rows())
        keeper.collect_if_due()
        clock.now += garbage.CALM_SECONDS
    assert searches == []


def test_rows_that_go_are_bulk_work_too(keeper: MainThreadGarbage, searches: list[int]) -> None:
    rows = make_rows()
    keeper.collect_if_due()
    del rows
    keeper.collect_if_due()
    keeper.collect_if_due()
    assert searches == []


def test_after_bulk_work_everything_is_searched_once(
    keeper: MainThreadGarbage, clock: Clock, searches: list[int]
) -> None:
    old = Loop()
    gone = weakref.ref(old)
    rows = make_rows()
    keeper.collect_if_due()
    del old, rows
    keeper.collect_if_due()
    assert gone() is not None
    clock.now = garbage.CALM_SECONDS + 1
    keeper.collect_if_due()
    assert gone() is None and searches == [2]
    searches.clear()
    clock.now *= 2
    keeper.collect_if_due()
    assert 2 not in searches


def test_many_rows_that_stay_are_searched_late(keeper: MainThreadGarbage, clock: Clock, searches: list[int]) -> None:
    rows = [make_rows() for _ in range(garbage.MANY // garbage.BULK)]
    keeper.collect_if_due()
    clock.now = garbage.CALM_SECONDS + 1
    keeper.collect_if_due()
    assert searches == []
    clock.now = garbage.PATIENCE_SECONDS + 1
    keeper.collect_if_due()
    assert searches == [2] and rows


def test_what_was_imported_is_not_searched(keeper: MainThreadGarbage) -> None:
    loop = Loop()
    garbage.keep_imported()
    assert not any(found is loop for found in gc.get_objects())
