"""A sync in a process of its own that tells where it is, and can be held, frozen, thawed and killed there."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any

import sqlalchemy as sa

from alx_desktop.config import Profile, SourceSettings
from alx_desktop.domain.errors import AlxError
from alx_desktop.domain.progress import CancelToken, Progress
from alx_desktop.domain.sync import SyncMode, SyncRequest, SyncRun
from alx_desktop.moodle.source import MoodleSource
from alx_desktop.store.store import Store, StoreLocation
from alx_desktop.sync.engine import SyncEngine

# A server that has imported everything and makes copies of itself: a victim starts in milliseconds.
_FORKS = "forkserver" in multiprocessing.get_all_start_methods()
_PROCESSES = multiprocessing.get_context("forkserver" if _FORKS else "spawn")
if _FORKS:
    _PROCESSES.set_forkserver_preload([__name__])
ENDED = "ended"
OPENING = "opening"


@dataclass(frozen=True)
class Task:
    """One sync. now: the source's clock, UTC epoch seconds; None = the real one.

    hold_at: at this event the victim waits for `go`. constants: values of the product's own, by module and name,
    so that a test need not wait for minutes.
    """

    settings: SourceSettings
    location: StoreLocation
    mode: SyncMode = SyncMode.AUTO
    now: int | None = None
    company_id: int | None = None
    accept: bool = True
    batch_size: int = 60
    hold_at: str | None = None
    holder: str = "victim"
    constants: dict[str, Any] = field(default_factory=dict)

    def open_source(self) -> MoodleSource:
        """The source, with the clock that the task says."""
        source = MoodleSource.open(self.settings, None)
        if self.now is not None:
            now = self.now
            source.server_time = lambda: now  # type: ignore[method-assign]
        return source

    def run(self, store: Store, tell: Any = lambda _event: None) -> SyncRun:
        """Do it in this process. tell: called with phases, and with each transaction's begin, end and commit."""
        phase = ["start"]

        def progress(report: Progress) -> None:
            if report.phase != phase[0]:
                phase[0] = report.phase
                tell(report.phase)

        _tell_of_transactions(store, lambda event: tell(f"{phase[0]}:{event}"))
        profile = Profile(name="victim", source=self.settings)
        engine = SyncEngine(self.open_source, store, profile, self.holder)
        request = SyncRequest(self.mode, self.company_id, None, self.accept, 0.0, self.batch_size)
        return engine.run(request, progress, CancelToken())


def _tell_of_transactions(store: Store, tell: Any) -> None:
    """Of those of the reporting database that the sync's own thread makes."""
    writing = store.writing

    @contextmanager
    def told(engine: sa.Engine) -> Iterator[sa.Connection]:
        if engine is not store.reporting or threading.current_thread() is not threading.main_thread():
            with writing(engine) as connection:
                yield connection
            return
        with writing(engine) as connection:
            tell("writing")
            yield connection
            tell("committing")
        tell("committed")

    store.writing = told  # type: ignore[method-assign]


def _live(task: Task, line: Connection) -> None:
    """The victim's own process."""
    waiting = [task.hold_at]

    def tell(event: str) -> None:
        line.send(event)
        if event == waiting[0]:
            waiting[0] = None
            line.recv()

    for name, value in task.constants.items():
        module, _, constant = name.rpartition(".")
        setattr(sys.modules[module], constant, value)
    tell(OPENING)
    try:
        with Store.open(task.location) as store:
            run = task.run(store, tell)
        line.send((ENDED, run.result.value))
    except AlxError as error:
        line.send((ENDED, type(error).__name__, str(error), error.advice))


class Victim:
    """A running task. events: what it has told so far; result: the last words of one that ended by itself."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.events: list[str] = []
        self.result: tuple[str, ...] | None = None
        self._line, theirs = _PROCESSES.Pipe()
        self.process = _PROCESSES.Process(target=_live, args=(task, theirs), daemon=True)
        self.process.start()
        theirs.close()

    @property
    def phase(self) -> str:
        """What it was last heard to do."""
        return self.events[-1] if self.events else "starting"

    def listen(self, seconds: float, until: str | None = None) -> bool:
        """Hear what it tells, for so long or until the event; True if the event came."""
        end = time.monotonic() + seconds
        while self.result is None and self._line.poll(max(0.0, end - time.monotonic())):
            try:
                word = self._line.recv()
            except (EOFError, OSError):
                self.result = self.result or ("died",)
                return False
            if isinstance(word, tuple):
                self.result = word[1:]
                return False
            self.events.append(word)
            if word == until:
                return True
        return False

    def go(self) -> None:
        """Let it go on from where it is held."""
        self._line.send("go")

    def freeze(self) -> None:
        """Stop it where it is, with all its threads."""
        os.kill(self.process.pid or 0, signal.SIGSTOP)

    def thaw(self) -> None:
        """Let a frozen one run again."""
        os.kill(self.process.pid or 0, signal.SIGCONT)

    def kill(self) -> bool:
        """SIGKILL; True if it was still at work."""
        self.listen(0)
        at_work = self.result is None
        self.process.kill()
        self.process.join()
        # What it told between our last look and its end.
        while self._line.poll():
            try:
                word = self._line.recv()
            except (EOFError, OSError):
                break
            if isinstance(word, str):
                self.events.append(word)
            else:
                at_work = False
        self._line.close()
        return at_work

    def end(self, seconds: float = 120.0) -> tuple[str, ...]:
        """Wait until it has ended by itself; its last words: the result, or the error's type, text and advice."""
        self.listen(seconds)
        assert self.result is not None, f"still at {self.phase} after {seconds} s"
        self.process.join(seconds)
        self._line.close()
        return self.result


def kill_somewhere(task: Task, choose: random.Random, lasts: float, phases: list[str]) -> Victim | None:
    """Kill a task at a random moment of the time that it lasts, or just after an event; None if it was over by then."""
    victim = Victim(task)
    victim.listen(60, OPENING)
    if choose.random() < 0.5 or not phases:
        victim.listen(choose.random() * lasts)
    elif victim.listen(4 * lasts + 1, choose.choice(phases)):
        victim.listen(choose.choice((0, 0, 0.002, 0.02)) * choose.random())
    return victim if victim.kill() else None
