"""MySQL and MariaDB, through PyMySQL or mysqlclient."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from typing import Any

from sqlalchemy.engine import URL

from alx_desktop.config import SourceSettings, TlsSettings
from alx_desktop.domain.errors import AnswerCut
from alx_desktop.moodle.server import ANSWER_GRACE, ServerFacts, shut_down, shut_down_descriptor

# Largest value that group_concat_max_len takes on every version (4 GiB - 1 is its maximum on 32-bit builds).
GROUP_CONCAT_MAX = 1 << 30
# ER_CUT_VALUE_GROUP_CONCAT, ER_WARN_ALLOWED_PACKET_OVERFLOWED.
CUT_SHORT = (1260, 1301)
# Room in a packet for the other columns of a row.
ROW_HEADROOM = 4096


class MySqlServer:
    """MySQL 5.7+, MariaDB 10.2+."""

    dialect = "mysql"
    begin = "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY"
    commit = "COMMIT"
    now = "SELECT UNIX_TIMESTAMP()"

    def __init__(self, driver: str) -> None:
        self.driver = driver

    def url(self, settings: SourceSettings, password: str | None) -> URL:
        """The URL with the password."""
        url = settings.parsed_url.set(password=password or None)
        if self.driver == "mysqldb" and url.host == "localhost" and url.port:
            # The C library takes "localhost" as its local socket file and ignores the port.
            url = url.set(host="127.0.0.1")
        return url

    def connect_arguments(self, settings: SourceSettings) -> dict[str, Any]:
        """utf8mb4, timeouts, TLS: demanded when a CA or a client certificate is given, else used where offered."""
        arguments: dict[str, Any] = {"charset": "utf8mb4", "connect_timeout": settings.connect_timeout}
        demanded = bool(settings.tls.ca or settings.tls.certificate)
        if self.driver == "pymysql":
            # The handshake has this limit too; prepare() widens it for statements.
            arguments |= {"read_timeout": settings.connect_timeout, "write_timeout": ANSWER_GRACE}
            return arguments | ({"ssl": _context(settings.tls)} if demanded else {})
        arguments |= {"read_timeout": settings.statement_limit + ANSWER_GRACE, "write_timeout": ANSWER_GRACE}
        return arguments | _mysqlclient_tls(settings.tls, demanded)

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

    def before_statement(self, raw: Any, settings: SourceSettings) -> None:
        """Nothing: the server keeps the limit."""

    def after_statement(self, raw: Any, cursor: Any) -> None:
        """GROUP_CONCAT cuts what is longer than a packet, with no more than a warning."""
        if not cursor.warning_count:
            return
        for _level, code, message in _rows(raw, "SHOW WARNINGS"):
            if code in CUT_SHORT:
                raise AnswerCut(f"{message} ({code})")

    def kill(self, raw: Any, connect: Callable[[], Any], connection_id: int) -> None:
        """KILL QUERY from a second connection; a user may always kill their own statements."""
        second = connect()
        try:
            second.cursor().execute(f"KILL QUERY {int(connection_id)}")
        finally:
            second.close()

    def drop(self, raw: Any) -> None:
        """Shut the socket down; the reading thread gets an error at once."""
        if self.driver == "mysqldb":
            shut_down_descriptor(raw.fileno())
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


def _context(tls: TlsSettings) -> ssl.SSLContext:
    context = ssl.create_default_context(cafile=str(tls.ca) if tls.ca else None)
    # Database servers make their own CAs, often without the extensions that the strict mode of Python 3.13 wants.
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    if not (tls.verify and tls.ca):
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    if tls.certificate:
        context.load_cert_chain(tls.certificate, tls.key)
    return context


def _mysqlclient_tls(tls: TlsSettings, demanded: bool) -> dict[str, Any]:
    if not demanded:
        return {"ssl_mode": "PREFERRED"}
    files = {"ca": tls.ca if tls.verify else None, "cert": tls.certificate, "key": tls.key}
    mode = "VERIFY_IDENTITY" if tls.verify and tls.ca else "REQUIRED"
    return {"ssl_mode": mode, "ssl": {name: str(path) for name, path in files.items() if path}}
