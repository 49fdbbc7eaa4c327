"""Does a database have the tables, columns and indexes that this version expects?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection, text

from alx_desktop.store.location import Database

_COLUMNS = {
    "sqlite": (
        "SELECT m.name, c.name FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c WHERE m.type = 'table'"
    ),
    "postgresql": (
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()"
    ),
}
_INDEXES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'index'",
    "postgresql": "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema()",
}


@dataclass(frozen=True, slots=True)
class Missing:
    """Names that the metadata has and the database has not; columns as table.column."""

    tables: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    indexes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.tables or self.columns or self.indexes)


def missing_objects(connection: Connection, database: Database) -> Missing:
    """What is missing in one database; two statements. Indexes of a missing table are not counted."""
    dialect = connection.dialect.name
    columns: defaultdict[str, set[str]] = defaultdict(set)
    for table, column in connection.execute(text(_COLUMNS[dialect])):
        columns[table].add(column)
    indexes = set(connection.scalars(text(_INDEXES[dialect])))
    tables = database.metadata.sorted_tables
    present = [table for table in tables if table.name in columns]
    return Missing(
        tables=tuple(table.name for table in tables if table.name not in columns),
        columns=tuple(f"{t.name}.{c.name}" for t in present for c in t.columns if c.name not in columns[t.name]),
        indexes=tuple(sorted(str(i.name) for t in present for i in t.indexes if i.name not in indexes)),
    )
