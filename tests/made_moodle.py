"""Small made-up Moodle databases: the tables of the catalogue, with chosen names, gaps and prefixes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import BigInteger, Column, Connection, MetaData, Numeric, String, Table, Text, create_engine, insert
from sqlalchemy.sql.elements import quoted_name

from alx_desktop.moodle.catalogue import BESIDE, CORE, IOMAD, OPTIONAL, ColumnSpec, Kind

TYPES: Mapping[Kind, Callable[[], Any]] = {
    Kind.NUMBER: BigInteger,
    Kind.DECIMAL: lambda: Numeric(10, 5),
    Kind.TEXT: lambda: String(255),
}


@dataclass(frozen=True)
class Made:
    """How a database differs from an IOMAD 4.1: its prefix, what it lacks and what it renames.

    without, and the keys of renamed: "table" or "table.column", by logical names.
    """

    prefix: str = "mdl_"
    iomad: bool = True
    without: Collection[str] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    config: Mapping[str, str] = field(default_factory=lambda: {"version": "2022112822.00", "release": "4.1.22"})
    modules: Collection[str] = ("quiz", "page")

    def name(self, logical: str) -> str:
        """Real name of a table, prefix included."""
        return self.prefix + self.renamed.get(logical, logical)

    def column(self, table: str, logical: str) -> str:
        """Real name of a column."""
        return self.renamed.get(f"{table}.{logical}", logical)


def make_moodle(url: str, made: Made | None = None) -> None:
    """Make the tables in an empty database, with the rows of `config` and `modules` that a probe reads."""
    made = made or Made()
    engine = create_engine(url)
    metadata = MetaData()
    for spec in (*CORE, *OPTIONAL, *BESIDE, *(IOMAD if made.iomad else ())):
        if spec.logical not in made.without:
            columns = [_column(made, spec.logical, column) for column in spec.columns]
            _table(metadata, made.name(spec.logical), [column for column in columns if column is not None])
    for module in made.modules:
        _table(metadata, made.prefix + module, [Column("id", BigInteger), Column("name", Text), Column("intro", Text)])
    with engine.begin() as connection:
        metadata.create_all(connection, checkfirst=False)
        _fill(connection, made, metadata)
    engine.dispose()


def _column(made: Made, table: str, spec: ColumnSpec) -> Column[Any] | None:
    if f"{table}.{spec.logical}" in made.without:
        return None
    name = quoted_name(made.column(table, spec.logical), quote=True)
    return Column(name, TYPES[spec.kind](), primary_key=spec.logical == "id", autoincrement=False)


def _table(metadata: MetaData, name: str, columns: list[Column[Any]]) -> None:
    Table(quoted_name(name, quote=True), metadata, *columns)


def _fill(connection: Connection, made: Made, metadata: MetaData) -> None:
    config = metadata.tables.get(made.name("config"))
    if config is not None and {"name", "value"} <= set(config.c.keys()):
        rows = [{"name": name, "value": value} for name, value in made.config.items()]
        connection.execute(insert(config), rows) if rows else None
    modules = metadata.tables.get(made.name("modules"))
    if modules is not None and {"id", "name", "visible"} <= set(modules.c.keys()):
        named = [{"id": number, "name": name, "visible": 1} for number, name in enumerate(made.modules, 1)]
        connection.execute(insert(modules), named)
