"""Checks of the content, the doctor's findings and repairs, and sizes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import insert

from alx_desktop.domain.errors import Cancelled, StoreBusy, StoreIncomplete
from alx_desktop.domain.progress import CancelToken, Progress
from alx_desktop.store import doctor, drives, sqlite_files
from alx_desktop.store.backup import backup_if_due
from alx_desktop.store.doctor import diagnose, repair
from alx_desktop.store.indexes import create_view_indexes, drop_view_indexes
from alx_desktop.store.integrity import check, verify_files
from alx_desktop.store.location import Database
from alx_desktop.store.stats import sizes
from alx_desktop.store.store import Store, StoreLocation
from alx_desktop.store.structure import missing_objects
from alx_desktop.store.tables import progress, state
from alx_desktop.store.tables.progress import VIEW_INDEXES
from tests.unit.store.chains import NextVersion
from tests.unit.store.rows import count, fact, fill, sync_state

NOW = 1_790_000_000


@pytest.fixture
def filled(location: StoreLocation) -> StoreLocation:
    """A store that has finished its first sync, closed."""
    with Store.open(location) as store:
        fill(store, 50, 4)
        with store.writing(store.reporting) as connection:
            connection.execute(state.sync_state.update().values(first_fill=False, watermark=5))
    return location


def run(location: StoreLocation, *statements: str, database: Database = Database.REPORTING) -> None:
    """Change a file behind the store's back."""
    connection = sqlite3.connect(location.file(database))
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def keys(location: StoreLocation) -> list[str]:
    return [finding.key for finding in diagnose(location)]


def test_nothing_is_wrong_with_a_sound_store(filled: StoreLocation) -> None:
    assert diagnose(filled) == []
    assert repair(filled) == []
    with Store.open(filled) as store:
        assert check(store) == [] and verify_files(store) == []


def test_a_diagnosis_of_nothing_makes_nothing(location: StoreLocation) -> None:
    assert keys(location) == ["absent"]
    assert location.folder is not None and not location.folder.exists()


def test_a_diagnosis_beside_an_open_window(filled: StoreLocation) -> None:
    with Store.open(filled) as store, store.writing(store.reporting):
        assert keys(filled) == []
        with pytest.raises(StoreBusy):
            repair(filled)


WRONG: dict[str, tuple[str, str]] = {
    "dangling_learner": ("DELETE FROM learner WHERE user_id = 3", "reads everything"),
    "dangling_course": ("DELETE FROM course WHERE course_id = 3", "reads everything"),
    "dangling_company": ("DELETE FROM company", "reads everything"),
    "counter": ("UPDATE company SET change_seq = 3", "counter"),
    "pending_removal": ("INSERT INTO pending_removal VALUES (1, 99, 1, 'unenrolled', 'r', 1)", "removals"),
    "state": ("DELETE FROM sync_lease", ""),
    "tables": ("DROP TABLE learner_source", "learner_source"),
    "indexes": ("DROP INDEX ix_course_progress_by_status", "ix_course_progress_by_status"),
}


@pytest.mark.parametrize(("key", "statement", "said"), [(key, *what) for key, what in WRONG.items()])
def test_what_is_wrong_is_found_and_repaired(filled: StoreLocation, key: str, statement: str, said: str) -> None:
    with Store.open(filled) as store:
        epoch = sync_state(store)["store_epoch"]
    run(filled, statement)
    findings = diagnose(filled)
    assert [finding.key for finding in findings] == [key]
    assert findings[0].repairable and findings[0].title and "doctor --repair" in findings[0].advice
    done = repair(filled)
    assert said in " ".join(done)
    with Store.open(filled) as store:
        after = sync_state(store)
        assert after["store_epoch"] == epoch
        full = key.startswith("dangling") or key == "tables"
        assert (after["watermark"] is None) == full
        assert count(store, progress.course_progress) == 200
    if not key.startswith("dangling"):
        # Dangling rows wait for the full sync that was asked for.
        assert diagnose(filled) == [] and repair(filled) == []


def test_a_removal_that_waits_for_a_removed_row_is_forgotten_and_one_for_a_live_row_kept(
    filled: StoreLocation,
) -> None:
    run(
        filled,
        "UPDATE course_progress SET removed_at = 5 WHERE user_id = 1 AND course_id = 1",
        "INSERT INTO pending_removal VALUES (1, 1, 1, 'unenrolled', 'r', 1), (1, 1, 2, 'unenrolled', 'r', 1)",
    )
    repair(filled)
    with Store.open(filled) as store:
        assert count(store, progress.pending_removal) == 1


def test_a_counter_that_is_ahead_is_right(filled: StoreLocation) -> None:
    run(filled, "UPDATE company SET change_seq = 1000000")
    assert diagnose(filled) == []


def test_a_lost_state_row_gets_a_new_epoch(filled: StoreLocation) -> None:
    with Store.open(filled) as store:
        epoch = sync_state(store)["store_epoch"]
    run(filled, "DELETE FROM sync_state")
    assert keys(filled) == ["state"]
    repair(filled)
    with Store.open(filled) as store:
        assert sync_state(store)["store_epoch"] != epoch
    assert diagnose(filled) == []


@pytest.mark.parametrize("database", list(Database))
def test_every_dropped_table_and_index_comes_back(filled: StoreLocation, database: Database) -> None:
    for table in reversed(database.metadata.sorted_tables):
        run(filled, f"DROP TABLE {table.name}", database=database)
    with pytest.raises(StoreIncomplete):
        Store.open(filled)
    assert keys(filled) == ["tables"]
    assert len(repair(filled)) >= len(database.metadata.sorted_tables)
    assert diagnose(filled) == []
    with Store.open(filled) as store, store.reading(store.engine(database)) as connection:
        assert not missing_objects(connection, database)


def test_view_indexes_of_an_unfinished_first_fill_are_not_missing(location: StoreLocation) -> None:
    with Store.open(location) as store:
        fill(store, 5, 2)
        with store.writing(store.reporting) as connection:
            drop_view_indexes(connection)
            drop_view_indexes(connection)
    assert diagnose(location) == [] and repair(location) == []
    with Store.open(location) as store:
        with store.reading(store.reporting) as connection:
            missing = missing_objects(connection, Database.REPORTING)
        assert set(missing.indexes) == {str(index.name) for index in VIEW_INDEXES}
        with store.writing(store.reporting) as connection:
            create_view_indexes(connection)
            create_view_indexes(connection)
        with store.reading(store.reporting) as connection:
            assert not missing_objects(connection, Database.REPORTING)


def test_damage_is_diagnosed_without_touching_it_and_repaired(filled: StoreLocation) -> None:
    backup_if_due(filled, NOW)
    path = filled.file(Database.REPORTING)
    content = path.read_bytes()
    path.write_bytes(content[:4096] + bytes(len(content) - 4096))
    content = path.read_bytes()
    assert "damaged" in keys(filled)
    assert path.read_bytes() == content
    assert any("backup was restored" in text for text in repair(filled))
    assert [key for key in keys(filled) if key != "set_aside"] == []
    with Store.open(filled) as store:
        assert count(store, progress.course_progress) == 200


def test_older_and_newer_stores_are_told(filled: StoreLocation, next_version: NextVersion) -> None:
    next_version.install(Database.ADMIN)
    assert keys(filled) == ["older"]
    Store.open(filled).close()
    next_version.uninstall()
    assert keys(filled) == ["newer"]


def test_surroundings(filled: StoreLocation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "network_drive", lambda _: "nfs4")
    monkeypatch.setattr(doctor, "SPARE_BYTES", 1 << 60)
    monkeypatch.setattr(doctor, "BACKUP_EXPECTED_FROM", 0)
    assert keys(filled) == ["network_drive", "space", "backup"]
    backup_if_due(filled, NOW)
    assert keys(filled) == ["network_drive", "space", "backup"]


def test_a_check_can_be_cancelled_and_tells_its_progress(filled: StoreLocation) -> None:
    told: list[Progress] = []
    cancel = CancelToken()
    with Store.open(filled) as store:
        check(store, told.append, cancel)
        assert told[-1].fraction == 1.0
        cancel.cancel()
        with pytest.raises(Cancelled):
            check(store, cancel=cancel)


def test_a_store_left_by_a_killed_writer_is_unclean(filled: StoreLocation) -> None:
    with Store.open(filled) as store:
        assert not store.unclean
        with store.writing(store.reporting) as connection:
            connection.execute(insert(progress.course_progress).values(fact(1, 1, 77)))
        # As a kill leaves them: the files with their log, seen by a process that has not got them open.
        log = sqlite_files.companion(filled.file(Database.REPORTING), "-wal").read_bytes()
        main = filled.file(Database.REPORTING).read_bytes()
    filled.file(Database.REPORTING).write_bytes(main)
    sqlite_files.companion(filled.file(Database.REPORTING), "-wal").write_bytes(log)
    with Store.open(filled) as store:
        assert store.unclean
        assert verify_files(store) == []
        assert count(store, progress.course_progress) == 201


@pytest.mark.parametrize("spoil", [lambda log: log[:-1000], lambda log: b"x" * len(log), lambda log: log[:20]])
def test_a_damaged_log_costs_the_last_commits_only(
    filled: StoreLocation, spoil: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    with Store.open(filled) as store:
        with store.writing(store.reporting) as connection:
            connection.execute(insert(progress.course_progress).values(fact(1, 1, 77)))
        log = sqlite_files.companion(filled.file(Database.REPORTING), "-wal").read_bytes()
        main = filled.file(Database.REPORTING).read_bytes()
    filled.file(Database.REPORTING).write_bytes(main)
    sqlite_files.companion(filled.file(Database.REPORTING), "-wal").write_bytes(spoil(log))
    with Store.open(filled) as store:
        assert store.recoveries == ()
        assert count(store, progress.course_progress) in (200, 201)


def test_sizes(filled: StoreLocation) -> None:
    with Store.open(filled) as store:
        found = {size.database: size for size in sizes(store)}
    assert found[Database.REPORTING].rows["course_progress"] == 200
    assert found[Database.REPORTING].rows["learner"] == 50
    assert set(found[Database.ADMIN].rows.values()) == {0} and "saved_export" in found[Database.ADMIN].rows
    assert all(size.bytes > 4096 for size in found.values())


def test_the_store_s_code_asks_the_real_mount_table(tmp_path: Path) -> None:
    assert drives.network_drive(tmp_path) is None
