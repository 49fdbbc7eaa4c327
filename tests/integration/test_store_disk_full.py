"""A disk that really fills up: a small memory disk, which only root on Linux can make."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import insert

from alx_desktop.domain.errors import DiskFull, StoreError
from alx_desktop.domain.progress import CancelToken, ignore_progress
from alx_desktop.store import moving
from alx_desktop.store.backup import backup_if_due, backups
from alx_desktop.store.compacting import compact
from alx_desktop.store.integrity import check
from alx_desktop.store.moving import Place, move
from alx_desktop.store.store import Store, StoreLocation
from alx_desktop.store.tables import progress, star
from tests.servers import PostgresServer
from tests.unit.store.rows import company, count, fill


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on a disk of 8 MB."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root on Linux can mount a small disk")
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)], check=False)
    if mounted.returncode:
        pytest.skip("this container may not mount")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def hog(folder: Path, leave: int) -> Path:
    """A file that leaves so many bytes free."""
    path = folder / "hog"
    status = os.statvfs(folder)
    path.write_bytes(bytes(max(0, status.f_bavail * status.f_frsize - leave)))
    return path


def fill_up(store: Store) -> int:
    """Commit until the disk is full; how many were committed."""
    for number in range(1, 10_000):
        with store.writing(store.reporting) as connection:
            connection.execute(insert(star.company).values(company(number, name="x" * 50_000)))
    raise AssertionError("the disk did not fill up")


def test_a_disk_that_fills_up_while_writing(small_disk: Path) -> None:
    location = StoreLocation(folder=small_disk / "store")
    # Freed later: what waits in SQLite's log needs its room in the main file, before the log can go.
    reserve = small_disk / "reserve"
    reserve.write_bytes(bytes(4_000_000))
    with Store.open(location) as store:
        with pytest.raises(DiskFull):
            fill_up(store)
        committed = count(store, star.company)
        assert committed > 5
        with pytest.raises(DiskFull, match="MB free"):
            backup_if_due(location, 1_790_000_000)
        assert backups(location) == []
    with pytest.raises(DiskFull):
        Store.open(location)
    reserve.unlink()
    with Store.open(location) as store:
        assert store.recoveries == ()
        assert count(store, star.company) == committed
        assert check(store) == []
        with store.writing(store.reporting) as connection:
            connection.execute(star.company.delete())


@pytest.mark.parametrize("left", [0, 8_192, 60_000, 200_000])
def test_making_a_store_on_a_full_disk(small_disk: Path, left: int) -> None:
    location = StoreLocation(folder=small_disk / "store")
    path = hog(small_disk, left)
    with pytest.raises(StoreError):
        Store.open(location)
    path.unlink()
    with Store.open(location) as store:
        assert store.recoveries == ()
        assert check(store) == []


def test_opening_a_store_on_a_full_disk_is_refused_or_works(small_disk: Path) -> None:
    location = StoreLocation(folder=small_disk / "store")
    Store.open(location).close()
    path = hog(small_disk, 0)
    with contextlib.suppress(DiskFull):
        Store.open(location).close()
    path.unlink()
    with Store.open(location) as store:
        assert store.recoveries == ()


def test_no_room_to_compact_or_to_come_back_from_a_server(small_disk: Path, postgres: PostgresServer) -> None:
    """Each is refused before anything is written, or stops and leaves the store in use as it was."""
    location = StoreLocation(folder=small_disk / "store")
    server = StoreLocation(url=postgres.create_database("no_room"))
    with Store.open(location) as store:
        fill(store, 1_000, 5)
        path = hog(small_disk, 300_000)
        with pytest.raises(DiskFull):
            compact(store, ignore_progress, CancelToken())
        path.unlink()
        assert check(store) == [] and count(store, progress.course_progress) == 5_000
    using = [location]
    move(Place(location), Place(server), "test", lambda: using.append(server), ignore_progress, CancelToken())
    path = hog(small_disk, 300_000)
    with pytest.raises(DiskFull):
        move(Place(server), Place(location), "test", lambda: using.append(location), ignore_progress, CancelToken())
    # With the check passed, but the disk filling up on the way.
    with pytest.MonkeyPatch.context() as patch, pytest.raises(DiskFull):
        patch.setattr(moving, "require_space", lambda *_: None)
        move(Place(server), Place(location), "test", lambda: using.append(location), ignore_progress, CancelToken())
    path.unlink()
    assert using == [location, server]
    with Store.open(server) as store:
        assert check(store) == [] and count(store, progress.course_progress) == 5_000
