"""Finds Moodle's tables and columns in a database, by what is there and not by what a version promises."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import Executable, String, column, select, table, text
from sqlalchemy.sql.elements import quoted_name

from alx_desktop.domain.errors import NotMoodle, PrefixWrong, RightMissing, TableMissing
from alx_desktop.moodle.catalogue import SIGNATURE, TABLES, TELLTALES, TableSpec
from alx_desktop.moodle.schema import FoundSite, FoundTable, MoodleSchema

# name of the table, name of the column, whether the account may read it.
COLUMNS = {
    "mysql": (
        "SELECT table_name, column_name, FIND_IN_SET('select', privileges) > 0 "
        "FROM information_schema.columns WHERE table_schema = DATABASE()"
    ),
    "postgresql": (
        "SELECT c.relname, a.attname, has_column_privilege(c.oid, a.attnum, 'SELECT') "
        "FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped "
        "WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND pg_table_is_visible(c.oid) "
        "AND c.relnamespace <> 'pg_catalog'::regnamespace"
    ),
    "sqlite": (
        "SELECT m.name, c.name, 1 FROM sqlite_master m JOIN pragma_table_info(m.name) c "
        "WHERE m.type IN ('table', 'view')"
    ),
}


class Reader(Protocol):
    """What the probe needs of a SourceReader."""

    def rows(self, name: str, statement: Executable, parameters: Mapping[str, Any] | None = None) -> Any:
        """All rows of a statement."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """Tables with their columns, and whether each may be read."""

    tables: Mapping[str, Mapping[str, bool]]

    def find(self, name: str) -> str | None:
        """The real spelling of a table; servers on Windows fold case."""
        if name in self.tables:
            return name
        return name.lower() if name.lower() in self.tables else None

    def readable(self, name: str) -> set[str]:
        """Columns of a table that the account may read."""
        return {column for column, may in self.tables[name].items() if may}


def probe(reader: Reader, dialect: str, prefix: str) -> MoodleSchema:
    """Resolve the catalogue against the database.

    Raises PrefixWrong naming the prefixes found, NotMoodle, TableMissing or RightMissing naming table and column.
    """
    catalog = _read_catalog(reader, dialect)
    _check_prefix(catalog, prefix)
    tables, missing = _resolve_all(catalog, prefix)
    version, release = _read_version(reader, tables["config"])
    modules = _module_tables(reader, catalog, prefix, tables["modules"])
    return MoodleSchema(FoundSite(version, release, prefix, tables, modules, missing))


def _read_catalog(reader: Reader, dialect: str) -> Catalog:
    tables: dict[str, dict[str, bool]] = {}
    for table_name, column_name, may_read in reader.rows("probe.columns", text(COLUMNS[dialect])):
        tables.setdefault(str(table_name), {})[str(column_name)] = bool(may_read)
    return Catalog(tables)


def _check_prefix(catalog: Catalog, prefix: str) -> None:
    there = sum(catalog.find(prefix + name) is not None for name in SIGNATURE)
    if there >= len(SIGNATURE) // 2:
        return
    found = found_prefixes(catalog.tables)
    if found:
        names = " or ".join(repr(name) if name else "no prefix at all" for name in found)
        raise PrefixWrong(f"no Moodle under {prefix!r}", advice=f"Use {names}: that is what this database has.")
    if not catalog.tables:
        raise NotMoodle("the account sees no table in this database")
    raise NotMoodle(f"{len(catalog.tables)} tables, and none of them is Moodle's")


def found_prefixes(names: Iterable[str]) -> list[str]:
    """Prefixes under which a Moodle seems to live, sorted."""
    known = set(names)
    first, *others = TELLTALES
    ends = (name.removesuffix(first) for name in known if name.endswith(first))
    return sorted(prefix for prefix in ends if all(prefix + other in known for other in (*others, "config", "user")))


def _resolve_all(catalog: Catalog, prefix: str) -> tuple[dict[str, FoundTable], tuple[str, ...]]:
    tables: dict[str, FoundTable] = {}
    missing: list[str] = []
    iomad = any(catalog.find(prefix + name) for name in TABLES["company"].candidates)
    for spec in TABLES.values():
        found = _resolve(catalog, prefix, spec)
        if found is not None:
            tables[spec.logical] = found
        elif (iomad or not spec.iomad) and spec.lost not in missing:
            missing.append(spec.lost)
    return tables, tuple(missing)


def _resolve(catalog: Catalog, prefix: str, spec: TableSpec) -> FoundTable | None:
    name = next((found for candidate in spec.candidates if (found := catalog.find(prefix + candidate))), None)
    if name is None:
        if spec.required:
            raise TableMissing(prefix + spec.logical)
        return None
    readable = catalog.readable(name)
    columns: dict[str, str] = {}
    for wanted in spec.columns:
        actual = next((candidate for candidate in wanted.candidates if candidate in readable), None)
        if actual is not None:
            columns[wanted.logical] = actual
        elif wanted.required:
            if spec.required:
                raise _column_problem(catalog, name, wanted.candidates)
            return None
    return FoundTable(name, columns)


def _column_problem(catalog: Catalog, name: str, candidates: tuple[str, ...]) -> RightMissing | TableMissing:
    hidden = any(candidate in catalog.tables[name] for candidate in candidates)
    whole = not catalog.readable(name)
    if hidden:
        return RightMissing(name if whole else f"{name}.{candidates[0]}")
    return TableMissing(f"{name}.{candidates[0]}")


def _read_version(reader: Reader, config: FoundTable) -> tuple[float, str]:
    source = table(quoted_name(config.name, quote=True), column("name", String), column("value", String))
    statement = select(source.c.name, source.c.value).where(source.c.name.in_(("version", "release")))
    values = dict(reader.rows("probe.version", statement))
    try:
        return float(values["version"]), str(values.get("release", ""))
    except (KeyError, TypeError, ValueError) as error:
        raise NotMoodle(f"{config.name} names no version") from error


def _module_tables(reader: Reader, catalog: Catalog, prefix: str, modules: FoundTable) -> dict[str, str]:
    source = table(quoted_name(modules.name, quote=True), column("name", String))
    found: dict[str, str] = {}
    for (name,) in reader.rows("probe.modules", select(source.c.name)):
        actual = catalog.find(prefix + str(name))
        if actual is not None and {"id", "name"} <= catalog.readable(actual):
            found[str(name)] = actual
    return found
