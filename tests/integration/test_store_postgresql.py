"""The store on PostgreSQL: one database, three schemas."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, func, insert, select, text
from sqlalchemy.exc import IntegrityError

from alx_desktop.domain.errors import (
    Cancelled,
    MigrationFailed,
    StoreBusy,
    StoreError,
    StoreIncomplete,
    StoreLoginRefused,
    StoreNewer,
    StoreRightMissing,
    StoreUnreachable,
    WrongUse,
)
from alx_desktop.domain.progress import CancelToken
from alx_desktop.store import postgresql_opening
from alx_desktop.store.backup import POSTGRESQL_ADVICE, backup_if_due, backups
from alx_desktop.store.doctor import diagnose, repair
from alx_desktop.store.finding import Severity
from alx_desktop.store.location import Database
from alx_desktop.store.migration import OWN_TABLES, revision_of
from alx_desktop.store.rollback import rollback
from alx_desktop.store.stats import sizes
from alx_desktop.store.store import Store, StoreLocation
from alx_desktop.store.tables import progress, star, state
from tests.server_process import free_port
from tests.servers import PostgresServer
from tests.unit.store.chains import NextVersion
from tests.unit.store.rows import company, count, fill, sync_state


@pytest.fixture
def location(postgres: PostgresServer) -> StoreLocation:
    return StoreLocation(url=postgres.create_database("store"))


@pytest.fixture
def store(location: StoreLocation) -> Iterator[Store]:
    with Store.open(location) as opened:
        yield opened


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> NextVersion:
    return NextVersion(tmp_path, monkeypatch)


@pytest.mark.parametrize("database", list(Database))
def test_the_revisions_make_what_the_tables_say(store: Store, database: Database) -> None:
    with store.reading(store.engine(database)) as connection:
        options = {"compare_server_default": True, "include_name": lambda name, *_: name not in OWN_TABLES}
        context = MigrationContext.configure(connection, opts=options | {"target_metadata": database.metadata})
        steps = produce_migrations(context, database.metadata)
    assert steps.upgrade_ops is not None
    assert steps.upgrade_ops.is_empty(), render_python_code(steps.upgrade_ops)


@pytest.mark.parametrize("database", list(Database))
def test_indexes_and_collations_are_those_of_the_tables(
    store: Store, postgres: PostgresServer, database: Database
) -> None:
    """Alembic compares neither the conditions of indexes nor collations."""
    engine = create_engine(postgres.create_database("direct"))
    database.metadata.create_all(engine)
    indexes = "SELECT replace(indexdef, schemaname || '.', '') FROM pg_indexes WHERE schemaname = '{}'"
    columns = (
        "SELECT table_name, column_name, collation_name, data_type, is_nullable, column_default, is_identity"
        " FROM information_schema.columns WHERE table_schema = '{}'"
    )
    for statement in (indexes, columns):
        with engine.connect() as direct, store.reading(store.engine(database)) as migrated:
            wanted = {str(row) for row in direct.execute(text(statement.format("public")))}
            found = {str(row) for row in migrated.execute(text(statement.format(database)))}
        assert {row for row in found if not any(name in row for name in OWN_TABLES)} == wanted
    engine.dispose()


def test_three_schemas_and_the_same_statements(store: Store, postgres: PostgresServer) -> None:
    fill(store, 10, 2)
    assert count(store, progress.course_progress) == 20
    schemas = {row[0] for row in postgres.execute("SELECT nspname FROM pg_namespace", "store")}
    assert {"reporting", "admin", "activity"} <= schemas
    assert postgres.execute("SELECT count(*) FROM reporting.course_progress", "store") == [(20,)]
    assert postgres.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", "store") == [(0,)]
    epoch = sync_state(store)["store_epoch"]
    with Store.open(store.location) as again:
        assert sync_state(again)["store_epoch"] == epoch


def test_two_at_once_make_one_store(location: StoreLocation) -> None:
    epochs: list[str] = []

    def open_one() -> None:
        with Store.open(location) as store:
            epochs.append(sync_state(store)["store_epoch"])

    threads = [threading.Thread(target=open_one) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(epochs) == 3 and len(set(epochs)) == 1


def test_one_that_is_frozen_while_it_opens_is_not_waited_for_for_ever(
    location: StoreLocation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgresql_opening, "LONGEST_OPENING", 0.2)
    with postgresql_opening.alone(location, None), pytest.raises(StoreBusy):
        Store.open(location)


def test_a_reader_has_one_snapshot_and_cannot_write(store: Store) -> None:
    with store.reading(store.reporting) as reader:
        with store.writing(store.reporting) as writer:
            writer.execute(insert(star.company).values(company(2)))
        assert reader.scalar(select(func.count()).select_from(star.company)) == 0
    assert count(store, star.company) == 1
    with pytest.raises(StoreError), store.reading(store.reporting) as reader:
        reader.execute(insert(star.company).values(company(3)))
    with store.writing(store.reporting) as writer:
        writer.execute(insert(star.company).values(company(3)))


def test_an_error_rolls_back_and_a_mistake_of_ours_is_not_translated(store: Store) -> None:
    with pytest.raises(IntegrityError), store.writing(store.reporting) as connection:
        connection.execute(insert(star.company).values(company(1)))
        connection.execute(insert(star.company).values(company(1)))
    assert count(store, star.company) == 0


def test_cancelling_stops_a_long_read(store: Store) -> None:
    cancel = CancelToken()
    timer = threading.Timer(0.2, cancel.cancel)
    timer.start()
    with pytest.raises(Cancelled), store.reading(store.reporting, cancel) as connection:
        connection.exec_driver_sql("SELECT pg_sleep(100)")
    timer.join()
    assert count(store, star.company) == 0


def test_an_older_store_is_migrated_and_rolled_back_with_its_data(
    location: StoreLocation, next_version: NextVersion
) -> None:
    with Store.open(location) as store:
        fill(store, 10, 2)
        with pytest.raises(WrongUse):
            rollback(location)
    next_version.install(Database.REPORTING, Database.ADMIN)
    with Store.open(location) as store:
        assert count(store, progress.course_progress) == 20
        with store.reading(store.reporting) as connection:
            assert connection.scalar(text("SELECT added FROM company")) == 7
    done = rollback(location)
    assert {(one.database, one.before, one.after) for one in done} == {
        (database, next_version.head(database), next_version.present[database].head)
        for database in (Database.REPORTING, Database.ADMIN)
    }
    next_version.uninstall()
    with Store.open(location) as store:
        assert count(store, progress.course_progress) == 20
    with pytest.raises(WrongUse):
        rollback(location)


def test_a_way_back_that_fails_changes_nothing(location: StoreLocation, next_version: NextVersion) -> None:
    Store.open(location).close()
    next_version.install(Database.ADMIN)
    next_version.install(Database.REPORTING, back="raise NotImplementedError('no way back')")
    Store.open(location).close()
    with pytest.raises(MigrationFailed) as caught:
        rollback(location)
    assert "pg_restore" in caught.value.advice
    with Store.open(location) as store:
        for database in (Database.ADMIN, Database.REPORTING):
            with store.reading(store.engine(database)) as connection:
                assert revision_of(connection) == next_version.head(database)


def test_a_newer_store_is_refused(location: StoreLocation, next_version: NextVersion) -> None:
    next_version.install(Database.ADMIN)
    Store.open(location).close()
    next_version.uninstall()
    with pytest.raises(StoreNewer):
        Store.open(location)


def test_a_failing_migration_leaves_the_store_as_it_was(location: StoreLocation, next_version: NextVersion) -> None:
    with Store.open(location) as store:
        fill(store, 10, 2)
    next_version.install(Database.REPORTING, then="op.execute('SELECT 1 FROM absent')")
    with pytest.raises(MigrationFailed):
        Store.open(location)
    next_version.uninstall()
    with Store.open(location) as store:
        assert count(store, progress.course_progress) == 20


def test_a_missing_table_is_named(location: StoreLocation, postgres: PostgresServer) -> None:
    Store.open(location).close()
    postgres.execute("DROP TABLE reporting.learner_source", "store")
    with pytest.raises(StoreIncomplete, match="learner_source") as caught:
        Store.open(location)
    assert "doctor --repair" in caught.value.advice


def test_mistakes_of_connecting_are_told_apart(postgres: PostgresServer) -> None:
    postgres.create_database("store")
    good = postgres.url("store")
    with pytest.raises(StoreUnreachable, match="no such database"):
        Store.open(StoreLocation(url=postgres.url("absent")))
    with pytest.raises(StoreUnreachable, match="does not answer"):
        Store.open(StoreLocation(url=good.replace(str(postgres.port), str(free_port()))))
    with pytest.raises(StoreUnreachable):
        Store.open(StoreLocation(url=good.replace("127.0.0.1", "no-such-host.invalid")))
    with pytest.raises(StoreLoginRefused):
        Store.open(StoreLocation(url=good.replace("postgres@", "nobody-of-that-name@")))


def test_a_wrong_password_is_refused_and_not_shown(postgres: PostgresServer) -> None:
    postgres.create_database("store")
    hba = postgres.data / "pg_hba.conf"
    trusting = hba.read_text()
    postgres.execute("DROP ROLE IF EXISTS careful")
    postgres.execute("CREATE ROLE careful LOGIN PASSWORD 'right'")
    postgres.execute("GRANT CREATE ON DATABASE store TO careful")
    hba.write_text("host all careful 127.0.0.1/32 scram-sha-256\n" + trusting)
    postgres.execute("SELECT pg_reload_conf()")
    try:
        location = StoreLocation(url=postgres.url("store").replace("postgres@", "careful@"))
        with pytest.raises(StoreLoginRefused) as caught:
            Store.open(location, "very wrong")
        assert "very wrong" not in str(caught.value)
        with pytest.raises(StoreLoginRefused):
            Store.open(location)
        Store.open(location, "right").close()
    finally:
        hba.write_text(trusting)
        postgres.execute("SELECT pg_reload_conf()")


def test_an_account_without_the_right_to_make_schemas(postgres: PostgresServer) -> None:
    postgres.create_database("store")
    postgres.execute("DROP ROLE IF EXISTS weak")
    # With a password, because other tests make this server ask for one.
    postgres.execute("CREATE ROLE weak LOGIN PASSWORD 'weak'")
    weak = StoreLocation(url=postgres.url("store").replace("postgres@", "weak@"))
    with pytest.raises(StoreRightMissing) as caught:
        Store.open(weak, "weak")
    assert "GRANT" in caught.value.advice
    for schema in Database:
        postgres.execute(f"CREATE SCHEMA {schema} AUTHORIZATION weak", "store")
    Store.open(weak, "weak").close()


def test_a_database_that_is_not_utf8_is_refused(postgres: PostgresServer) -> None:
    postgres.execute("DROP DATABASE IF EXISTS latin")
    postgres.execute("CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0 LOCALE 'C'")
    with pytest.raises(StoreError, match="LATIN1") as caught:
        Store.open(StoreLocation(url=postgres.url("latin")))
    assert "UTF8" in caught.value.advice


def test_a_server_that_goes_away_is_unreachable_and_comes_back(
    location: StoreLocation, postgres: PostgresServer
) -> None:
    with Store.open(location) as store:
        with pytest.raises(StoreUnreachable), store.reading(store.reporting) as connection:
            postgres.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'store'")
            connection.execute(select(star.company))
        assert count(store, star.company) == 0


def test_backups_are_left_to_the_server(location: StoreLocation) -> None:
    assert backup_if_due(location, 1) == [] and backups(location) == []
    assert "pg_dump" in POSTGRESQL_ADVICE


def test_the_doctor_finds_and_repairs(location: StoreLocation, postgres: PostgresServer) -> None:
    assert [finding.key for finding in diagnose(location)] == ["absent", "backup"]
    with Store.open(location) as store:
        fill(store, 20, 3)
        with store.writing(store.reporting) as connection:
            connection.execute(state.sync_state.update().values(first_fill=False, watermark=5))
    assert [finding.key for finding in diagnose(location)] == ["backup"]
    assert repair(location) == []
    postgres.execute("DROP INDEX reporting.ix_course_progress_by_status", "store")
    postgres.execute("DROP TABLE reporting.learner_source", "store")
    postgres.execute("UPDATE reporting.company SET change_seq = 1", "store")
    assert [finding.key for finding in diagnose(location)] == ["tables", "indexes", "backup"]
    assert len(repair(location)) == 4
    assert [finding.key for finding in diagnose(location)] == ["backup"]
    with Store.open(location) as store:
        assert sync_state(store)["watermark"] is None
        with store.reading(store.reporting) as connection:
            assert connection.scalar(select(star.company.c.change_seq)) == 60


def test_the_doctor_says_when_the_server_is_away() -> None:
    found = diagnose(StoreLocation(url=f"postgresql+psycopg://postgres@127.0.0.1:{free_port()}/store"))
    assert [(finding.key, finding.severity) for finding in found] == [("unusable", Severity.ERROR)]
    assert found[0].advice


def test_sizes(store: Store) -> None:
    fill(store, 20, 3)
    found = {size.database: size for size in sizes(store)}
    assert found[Database.REPORTING].rows["course_progress"] == 60
    assert found[Database.REPORTING].bytes > found[Database.ADMIN].bytes > 0
