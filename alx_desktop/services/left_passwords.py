"""Entries of the keychain that nobody may use any more, but which it did not give up: it was locked, or silent.

Their names stand in a file until the keychain opens: names of profiles, never a password.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from alx_desktop.files import write_atomically

if TYPE_CHECKING:
    from filelock import BaseFileLock

LOCK_SECONDS = 20.0

log = logging.getLogger(__name__)


class LeftPasswords:
    """note: the file, one entry a line; None: in memory, for this session. delete(entry) says whether it is gone."""

    def __init__(self, note: Path | None, delete: Callable[[str], bool]) -> None:
        self._note, self._delete = note, delete
        self._entries: tuple[str, ...] = ()
        # Held while the keychain is asked, too: what another thread writes anew meanwhile would be deleted.
        self._lock = threading.RLock()

    def entries(self) -> tuple[str, ...]:
        """What is left. A note that cannot be read has none."""
        if self._note is None:
            return self._entries
        try:
            return tuple(line for line in self._note.read_text("utf-8").split("\n") if line)
        except FileNotFoundError:
            return ()
        except (OSError, ValueError) as error:
            log.warning("the note on passwords left in the keychain cannot be read: %s", error)
            return ()

    def forget(self, entries: Iterable[str]) -> None:
        """Delete them in the keychain; what it does not give up is noted."""
        with self._lock:
            gone = {entry: self._delete(entry) for entry in entries}
            with self._alone(LOCK_SECONDS):
                known = self.entries()
                left = {entry: None for entry in (*known, *gone) if not gone.get(entry, False)}
                self._write(known, tuple(left))

    def settle(self) -> None:
        """The keychain has just answered: delete what is left there, unless another process is at it."""
        if self.entries():
            with self._lock, self._alone(0) as alone:
                if alone:
                    self.forget(self.entries())

    def renew(self, entry: str, write: Callable[[], None]) -> None:
        """Have the entry written: what is there then is somebody's. Raises what `write` raises."""
        with self._lock, self._alone(LOCK_SECONDS):
            write()
            known = self.entries()
            self._write(known, tuple(one for one in known if one != entry))

    @cached_property
    def _processes(self) -> BaseFileLock:
        # What leaves nothing behind does without the import.
        from filelock import FileLock

        return FileLock(f"{self._note}.lock")

    @contextmanager
    def _alone(self, seconds: float) -> Iterator[bool]:
        """Whether, in the block, no other process is at the note, as far as one can know; waits so long for it.

        Who waited in vain may go on: a line that might get lost is better than one that is not written.
        """
        if self._note is None:
            yield True
            return
        from filelock import Timeout

        try:
            self._processes.acquire(timeout=seconds)
        except Timeout:
            log.warning("another process is at the note on passwords left in the keychain")
            yield False
            return
        except (OSError, NotImplementedError) as error:  # a file system without locks, or one that is read only
            log.warning("the note on passwords left in the keychain is not locked: %s", error)
            yield True
            return
        try:
            yield True
        finally:
            self._processes.release()

    def _write(self, known: tuple[str, ...], left: tuple[str, ...]) -> None:
        if left == known:
            return
        if self._note is None:
            self._entries = left
            return
        try:
            if left:
                write_atomically(self._note, "".join(f"{entry}\n" for entry in left).encode())
            else:
                self._note.unlink(missing_ok=True)
        except OSError as error:
            log.error("the note on passwords left in the keychain cannot be written: %s", error)
