"""The tables of one Moodle site as SQLAlchemy sees them: real names underneath, logical names outside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import BigInteger, Column, MetaData, Numeric, Table, Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import quoted_name
from sqlalchemy.types import TypeEngine

from alx_desktop.domain.errors import TableMissing
from alx_desktop.moodle.catalogue import TABLES, ColumnSpec, Kind

TYPES: dict[Kind, type[TypeEngine[Any]]] = {
    Kind.NUMBER: BigInteger,
    Kind.DECIMAL: Numeric,
    Kind.TEXT: Text,
}


# Where an absent column keeps its SQL.
NEUTRAL = "neutral"


class AbsentColumn(Column[Any]):
    """A column that a site lacks: reads as Moodle's default, so that no query needs to know."""

    inherit_cache = True


@compiles(AbsentColumn)
def _absent_column(element: AbsentColumn, _compiler: SQLCompiler, **_options: Any) -> str:
    # Not the bare literal: ORDER BY 0 and GROUP BY 0 would mean a position.
    return f"COALESCE(NULL, {element.info[NEUTRAL]})"


@dataclass(frozen=True, slots=True)
class FoundTable:
    """Where a logical table really is: its name, and the real name of each of its logical columns that exist."""

    name: str
    columns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FoundSite:
    """What the probe found; `modules` maps activity types to the names of their instance tables.

    writable: the account could write to tables, were the session not read-only.
    refused: real names of tables that are there, may not be read, and are missed by no report.
    """

    version: float
    release: str
    prefix: str
    tables: Mapping[str, FoundTable]
    modules: Mapping[str, str] = field(default_factory=dict)
    missing_features: tuple[str, ...] = ()
    writable: bool = False
    refused: tuple[str, ...] = ()


class MoodleSchema:
    """Tables and columns of one site, by logical name.

    version: config.version, e.g. 2022112822.0. release: e.g. "4.1.22 (Build: ...)". flavour: "iomad" or "moodle".
    missing_features: what this site or this account does not offer, in plain words, each with its reason.
    writable: the account could write to tables, were the session not read-only.
    refused: real names of tables that the account may not read, and that no report misses.
    """

    def __init__(self, found: FoundSite) -> None:
        self.version = found.version
        self.release = found.release
        self.prefix = found.prefix
        self.missing_features = found.missing_features
        self.writable = found.writable
        self.refused = found.refused
        self._metadata = MetaData()
        self._tables = {logical: self._build(logical, table) for logical, table in found.tables.items()}
        self._modules = {name: self._build_module(table) for name, table in found.modules.items()}
        self.flavour = "iomad" if self.has("company") and self.has("company_users") else "moodle"

    def table(self, logical: str) -> Table:
        """The table, its columns keyed by logical names. Raises TableMissing if the site does not have it.

        An optional column that the site lacks is there as Moodle's default for it (0, 1 or an empty text).
        """
        if logical not in self._tables:
            raise TableMissing(f"{self.prefix}{logical}")
        return self._tables[logical]

    def has(self, logical: str) -> bool:
        """True if the site has the table and the account may read it."""
        return logical in self._tables

    def has_column(self, logical: str, column: str) -> bool:
        """True if the site has the column and the account may read it."""
        found = self._tables[logical].c.get(column) if logical in self._tables else None
        return found is not None and not isinstance(found, AbsentColumn)

    def module_table(self, name: str) -> Table | None:
        """The instance table (columns id, name) of an activity type such as "quiz"; None if there is none."""
        return self._modules.get(name)

    def read_tables(self) -> dict[str, Table]:
        """All tables that are read, by logical name, without the instance tables of the activities."""
        return dict(self._tables)

    def module_tables(self) -> list[Table]:
        """The instance tables of the activity types."""
        return list(self._modules.values())

    def _build(self, logical: str, found: FoundTable) -> Table:
        columns = [_column(found.columns.get(spec.logical), spec) for spec in TABLES[logical].columns]
        return Table(quoted_name(found.name, quote=True), self._metadata, *columns)

    def _build_module(self, name: str) -> Table:
        # Its own MetaData: an activity type may be named like a table of the catalogue.
        id_column = Column(quoted_name("id", quote=True), BigInteger, key="id")
        name_column = Column(quoted_name("name", quote=True), Text, key="name")
        return Table(quoted_name(name, quote=True), MetaData(), id_column, name_column)


def _column(actual: str | None, spec: ColumnSpec) -> Column[Any]:
    if actual is None:
        return AbsentColumn(spec.logical, TYPES[spec.kind], info={NEUTRAL: spec.neutral})
    return Column(quoted_name(actual, quote=True), TYPES[spec.kind], key=spec.logical)
