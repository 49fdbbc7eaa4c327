"""A name service that never answers: what wants an address says so in time, and nothing holds up the process's end."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from alx_desktop.config import Profile, SourceSettings, SshSettings
from alx_desktop.domain.errors import HostUnknown
from alx_desktop.endpoint import server
from alx_desktop.moodle.resolving import ask_on_daemon_threads, look_up, require_address
from alx_desktop.paths import DataDir
from alx_desktop.services import reachability
from alx_desktop.services.endpoint_control import AddressRefused
from alx_desktop.services.profiles import ProfileService
from tests.integration.hanging_names import HOST

ROOT = Path(__file__).parents[2]
DIRECT = SourceSettings(url=f"mysql+pymysql://moodle@{HOST}/moodle", connect_timeout=1)
PLAIN = {"url": "mysql+pymysql://moodle@127.0.0.1/moodle", "connect_timeout": 1}
BEHIND = SourceSettings(**PLAIN, ssh=SshSettings(host=HOST, user="alx"))
ENDS_WITHIN = 60
"""Seconds; for ever is what this is about."""


def command(data_dir: Path, source: SourceSettings, *words: str) -> list[str]:
    ProfileService(DataDir(data_dir)).add(Profile(name="site", source=source))
    return [sys.executable, "-m", "tests.integration.hanging_names", str(data_dir), *words]


@pytest.mark.parametrize("words", [["connect"], ["sync"], ["doctor"]], ids=str)
@pytest.mark.parametrize("source", [DIRECT, BEHIND], ids=["direct", "tunnel"])
def test_a_command_ends_by_itself(data_dir: Path, source: SourceSettings, words: list[str]) -> None:
    environment = {**os.environ, "ALX_DB_PASSWORD": "x"}
    ended = subprocess.run(
        command(data_dir, source, *words), cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
        timeout=ENDS_WITHIN,
    )  # fmt: skip
    assert ended.returncode == 3, ended.stderr
    assert "not known" in ended.stdout + ended.stderr or "does not answer" in ended.stdout + ended.stderr


@pytest.mark.skipif(os.name != "posix", reason="Ctrl+C of another process needs POSIX signals")
@pytest.mark.parametrize("source", [DIRECT, BEHIND], ids=["direct", "tunnel"])
def test_ctrl_c_ends_it(data_dir: Path, source: SourceSettings) -> None:
    """Once: it ends as soon as the time for a connection is over."""
    running = subprocess.Popen(
        command(data_dir, source, "connect"), cwd=ROOT, env={**os.environ, "ALX_DB_PASSWORD": "x"},
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert running.stderr is not None and running.stderr.readline() == "hanging\n"
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=ENDS_WITHIN)
    finally:
        running.kill()


def test_no_answer_is_an_unknown_host(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, never = [], threading.Event()

    def hanging(host: str, *_more: object, **_options: object) -> None:
        asked.append(host)
        never.wait()

    monkeypatch.setattr("socket.getaddrinfo", hanging)
    try:
        with pytest.raises(HostUnknown, match="did not answer within"):
            look_up(HOST, 0.1)
        require_address("192.0.2.1", 0.1)
        require_address("2001:db8::1", 0.1)
        assert asked == [HOST]
        monkeypatch.setattr(server, "NAME_SECONDS", 0.1)
        monkeypatch.setattr(reachability, "OWN_NAME_SECONDS", 0.1)
        with pytest.raises(AddressRefused, match="did not answer within"):
            server.bind(HOST, 0)
        assert reachability.own_names()[0] == socket.gethostname()
    finally:
        never.set()


def test_names_are_found_and_not_found() -> None:
    assert look_up("localhost", 30)
    with pytest.raises(HostUnknown):
        look_up("no such name.invalid", 30)


def test_a_loop_finds_names_and_may_stop_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    loop = asyncio.new_event_loop()
    ask_on_daemon_threads(loop)
    try:
        assert loop.run_until_complete(loop.getaddrinfo("127.0.0.1", 80, proto=6))
        with pytest.raises(OSError):
            loop.run_until_complete(loop.getaddrinfo("no such name.invalid", 80))
    finally:
        loop.close()
