"""What each table and each index of a store holds: rows and bytes."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Table, func, select, text
from sqlalchemy.exc import DBAPIError

from alx_desktop.domain.progress import CancelToken
from alx_desktop.store.location import Database
from alx_desktop.store.store import Store

_SQLITE_BYTES = text("SELECT name, SUM(pgsize) FROM dbstat WHERE aggregate = TRUE GROUP BY name")
_POSTGRESQL_BYTES = text(
    "SELECT c.relname, pg_relation_size(c.oid) + CASE WHEN c.relkind = 'r' AND c.reltoastrelid <> 0"
    " THEN pg_total_relation_size(c.reltoastrelid) ELSE 0 END FROM pg_class AS c"
    " JOIN pg_namespace AS n ON n.oid = c.relnamespace"
    " WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'i')"
)
_SQLITE_INDEXES = text("SELECT name, tbl_name FROM sqlite_master WHERE type = 'index'")
_POSTGRESQL_INDEXES = text("SELECT indexname, tablename FROM pg_indexes WHERE schemaname = current_schema()")


@dataclass(frozen=True, slots=True)
class IndexSize:
    """One index. bytes None: this SQLite cannot say (it was built without dbstat)."""

    name: str
    bytes: int | None


@dataclass(frozen=True, slots=True)
class TableSize:
    """One table: its rows, tombstones included; bytes of the table itself, without its indexes."""

    database: Database
    name: str
    rows: int
    bytes: int | None
    indexes: tuple[IndexSize, ...]

    @property
    def index_bytes(self) -> int | None:
        """Bytes of all its indexes; None where they are not known."""
        known = [one.bytes for one in self.indexes if one.bytes is not None]
        return sum(known) if len(known) == len(self.indexes) else None


@dataclass(frozen=True, slots=True)
class StoreTables:
    """server: which database program keeps it, with its version."""

    server: str
    tables: tuple[TableSize, ...]


def store_tables(store: Store, cancel: CancelToken | None = None) -> StoreTables:
    """All tables of the three databases. Counts rows and, on SQLite, reads every page's header: about a second per
    500 MB in memory. Raises Cancelled between two databases."""
    found: list[TableSize] = []
    server = ""
    for database in Database:
        if cancel is not None:
            cancel.raise_if_cancelled()
        with store.reading(store.engine(database)) as connection:
            server = server or _server(connection)
            found += _tables(connection, database)
    return StoreTables(server, tuple(found))


def _tables(connection: Connection, database: Database) -> list[TableSize]:
    sqlite = connection.dialect.name == "sqlite"
    sizes = _bytes(connection, sqlite)
    indexes: dict[str, list[IndexSize]] = {}
    for name, table in connection.execute(_SQLITE_INDEXES if sqlite else _POSTGRESQL_INDEXES):
        indexes.setdefault(str(table), []).append(IndexSize(str(name), sizes.get(str(name))))
    return [
        TableSize(database, table.name, _rows(connection, table), sizes.get(table.name),
                  tuple(sorted(indexes.get(table.name, ()), key=lambda one: one.name)))
        for table in database.metadata.sorted_tables
    ]  # fmt: skip


def _rows(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0


def _bytes(connection: Connection, sqlite: bool) -> dict[str, int]:
    try:
        rows = connection.execute(_SQLITE_BYTES if sqlite else _POSTGRESQL_BYTES)
        return {str(name): int(size or 0) for name, size in rows}
    except DBAPIError:
        if not sqlite:
            raise
        # An SQLite without the dbstat table: some systems build Python's so.
        return {}


def _server(connection: Connection) -> str:
    if connection.dialect.name == "sqlite":
        return f"SQLite {connection.scalar(text('SELECT sqlite_version()'))}"
    return f"PostgreSQL {connection.scalar(text('SHOW server_version'))}"
