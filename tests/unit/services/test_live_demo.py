"""The live demo: a thread over a demo site that ends when told, and a store that agrees with what it did."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from sqlalchemy.exc import OperationalError

from alx_desktop.app import App
from alx_desktop.config import Profile, Schedule, SourceSettings
from alx_desktop.demo.life import Happening, Life
from alx_desktop.demo.targets.mark import MARK
from alx_desktop.domain.errors import DemoRefused
from alx_desktop.domain.sync import RunResult, SyncMode, SyncRequest
from alx_desktop.paths import DataDir
from alx_desktop.services.live_demo import SCHEDULE, LiveDemo, quicken
from alx_desktop.services.scheduler import Scheduler
from alx_desktop.services.scheduler_turn import TurnTaker
from tests.site_settings import put
from tests.waiting import LONG, until


@pytest.fixture
def own(tmp_path: Path) -> Iterator[App]:
    """A small demo of the test's own, not yet synced."""
    app = App(DataDir(tmp_path / "data"))
    app.make_demo(size="small")
    yield app
    app.close()


@pytest.fixture
def profile(own: App) -> Profile:
    return own.profiles.get("demo")


def file_of(profile: Profile) -> str:
    return profile.source.parsed_url.database or ""


def test_it_lives_until_it_is_told_to_stop(profile: Profile) -> None:
    demo = LiveDemo(profile, every=0.001, seed=3)
    heard: list[str] = []
    leave = demo.listen(heard.append)
    failing = demo.listen(lambda _text: 1 / 0)
    demo.start()
    until(lambda: len(heard) >= 5, "happenings")
    leave()
    leave()
    failing()
    assert demo.stop(LONG)
    told = len(heard)
    assert not [thread for thread in threading.enumerate() if thread.name == "live demo"]
    assert len(heard) == told and demo.stop()


def test_it_stops_while_it_waits_for_the_next(profile: Profile) -> None:
    demo = LiveDemo(profile, every=3600)
    demo.start()
    assert demo.stop(LONG)


def test_a_real_site_is_refused(profile: Profile) -> None:
    with pytest.raises(DemoRefused, match="real site"):
        LiveDemo(profile.model_copy(update={"is_demo": False}))
    # Marked as a demo by a person's hand in config.toml; the database knows better.
    raw = sqlite3.connect(file_of(profile))
    raw.execute("DELETE FROM mdl_config WHERE name = ?", (MARK,))
    raw.commit()
    before = list(raw.iterdump())
    with pytest.raises(DemoRefused):
        LiveDemo(profile).start()
    assert list(raw.iterdump()) == before
    raw.close()


def test_a_site_that_is_removed_ends_it_with_a_word(profile: Profile) -> None:
    demo = LiveDemo(profile, every=0.001)
    heard: list[str] = []
    demo.listen(heard.append)
    demo.start()
    until(lambda: heard, "a happening")
    raw = sqlite3.connect(file_of(profile), timeout=LONG)
    raw.execute("DELETE FROM mdl_config WHERE name = ?", (MARK,))
    raw.commit()
    raw.close()
    until(lambda: heard[-1].startswith("stopped: "), "the end")
    assert demo.stop(LONG)


def test_a_site_that_is_locked_or_on_a_full_disk_is_tried_again(
    profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    happen, failures = Life.happen, [sqlite3.OperationalError(text) for text in ("locked", "disk is full")]

    def sometimes(life: Life) -> Happening:
        if failures:
            raise OperationalError("INSERT", {}, failures.pop())
        return happen(life)

    monkeypatch.setattr(Life, "happen", sometimes)
    demo = LiveDemo(profile, every=0.001)
    heard: list[str] = []
    demo.listen(heard.append)
    demo.start()
    until(lambda: heard, "a happening after two failures")
    assert demo.stop(LONG)
    assert not heard[0].startswith("stopped")


def test_the_schedule_is_quick_unless_somebody_chose_another(own: App, profile: Profile) -> None:
    assert quicken(own.profiles, profile).sync.schedule == SCHEDULE
    assert own.profiles.get("demo").sync.schedule.incremental_minutes == 1
    assert quicken(own.profiles, own.profiles.get("demo")).sync.schedule == SCHEDULE
    chosen = profile.sync.model_copy(update={"schedule": Schedule(incremental_minutes=30)})
    put(own.profiles, profile.model_copy(update={"sync": chosen}))
    assert quicken(own.profiles, own.profiles.get("demo")).sync.schedule.incremental_minutes == 30


@pytest.mark.parametrize("seed", [1, 2])
def test_the_store_agrees_with_moodle_after_the_next_reconcile(own: App, profile: Profile, seed: int) -> None:
    site = own.open_site("demo")
    site.sync.run(SyncRequest(SyncMode.FULL))
    life = Life(profile.source.url, Random(seed))
    seen: set[str] = set()
    for _round in range(3):
        for _happening in range(70):
            seen |= {change.name for change in life.happen().changes}
        assert site.sync.run(SyncRequest(SyncMode.INCREMENTAL)).result is RunResult.SUCCESS
    for name in ("learner-deleted", "category-hidden", "module-type-switched", "company-suspended", "course-hidden"):
        if name not in seen:
            assert life._changes.apply(name) is not None
    life._tidy()
    life.close()
    run = site.sync.run(SyncRequest(SyncMode.RECONCILE, accept_removals=True))
    assert run.result is RunResult.SUCCESS
    found = site.verify.run(sample=None)
    assert not found.differences, found.differences[:3]
    site.close()


def test_it_lives_beside_a_scheduler_that_syncs_it(own: App, profile: Profile) -> None:
    """Nothing is lost where a reader and a writer meet in one file, and both stop when told."""
    demo = LiveDemo(profile, every=0.001, seed=4)
    scheduler = Scheduler(own.profiles, TurnTaker(own.open_site, lambda _name: True), tick=0.02)
    heard: list[str] = []
    demo.listen(heard.append)
    scheduler.start()
    demo.start()

    def synced(times: int) -> bool:
        state = scheduler.state("demo")
        assert state is None or state.error is None, state.error
        site = own.open_site("demo")
        try:
            runs = site.sync.history()
        finally:
            site.close()
        return len([run for run in runs if run.result is RunResult.SUCCESS]) >= times

    until(lambda: synced(1), "the first run")
    for times in (2, 3):
        lived = len(heard)
        until(lambda lived=lived: len(heard) > lived + 3, "happenings")
        scheduler.run_now("demo", SyncMode.RECONCILE)
        until(lambda times=times: synced(times), "another run")
    assert demo.stop(LONG) and scheduler.stop(LONG)
    assert not [text for text in heard if text.startswith("stopped")]
    site = own.open_site("demo")
    site.sync.run(SyncRequest(SyncMode.RECONCILE, accept_removals=True))
    assert not site.verify.run(sample=None).differences
    site.close()


def test_a_profile_of_another_kind_is_no_demo(tmp_path: Path) -> None:
    url = f"sqlite:///{(tmp_path / 'none.sqlite').as_posix()}"
    demo = LiveDemo(Profile(name="gone", source=SourceSettings(url=url), is_demo=True))
    with pytest.raises(DemoRefused, match="unable to open"):
        demo.start()
    assert not (tmp_path / "none.sqlite").exists()
