"""Entries of the keychain that nobody may use any more, but which it did not give up: it was locked, or silent.

Their names stand in a file until the keychain opens: names of profiles, never a password.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from alx_desktop.files import write_atomically

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
            known = self.entries()
            left = {entry: None for entry in (*known, *gone) if not gone.get(entry, False)}
            self._write(known, tuple(left))

    def settle(self) -> None:
        """The keychain has just answered: delete what is left there."""
        if self.entries():
            with self._lock:
                self.forget(self.entries())

    def renew(self, entry: str, write: Callable[[], None]) -> None:
        """Have the entry written: what is there then is somebody's. Raises what `write` raises."""
        with self._lock:
            write()
            known = self.entries()
            self._write(known, tuple(one for one in known if one != entry))

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
