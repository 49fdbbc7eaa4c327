"""Opening a store on PostgreSQL: three schemas of one database."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.pool import NullPool

from alx_desktop.domain.errors import StoreError
from alx_desktop.domain.phrases import phrase
from alx_desktop.store.engines import make_engine
from alx_desktop.store.faults import translated
from alx_desktop.store.location import Database, StoreLocation
from alx_desktop.store.looking import ORDER
from alx_desktop.store.migration import Layout, layout_of
from alx_desktop.store.opening import LONGEST_OPENING, Opened, bring_up, refuse_newer, require_complete

LOCK_KEY = 0x414C5853
"""Key of the advisory lock held while a store is made, migrated or rolled back: "ALXS"."""


def open_postgresql(location: StoreLocation, password: str | None) -> Opened:
    """Connect, make the schemas and tables that are missing, migrate. Raises StoreUnreachable and its kin."""
    with translated(str(location)), alone(location, password) as connection:
        _prepare(connection)
        engines = {database: make_engine(location, database, password) for database in ORDER}
        try:
            _bring_all_up(engines)
            require_complete(engines, {})
        except BaseException:
            for engine in engines.values():
                engine.dispose()
            raise
    return Opened(engines)


@contextmanager
def alone(location: StoreLocation, password: str | None) -> Iterator[Connection]:
    """A connection that holds the store's advisory lock: one process at a time makes, migrates or rolls back."""
    url = location.parsed_url.set(password=password) if password is not None else location.parsed_url
    arguments = {"connect_timeout": 10, "application_name": "ALX Desktop opening"}
    engine = create_engine(
        url, poolclass=NullPool, isolation_level="AUTOCOMMIT", connect_args=arguments, hide_parameters=True
    )
    with engine.connect() as connection:
        # A migration takes minutes; a machine that is frozen in the middle of one must not stop the others for ever.
        connection.execute(text(f"SET lock_timeout TO {int(LONGEST_OPENING * 1000)}"))
        connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": LOCK_KEY})
        # Ends with the connection.
        yield connection


def layout_in(engine: Engine, database: Database) -> Layout:
    """How one schema stands to this version."""
    with translated(database), engine.connect() as connection:
        return layout_of(connection, database)


def _prepare(connection: Connection) -> None:
    encoding = connection.scalar(text("SHOW server_encoding"))
    if encoding != "UTF8":
        raise StoreError(
            f"the database's encoding is {encoding}",
            advice=phrase("Make the database with `createdb --encoding=UTF8 --template=template0 NAME`."),
        )
    present = set(connection.scalars(text("SELECT nspname FROM pg_namespace")))
    for database in ORDER:
        # Asked for first: IF NOT EXISTS wants the right to create even where the schema exists.
        if database not in present:
            connection.execute(text(f"CREATE SCHEMA {database}"))


def _bring_all_up(engines: dict[Database, Engine]) -> None:
    now = int(time.time())
    layouts = {database: layout_in(engine, database) for database, engine in engines.items()}
    refuse_newer(layouts)
    for database, layout in layouts.items():
        if layout is not Layout.CURRENT:
            with translated(database), engines[database].begin() as connection:
                bring_up(connection, database, now)
