"""MySQL and MariaDB, through PyMySQL or mysqlclient."""

from __future__ import annotations

import importlib
import socket
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from typing import Any

from pymysql.connections import Connection as PyMySqlConnection
from sqlalchemy.engine import URL

from alx_desktop.config import SourceSettings, TlsSettings
from alx_desktop.domain.errors import AnswerCut
from alx_desktop.moodle.server import ANSWER_GRACE, ServerFacts, shut_down, shut_down_descriptor
from alx_desktop.moodle.tls import client_context, is_demanded, is_verified

# Largest value that group_concat_max_len takes on every version (4 GiB - 1 is its maximum on 32-bit builds).
GROUP_CONCAT_MAX = 1 << 30
# ER_CUT_VALUE_GROUP_CONCAT, ER_WARN_ALLOWED_PACKET_OVERFLOWED.
CUT_SHORT = (1260, 1301)
# Room in a packet for the other columns of a row.
ROW_HEADROOM = 4096


class QuickConnection(PyMySqlConnection):
    """PyMySQL's, but where TLS is only used as it is offered, it does not load the system's CAs.

    Nothing is verified then, and the loading takes longer (30 ms) than everything else that connecting does.
    through: an address to connect to in place of host and port; a certificate must fit the host all the same.
    """

    def __init__(self, *arguments: Any, through: tuple[str, int] | None = None, **named: Any) -> None:
        self._through = through
        super().__init__(*arguments, **named)

    def connect(self, sock: socket.socket | None = None) -> None:
        """Connect, to the other address if there is one."""
        if sock is None and self._through is not None:
            sock = socket.create_connection(self._through, self.connect_timeout)
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        super().connect(sock)

    def _create_ssl_ctx(self, sslp: Any) -> Any:
        return super()._create_ssl_ctx(sslp or client_context(TlsSettings()))  # type: ignore[misc]


class MySqlServer:
    """MySQL 5.7+, MariaDB 10.2+."""

    dialect = "mysql"
    begin = "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY"
    commit = "COMMIT"
    now = "SELECT UNIX_TIMESTAMP()"

    def __init__(self, driver: str) -> None:
        self.driver = driver

    def url(self, settings: SourceSettings) -> URL:
        """The URL, with an address that leads to the port."""
        url = settings.parsed_url.set(drivername=f"mysql+{self.driver}")
        if self.driver == "mysqldb" and url.host == "localhost" and url.port:
            # The C library takes "localhost" as its local socket file and ignores the port.
            url = url.set(host="127.0.0.1")
        return url

    def connect_arguments(self, settings: SourceSettings, password: str | None) -> dict[str, Any]:
        """utf8mb4, timeouts, TLS: demanded when a CA or a client certificate is given, else used where offered."""
        arguments: dict[str, Any] = {"charset": "utf8mb4", "connect_timeout": settings.connect_timeout}
        if self.driver == "pymysql":
            # As bytes, because PyMySQL encodes a text as Latin-1, and no server or other client does.
            arguments |= {"password": (password or "").encode()}
            # The handshake has this limit too; prepare() widens it for statements.
            arguments |= {"read_timeout": settings.connect_timeout, "write_timeout": ANSWER_GRACE}
            return arguments | ({"ssl": client_context(settings.tls)} if is_demanded(settings.tls) else {})
        arguments |= {"read_timeout": settings.statement_limit + ANSWER_GRACE, "write_timeout": ANSWER_GRACE}
        arguments |= {"password": password or ""}
        return arguments | _mysqlclient_tls(settings.tls)

    def through(self, address: tuple[str, int]) -> dict[str, Any]:
        """PyMySQL is given a connection; mysqlclient has no name beside the address, and must not need one."""
        return {"through": address} if self.driver == "pymysql" else {"host": address[0], "port": address[1]}

    def prepare(self, raw: Any, settings: SourceSettings) -> ServerFacts:
        """Read-only session, statement limit, UTC, plain quoting, long packed values."""
        version = str(_rows(raw, "SELECT VERSION()")[0][0])
        maria = "mariadb" in version.lower()
        limit = settings.statement_limit
        cursor = raw.cursor()
        cursor.execute("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SET SESSION TRANSACTION READ ONLY")
        cursor.execute(
            f"SET SESSION {f'max_statement_time={limit}' if maria else f'max_execution_time={limit * 1000}'}, "
            f"sql_mode='', time_zone='+00:00', group_concat_max_len={GROUP_CONCAT_MAX}"
        )
        cursor.close()
        if self.driver == "pymysql":
            raw._read_timeout = limit + ANSWER_GRACE
            return _facts(raw, version, maria)
        # Now, because mysqlclient gives nothing away while another thread waits on the connection.
        return replace(_facts(raw, version, maria), descriptor=raw.fileno() if hasattr(raw, "fileno") else None)

    def limited(self, raw: Any, facts: ServerFacts, settings: SourceSettings) -> AbstractContextManager[None]:
        """Nothing: the server keeps the limit, and the driver waits no longer than its read timeout."""
        return nullcontext()

    def after_statement(self, raw: Any, cursor: Any) -> None:
        """GROUP_CONCAT cuts what is longer than a packet, with no more than a warning."""
        if not cursor.warning_count:
            return
        for _level, code, message in _rows(raw, "SHOW WARNINGS"):
            if code in CUT_SHORT:
                raise AnswerCut(f"{message} ({code})")

    def kill(self, raw: Any, facts: ServerFacts, connect: Callable[[], Any]) -> None:
        """KILL QUERY from a second connection; a user may always kill their own statements."""
        second = connect()
        try:
            second.cursor().execute(f"KILL QUERY {facts.connection_id}")
        finally:
            second.close()

    def drop(self, raw: Any, facts: ServerFacts) -> None:
        """Shut the socket down; the reading thread gets an error at once."""
        if self.driver == "mysqldb":
            shut_down_descriptor(facts.descriptor)
        elif raw._sock is not None:
            shut_down(raw._sock)


def _facts(raw: Any, version: str, maria: bool) -> ServerFacts:
    [(connection_id, packet)] = _rows(raw, "SELECT CONNECTION_ID(), @@max_allowed_packet")
    # The variable's name differs between versions.
    read_only = _rows(raw, "SHOW VARIABLES WHERE Variable_name IN ('tx_read_only', 'transaction_read_only')")
    cipher = _rows(raw, "SHOW STATUS LIKE 'Ssl_cipher'")
    return ServerFacts(
        name=f"{'MariaDB' if maria else 'MySQL'} {version.split('-')[0]}",
        connection_id=int(connection_id),
        packed_limit=min(GROUP_CONCAT_MAX, int(packet)) - ROW_HEADROOM,
        cipher=str(cipher[0][1]) or None if cipher else None,
        read_only=any(value == "ON" for _name, value in read_only),
    )


def _rows(raw: Any, statement: str) -> list[Any]:
    cursor = raw.cursor()
    try:
        cursor.execute(statement)
        return list(cursor.fetchall())
    finally:
        cursor.close()


def _mysqlclient_tls(tls: TlsSettings) -> dict[str, Any]:
    client_context(tls)
    if not is_demanded(tls):
        # MariaDB's library does not know PREFERRED, and goes on in plain text where REQUIRED is not offered.
        return {"ssl_mode": "REQUIRED" if _has_mariadb_library() else "PREFERRED"}
    files = {"ca": tls.ca if tls.verify else None, "cert": tls.certificate, "key": tls.key}
    return {
        "ssl_mode": "VERIFY_IDENTITY" if is_verified(tls) else "REQUIRED",
        "ssl": {name: str(path) for name, path in files.items() if path},
    }


def _has_mariadb_library() -> bool:
    """mysqlclient is built with either library; MariaDB's has versions of 3, MySQL's of 8 and more."""
    return str(importlib.import_module("MySQLdb").get_client_info()).startswith("3.")
