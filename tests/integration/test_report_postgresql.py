"""The report on PostgreSQL: the same pages, jumps, totals and streams as plain Python finds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, create_engine

from alx_desktop.domain.report_query import ReportQuery, SortColumn
from alx_desktop.store import report, report_filters
from alx_desktop.store.report_columns import REPORT_COLUMNS
from alx_desktop.store.report_stream import stream
from alx_desktop.store.tables import reporting_metadata
from tests.unit.store import report_oracle as oracle

some = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def engine(postgres) -> Iterator[Engine]:
    postgres.create_database("report")
    made = create_engine(postgres.url("report"))
    reporting_metadata.create_all(made)
    yield made
    made.dispose()


def test_postgresql_gives_the_same_result_as_python(engine):
    @some
    @given(oracle.samples(), oracle.queries(), st.sampled_from((0, 20_000)), st.integers(1, 7), st.integers(0, 20))
    def check(sample, query, rows_from, size, offset):
        with engine.begin() as connection, pytest.MonkeyPatch.context() as patch:
            patch.setattr(report_filters, "FEW", rows_from)
            oracle.fill(connection, sample)
            wanted = oracle.expected(sample, query)
            assert oracle.forwards(connection, query, size) == wanted
            assert oracle.backwards(connection, query, size) == wanted
            jump = report.page_at(connection, query, oracle.NOW, offset=offset, size=size)
            assert oracle.keys(jump) == wanted[offset : offset + size]
            assert (
                report.count(connection, query, oracle.NOW)
                == report.totals(connection, query, oracle.NOW).rows
                == len(wanted)
            )
            rows = list(stream(connection, query, REPORT_COLUMNS, oracle.NOW, page_size=2))
            assert [row[:3] for row in rows] == wanted
            connection.rollback()

    check()


def test_types_are_those_of_sqlite(engine):
    names = ({1: "Acme", 2: "B", 3: "C"}, dict.fromkeys(range(1, 5), "x"), dict.fromkeys(range(1, 5), "y"))
    row = oracle.row((1, 1, 1), percentage=100 / 3, due_at=10, expires_at=20)
    with engine.begin() as connection:
        oracle.fill(connection, oracle.Sample(names, [row]))
        shown = report.page(connection, ReportQuery(sort=SortColumn.PERCENTAGE), 5 * 86_400).rows[0]
        connection.rollback()
    assert shown["percentage"] == 100 / 3
    assert (shown["is_active"], shown["is_overdue"], shown["is_expired"]) == (True, True, True)
    assert (shown["days_overdue"], type(shown["days_overdue"])) == (4, int)


@pytest.mark.parametrize("typed", ["\0", "\ud800", "%' OR 1=1 --", ":now"])
def test_hostile_text_only_searches(engine, typed):
    with engine.connect() as connection:
        for sort in SortColumn:
            assert report.count(connection, ReportQuery(text=typed, sort=sort), oracle.NOW) == 0 or not typed.strip(
                "\0\ud800"
            )
