"""The last crash, kept in a file for the next start to offer. Nothing is ever sent anywhere.

Three kinds: an error that nobody caught (written where it happens), the end of the process inside Qt or a driver
(Python's faulthandler writes the stacks while it dies), and a process that was killed (its empty file of stacks stays).
"""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from alx_desktop.domain.tokens import without_tokens
from alx_desktop.files import write_atomically

log = logging.getLogger(__name__)

REPORT = "last-crash.txt"
STACKS = "last-stacks.txt"
KILLED = """It ran from {} and was not closed: ended from the system's list of tasks, for want of memory, with the
session, or the computer went off. The stores are whole: what was not finished was rolled back."""
LONGEST = 200_000
"""Characters of a report: an endless recursion has a long traceback."""


@dataclass(frozen=True, slots=True)
class CrashReport:
    """at: UTC epoch seconds. text: when, with which versions, and the traceback."""

    at: float
    text: str


class CrashReports:
    """Keeps the last crash in `folder`; an earlier one is replaced.

    Without begin() nothing is watched: the command line says its errors itself.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stacks: IO[str] | None = None

    def begin(self) -> CrashReport | None:
        """Watch this process from now on; the crash that earlier starts have left, if there is one."""
        self._take_over_stacks()
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._stacks = (self._folder / STACKS).open("w", encoding="utf-8")
            (self._folder / STACKS).chmod(0o600)
            faulthandler.enable(self._stacks, all_threads=True)
        except (OSError, RuntimeError) as error:
            log.warning("stacks of a crash will not be kept: %s", error)
        return self.last()

    def end(self) -> None:
        """This process ends as it should."""
        if self._stacks is None:
            return
        faulthandler.disable()
        self._stacks.close()
        self._stacks = None
        with contextlib.suppress(OSError):
            (self._folder / STACKS).unlink()

    def keep(self, error: BaseException) -> None:
        """Write down an error that nobody caught; never raises, from any thread."""
        text = "".join(traceback.format_exception(error))
        if len(text) > LONGEST:
            text = f"{text[: LONGEST // 2]}\n...\n{text[-LONGEST // 2 :]}"
        self._write("An error that nobody caught", text)

    def last(self) -> CrashReport | None:
        """The crash that is kept, if there is one."""
        path = self._folder / REPORT
        try:
            return CrashReport(path.stat().st_mtime, path.read_text(encoding="utf-8", errors="replace"))
        except OSError:
            return None

    def delete(self) -> None:
        """Forget it. Raises nothing where it is gone already."""
        (self._folder / REPORT).unlink(missing_ok=True)

    def _take_over_stacks(self) -> None:
        """A file with stacks that the last process has left: it died without a word to Python."""
        path = self._folder / STACKS
        try:
            text = path.read_text(encoding="utf-8", errors="replace")
            at = path.stat().st_mtime
        except OSError:
            return
        last = self.last()
        if text.strip():
            self._write("The program ended unexpectedly", text[:LONGEST], at)
        elif last is None or last.at < at:
            # An error that the killed process had met says more.
            began = time.strftime("%Y-%m-%d %H:%M:%S UTC", time.gmtime(at))
            self._write("The program was ended from outside", KILLED.format(began))

    def _write(self, title: str, text: str, at: float | None = None) -> None:
        moment = time.strftime("%Y-%m-%d %H:%M:%S UTC", time.gmtime(at))
        report = without_tokens(f"{title}\n{moment}\n\n{_versions()}\n\n{text.rstrip()}\n")
        try:
            write_atomically(self._folder / REPORT, report.encode("utf-8", "backslashreplace"))
        except OSError as error:
            log.warning("the report of a crash was not kept: %s", error)


def _versions() -> str:
    """One a line. Where no file can be opened any more, which may be what went wrong, the report goes without them."""
    try:
        # Reading them takes ssl and importlib.metadata: 18 ms of imports before the first window.
        from alx_desktop.services.versions import versions

        return "\n".join(f"{what}: {value}" for what, value in versions())
    except (ImportError, OSError) as error:
        return f"The versions could not be read: {error}"
