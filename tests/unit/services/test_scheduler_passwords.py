"""The scheduler and passwords: a server that has refused one is left in peace until there is another."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from alx_desktop.config import Schedule, SourceSettings
from alx_desktop.domain.errors import AlxError, LoginRefused, PortRefused, SecretMissing, StoreLoginRefused
from alx_desktop.services.scheduler_turn import Order, TurnEnd
from alx_desktop.services.secrets import Purpose, Secrets
from alx_desktop.sync.schedule import NO_TROUBLE, Plan, Trouble
from tests.site_settings import put
from tests.unit.services.scheduler_world import NOW, World, succeeded, world

__all__ = ["world"]

HOUR = 3600


def refused(error: AlxError) -> Callable[[Order, float], TurnEnd]:
    """As a turn does: nothing is tried while the trouble holds."""

    def end(order: Order, wall: float) -> TurnEnd:
        before = order.trouble or NO_TROUBLE
        wait = before.wait - before.seconds_ago
        if before.failures and wait > 0:
            return TurnEnd(Plan(wall + wait, None, "waits for a password"), wall, before)
        trouble = before.after(error)
        attempts[order.profile.name] += 1
        return TurnEnd(Plan(wall + trouble.wait, None, "waits for a password"), wall, trouble, error=error)

    return end


attempts: Counter[str] = Counter()


@pytest.fixture
def here(world: Callable[..., World]) -> World:
    """One profile whose password was just refused; `marks` are changed by who enters another one."""
    attempts.clear()
    marks: Counter[str] = Counter()
    made = world("a", password_mark=lambda name: marks[name])
    made.marks = marks  # type: ignore[attr-defined]
    made.taker.ends["a"] = refused(LoginRefused("Access denied"))
    made.scheduler.start()
    made.clock.settle(made.scheduler)
    assert attempts["a"] == 1 and made.state("a").next_at == NOW + HOUR
    return made


def test_a_refused_password_waits_longer_each_time() -> None:
    trouble, waits = NO_TROUBLE, []
    for _attempt in range(4):
        trouble = trouble.after(LoginRefused("x"))
        waits.append(trouble.wait / HOUR)
    assert waits == [1, 6, 24, 24]
    assert trouble.after(PortRefused("x")) == Trouble(1)
    assert Trouble(4).after(PortRefused("x")) == Trouble(5)
    assert Trouble(4).after(LoginRefused("x")).wait == HOUR, "other failures were no refusals"
    assert NO_TROUBLE.after(StoreLoginRefused("x")).needs_person
    missing = NO_TROUBLE.after(SecretMissing("x")).after(SecretMissing("x"))
    assert (missing.failures, missing.wait) == (1, HOUR), "nothing was tried, so nothing can be locked"


def test_a_sleep_is_no_reason_to_try_it_again(here: World) -> None:
    for _nap in range(6):
        here.clock.wall += 5 * 60
        here.live(60)
    assert attempts["a"] == 1
    here.clock.wall += HOUR
    here.live(60)
    assert attempts["a"] == 2, "an hour has passed, asleep or not"


def test_a_clock_that_is_set_back_by_a_day_does_not_try_it_again(here: World) -> None:
    here.clock.wall -= 24 * HOUR
    here.live(60)
    assert attempts["a"] == 1
    assert here.state("a").next_at == NOW - 23 * HOUR, "nor does it wait for a day"


def test_other_settings_are_no_reason_but_another_source_is(here: World) -> None:
    profile = here.profiles.get("a")
    sync = profile.sync.model_copy(update={"schedule": Schedule(incremental_minutes=7)})
    put(here.profiles, profile.model_copy(update={"sync": sync}))
    here.live(30)
    assert attempts["a"] == 1
    put(here.profiles, profile.model_copy(update={"source": SourceSettings(url="sqlite:///other")}))
    here.live(30)
    assert attempts["a"] == 2


def test_a_new_password_is_tried_at_once(here: World) -> None:
    del here.taker.ends["a"]
    here.marks["b"] += 1  # type: ignore[attr-defined]
    here.live(60)
    turns = here.taker.count("a")
    here.marks["a"] += 1  # type: ignore[attr-defined]
    here.clock.settle(here.scheduler)
    assert here.taker.count("a") == turns + 1
    trouble = here.taker.orders[-1].trouble
    assert (trouble and trouble.failures, here.state("a").error) == (0, None)


def test_one_that_is_entered_while_the_old_one_is_being_refused_is_not_overlooked(here: World) -> None:
    gate = here.taker.gates["a"] = threading.Event()
    here.marks["a"] += 1  # type: ignore[attr-defined]
    here.wait_for_turn("a", 2)
    here.marks["a"] += 1  # type: ignore[attr-defined]
    gate.set()
    here.clock.settle(here.scheduler)
    assert attempts["a"] == 3


def test_what_was_refused_to_a_person_is_not_tried_by_itself(world: Callable[..., World]) -> None:
    attempts.clear()
    here = world("a")
    here.scheduler.start()
    here.clock.settle(here.scheduler)
    here.taker.ends["a"] = refused(LoginRefused("Access denied"))
    error = LoginRefused("Access denied")
    here.scheduler.look_again("a", failure=error)
    here.clock.settle(here.scheduler)
    here.live(600)
    assert attempts["a"] == 0
    assert (here.state("a").failures, here.state("a").error) == (1, error), "a look mends nothing"
    del here.taker.ends["a"]
    here.scheduler.look_again("a", mended=True)
    here.clock.settle(here.scheduler)
    assert (here.state("a").failures, here.state("a").error) == (0, None)
    assert here.state("a").next_at == here.clock.wall + 300
    assert succeeded(here.taker.orders[-1], here.clock.wall).run is not None


def test_other_processes_hear_of_a_password_that_is_kept(tmp_path: Path) -> None:
    window, serve = (Secrets(stamp=lambda name: tmp_path / name / "stamp") for _process in range(2))
    marks = [(window.mark("a"), serve.mark("a"))]
    for keep in (False, True):
        window.remember("a", "s3cret", keep=keep)
        marks.append((window.mark("a"), serve.mark("a")))
    (mine, others), (session, not_theirs), (kept, theirs) = marks
    assert mine != session != kept
    assert others == not_theirs != theirs
    assert window.mark("b") == serve.mark("b") == (0, 0)
    assert serve.get("a", Purpose.SOURCE) == "s3cret"
    assert b"s3cret" not in (tmp_path / "a" / "stamp").read_bytes()
