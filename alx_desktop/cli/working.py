"""Long work on the command line: on a thread, with progress on stderr, stopped by Ctrl+C."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, Protocol, TypeVar

import typer

from alx_desktop.cli.console import console
from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink, ignore_progress

if TYPE_CHECKING:
    from rich.progress import TaskID

T = TypeVar("T")
Work = Callable[[ProgressSink, CancelToken], T]

KILLED = 130
"""What a shell shows for a command that Ctrl+C killed."""
LOOK = 0.1
"""Seconds between two looks at the worker and at Ctrl+C (Windows interrupts no wait)."""
LINE_EVERY = 5.0
FIRST_LINE = 2.0
"""Seconds between two lines of progress where stderr is no terminal, and until the first one."""
STOPPING = "Stopping; what is committed is kept. Press Ctrl+C again to stop at once."


class Display(Protocol):
    """Shows progress; called from the worker."""

    def __call__(self, progress: Progress) -> None:
        """The newest state."""

    def close(self) -> None:
        """Nothing comes any more."""


def run_cancellable(work: Work[T], quiet: bool, token: CancelToken) -> T:
    """Run `work` on another thread and wait. Ctrl+C asks it to stop; a second one kills the process.

    The main thread only waits, so that the stop reaches the database even while a statement runs there. Raises
    what the work raises; Cancelled if the token was cancelled before, in an earlier part of the same command.
    """
    token.raise_if_cancelled()
    display = _display(quiet)
    answer: list[T] = []
    problem: list[BaseException] = []

    def call() -> None:
        try:
            answer.append(work(display, token))
        except BaseException as error:
            problem.append(error)

    worker = threading.Thread(target=call, name="work", daemon=True)
    with _interrupts() as asked:
        try:
            worker.start()
            while worker.is_alive():
                worker.join(LOOK)
                if asked.is_set() and not token.cancelled:
                    typer.echo(STOPPING, err=True)
                    token.cancel()
        finally:
            display.close()
    if problem:
        raise problem[0]
    return answer[0]


@contextmanager
def _interrupts() -> Iterator[threading.Event]:
    """An event that the first Ctrl+C (or the system's wish to end) sets; the second ends the process."""
    asked = threading.Event()

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        if asked.is_set():
            os._exit(KILLED)
        asked.set()

    if threading.current_thread() is not threading.main_thread():
        yield asked
        return
    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGBREAK") if hasattr(signal, name)]
    before = {number: signal.signal(number, on_signal) for number in numbers}
    try:
        yield asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _display(quiet: bool) -> Display:
    if quiet:
        return _Silence()
    return Bar() if sys.stderr.isatty() else Lines()


class _Silence:
    def __call__(self, progress: Progress) -> None:
        ignore_progress(progress)

    def close(self) -> None:
        """Nothing to close."""


class Lines:
    """A line every few seconds at most, and none for short work. clock: monotonic seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, write: Callable[[str], None] | None = None) -> None:
        self._clock = clock
        self._write = write or (lambda text: typer.echo(text, err=True))
        self._next = clock() + FIRST_LINE

    def __call__(self, progress: Progress) -> None:
        """Write a line, if it is time for one."""
        now = self._clock()
        if now >= self._next:
            self._next = now + LINE_EVERY
            self._write(describe(progress))

    def close(self) -> None:
        """Nothing to close."""


class Bar:
    """rich's progress bar; one bar per phase."""

    def __init__(self) -> None:
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as RichProgress

        self._bars = RichProgress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.fields[message]}", markup=False),
            console=console(sys.stderr),
            transient=True,
        )
        self._tasks: dict[str, TaskID] = {}
        self._bars.start()

    def __call__(self, progress: Progress) -> None:
        """Move the phase's bar, and that of all companies."""
        if (whole := progress.whole) is not None:
            self._move("all_companies", whole.done, whole.total, f"{whole.share:.0%}")
        self._move(progress.phase, progress.done, progress.total, progress.message)

    def _move(self, key: str, done: int, total: int | None, message: str) -> None:
        if key not in self._tasks:
            self._tasks[key] = self._bars.add_task(phase_name(key), message="")
        self._bars.update(self._tasks[key], completed=done, total=total, message=message)

    def close(self) -> None:
        """Take the bars away."""
        self._bars.stop()


def phase_name(phase: str) -> str:
    """A phase's key as a person reads it."""
    return phase.replace("_", " ").capitalize()


def describe(progress: Progress) -> str:
    """One line: phase, how far, how long, on what."""
    parts = [phase_name(progress.phase)]
    if progress.total:
        parts.append(f"{progress.done:,} of {progress.total:,} ({progress.fraction or 0:.0%})")
    elif progress.done:
        parts.append(f"{progress.done:,}")
    if progress.remaining is not None:
        parts.append(f"{duration(progress.remaining)} left")
    if progress.message:
        parts.append(progress.message)
    if (whole := progress.whole) is not None:
        left = "" if whole.remaining is None else f", {duration(whole.remaining)} left"
        parts.append(f"all companies: {whole.done:,} of {whole.total:,} ({whole.share:.0%}){left}")
    return ", ".join(parts)


def duration(seconds: float) -> str:
    """Seconds as a person says them."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
