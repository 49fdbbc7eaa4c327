"""The scheduler where stores fail: one that cannot be opened is told and tried again, and the others go on."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from alx_desktop.app import App
from alx_desktop.config import Profile, SourceSettings, SyncSettings
from alx_desktop.demo.site import DemoSize, make_site
from alx_desktop.domain.errors import AlxError, StoreLoginRefused, StoreNewer, StoreUnreachable
from alx_desktop.domain.sync import RunResult, SyncMode
from alx_desktop.paths import DataDir
from alx_desktop.services.scheduler import Scheduler
from alx_desktop.services.scheduler_turn import TurnEnd, TurnTaker
from tests.scheduler_clock import FakeClock
from tests.site_settings import put
from tests.waiting import LONG, until

NO_SERVER = "postgresql+psycopg://alx@127.0.0.1:1/store"


class World:
    """Two profiles of one demo Moodle, "bad" and "good", a scheduler with a clock of ours, and how turns ended."""

    def __init__(self, folder: Path, moodle: str, clock: FakeClock) -> None:
        self.app = App(DataDir(folder))
        self.clock = clock
        for name in ("bad", "good"):
            self.app.profiles.add(Profile(name=name, source=SourceSettings(url=moodle)))
        taker = TurnTaker(self.app.open_site, lambda _name: True)
        self.scheduler = Scheduler(self.app.profiles, taker, clock=clock.clock, tick=0.02)
        self.ends: list[tuple[str, TurnEnd]] = []
        self.scheduler.listen(lambda state, end: self.ends.append((state.profile, end)) if end else None)

    def change(self, name: str, **values: object) -> None:
        put(self.app.profiles, self.app.profiles.get(name).model_copy(update=values))

    def results(self, name: str) -> list[RunResult]:
        site = self.app.open_site(name)
        try:
            return [run.result for run in site.sync.history()]
        finally:
            site.close()

    def errors(self, name: str) -> list[AlxError]:
        return [end.error for profile, end in self.ends if profile == name and end.error is not None]

    def live(self, seconds: int) -> None:
        self.clock.live(self.scheduler, seconds)


@pytest.fixture(scope="module")
def moodle(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite:///{(tmp_path_factory.mktemp('moodle') / 'site.sqlite').as_posix()}"
    make_site(url, DemoSize(2, 60, 5), seed=7)
    return url


@pytest.fixture
def world(tmp_path: Path, moodle: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    clock = FakeClock()
    monkeypatch.setattr("alx_desktop.store.clock.time", SimpleNamespace(time=lambda: clock.wall))
    broken: list[object] = []
    monkeypatch.setattr(threading, "excepthook", broken.append)
    made = World(tmp_path / "data", moodle, clock)
    yield made
    assert made.scheduler.stop(LONG)
    made.app.close()
    assert broken == [], "a thread of the scheduler died"


def make_newer(world: World) -> Callable[[], None]:
    """Give "bad" the store of a later version; returns what makes it one of ours again."""
    world.app.open_site("bad").close()
    raw = sqlite3.connect(world.app.data_dir.profile("bad") / "reporting.sqlite")
    ((ours,),) = raw.execute("SELECT version_num FROM alembic_version").fetchall()

    def put(number: str) -> None:
        raw.execute("UPDATE alembic_version SET version_num = ?", (number,))
        raw.execute(f"PRAGMA user_version = {int(number)}")
        raw.commit()

    def mend() -> None:
        put(ours)
        raw.close()

    put("9999")
    return mend


def test_a_store_of_a_newer_version_is_told_and_keeps_nobody_up(world: World) -> None:
    mend = make_newer(world)
    world.scheduler.start()
    world.live(1200)
    errors = world.errors("bad")
    assert {type(error) for error in errors} == {StoreNewer}
    # At 0, 1, 3 and 8 minutes; the next one would be at 23.
    assert len(errors) == 4
    state = world.scheduler.state("bad")
    assert state is not None and state.failures == 4 and isinstance(state.error, StoreNewer)
    assert len(world.results("good")) >= 4 and set(world.results("good")) == {RunResult.SUCCESS}
    mend()
    world.scheduler.run_now("bad", SyncMode.FULL)
    world.clock.settle(world.scheduler)
    state = world.scheduler.state("bad")
    assert state is not None and (state.failures, state.error) == (0, None)


def test_a_server_that_is_down_is_told_and_keeps_nobody_up(world: World) -> None:
    world.change("bad", store_url=NO_SERVER)
    world.scheduler.start()
    world.live(240)
    assert {type(error) for error in world.errors("bad")} == {StoreUnreachable}
    assert len(world.errors("bad")) == 3
    assert world.results("good") == [RunResult.SUCCESS]


def test_a_store_that_was_damaged_says_so(world: World) -> None:
    """It is restored or made anew at the opening, which nobody would see in a log file."""
    world.scheduler.start()
    world.clock.settle(world.scheduler)
    for file in world.app.data_dir.profile("bad").glob("reporting.sqlite*"):
        file.write_bytes(b"this is no database" * 500)
    world.scheduler.look_again("bad")
    world.clock.settle(world.scheduler)
    told = [text for profile, end in world.ends if profile == "bad" for text in end.recovered]
    assert len(told) == 1 and "damaged" in told[0]
    world.live(360)
    assert world.scheduler.state("bad").error is None  # type: ignore[union-attr]
    assert set(world.results("good")) == {RunResult.SUCCESS}


def test_a_missing_store_password_names_what_to_set(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_named: object) -> None:
        raise StoreLoginRefused("fe_sendauth: no password supplied")

    monkeypatch.setattr("alx_desktop.store.store.Store.open", refuse)
    world.change("bad", store_url=NO_SERVER)
    with pytest.raises(StoreLoginRefused) as refused:
        world.app.open_site("bad")
    assert "ALX_STORE_PASSWORD" in refused.value.advice
    monkeypatch.setenv("ALX_STORE_PASSWORD", "wrong")
    with pytest.raises(StoreLoginRefused) as refused:
        world.app.open_site("bad")
    assert "ALX_STORE_PASSWORD" not in refused.value.advice


def test_a_profile_that_is_removed_with_its_store_while_it_syncs(world: World) -> None:
    """By another process, which sets nothing aside."""
    world.change("bad", sync=SyncSettings(batch_size=100, pause=60.0))
    world.scheduler.start()
    running = lambda: (state := world.scheduler.state("bad")) and state.running  # noqa: E731
    until(running, "the sync of bad")
    removed = True
    try:
        world.app.profiles.remove("bad", delete_store=True)
    except AlxError:
        removed = False  # Windows: files that are open cannot be removed, and nothing was.
    if not removed:
        world.app.profiles.remove("bad", delete_store=False)
    until(lambda: world.scheduler.state("bad") is None, "the end of bad")
    world.clock.settle(world.scheduler)
    assert world.results("good") == [RunResult.SUCCESS]
    assert not removed or not world.app.data_dir.profile("bad").exists()


def test_a_profile_that_is_renamed_while_it_syncs_goes_on_under_its_new_name(world: World) -> None:
    world.change("bad", sync=SyncSettings(batch_size=100, pause=60.0))
    world.scheduler.start()
    until(lambda: (state := world.scheduler.state("bad")) and state.running, "the sync of bad")
    profile = world.app.profiles.get("bad")
    world.app.profiles.add(profile.model_copy(update={"name": "better", "sync": SyncSettings()}))
    world.app.profiles.remove("bad", delete_store=False)
    until(lambda: world.scheduler.state("bad") is None, "the end of bad")
    world.clock.settle(world.scheduler)
    assert world.results("better") == world.results("good") == [RunResult.SUCCESS]


def test_stop_in_the_midst_of_everything(world: World) -> None:
    """One runs, one waits for its turn, one was asked for by a person, one is set aside."""
    world.change("bad", sync=SyncSettings(batch_size=100, pause=60.0))
    for name in ("c", "d"):
        profile = world.app.profiles.get("bad")
        world.app.profiles.add(profile.model_copy(update={"name": name}))
    world.scheduler.start()
    until(lambda: any(state.running for state in world.scheduler.states()), "a sync")
    world.scheduler.run_now("c")
    aside = threading.Thread(target=lambda: world.scheduler.set_aside("d", LONG).__enter__())
    aside.start()
    until(lambda: (state := world.scheduler.state("c")) and state.running, "the sync of c")
    assert world.scheduler.stop(LONG)
    aside.join(LONG)
    assert not aside.is_alive()
    assert not [thread.name for thread in threading.enumerate() if thread.name.startswith(("sync ", "scheduler"))]
