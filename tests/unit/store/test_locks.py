"""Locks between processes, seen from one."""

from __future__ import annotations

from pathlib import Path

import pytest

from alx_desktop.domain.errors import StoreBusy
from alx_desktop.store.locks import FileLock


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [(True, True, True), (True, False, False), (False, True, False), (False, False, False)],
    ids=["two share", "one shares", "the other shares", "none shares"],
)
def test_who_goes_together(tmp_path: Path, first: bool, second: bool, together: bool) -> None:
    one = FileLock(tmp_path / "x.lock", shared=first)
    other = FileLock(tmp_path / "x.lock", shared=second)
    assert one.try_acquire()
    assert other.try_acquire() is together
    one.release()
    other.release()
    assert other.try_acquire()
    other.release()
    other.release()


def test_waiting_ends(tmp_path: Path) -> None:
    lock = FileLock(tmp_path / "x.lock")
    with lock.held(0), pytest.raises(StoreBusy), FileLock(tmp_path / "x.lock").held(0.05):
        pass
    with FileLock(tmp_path / "x.lock").held(0):
        pass


def test_an_error_gives_the_lock_back(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), FileLock(tmp_path / "x.lock").held(0):
        raise ZeroDivisionError
    assert FileLock(tmp_path / "x.lock").try_acquire()
