"""Migrations of SQLite files: the layout they make, older and newer stores, failures, the way back."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import produce_migrations, render_python_code
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, func, select

from alx_desktop.domain.errors import DiskFull, MigrationFailed, StoreBusy, StoreNewer, WrongUse
from alx_desktop.store import sqlite_files
from alx_desktop.store.backup import backups
from alx_desktop.store.location import Database
from alx_desktop.store.migration import CHAINS, OWN_TABLES, downgrade, upgrade
from alx_desktop.store.rollback import rollback
from alx_desktop.store.sqlite_files import layout_number
from alx_desktop.store.store import Store, StoreLocation
from alx_desktop.store.tables import progress, star
from tests.unit.store.chains import NextVersion
from tests.unit.store.pair import change, put
from tests.unit.store.rows import company, count, fill, lease, sync_state

FORGOTTEN = "the tables were changed without a revision in store/migrations; it must do:\n"


@pytest.mark.parametrize("database", list(Database))
def test_the_revisions_make_what_the_tables_say(store: Store, database: Database) -> None:
    with store.reading(store.engine(database)) as connection:
        options = {"compare_server_default": True, "include_name": lambda name, *_: name not in OWN_TABLES}
        context = MigrationContext.configure(connection, opts=options | {"target_metadata": database.metadata})
        steps = produce_migrations(context, database.metadata)
    assert steps.upgrade_ops is not None
    assert steps.upgrade_ops.is_empty(), FORGOTTEN + render_python_code(steps.upgrade_ops)


@pytest.mark.parametrize("database", list(Database))
def test_the_revisions_make_it_to_the_letter(location: StoreLocation, database: Database) -> None:
    """Alembic compares neither WITHOUT ROWID, AUTOINCREMENT, the order of columns nor the condition of an index."""
    Store.open(location).close()
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        database.metadata.create_all(connection)
        wanted = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    found = sqlite3.connect(location.file(database)).execute("SELECT name, sql FROM sqlite_master WHERE sql > ''")
    made = {name: sql for name, sql in found.fetchall() if name not in OWN_TABLES}
    assert {name: normal(sql) for name, sql in made.items()} == {row[0]: normal(row[1]) for row in wanted}


def normal(sql: str) -> list[str]:
    """The parts of a CREATE statement; constraints may stand in any order."""
    body = re.sub(r"\s+", " ", sql)
    return sorted(part.strip() for part in re.split(r", (?=CONSTRAINT|[a-z_\"]+ [A-Z])|\( ?(?=[a-z_]+ [A-Z])", body))


@pytest.mark.parametrize("database", list(Database))
def test_the_known_head_is_the_chain_s(database: Database) -> None:
    config = Config()
    config.set_main_option("script_location", str(CHAINS[database].folder.parents[1]))
    config.set_main_option("version_locations", str(CHAINS[database].folder))
    config.set_main_option("path_separator", "newline")
    assert ScriptDirectory.from_config(config).get_heads() == [CHAINS[database].head]


def test_an_older_store_is_backed_up_and_migrated_with_its_data(
    location: StoreLocation, next_version: NextVersion
) -> None:
    with Store.open(location) as store:
        fill(store, 20, 3)
        before = sync_state(store)
    next_version.install(Database.REPORTING, Database.ADMIN)
    with Store.open(location) as store:
        assert count(store, progress.course_progress) == 60
        assert sync_state(store) == before
        with store.reading(store.reporting) as connection:
            assert connection.exec_driver_sql("SELECT added FROM company").scalar() == 7
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    made = backups(location)
    assert {one.database for one in made} == {Database.REPORTING, Database.ADMIN}
    assert all(one.before_migration for one in made)
    assert [layout_number(one.path) for one in made] == [int(next_version.present[one.database].head) for one in made]
    with Store.open(location):
        assert len(backups(location)) == 2


def test_an_older_stores_clocks_go_on_from_its_rows_and_its_history(location: StoreLocation) -> None:
    with Store.open(location) as store:
        fill(store, 2, 2)
        put(store, star.company, company(2), company(3))
        put(store, progress.progress_change, change(2, 1))
        with store.writing(store.reporting) as connection:
            rows, history = (
                connection.scalar(select(func.max(table.c.changed_at)))
                for table in (progress.course_progress, progress.progress_change)
            )
            downgrade(connection, Database.REPORTING, "0001", 1)
            upgrade(connection, Database.REPORTING, 2)
        with store.reading(store.reporting) as connection:
            found = connection.execute(select(star.company.c.changed_until).order_by(star.company.c.company_id))
            assert found.scalars().all() == [rows, history, None]
            assert rows and history


def test_a_newer_store_is_refused_and_untouched(location: StoreLocation, next_version: NextVersion) -> None:
    next_version.install(Database.ADMIN)
    Store.open(location).close()
    next_version.uninstall()
    content = location.file(Database.REPORTING).read_bytes()
    location.file(Database.ACTIVITY).write_bytes(b"damage must not be recovered before that is known")
    with pytest.raises(StoreNewer) as caught:
        Store.open(location)
    assert "rollback" in caught.value.advice
    assert location.file(Database.REPORTING).read_bytes() == content
    assert location.file(Database.ACTIVITY).read_bytes().startswith(b"damage")


FAILURES = {
    "a mistake": "raise ValueError('no such thing')",
    "a bad statement": "op.execute('SELECT 1 FROM absent')",
    "rows that refer to nothing": "op.execute(\"INSERT INTO department VALUES (99, 1, '', '', '', NULL, NULL)\")",
    "a commit in between": "op.get_bind().commit(); raise ValueError('half')",
    "the wrong revision": "op.execute(\"UPDATE alembic_version SET version_num = '0007'\")",
}


@pytest.mark.parametrize("then", FAILURES.values(), ids=FAILURES)
def test_a_failing_migration_leaves_the_store_as_it_was(
    location: StoreLocation, next_version: NextVersion, then: str
) -> None:
    with Store.open(location) as store:
        fill(store, 20, 3)
        epoch = sync_state(store)["store_epoch"]
    next_version.install(Database.REPORTING, then=then)
    with pytest.raises(MigrationFailed) as caught:
        Store.open(location)
    assert "as it was" in caught.value.advice
    next_version.uninstall()
    with Store.open(location) as store:
        assert store.recoveries == ()
        assert count(store, progress.course_progress) == 60
        with store.reading(store.reporting) as connection:
            tables = connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars().all()
        assert "extra" not in tables
        if "commit" not in then:
            assert sync_state(store)["store_epoch"] == epoch
    next_version.install(Database.REPORTING)
    with Store.open(location) as store:
        assert count(store, progress.course_progress) == 60


def test_no_room_for_the_backup_means_no_migration(
    location: StoreLocation, next_version: NextVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store.open(location).close()
    next_version.install(Database.REPORTING)
    monkeypatch.setattr(sqlite_files, "SPARE_BYTES", 1 << 60)
    with pytest.raises(DiskFull):
        Store.open(location)
    assert layout_number(location.file(Database.REPORTING)) == int(next_version.present[Database.REPORTING].head)


def test_a_disk_that_fills_up_in_the_middle(location: StoreLocation, next_version: NextVersion) -> None:
    Store.open(location).close()
    next_version.install(
        Database.REPORTING,
        then="op.execute('PRAGMA max_page_count=100'); op.execute('CREATE TABLE b AS SELECT zeroblob(4000000) AS x')",
    )
    with pytest.raises(DiskFull):
        Store.open(location)
    next_version.uninstall()
    Store.open(location).close()


def test_a_store_that_is_open_elsewhere_is_not_migrated(location: StoreLocation, next_version: NextVersion) -> None:
    with Store.open(location):
        next_version.install(Database.REPORTING)
        with pytest.raises(StoreBusy):
            Store.open(location)
    Store.open(location).close()
    assert layout_number(location.file(Database.REPORTING)) == int(next_version.head(Database.REPORTING))


def test_rollback_brings_the_old_layout_and_its_data_back(location: StoreLocation, next_version: NextVersion) -> None:
    with Store.open(location) as store:
        fill(store, 20, 3)
        before, fencing = sync_state(store)["store_epoch"], lease(store)["fencing"]
        with store.writing(store.reporting) as connection:
            connection.exec_driver_sql("UPDATE sync_state SET watermark = 5, full_run_id = 'x'")
    next_version.install(Database.REPORTING)
    with Store.open(location) as store, store.writing(store.reporting) as connection:
        connection.exec_driver_sql("DELETE FROM course_progress WHERE user_id = 1")
    next_version.uninstall()
    with pytest.raises(StoreNewer):
        Store.open(location)
    done = rollback(location)
    before, after = next_version.head(Database.REPORTING), next_version.present[Database.REPORTING].head
    assert [(one.database, one.before, one.after) for one in done] == [(Database.REPORTING, before, after)]
    assert done[0].set_aside is not None and layout_number(done[0].set_aside) == int(before)
    with Store.open(location) as store:
        assert count(store, progress.course_progress) == 60
        state = sync_state(store)
        assert state["store_epoch"] != before
        assert state["watermark"] is None and state["full_run_id"] is None
        assert lease(store)["fencing"] > fencing
    with pytest.raises(WrongUse):
        rollback(location)


def test_rollback_undoes_the_last_migration_only(location: StoreLocation, next_version: NextVersion) -> None:
    Store.open(location).close()
    next_version.install(Database.ADMIN)
    Store.open(location).close()
    (one,) = backups(location)
    one.path.rename(one.path.with_name("admin-20200101T000000Z-before-migration.sqlite"))
    next_version.install(Database.REPORTING)
    Store.open(location).close()
    assert [one.database for one in rollback(location)] == [Database.REPORTING]
    assert layout_number(location.file(Database.ADMIN)) == int(next_version.head(Database.ADMIN))


def test_rollback_without_a_migration_is_wrong_use(location: StoreLocation) -> None:
    Store.open(location).close()
    with pytest.raises(WrongUse):
        rollback(location)


def test_rollback_of_an_open_store_is_refused(location: StoreLocation, next_version: NextVersion) -> None:
    Store.open(location).close()
    next_version.install(Database.REPORTING)
    with Store.open(location), pytest.raises(StoreBusy):
        rollback(location)
    assert len(rollback(location)) == 1


def test_rollback_with_a_damaged_backup_changes_nothing(
    location: StoreLocation, next_version: NextVersion, tmp_path: Path
) -> None:
    Store.open(location).close()
    next_version.install(Database.REPORTING, Database.ADMIN)
    Store.open(location).close()
    (bad,) = backups(location, Database.ADMIN)
    content = bytearray(bad.path.read_bytes())
    content[4096:8192] = bytes(4096)
    bad.path.write_bytes(content)
    with pytest.raises(Exception, match="damaged"):
        rollback(location)
    for one in (Database.REPORTING, Database.ADMIN):
        assert layout_number(location.file(one)) == int(next_version.head(one))
    with Store.open(location) as store:
        assert store.recoveries == ()
