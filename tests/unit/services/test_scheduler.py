"""The scheduler over many profiles: who is next, and what people may ask. Turns are scripted, the clock is ours."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest

from alx_desktop.domain.errors import PortRefused, SecretMissing, StoreBusy, WrongUse
from alx_desktop.domain.progress import Progress
from alx_desktop.domain.sync import SyncMode
from alx_desktop.services.scheduler_state import SchedulerState
from alx_desktop.services.scheduler_turn import LOOK_AGAIN, Order, TurnEnd
from alx_desktop.sync.schedule import NO_TROUBLE, Plan
from tests.unit.services.scheduler_world import EVERY, NOW, RUN, World, failed, succeeded, world
from tests.waiting import until

__all__ = ["world"]


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
