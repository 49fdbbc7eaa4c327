"""Opening, reading and writing a store in SQLite files."""

from __future__ import annotations

import os
import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import IntegrityError, OperationalError

from alx_desktop.domain.errors import Cancelled, DiskFull, StoreBusy, StoreDamaged, StoreError, WrongUse
from alx_desktop.domain.progress import CancelToken
from alx_desktop.store import engines
from alx_desktop.store import store as store_module
from alx_desktop.store.store import Database, Store, StoreLocation
from alx_desktop.store.tables import progress, star
from tests.unit.store.rows import company, count, fill, lease, sync_state

ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c"


def test_new_store_has_an_epoch_and_a_lease(store: Store) -> None:
    state = sync_state(store)
    assert len(state["store_epoch"]) == 32
    assert state["first_fill"] is True and state["watermark"] is None
    assert lease(store)["fencing"] == 0
    assert store.recoveries == () and not store.unclean


def test_two_stores_have_two_epochs_and_opening_again_keeps_them(tmp_path: Path) -> None:
    with Store.open(StoreLocation(folder=tmp_path / "a")) as a, Store.open(StoreLocation(folder=tmp_path / "b")) as b:
        epoch = sync_state(a)["store_epoch"]
        assert epoch != sync_state(b)["store_epoch"]
    with Store.open(StoreLocation(folder=tmp_path / "a")) as again:
        assert sync_state(again)["store_epoch"] == epoch


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_files_are_private(location: StoreLocation) -> None:
    assert location.folder is not None
    location.folder.mkdir(mode=0o755)
    location.file(Database.REPORTING).touch(mode=0o644)
    with Store.open(location) as store:
        fill(store)
        assert location.folder.stat().st_mode & 0o777 == 0o700
        modes = {path.name: path.stat().st_mode & 0o777 for path in location.folder.iterdir()}
    assert "reporting.sqlite-wal" in modes
    assert set(modes.values()) == {0o600}


@pytest.mark.parametrize("database", list(Database))
def test_settings_of_each_connection(store: Store, database: Database) -> None:
    with store.reading(store.engine(database)) as connection:
        ask = lambda name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()  # noqa: E731
        assert ask("journal_mode") == "wal"
        assert ask("foreign_keys") == 1
        assert ask("busy_timeout") == engines.BUSY_TIMEOUT * 1000
        assert ask("synchronous") == (2 if database is Database.ADMIN else 1)


def test_a_reader_keeps_its_snapshot_while_a_writer_commits(store: Store) -> None:
    fill(store, 1, 1)
    with store.reading(store.reporting) as reader:
        with store.writing(store.reporting) as writer:
            writer.execute(insert(star.company).values(company(2)))
        assert reader.scalar(select(func.count()).select_from(star.company)) == 1
    assert count(store, star.company) == 2


def test_many_readers_in_threads_while_one_writes(store: Store) -> None:
    """Each commit writes a company and raises the counter of company 1: no reader may see one without the other."""
    fill(store, 1, 1)
    failures: list[BaseException] = []
    stop = threading.Event()

    def read() -> None:
        try:
            while not stop.is_set():
                with store.reading(store.reporting) as connection:
                    number = connection.scalar(select(func.count()).select_from(star.company))
                    seq = connection.scalar(select(star.company.c.change_seq).where(star.company.c.company_id == 1))
                    assert number is not None and seq == number
        except BaseException as error:
            failures.append(error)

    with store.writing(store.reporting) as connection:
        connection.execute(star.company.update().values(change_seq=1))
    threads = [threading.Thread(target=read) for _ in range(6)]
    for thread in threads:
        thread.start()
    for number in range(2, 60):
        with store.writing(store.reporting) as connection:
            connection.execute(insert(star.company).values(company(number)))
            connection.execute(star.company.update().where(star.company.c.company_id == 1).values(change_seq=number))
    stop.set()
    for thread in threads:
        thread.join()
    assert failures == []


def test_writers_in_threads_queue(store: Store) -> None:
    with store.writing(store.reporting) as connection:
        connection.execute(insert(star.company).values(company(1)))

    def raise_by_one() -> None:
        for _ in range(20):
            with store.writing(store.reporting) as connection:
                seq = connection.scalar(select(star.company.c.change_seq))
                connection.execute(star.company.update().values(change_seq=(seq or 0) + 1))

    threads = [threading.Thread(target=raise_by_one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.reading(store.reporting) as connection:
        assert connection.scalar(select(star.company.c.change_seq)) == 80


def test_a_reader_cannot_write_and_leaves_no_trace_of_it(store: Store) -> None:
    with pytest.raises(StoreError), store.reading(store.reporting) as connection:
        connection.execute(insert(star.company).values(company(1)))
    with store.writing(store.reporting) as connection:
        connection.execute(insert(star.company).values(company(1)))
    assert count(store, star.company) == 1


def test_an_error_rolls_back(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.writing(store.reporting) as connection:
        connection.execute(insert(star.company).values(company(1)))
        raise ZeroDivisionError
    assert count(store, star.company) == 0


def test_foreign_keys_are_enforced_and_a_mistake_of_ours_is_not_translated(store: Store) -> None:
    with pytest.raises(IntegrityError), store.writing(store.reporting) as connection:
        row = {"company_id": 5, "department_id": 1, "name": "", "shortname": "", "sort_name": ""}
        connection.execute(insert(star.department).values(row))
    with pytest.raises(OperationalError, match="no such table"), store.reading(store.reporting) as connection:
        connection.execute(text("SELECT 1 FROM absent"))


def test_writing_inside_writing_says_so_at_once(store: Store) -> None:
    with store.writing(store.reporting), pytest.raises(RuntimeError, match="inside"), store.writing(store.reporting):
        pass
    with store.writing(store.reporting), store.writing(store.admin):
        pass


def test_another_process_that_writes_makes_it_busy(
    location: StoreLocation, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(engines, "BUSY_TIMEOUT", 0.2)
    with Store.open(location) as store:
        other = sqlite3.connect(location.file(Database.REPORTING), isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy) as caught, store.writing(store.reporting):
            pass
        assert "sync" not in caught.value.title
        other.execute("ROLLBACK")
        other.close()
        with store.writing(store.reporting):
            pass


def test_another_thread_that_writes_makes_it_busy(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "BUSY_TIMEOUT", 0.1)
    caught: list[BaseException] = []

    def write() -> None:
        try:
            with store.writing(store.reporting):
                pass
        except BaseException as error:
            caught.append(error)

    with store.writing(store.reporting):
        thread = threading.Thread(target=write)
        thread.start()
        thread.join()
    assert [type(error) for error in caught] == [StoreBusy]


def test_a_full_disk_rolls_back_and_says_so(store: Store) -> None:
    fill(store, 10, 2)
    with pytest.raises(DiskFull), store.writing(store.reporting) as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar() or 0
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 2}")
        for number in range(1000):
            connection.execute(insert(star.company).values(company(number + 2, name="x" * 1000)))
    assert count(store, star.company) == 1
    assert count(store, progress.course_progress) == 20


def test_cancelling_stops_a_long_read(store: Store) -> None:
    cancel = CancelToken()
    timer = threading.Timer(0.1, cancel.cancel)
    timer.start()
    with pytest.raises(Cancelled), store.reading(store.reporting, cancel) as connection:
        connection.exec_driver_sql(ENDLESS).scalar()
    timer.join()
    with store.reading(store.reporting) as connection:
        assert connection.exec_driver_sql("SELECT 1").scalar() == 1


def test_cancelling_between_statements_is_seen_at_the_end(store: Store) -> None:
    cancel = CancelToken()
    with pytest.raises(Cancelled), store.reading(store.reporting, cancel):
        cancel.cancel()


def test_cancelling_afterwards_does_not_reach_the_next_reader(store: Store) -> None:
    cancel = CancelToken()
    with store.reading(store.reporting, cancel):
        pass
    with store.reading(store.reporting) as connection:
        cancel.cancel()
        assert connection.exec_driver_sql("SELECT 1").scalar() == 1


def test_met_damage_leaves_a_mark_for_the_next_opening(store: Store, location: StoreLocation) -> None:
    with pytest.raises(StoreDamaged), store.reading(store.reporting):
        error = sqlite3.DatabaseError("database disk image is malformed")
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error
    assert location.file(Database.REPORTING).with_suffix(".suspect").exists()


@pytest.mark.parametrize("arguments", [{}, {"folder": Path("x"), "url": "postgresql+psycopg://h/d"}, {"url": "x"}])
def test_a_location_is_one_of_two(arguments: dict[str, object]) -> None:
    with pytest.raises(WrongUse):
        StoreLocation(**arguments)  # type: ignore[arg-type]


def test_a_url_of_another_kind_is_refused() -> None:
    with pytest.raises(WrongUse):
        StoreLocation(url="mysql+pymysql://h/d")


def test_a_location_shows_no_password() -> None:
    assert "secret" not in str(StoreLocation(url="postgresql+psycopg://me:secret@h/d"))
