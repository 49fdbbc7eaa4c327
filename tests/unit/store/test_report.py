"""Pages, jumps, counts, totals and streams of the report against a plain sort and filter of the same rows."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, create_engine, event, update

from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.report_query import ReportQuery, SortColumn
from alx_desktop.store import report, report_filters
from alx_desktop.store.bulk import insert_rows
from alx_desktop.store.merge import CHANGE_COLUMNS, next_change_seq
from alx_desktop.store.report_columns import REPORT_COLUMNS
from alx_desktop.store.report_stream import stream
from alx_desktop.store.tables import progress, reporting_metadata, star
from tests.unit.store import report_oracle as oracle

fast = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
few = st.sampled_from((0, 3, 20_000))
"""How many rows a filter may leave to be answered from them: none, some, all, so that both ways are tried."""


@pytest.fixture(scope="module")
def engine() -> Engine:
    made = create_engine("sqlite://")
    reporting_metadata.create_all(made)
    return made


@fast
@given(oracle.samples(), oracle.queries(), few, st.integers(1, 7))
def test_pages_forward_are_the_sorted_rows(engine, sample, query, rows_from, size):
    with engine.begin() as connection, pytest.MonkeyPatch.context() as patch:
        patch.setattr(report_filters, "FEW", rows_from)
        oracle.fill(connection, sample)
        assert oracle.forwards(connection, query, size) == oracle.expected(sample, query)


@fast
@given(oracle.samples(), oracle.queries(), few, st.integers(1, 7))
def test_pages_backward_meet_the_same_rows(engine, sample, query, rows_from, size):
    with engine.begin() as connection, pytest.MonkeyPatch.context() as patch:
        patch.setattr(report_filters, "FEW", rows_from)
        oracle.fill(connection, sample)
        assert oracle.backwards(connection, query, size) == oracle.expected(sample, query)


def test_what_changed_lately_is_whole_where_the_clock_was_set_back(engine):
    """Numbers 1 and 3 by a clock that is two hours ahead, 4 and 5 after it was set right. 3 and 5 have no history."""
    now, company = oracle.NOW, 1
    names = ({1: "A"}, dict.fromkeys(range(1, 6), "B"), {1: "C"})
    moments = [now - 90 * 60, now - 50 * 60, now + 60 * 60, now - 40 * 60, now - 20 * 60]
    with engine.begin() as connection, pytest.MonkeyPatch.context() as patch:
        patch.setattr(report_filters, "FEW", 20_000)
        oracle.fill(connection, oracle.Sample(names, [oracle.row((company, user, 1)) for user in range(1, 6)]))
        connection.execute(progress.progress_change.delete())
        connection.execute(update(star.company).values(change_seq=0))
        for user, moment in enumerate(moments, 1):
            number = next_change_seq(connection, [company], moment)[company]
            row = update(progress.course_progress).where(progress.course_progress.c.user_id == user)
            connection.execute(row.values(change_seq=number, changed_at=moment))
            if user in (1, 2, 4):
                insert_rows(connection, progress.progress_change, CHANGE_COLUMNS, [
                    (company, user, 1, "r", moment, number, "updated", None, None)])  # fmt: skip
        found = oracle.forwards(connection, ReportQuery(changed_hours=1), 10)
        assert sorted(key[1] for key in found) == [2, 3, 4, 5]
        patch.setattr(oracle, "NOW", now + 40 * 60)
        assert sorted(key[1] for key in oracle.forwards(connection, ReportQuery(changed_hours=1), 10)) == [3, 5]


@fast
@given(oracle.samples(), oracle.queries(), few, st.integers(1, 7), st.integers(0, 35))
def test_a_jump_lands_where_it_says(engine, sample, query, rows_from, size, offset):
    with engine.begin() as connection, pytest.MonkeyPatch.context() as patch:
        patch.setattr(report_filters, "FEW", rows_from)
        oracle.fill(connection, sample)
        wanted = oracle.expected(sample, query)[offset : offset + size]
        assert oracle.keys(report.page_at(connection, query, oracle.NOW, offset=offset, size=size)) == wanted


@fast
@given(oracle.samples(), oracle.queries(), few)
def test_counts_and_totals(engine, sample, query, rows_from):
    with engine.begin() as connection, pytest.MonkeyPatch.context() as patch:
        patch.setattr(report_filters, "FEW", rows_from)
        oracle.fill(connection, sample)
        wanted = set(oracle.expected(sample, query))
        rows = [row for row in sample.rows if (row["company_id"], row["user_id"], row["course_id"]) in wanted]
        shares = [row["percentage"] for row in rows if row["percentage"] is not None]
        totals = report.totals(connection, query, oracle.NOW)
        assert report.count(connection, query, oracle.NOW) == totals.rows == len(rows)
        assert totals.completed == sum(row["status"] == "completed" for row in rows)
        assert totals.in_progress + totals.not_started == len(rows) - totals.completed
        assert totals.average_percentage == (pytest.approx(sum(shares) / len(shares)) if shares else None)


@fast
@given(oracle.samples(), oracle.queries(), few, st.integers(1, 5))
def test_the_stream_is_the_pages_without_seams(engine, sample, query, rows_from, size):
    with engine.begin() as connection, pytest.MonkeyPatch.context() as patch:
        patch.setattr(report_filters, "FEW", rows_from)
        oracle.fill(connection, sample)
        rows = list(stream(connection, query, REPORT_COLUMNS, oracle.NOW, page_size=size))
        shown = report.page(connection, query, oracle.NOW, size=100).rows
        assert rows == [tuple(row.values()) for row in shown]
        assert [row[:3] for row in rows] == oracle.expected(sample, query)


@pytest.fixture
def small(engine):
    row = oracle.row((1, 1, 1), enrolled_at=1, percentage=50.0, due_at=10, expires_at=20)
    names = ({1: "Acme", 2: "Beta", 3: "C"}, {1: "Nowak", 2: "x", 3: "y", 4: "z"}, {1: "Fire", 2: "a", 3: "b", 4: "c"})
    with engine.begin() as connection:
        oracle.fill(connection, oracle.Sample(names, [row]))
        yield connection


def test_a_row_has_names_and_true_booleans(small):
    row = report.page(small, ReportQuery(), oracle.NOW).rows[0]
    assert (row["learner_lastname"], row["course_name"], row["company_name"]) == ("Nowak", "Fire", "Acme")
    assert row["is_active"] is True and row["grade_hidden"] is False
    assert row["department_name"] is None
    assert tuple(row) == REPORT_COLUMNS


def test_what_follows_from_the_clock(small):
    def at(now: int) -> dict:
        return report.page(small, ReportQuery(), now).rows[0]

    assert (at(10)["is_overdue"], at(10)["days_overdue"]) == (False, None)
    assert (at(11)["is_overdue"], at(11)["days_overdue"]) == (True, 0)
    assert at(10 + 3 * 86_400)["days_overdue"] == 3
    assert (at(19)["is_expired"], at(19)["days_to_expiry"]) == (False, 0)
    assert (at(20)["is_expired"], at(20)["days_to_expiry"]) == (True, None)


def test_unknown_columns_are_refused_by_name(small):
    with pytest.raises(WrongUse, match="passwords"):
        list(stream(small, ReportQuery(), ["status", "passwords"], oracle.NOW))
    with pytest.raises(WrongUse):
        list(stream(small, ReportQuery(), [], oracle.NOW))


@pytest.mark.parametrize("typed", ["'; DROP TABLE learner; --", "\ud800", "%" * 50, "a " * 60, "\0", ":word0 :now"])
def test_hostile_text_only_searches(small, typed):
    for sort in SortColumn:
        assert report.count(small, ReportQuery(text=typed, sort=sort), oracle.NOW) in (0, 1)


def test_without_view_indexes_the_answer_is_the_same(engine, small):
    index = next(
        iter(index for index in reporting_metadata.tables["course_progress"].indexes if "percentage" in index.name)
    )
    index.drop(small)
    try:
        assert len(report.page(small, ReportQuery(sort=SortColumn.PERCENTAGE), oracle.NOW).rows) == 1
    finally:
        index.create(small)


def test_an_early_end_leaves_the_connection_usable(small):
    rows = stream(small, ReportQuery(), ["status"], oracle.NOW, page_size=1)
    next(rows)
    rows.close()
    assert report.count(small, ReportQuery(), oracle.NOW) == 1


def test_pages_share_their_statements(engine):
    """A statement of its own for each page would be kept, beside hundreds of others, while the window is open."""
    numbered = [dict.fromkeys(range(1, number), "a name") for number in (4, 5, 5)]
    rows = [oracle.row((1, user, course)) for user in range(1, 5) for course in range(1, 5)]
    seen = []
    with engine.begin() as connection:
        oracle.fill(connection, oracle.Sample(tuple(numbered), rows))
        for offset in (2, 5):
            said = []

            def note(_connection, _cursor, statement, *_more, said=said):
                said.append(statement)

            event.listen(engine, "before_cursor_execute", note)
            assert len(report.page_at(connection, ReportQuery(), oracle.NOW, offset=offset, size=3).rows) == 3
            event.remove(engine, "before_cursor_execute", note)
            seen.append(said)
    assert seen[0] == seen[1]
