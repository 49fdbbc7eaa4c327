"""First pages of the course progress report over a million rows: every sort, alone or with one filter or a text search.

    python bootstrap.py bench report_pages [--rows N] [--folder DIR] [--store FILE] [--repeat N] [--worst N]

Prints median, p95 and maximum in milliseconds per filter, the share of the limit (300 ms) that p95 uses, and the
slowest cases with their query plans. Ends with 1 if p95 of any filter passes the limit. --store: one that exists.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from sqlalchemy import Connection, Engine, event, text

from alx_desktop.domain.report_query import ReportQuery, SortColumn
from alx_desktop.store import report
from alx_desktop.store.engines import sqlite_engine
from alx_desktop.store.location import Database
from benchmarks.report_store import NOW, StoreSize, make_store

LIMIT_MS = 300.0


@dataclass(frozen=True)
class Timing:
    """One first page: the filter's name, the query, seconds."""

    name: str
    query: ReportQuery
    seconds: float


def main() -> int:
    """Run the benchmark; 0 if every filter keeps the limit."""
    options = _options()
    with tempfile.TemporaryDirectory() as temporary:
        engine = _engine(options, Path(options.folder or temporary))
        with engine.connect() as connection:
            timings = list(_measure(connection, options.repeat))
            kept = _print(timings)
            for timing in sorted(timings, key=lambda timing: -timing.seconds)[: options.worst]:
                _explain(engine, connection, timing)
            _others(connection)
        engine.dispose()
    return 0 if kept else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--folder", help="keep the store here, and use it again")
    parser.add_argument("--store", help="a reporting.sqlite that exists")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--worst", type=int, default=3)
    return parser.parse_args()


def _engine(options: argparse.Namespace, folder: Path) -> Engine:
    if options.store:
        return sqlite_engine(Path(options.store), Database.REPORTING)
    path = folder / f"report-{options.rows}.sqlite"
    engine = sqlite_engine(path, Database.REPORTING)
    if not path.exists():
        print(f"making {options.rows:,} rows ...", file=sys.stderr)
        make_store(engine, StoreSize(rows=options.rows))
    return engine


def filters(connection: Connection) -> dict[str, ReportQuery]:
    """The filters to try, chosen by how many rows they leave."""

    def by_size(column: str) -> list[int]:
        rows = connection.execute(
            text(f"SELECT {column} FROM course_progress WHERE removed_at IS NULL GROUP BY {column} ORDER BY count(*)")
        )
        return [row[0] for row in rows]

    companies, courses = by_size("company_id"), by_size("course_id")
    last_name = connection.execute(
        text("SELECT lastname FROM learner GROUP BY lastname ORDER BY count(*) LIMIT 1")
    ).scalar_one()
    email = connection.execute(text("SELECT email FROM learner WHERE user_id = 4321")).scalar_one_or_none() or "4321"
    return {
        "alone": ReportQuery(),
        "company, smallest": ReportQuery(company_ids=(companies[0],)),
        "company, median": ReportQuery(company_ids=(companies[len(companies) // 2],)),
        "company, largest": ReportQuery(company_ids=(companies[-1],)),
        "course": ReportQuery(course_ids=(courses[-1],)),
        "course, ten": ReportQuery(course_ids=tuple(courses[-10:])),
        "completed": ReportQuery(statuses=("completed",)),
        "in progress": ReportQuery(statuses=("in_progress",)),
        "not started": ReportQuery(statuses=("not_started",)),
        "text, one learner": ReportQuery(text=email),
        "text, rare name": ReportQuery(text=last_name),
        "text, common": ReportQuery(text="an"),
        "text, everything": ReportQuery(text="example"),
        "text, two words": ReportQuery(text="fire anna"),
        "text, nothing": ReportQuery(text="zzqxj"),
        "with removed": ReportQuery(include_removed=True),
    }


def _measure(connection: Connection, repeat: int) -> Iterator[Timing]:
    for name, query in filters(connection).items():
        for sort in SortColumn:
            for descending in (False, True):
                wanted = replace(query, sort=sort, descending=descending)
                for _ in range(repeat):
                    started = time.perf_counter()
                    report.page(connection, wanted, NOW)
                    yield Timing(name, wanted, time.perf_counter() - started)


def _print(timings: list[Timing]) -> bool:
    print(f"{'filter':<20}{'median':>9}{'p95':>9}{'max':>9}{'p95/limit':>11}   slowest")
    kept = True
    for name in [*dict.fromkeys(timing.name for timing in timings), "ALL"]:
        own = sorted((t for t in timings if name in (t.name, "ALL")), key=lambda timing: timing.seconds)
        median, p95, worst = (own[min(len(own) - 1, int(len(own) * share))] for share in (0.5, 0.95, 1.0))
        ratio = p95.seconds * 1000 / LIMIT_MS
        kept = kept and ratio <= 1
        slow = f"{worst.query.sort}{' desc' if worst.query.descending else ''}"
        print(f"{name:<20}{_ms(median)}{_ms(p95)}{_ms(worst)}{ratio:>11.2f}   {slow}")
    return kept


def _ms(timing: Timing) -> str:
    return f"{timing.seconds * 1000:>9.1f}"


def _explain(engine: Engine, connection: Connection, timing: Timing) -> None:
    print(
        f"\n{timing.seconds * 1000:.0f} ms: {timing.name}, by {timing.query.sort}, descending={timing.query.descending}"
    )
    with _statements(engine) as statements:
        report.page(connection, timing.query, NOW)
    for statement, parameters in statements:
        started = time.perf_counter()
        connection.exec_driver_sql(statement, parameters).all()
        print(f"  {(time.perf_counter() - started) * 1000:.0f} ms  {statement[:230]}")
        for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters):
            print(f"      {row[3]}")


@contextmanager
def _statements(engine: Engine) -> Iterator[list[tuple[str, tuple]]]:
    seen: list[tuple[str, tuple]] = []

    def note(_connection, _cursor, statement, parameters, *_more) -> None:
        seen.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine, "before_cursor_execute", note)


def _others(connection: Connection) -> None:
    """Counts, totals and jumps: not limited, as they come after the first page, but they should stay in sight."""
    print()
    for name, query in filters(connection).items():
        cells = []
        rows = report.count(connection, query, NOW)
        for label, call in (
            ("count", lambda query=query: report.count(connection, query, NOW)),
            ("totals", lambda query=query: report.totals(connection, query, NOW)),
            (
                "jump by learner",
                lambda query=query, rows=rows: report.page_at(connection, query, NOW, offset=rows * 9 // 10),
            ),
            (
                "jump by completed_at",
                lambda query=query, rows=rows: report.page_at(
                    connection, replace(query, sort=SortColumn.COMPLETED_AT), NOW, offset=rows * 9 // 10
                ),
            ),
        ):
            started = time.perf_counter()
            call()
            cells.append(f"{label} {(time.perf_counter() - started) * 1000:.0f} ms")
        print(f"{name:<20}{rows:>10,} rows   {', '.join(cells)}")


if __name__ == "__main__":
    sys.exit(main())
