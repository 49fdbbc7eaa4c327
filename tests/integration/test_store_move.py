"""A store that moves between SQLite and PostgreSQL: nothing is lost, and no interruption leaves two or none."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, update
from sqlalchemy.exc import DBAPIError

from alx_desktop.domain.errors import (
    Cancelled,
    DiskFull,
    LeaseLost,
    StoreBusy,
    StoreError,
    StoreLoginRefused,
    StoreUnreachable,
    WrongUse,
)
from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink, ignore_progress
from alx_desktop.store import copying, moving
from alx_desktop.store.integrity import check
from alx_desktop.store.lease import Lease
from alx_desktop.store.location import Database
from alx_desktop.store.moving import Moved, Place, move
from alx_desktop.store.store import Store, StoreLocation
from alx_desktop.store.tables import progress, star, state
from tests.server_process import free_port
from tests.servers import PostgresServer
from tests.unit.store.pair import change, everything, fill_all
from tests.unit.store.rows import company, sync_state


class Desk:
    """A profile's store, as config.toml would name it; `go` moves it."""

    def __init__(self, location: StoreLocation) -> None:
        self.location = location

    def go(
        self, target: StoreLocation, progress: ProgressSink = ignore_progress, cancel: CancelToken | None = None
    ) -> Moved:
        def switch() -> None:
            self.location = target

        return move(Place(self.location), Place(target), "test", switch, progress, cancel or CancelToken())

    def read(self) -> dict[str, list[tuple[object, ...]]]:
        with Store.open(self.location) as store:
            assert store.recoveries == () and check(store) == []
            return everything(store)


@pytest.fixture
def files(tmp_path: Path) -> StoreLocation:
    return StoreLocation(folder=tmp_path / "stö re")


@pytest.fixture
def server(postgres: PostgresServer) -> StoreLocation:
    return StoreLocation(url=postgres.create_database("moved"))


@pytest.fixture
def desk(files: StoreLocation) -> Desk:
    with Store.open(files) as store:
        fill_all(store)
    return Desk(files)


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(copying, "BATCH", 2)
    yield


def test_there_and_back_is_the_same_in_every_table(desk: Desk, files: StoreLocation, server: StoreLocation) -> None:
    before = desk.read()
    assert all(before.values()), "a row in every table"
    there = desk.go(server)
    assert desk.location == server and there.rows == {name: len(rows) for name, rows in before.items()}
    assert desk.read() == before
    back = desk.go(files)
    assert desk.location == files and desk.read() == before
    assert len(back.set_aside) == 3 and all(path.exists() for path in back.set_aside)
    assert files.folder is not None and not (files.folder / "moving").exists()
    with Store.open(files) as store:
        assert (sync_state(store)["copy_of"], sync_state(store)["moved_to"]) == (None, None)


def test_what_is_written_after_the_move_takes_new_numbers(desk: Desk, server: StoreLocation) -> None:
    desk.go(server)
    with Store.open(server) as store, store.writing(store.reporting) as connection:
        connection.execute(insert(progress.progress_change).values(change(1, 1)))
        assert connection.scalar(select(func.max(progress.progress_change.c.change_id))) == 10**12 + 1


def test_the_old_store_stays_as_it_was(desk: Desk, files: StoreLocation, server: StoreLocation) -> None:
    before = desk.read()
    desk.go(server)
    assert Desk(files).read() == before
    desk.go(files)
    assert Desk(server).read() == before


def test_a_place_with_rows_is_refused(desk: Desk, server: StoreLocation, tmp_path: Path) -> None:
    before = desk.read()
    with Store.open(server) as store, store.writing(store.reporting) as connection:
        connection.execute(insert(star.company).values(company(77)))
    with pytest.raises(WrongUse, match="not empty"):
        desk.go(server)
    other = StoreLocation(folder=tmp_path / "other")
    Store.open(other).close()
    with pytest.raises(WrongUse, match="not empty"):
        desk.go(other)
    assert desk.location.folder is not None and desk.read() == before
    with Store.open(server) as store:
        assert len(everything(store)["reporting.company"]) == 1


def test_a_foreign_database_is_refused(desk: Desk, server: StoreLocation, postgres: PostgresServer) -> None:
    postgres.execute("CREATE SCHEMA admin", "moved")
    postgres.execute("CREATE TABLE admin.users (id int)", "moved")
    with pytest.raises(WrongUse, match="not empty"):
        desk.go(server)
    assert not postgres.execute("SELECT 1 FROM pg_namespace WHERE nspname = 'reporting'", "moved")


def test_an_empty_store_that_was_just_made_is_taken(desk: Desk, server: StoreLocation) -> None:
    Store.open(server).close()
    before = desk.read()
    desk.go(server)
    assert desk.read() == before


def test_places_that_do_not_answer(desk: Desk, server: StoreLocation, postgres: PostgresServer) -> None:
    with pytest.raises(StoreUnreachable):
        desk.go(StoreLocation(url=f"postgresql+psycopg://alx@127.0.0.1:{free_port()}/moved"))
    with pytest.raises(StoreUnreachable, match="no such database"):
        desk.go(StoreLocation(url=postgres.url("nowhere")))
    wrong = server.parsed_url.set(username="moodle_wrong").render_as_string()
    with pytest.raises(StoreLoginRefused):
        desk.go(StoreLocation(url=wrong))
    with pytest.raises(WrongUse, match="already"):
        desk.go(desk.location)


def test_a_store_that_is_open_does_not_move(desk: Desk, files: StoreLocation, server: StoreLocation) -> None:
    with Store.open(files), pytest.raises(StoreBusy, match="in use"):
        desk.go(server)
    desk.go(server)


def test_a_server_store_that_is_open_does_not_move(
    desk: Desk, files: StoreLocation, server: StoreLocation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moving, "GOODBYE", 0.2)
    desk.go(server)
    with Store.open(server) as store:
        sync_state(store)
        with pytest.raises(StoreBusy, match="in use"):
            desk.go(files)
    desk.go(files)


def test_nothing_moves_while_a_sync_runs(
    desk: Desk, files: StoreLocation, server: StoreLocation, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.go(server)
    monkeypatch.setattr(moving, "_require_nobody", lambda _place: None)
    with Store.open(server) as store, Lease(store, "a sync"), pytest.raises(StoreBusy):
        desk.go(files)
    desk.go(files)


@pytest.mark.parametrize("phase", ["copy", "indexes", "compare"])
@pytest.mark.parametrize("back", [False, True])
def test_a_cancel_leaves_everything_as_it_was(
    desk: Desk, files: StoreLocation, server: StoreLocation, phase: str, back: bool
) -> None:
    if back:
        desk.go(server)
    before, place, target = desk.read(), desk.location, files if back else server
    token = CancelToken()

    def stop(told: Progress) -> None:
        if told.phase == phase and (phase == "indexes" or told.done >= 8):
            token.cancel()

    with pytest.raises(Cancelled):
        desk.go(target, stop, token)
    assert desk.location == place and desk.read() == before
    desk.go(target)
    assert desk.location == target and desk.read() == before


def test_a_row_that_does_not_arrive_is_found(desk: Desk, server: StoreLocation) -> None:
    before = desk.read()

    def lose(told: Progress) -> None:
        if told.phase == "compare" and told.done < 3:
            with Store.open(server) as store, store.writing(store.reporting) as connection:
                connection.execute(update(star.course).where(star.course.c.course_id == 2).values(fullname="other"))

    with pytest.raises(StoreError, match="not the same"):
        desk.go(server, lose)
    assert desk.location.folder is not None and desk.read() == before


def test_a_lease_that_went_to_somebody_else_ends_the_move(
    desk: Desk, server: StoreLocation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moving, "PROVEN_FOR", 0.0)
    before = desk.read()

    def steal(told: Progress) -> None:
        if told.phase == "copy" and told.done >= 8:
            with Store.open(server) as store, store.writing(store.reporting) as connection:
                connection.execute(state.sync_lease.update().values(fencing=99))

    with pytest.raises(LeaseLost):
        desk.go(server, steal)
    assert desk.location.folder is not None and desk.read() == before


def test_a_full_disk_leaves_everything_as_it_was(
    desk: Desk, server: StoreLocation, files: StoreLocation, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = desk.read()
    import psycopg

    def full(*_arguments: object) -> None:
        raise DBAPIError("COPY", None, psycopg.errors.DiskFull("could not extend file"))

    with monkeypatch.context() as patch:
        patch.setattr(copying, "insert_rows", full)
        with pytest.raises(DiskFull):
            desk.go(server)
    assert desk.read() == before
    desk.go(server)
    with monkeypatch.context() as patch:
        patch.setattr(moving, "require_space", lambda *_: (_ for _ in ()).throw(DiskFull("0 MB free")))
        with pytest.raises(DiskFull):
            desk.go(files)
    assert desk.location == server and desk.read() == before


CHILD = """
import sys, time
from pathlib import Path
from alx_desktop.domain.progress import CancelToken
from alx_desktop.store import copying, moving
from alx_desktop.store.location import StoreLocation
from alx_desktop.store.moving import Place, move
copying.BATCH = 2
source, target, word = sys.argv[1:]
def place(name):
    return Place(StoreLocation(url=name) if "://" in name else StoreLocation(folder=Path(name)))
seen = []
def stop(*_):
    print("half", flush=True)
    time.sleep(120)
def told(progress):
    if progress.phase == word and (word == "indexes" or progress.done >= 9):
        stop()
if word == "placed":
    real = moving.place
    def placed(whole, path):
        real(whole, path)
        stop()
    moving.place = placed
if word == "settle":
    moving._settle = stop
move(place(source), place(target), "child", stop if word == "switch" else (lambda: None), told, CancelToken())
"""


def killed(source: StoreLocation, target: StoreLocation, word: str) -> None:
    """Move in a process of its own that is killed at `word`."""
    names = [str(one.folder or one.url) for one in (source, target)]
    child = subprocess.Popen([sys.executable, "-c", CHILD, *names, word], stdout=subprocess.PIPE, text=True,
                             cwd=Path(__file__).parents[2])  # fmt: skip
    assert child.stdout is not None
    assert child.stdout.readline().strip() == "half"
    child.kill()
    child.wait()
    child.stdout.close()


@pytest.mark.parametrize("word", ["copy", "indexes", "compare", "switch"])
def test_killed_on_the_way_to_the_server(desk: Desk, server: StoreLocation, word: str) -> None:
    before = desk.read()
    killed(desk.location, server, word)
    assert desk.read() == before
    desk.go(server)
    assert desk.read() == before


@pytest.mark.parametrize("word", ["copy", "compare", "placed", "switch"])
def test_killed_on_the_way_to_files(desk: Desk, files: StoreLocation, server: StoreLocation, word: str) -> None:
    desk.go(server)
    before = desk.read()
    killed(server, files, word)
    assert desk.read() == before
    desk.go(files)
    assert desk.location == files and desk.read() == before


def test_killed_after_the_switch(desk: Desk, files: StoreLocation, server: StoreLocation) -> None:
    """The copy still says that it is half: whoever uses it, and moves on, must not lose it."""
    before = desk.read()
    killed(files, server, "settle")
    desk.location = server
    assert desk.read() == before
    desk.go(files)
    assert desk.read() == before
    with pytest.raises(WrongUse, match="not empty"):
        desk.go(server)


def test_another_store_s_half_copy_is_refused(desk: Desk, server: StoreLocation, tmp_path: Path) -> None:
    killed(desk.location, server, "compare")
    other = Desk(StoreLocation(folder=tmp_path / "other"))
    Store.open(other.location).close()
    with pytest.raises(WrongUse, match="not empty"):
        other.go(server)
    assert set(Database)
