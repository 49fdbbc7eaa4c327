"""PostgreSQL, through psycopg 3."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy.engine import URL

from alx_desktop.config import SourceSettings
from alx_desktop.moodle.server import ANSWER_GRACE, ServerFacts, shut_down_descriptor
from alx_desktop.moodle.tls import client_context, is_demanded, is_verified

# PostgreSQL's largest value is 1 GB.
PACKED_LIMIT = (1 << 30) - 65536
KILL_TIMEOUT = 5.0


class PostgresServer:
    """PostgreSQL 10+."""

    dialect = "postgresql"
    begin = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY"
    commit = "COMMIT"
    now = "SELECT floor(extract(epoch FROM clock_timestamp()))::bigint"

    def url(self, settings: SourceSettings) -> URL:
        """The URL as it is."""
        return settings.parsed_url

    def connect_arguments(self, settings: SourceSettings, password: str | None) -> dict[str, Any]:
        """Timeouts and TLS: demanded when a CA or a client certificate is given, else used where offered."""
        tls = settings.tls
        client_context(tls)
        verified, demanded = is_verified(tls), is_demanded(tls)
        arguments: dict[str, Any] = {
            "password": password or None,
            "connect_timeout": settings.connect_timeout,
            "client_encoding": "utf8",
            "application_name": "ALX Desktop",
            # A network that swallows packets is noticed after about a minute.
            "keepalives_idle": 30,
            "keepalives_interval": 10,
            "keepalives_count": 3,
            "tcp_user_timeout": 60_000,
            # Plans for the real values, every time: ranges differ in size. And it does not disturb pgbouncer.
            "prepare_threshold": None,
            "sslmode": "verify-full" if verified else "require" if demanded else "prefer",
        }
        files = {"sslrootcert": tls.ca if verified else None, "sslcert": tls.certificate, "sslkey": tls.key}
        return arguments | {name: str(path) for name, path in files.items() if path}

    def through(self, address: tuple[str, int]) -> dict[str, Any]:
        """libpq has both: an address to connect to, and the host that a certificate must fit."""
        return {"hostaddr": address[0], "port": address[1]}

    def prepare(self, raw: Any, settings: SourceSettings) -> ServerFacts:
        """Read-only session, statement limit, UTC."""
        raw.autocommit = True
        cursor = raw.cursor()
        cursor.execute("SET default_transaction_read_only = on")
        cursor.execute(f"SET statement_timeout = {settings.statement_limit * 1000}")
        cursor.execute("SET timezone = 'UTC'")
        if raw.info.server_version >= 110_000:
            # Compiling costs more than it saves in reads of short ranges.
            cursor.execute("SET jit = off")
        cursor.execute("SHOW default_transaction_read_only")
        read_only = cursor.fetchone()[0] == "on"
        cursor.execute("SELECT cipher FROM pg_stat_ssl WHERE pid = pg_backend_pid() AND ssl")
        cipher = cursor.fetchone()
        cursor.close()
        return ServerFacts(
            name=f"PostgreSQL {raw.info.parameter_status('server_version').split()[0]}",
            connection_id=raw.info.backend_pid,
            packed_limit=PACKED_LIMIT,
            cipher=str(cipher[0]) if cipher else None,
            read_only=read_only,
        )

    @contextmanager
    def limited(self, raw: Any, facts: ServerFacts, settings: SourceSettings) -> Iterator[None]:
        """The server keeps the limit; libpq waits for ever for one that is frozen, so its connection is dropped."""
        timer = threading.Timer(settings.statement_limit + ANSWER_GRACE, self.drop, (raw, facts))
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def after_statement(self, raw: Any, cursor: Any) -> None:
        """Nothing: an answer that does not fit is an error here."""

    def kill(self, raw: Any, facts: ServerFacts, connect: Callable[[], Any]) -> None:
        """The protocol's own cancel request, encrypted as the connection is; it needs no login."""
        raw.cancel_safe(timeout=KILL_TIMEOUT)

    def drop(self, raw: Any, facts: ServerFacts) -> None:
        """Shut the socket down; the reading thread gets an error at once."""
        if not raw.closed:
            shut_down_descriptor(raw.fileno())
