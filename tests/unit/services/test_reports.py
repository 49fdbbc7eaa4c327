"""ReportService over a real store in a temporary folder."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import update

from alx_desktop.config import Profile, SourceSettings
from alx_desktop.domain.errors import Cancelled
from alx_desktop.domain.progress import CancelToken
from alx_desktop.domain.report_query import ReportQuery, SortColumn
from alx_desktop.services.report_columns import BY_SORT, CATALOGUE, DEFAULT_COLUMNS, GROUPS
from alx_desktop.services.reports import Choice, ReportService
from alx_desktop.store.report_columns import REPORT_COLUMNS
from alx_desktop.store.store import Store, StoreLocation
from alx_desktop.store.tables import star, state
from tests.unit.store import report_oracle as oracle

NAMES = ({1: "Beta", 2: "acme", 3: "Élan"}, {1: "x", 2: "y", 3: "z", 4: "w"}, {1: "Fire", 2: "aid", 3: "b", 4: "c"})


@pytest.fixture
def store(tmp_path):
    opened = Store.open(StoreLocation(folder=tmp_path))
    with opened.writing(opened.reporting) as connection:
        oracle.fill(connection, oracle.Sample(NAMES, [oracle.row((1, n, 1)) for n in range(1, 5)]))
        connection.execute(
            star.company_course.insert(),
            [{"company_id": 1, "course_id": course, "via": "company_course"} for course in (1, 2)],
        )
    yield opened
    opened.close()


def service(store: Store, **settings) -> ReportService:
    return ReportService(Profile(name="p", source=SourceSettings(url="sqlite:///x"), **settings), store, lambda: 1_000)


def test_pages_jumps_counts(store):
    reports = service(store)
    first = reports.page(ReportQuery(), size=3)
    assert [row["user_id"] for row in first.rows] == [4, 1, 2]
    assert [row["user_id"] for row in reports.page(ReportQuery(), after=first.last).rows] == [3]
    assert [row["user_id"] for row in reports.page_at(ReportQuery(), 2, 1).rows] == [2]
    assert reports.count(ReportQuery()) == reports.totals(ReportQuery()).rows == 4


def test_choices_are_by_name_and_leave_out_what_is_gone(store):
    reports = service(store)
    assert reports.companies() == [Choice(2, "acme"), Choice(1, "Beta"), Choice(3, "Élan")]
    assert reports.courses() == [Choice(2, "aid"), Choice(1, "Fire")]
    assert reports.courses((2,)) == []
    with store.writing(store.reporting) as connection:
        connection.execute(update(star.company).where(star.company.c.company_id == 2).values(removed_at=5))
        connection.execute(update(star.company_course).where(star.company_course.c.course_id == 2).values(removed_at=5))
    assert [choice.id for choice in reports.companies()] == [1, 3]
    assert [choice.id for choice in reports.courses()] == [1]


def test_facts_tell_freshness_and_the_clock(store):
    facts = service(store).facts()
    assert (facts.as_of, facts.filling, facts.zone.key) == (None, True, "UTC")
    with store.writing(store.reporting) as connection:
        connection.execute(
            update(state.sync_state).values(watermark=7, first_fill=False, site_timezone="Europe/Vienna")
        )
    facts = service(store).facts()
    assert (facts.as_of, facts.filling, facts.zone.key) == (7, False, "Europe/Vienna")
    assert service(store, time_zone="Asia/Tokyo").facts().zone.key == "Asia/Tokyo"


def test_a_cancelled_read_says_so(store):
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        service(store).count(ReportQuery(), token)


def test_a_slow_read_is_stopped_from_another_thread(store):
    token = CancelToken()
    rows = [oracle.row((c, u, k)) for c in range(10, 30) for u in range(1, 31) for k in range(1, 21)]
    with store.writing(store.reporting) as connection:
        oracle.fill(connection, oracle.Sample(NAMES, rows))
    slow = ReportQuery(text=" ".join(f"x{n}" for n in range(100)), include_removed=True)
    timer = threading.Timer(0.01, token.cancel)
    timer.start()
    try:
        with pytest.raises(Cancelled):
            while True:
                service(store).totals(slow, token)
    finally:
        timer.join()
    assert service(store).count(ReportQuery()) == len(rows), "the connection serves the next reader"


def test_the_catalogue_covers_every_column_of_the_store():
    assert set(CATALOGUE) == set(REPORT_COLUMNS)
    assert sum(len(columns) for _, columns in GROUPS) == len(CATALOGUE)
    assert set(BY_SORT) == set(SortColumn)
    assert DEFAULT_COLUMNS
    for column in CATALOGUE.values():
        assert column.title and column.definition.endswith(".")
        assert column.exported().width >= len(column.title)


def test_titles_are_unique():
    titles = [column.title for column in CATALOGUE.values()]
    assert len(titles) == len(set(titles))
