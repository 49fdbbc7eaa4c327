"""The scheduler over real stores and the demo site: several profiles, several processes, a leader that is killed."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, time
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest
import sqlalchemy as sa

from alx_desktop.app import App
from alx_desktop.config import Profile, Schedule, SourceSettings, SyncSettings
from alx_desktop.demo.site import DemoSize, make_site
from alx_desktop.domain.sync import RunResult, SyncMode, SyncRequest, SyncRun
from alx_desktop.paths import DataDir
from alx_desktop.services.scheduler import Scheduler
from alx_desktop.services.scheduler_turn import TurnTaker
from alx_desktop.store.runs import read_runs
from alx_desktop.store.store import Store, StoreLocation
from alx_desktop.store.tables.progress import course_progress
from tests.integration.serving import MINUTE, serving
from tests.scheduler_clock import FakeClock
from tests.servers import PostgresServer
from tests.site_settings import put
from tests.waiting import LONG, until

SIZE = DemoSize(3, 300, 8)


@pytest.fixture(scope="module")
def moodle(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A demo site in a file."""
    url = f"sqlite:///{tmp_path_factory.mktemp('moodle') / 'site.sqlite'}"
    make_site(url, SIZE, seed=7)
    return url


def prepare(folder: Path, moodle: str, store_url: str | None = None, sync: SyncSettings | None = None) -> StoreLocation:
    """A data directory with the profile "shared"; where its store is."""
    app = App(DataDir(folder))
    settings = sync or SyncSettings(schedule=Schedule(incremental_minutes=1))
    app.profiles.add(Profile(name="shared", source=SourceSettings(url=moodle), store_url=store_url, sync=settings))
    location = app.location(app.profiles.get("shared"))
    app.close()
    return location


def history(store: Store) -> list[SyncRun]:
    """Oldest first."""
    with store.reading(store.activity) as connection:
        return read_runs(connection)[::-1]


def rows(store: Store) -> set[tuple[object, ...]]:
    columns = [course_progress.c[name] for name in ("company_id", "user_id", "course_id", "percentage", "status")]
    with store.reading(store.reporting) as connection:
        return {tuple(row) for row in connection.execute(sa.select(*columns))}


@pytest.fixture(params=["sqlite", "postgresql"])
def two(request: pytest.FixtureRequest, tmp_path: Path, moodle: str) -> tuple[Path, Path, str | None]:
    """Two machines' data directories on one store: the same files, or one PostgreSQL."""
    if request.param == "sqlite":
        return tmp_path / "one", tmp_path / "one", None
    server: PostgresServer = request.getfixturevalue("postgres")
    return tmp_path / "one", tmp_path / "two", server.create_database(f"schedule_{uuid.uuid4().hex[:8]}")


def prepare_both(two: tuple[Path, Path, str | None], moodle: str, sync: SyncSettings | None = None) -> StoreLocation:
    first, second, url = two
    location = prepare(first, moodle, url, sync)
    if second != first:
        prepare(second, moodle, url, sync)
    return location


def test_two_processes_on_one_store_run_each_interval_once(two: tuple[Path, Path, str | None], moodle: str) -> None:
    location = prepare_both(two, moodle)
    with serving(*two[:2]) as served:
        until(lambda: sum(len(one.runs) for one in served) >= 5, "five runs")
        codes = [one.stop() for one in served]
    store = Store.open(location)
    runs = history(store)
    store.close()
    assert codes == [0, 0]
    done = [run for run in runs if run.result is RunResult.SUCCESS]
    assert runs[0].mode is SyncMode.FULL and done[0] == runs[0]
    starts = [run.started_at for run in done]
    # Whole seconds are stored.
    assert min(after - before for before, after in pairwise(starts)) >= MINUTE - 1
    told = [run for one in served for run in one.runs]
    # The last one may have been cut short by the end.
    assert len(told) == len(set(told)) and {run.run_id for run in runs} >= set(told)
    assert {run.result for run in runs} <= {RunResult.SUCCESS, RunResult.CANCELLED}
    assert not [line for one in served for line in one.said if line["error"] and not line["busy"]]


def test_the_other_one_goes_on_when_the_leader_is_killed(two: tuple[Path, Path, str | None], moodle: str) -> None:
    """The leader rests so long after its first range that it is killed there, however slow the machine is."""
    resting = SyncSettings(batch_size=100, pause=60.0, schedule=Schedule(incremental_minutes=1))
    location = prepare_both(two, moodle, resting)
    with serving(two[0]) as (leader,):
        until(lambda: any(line["begun"] for line in leader.said), "the leader begins")
        with serving(two[1]) as (other,):
            until(lambda: any(line["busy"] for line in other.said), "the other one finds it busy")
            assert leader.runs == [] and leader.process.poll() is None
            hurry(two[1])
            leader.kill()
            until(lambda: other.runs, "the other one goes on")
            assert other.stop() == 0
    store = Store.open(location)
    runs, found = history(store), rows(store)
    store.close()
    first, second = runs[:2]
    assert (first.result, second.result) == (RunResult.INTERRUPTED, RunResult.SUCCESS)
    assert second.mode is SyncMode.FULL
    assert not [run for run in runs if run.result is RunResult.RUNNING]
    assert found == expected_rows(moodle, two[0].parent / "reference")


def hurry(folder: Path) -> None:
    """Let the next run rest no more; one that runs keeps the settings it began with."""
    app = App(DataDir(folder))
    profile = app.profiles.get("shared")
    put(app.profiles, profile.model_copy(update={"sync": profile.sync.model_copy(update={"pause": 0.0})}))
    app.close()


def expected_rows(moodle: str, folder: Path) -> set[tuple[object, ...]]:
    """What one sync that nobody disturbs leaves."""
    prepare(folder, moodle)
    app = App(DataDir(folder))
    site = app.open_site("shared")
    site.sync.run(SyncRequest())
    found = rows(site.store)
    site.close()
    app.close()
    return found


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> FakeClock:
    """The machine's clock, and that of its stores."""
    made = FakeClock()
    monkeypatch.setattr("alx_desktop.store.clock.time", SimpleNamespace(time=lambda: made.wall))
    return made


@pytest.fixture
def app(tmp_path: Path, moodle: str):
    """Two profiles of one Moodle, each with a store of its own."""
    made = App(DataDir(tmp_path / "data"))
    for name in ("one", "two"):
        made.profiles.add(Profile(name=name, source=SourceSettings(url=moodle)))
    yield made
    made.close()


def runs_of(app: App, name: str) -> list[SyncRun]:
    site = app.open_site(name)
    try:
        return site.sync.history()[::-1]
    finally:
        site.close()


def start(app: App, clock: FakeClock) -> Scheduler:
    taker = TurnTaker(app.open_site, lambda _name: True)
    scheduler = Scheduler(app.profiles, taker, clock=clock.clock, tick=0.02)
    scheduler.start()
    return scheduler


def test_profiles_in_turn_a_sleep_a_move_and_a_failure(app: App, clock: FakeClock) -> None:
    scheduler = start(app, clock)
    try:
        clock.settle(scheduler)
        for name in ("one", "two"):
            assert [run.mode for run in runs_of(app, name)] == [SyncMode.FULL]

        # Eight hours asleep: one run each, and then the usual pace.
        clock.wall += 8 * 3600
        clock.live(scheduler, 90)
        for name in ("one", "two"):
            assert [run.mode for run in runs_of(app, name)] == [SyncMode.FULL, SyncMode.RECONCILE]

        # One of them cannot be reached any more: the other goes on, and the failure is told.
        away = app.profiles.get("one").model_copy(
            update={"source": SourceSettings(url="mysql+pymysql://moodle@127.0.0.1:1/moodle")}
        )
        put(app.profiles, away)
        clock.live(scheduler, 240)
        state = scheduler.state("one")
        assert state is not None and state.error is not None
        assert "tried again after 1 min" in state.reason
        assert [run.result for run in runs_of(app, "one")[2:]] == [RunResult.FAILED]
        assert [run.mode for run in runs_of(app, "two")[2:]] == [SyncMode.INCREMENTAL]
    finally:
        assert scheduler.stop(LONG)


def test_quiet_hours_hold_until_the_site_moves_to_another_zone(app: App, clock: FakeClock) -> None:
    app.profiles.remove("two", delete_store=False)
    hour = datetime.fromtimestamp(clock.wall, UTC).hour
    quiet = Schedule(quiet_from=time(hour), quiet_to=time((hour + 1) % 24))
    profile = app.profiles.get("one").model_copy(update={"sync": SyncSettings(schedule=quiet), "time_zone": "UTC"})
    put(app.profiles, profile)
    scheduler = start(app, clock)
    try:
        clock.settle(scheduler)
        state = scheduler.state("one")
        assert state is not None and state.next_at is not None
        assert state.reason.startswith("quiet from")
        assert datetime.fromtimestamp(state.next_at, UTC).minute == 0 and runs_of(app, "one") == []
        put(app.profiles, profile.model_copy(update={"time_zone": "Asia/Tokyo"}))
        clock.settle(scheduler)
    finally:
        assert scheduler.stop(LONG)
    assert [run.mode for run in runs_of(app, "one")] == [SyncMode.FULL]
