"""A disk that fills up in the middle of a sync: said clearly, nothing moved, and the next run with room mends."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from alx_desktop.config import SourceSettings
from alx_desktop.demo.site import DemoSize, make_site
from alx_desktop.domain.errors import DiskFull
from alx_desktop.domain.sync import RunResult, SyncMode, SyncRun
from alx_desktop.store.integrity import check
from alx_desktop.store.runs import read_runs
from alx_desktop.store.store import Database, Store, StoreLocation
from tests.integration.changing import ChangingSite, Step
from tests.integration.killed_site import Look
from tests.integration.victim import Task
from tests.servers import PostgresServer

NOW = 1_790_000_000
PAGE = 4096


@pytest.fixture
def site(tmp_path: Path) -> ChangingSite:
    url = f"sqlite:///{tmp_path / 'moodle.sqlite'}"
    make_site(url, DemoSize(3, 90, 7), seed=3, now=NOW)
    return ChangingSite(url, "iomad41", "mdl_", NOW)


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A folder on a disk of 24 MB. Not in pytest's folder, which each start of pytest closes to a server's account."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root on Linux can mount a small disk")
    folder = Path(tempfile.mkdtemp(prefix="alx-small-disk-"))
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(folder)], check=False).returncode:
        folder.rmdir()
        pytest.skip("this container may not mount")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)
    folder.rmdir()


def task(site: ChangingSite, location: StoreLocation, mode: SyncMode = SyncMode.AUTO) -> Task:
    return Task(SourceSettings(url=site.url), location, mode, site.now, batch_size=20)


def look(location: StoreLocation) -> Look:
    with Store.open(location) as store:
        assert store.recoveries == () and check(store) == []
        return Look(store)


def succeeds(site: ChangingSite, location: StoreLocation, mode: SyncMode = SyncMode.AUTO) -> Look:
    with Store.open(location) as store:
        assert task(site, location, mode).run(store).result is RunResult.SUCCESS
        with store.reading(store.activity) as connection:
            assert RunResult.RUNNING not in {run.result for run in read_runs(connection)}
    return look(location)


def limit(store: Store, database: Database, more: int) -> None:
    """Let a database grow by so many pages: SQLite then says what it says of a full disk, on every system."""
    engine = store.engine(database)
    with closing(sqlite3.connect(store.location.file(database))) as raw:
        # Without what older rows left free.
        raw.execute("VACUUM")
    with store.reading(engine) as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one() + more
    engine.dispose()
    sa.event.listen(engine, "connect", lambda raw, _record: raw.execute(f"PRAGMA max_page_count={pages}"))


def last_run(location: StoreLocation) -> SyncRun:
    with Store.open(location) as store, store.reading(store.activity) as connection:
        return read_runs(connection)[0]


def change(site: ChangingSite, seed: int) -> None:
    site.now += 4000
    for number in range(30):
        site.do(Step("change", ("enrolled", "activity-completed", "unenrolled")[number % 3], seed + number))


# A run adds few rows to the activity: some of them find room in the last pages, until one does not.
@pytest.mark.parametrize(
    ("database", "steps"), [(Database.REPORTING, (0, 3, 40)), (Database.ACTIVITY, (0,) * 12)], ids=str
)
def test_full_at_any_point(database: Database, steps: tuple[int, ...], site: ChangingSite, tmp_path: Path):
    location = StoreLocation(tmp_path / "store", None)
    full = 0
    for more in steps:
        before = look(location)
        with Store.open(location) as store:
            limit(store, database, more)
            try:
                task(site, location).run(store)
            except DiskFull as error:
                full += 1
                assert "kept" in error.advice
        after = look(location)
        if database is Database.REPORTING and full:
            assert last_run(location).result is RunResult.FAILED
            assert after.moments == before.moments and after.tombstones == before.tombstones
    assert full
    mended = succeeds(site, location)
    assert mended.rows == succeeds(site, StoreLocation(tmp_path / "whole", None)).rows


def test_full_while_following_changes(site: ChangingSite, tmp_path: Path):
    location = StoreLocation(tmp_path / "store", None)
    succeeds(site, location)
    full = 0
    for seed, mode in enumerate((SyncMode.INCREMENTAL, SyncMode.FULL)):
        change(site, 10 * seed)
        before = look(location)
        with Store.open(location) as store:
            limit(store, Database.REPORTING, 0)
            try:
                task(site, location, mode).run(store)
            except DiskFull:
                full += 1
                assert look(location).moments == before.moments
        mended = succeeds(site, location, SyncMode.RECONCILE)
        assert mended.rows == succeeds(site, StoreLocation(tmp_path / f"whole{seed}", None)).rows
    assert full


def test_a_real_disk(small_disk: Path, site: ChangingSite, tmp_path: Path):
    location = StoreLocation(small_disk / "store", None)
    hog = small_disk / "hog"
    Store.open(location).close()
    free = shutil.disk_usage(small_disk).free
    hog.write_bytes(bytes(max(0, free - 700_000)))
    with Store.open(location) as store, pytest.raises(DiskFull, match="full"):
        task(site, location).run(store)
    hog.unlink()
    assert look(location).watermark is None
    assert succeeds(site, location).rows == succeeds(site, StoreLocation(tmp_path / "whole", None)).rows


def test_the_disk_of_a_server(small_disk: Path, site: ChangingSite, tmp_path: Path, postgres: PostgresServer):
    name = f"small_{uuid.uuid4().hex[:8]}"
    owner = postgres.process_options()
    os.chown(small_disk, owner["user"], owner["group"])
    postgres.execute(f"CREATE TABLESPACE {name} LOCATION '{small_disk}'")
    postgres.execute(f"CREATE DATABASE {name} TABLESPACE {name}")
    location = StoreLocation(None, postgres.url(name))
    Store.open(location).close()
    hog = small_disk / "hog"
    hog.write_bytes(bytes(max(0, shutil.disk_usage(small_disk).free - 300_000)))
    with Store.open(location) as store, pytest.raises(DiskFull, match="full"):
        task(site, location).run(store)
    hog.unlink()
    assert look(location).watermark is None
    assert succeeds(site, location).rows == succeeds(site, StoreLocation(tmp_path / "whole", None)).rows
    postgres.execute(f"DROP DATABASE {name} WITH (FORCE)")
    postgres.execute(f"DROP TABLESPACE {name}")
