"""What the kinds of database server do differently: one small class each, behind this protocol."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy.engine import URL

from alx_desktop.config import SourceSettings

# The server stops a statement at its limit; the client gives up a little later, if nothing arrives at all.
ANSWER_GRACE = 30


@dataclass(frozen=True, slots=True)
class ServerFacts:
    """One connection and its server.

    name: for people. connection_id: to kill it by. packed_limit: bytes that one packed value may have.
    cipher: None = not encrypted. read_only: the server's word. descriptor: of the socket, None = unknown.
    """

    name: str
    connection_id: int
    packed_limit: int
    cipher: str | None
    read_only: bool
    descriptor: int | None = None


class Server(Protocol):
    """The differences between MySQL/MariaDB, PostgreSQL and SQLite. `raw` is a DBAPI connection."""

    dialect: str
    begin: str
    commit: str
    now: str

    def url(self, settings: SourceSettings) -> URL:
        """The URL to open; without the password, so that no message can show it."""

    def connect_arguments(self, settings: SourceSettings, password: str | None) -> dict[str, Any]:
        """Arguments for the driver: password, TLS, timeouts, character set."""

    def through(self, address: tuple[str, int]) -> dict[str, Any]:
        """Further arguments for the driver: connect to this address, and know the server by its name in the URL."""

    def prepare(self, raw: Any, settings: SourceSettings) -> ServerFacts:
        """Make a new session read-only with a statement limit, and say what the server is."""

    def limited(self, raw: Any, facts: ServerFacts, settings: SourceSettings) -> AbstractContextManager[None]:
        """Around a statement: what its limit needs on the client's side, also where the server says nothing at all."""

    def after_statement(self, raw: Any, cursor: Any) -> None:
        """Raise AnswerCut if the server said that it left something out."""

    def kill(self, raw: Any, facts: ServerFacts, connect: Callable[[], Any]) -> None:
        """Ask the server to stop the statement of `raw`; `connect()` opens another DBAPI connection."""

    def drop(self, raw: Any, facts: ServerFacts) -> None:
        """Break the connection under a statement that does not end."""


def shut_down(connection: socket.socket) -> None:
    """Shut a connection down from another thread than the one that waits on it; it stays open.

    Not through SSLSocket.shutdown, which forgets the TLS state under the reader's feet.
    """
    # An error means that it is down already.
    with contextlib.suppress(OSError):
        socket.socket.shutdown(connection, socket.SHUT_RDWR)


def shut_down_descriptor(descriptor: int | None) -> None:
    """The same for a driver that gives only the descriptor of its connection."""
    if descriptor is not None and descriptor >= 0:
        borrowed = socket.socket(fileno=descriptor)
        shut_down(borrowed)
        borrowed.detach()
