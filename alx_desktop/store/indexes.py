"""The view indexes of course progress, dropped during the first fill and made at its end."""

from __future__ import annotations

from sqlalchemy import Connection

from alx_desktop.store.tables.progress import VIEW_INDEXES


def drop_view_indexes(connection: Connection) -> None:
    """Drop those that are there."""
    for index in VIEW_INDEXES:
        index.drop(connection, checkfirst=True)


def create_view_indexes(connection: Connection) -> None:
    """Make those that are missing."""
    for index in VIEW_INDEXES:
        index.create(connection, checkfirst=True)
