"""Locks between processes that share a store's folder; a process that dies gives its locks back."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from alx_desktop.domain.errors import StoreBusy
from alx_desktop.store.faults import IN_USE, IN_USE_ADVICE

_TAKEN = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
_SLOTS = 64


class FileLock:
    """One lock file. Shared locks go together, an exclusive one stands alone; also between two of one process."""

    def __init__(self, path: Path, *, shared: bool = False) -> None:
        self.path = path
        self.shared = shared
        self._handle: int | None = None

    def try_acquire(self) -> bool:
        """Take the lock if it is free; False if somebody else has it."""
        handle = os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600)
        try:
            taken = _lock(handle, self.shared)
        except BaseException:
            os.close(handle)
            raise
        if not taken:
            os.close(handle)
            return False
        self._handle = handle
        return True

    def release(self) -> None:
        """Give it back; without effect where it is not held."""
        if self._handle is not None:
            # Closing gives the lock back on every system.
            os.close(self._handle)
            self._handle = None

    @contextmanager
    def held(self, timeout: float) -> Iterator[None]:
        """Hold the lock in the block; wait for it at most `timeout` seconds. Raises StoreBusy."""
        deadline = time.monotonic() + timeout
        while not self.try_acquire():
            if time.monotonic() >= deadline:
                raise StoreBusy(str(self.path), title=IN_USE, advice=IN_USE_ADVICE)
            time.sleep(0.02)
        try:
            yield
        finally:
            self.release()


def opening_lock(folder: Path) -> FileLock:
    """Held while a store is made, migrated, recovered or rolled back: one process at a time."""
    return FileLock(folder / "opening.lock")


def use_lock(folder: Path, *, shared: bool) -> FileLock:
    """Held shared by every opened store, exclusively by who replaces its files."""
    return FileLock(folder / "in-use.lock", shared=shared)


def backup_lock(folder: Path) -> FileLock:
    """Held by the one process that makes a backup."""
    return FileLock(folder / "backup.lock")


def _lock(handle: int, shared: bool) -> bool:
    try:
        if sys.platform == "win32":
            return _lock_on_windows(handle, shared)
        import fcntl

        fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        return True
    except OSError as error:
        if error.errno in _TAKEN:
            return False
        raise


def _lock_on_windows(handle: int, shared: bool) -> bool:
    """Python offers only exclusive locks there, of byte ranges: each who shares locks one byte, who does not, all."""
    if sys.platform == "win32":
        import msvcrt

        if not shared:
            os.lseek(handle, 0, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, _SLOTS)
            return True
        for slot in range(_SLOTS):
            os.lseek(handle, slot, os.SEEK_SET)
            with suppress(OSError):
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
                return True
    return False
