"""The scheduler over many profiles: who is next, and what people may ask. Turns are scripted, the clock is ours."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from alx_desktop.config import Profile, Schedule, SourceSettings, SyncSettings
from alx_desktop.domain.errors import Cancelled, PortRefused, SecretMissing, StoreBusy, WrongUse
from alx_desktop.domain.progress import CancelToken, Progress
from alx_desktop.domain.sync import RunResult, SyncMode, SyncRun
from alx_desktop.paths import DataDir
from alx_desktop.services.clock_watch import ClockWatch, Jump
from alx_desktop.services.profiles import ProfileService
from alx_desktop.services.scheduler import WAKE_DELAY, Scheduler
from alx_desktop.services.scheduler_state import SchedulerState
from alx_desktop.services.scheduler_turn import LOOK_AGAIN, Order, TurnEnd
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


def test_every_profile_is_looked_at_and_says_when_it_is_next(world: Callable[..., World]) -> None:
    here = world("a", "b")
    here.scheduler.start()
    for name in "ab":
        here.synced(name)
    state = here.state("a")
    assert (state.next_at, state.next_mode, state.reason) == (NOW + EVERY, SyncMode.INCREMENTAL, "every 5 minutes")
    assert (state.paused, state.running, state.last, state.failures, state.error) == (False, None, RUN, 0, None)
    assert [one.profile for one in here.scheduler.states()] == ["a", "b"]
    assert here.scheduler.state("c") is None
    assert here.taker.orders[0].trouble is None, "the history decides after a start"


def test_nobody_runs_before_its_time_and_everybody_once_when_it_has_come(world: Callable[..., World]) -> None:
    here = world("a", "b")
    here.scheduler.start()
    here.synced("a")
    here.synced("b")
    here.live(290)
    assert (here.state("a").next_at, len(here.taker.begun)) == (NOW + EVERY, 2)
    here.live(10)
    here.synced("a", 2)
    here.synced("b", 2)
    assert here.taker.done.count("a") == here.taker.done.count("b") == 2


def test_one_at_a_time_and_who_waits_longest_is_next(world: Callable[..., World]) -> None:
    """A profile that is always due again does not keep the others waiting."""
    here = world("busy", "m", "n")
    here.taker.ends["busy"] = lambda order, wall: replace(
        succeeded(order, wall), plan=Plan(wall, SyncMode.FULL, "again")
    )
    gate = here.taker.gates["busy"] = threading.Event()
    here.scheduler.start()
    until(lambda: here.taker.begun == ["busy"])
    gate.set()
    here.synced("m")
    here.synced("n")
    assert sorted(here.taker.begun[:3]) == ["busy", "m", "n"]
    assert here.taker.most_at_once == 1


def test_as_many_at_once_as_allowed(world: Callable[..., World]) -> None:
    here = world("a", "b", "c", at_once=2)
    for name in "abc":
        here.taker.gates[name] = threading.Event()
    here.scheduler.start()
    until(lambda: len(here.taker.begun) == 2)
    first = list(here.taker.begun)
    here.taker.gates[first[0]].set()
    until(lambda: len(here.taker.begun) == 3)
    for gate in here.taker.gates.values():
        gate.set()
    for name in "abc":
        here.synced(name)
    assert here.taker.most_at_once == 2


def test_a_full_sync_shares_only_where_others_wait(world: Callable[..., World]) -> None:
    alone, several = world("a"), world("a", "b")
    for here in (alone, several):
        here.scheduler.start()
        here.synced("a")
    assert [alone.taker.orders[0].shares, several.taker.orders[0].shares] == [False, True]


def test_failures_are_counted_and_remembered_until_a_success(world: Callable[..., World]) -> None:
    here = world("a", "b")
    error = PortRefused("127.0.0.1:1")
    here.taker.ends["a"] = failed(error)
    here.scheduler.start()
    here.synced("a")
    here.synced("b")
    assert (here.state("a").failures, here.state("a").error) == (1, error)
    assert here.state("a").next_at == NOW + 60
    here.live(60)
    here.synced("a", 2)
    assert here.taker.orders[-1].trouble is not None
    assert here.taker.orders[-1].trouble.failures == 1
    assert here.state("a").failures == 2
    del here.taker.ends["a"]
    here.live(60)
    here.synced("a", 3)
    assert (here.state("a").failures, here.state("a").error) == (0, None)


def test_somebody_elses_sync_is_no_failure(world: Callable[..., World]) -> None:
    here = world("a")
    here.taker.ends["a"] = lambda order, wall: TurnEnd(
        Plan(wall + LOOK_AGAIN, None, "another sync of this site is running"),
        wall,
        NO_TROUBLE,
        error=StoreBusy(),
        busy=True,
    )
    here.scheduler.start()
    here.synced("a")
    assert (here.state("a").failures, here.state("a").error) == (0, None)
    assert here.state("a").reason == "another sync of this site is running"


def test_a_missing_password_is_asked_for_before_the_next_attempt(world: Callable[..., World]) -> None:
    here = world("a")
    here.taker.ends["a"] = failed(SecretMissing("x"), 60)
    here.scheduler.start()
    here.synced("a")
    assert not here.taker.orders[-1].needs_password
    here.scheduler.look_again("a")
    here.synced("a", 2)
    assert here.taker.orders[-1].needs_password
    here.scheduler.look_again("a", mended=True)
    here.synced("a", 3)
    assert not here.taker.orders[-1].needs_password
    assert here.taker.orders[-1].trouble == NO_TROUBLE


def test_a_turn_that_breaks_keeps_nobody_up(world: Callable[..., World]) -> None:
    here = world("a", "b")

    def broken(_order: Order, _wall: float) -> TurnEnd:
        raise ZeroDivisionError("ours")

    here.taker.ends["a"] = broken
    here.scheduler.start()
    here.live(60)
    assert here.taker.count("b") == 1
    assert 2 <= here.taker.count("a") <= 3
    del here.taker.ends["a"]
    here.live(60)
    assert here.state("a").last == RUN


def test_pause_and_resume_are_kept(world: Callable[..., World]) -> None:
    here = world("a")
    here.scheduler.start()
    here.synced("a")
    here.scheduler.pause("a")
    until(lambda: here.state("a").paused)
    assert (here.state("a").next_at, here.state("a").reason) == (None, "Automatic sync is paused")
    assert here.profiles.get("a").sync.schedule.automatic is False
    assert here.scheduler.stop()
    again = here.scheduler = here.make()
    again.start()
    until(lambda: again.state("a"))
    assert here.state("a").paused
    again.resume("a")
    until(lambda: not here.state("a").paused and here.state("a").next_at is not None)
    assert here.profiles.get("a").sync.schedule.automatic is True
    with pytest.raises(WrongUse):
        again.pause("nobody")


def test_a_person_can_sync_at_once_also_what_is_paused_and_while_others_run(world: Callable[..., World]) -> None:
    here = world("a", "b")
    here.scheduler.start()
    here.synced("a")
    here.synced("b")
    here.scheduler.pause("b")
    until(lambda: here.state("b").paused)
    until(lambda: here.taker.at_once == 0)
    turns = here.taker.count("b")
    gate = here.taker.gates["a"] = threading.Event()
    here.scheduler.look_again("a")
    until(lambda: here.state("a").running is not None)
    here.scheduler.run_now("b", SyncMode.RECONCILE)
    until(lambda: here.taker.count("b") > turns)
    assert here.taker.orders[-1].wish is SyncMode.RECONCILE
    assert here.state("a").running is not None
    gate.set()
    here.scheduler.run_now("nobody")


def test_a_wish_that_comes_while_a_turn_is_taken_is_not_lost(world: Callable[..., World]) -> None:
    here = world("a")
    gate = here.taker.gates["a"] = threading.Event()
    here.scheduler.start()
    until(lambda: here.taker.begun == ["a"])
    here.scheduler.run_now("a", SyncMode.FULL)
    gate.set()
    here.synced("a", 2)
    assert [order.wish for order in here.taker.orders] == [None, SyncMode.FULL]


def test_cancel_stops_the_run_and_the_next_comes_later(world: Callable[..., World]) -> None:
    here = world("a")
    here.taker.gates["a"] = threading.Event()
    here.scheduler.start()
    until(lambda: here.taker.begun == ["a"] and here.state("a").running is not None)
    running = here.state("a").running
    assert running is not None and running.mode is SyncMode.INCREMENTAL and running.started_at == NOW
    until(lambda: (here.state("a").running or running).progress == Progress("learners", 1, 2))
    here.scheduler.cancel("a")
    here.synced("a")
    assert here.taker.begun == ["a"]
    here.scheduler.cancel("a")
    here.scheduler.cancel("nobody")


def test_stop_cancels_what_runs_and_starts_nothing_more(world: Callable[..., World]) -> None:
    here = world("a", "b")
    for name in "ab":
        here.taker.gates[name] = threading.Event()
    here.scheduler.start()
    until(lambda: here.taker.begun)
    assert here.scheduler.stop()
    assert here.taker.at_once == 0
    assert len(here.taker.begun) == 1
    assert not [thread for thread in threading.enumerate() if thread.name in ("scheduler", "sync a", "sync b")]


def test_stop_before_the_start_and_twice(world: Callable[..., World]) -> None:
    here = world("a")
    assert here.scheduler.stop()
    assert here.scheduler.stop()


def test_a_turn_that_ignores_its_token_is_told(world: Callable[..., World]) -> None:
    here = world("a")
    gate = threading.Event()

    def hang(order: Order, wall: float) -> TurnEnd:
        gate.wait(30)
        return succeeded(order, wall)

    here.taker.ends["a"] = hang
    here.scheduler.start()
    until(lambda: here.taker.begun)
    assert not here.scheduler.stop(0.05)
    gate.set()


def test_profiles_come_change_and_go(world: Callable[..., World]) -> None:
    here = world("a")
    here.scheduler.start()
    here.synced("a")
    here.add("b")
    until(lambda: here.taker.count("b"))
    changed = here.profiles.get("a").model_copy(update={"time_zone": "Asia/Tokyo"})
    here.profiles.update(changed)
    here.synced("a", 2)
    assert here.taker.orders[-1].profile == changed or here.taker.orders[-2].profile == changed
    here.profiles.remove("a", delete_store=False)
    until(lambda: here.scheduler.state("a") is None)


def test_a_profile_that_is_removed_while_it_syncs_is_stopped(world: Callable[..., World]) -> None:
    here = world("a")
    here.taker.gates["a"] = threading.Event()
    here.scheduler.start()
    until(lambda: here.taker.begun == ["a"])
    here.profiles.remove("a", delete_store=False)
    until(lambda: here.scheduler.state("a") is None)
    assert here.taker.done == ["a"]


def test_only_the_chosen_profiles(world: Callable[..., World]) -> None:
    here = world("a", "b", "c", only=["b"])
    here.scheduler.start()
    here.synced("b")
    here.add("d")
    until(lambda: here.scheduler.states())
    assert [state.profile for state in here.scheduler.states()] == ["b"]


def test_a_change_amid_a_turn_is_looked_at_after_it(world: Callable[..., World]) -> None:
    here = world("a")
    gate = here.taker.gates["a"] = threading.Event()
    here.scheduler.start()
    until(lambda: here.taker.begun == ["a"])
    here.scheduler.look_again("a")
    here.taker.gates.clear()
    gate.set()
    here.synced("a", 2)


def test_settings_that_cannot_be_read_leave_what_was_read_before(world: Callable[..., World]) -> None:
    here = world("a")
    here.scheduler.start()
    here.synced("a")
    file = here.profiles._data_dir.config_file
    good = file.read_bytes()
    file.write_text("[profiles.a\nhalf of a line", "utf-8")
    here.scheduler.look_again("a")
    here.synced("a", 2)
    assert here.state("a").profile == "a"
    file.write_bytes(good)


def test_a_profile_that_is_set_aside_is_stopped_and_left_alone(world: Callable[..., World]) -> None:
    here = world("a")
    here.taker.gates["a"] = threading.Event()
    here.scheduler.start()
    until(lambda: here.taker.begun == ["a"])
    with here.scheduler.set_aside("a"):
        assert here.taker.at_once == 0
        here.taker.gates.clear()
        here.scheduler.run_now("a")
        here.scheduler.look_again("a")
        assert here.taker.count("a") == 1
    here.synced("a", 2)
    with here.scheduler.set_aside("nobody"):
        pass


def test_a_new_profile_is_not_synced_before_its_delay(world: Callable[..., World]) -> None:
    here = world("a", delay=15.0)
    here.scheduler.start()
    here.synced("a")
    assert here.taker.orders[0].wait == 15.0
    here.clock.pass_by(16)
    here.scheduler.look_again("a")
    here.synced("a", 2)
    assert here.taker.orders[1].wait <= 0


def test_after_a_sleep_everybody_is_looked_at_once_when_the_network_is_back(world: Callable[..., World]) -> None:
    here = world("a", "b")
    here.taker.ends["a"] = failed(PortRefused("asleep"), 60)
    here.scheduler.start()
    here.synced("a")
    here.synced("b")
    asleep_at = NOW + 8 * 3600
    here.clock.wall = asleep_at  # Linux and macOS stop the other clock meanwhile
    until(lambda: all(entry.due_at == asleep_at + WAKE_DELAY for entry in here.scheduler._entries.values()))
    assert sorted(here.taker.done) == ["a", "b"]
    here.live(int(WAKE_DELAY) + 5)
    here.synced("a", 2)
    here.synced("b", 2)
    assert here.taker.count("a") == here.taker.count("b") == 2
    woken = here.taker.orders[-2:]
    assert all(order.trouble is None or order.trouble.seconds_ago > 3600 for order in woken), "nobody waits longer"
    assert here.state("a").failures == 2


def test_a_clock_that_is_set_back_holds_nobody_up(world: Callable[..., World]) -> None:
    here = world("a")
    here.scheduler.start()
    here.synced("a")
    here.clock.wall = NOW - 5 * 3600
    here.synced("a", 2)
    assert here.state("a").next_at == NOW - 5 * 3600 + EVERY


def test_the_stores_clock_may_be_another_machines(world: Callable[..., World]) -> None:
    here = world("a")
    ahead = 4000.0
    here.taker.ends["a"] = lambda order, wall: TurnEnd(
        Plan(wall + ahead + EVERY, SyncMode.INCREMENTAL, "later"), wall + ahead, NO_TROUBLE, RUN
    )
    here.scheduler.start()
    here.synced("a")
    assert here.state("a").next_at == NOW + EVERY


def test_listeners_hear_of_everything_and_may_leave_or_fail(world: Callable[..., World]) -> None:
    here = world("a")
    more: list[str] = []

    def fails(state: SchedulerState, end: TurnEnd | None) -> None:
        more.append(state.profile)
        raise RuntimeError("a listener's own mistake")

    leave = here.scheduler.listen(fails)
    here.scheduler.start()
    here.synced("a")
    until(lambda: len(here.heard) == 2)
    begins, ends = here.heard
    assert begins[0].running is not None and begins[1] is None
    assert ends[0].running is None and ends[1] is not None and ends[1].run == RUN
    assert more == ["a", "a"]
    leave()
    leave()
    here.scheduler.look_again("a")
    until(lambda: len(here.heard) == 4)
    assert more == ["a", "a"]


@pytest.mark.parametrize(
    ("wall", "ran", "jump"),
    [
        (10, 10, None),
        (12, 10, None),
        (38, 38, None),
        (3600, 10, Jump.FORWARD),
        (20, 10, Jump.FORWARD),
        (3600, 3600, Jump.FORWARD),
        (-3600, 10, Jump.BACK),
        (0, 10, Jump.BACK),
        (6, 10, None),
    ],
)
def test_the_watch_knows_sleep_and_a_clock_that_was_set(wall: float, ran: float, jump: Jump | None) -> None:
    clock = FakeClock(NOW)
    watch = ClockWatch(clock.clock, 10.0)
    clock.wall += wall
    clock.ran += ran
    assert watch.look() is jump
    assert watch.look() is None
