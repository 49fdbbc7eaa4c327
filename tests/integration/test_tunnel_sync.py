"""A sync whose SSH tunnel is cut in the middle: nothing half stays, and the next run mends."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from alx_desktop.config import Profile, SourceSettings
from alx_desktop.domain.errors import SourceError
from alx_desktop.domain.sync import RunResult, SyncMode
from alx_desktop.moodle.source import MoodleSource
from alx_desktop.services.secrets import Purpose, Secrets
from alx_desktop.services.source import ProfileSource
from alx_desktop.services.tunnels import Tunnels
from alx_desktop.store.store import Store, StoreLocation
from tests.integration.cut_lines import hurry
from tests.integration.killed_site import Look
from tests.integration.story import NOW, Setting, make_on_server
from tests.integration.victim import Task
from tests.servers import MariaDBServer
from tests.ssh_server import PASSWORD, USER, SshServer

IOMAD = Setting("iomad41", "iomad")


@dataclass(frozen=True)
class TunnelledTask(Task):
    """A sync as a profile with a tunnel does it."""

    tunnels: Tunnels | None = None

    def open_source(self) -> MoodleSource:
        """Through the tunnel, with the clock that the task says."""
        secrets = Secrets()
        secrets.remember("victim", PASSWORD, keep=False, purpose=Purpose.SSH)
        profile = Profile(name="victim", source=self.settings)
        source = ProfileSource(profile, secrets, tunnels=self.tunnels)()
        source.server_time = lambda: NOW  # type: ignore[method-assign]
        return source


@pytest.fixture(scope="module")
def url(mariadb: MariaDBServer) -> str:
    """A site without a password."""
    return make_on_server(IOMAD, mariadb).partition("?")[0]


def rows_of(task: Task) -> dict:
    with Store.open(task.location) as store:
        assert task.run(store).result is RunResult.SUCCESS
        return Look(store).rows


@pytest.mark.parametrize("lasting", [False, True])
def test_cut_in_the_middle_of_a_sync(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lasting: bool) -> None:
    """A line that comes back is waited for; with a server that stays away the run fails, and the next one goes on."""
    hurry(monkeypatch.setattr)
    with SshServer() as server:
        ssh = {"host": "127.0.0.1", "port": server.port, "user": USER, "auth": "password"}
        settings = SourceSettings.model_validate({"url": url, "ssh": ssh})
        tunnels = Tunnels(server.known_hosts(tmp_path / "known_hosts"))
        location = StoreLocation(tmp_path / "store", None)
        task = TunnelledTask(settings, location, SyncMode.FULL, NOW, batch_size=20, tunnels=tunnels)
        cuts: list[str] = []

        def told(event: str) -> None:
            if event == "learners:committed" and not cuts:
                cuts.append(event)
                if lasting:
                    server.stop()
                else:
                    server.cut()

        with Store.open(location) as store:
            if lasting:
                with pytest.raises(SourceError):
                    task.run(store, told)
                server.start()
            else:
                assert task.run(store, told).result is RunResult.SUCCESS
        assert cuts
        mended = rows_of(task)
        assert server.logins >= 2
    straight = Task(SourceSettings(url=url), StoreLocation(tmp_path / "straight", None), SyncMode.FULL, NOW)
    assert mended == rows_of(straight)
