"""What a sync remembers between runs: watermark, unfinished full sync, epoch."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, select, update

from alx_desktop.store.tables.state import sync_state


def read_state(connection: Connection) -> Row[Any]:
    """The one row of sync_state."""
    return connection.execute(select(sync_state)).one()


def write_state(connection: Connection, **values: Any) -> None:
    """Change columns of sync_state, inside the caller's transaction."""
    connection.execute(update(sync_state).values(**values))


FULL_FORGOTTEN: dict[str, Any] = {
    "full_run_id": None,
    "full_watermark": None,
    "full_done_through": None,
    "full_as_of": None,
    "full_fill": None,
    "full_signs": None,
    "rebuild_since": None,
}
"""Values of sync_state when no full sync is unfinished."""
