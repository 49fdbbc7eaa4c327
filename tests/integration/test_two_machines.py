"""Two processes on one store, of which one is frozen and thawed, slow, or has its clock set: nothing mixes."""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from alx_desktop.config import SourceSettings
from alx_desktop.demo.site import DemoSize, make_site
from alx_desktop.domain.errors import LeaseLost, StoreBusy, StoreUnreachable
from alx_desktop.domain.sync import RunResult, SyncMode
from alx_desktop.store import engines, lease, silent
from alx_desktop.store.clock import clock
from alx_desktop.store.integrity import check
from alx_desktop.store.lease import Lease
from alx_desktop.store.runs import read_runs
from alx_desktop.store.store import Store, StoreLocation
from alx_desktop.store.tables.state import sync_lease
from tests.integration.killed_site import Look
from tests.integration.victim import Task, Victim
from tests.servers import PostgresServer
from tests.waiting import until

NOW = 1_790_000_000
SHORT = {
    "alx_desktop.store.lease.LEASE_SECONDS": 1,
    # So that it is never frozen in the middle of a renewal, which is a transaction.
    "alx_desktop.store.lease.BEAT_SECONDS": 3600.0,
    "alx_desktop.store.engines.BUSY_TIMEOUT": 1.0,
}
pytestmark = pytest.mark.skipif(os.name != "posix", reason="freezing a process needs POSIX signals")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> SourceSettings:
    url = f"sqlite:///{tmp_path_factory.mktemp('site') / 'moodle.sqlite'}"
    make_site(url, DemoSize(3, 90, 7), seed=3, now=NOW)
    return SourceSettings(url=url)


@pytest.fixture(params=["sqlite", "postgresql"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> StoreLocation:
    if request.param == "sqlite":
        return StoreLocation(tmp_path / "store", None)
    return shared(request.getfixturevalue("postgres"))


def shared(server: PostgresServer) -> StoreLocation:
    return StoreLocation(None, server.create_database(f"two_{uuid.uuid4().hex[:8]}"))


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lease of a second instead of two minutes, in this process too."""
    monkeypatch.setattr(lease, "LEASE_SECONDS", 1)
    monkeypatch.setattr(lease, "BEAT_SECONDS", 0.3)
    monkeypatch.setattr(engines, "BUSY_TIMEOUT", 1.0)


@pytest.fixture
def frozen(source: SourceSettings) -> Iterator[Callable[..., Victim]]:
    """Makes a victim that is frozen at an event."""
    with ExitStack() as stack:

        def freeze(location: StoreLocation, at: str, **constants: object) -> Victim:
            task = Task(source, location, SyncMode.FULL, NOW, hold_at=at, batch_size=20, constants=SHORT | constants)
            victim = Victim(task)
            stack.callback(victim.process.kill)
            assert victim.listen(60, at), victim.result
            victim.freeze()
            return victim

        yield freeze


def sync(source: SourceSettings, location: StoreLocation) -> tuple[RunResult, bool]:
    with Store.open(location) as store:
        run = Task(source, location, SyncMode.AUTO, NOW, holder="second").run(store)
    return run.result, run.resumed


def look(location: StoreLocation) -> Look:
    with Store.open(location) as store:
        assert check(store) == []
        return Look(store)


def whole(source: SourceSettings, tmp_path: Path) -> dict:
    location = StoreLocation(tmp_path / "whole", None)
    sync(source, location)
    return look(location).rows


def results(location: StoreLocation) -> list[RunResult]:
    with Store.open(location) as store, store.reading(store.activity) as connection:
        return [run.result for run in read_runs(connection)]


def test_frozen_between_ranges_and_thawed(location: StoreLocation, frozen, source: SourceSettings, tmp_path: Path):
    victim = frozen(location, "learners:committed")
    until(lambda: _succeeds(source, location), "the second sync, when the lease is over")
    after = look(location)
    victim.thaw()
    victim.go()
    assert victim.end()[0] == LeaseLost.__name__
    assert look(location).rows == after.rows == whole(source, tmp_path)
    assert sorted(results(location)) == [RunResult.FAILED, RunResult.SUCCESS]
    assert sync(source, location)[0] is RunResult.SUCCESS


def test_frozen_in_a_transaction_of_a_file(tmp_path: Path, frozen, source: SourceSettings):
    """Nobody can end another process's transaction there: the second is told, the first goes on when it is thawed."""
    location = StoreLocation(tmp_path / "store", None)
    victim = frozen(location, "learners:committing")
    with pytest.raises(StoreBusy):
        sync(source, location)
    victim.thaw()
    victim.go()
    assert victim.end()[0] == RunResult.SUCCESS
    assert look(location).rows == whole(source, tmp_path)


def test_frozen_in_a_transaction_of_a_server(postgres: PostgresServer, frozen, source: SourceSettings, tmp_path: Path):
    location = shared(postgres)
    victim = frozen(location, "learners:committing", **{"alx_desktop.store.engines.SILENT_SECONDS": 1})
    # Told that it is busy, rather than waiting for ever, until the server has given the frozen one up.
    until(lambda: _succeeds(source, location), "the second sync")
    victim.thaw()
    victim.go()
    assert victim.end()[0] == StoreUnreachable.__name__
    assert look(location).rows == whole(source, tmp_path)
    assert RunResult.RUNNING not in results(location)
    assert sync(source, location)[0] is RunResult.SUCCESS


def _succeeds(source: SourceSettings, location: StoreLocation) -> bool:
    try:
        return sync(source, location)[0] is RunResult.SUCCESS
    except StoreBusy:
        return False


def test_frozen_in_the_middle_of_a_copy(
    postgres: PostgresServer, source: SourceSettings, monkeypatch: pytest.MonkeyPatch
):
    """The server's own limit for silent transactions does not see that one."""
    location = shared(postgres)
    Store.open(location).close()
    monkeypatch.setattr(silent, "SILENT_SECONDS", 1)
    assert location.url
    with psycopg.connect(location.url.replace("+psycopg", "")) as silent_client:
        silent_client.execute("SET search_path TO reporting")
        silent_client.execute("UPDATE sync_lease SET holder = 'frozen', fencing = 7, expires_at = 1")
        with (
            pytest.raises(psycopg.OperationalError),
            silent_client.cursor().copy("COPY company FROM STDIN") as copy,
        ):
            until(lambda: _succeeds(source, location), "the second sync")
            copy.write("x")


def test_one_that_wakes_up_leaves_the_lease_to_who_has_it(location: StoreLocation, frozen, source: SourceSettings):
    """Its own lock is free again then; that says nothing of the process that took over."""
    victim = frozen(location, "learners:committed")
    with Store.open(location) as store:
        until(lambda: clock_of(store) >= expiry(store), "the end of the lease")
        stack = ExitStack()
        stack.enter_context(Lease(store, "second"))
        victim.thaw()
        victim.go()
        assert victim.end()[0] == LeaseLost.__name__
        with stack, Store.open(location) as other, pytest.raises(StoreBusy), Lease(other, "third"):
            pass


def clock_of(store: Store) -> int:
    with store.reading(store.reporting) as connection:
        return clock(connection)


def test_a_slow_read_of_moodle_does_not_cost_the_lease(location: StoreLocation):
    with Store.open(location) as store, Lease(store, "slow") as held:
        expires = []
        for _ in range(2):
            expires.append(expiry(store))
            until(lambda: expiry(store) > expires[-1], "the renewal")
            with Store.open(location) as other, pytest.raises(StoreBusy), Lease(other, "second"):
                pass
        with store.writing(store.reporting) as connection:
            held.check(connection)


def expiry(store: Store) -> int:
    with store.reading(store.reporting) as connection:
        return connection.scalar(sa.select(sync_lease.c.expires_at)) or 0


@pytest.mark.parametrize("jump", [-86_400, 3600])
def test_a_clock_that_jumps_costs_nobody_the_lease(jump: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A file's lease goes by this machine's clock; a server's by the server's."""
    location = StoreLocation(tmp_path / "store", None)
    with Store.open(location) as store, Lease(store, "first") as held:
        real = time.time
        monkeypatch.setattr(time, "time", lambda: real() + jump)
        with Store.open(location) as other, pytest.raises(StoreBusy), Lease(other, "second"):
            pass
        with store.writing(store.reporting) as connection:
            held.check(connection)
            now = clock(connection)
        assert 0 < expiry(store) - now <= 1


@pytest.mark.parametrize("jump", [-86_400, 3600])
def test_after_a_jump_of_the_clock_a_dead_holders_lease_is_free(
    jump: int, location: StoreLocation, source: SourceSettings, monkeypatch: pytest.MonkeyPatch
):
    task = Task(source, location, SyncMode.FULL, NOW, hold_at="learners:committed", batch_size=20)
    victim = Victim(task)
    assert victim.listen(60, "learners:committed"), victim.result
    assert victim.kill()
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + jump)
    assert sync(source, location) == (RunResult.SUCCESS, True)
