"""The indexes of the window's views: dropped before a first fill and made after it; and making what is missing."""

from __future__ import annotations

from sqlalchemy import Connection, select

from alx_desktop.store.location import Database
from alx_desktop.store.roles import act_as_owner
from alx_desktop.store.structure import Missing, missing_objects
from alx_desktop.store.tables.progress import VIEW_INDEXES
from alx_desktop.store.tables.state import sync_state


def drop_view_indexes(connection: Connection) -> None:
    """Drop the view indexes of the reporting store, before a million rows are inserted."""
    for index in VIEW_INDEXES:
        index.drop(connection, checkfirst=True)


def create_view_indexes(connection: Connection) -> None:
    """Make the view indexes that are not there; seconds per million rows."""
    for index in VIEW_INDEXES:
        index.create(connection, checkfirst=True)


def create_missing(connection: Connection, database: Database) -> Missing:
    """Make the tables and indexes that are missing (not columns); what was missing.

    View indexes that a first fill has dropped are not missing: the sync makes them at its end.
    """
    missing = missing_objects(connection, database)
    if missing.tables:
        act_as_owner(connection)
    tables = {table.name: table for table in database.metadata.sorted_tables}
    database.metadata.create_all(connection, [tables[name] for name in missing.tables])
    wanted = set(missing.indexes) - dropped_on_purpose(connection, database)
    for table in tables.values():
        for index in table.indexes:
            if index.name in wanted:
                index.create(connection)
    return Missing(missing.tables, missing.columns, tuple(sorted(wanted)))


def dropped_on_purpose(connection: Connection, database: Database) -> set[str]:
    """Names of the indexes that may be absent now, because the first fill is not finished."""
    if database is not Database.REPORTING or not _filling(connection):
        return set()
    return {str(index.name) for index in VIEW_INDEXES}


def _filling(connection: Connection) -> bool:
    return bool(connection.scalar(select(sync_state.c.first_fill)))
