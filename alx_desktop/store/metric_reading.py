"""Reads the figures kept per span: a course over time, and totals per company.

The table holds every company and token, some millions of rows in a year. Its key is (span, at, name, company), so
that each moment is asked for by its key: a year of days takes a few thousand look-ups and not one long scan.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection, func, select

from alx_desktop.domain.metrics import BYTES, CACHE_HITS, CACHE_MISSES, REFUSALS, ROWS, SERVER_ERRORS, TIME
from alx_desktop.store.request_log import Figure
from alx_desktop.store.tables.activity import metric

MOMENTS = 500
"""Moments per statement: SQLite and PostgreSQL both take so many parameters gladly."""

Course = dict[str, dict[int, Figure]]
"""Name -> beginning of the span (UTC epoch seconds) -> figure."""


@dataclass(slots=True)
class CompanyTotals:
    """One company's requests in a time. ms: together; slowest: of one request."""

    company_id: int
    requests: int = 0
    ms: float = 0.0
    slowest: float = 0.0
    errors: int = 0
    refused: int = 0
    rows: int = 0
    bytes: int = 0
    hits: int = 0
    misses: int = 0

    @property
    def cache_share(self) -> float | None:
        """Of the answers that were looked for in the cache, those that were there; None where none was."""
        looked = self.hits + self.misses
        return self.hits / looked if looked else None


def read_course(
    connection: Connection, span: int, moments: Sequence[int], names: Collection[str], company_id: int = 0
) -> Course:
    """The figures of these names at these moments; what was not recorded is not there. company 0: the whole site."""
    m = metric.c
    found: Course = {name: {} for name in names}
    columns = (m.at, m.name, m.count, m.total, m.highest, m.buckets)
    for some in _chunks(moments):
        statement = select(*columns).where(
            m.span == span, m.at.in_(some), m.name.in_(sorted(names)), m.company_id == company_id
        )
        for at, name, count, total, highest, buckets in connection.execute(statement):
            found[name][at] = Figure(count, total, highest, json.loads(buckets) if buckets else None)
    return found


def read_company_totals(connection: Connection, span: int, moments: Sequence[int]) -> list[CompanyTotals]:
    """Every company that had a request in these spans, the busiest first."""
    m = metric.c
    found: dict[int, CompanyTotals] = {}
    names = (TIME, ROWS, BYTES, SERVER_ERRORS, REFUSALS, CACHE_HITS, CACHE_MISSES)
    for some in _chunks(moments):
        statement = (
            select(m.company_id, m.name, func.sum(m.count), func.sum(m.total), func.max(m.highest))
            .where(m.span == span, m.at.in_(some), m.name.in_(names), m.company_id > 0)
            .group_by(m.company_id, m.name)
        )
        for company_id, name, count, total, highest in connection.execute(statement):
            one = found.setdefault(company_id, CompanyTotals(company_id))
            _add(one, name, int(count), float(total), float(highest))
    # The cache is looked through for a company without a request, too: when it is warmed.
    return sorted((one for one in found.values() if one.requests), key=lambda one: -one.requests)


def _add(one: CompanyTotals, name: str, count: int, total: float, highest: float) -> None:
    if name == TIME:
        one.requests += count
        one.ms += total
        one.slowest = max(one.slowest, highest)
    elif name == ROWS:
        one.rows += int(total)
    elif name == BYTES:
        one.bytes += int(total)
    elif name == SERVER_ERRORS:
        one.errors += count
    elif name == CACHE_HITS:
        one.hits += count
    elif name == CACHE_MISSES:
        one.misses += count
    else:
        one.refused += count


def _chunks(moments: Sequence[int]) -> Iterator[list[int]]:
    left = iter(moments)
    while some := list(islice(left, MOMENTS)):
        yield some
