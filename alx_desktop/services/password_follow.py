"""Passwords go where their profile goes, also where the process is killed between its settings and its passwords.

A note beside the settings says what a change is about to do; whoever changes the settings next, or opens that profile,
finishes it. All of it happens while nobody else changes the settings.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from alx_desktop.domain.errors import AlxError
from alx_desktop.domain.phrases import phrase
from alx_desktop.files import write_atomically

log = logging.getLogger(__name__)


class PasswordNoteUnreadable(AlxError):
    """What a change of a site that was killed left to do with its passwords cannot be read."""

    title = phrase("The note on a site's passwords cannot be read")
    advice = phrase(
        "Nothing was changed, and no password was moved or deleted. Try again. If a site was renamed or removed when "
        "the application last ended, its password may still be kept under the old name: see to it in the keychain "
        "before you give another site that name."
    )


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
        """Whether something is to be finished that has to do with that profile.

        What cannot be read is told by settle(), when the settings are changed: it keeps nobody from his site.
        """
        try:
            return name in (self._noted() or ())
        except (OSError, ValueError) as error:
            log.warning("the note on passwords cannot be read: %s", error)
            return False

    def settle(self, known: Collection[str]) -> None:
        """Finish what was killed. known: names of all profiles; one that still has its old name was not changed.

        Raises PasswordNoteUnreadable: a note that is damaged is set aside and told once; one that cannot be read now
        stays, and nothing may be written over it.
        """
        try:
            noted = self._noted()
        except OSError as error:
            raise PasswordNoteUnreadable(f"{self._note}: {error.strerror}") from error
        except ValueError as error:
            aside = self._set_aside()
            log.error("the note on passwords is damaged, and was set aside as %s", aside)
            raise PasswordNoteUnreadable(f"it is damaged, and was set aside as {aside}") from error
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

    def _set_aside(self) -> Path:
        aside = self._note.with_name(f"{self._note.name}.damaged")
        try:
            self._note.replace(aside)
        except OSError as error:
            raise PasswordNoteUnreadable(f"{self._note}: {error.strerror}") from error
        return aside

    def _noted(self) -> tuple[str, str] | None:
        """(name, new name or "" where it is removed); None: nothing is left to do. Raises OSError, ValueError."""
        try:
            name, new_name, *_rest = self._note.read_text("utf-8").split("\n")
        except FileNotFoundError:
            return None
        if not name:
            raise ValueError("no name")
        return name, new_name
