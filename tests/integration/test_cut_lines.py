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
ROUNDS = 2


@pytest.fixture(params=["mariadb", "postgres"])
def server(request: pytest.FixtureRequest) -> MariaDBServer | PostgresServer:
    return request.getfixturevalue(request.param)


def test_lines_cut_at_random_bytes(
    server: MariaDBServer | PostgresServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    hurry(monkeypatch.setattr)
    site = CutSite(IOMAD, make_on_server(IOMAD, server), tmp_path, seed=3)
    for _ in range(ROUNDS):
        site.round()
    assert site.cuts >= ROUNDS
    site.close()


def rows_of(settings: SourceSettings, folder: Path) -> dict:
    with Store.open(StoreLocation(folder, None)) as store:
        assert Task(settings, store.location, SyncMode.FULL, NOW).run(store).result is RunResult.SUCCESS
        return Look(store).rows


@pytest.mark.parametrize(("kind", "crash"), [("mariadb", True), ("postgres", False)])
def test_a_server_that_is_restarted_in_the_middle(
    kind: str, crash: bool, tmp_path: Path, request: pytest.FixtureRequest
):
    """The run waits for it, reads the range anew, and ends right."""
    server = request.getfixturevalue(kind)
    settings = SourceSettings(url=make_on_server(IOMAD, server).partition("?")[0])
    restarts: list[threading.Thread] = []

    def restart() -> None:
        if crash:
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


def test_a_line_that_falls_silent_is_given_up(
    server: MariaDBServer | PostgresServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Neither an answer nor an end of the line: no run may wait for that for ever."""
    hurry(monkeypatch.setattr)
    for module in (mysql, postgresql):
        monkeypatch.setattr(module, "ANSWER_GRACE", 1)
    settings = SourceSettings(url=make_on_server(IOMAD, server).partition("?")[0], statement_limit=1)
    budgets = iter([60_000])
    with CuttingProxy(server.port, lambda: next(budgets, None), silent=True) as proxy:
        through = settings.model_copy(update={"url": settings.url.replace(str(server.port), str(proxy.port))})
        rows = rows_of(through, tmp_path / "through")
        assert proxy.cuts == 1
    assert rows == rows_of(settings, tmp_path / "straight")
