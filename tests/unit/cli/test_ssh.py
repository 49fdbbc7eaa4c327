"""--ssh of `profile add` and `connect`, against a real SSH server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import asyncssh
import pytest
import typer

from alx_desktop.cli import connect_command, session
from alx_desktop.cli.ssh_options import ssh_values
from alx_desktop.domain.errors import WrongUse
from alx_desktop.paths import DataDir
from alx_desktop.services.profiles import ProfileService
from tests.memory_keyring import MemoryKeyring
from tests.ssh_server import PASSWORD, USER, SshServer
from tests.unit.cli.conftest import Ended, Run

URL = "mysql+pymysql://reader@127.0.0.1:1/moodle"


@pytest.fixture
def server() -> Iterator[SshServer]:
    with SshServer() as one:
        yield one


def connect(run: Run, server: SshServer, *more: object) -> Ended:
    return run("connect", "--url", URL, "--ssh", f"{USER}@127.0.0.1:{server.port}", *more)


def states(ended: Ended) -> dict[str, str]:
    return {step["key"]: step["state"] for step in ended.data["steps"]}


def test_a_host_key_is_accepted_by_its_fingerprint(
    run: Run, server: SshServer, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALX_SSH_PASSWORD", PASSWORD)
    unknown = connect(run, server, "--ssh-by-password", "--json")
    assert unknown.code == 3 and states(unknown)["ssh_key"] == "failed"
    assert server.fingerprint in unknown.out and not (data_dir / "known_hosts").exists()
    wrong = connect(run, server, "--ssh-by-password", "--accept-host-key", "SHA256:other", "--json")
    assert states(wrong)["ssh_key"] == "failed" and "another one than expected" in wrong.err
    right = connect(run, server, "--ssh-by-password", "--accept-host-key", server.fingerprint, "--json")
    assert states(right)["ssh_login"] == "ok" and states(right)["port"] == "failed"
    again = connect(run, server, "--ssh-by-password", "--json")
    assert states(again)["ssh_login"] == "ok"
    assert PASSWORD not in unknown.out + right.out + right.err
    written = [one.read_text(encoding="utf-8") for one in data_dir.rglob("*") if one.is_file()]
    assert written and not [text for text in written if PASSWORD in text]


def test_a_person_is_asked(run: Run, server: SshServer, data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    answers = [False, True]
    monkeypatch.setattr(session.Session, "has_person", property(lambda _self: True))
    monkeypatch.setattr(session, "ask_hidden", lambda words: asked.append(words) or PASSWORD)
    monkeypatch.setattr(connect_command, "ask_password", lambda _name: "x")
    monkeypatch.setattr(typer, "confirm", lambda _words, err: answers.pop(0))
    refused = connect(run, server, "--ssh-by-password")
    assert refused.code == 3 and server.fingerprint in refused.err and server.logins == 0
    accepted = connect(run, server, "--ssh-by-password")
    assert "[ok]       Log in to the SSH server" in accepted.out and server.logins == 1
    assert asked == [f"SSH password of {USER}@127.0.0.1"] * 2 and answers == []


def test_a_profile_keeps_everything_but_the_secret(
    run: Run, data_dir: Path, tmp_path: Path, memory_keyring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = tmp_path / "id"
    asyncssh.generate_private_key("ssh-ed25519").write_private_key(key, "openssh", "pässphrase")
    monkeypatch.setenv("ALX_SSH_PASSWORD", "pässphrase")
    monkeypatch.setenv("ALX_DB_PASSWORD", "s3cret")
    ended = run("profile", "add", "site", "--url", URL, "--ssh", "me@[::1]:2222", "--ssh-key", key, "--save-password")
    assert ended.code == 0
    ssh = ProfileService(DataDir(data_dir)).get("site").source.ssh
    assert ssh is not None and (ssh.host, ssh.port, ssh.user, ssh.auth, ssh.key) == ("::1", 2222, "me", "key", key)
    assert sorted(memory_keyring.entries.values()) == ["pässphrase", "s3cret"]
    assert "ssphrase" not in (data_dir / "config.toml").read_text(encoding="utf-8")
    assert run("profile", "list", "--json").data[0]["ssh"] == "me@::1:2222"


@pytest.mark.parametrize("place", ["host", "@host", "me@", "me@host:", "me@host:ssh", "me@ho st", "me@you@host"])
def test_what_is_no_ssh_server(place: str) -> None:
    with pytest.raises(WrongUse):
        ssh_values(place, None, False)


def test_options_that_do_not_fit(run: Run, tmp_path: Path) -> None:
    key = tmp_path / "id"
    key.touch()
    url = ("--url", URL)
    for more in (
        ("--ssh-by-password",),
        ("--ssh-key", key),
        ("--ssh", "me@host", "--ssh-key", key, "--ssh-by-password"),
        ("--ssh", "me@host:70000"),
    ):
        assert run("profile", "add", "site", *url, *more).code == 2
    ended = run("profile", "add", "site", "--url", "sqlite:///x.db", "--ssh", "me@host")
    assert ended.code == 2 and "a file" in ended.err
