"""The scheduler and its profiles: they come, change and go, and may be set aside."""

from __future__ import annotations

import threading
from collections.abc import Callable

from alx_desktop.files import write_atomically
from tests.site_settings import put
from tests.unit.services.scheduler_world import World, world
from tests.waiting import until

__all__ = ["world"]


def test_profiles_come_change_and_go(world: Callable[..., World]) -> None:
    here = world("a")
    here.scheduler.start()
    here.synced("a")
    here.add("b")
    until(lambda: here.taker.count("b"))
    changed = here.profiles.get("a").model_copy(update={"time_zone": "Asia/Tokyo"})
    put(here.profiles, changed)
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
    # In one step: of a file that is being written, nothing may be there yet, and that is settings without profiles.
    write_atomically(file, b"[profiles.a\nhalf of a line")
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
