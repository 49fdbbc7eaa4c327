"""The SSH tunnel against a real SSH server: ways to log in, host keys, lost lines, and what is said of each failure."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import asyncssh
import pytest

from alx_desktop.config import SshSettings
from alx_desktop.domain import ssh_errors as errors
from alx_desktop.domain.errors import AlxError, ConnectionLost
from alx_desktop.moodle.known_hosts import KnownHosts
from alx_desktop.moodle.ssh_login import Route
from alx_desktop.moodle.tunnel import Tunnel
from tests.cutting_proxy import CuttingProxy
from tests.ssh_server import PASSWORD, USER, SshServer
from tests.waiting import until

PASSPHRASE = "the key's pässphrase"
PATIENCE = 20.0


class Echo:
    """A database, as far as a tunnel can tell: sends back what it gets."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                client, _address = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(client,), daemon=True).start()

    def _answer(self, client: socket.socket) -> None:
        with client, contextlib.suppress(OSError):
            while data := client.recv(65536):
                client.sendall(data)
                if data.endswith(b"bye"):
                    return

    def close(self) -> None:
        """No new connections."""
        # A socket that somebody waits in is not closed.
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()


@pytest.fixture
def key() -> asyncssh.SSHKey:
    return asyncssh.generate_private_key("ssh-ed25519")


@pytest.fixture
def server(key: asyncssh.SSHKey) -> Iterator[SshServer]:
    with SshServer([key]) as one:
        yield one


@pytest.fixture
def echo() -> Iterator[Echo]:
    one = Echo()
    yield one
    one.close()


@pytest.fixture
def route(server: SshServer, echo: Echo, tmp_path: Path) -> Route:
    """By password, to a server whose key is known."""
    return route_to(server.port, echo, KnownHosts(server.known_hosts(tmp_path / "known"), []))


def route_to(port: int, echo: Echo, known: KnownHosts, secret: str | None = PASSWORD, **changes: object) -> Route:
    values = {"host": "127.0.0.1", "port": port, "user": USER, "auth": "password", **changes}
    return Route(SshSettings.model_validate(values), secret, ("127.0.0.1", echo.port), known, PATIENCE)


def changed(route: Route, secret: str | None, **changes: object) -> Route:
    settings = SshSettings.model_validate(route.ssh.model_dump() | changes)
    return Route(settings, secret, route.target, route.known_hosts, route.patience)


def said(route: Route, kind: type[AlxError]) -> AlxError:
    """What opening says; no secret is in it."""
    with pytest.raises(kind) as caught:
        Tunnel(route).open()
    assert type(caught.value) is kind
    for text in (str(caught.value), caught.value.advice, repr(route)):
        assert PASSWORD not in text and PASSPHRASE not in text
    return caught.value


def ask(tunnel: Tunnel, question: bytes = b"hello") -> bytes:
    """Through the tunnel and back."""
    with socket.create_connection(tunnel.address, 60) as line:
        line.sendall(question)
        answer = b""
        while len(answer) < len(question):
            data = line.recv(65536)
            if not data:
                break
            answer += data
        return answer


@pytest.fixture
def tunnel(route: Route) -> Iterator[Tunnel]:
    one = Tunnel(route)
    one.open()
    yield one
    one.close()


def test_bytes_go_both_ways(tunnel: Tunnel, server: SshServer) -> None:
    tunnel.reach()
    assert ask(tunnel) == b"hello"
    big = os.urandom(3_000_000)
    assert ask(tunnel, big) == big
    assert server.logins == 1


def test_the_last_words_before_a_side_closes_arrive(tunnel: Tunnel) -> None:
    for _ in range(20):
        with socket.create_connection(tunnel.address, 60) as line:
            line.sendall(b"Access denied, bye")
            received = b""
            while data := line.recv(65536):
                received += data
            assert received == b"Access denied, bye"


@pytest.mark.parametrize("kind", ["openssh", "pkcs8-pem"])
def test_a_key_file_with_a_passphrase(route: Route, key: asyncssh.SSHKey, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "id"
    key.write_private_key(path, kind, PASSPHRASE)
    tunnel = Tunnel(changed(route, PASSPHRASE, auth="key", key=path))
    tunnel.open()
    assert ask(tunnel) == b"hello"
    tunnel.close()
    said(changed(route, None, auth="key", key=path), errors.SshSecretMissing)
    said(changed(route, "wrong", auth="key", key=path), errors.SshPassphraseWrong)


def test_a_key_file_of_openssh_itself(route: Route, server: SshServer, tmp_path: Path) -> None:
    if shutil.which("ssh-keygen") is None:
        pytest.skip("ssh-keygen is not installed")
    path = tmp_path / "id"
    command = ["ssh-keygen", "-q", "-t", "rsa", "-b", "2048", "-N", PASSPHRASE, "-f", str(path)]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
    server.keys.append(asyncssh.read_private_key(path, PASSPHRASE))
    tunnel = Tunnel(changed(route, PASSPHRASE, auth="key", key=path))
    tunnel.open()
    assert ask(tunnel) == b"hello"
    tunnel.close()


def test_key_files_that_are_none(route: Route, tmp_path: Path) -> None:
    letter = tmp_path / "letter"
    letter.write_text("Dear administrator,")
    stranger = tmp_path / "stranger"
    asyncssh.generate_private_key("ssh-ed25519").write_private_key(stranger)
    said(changed(route, None, auth="key", key=tmp_path / "missing"), errors.SshKeyUnusable)
    said(changed(route, None, auth="key", key=letter), errors.SshKeyUnusable)
    said(changed(route, None, auth="key", key=stranger), errors.SshLoginRefused)


def test_the_agent(
    route: Route, server: SshServer, key: asyncssh.SSHKey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if shutil.which("ssh-agent") is None or os.name == "nt":
        pytest.skip("ssh-agent is not installed")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    assert said(changed(route, None, auth="agent"), errors.SshLoginRefused).advice.startswith("No SSH agent")
    place, path = tmp_path / "agent", tmp_path / "id"
    key.write_private_key(path)
    path.chmod(0o600)
    agent = subprocess.Popen(["ssh-agent", "-D", "-a", str(place)], stdout=subprocess.DEVNULL)
    try:
        until(place.exists, "the agent's socket")
        monkeypatch.setenv("SSH_AUTH_SOCK", str(place))
        subprocess.run(["ssh-add", "-q", str(path)], check=True)
        path.unlink()
        tunnel = Tunnel(changed(route, None, auth="agent"))
        tunnel.open()
        assert ask(tunnel) == b"hello"
        tunnel.close()
    finally:
        agent.terminate()
        agent.wait()
    # It takes its socket along; the session still has its name.
    assert said(changed(route, None, auth="agent"), errors.SshLoginRefused).advice.startswith("No SSH agent")


def test_a_password_that_is_missing_or_wrong(route: Route) -> None:
    said(changed(route, None), errors.SshSecretMissing)
    said(changed(route, "wrong"), errors.SshLoginRefused)
    said(changed(route, PASSWORD, user="nobody"), errors.SshLoginRefused)


def test_an_unknown_host_key_is_shown_and_accepted_once(server: SshServer, echo: Echo, tmp_path: Path) -> None:
    known = KnownHosts(tmp_path / "known", [tmp_path / "not there"])
    route = route_to(server.port, echo, known)
    problem = said(route, errors.HostKeyUnknown)
    assert isinstance(problem, errors.HostKeyUnknown)
    assert problem.host_key.fingerprint == server.fingerprint
    assert server.fingerprint in problem.detail
    assert server.logins == 0
    known.accept(problem.host_key)
    tunnel = Tunnel(route)
    tunnel.open()
    tunnel.close()
    assert (tmp_path / "known").read_text().count("\n") == 1


def test_a_changed_host_key_is_refused(server: SshServer, route: Route, tmp_path: Path) -> None:
    server.stop()
    before, server.host_key = server.fingerprint, asyncssh.generate_private_key("ssh-ed25519")
    server.start()
    problem = said(route, errors.HostKeyChanged)
    assert before in problem.detail and server.fingerprint in problem.detail
    assert str(tmp_path / "known") in problem.advice
    server.stop()
    # Also where it is of another kind than the one that is known.
    server.host_key = asyncssh.generate_private_key("ecdsa-sha2-nistp256")
    server.start()
    with pytest.raises(AlxError) as caught:
        Tunnel(route).open()
    assert not isinstance(caught.value, errors.HostKeyUnknown)
    assert server.logins == 0


def test_a_revoked_host_key_is_refused(server: SshServer, route: Route, tmp_path: Path) -> None:
    path = tmp_path / "known"
    path.write_text(f"{path.read_text()}@revoked {path.read_text()}")
    said(route, errors.HostKeyRevoked)


def test_known_hosts_with_lines_that_nobody_understands(server: SshServer, route: Route, tmp_path: Path) -> None:
    path = tmp_path / "known"
    path.write_bytes(b"\xff\xfe\nhost ssh-newer AAAA\nhalf\n" + path.read_bytes())
    tunnel = Tunnel(route)
    tunnel.open()
    tunnel.close()
    route.known_hosts.accept(errors.HostKey("other", 22, "ssh-x", "SHA256:x", "ssh-x AAAA"))
    assert path.read_bytes().endswith(b"\nother ssh-x AAAA\n")


def test_addresses_where_no_ssh_server_is(route: Route, echo: Echo) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        free = listener.getsockname()[1]
    said(changed(route, PASSWORD, port=free), errors.SshRefused)
    said(changed(route, PASSWORD, host="no-such-host.invalid"), errors.SshHostUnknown)
    echoed = said(changed(route, PASSWORD, port=echo.port), errors.SshRefused)
    assert "127.0.0.1" in echoed.detail


def test_a_server_that_forwards_nothing(tunnel: Tunnel, server: SshServer) -> None:
    server.forwards = False
    with pytest.raises(errors.ForwardingRefused):
        tunnel.reach()
    mark = tunnel.ensure()
    assert ask(tunnel) == b""
    until(lambda: tunnel.problem_since(mark))
    assert isinstance(tunnel.problem_since(mark), errors.ForwardingRefused)
    assert tunnel.problem_since(tunnel.ensure()) is None


def test_a_database_that_is_not_reached(tunnel: Tunnel, echo: Echo) -> None:
    echo.close()
    with pytest.raises(errors.BehindTunnelRefused):
        tunnel.reach()


def test_a_cut_line_is_made_anew(tunnel: Tunnel, server: SshServer) -> None:
    port = tunnel.address[1]
    for times in range(1, 4):
        with socket.create_connection(tunnel.address, 60) as line:
            line.sendall(b"one")
            assert line.recv(3) == b"one"
            server.cut()
            # It ends at once, one way or the other.
            with contextlib.suppress(ConnectionError):
                assert line.recv(1) == b""
        assert ask(tunnel) == b"hello"
        assert tunnel.renewals == times
    assert tunnel.address[1] == port


def test_a_line_that_is_just_being_lost_is_made_anew(tunnel: Tunnel) -> None:
    """Between its end and asyncssh's tidying up, the line does not call itself closed and gives no channel."""
    line = tunnel._line
    assert line is not None

    async def ask_at_once() -> None:
        line.abort()
        assert not line.is_closed()
        await tunnel._try_once()

    tunnel._wait(ask_at_once())
    assert ask(tunnel) == b"hello"
    assert tunnel.renewals == 1


def test_a_server_that_restarts(tunnel: Tunnel, server: SshServer) -> None:
    server.stop()
    with pytest.raises(errors.SshRefused):
        tunnel.reach()
    server.start()
    assert ask(tunnel) == b"hello"


def test_keepalive_notices_a_frozen_line(server: SshServer, echo: Echo, tmp_path: Path) -> None:
    """The line stays open and says nothing any more, as after a router forgot it."""
    budgets = iter((40_000, None))
    with CuttingProxy(server.port, lambda: next(budgets), silent=True) as proxy:
        known = KnownHosts(tmp_path / "known", [])
        text = server.host_key.export_public_key("openssh").decode()
        (tmp_path / "known").write_text(f"[127.0.0.1]:{proxy.port} {text}")
        tunnel = Tunnel(route_to(proxy.port, echo, known, keepalive=1))
        tunnel.open()
        with socket.create_connection(tunnel.address, 120) as line:
            line.sendall(os.urandom(100_000))
            with pytest.raises(ConnectionError):
                while line.recv(65536):
                    pass
                raise ConnectionResetError
        assert proxy.cuts
        assert ask(tunnel) == b"hello"
        tunnel.close()


def test_renewing_breaks_what_goes_through(tunnel: Tunnel, server: SshServer) -> None:
    with socket.create_connection(tunnel.address, 60) as line:
        line.sendall(b"one")
        assert line.recv(3) == b"one"
        tunnel.renew()
        with contextlib.suppress(ConnectionError):
            assert line.recv(1) == b""
    assert ask(tunnel) == b"hello"
    assert server.logins == 2


def test_nothing_is_left_of_a_closed_tunnel(route: Route, server: SshServer) -> None:
    before = threading.active_count()
    tunnel = Tunnel(route)
    tunnel.open()
    line = socket.create_connection(tunnel.address, 60)
    line.sendall(b"one")
    assert line.recv(3) == b"one"
    tunnel.close()
    tunnel.close()
    with pytest.raises(ConnectionLost):
        tunnel.ensure()
    tunnel.renew()
    with pytest.raises(OSError):
        socket.create_connection(tunnel.address, 5)
    line.close()
    until(lambda: not server.lines, "the server's end of the line is closed")
    until(lambda: threading.active_count() <= before, "the tunnel's threads have ended")


def test_closed_under_those_who_wait(route: Route, tmp_path: Path) -> None:
    """A server that accepts and says nothing: who waits for it hears of the end, and does not wait for its time."""
    with socket.create_server(("127.0.0.1", 0)) as mute:
        tunnel = Tunnel(route)
        tunnel.open()
        tunnel._route = changed(route, PASSWORD, port=mute.getsockname()[1])
        tunnel.renew()
        raised: list[BaseException] = []

        def wait() -> None:
            try:
                tunnel.ensure()
            except BaseException as error:
                raised.append(error)

        waiting = threading.Thread(target=wait)
        waiting.start()
        # Kept: Python closes a line that nobody holds, and that would be an answer.
        with mute.accept()[0]:
            tunnel.close()
            waiting.join(60)
    assert [type(error) for error in raised] == [ConnectionLost]
