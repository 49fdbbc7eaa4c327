"""A sync that is killed at random moments and run again ends like one that never was."""

from __future__ import annotations

import random
import uuid
from pathlib import Path

import pytest
import sqlalchemy as sa

from alx_desktop.demo.site import DemoSize, make_site
from alx_desktop.domain.progress import CancelToken, ignore_progress
from alx_desktop.domain.sync import RunResult, SyncMode, SyncRequest
from alx_desktop.store.runs import read_runs
from alx_desktop.store.store import Store, StoreLocation
from alx_desktop.store.tables import progress, star, state
from tests.integration.crash import open_engine, run_and_kill, sync_command
from tests.integration.killed_site import MODES, KilledSite
from tests.integration.story import Setting, make_sqlite
from tests.servers import PostgresServer

SIZE = DemoSize(4, 400, 12)
NOW = 1_790_000_000
BATCH = 200
COMPARED = (progress.course_progress, star.learner, star.company_learner, star.company_course, star.course,
            state.learner_source, progress.completion_episode, progress.progress_daily)  # fmt: skip
KILLS = 2


def contents(store: Store) -> dict[str, set[tuple[object, ...]]]:
    """Every row of the tables that a sync writes; change_seq aside, which counts transactions."""
    found = {}
    with store.reading(store.reporting) as connection:
        for table in COMPARED:
            columns = [column for column in table.columns if column.name != "change_seq"]
            found[table.name] = {tuple(row) for row in connection.execute(sa.select(*columns))}
    return found


def sync(source: str, location: StoreLocation) -> tuple[Store, RunResult]:
    store, engine = open_engine(source, "mdl_", location)
    request = SyncRequest(mode=SyncMode.FULL, as_of=NOW, batch_size=BATCH)
    return store, engine.run(request, ignore_progress, CancelToken()).result


def kill_and_compare(source: str, killed: StoreLocation, whole: StoreLocation, seed: int) -> None:
    choose = random.Random(seed)
    reference, _result = sync(source, whole)
    command = sync_command(source, "mdl_", killed, NOW, BATCH)
    caught = sum(run_and_kill(command, 2.5, choose) for _time in range(KILLS))
    store, result = sync(source, killed)
    assert caught, "no run was killed while it ran"
    assert result is RunResult.SUCCESS
    assert contents(store) == contents(reference)
    with store.reading(store.activity) as connection:
        assert RunResult.RUNNING not in {run.result for run in read_runs(connection)}


def demo(folder: Path) -> str:
    url = f"sqlite:///{folder / 'moodle.sqlite'}"
    make_site(url, SIZE, seed=5, now=NOW)
    return url


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_killed_in_every_mode_while_the_site_changes(kind: str, tmp_path: Path, request: pytest.FixtureRequest):
    setting = Setting("iomad41", "iomad")
    location = StoreLocation(tmp_path / "store", None)
    if kind == "postgresql":
        postgres = request.getfixturevalue("postgres")
        location = StoreLocation(None, postgres.create_database(f"killed_{uuid.uuid4().hex[:8]}"))
    site = KilledSite(setting, make_sqlite(setting, tmp_path), location, tmp_path, seed=7)
    modes = iter(MODES)
    while site.kills < len(MODES):
        site.round(compare=False, mode=next(modes, "full"))
    site.end()
    site.site.engine.dispose()


def test_killed_on_sqlite(tmp_path: Path):
    source = demo(tmp_path)
    kill_and_compare(source, StoreLocation(tmp_path / "a", None), StoreLocation(tmp_path / "b", None), seed=1)


def test_killed_on_postgresql(tmp_path: Path, postgres: PostgresServer):
    source = demo(tmp_path)
    killed = StoreLocation(None, postgres.create_database(f"killed_{uuid.uuid4().hex[:8]}"))
    kill_and_compare(source, killed, StoreLocation(tmp_path / "b", None), seed=2)
