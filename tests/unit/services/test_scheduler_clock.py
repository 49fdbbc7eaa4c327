"""The scheduler and clocks: sleep, a clock that was set, another machine's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from alx_desktop.domain.errors import PortRefused
from alx_desktop.domain.sync import SyncMode
from alx_desktop.services.clock_watch import ClockWatch, Jump
from alx_desktop.services.scheduler import WAKE_DELAY
from alx_desktop.services.scheduler_turn import TurnEnd
from alx_desktop.sync.schedule import NO_TROUBLE, Plan
from tests.scheduler_clock import FakeClock
from tests.unit.services.scheduler_world import EVERY, NOW, RUN, World, failed, world
from tests.waiting import until

__all__ = ["world"]


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
