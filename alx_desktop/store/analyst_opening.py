"""Opening a store on PostgreSQL as an analyst: she connects, and changes nothing."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, Engine, text

from alx_desktop.domain.errors import StoreError, StoreRightMissing
from alx_desktop.domain.people import Person, Role
from alx_desktop.domain.phrases import phrase
from alx_desktop.store.faults import translated
from alx_desktop.store.location import Database
from alx_desktop.store.migration import Layout, layout_of
from alx_desktop.store.opening import refuse_newer
from alx_desktop.store.rights import PEOPLE

NOT_READY = phrase("The store waits for an administrator")
NOT_READY_ADVICE = phrase("Let an administrator open it with this version of ALX Desktop; then start again.")

_MINE = text(f"SELECT {PEOPLE}.my_companies()")


def open_as_analyst(engines: Mapping[Database, Engine], login: str) -> Person:
    """Who she is, with her companies. Raises StoreNewer, StoreError where an administrator has to open it first."""
    try:
        layouts = {database: _layout(engine, database) for database, engine in engines.items()}
        refuse_newer(layouts)
        if set(layouts.values()) != {Layout.CURRENT}:
            raise StoreError("an older version made it", title=NOT_READY, advice=NOT_READY_ADVICE)
        with translated("reporting"), engines[Database.REPORTING].connect() as connection:
            return Person(login, Role.ANALYST, my_companies(connection))
    except StoreRightMissing as error:
        raise StoreError(error.detail, title=NOT_READY, advice=NOT_READY_ADVICE) from error


def my_companies(connection: Connection) -> tuple[int, ...]:
    """The companies that the database shows this login."""
    return tuple(sorted(connection.scalar(_MINE)))


def _layout(engine: Engine, database: Database) -> Layout:
    with translated(database), engine.connect() as connection:
        # Without its right on the schema, the version would not be found, and the store seem empty.
        usable = text("SELECT has_schema_privilege(:schema, 'USAGE')")
        if not connection.scalar(usable, {"schema": str(database)}):
            raise StoreRightMissing(f"no right on {database}")
        return layout_of(connection, database)
