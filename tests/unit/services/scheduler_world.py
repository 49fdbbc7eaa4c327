"""A scheduler over profiles whose turns are scripted, under a clock of ours."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from alx_desktop.config import Profile, Schedule, SourceSettings, SyncSettings
from alx_desktop.domain.errors import Cancelled
from alx_desktop.domain.progress import CancelToken, Progress
from alx_desktop.domain.sync import RunResult, SyncMode, SyncRun
from alx_desktop.paths import DataDir
from alx_desktop.services.profiles import ProfileService
from alx_desktop.services.scheduler import Scheduler
from alx_desktop.services.scheduler_state import SchedulerState
from alx_desktop.services.scheduler_turn import Order, TurnEnd
from alx_desktop.sync.schedule import NO_TROUBLE, Plan, Trouble
from tests.scheduler_clock import FakeClock
from tests.waiting import until

NOW = 1_790_000_000.0
EVERY = 300.0
RUN = SyncRun("r", SyncMode.INCREMENTAL, RunResult.SUCCESS, int(NOW), int(NOW) + 2)


class FakeTaker:
    """Takes turns as scripted: `ends` per profile, else a run that succeeds. gate: holds syncs of a profile back."""

    def __init__(self) -> None:
        self.orders: list[Order] = []
        self.begun: list[str] = []
        self.done: list[str] = []
        self.ends: dict[str, Callable[[Order, float], TurnEnd]] = {}
        self.gates: dict[str, threading.Event] = {}
        self.at_once = self.most_at_once = 0
        self._lock = threading.Lock()

    def take(self, order: Order, began: Any, progress: Any, cancel: CancelToken, wall: float) -> TurnEnd:
        name = order.profile.name
        with self._lock:
            self.orders.append(order)
            self.begun.append(name)
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            began(order.wish or SyncMode.INCREMENTAL)
            progress(Progress("learners", 1, 2))
            gate = self.gates.get(name)
            while gate is not None and not gate.is_set():
                if cancel.wait(0.005):
                    raise Cancelled
            return self.ends.get(name, succeeded)(order, wall)
        finally:
            with self._lock:
                self.at_once -= 1
                self.done.append(name)

    def count(self, name: str) -> int:
        return self.done.count(name)


def succeeded(order: Order, wall: float) -> TurnEnd:
    return TurnEnd(Plan(wall + EVERY, SyncMode.INCREMENTAL, "every 5 minutes"), wall, NO_TROUBLE, RUN, RUN)


def failed(error: Exception, minutes: float = 1) -> Callable[[Order, float], TurnEnd]:
    def end(order: Order, wall: float) -> TurnEnd:
        before = order.trouble.failures if order.trouble else 0
        return TurnEnd(Plan(wall + 60 * minutes, SyncMode.INCREMENTAL, "later"), wall, Trouble(before + 1), error=error)  # type: ignore[arg-type]

    return end


class World:
    """A scheduler over profiles in a settings file of its own."""

    def __init__(self, folder: Path, *names: str, **options: Any) -> None:
        self.clock = FakeClock(NOW)
        self.taker = FakeTaker()
        self.profiles = ProfileService(DataDir(folder))
        for name in names:
            self.add(name)
        self.heard: list[tuple[SchedulerState, TurnEnd | None]] = []
        self.options = options
        self.scheduler = self.make()

    def make(self) -> Scheduler:
        made = Scheduler(self.profiles, self.taker, clock=self.clock.clock, tick=0.02, **self.options)  # type: ignore[arg-type]
        made.listen(lambda state, end: self.heard.append((state, end)))
        return made

    def add(self, name: str, **schedule: Any) -> None:
        source = SourceSettings(url=f"sqlite:///{name}")
        self.profiles.add(Profile(name=name, source=source, sync=SyncSettings(schedule=Schedule(**schedule))))

    def state(self, name: str) -> SchedulerState:
        found = self.scheduler.state(name)
        assert found is not None
        return found

    def live(self, seconds: int) -> None:
        """Let time pass as it does for who is awake."""
        self.clock.live(self.scheduler, seconds)

    def wait_for_turn(self, name: str, number: int) -> None:
        """Wait until the profile's turn of that number has begun."""
        until(lambda: self.taker.begun.count(name) >= number, f"turn {number} of {name}")

    def synced(self, name: str, times: int = 1) -> None:
        """Wait until the profile's turn ended so often, and the scheduler knows."""
        until(lambda: self.taker.count(name) >= times, f"turn {times} of {name}")
        until(lambda: self.state(name).running is None)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[Callable[..., World]]:
    made: list[World] = []

    def make(*names: str, **options: Any) -> World:
        made.append(World(tmp_path / f"w{len(made)}", *names, **options))
        return made[-1]

    yield make
    for one in made:
        for gate in one.taker.gates.values():
            gate.set()
        assert one.scheduler.stop(), "a thread of the scheduler does not stop"
