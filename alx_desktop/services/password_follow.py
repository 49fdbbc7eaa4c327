"""Passwords go where their profile goes, also where the process is killed between its settings and its passwords.

A note beside the settings says what a change is about to do; whoever changes the settings next, or opens that profile,
finishes it. All of it happens while nobody else changes the settings.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from alx_desktop.files import write_atomically

log = logging.getLogger(__name__)


class PasswordFollow:
    """note: the file. forget(name) and move(name, new name): of services.secrets; both may be done twice."""

    def __init__(self, note: Path, forget: Callable[[str], None], move: Callable[[str, str], None]) -> None:
        self._note, self._forget, self._move = note, forget, move

    @contextmanager
    def following(self, name: str, new_name: str | None) -> Iterator[None]:
        """In the block the settings are saved: the profile has the new name then, or is removed (None).

        Where the block fails, the note stays: the settings say whether there is something to do.
        """
        write_atomically(self._note, f"{name}\n{new_name or ''}\n".encode())
        yield
        self._finish(name, new_name)

    def concerns(self, name: str) -> bool:
        """Whether something is to be finished that has to do with that profile."""
        return name in (self._noted() or ())

    def settle(self, known: Collection[str]) -> None:
        """Finish what was killed. known: names of all profiles; one that still has its old name was not changed."""
        noted = self._noted()
        if noted is None:
            return
        name, new_name = noted
        if name in known or (new_name and new_name not in known):
            self._note.unlink(missing_ok=True)
            return
        log.info("the passwords of a profile follow it, which a process that was killed had left to do")
        self._finish(name, new_name or None)

    def _finish(self, name: str, new_name: str | None) -> None:
        if new_name is None:
            self._forget(name)
        else:
            self._move(name, new_name)
        self._note.unlink(missing_ok=True)

    def _noted(self) -> tuple[str, str] | None:
        try:
            name, new_name, *_rest = self._note.read_text("utf-8").split("\n")
        except (OSError, ValueError):
            return None
        return name, new_name
