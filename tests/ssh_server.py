"""A real SSH server in this process, on 127.0.0.1 and a free port, for tunnels in tests."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import asyncssh

USER = "tunnel"
PASSWORD = "tunnel's pässword"

T = TypeVar("T")


class SshServer:
    """A context manager. USER may log in with PASSWORD, or with a key of `keys`.

    host_key: what it shows; another one may be set while it is stopped. forwards: whether connections are let through.
    logins, channels: how many there were.
    """

    def __init__(self, keys: list[asyncssh.SSHKey] | None = None, forwards: bool = True) -> None:
        self.keys = keys or []
        self.forwards = forwards
        self.host_key = asyncssh.generate_private_key("ssh-ed25519")
        self.logins = self.channels = 0
        self.port = 0
        self.lines: set[asyncssh.SSHServerConnection] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._acceptor: asyncssh.SSHAcceptor | None = None

    @property
    def fingerprint(self) -> str:
        """Of the host key."""
        return self.host_key.get_fingerprint()

    def known_hosts(self, path: Path, port: int | None = None) -> Path:
        """Write the host key to a known_hosts file. port: by which it is known, if not its own."""
        text = self.host_key.export_public_key("openssh").decode()
        path.write_text(f"[127.0.0.1]:{port or self.port} {text}")
        return path

    def start(self) -> None:
        """Listen, on the same port as before."""
        self._acceptor = self._call(self._listen())
        self.port = self._acceptor.get_port()

    def stop(self) -> None:
        """Stop listening, and cut all lines."""
        if self._acceptor is not None:
            self._call(self._end(self._acceptor))
        self.cut()

    def cut(self) -> None:
        """Cut all lines in the middle of whatever they do."""
        self._call(self._cut())

    def __enter__(self) -> Self:
        self._thread.start()
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        self._call(_end_tasks())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _call(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(60)

    async def _listen(self) -> asyncssh.SSHAcceptor:
        return await asyncssh.listen(
            "127.0.0.1", self.port, server_factory=lambda: _Door(self), server_host_keys=[self.host_key]
        )

    async def _end(self, acceptor: asyncssh.SSHAcceptor) -> None:
        # On the loop's own thread: it may be closing a line just now.
        acceptor.close()
        await acceptor.wait_closed()

    async def _cut(self) -> None:
        for line in list(self.lines):
            line.abort()


class _Door(asyncssh.SSHServer):
    def __init__(self, server: SshServer) -> None:
        self._server = server

    def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
        self._line = conn
        self._server.lines.add(conn)

    def connection_lost(self, exc: Exception | None) -> None:
        self._server.lines.discard(self._line)

    def begin_auth(self, username: str) -> bool:
        return True

    def auth_completed(self) -> None:
        self._server.logins += 1

    def password_auth_supported(self) -> bool:
        return True

    def validate_password(self, username: str, password: str) -> bool:
        return username == USER and password == PASSWORD

    def public_key_auth_supported(self) -> bool:
        return True

    def validate_public_key(self, username: str, key: asyncssh.SSHKey) -> bool:
        allowed = [one.convert_to_public() for one in self._server.keys]
        return username == USER and key in allowed

    def connection_requested(self, dest_host: str, dest_port: int, orig_host: str, orig_port: int) -> bool:
        self._server.channels += 1
        if not self._server.forwards:
            # As OpenSSH with AllowTcpForwarding no.
            raise asyncssh.ChannelOpenError(asyncssh.OPEN_ADMINISTRATIVELY_PROHIBITED, "open failed")
        return True


async def _end_tasks() -> None:
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)
