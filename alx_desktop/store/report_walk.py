"""How to go through the result of a report: a place in it, and statements over rows that are neighbours in its order.

Which segments make up an order is in store.report_orders.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from alx_desktop.domain.report_query import ReportQuery
from alx_desktop.store.report_filters import Filters

KEY = ("company_id", "user_id", "course_id")
KEY_PLACE = ("company", "user", "course")
"""Parameters that hold the key of the place that a page goes on from."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in an order: the sort value of a row (None = it has none) and its key (company, user, course)."""

    value: Any
    key: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Segment:
    """One statement without its SELECT list and LIMIT: rows of the result that are neighbours in the order.

    value: the sort value of a row, as SQL.
    """

    value: str
    prefix: str
    source: str
    where: str
    order: Sequence[str]
    downwards: bool = False
    parameters: dict[str, Any] = field(default_factory=dict)

    def order_by(self, columns: Sequence[str] = ()) -> str:
        """Its ORDER BY; columns: names in place of its own, of a statement around it."""
        direction = " DESC" if self.downwards else ""
        return ", ".join(f"{column}{direction}" for column in columns or self.order)

    def select(self, columns: str, joins: str = "") -> str:
        """The statement that reads these columns of all rows of the segment, in order."""
        return f"{self.prefix}SELECT {columns} FROM {self.source} {joins} WHERE {self.where} ORDER BY {self.order_by()}"


@dataclass(frozen=True, slots=True)
class Walk:
    """How to go through the result of a query. driver: SELECT of few keys to start from, None = walk the index.

    now: UTC epoch seconds, for the order by what is overdue. analyst: whether store.rights hold for who reads.
    """

    query: ReportQuery
    filters: Filters
    driver: str | None = None
    now: int = 0
    analyst: bool = False

    def everything(self) -> Segment:
        """The whole result without an order, for counts."""
        if self.driver:
            source, joined = "driven CROSS JOIN course_progress cp", [f"cp.{name} = driven.{name}" for name in KEY]
        else:
            source, joined = "course_progress cp", []
        where = " AND ".join([*joined, *self.filters.checks]) or "1 = 1"
        return Segment("", self._prefix, source, where, (), parameters=self.filters.parameters)

    @property
    def _prefix(self) -> str:
        return f"WITH driven AS MATERIALIZED (SELECT DISTINCT * FROM ({self.driver}) AS found) " if self.driver else ""

    def segment(
        self,
        value: str,
        conditions: Sequence[str],
        order: Sequence[str],
        downwards: bool,
        after: Cursor | None,
        ways: Sequence[str] = (),
    ) -> Segment:
        """A segment from its conditions and order. ways: tables to go through to course_progress cp, or beside it.

        CROSS JOIN keeps SQLite to the written order; PostgreSQL plans for itself.
        """
        if self.driver:
            tables = ["driven", "course_progress cp", *reversed(ways)]
            joined = [f"cp.{name} = driven.{name}" for name in KEY]
        else:
            tables, joined = [*ways, "course_progress cp"], []
        return Segment(
            value=value,
            prefix=self._prefix,
            source=" CROSS JOIN ".join(tables),
            where=" AND ".join([*joined, *conditions, *self.filters.checks]) or "1 = 1",
            order=order,
            downwards=downwards,
            parameters=self.filters.parameters | {"now": self.now} | place(after),
        )


def beyond(columns: Sequence[str], names: Sequence[str], downwards: bool) -> str:
    """The condition that these columns come after the place with these names."""
    listed = ", ".join(f":{name}" for name in names)
    return f"({', '.join(columns)}) {'<' if downwards else '>'} ({listed})"


def place(after: Cursor | None) -> dict[str, Any]:
    """The parameters that name a place."""
    if after is None:
        return {}
    found = dict(zip(KEY_PLACE, after.key, strict=True))
    return found if after.value is None else found | {"value": after.value}
