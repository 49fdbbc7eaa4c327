"""Care of the store on PostgreSQL, and in processes that are killed in the middle of it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update

from alx_desktop.app import App
from alx_desktop.domain.errors import Cancelled
from alx_desktop.domain.progress import CancelToken, Progress, ignore_progress
from alx_desktop.domain.sync import RunResult, SyncRequest
from alx_desktop.paths import DataDir
from alx_desktop.store.compacting import compact
from alx_desktop.store.erasing import OWN_TABLES, erase_company
from alx_desktop.store.integrity import check
from alx_desktop.store.lease import Lease
from alx_desktop.store.location import Database
from alx_desktop.store.rebuilding import is_rebuilding, prepare_rebuild
from alx_desktop.store.retention import purge
from alx_desktop.store.store import Store, StoreLocation
from alx_desktop.store.tables import progress, star
from tests.servers import PostgresServer
from tests.unit.store.pair import content, everything, fill_all
from tests.unit.store.rows import count, fill
from tests.unit.synced_demo import synced_copy, synced_demo

__all__ = ["synced_copy", "synced_demo"]


@pytest.fixture
def server(postgres: PostgresServer) -> StoreLocation:
    return StoreLocation(url=postgres.create_database("care"))


def test_retention_and_clearing_on_postgresql(server: StoreLocation) -> None:
    with Store.open(server) as store:
        fill_all(store)
        others = {name: rows for name, rows in content(store, without=1).items() if name.startswith("p")}
        with Lease(store, "test") as lease:
            erase_company(store, lease, 1, CancelToken())
        kept = {name: rows for name, rows in content(store, without=1).items() if name.startswith("p")}
        assert {**kept, "pending_recompute": []} == {**others, "pending_recompute": []}
        with store.reading(store.reporting) as connection:
            for table in OWN_TABLES:
                assert connection.execute(select(table).where(table.c.company_id == 1)).first() is None
        with store.writing(store.reporting) as connection:
            connection.execute(update(progress.course_progress).values(removed_at=1))
        with Lease(store, "test") as lease:
            assert purge(store, lease, 400, 400, ignore_progress, CancelToken()).tombstones == 3
        assert count(store, progress.course_progress) == 0


@pytest.mark.parametrize("full", [False, True])
def test_compacting_on_postgresql(server: StoreLocation, full: bool) -> None:
    with Store.open(server) as store:
        fill(store, 2_000, 5)
        with store.writing(store.reporting) as connection:
            connection.execute(delete(progress.course_progress).where(progress.course_progress.c.user_id > 50))
        before = everything(store)
        done = {one.database: one for one in compact(store, ignore_progress, CancelToken(), full=full)}
        size = done[Database.REPORTING]
        assert size.after < size.before / 2 if full else size.after > 0
        assert everything(store) == before
        token = CancelToken()

        def stop(_told: Progress) -> None:
            token.cancel()

        with pytest.raises(Cancelled):
            compact(store, stop, token)


def test_preparing_a_rebuild_on_postgresql(server: StoreLocation) -> None:
    with Store.open(server) as store:
        fill_all(store)
        with store.writing(store.reporting) as connection:
            connection.execute(update(star.learner).values(search_text="wrong"))
        with Lease(store, "test") as lease:
            prepare_rebuild(store, lease, ignore_progress, CancelToken())
        assert is_rebuilding(store) and check(store) == []


def test_a_synced_store_moves_with_its_profile(synced_copy: Path, server: StoreLocation) -> None:
    """Sync, move, sync, rebuild, move back: as the command line does it."""
    app = App(DataDir(synced_copy))
    site = app.open_site("demo")
    rows, old = everything(site.store), site.sync.status().store_epoch
    site.close()
    app.store_move.move(app.profiles.get("demo"), server.url or "")
    assert app.profiles.get("demo").store_url == server.url
    site = app.open_site("demo")
    assert site.care.on_server and everything(site.store) == rows and site.sync.status().store_epoch == old
    run = site.sync.run(SyncRequest())
    assert (run.result, run.inserted, run.updated) == (RunResult.SUCCESS, 0, 0)
    assert site.care.rebuild().run.result is RunResult.SUCCESS
    rows = everything(site.store)
    site.close()
    app.store_move.move(app.profiles.get("demo"), "sqlite")
    assert app.profiles.get("demo").store_url is None
    site = app.open_site("demo")
    assert everything(site.store) == rows and site.store.recoveries == ()
    site.close()
    app.close()


CHILD = """
import sys, time
from alx_desktop.app import App
from alx_desktop.paths import DataDir
from pathlib import Path
folder, what, phase = sys.argv[1:]
def told(progress):
    if progress.phase == phase and (progress.done or phase == "compact"):
        print("half", flush=True)
        if phase != "compact":
            time.sleep(120)
site = App(DataDir(Path(folder))).open_site("demo")
getattr(site.care, what)(told)
print("done", flush=True)
time.sleep(120)
"""


def killed(folder: Path, what: str, phase: str) -> None:
    child = subprocess.Popen([sys.executable, "-c", CHILD, str(folder), what, phase], stdout=subprocess.PIPE, text=True,
                             cwd=Path(__file__).parents[2])  # fmt: skip
    assert child.stdout is not None and child.stdout.readline().strip() == "half"
    child.kill()
    child.wait()
    child.stdout.close()


@pytest.mark.parametrize("phase", ["backup", "indexes", "names", "learners"])
def test_killed_in_the_middle_of_a_rebuild(synced_copy: Path, phase: str) -> None:
    app = App(DataDir(synced_copy))
    site = app.open_site("demo")
    rows = content(site.store)["course_progress"]
    site.close()
    killed(synced_copy, "rebuild", phase)
    site = app.open_site("demo")
    assert site.store.recoveries == () and check(site.store) == []
    assert content(site.store)["course_progress"] == rows
    assert site.sync.status().data_age_seconds is not None
    assert site.care.is_rebuilding() == (phase == "learners")
    done = site.care.rebuild()
    assert done.resumed == (phase == "learners") and done.run.result is RunResult.SUCCESS
    assert content(site.store)["course_progress"] == rows
    site.close()
    app.close()


def test_killed_at_any_moment_of_compacting(tmp_path: Path) -> None:
    base = tmp_path / "base"
    app = App(DataDir(base))
    app.make_demo(size="small")
    site = app.open_site("demo")
    fill(site.store, 4_000, 8)
    with site.store.writing(site.store.reporting) as connection:
        connection.execute(delete(progress.course_progress).where(progress.course_progress.c.user_id % 2 == 0))
    site.close()
    app.close()
    for attempt in range(4):
        folder = tmp_path / f"copy{attempt}"
        shutil.copytree(base, folder)
        killed(folder, "compact", "compact")
        app = App(DataDir(folder))
        site = app.open_site("demo")
        assert site.store.recoveries == () and check(site.store) == []
        assert count(site.store, progress.course_progress) == 16_000
        site.care.compact()
        assert count(site.store, progress.course_progress) == 16_000
        site.close()
        app.close()
