"""Moodle's server goes away in the middle of a sync: a cut line, a line that falls silent, a restart."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from alx_desktop.config import SourceSettings
from alx_desktop.domain.sync import RunResult, SyncMode
from alx_desktop.moodle import mysql, postgresql
from alx_desktop.store.store import Store, StoreLocation
from tests.cutting_proxy import CuttingProxy
from tests.integration.cut_lines import CutSite, hurry
from tests.integration.killed_site import Look
from tests.integration.story import NOW, Setting, make_on_server
from tests.integration.victim import Task
from tests.servers import MariaDBServer, PostgresServer

IOMAD = Setting("iomad41", "iomad")
Server = MariaDBServer | PostgresServer
Place = tuple[Server, str]


@pytest.fixture(scope="module", params=["mariadb", "postgres"])
def place(request: pytest.FixtureRequest) -> Place:
    """A server, and the database of a site on it."""
    server = request.getfixturevalue(request.param)
    return server, make_on_server(IOMAD, server).rpartition("/")[2].partition("?")[0]


def settings_of(place: Place, port: int | None = None, **more: int) -> SourceSettings:
    server, database = place
    url = server.url(database).partition("?")[0]
    return SourceSettings(url=url.replace(f":{server.port}/", f":{port or server.port}/"), **more)


def test_lines_cut_at_random_bytes(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    hurry(monkeypatch.setattr)
    site = CutSite(IOMAD, settings_of(place).url, tmp_path, seed=3)
    while not site.cuts:
        site.round()
    site.close()


def rows_of(settings: SourceSettings, folder: Path) -> dict:
    with Store.open(StoreLocation(folder, None)) as store:
        assert Task(settings, store.location, SyncMode.FULL, NOW).run(store).result is RunResult.SUCCESS
        return Look(store).rows


def test_a_server_that_is_restarted_in_the_middle(place: Place, tmp_path: Path):
    """The run waits for it, reads the range anew, and ends right. MariaDB crashes, PostgreSQL is stopped."""
    server, settings = place[0], settings_of(place)
    restarts: list[threading.Thread] = []

    def restart() -> None:
        if isinstance(server, MariaDBServer):
            server.kill()
        else:
            server.stop()
        server.start()

    def told(event: str) -> None:
        if event == "learners:committed" and not restarts:
            restarts.append(threading.Thread(target=restart))
            restarts[0].start()

    with Store.open(StoreLocation(tmp_path / "store", None)) as store:
        try:
            run = Task(settings, store.location, SyncMode.FULL, NOW, batch_size=20).run(store, told)
        finally:
            restarts[0].join()
        assert run.result is RunResult.SUCCESS
        assert Look(store).rows == rows_of(settings, tmp_path / "whole")


def test_a_line_that_falls_silent_is_given_up(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Neither an answer nor an end of the line: no run may wait for that for ever."""
    hurry(monkeypatch.setattr)
    for module in (mysql, postgresql):
        monkeypatch.setattr(module, "ANSWER_GRACE", 1)
    budgets = iter([60_000])
    with CuttingProxy(place[0].port, lambda: next(budgets, None), silent=True) as proxy:
        rows = rows_of(settings_of(place, proxy.port, statement_limit=2), tmp_path / "through")
        assert proxy.cuts == 1
    assert rows == rows_of(settings_of(place), tmp_path / "straight")
