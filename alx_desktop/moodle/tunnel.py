"""An SSH tunnel to Moodle's database: a port of this machine that leads to it, on a thread with its own event loop.

The port stays the same while the line to the SSH server comes and goes: each connection to the port gets a channel of
the line that is there, and a lost line is made anew for the next one.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import contextlib
import logging
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

import asyncssh

from alx_desktop.domain.errors import AlxError, ConnectionLost
from alx_desktop.domain.ssh_errors import BehindTunnelRefused, ForwardingRefused, SshRefused
from alx_desktop.moodle.resolving import ask_on_daemon_threads
from alx_desktop.moodle.ssh_login import Route, log_in

log = logging.getLogger(__name__)
T = TypeVar("T")

CHUNK = 256 * 1024
"""Bytes that are passed on at a time."""

LINE_GONE = "SSH connection closed"
"""asyncssh's words for a channel that was asked of a line that is no more."""

LOOK = 1.0
"""Seconds between two looks at whether the tunnel was closed under who waits for it."""


class Tunnel:
    """open() before use, close() at the end; everything may be called from any thread.

    address: where the database is found, (host, port) of this machine. renewals: how often a lost line was made anew.
    """

    def __init__(self, route: Route) -> None:
        self._route = route
        self._loop = asyncio.new_event_loop()
        ask_on_daemon_threads(self._loop)
        self._thread = threading.Thread(target=self._run, name="ssh-tunnel", daemon=True)
        self._line: asyncssh.SSHClientConnection | None = None
        self._connecting = asyncio.Lock()
        self._server: asyncio.Server | None = None
        self._passing: set[asyncio.Task[None]] = set()
        self._failures = 0
        self._problem: AlxError | None = None
        self._closed = False
        self.address: tuple[str, int] = ("127.0.0.1", 0)
        self.renewals = -1

    def open(self) -> None:
        """Log in to the SSH server and listen. Raises the errors of domain.ssh_errors; it is closed then."""
        self._thread.start()
        try:
            self._wait(self._listen())
            self.ensure()
        except BaseException:
            self.close()
            raise

    def ensure(self) -> int:
        """Have a line to the SSH server; a mark for problem_since(). Raises the errors of domain.ssh_errors."""
        self._wait(self._connected())
        return self._failures

    def reach(self) -> None:
        """Try once whether the database answers. Raises ForwardingRefused, BehindTunnelRefused and ensure()'s."""
        self._wait(self._try_once())

    def problem_since(self, mark: int) -> AlxError | None:
        """Why a connection to the port was closed at once, if one was since ensure() gave this mark."""
        return self._problem if self._failures > mark else None

    def renew(self) -> None:
        """Drop the line: what goes through it breaks at once, and the next connection makes a new one."""
        if not self._closed:
            self._loop.call_soon_threadsafe(self._drop_line)

    def close(self) -> None:
        """Close the port, all connections and the line."""
        if self._closed:
            return
        self._closed = True
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_forever()
        # close() stopped it: end what is left, here, where it lives.
        self._loop.run_until_complete(self._end())
        self._loop.close()

    def _wait(self, work: Coroutine[Any, Any, T]) -> T:
        if self._closed:
            work.close()
            raise ConnectionLost("the SSH tunnel was closed")
        answer = asyncio.run_coroutine_threadsafe(work, self._loop)
        # A close() meanwhile ends the loop, perhaps before it has seen this.
        while not concurrent.futures.wait([answer], LOOK).done:
            if not self._thread.is_alive():
                answer.cancel()
        try:
            return answer.result()
        except concurrent.futures.CancelledError:
            raise ConnectionLost("the SSH tunnel was closed") from None

    async def _listen(self) -> None:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0, limit=CHUNK)
        self.address = self._server.sockets[0].getsockname()[:2]

    async def _connected(self) -> asyncssh.SSHClientConnection:
        async with self._connecting:
            if self._line is None or self._line.is_closed():
                self._line = None
                self._line = await log_in(self._route)
                self.renewals += 1
            return self._line

    async def _channel(self, is_second: bool = False) -> tuple[asyncssh.SSHReader[bytes], asyncssh.SSHWriter[bytes]]:
        """A way through the line. One that turns out to be lost is made anew, once."""
        line = await self._connected()
        try:
            return await self._channel_of(line)
        except asyncssh.Error as error:
            if not _is_lost(line, error):
                raise self._refusal(error) from error
            if self._line is line:
                self._line = None
            if is_second:
                raise SshRefused(f"{self._route.server}: {error.reason}") from error
        return await self._channel(is_second=True)

    async def _channel_of(
        self, line: asyncssh.SSHClientConnection
    ) -> tuple[asyncssh.SSHReader[bytes], asyncssh.SSHWriter[bytes]]:
        host, port = self._route.target
        try:
            async with asyncio.timeout(self._route.patience):
                return await line.open_connection(host, port, encoding=None)
        except TimeoutError:
            # The database's host swallows packets; or the line is dead without a word, which its keepalive will tell.
            raise BehindTunnelRefused(f"{host}:{port}: no answer within {self._route.patience:g} seconds") from None

    def _refusal(self, error: asyncssh.Error) -> AlxError:
        host, port = self._route.target
        if error.code == asyncssh.OPEN_ADMINISTRATIVELY_PROHIBITED:
            return ForwardingRefused(f"{host}:{port}: {error.reason}")
        return BehindTunnelRefused(f"{host}:{port}: {error.reason}")

    async def _try_once(self) -> None:
        _reader, writer = await self._channel()
        writer.close()

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # A task of our own: asyncio's would report each one that renew() cancels as a mistake.
        task = self._loop.create_task(self._serve(reader, writer))
        self._passing.add(task)
        task.add_done_callback(self._passing.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            far_reader, far_writer = await self._channel()
            try:
                await _pass_both_ways(reader, writer, far_reader, far_writer)
                # These send what is left; the last words of a server are often why it ends.
                far_writer.close()
                writer.close()
            finally:
                if not far_writer.is_closing():
                    far_writer.channel.abort()
        except AlxError as error:
            log.warning("a connection through the SSH tunnel failed: %s", error.title)
            self._problem = error
            self._failures += 1
        except (OSError, asyncssh.Error) as error:
            log.info("a connection through the SSH tunnel ended: %s", error)
        finally:
            if not writer.is_closing():
                writer.transport.abort()

    def _drop_line(self) -> None:
        if self._line is not None:
            self._line.abort()
        for task in self._passing:
            task.cancel()

    async def _end(self) -> None:
        if self._server is not None:
            self._server.close()
        self._drop_line()
        left = asyncio.all_tasks() - {asyncio.current_task()}
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        if self._line is not None:
            with contextlib.suppress(OSError, asyncssh.Error):
                await self._line.wait_closed()


def _is_lost(line: asyncssh.SSHClientConnection, error: asyncssh.Error) -> bool:
    """Whether the line itself is gone; it does not call itself closed before it has put everything away."""
    return line.is_closed() or not isinstance(error, asyncssh.ChannelOpenError) or error.reason == LINE_GONE


async def _pass_both_ways(
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    far_reader: asyncssh.SSHReader[bytes],
    far_writer: asyncssh.SSHWriter[bytes],
) -> None:
    """Until one side has ended: a database connection has no use for the other half of it."""
    ways = [asyncio.ensure_future(_pass_on(reader, far_writer)), asyncio.ensure_future(_pass_on(far_reader, writer))]
    try:
        done, _left = await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        for way in done:
            way.result()
    finally:
        for way in ways:
            way.cancel()
        await asyncio.gather(*ways, return_exceptions=True)


async def _pass_on(source: Any, target: Any) -> None:
    while data := await source.read(CHUNK):
        target.write(data)
        await target.drain()
