"""Reads the plugin's own table, where a site still has it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Select, column, select, table
from sqlalchemy.sql.elements import quoted_name

from alx_desktop.domain.errors import PluginMissing
from alx_desktop.domain.phrases import phrase
from alx_desktop.moodle.inventory import read_inventory
from alx_desktop.moodle.plugin_rows import PluginRow
from alx_desktop.moodle.rules import moment
from alx_desktop.moodle.source import MoodleSource, SourceReader

TABLES = ("local_alx_api_reporting", "local_alx_report_api_reporting", "local_alx_reporting")
"""Names that the table may have: that of 1.5.0 first, then what forks and renamed copies would call it."""

REQUIRED = ("userid", "companyid", "courseid", "timecompleted", "timestarted", "percentage", "status")
OPTIONAL = ("firstname", "lastname", "email", "coursename", "is_deleted")
GIVEN = {"timecompleted": "completed_at", "timestarted": "started_at"}


class PluginTable:
    """The table of one site. Raises PluginMissing where there is none. `again` reads in a fresh snapshot."""

    def __init__(self, source: MoodleSource, again: Callable[[Callable[[SourceReader], Any]], Any]) -> None:
        self._again = again
        found = again(lambda reader: _find(reader, source))
        if found is None:
            prefix = source.schema.prefix
            raise PluginMissing(
                f"no table {prefix}{TABLES[0]}",
                advice=phrase("Name its endpoint with --url, or let the account read the table."),
            )
        self.name, readable = found
        self.given = frozenset(GIVEN.get(name, name) for name in (*REQUIRED[3:], *OPTIONAL) if name in readable)
        self.notes: Sequence[str] = ()
        names = [name for name in (*REQUIRED, *OPTIONAL) if name in readable]
        self._table = table(quoted_name(self.name, quote=True), *(column(quoted_name(n, quote=True)) for n in names))

    def companies(self) -> list[int]:
        """Companies that it has rows of."""
        t = self._table.c
        return sorted(row[0] for row in self._rows(select(t.companyid).distinct()))

    def courses(self, company_id: int) -> set[int]:
        """Courses of a company that it has rows of."""
        t = self._table.c
        return {row[0] for row in self._rows(select(t.courseid).distinct().where(t.companyid == company_id))}

    def boundary(self, company_id: int, after: int, size: int) -> int | None:
        """The learner of the row number `size` above a learner id."""
        t = self._table.c
        above = select(t.userid).where(t.companyid == company_id, t.userid > after)
        rows = self._rows(above.order_by(t.userid).limit(1).offset(size - 1))
        return int(rows[0][0]) if rows else None

    def rows(self, company_id: int, after: int, through: int) -> list[PluginRow]:
        """A company's rows of the learners with after < id <= through."""
        t = self._table.c
        names = [name for name in (*REQUIRED, *OPTIONAL) if name in t]
        where = (t.companyid == company_id, t.userid > after, t.userid <= through)
        rows = self._rows(select(*(t[name] for name in names)).where(*where))
        return [_row(dict(zip(names, values, strict=True))) for values in rows]

    def _rows(self, statement: Select[Any]) -> list[Sequence[Any]]:
        rows: list[Sequence[Any]] = self._again(lambda reader: reader.rows("plugin", statement))
        return rows


def _row(values: dict[str, Any]) -> PluginRow:
    percentage = values["percentage"]
    return PluginRow(
        values["userid"],
        values["courseid"],
        values.get("firstname"),
        values.get("lastname"),
        values.get("email"),
        values.get("coursename"),
        moment(values["timecompleted"]),
        moment(values["timestarted"]),
        None if percentage is None else float(percentage),
        values["status"],
        bool(values.get("is_deleted")),
    )


def _find(reader: SourceReader, source: MoodleSource) -> tuple[str, set[str]] | None:
    """Real name and readable columns of the first candidate that has what is needed."""
    inventory = read_inventory(reader, source.dialect)
    for candidate in TABLES:
        name = inventory.find(source.schema.prefix + candidate)
        if name is not None and set(REQUIRED) <= inventory.readable(name):
            return name, inventory.readable(name)
    return None
