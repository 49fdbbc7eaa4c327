"""Saved exports in the admin database."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Row, delete, insert, select, update

from alx_desktop.store.tables.admin import saved_export


@dataclass(frozen=True, slots=True)
class SavedExportRow:
    """One line of the table. definition: JSON, the service's business. Times are UTC epoch seconds."""

    name: str
    definition: str
    path: str
    created_at: int
    last_run_at: int | None = None
    last_rows: int | None = None


def read_saved_exports(connection: Connection) -> list[SavedExportRow]:
    """All of them, by name."""
    return [_row(row) for row in connection.execute(select(saved_export).order_by(saved_export.c.name))]


def write_saved_export(connection: Connection, row: SavedExportRow) -> None:
    """Insert, or overwrite the one of that name."""
    delete_saved_export(connection, row.name)
    connection.execute(
        insert(saved_export).values(
            name=row.name,
            definition=row.definition,
            path=row.path,
            created_at=row.created_at,
            last_run_at=row.last_run_at,
            last_rows=row.last_rows,
        )
    )


def note_run(connection: Connection, name: str, at: int, rows: int) -> None:
    """Remember when it last ran, and how many rows it wrote."""
    connection.execute(update(saved_export).where(saved_export.c.name == name).values(last_run_at=at, last_rows=rows))


def delete_saved_export(connection: Connection, name: str) -> bool:
    """Forget it; False if there was none."""
    return bool(connection.execute(delete(saved_export).where(saved_export.c.name == name)).rowcount)


def _row(row: Row[tuple[object, ...]]) -> SavedExportRow:
    return SavedExportRow(**row._mapping)
