"""Turns the text of the table definitions into SQLAlchemy tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    MetaData,
    Numeric,
    SmallInteger,
    String,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects import mysql
from sqlalchemy.types import TypeEngine

from alx_desktop.demo.schema.activities import ACTIVITIES
from alx_desktop.demo.schema.core import COURSES, PROGRESS, USERS
from alx_desktop.demo.schema.generations import Generation, generation
from alx_desktop.demo.schema.iomad import IOMAD, RENAMED

COLUMN = re.compile(r"^(\w+) ([BSMTXVN][\d./]*)(\?)?(?:=(\S*))?(?: (@\S+))?$")
TEXT_TYPES = "VX"


@dataclass(frozen=True, slots=True)
class ColumnText:
    """One parsed column: notation as in `core`."""

    name: str
    kind: str
    nullable: bool
    default: str | None
    mark: str


@dataclass(frozen=True, slots=True)
class IndexText:
    """One parsed index or unique key."""

    unique: bool
    columns: tuple[str, ...]
    mark: str


@dataclass(slots=True)
class TableText:
    """One parsed table."""

    name: str
    mark: str
    columns: list[ColumnText]
    indexes: list[IndexText]


@dataclass(frozen=True, slots=True)
class DemoSchema:
    """The tables of one site, by the names of IOMAD 4.1; the columns' keys are that generation's names too."""

    generation: Generation
    prefix: str
    metadata: MetaData
    tables: dict[str, Table]

    def has(self, logical: str) -> bool:
        """Whether this generation has the table."""
        return logical in self.tables


@cache
def definitions() -> tuple[TableText, ...]:
    """Every table of every generation, parsed once."""
    tables: list[TableText] = []
    for line in "".join((USERS, COURSES, ACTIVITIES, PROGRESS, IOMAD)).splitlines():
        if line and not line.startswith(" "):
            name, mark = line.split(":")
            tables.append(TableText(name, mark.strip(), [], []))
        elif line.startswith(("  ix ", "  uq ")):
            unique = line.startswith("  uq ")
            tables[-1].indexes += [_index_text(unique, words) for words in line[5:].split(";")]
        elif line.strip():
            tables[-1].columns += [_column_text(part) for part in line.strip().rstrip(",").split(", ")]
    return tuple(tables)


def _column_text(part: str) -> ColumnText:
    found = COLUMN.match(part)
    if found is None:
        raise ValueError(f"not a column: {part!r}")
    name, kind, nullable, default, mark = found.groups()
    return ColumnText(name, kind, bool(nullable), default, mark or "")


def _index_text(unique: bool, words: str) -> IndexText:
    columns, _, mark = words.partition("@")
    return IndexText(unique, tuple(columns.split()), f"@{mark}" if mark else "")


def _exists(mark: str, site: Generation) -> bool:
    """Whether a table or column with that mark (@41, @-311, @iomad) is there in the generation."""
    if not mark:
        return True
    if mark == "@iomad":
        return site.iomad
    if mark == "@-311":
        return site.level <= 31
    return site.level >= int(mark[1:])


def _type(kind: str, site: Generation) -> TypeEngine[Any]:
    """The SQLAlchemy type, as wide as Moodle's on MariaDB."""
    letter, size = kind[0], kind[1:]
    if letter == "V":
        before, _, since_51 = size.partition("/")
        return String(int(since_51 if since_51 and site.level >= 51 else before))
    if letter == "X":
        return Text().with_variant(mysql.LONGTEXT(), "mysql", "mariadb")
    if letter == "N":
        digits, _, scale = (size or "10.5").partition(".")
        return Numeric(int(digits), int(scale), asdecimal=False)
    if letter == "B":
        return BigInteger()
    if letter == "M":
        return Integer().with_variant(mysql.MEDIUMINT(), "mysql", "mariadb")
    small = SmallInteger()
    return small.with_variant(mysql.TINYINT(), "mysql", "mariadb") if letter == "T" else small


def _column(column: ColumnText, actual: str, site: Generation) -> Column[Any]:
    default = None
    if column.default is not None:
        default = text(f"'{column.default}'") if column.kind[0] in TEXT_TYPES else text(column.default)
    return Column(
        actual, _type(column.kind, site), key=column.name, nullable=column.nullable, server_default=default, quote=True
    )


def _index_name(table: str, index: IndexText) -> str:
    """A name as Moodle makes it: mdl_user_enrolments(enrolid, userid) -> mdl_userenro_enruse_uix."""
    short = "".join(word[:4] for word in table.split("_"))
    return f"{short}_{''.join(column[:3] for column in index.columns)}_{'uix' if index.unique else 'ix'}"


def _free_name(name: str, names: set[str]) -> str:
    """The name, or with a number before its ending, as names of indexes are unique in a PostgreSQL schema."""
    stem, ending = name.rsplit("_", 1)
    number = 2
    while name in names:
        name = f"{stem}{number}_{ending}"
        number += 1
    names.add(name)
    return name


def _add_table(definition: TableText, site: Generation, prefix: str, metadata: MetaData, names: set[str]) -> Table:
    names_51 = RENAMED if site.renamed else {}
    actual, renamed = names_51.get(definition.name, (definition.name, {}))
    identity = BigInteger().with_variant(Integer, "sqlite")
    table = Table(
        prefix + actual,
        metadata,
        Column("id", identity, primary_key=True, autoincrement=True, quote=True),
        *(
            _column(column, renamed.get(column.name, column.name), site)
            for column in definition.columns
            if _exists(column.mark, site)
        ),
        quote=True,
        # As on servers: the id of a deleted row never comes back.
        sqlite_autoincrement=True,
        mysql_engine="InnoDB",
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_unicode_ci",
        mysql_row_format="COMPRESSED",
        mariadb_engine="InnoDB",
        mariadb_charset="utf8mb4",
        mariadb_collate="utf8mb4_unicode_ci",
        mariadb_row_format="COMPRESSED",
    )
    for index in definition.indexes:
        if _exists(index.mark, site):
            name = _free_name(prefix + _index_name(actual, index), names)
            Index(name, *(table.c[column] for column in index.columns), unique=index.unique)
    return table


@cache
def build_schema(prefix: str = "mdl_", name: str = "iomad41") -> DemoSchema:
    """The tables of a site of generation `name` under `prefix` (which may be empty), built once. Raises WrongUse."""
    site = generation(name)
    metadata = MetaData()
    names: set[str] = set()
    tables = {
        definition.name: _add_table(definition, site, prefix, metadata, names)
        for definition in definitions()
        if _exists(definition.mark, site)
    }
    return DemoSchema(site, prefix, metadata, tables)
