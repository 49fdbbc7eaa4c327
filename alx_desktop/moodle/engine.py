"""Connections to Moodle's database: one pool per source, every session read-only and limited."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

from alx_desktop.config import SourceSettings
from alx_desktop.domain.errors import SourceError, TlsFailed, WrongUse
from alx_desktop.domain.phrases import phrase
from alx_desktop.moodle.errors import TLS_NOT_OFFERED
from alx_desktop.moodle.mysql import MySqlServer, QuickConnection
from alx_desktop.moodle.postgresql import PostgresServer
from alx_desktop.moodle.resolving import require_address
from alx_desktop.moodle.server import Server
from alx_desktop.moodle.sqlite import SqliteServer
from alx_desktop.moodle.tls import is_demanded, is_verified

FACTS = "alx_facts"
SENT = "alx_sent"
"""In a connection's info: the newest statement and its parameters, as the driver got them."""
# One more than the snapshots that may be open: server_time() is asked beside them.
POOL_EXTRA = 1
POOL_TIMEOUT = 60
KILL_CONNECT_TIMEOUT = 5


def server_for(settings: SourceSettings) -> Server:
    """The kind of server that the URL names."""
    driver = settings.parsed_url.drivername
    if driver.startswith("mysql"):
        # Through a tunnel, mysqlclient could compare a certificate with 127.0.0.1 only, not with the server's name.
        by_name = settings.ssh is not None and is_verified(settings.tls)
        return MySqlServer("pymysql" if by_name else driver.partition("+")[2])
    return PostgresServer() if driver.startswith("postgresql") else SqliteServer()


def build_engine(
    settings: SourceSettings, password: str | None, server: Server, address: tuple[str, int] | None = None
) -> Engine:
    """A pool that has not connected yet. address: where the server is found in truth, behind a tunnel's port.

    Raises TlsFailed for bad certificate files, WrongUse for a missing driver.
    """
    options: dict[str, Any] = {}
    if isinstance(server, SqliteServer):
        options["creator"] = partial(server.connect, settings)
    try:
        engine = create_engine(
            server.url(settings),
            connect_args=_arguments(settings, password, server, address),
            isolation_level="AUTOCOMMIT",
            pool_size=settings.pool_size,
            max_overflow=POOL_EXTRA,
            pool_timeout=POOL_TIMEOUT,
            pool_recycle=settings.pool_recycle,
            pool_pre_ping=settings.pool_pre_ping,
            # Snapshots end their own transactions, and a connection in doubt is thrown away.
            pool_reset_on_return=None,
            hide_parameters=True,
            **options,
        )
    except ModuleNotFoundError as error:
        raise _driver_missing(settings, error) from error
    if address is None:
        _look_up_first(engine, settings)
    _prepare_connections(engine, settings, server)
    return engine


def second_connection(
    engine: Engine,
    settings: SourceSettings,
    password: str | None,
    server: Server,
    address: tuple[str, int] | None = None,
) -> Callable[[], Any]:
    """A function that opens a plain DBAPI connection outside the pool, to kill a statement from."""

    def connect() -> Any:
        arguments, from_url = engine.dialect.create_connect_args(engine.url)
        named = {**from_url, **_arguments(settings, password, server, address)}
        named["connect_timeout"] = min(KILL_CONNECT_TIMEOUT, settings.connect_timeout)
        if _is_pymysql(server):
            return QuickConnection(*arguments, **named)
        return engine.dialect.loaded_dbapi.connect(*arguments, **named)

    return connect


def _arguments(
    settings: SourceSettings, password: str | None, server: Server, address: tuple[str, int] | None
) -> dict[str, Any]:
    return server.connect_arguments(settings, password) | (server.through(address) if address else {})


def _is_pymysql(server: Server) -> bool:
    return isinstance(server, MySqlServer) and server.driver == "pymysql"


def _look_up_first(engine: Engine, settings: SourceSettings) -> None:
    url = settings.parsed_url
    host = url.host
    if host is None or host.startswith("/") or "unix_socket" in url.query:
        return

    def look(_dialect: Any, _record: Any, _arguments: Any, _named: Any) -> None:
        # A driver's own look has no limit of time.
        require_address(host, settings.connect_timeout)

    event.listen(engine, "do_connect", look)


def _prepare_connections(engine: Engine, settings: SourceSettings, server: Server) -> None:
    def prepare(raw: Any, record: Any) -> None:
        facts = server.prepare(raw, settings)
        if not facts.read_only:
            raise SourceError("the session could not be made read-only")
        if is_demanded(settings.tls) and facts.cipher is None and server.dialect != "sqlite":
            # MariaDB's C library goes on in plain text.
            raise TlsFailed("the connection is not encrypted", advice=TLS_NOT_OFFERED)
        record.info[FACTS] = facts

    def connect(_dialect: Any, _record: Any, arguments: Any, named: Any) -> Any:
        return QuickConnection(*arguments, **named)

    if _is_pymysql(server):
        event.listen(engine, "do_connect", connect)
    event.listen(engine, "before_cursor_execute", _remember)
    # Before SQLAlchemy looks at the session (sql_mode decides its quotes).
    event.listen(engine, "connect", prepare, insert=True)


def _remember(connection: Connection, _cursor: Any, sql: str, parameters: Any, *_more: Any) -> None:
    connection.info[SENT] = (sql, parameters)


def _driver_missing(settings: SourceSettings, error: ModuleNotFoundError) -> WrongUse:
    extra = {"mysql+mysqldb": "fast", "postgresql+psycopg": "postgres"}.get(settings.parsed_url.drivername)
    advice = phrase("Install it with: pip install alx-desktop[{0}]", extra) if extra else ""
    return WrongUse(
        f"{error.name} is not installed", title=phrase("The driver for this database is missing"), advice=advice
    )
