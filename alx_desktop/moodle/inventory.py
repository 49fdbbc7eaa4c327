"""What a database has, by the server's own account: tables, columns, and what the account may do with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import Executable, text

# Name of the table, name of the column, whether the account may read it, whether it may write to the table.
QUERIES = {
    "mysql": (
        "SELECT table_name, column_name, FIND_IN_SET('select', privileges) > 0, FIND_IN_SET('insert', privileges) > 0 "
        "FROM information_schema.columns WHERE table_schema = DATABASE()"
    ),
    "postgresql": (
        "SELECT c.relname, a.attname, has_column_privilege(c.oid, a.attnum, 'SELECT'), "
        "has_table_privilege(c.oid, 'INSERT') "
        "FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped "
        "WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND pg_table_is_visible(c.oid) "
        "AND c.relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)"
    ),
    "sqlite": (
        "SELECT m.name, c.name, 1, 0 FROM sqlite_master m JOIN pragma_table_info(m.name) c "
        "WHERE m.type IN ('table', 'view')"
    ),
}


class Reader(Protocol):
    """What reading tables needs of a SourceReader."""

    def rows(self, name: str, statement: Executable, parameters: Mapping[str, Any] | None = None) -> list[Any]:
        """All rows of a statement."""


@dataclass(frozen=True, slots=True)
class Inventory:
    """Columns of each table with whether they may be read; `writable`: the account may write to some table."""

    tables: Mapping[str, Mapping[str, bool]]
    writable: bool

    def find(self, name: str) -> str | None:
        """The real spelling of a table's name (servers on Windows fold it to lower case); None if there is none."""
        if name in self.tables:
            return name
        return name.lower() if name.lower() in self.tables else None

    def readable(self, name: str) -> set[str]:
        """Columns of a table that the account may read."""
        return {column for column, may in self.tables[name].items() if may}


def read_inventory(reader: Reader, dialect: str) -> Inventory:
    """Everything that the account sees of the database, in one query."""
    tables: dict[str, dict[str, bool]] = {}
    writable = False
    for table, column, may_read, may_write in reader.rows("probe.columns", text(QUERIES[dialect])):
        tables.setdefault(str(table), {})[str(column)] = bool(may_read)
        writable = writable or bool(may_write)
    return Inventory(tables, writable)
