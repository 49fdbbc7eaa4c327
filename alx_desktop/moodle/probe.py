"""Finds Moodle's tables and columns in a database, by what is there and not by what a version promises."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import column, literal_column, select, table
from sqlalchemy.sql.elements import quoted_name
from sqlalchemy.sql.selectable import TableClause

from alx_desktop.domain.errors import NotMoodle, PrefixWrong, RightMissing, SourceError, TableMissing
from alx_desktop.domain.phrases import phrase
from alx_desktop.moodle.catalogue import (
    BESIDE,
    CORE,
    IOMAD,
    OPTIONAL,
    SIGNATURE,
    TABLES,
    TELLTALES,
    ColumnSpec,
    TableSpec,
)
from alx_desktop.moodle.inventory import Inventory, Reader, read_inventory
from alx_desktop.moodle.schema import FoundSite, FoundTable, MoodleSchema

# So many of the signature's tables make a database without prefix a Moodle: other programs have a `user` as well.
ENOUGH_WITHOUT_PREFIX = 3
# Roles name the capabilities of every plugin that is installed; IOMAD's are always among them.
IOMAD_CAPABILITIES = "block/iomad%"
NO_TABLES = phrase("It is empty, or the account has no right to read anything in it.")


def probe(reader: Reader, dialect: str, prefix: str, companies_from_iomad: bool = True) -> MoodleSchema:
    """Resolve the catalogue against the database.

    companies_from_iomad: the tables that make IOMAD's companies are needed, if this is an IOMAD site.
    Raises PrefixWrong naming the prefixes found, NotMoodle, TableMissing or RightMissing naming table and column.
    """
    inventory = read_inventory(reader, dialect)
    check_prefix(inventory.tables, prefix)
    resolver = _Resolver(reader, dialect, prefix, inventory, companies_from_iomad)
    tables = resolver.all_tables()
    version, release = _read_version(reader, tables["config"])
    modules = resolver.module_tables(tables["modules"])
    missing, refused = tuple(resolver.missing), tuple(resolver.refused)
    return MoodleSchema(FoundSite(version, release, prefix, tables, modules, missing, inventory.writable, refused))


def check_prefix(names: Iterable[str], prefix: str) -> None:
    """Raise PrefixWrong or NotMoodle unless Moodle's tables begin with the prefix."""
    known = {name.lower() for name in names}
    there = sum((prefix + name).lower() in known for name in SIGNATURE)
    if there >= (1 if prefix else ENOUGH_WITHOUT_PREFIX):
        return
    found = found_prefixes(known)
    if found:
        quoted = " or ".join(repr(name) if name else "no prefix at all" for name in found)
        raise PrefixWrong(
            f"no Moodle under {prefix!r}", advice=phrase("Use {0}: that is what this database has.", quoted)
        )
    if not known:
        raise NotMoodle(
            "the account sees no table in this database", advice=phrase("{0} {1}", NO_TABLES, NotMoodle.advice)
        )
    raise NotMoodle(f"the account sees {len(known)} tables, and none of them is Moodle's")


def found_prefixes(names: Iterable[str]) -> list[str]:
    """Prefixes under which a Moodle seems to live, sorted."""
    known = set(names)
    first, *others = TELLTALES
    ends = (name.removesuffix(first) for name in known if name.endswith(first))
    return sorted(prefix for prefix in ends if all(prefix + other in known for other in others))


@dataclass(frozen=True, slots=True)
class _Gap:
    """What is not there: the table, or one column of it."""

    table: str
    spec: ColumnSpec | None = None

    def __str__(self) -> str:
        return self.table if self.spec is None else f"{self.table}.{self.spec.candidates[0]}"


class _Resolver:
    """Finds the real names; collects in `missing` what the site or the account does not offer.

    refused: names of tables beside the reports' that the site has, and the account may not read.
    """

    def __init__(self, reader: Reader, dialect: str, prefix: str, inventory: Inventory, iomad_needed: bool) -> None:
        self._reader = reader
        self._dialect = dialect
        self._prefix = prefix
        self._inventory = inventory
        self._iomad_needed = iomad_needed
        self.missing: list[str] = []
        self.refused: list[str] = []

    def all_tables(self) -> dict[str, FoundTable]:
        """Every table of the catalogue that is there. Raises TableMissing or RightMissing for a required one."""
        tables: dict[str, FoundTable] = {}
        for spec in (*CORE, *OPTIONAL):
            self._add(tables, spec)
        if self._is_iomad(tables["role_capabilities"]):
            for spec in IOMAD:
                self._add(tables, spec)
        for spec in BESIDE:
            found = self._table(spec)
            if isinstance(found, FoundTable):
                tables[spec.logical] = found
            elif isinstance(self._problem(found), RightMissing):
                self.refused.append(found.table)
        return tables

    def _add(self, tables: dict[str, FoundTable], spec: TableSpec) -> None:
        found = self._table(spec)
        if isinstance(found, FoundTable):
            tables[spec.logical] = found
            return
        problem = self._problem(found)
        vital = not spec.lost or (spec.decides_rows and isinstance(problem, RightMissing))
        if vital and (self._iomad_needed or not spec.iomad):
            raise problem
        self.missing.append(f"{spec.lost or 'IOMAD companies'} ({problem.detail})")

    def _is_iomad(self, capabilities: FoundTable) -> bool:
        """By its tables; MySQL hides them from an account without rights, so that the capabilities have to tell."""
        if any(self._inventory.find(self._prefix + name) for name in TABLES["company"].candidates):
            return True
        if self._dialect != "mysql":
            return False
        capability = _bare(capabilities.name, "capability").c.capability
        known = select(capability).where(capability.like(IOMAD_CAPABILITIES)).limit(1)
        return bool(self._reader.rows("probe.iomad", known))

    def module_tables(self, modules: FoundTable) -> dict[str, str]:
        """Instance tables of the site's activity types, as far as they have an id and a name."""
        found: dict[str, str] = {}
        for (name,) in self._reader.rows("probe.modules", select(_bare(modules.name, "name").c.name)):
            actual = self._inventory.find(self._prefix + str(name))
            if actual is not None and {"id", "name"} <= self._inventory.readable(actual):
                found[str(name)] = actual
        return found

    def _table(self, spec: TableSpec) -> FoundTable | _Gap:
        names = (self._inventory.find(self._prefix + candidate) for candidate in spec.candidates)
        name = next((name for name in names if name is not None), None)
        if name is None:
            return _Gap(self._prefix + spec.logical)
        readable = self._inventory.readable(name)
        columns: dict[str, str] = {}
        for wanted in spec.columns:
            actual = next((candidate for candidate in wanted.candidates if candidate in readable), None)
            if actual is not None:
                columns[wanted.logical] = actual
            elif wanted.required:
                return _Gap(name, wanted) if readable else _Gap(name)
        return FoundTable(name, columns)

    def _problem(self, gap: _Gap) -> SourceError:
        """Not there, or not readable? MySQL hides what an account may not read: only asking tells."""
        there = self._inventory.tables.get(gap.table, {})
        candidates = () if gap.spec is None else gap.spec.candidates
        seen = any(name in there for name in candidates) or (gap.spec is None and there)
        if seen or (self._dialect == "mysql" and self._is_refused(gap)):
            return RightMissing(f"no right to read {gap}")
        return TableMissing(f"{gap} does not exist")

    def _is_refused(self, gap: _Gap) -> bool:
        asked = _bare(gap.table, *(gap.spec.candidates[:1] if gap.spec else ()))
        columns = list(asked.c) or [literal_column("1")]
        try:
            self._reader.rows("probe.ask", select(*columns).select_from(asked).limit(0))
        except RightMissing:
            return True
        except TableMissing:
            return False
        return False


def _bare(name: str, *columns: str) -> TableClause:
    return table(quoted_name(name, quote=True), *(column(quoted_name(each, quote=True)) for each in columns))


def _read_version(reader: Reader, config: FoundTable) -> tuple[float, str]:
    source = _bare(config.name, "name", "value")
    statement = select(source.c.name, source.c.value).where(source.c.name.in_(("version", "release")))
    values = {str(name): value for name, value in reader.rows("probe.version", statement)}
    try:
        return float(values["version"]), str(values.get("release", ""))
    except (KeyError, TypeError, ValueError) as error:
        raise NotMoodle(f"{config.name} names no version of Moodle") from error
