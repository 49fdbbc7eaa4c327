"""Moodle's database through OpenSSH's own server, agent and files of keys."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import text

from alx_desktop.domain.errors import ConnectionLost
from alx_desktop.domain.ssh_errors import (
    ForwardingRefused,
    HostKeyChanged,
    HostKeyUnknown,
    SshLoginRefused,
    SshPassphraseWrong,
    SshRefused,
    SshSecretMissing,
)
from alx_desktop.moodle import source as source_module
from alx_desktop.moodle.source import MoodleSource
from alx_desktop.services.tunnels import Tunnels
from tests.desktop_parts import need_programs
from tests.integration.moodle_servers import PASSWORD, Place, place_on
from tests.open_ssh import Agent, OpenSshServer, make_key
from tests.servers import MariaDBServer

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="sshd and /proc of a Linux")

PASSPHRASE = "a pässphrase"


@dataclass
class Way:
    """A site behind sshd, and the keys of who may log in."""

    place: Place
    server: OpenSshServer
    tunnels: Tunnels
    key: Path
    locked_key: Path

    def open(self, secret: str | None = None, **ssh: object) -> MoodleSource:
        """By `key`, unless told otherwise."""
        proof: dict[str, object] = {"auth": "key", "key": self.key}
        place = {"host": "127.0.0.1", "port": self.server.port, "user": self.server.user}
        settings = self.place.settings(ssh={**place, **(ssh or proof)})
        return MoodleSource.open(settings, PASSWORD, self.tunnels.open(settings, secret))

    def reads(self, secret: str | None = None, **ssh: object) -> bool:
        """Whether the database answers through it."""
        source = self.open(secret, **ssh)
        try:
            return query(source) == 1
        finally:
            source.close()


def query(source: MoodleSource) -> object:
    with source.snapshot() as reader:
        return reader.scalar("test", text("SELECT 1"))


@pytest.fixture(scope="module")
def site(mariadb: MariaDBServer) -> Place:
    return place_on(mariadb, "mysql+pymysql", "behind_openssh")


@pytest.fixture
def way(site: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Way]:
    """The server is known from a file that ssh-keyscan has written, with its name hashed, as Debian's ssh does."""
    need_programs("sshd", "ssh-agent")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    key, locked_key = make_key(tmp_path / "id"), make_key(tmp_path / "locked", PASSPHRASE)
    with OpenSshServer(tmp_path) as server:
        for one in (key, locked_key):
            server.authorize(one)
        known = tmp_path / "known_hosts"
        scan = ["ssh-keyscan", "-H", "-p", str(server.port), "127.0.0.1"]
        known.write_bytes(subprocess.run(scan, capture_output=True, check=True).stdout)
        yield Way(site, server, Tunnels(known), key, locked_key)


def test_keys_and_agent(way: Way, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert way.reads()
    locked = {"auth": "key", "key": way.locked_key}
    assert way.reads(PASSPHRASE, **locked)
    with pytest.raises(SshPassphraseWrong):
        way.open("another one", **locked)
    with pytest.raises(SshSecretMissing):
        way.open(None, **locked)
    with pytest.raises(SshLoginRefused):
        way.open(None, auth="key", key=make_key(tmp_path / "stranger"))
    with Agent(tmp_path, way.key) as place:
        monkeypatch.setenv("SSH_AUTH_SOCK", place)
        assert way.reads(None, auth="agent")


def test_an_agent_with_more_keys_than_the_server_tries(
    way: Way, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    way.server.kill()
    way.server.more = "MaxAuthTries 2"
    way.server.start()
    strangers = [make_key(tmp_path / f"stranger-{number}") for number in range(2)]
    with Agent(tmp_path, *strangers, way.key) as place, pytest.raises(SshLoginRefused) as refused:
        monkeypatch.setenv("SSH_AUTH_SOCK", place)
        way.open(None, auth="agent")
    assert "fewer keys" in refused.value.advice


def test_a_host_key_that_is_unknown_and_one_that_has_changed(way: Way, tmp_path: Path) -> None:
    way.server.kill()
    way.server.new_host_key()
    way.server.start()
    with pytest.raises(HostKeyChanged) as changed:
        way.open()
    assert way.server.fingerprint in changed.value.detail
    way.tunnels = Tunnels(tmp_path / "of this application")
    with pytest.raises(HostKeyUnknown) as unknown:
        way.open()
    assert unknown.value.host_key.fingerprint == way.server.fingerprint
    way.tunnels.accept(unknown.value.host_key)
    assert way.reads()


@pytest.mark.parametrize("rule", ["AllowTcpForwarding no", "PermitOpen 127.0.0.1:1", "DisableForwarding yes"])
def test_a_server_that_forwards_nothing_says_so(way: Way, rule: str) -> None:
    way.server.kill()
    way.server.more = rule
    way.server.start()
    with pytest.raises(ForwardingRefused):
        way.open()


def test_killed_in_the_middle(way: Way, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_module, "BACK_OFF", (0.01,))
    source = way.open()
    with pytest.raises(ConnectionLost), source.snapshot() as reader:
        assert reader.scalar("test", text("SELECT 1")) == 1
        way.server.kill()
        reader.scalar("test", text("SELECT 1"))
    with pytest.raises(SshRefused):
        query(source)
    way.server.start()
    assert query(source) == 1
    source.close()
