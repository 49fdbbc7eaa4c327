"""Online backups of SQLite files."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import insert

from alx_desktop.domain.errors import Cancelled, DiskFull, StoreDamaged
from alx_desktop.domain.progress import CancelToken, Progress
from alx_desktop.store import backup, sqlite_files
from alx_desktop.store.backup import DAY, backup_if_due, backups
from alx_desktop.store.location import Database
from alx_desktop.store.locks import backup_lock
from alx_desktop.store.store import Store, StoreLocation
from alx_desktop.store.tables import progress, star
from tests.unit.store.rows import company, count, fill

NOW = 1_790_000_000


def rows_in(path: Path, table: str) -> int:
    connection = sqlite3.connect(path)
    try:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    finally:
        connection.close()


def test_a_backup_is_one_private_file_with_everything_committed(store: Store) -> None:
    fill(store, 20, 3)
    made = backup_if_due(store.location, NOW)
    assert {one.database for one in made} == {Database.REPORTING, Database.ADMIN}
    assert backups(store.location) == sorted(made, key=lambda one: one.database, reverse=True)
    (one,) = backups(store.location, Database.REPORTING)
    assert one.made_at == NOW and not one.before_migration
    assert one.bytes == one.path.stat().st_size > 0
    assert rows_in(one.path, "course_progress") == 60
    names = {path.name for path in one.path.parent.iterdir()}
    assert names == {made_one.path.name for made_one in made}
    if os.name == "posix":
        assert one.path.stat().st_mode & 0o777 == 0o600
        assert one.path.parent.stat().st_mode & 0o777 == 0o700


def test_one_a_day(store: Store) -> None:
    assert len(backup_if_due(store.location, NOW)) == 2
    assert backup_if_due(store.location, NOW + DAY - 1) == []
    assert len(backup_if_due(store.location, NOW + DAY)) == 2


def test_a_backup_from_the_future_does_not_count(store: Store) -> None:
    assert len(backup_if_due(store.location, NOW + 400 * DAY)) == 2
    assert len(backup_if_due(store.location, NOW)) == 2


def test_seven_are_kept_and_those_before_migrations_besides(store: Store) -> None:
    for day in range(5):
        backup.back_up_before_migration(store.location, Database.ADMIN, NOW + day)
    for day in range(10):
        backup_if_due(store.location, NOW + day * DAY)
    kept = backups(store.location, Database.ADMIN)
    assert [one.made_at for one in kept if not one.before_migration] == [NOW + day * DAY for day in range(9, 2, -1)]
    assert [one.made_at for one in kept if one.before_migration] == [NOW + 4, NOW + 3, NOW + 2]


def test_files_of_other_names_are_left_alone(store: Store) -> None:
    folder = store.location.file(Database.ADMIN).parent / "backups"
    folder.mkdir()
    names = ["notes.txt", "reporting.sqlite", "reporting-20269999T000000Z.sqlite", "other-20200101T000000Z.sqlite"]
    for name in names:
        (folder / name).write_text("mine")
    (folder / "reporting-20200101T000000Z.sqlite").mkdir()
    for day in range(9):
        backup_if_due(store.location, NOW + day * DAY)
    assert all((folder / name).read_text() == "mine" for name in names)


def test_a_writer_goes_on_during_the_copy_and_the_copy_ends(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a snapshot, SQLite would begin again at each commit."""
    monkeypatch.setattr(backup, "_PAGES_PER_STEP", 5)
    fill(store, 200, 5)
    commits = 0

    def write(_progress: Progress) -> None:
        nonlocal commits
        commits += 1
        with store.writing(store.reporting) as connection:
            connection.execute(insert(star.company).values(company(commits + 1)))

    made = [one for one in backup_if_due(store.location, NOW, write) if one.database is Database.REPORTING]
    assert commits > 10
    # Those committed while admin was copied, which comes first, are in it; those during its own copy are not.
    assert 1 <= rows_in(made[0].path, "company") < commits
    assert rows_in(made[0].path, "course_progress") == 1000
    assert count(store, star.company) == commits + 1


def test_progress_is_told_and_ends_complete(store: Store) -> None:
    fill(store)
    told: list[Progress] = []
    backup_if_due(store.location, NOW, told.append)
    assert {one.phase for one in told} == {"backup"}
    assert told[-1].fraction == 1.0


def test_cancel_leaves_nothing_behind(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "_PAGES_PER_STEP", 1)
    cancel = CancelToken()
    with pytest.raises(Cancelled):
        backup_if_due(store.location, NOW, lambda one: cancel.cancel() if one.done > 3 else None, cancel)
    assert list((store.location.file(Database.ADMIN).parent / "backups").iterdir()) == []
    assert len(backup_if_due(store.location, NOW)) == 2


def test_no_room_is_said_before_anything_is_written(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_files, "SPARE_BYTES", 1 << 60)
    with pytest.raises(DiskFull, match="MB free"):
        backup_if_due(store.location, NOW)
    assert backups(store.location) == []


def test_a_damaged_store_does_not_push_out_good_backups(store: Store) -> None:
    fill(store, 200, 5)
    for day in range(7):
        backup_if_due(store.location, NOW + day * DAY)
    before = backups(store.location, Database.REPORTING)
    path = store.location.file(Database.REPORTING)
    store.close()
    content = bytearray(path.read_bytes())
    for page in range(4, len(content) // 4096):
        content[page * 4096 : page * 4096 + 8] = b"\xff" * 8
    path.write_bytes(content)
    with pytest.raises(StoreDamaged):
        backup_if_due(store.location, NOW + 8 * DAY)
    assert backups(store.location, Database.REPORTING) == before


def test_leftovers_of_a_killed_backup_go(store: Store) -> None:
    folder = store.location.file(Database.ADMIN).parent / "backups"
    folder.mkdir()
    (folder / "reporting-20200101T000000Z.sqlite.part").write_bytes(b"half")
    (folder / "reporting-20200101T000000Z.sqlite.part-journal").write_bytes(b"half")
    backup_if_due(store.location, NOW)
    assert [path.name for path in folder.iterdir() if ".part" in path.name] == []


def test_two_processes_make_one_backup(location: StoreLocation) -> None:
    Store.open(location).close()
    assert location.folder is not None
    with backup_lock(location.folder).held(1):
        assert backup_if_due(location, NOW) == []
    assert len(backup_if_due(location, NOW)) == 2


def test_the_backup_can_be_opened_as_a_store(store: Store, tmp_path: Path) -> None:
    fill(store, 20, 3)
    backup_if_due(store.location, NOW)
    (one,) = backups(store.location, Database.REPORTING)
    other = StoreLocation(folder=tmp_path / "other")
    Store.open(other).close()
    other.file(Database.REPORTING).write_bytes(one.path.read_bytes())
    with Store.open(other) as opened:
        assert count(opened, progress.course_progress) == 60
