"""Damaged and vanished SQLite files: what comes back, what is set aside, what is said."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from alx_desktop.domain.errors import AlxError, StoreBusy, StoreDamaged
from alx_desktop.store.backup import backup_if_due, backups
from alx_desktop.store.doctor import repair
from alx_desktop.store.integrity import check
from alx_desktop.store.location import Database
from alx_desktop.store.recovery import Outcome
from alx_desktop.store.sqlite_files import companion
from alx_desktop.store.store import Store, StoreLocation
from alx_desktop.store.tables import admin, progress
from tests.unit.store.chains import NextVersion
from tests.unit.store.rows import count, fill, lease, sync_state

NOW = 1_790_000_000
PAGE = 4096


def zeroed(content: bytes) -> bytes:
    """Every page but the first is gone."""
    return content[:PAGE] + bytes(len(content) - PAGE)


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "another kind of file": lambda _: b"This is a text, not a database.\n" * 500,
    "zeros": lambda content: bytes(len(content)),
    "no content": zeroed,
    "half a file": lambda content: content[: len(content) // 2 // PAGE * PAGE],
    "a torn page": lambda content: content[:-1000],
    "a hundred bytes": lambda content: content[:100],
    "fifty bytes": lambda content: content[:50],
    "texts in UTF-16": lambda content: content[:56] + b"\0\0\0\2" + content[60:],
    "of the future": lambda content: content[:18] + b"\5\5" + content[20:],
    "another program's": lambda content: content[:68] + b"NOPE" + content[72:],
}


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with rows and a watermark, closed."""
    location = StoreLocation(folder=tmp_path_factory.mktemp("template"))
    with Store.open(location) as store:
        fill(store, 100, 5)
        with store.writing(store.reporting) as connection:
            connection.exec_driver_sql("UPDATE sync_state SET watermark = 5, full_run_id = 'x', full_done_through = 7")
        with store.writing(store.admin) as connection:
            saved = {"name": "mine", "definition": "{}", "path": "", "created_at": 1}
            connection.execute(insert(admin.saved_export).values(saved))
    assert location.folder is not None
    return location.folder


@pytest.fixture
def filled(template: Path, location: StoreLocation) -> StoreLocation:
    """A copy of it."""
    assert location.folder is not None
    shutil.copytree(template, location.folder)
    return location


def damage(location: StoreLocation, database: Database, kind: str = "no content") -> bytes:
    path = location.file(database)
    path.write_bytes(DAMAGE[kind](path.read_bytes()))
    return path.read_bytes()


def exports(store: Store) -> list[str]:
    with store.reading(store.admin) as connection:
        return list(connection.scalars(select(admin.saved_export.c.name)))


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_reporting_store_comes_back_from_its_backup(filled: StoreLocation, kind: str) -> None:
    backup_if_due(filled, NOW)
    with Store.open(filled) as store:
        before, fencing = sync_state(store), lease(store)["fencing"]
    content = damage(filled, Database.REPORTING, kind)
    with Store.open(filled) as store:
        (report,) = store.recoveries
        assert (report.database, report.outcome) == (Database.REPORTING, Outcome.RESTORED)
        assert not report.history_lost and report.backup_made_at == NOW
        assert (report.title and report.reason and "full" in report.advice) or "everything" in report.advice
        assert report.set_aside is not None and report.set_aside.read_bytes() == content
        assert count(store, progress.course_progress) == 500
        after = sync_state(store)
        assert after["store_epoch"] != before["store_epoch"]
        assert after["watermark"] is None and after["full_run_id"] is None and after["full_done_through"] is None
        assert lease(store)["fencing"] > fencing and lease(store)["holder"] is None
        assert check(store) == []
    with Store.open(filled) as store:
        assert store.recoveries == ()
        assert sync_state(store) == after


@pytest.mark.parametrize("kind", DAMAGE)
def test_without_a_backup_it_starts_empty_and_says_that_history_is_lost(filled: StoreLocation, kind: str) -> None:
    with Store.open(filled) as store:
        epoch = sync_state(store)["store_epoch"]
    content = damage(filled, Database.REPORTING, kind)
    with Store.open(filled) as store:
        (report,) = store.recoveries
        assert report.outcome is Outcome.REBUILT and report.history_lost
        assert "history is lost" in report.title
        assert report.set_aside is not None and report.set_aside.read_bytes() == content
        assert count(store, progress.course_progress) == 0
        assert sync_state(store)["store_epoch"] != epoch
        assert exports(store) == ["mine"]


@pytest.mark.parametrize("kind", DAMAGE)
def test_settings_are_only_ever_restored(filled: StoreLocation, kind: str) -> None:
    good = filled.file(Database.ADMIN).read_bytes()
    content = damage(filled, Database.ADMIN, kind)
    with pytest.raises(StoreDamaged) as caught:
        Store.open(filled)
    assert "doctor --repair" in caught.value.advice
    assert filled.file(Database.ADMIN).read_bytes() == content
    filled.file(Database.ADMIN).write_bytes(good)
    backup_if_due(filled, NOW)
    damage(filled, Database.ADMIN, kind)
    with Store.open(filled) as store:
        assert [(one.database, one.outcome) for one in store.recoveries] == [(Database.ADMIN, Outcome.RESTORED)]
        assert exports(store) == ["mine"]


def test_a_person_may_give_damaged_settings_up(filled: StoreLocation) -> None:
    content = damage(filled, Database.ADMIN)
    assert any("settings" in text for text in repair(filled))
    with Store.open(filled) as store:
        assert exports(store) == []
        assert count(store, progress.course_progress) == 500
    assert filled.folder is not None
    assert [path.read_bytes() for path in (filled.folder / "set-aside").iterdir()] == [content]


def test_a_damaged_run_history_is_made_new(filled: StoreLocation) -> None:
    damage(filled, Database.ACTIVITY)
    with Store.open(filled) as store:
        (report,) = store.recoveries
        assert (report.database, report.outcome, report.history_lost) == (Database.ACTIVITY, Outcome.REBUILT, False)
        assert count(store, progress.course_progress) == 500


def test_all_three_at_once(filled: StoreLocation) -> None:
    backup_if_due(filled, NOW)
    for database in Database:
        damage(filled, database)
    with Store.open(filled) as store:
        assert {one.database for one in store.recoveries} == set(Database)
        assert exports(store) == ["mine"] and count(store, progress.course_progress) == 500


def test_a_bad_backup_is_passed_over(filled: StoreLocation) -> None:
    backup_if_due(filled, NOW)
    for later, content in (
        (1, b""),
        (2, b"text"),
        (3, zeroed(backups(filled, Database.REPORTING)[0].path.read_bytes())),
    ):
        name = f"reporting-2031010{later}T000000Z.sqlite"
        backups(filled, Database.REPORTING)[-1].path.with_name(name).write_bytes(content)
    # A sound file of another database under this one's name.
    admin_backup = backups(filled, Database.ADMIN)[0].path
    shutil.copy(admin_backup, admin_backup.with_name("reporting-20310105T000000Z.sqlite"))
    damage(filled, Database.REPORTING)
    with Store.open(filled) as store:
        assert store.recoveries[0].backup_made_at == NOW
        assert count(store, progress.course_progress) == 500


def test_a_backup_of_an_older_layout_is_restored_and_migrated(filled: StoreLocation, next_version: NextVersion) -> None:
    backup_if_due(filled, NOW)
    next_version.install(Database.REPORTING)
    damage(filled, Database.REPORTING)
    with Store.open(filled) as store:
        assert store.recoveries[0].outcome is Outcome.RESTORED
        assert count(store, progress.course_progress) == 500
        with store.reading(store.reporting) as connection:
            assert connection.exec_driver_sql("SELECT added FROM company").scalar() == 7


@pytest.mark.parametrize("remove", [True, False], ids=["missing", "empty"])
@pytest.mark.parametrize("database", list(Database))
def test_a_file_that_is_gone_comes_back_from_its_backup(
    filled: StoreLocation, database: Database, remove: bool
) -> None:
    backup_if_due(filled, NOW)
    if remove:
        filled.file(database).unlink()
    else:
        filled.file(database).write_bytes(b"")
    with Store.open(filled) as store:
        (report,) = store.recoveries
        assert report.database is database and report.set_aside is None
        assert count(store, progress.course_progress) == 500 and exports(store) == ["mine"]


def test_vanished_settings_are_not_made_new_in_silence(filled: StoreLocation) -> None:
    filled.file(Database.ADMIN).unlink()
    with Store.open(filled) as store:
        assert [(one.database, one.outcome) for one in store.recoveries] == [(Database.ADMIN, Outcome.REBUILT)]


def test_a_log_that_was_left_behind_is_not_replayed_into_the_restored_file(filled: StoreLocation) -> None:
    backup_if_due(filled, NOW)
    path = filled.file(Database.REPORTING)
    # The log of a writer that was killed: committed, not yet in the main file.
    writer = sqlite3.connect(path)
    writer.execute("DELETE FROM course_progress")
    writer.commit()
    log = companion(path, "-wal").read_bytes()
    writer.close()
    path.unlink()
    companion(path, "-wal").write_bytes(log)
    assert len(log) > 0
    with Store.open(filled) as store:
        assert store.recoveries[0].outcome is Outcome.RESTORED
        assert count(store, progress.course_progress) == 500
        assert check(store) == []


def test_a_store_that_is_open_elsewhere_is_not_replaced(filled: StoreLocation) -> None:
    with Store.open(filled):
        filled.file(Database.ACTIVITY).with_suffix(".suspect").touch()
        damage(filled, Database.ACTIVITY, "another kind of file")
        with pytest.raises(StoreBusy, match="damaged"):
            Store.open(filled)
    with Store.open(filled) as store:
        assert store.recoveries[0].database is Database.ACTIVITY


def break_index(path: Path) -> None:
    """An index that lacks an entry of its table: SQLite's quick check does not see it."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA writable_schema=ON")
    sql = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'ix_learner_sort_name'").fetchone()[0]
    connection.execute("UPDATE sqlite_master SET sql = ? WHERE name = 'ix_learner_sort_name'", (sql + " WHERE 1 = 0",))
    connection.commit()
    connection.close()
    connection = sqlite3.connect(path)
    connection.execute("REINDEX ix_learner_sort_name")
    connection.execute("PRAGMA writable_schema=ON")
    connection.execute("UPDATE sqlite_master SET sql = ? WHERE name = 'ix_learner_sort_name'", (sql,))
    connection.commit()
    connection.close()


def test_a_broken_index_is_made_again_and_nothing_else_is_touched(filled: StoreLocation) -> None:
    path = filled.file(Database.REPORTING)
    break_index(path)
    with Store.open(filled) as store:
        assert store.recoveries == ()
        before = sync_state(store)
        assert [one.key for one in check(store)] == ["damaged"]
    assert path.with_suffix(".suspect").exists()
    with Store.open(filled) as store:
        assert [one.outcome for one in store.recoveries] == [Outcome.REINDEXED]
        assert sync_state(store) == before
        assert count(store, progress.course_progress) == 500
        assert check(store) == []
    assert not path.with_suffix(".suspect").exists()


def test_a_file_that_cannot_be_reached_is_no_damage(filled: StoreLocation) -> None:
    if os.name != "posix":
        pytest.skip("symbolic links need rights on Windows")
    path = filled.file(Database.REPORTING)
    content = path.read_bytes()
    path.unlink()
    path.mkdir()
    with pytest.raises(AlxError) as caught:
        Store.open(filled)
    assert not isinstance(caught.value, StoreDamaged)
    path.rmdir()
    path.write_bytes(content)
    Store.open(filled).close()


@pytest.mark.parametrize("seed", range(25))
def test_random_damage_never_shows_a_foreign_error(filled: StoreLocation, seed: int) -> None:
    """Open, and then read and write: it works, or it is one of our errors and the next opening brings all back."""
    backup_if_due(filled, NOW)
    draw = random.Random(seed)
    path = filled.file(Database.REPORTING)
    content = bytearray(path.read_bytes())
    for _ in range(draw.choice([1, 1, 4, 64])):
        start = draw.choice([draw.randrange(len(content)), draw.randrange(3 * PAGE), draw.randrange(100)])
        for offset in range(start, min(len(content), start + draw.choice([1, 1, 8, 512, 2 * PAGE]))):
            content[offset] = draw.randrange(256)
    path.write_bytes(content)
    for _attempt in range(3):
        try:
            with Store.open(filled) as store:
                use(store)
            break
        except StoreDamaged:
            continue
    else:
        raise AssertionError("three openings did not bring the store back")


def use(store: Store) -> None:
    with store.reading(store.reporting) as connection:
        for table in Database.REPORTING.metadata.sorted_tables:
            connection.execute(select(table)).fetchall()
    facts = progress.course_progress
    with store.writing(store.reporting) as connection:
        connection.execute(facts.update().values(change_seq=facts.c.change_seq + 1))
        connection.exec_driver_sql("UPDATE sync_state SET watermark = 1")
    assert count(store, facts) > 0
