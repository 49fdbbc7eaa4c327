"""Moodle's database through a real SSH server: steps, certificates, pools that share a tunnel, lines that are cut."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from alx_desktop.config import Profile
from alx_desktop.domain.errors import ConnectionLost, SourceError, TlsFailed
from alx_desktop.domain.ssh_errors import BehindTunnelRefused, HostKeyUnknown, SshLoginRefused, SshSecretMissing
from alx_desktop.moodle import errors as moodle_errors
from alx_desktop.moodle import source as source_module
from alx_desktop.moodle.source import MoodleSource
from alx_desktop.services.clock_watch import Clock
from alx_desktop.services.connecting import ConnectionService
from alx_desktop.services.connection_steps import StepResult, StepState
from alx_desktop.services.secrets import Purpose, Secrets
from alx_desktop.services.source import ProfileSource
from alx_desktop.services.tunnels import Tunnels
from alx_desktop.services.wake_watch import WakeWatch
from tests.cutting_proxy import CuttingProxy
from tests.integration.moodle_servers import PASSWORD, Place
from tests.integration.test_moodle_tls import Files, files, secure, tls_mariadb, tls_postgres
from tests.ssh_server import PASSWORD as SSH_PASSWORD
from tests.ssh_server import USER, SshServer
from tests.waiting import until

__all__ = ["files", "secure", "tls_mariadb", "tls_postgres"]


@dataclass
class Way:
    """A site behind an SSH server."""

    place: Place
    server: SshServer
    tunnels: Tunnels

    def settings(self, port: int | None = None, **changes: object) -> Any:
        """By password."""
        ssh = {"host": "127.0.0.1", "port": port or self.server.port, "user": USER, "auth": "password"}
        return self.place.settings(**{"ssh": ssh, **changes})

    def source(self, secrets: Secrets, watch: WakeWatch | None = None, /, **changes: object) -> ProfileSource:
        """What opens it as a profile does."""
        profile = Profile(name="site", source=self.settings(**changes))
        return ProfileSource(profile, secrets, tunnels=self.tunnels, watch=watch)

    def steps(
        self, password: str = PASSWORD, secret: str | None = SSH_PASSWORD, **changes: object
    ) -> dict[str, StepResult]:
        """The connection test, by key."""
        service = ConnectionService(self.tunnels)
        return {one.key: one for one in service.run_steps(self.settings(**changes), password, secret)}


@pytest.fixture
def server() -> Iterator[SshServer]:
    with SshServer() as one:
        yield one


@pytest.fixture
def way(place: Place, server: SshServer, tmp_path: Path) -> Way:
    """The server's key is known."""
    return Way(place, server, Tunnels(server.known_hosts(tmp_path / "known_hosts")))


@pytest.fixture
def secrets() -> Secrets:
    """All passwords are known."""
    known = Secrets()
    known.remember("site", PASSWORD, keep=False)
    known.remember("site", SSH_PASSWORD, keep=False, purpose=Purpose.SSH)
    return known


def query(source: MoodleSource, statement: str = "SELECT 1") -> object:
    with source.snapshot() as reader:
        return reader.scalar("test", text(statement))


def test_a_site_is_read_through_the_tunnel(way: Way, secrets: Secrets) -> None:
    open_one = way.source(secrets)
    first, second = open_one(), open_one()
    assert first.schema.flavour == "iomad" and query(first) == 1 == query(second)
    # One line for both pools; each connection has its channel.
    assert way.server.logins == 1 and way.server.channels >= 2
    first.close()
    assert query(second) == 1
    second.close()
    until(lambda: not way.server.lines, "the tunnel is closed with the last pool")


def test_the_steps(way: Way) -> None:
    steps = way.steps()
    assert [key for key, one in steps.items() if one.state is StepState.OK][:3] == [
        "ssh_server",
        "ssh_key",
        "ssh_login",
    ]
    assert steps["host"].state is StepState.SKIPPED
    assert steps["port"].state is StepState.OK and steps["login"].state is StepState.OK
    assert steps["time_zone"].found is not None
    until(lambda: not way.server.lines)


@pytest.mark.parametrize(
    ("failing", "changes"),
    [
        ("ssh_server", {"ssh": {"host": "no-such-host.invalid", "user": USER}}),
        ("ssh_login", {"secret": "wrong"}),
        ("ssh_login", {"secret": None}),
        ("port", {"forwards": False}),
        ("login", {"password": "wrong"}),
        ("database", {"database": "nothing"}),
    ],
)
def test_the_step_that_fails(way: Way, failing: str, changes: dict[str, Any]) -> None:
    if "forwards" in changes:
        way.server.forwards, changes = False, {}
    if "database" in changes:
        changes = {"url": way.place.url(database=changes["database"])}
    steps = way.steps(**changes)
    assert [key for key, one in steps.items() if one.state is StepState.FAILED] == [failing]
    for one in steps.values():
        assert SSH_PASSWORD not in one.detail + one.advice and PASSWORD not in one.detail + one.advice
    until(lambda: not way.server.lines)


def test_an_unknown_host_key_is_accepted_in_the_steps(way: Way, tmp_path: Path) -> None:
    way.tunnels = Tunnels(tmp_path / "of this application")
    shown = way.steps()["ssh_key"]
    assert shown.state is StepState.FAILED and shown.host_key is not None
    assert shown.host_key.fingerprint == way.server.fingerprint
    ConnectionService(way.tunnels).accept_host_key(shown.host_key)
    assert way.steps()["ssh_key"].state is StepState.OK


def test_errors_of_a_profile_name_their_kind(way: Way, secrets: Secrets, tmp_path: Path) -> None:
    unknown = Secrets()
    unknown.remember("site", PASSWORD, keep=False)
    with pytest.raises(SshSecretMissing):
        way.source(unknown)()
    unknown.remember("site", "wrong", keep=False, purpose=Purpose.SSH)
    with pytest.raises(SshLoginRefused):
        way.source(unknown)()
    with pytest.raises(BehindTunnelRefused):
        way.source(secrets, url=way.place.url(port=1))()
    way.tunnels = Tunnels(tmp_path / "other")
    with pytest.raises(HostKeyUnknown):
        way.source(secrets)()
    until(lambda: not way.server.lines)


def test_a_certificate_is_compared_with_the_database_s_own_name(
    secure: Place, files: Files, server: SshServer, tmp_path: Path
) -> None:
    """The server's certificate is for 127.0.0.1 alone, which is also where the tunnel's port is."""
    way = Way(secure, server, Tunnels(server.known_hosts(tmp_path / "known_hosts")))
    right = way.settings(tls={"ca": files.right.certificate})
    source = MoodleSource.open(right, PASSWORD, way.tunnels.open(right, SSH_PASSWORD))
    assert source.facts.cipher
    source.close()
    wrong = way.settings(url=secure.url(host="localhost"), tls={"ca": files.right.certificate})
    with pytest.raises(TlsFailed) as caught:
        MoodleSource.open(wrong, PASSWORD, way.tunnels.open(wrong, SSH_PASSWORD))
    assert caught.value.advice == moodle_errors.TLS_WRONG_HOST
    other = way.settings(tls={"ca": files.wrong.certificate})
    with pytest.raises(TlsFailed):
        MoodleSource.open(other, PASSWORD, way.tunnels.open(other, SSH_PASSWORD))
    until(lambda: not server.lines)


def test_cancel_reaches_the_server_through_the_tunnel(way: Way, secrets: Secrets) -> None:
    source = way.source(secrets)()
    sleep = "SELECT SLEEP(100)" if way.place.is_mysql else "SELECT pg_sleep(100)"
    raised: list[BaseException] = []

    def read() -> None:
        try:
            query(source, sleep)
        except BaseException as error:
            raised.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    until(lambda: source._busy(), "the statement runs")
    source.cancel()
    thread.join(60)
    assert [type(error).__name__ for error in raised] == ["Cancelled"]
    source.close()


def test_a_cut_line_breaks_one_snapshot_and_not_the_next(way: Way, secrets: Secrets) -> None:
    source = way.source(secrets)()
    for _ in range(3):
        with pytest.raises(SourceError), source.snapshot() as reader:
            assert reader.scalar("test", text("SELECT 1")) == 1
            way.server.cut()
            reader.scalar("test", text("SELECT 1"))
        assert query(source) == 1
    source.close()


def test_a_server_that_is_away_for_a_moment(way: Way, secrets: Secrets, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_module, "BACK_OFF", (0.01,) * 400)
    source = way.source(secrets)()
    way.server.stop()
    answers: list[object] = []
    thread = threading.Thread(target=lambda: answers.append(query(source)))
    thread.start()
    way.server.start()
    thread.join(120)
    assert answers == [1]
    source.close()


class MovingClock:
    """A clock that a test sets forward."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def read(self) -> float:
        """Both of its hands."""
        return self.now


@pytest.mark.parametrize("tunnelled", [True, False])
def test_after_a_sleep_nobody_waits_for_a_frozen_peer(way: Way, secrets: Secrets, tunnelled: bool) -> None:
    """The machine slept, and a router forgot its lines meanwhile: nothing passes, and nobody says so."""
    clock = MovingClock()
    watch = WakeWatch(Clock(clock.read, clock.read), beat=0.05)
    target = way.server.port if tunnelled else way.place.server.port
    with CuttingProxy(target, lambda: None) as proxy:
        if tunnelled:
            way.tunnels = Tunnels(way.server.known_hosts(way.tunnels._file, proxy.port))
            source = way.source(secrets, watch, port=proxy.port)()
        else:
            source = way.source(secrets, watch, ssh=None, url=way.place.url(port=proxy.port))()
        with pytest.raises(ConnectionLost), source.snapshot() as reader:
            proxy.freeze()
            waker = threading.Thread(target=_wake, args=(source, clock))
            waker.start()
            reader.scalar("test", text("SELECT 1"))
        waker.join()
        assert query(source) == 1
        source.close()


def _wake(source: MoodleSource, clock: MovingClock) -> None:
    until(lambda: source._busy(), "the statement waits for the frozen peer")
    clock.now += 3600
