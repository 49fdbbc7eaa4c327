"""The order of a report as SQL: which segments to read one after the other, in either direction, from any row on.

Rows without a value come last in both directions, so an order by a value is two segments: rows that have one, walked
along its index, and then the rest. An order by a name walks the names and, for each, the rows that bear it. Ties are
broken by the key, so that every order is total and a page can go on after any row.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from alx_desktop.domain.report_query import ReportQuery, SortColumn
from alx_desktop.store.report_filters import Filters

KEY = ("company_id", "user_id", "course_id")

_NAMED = {SortColumn.LEARNER: "user_id", SortColumn.COURSE: "course_id", SortColumn.COMPANY: "company_id"}


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in an order: the sort value of a row (None = it has none) and its key (company, user, course)."""

    value: Any
    key: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Segment:
    """One statement without its SELECT list and LIMIT: rows of the result that are neighbours in the order."""

    prefix: str
    source: str
    where: str
    order: str
    parameters: dict[str, Any] = field(default_factory=dict)

    def select(self, columns: str, joins: str = "") -> str:
        """The statement that reads these columns of all rows of the segment, in order."""
        return f"{self.prefix}SELECT {columns} FROM {self.source} {joins} WHERE {self.where} ORDER BY {self.order}"


@dataclass(frozen=True, slots=True)
class Walk:
    """How to go through the result of a query. driver: SELECT of few keys to start from, None = walk the index."""

    query: ReportQuery
    filters: Filters
    driver: str | None = None

    @property
    def value_column(self) -> str:
        """The sort value of a row, as SQL."""
        return "s.sort_name" if self.query.sort in _NAMED else f"cp.{self.query.sort.value}"

    def segments(self, after: Cursor | None = None, *, backwards: bool = False) -> list[Segment]:
        """The segments that hold everything after a place (before it, if backwards), nearest first."""
        downwards = self.query.descending != backwards
        make = self._by_name if self.query.sort in _NAMED else self._by_value
        return make(after, downwards, backwards)

    def everything(self) -> Segment:
        """The whole result without an order, for counts."""
        if self.driver:
            source, joined = "driven CROSS JOIN course_progress cp", [f"cp.{name} = driven.{name}" for name in KEY]
        else:
            source, joined = "course_progress cp", []
        where = " AND ".join([*joined, *self.filters.checks]) or "1 = 1"
        return Segment(self._prefix, source, where, "", self.filters.parameters)

    @property
    def _prefix(self) -> str:
        return f"WITH driven AS MATERIALIZED (SELECT DISTINCT * FROM ({self.driver}) AS found) " if self.driver else ""

    def _by_value(self, after: Cursor | None, downwards: bool, backwards: bool) -> list[Segment]:
        column = self.value_column
        order = (column, *(f"cp.{name}" for name in KEY))
        absent = [f"{column} IS NULL"]
        present = [f"{column} IS NOT NULL"]
        if after is None:
            wanted = [present, absent][:: -1 if backwards else 1]
        elif after.value is None:
            beyond = _beyond([f"cp.{name}" for name in KEY], ["company", "user", "course"], downwards)
            wanted = [[*absent, beyond], *([present] if backwards else [])]
        else:
            beyond = _beyond(order, ["value", "company", "user", "course"], downwards)
            wanted = [[*present, beyond], *([] if backwards else [absent])]
        return [self._segment(conditions, order, downwards, after) for conditions in wanted]

    def _by_name(self, after: Cursor | None, downwards: bool, _backwards: bool) -> list[Segment]:
        bearer = _NAMED[self.query.sort]
        rest = tuple(name for name in KEY if name != bearer)
        order = ("s.sort_name", f"s.{bearer}", *(f"cp.{name}" for name in rest))
        if after is None:
            return [self._segment([], order, downwards, None)]
        # One statement for what is left of the same bearer, one for the next bearers: each a plain index range.
        own = _beyond([f"cp.{name}" for name in rest], [name.removesuffix("_id") for name in rest], downwards)
        same = [f"s.{bearer} = :{bearer.removesuffix('_id')}", own]
        next_ones = [_beyond(order[:2], ["value", bearer.removesuffix("_id")], downwards)]
        return [self._segment(conditions, order, downwards, after) for conditions in (same, next_ones)]

    def _segment(self, conditions: list[str], order: tuple[str, ...], downwards: bool, after: Cursor | None) -> Segment:
        source, joined = self._source()
        direction = " DESC" if downwards else ""
        return Segment(
            prefix=self._prefix,
            source=source,
            where=" AND ".join([*joined, *conditions, *self.filters.checks]) or "1 = 1",
            order=", ".join(f"{column}{direction}" for column in order),
            parameters=self.filters.parameters | _place(after),
        )

    def _source(self) -> tuple[str, list[str]]:
        """FROM and join conditions. CROSS JOIN keeps SQLite to the written order; PostgreSQL plans for itself."""
        bearer = _NAMED.get(self.query.sort)
        named = [f"cp.{bearer} = s.{bearer}"] if bearer else []
        names = bearer and self.query.sort.value  # the dimension's table is called as the sort column is
        if self.driver:
            source = "driven CROSS JOIN course_progress cp" + (f" CROSS JOIN {names} s" if names else "")
            return source, [*(f"cp.{name} = driven.{name}" for name in KEY), *named]
        return (f"{names} s CROSS JOIN course_progress cp" if names else "course_progress cp"), named


def _beyond(columns: list[str] | tuple[str, ...], names: list[str], downwards: bool) -> str:
    listed = ", ".join(f":{name}" for name in names)
    return f"({', '.join(columns)}) {'<' if downwards else '>'} ({listed})"


def _place(after: Cursor | None) -> dict[str, Any]:
    if after is None:
        return {}
    company, user, course = after.key
    place = {"company": company, "user": user, "course": course}
    return place if after.value is None else place | {"value": after.value}
