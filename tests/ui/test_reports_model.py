"""The report's model over a real store and over one that answers when the test says so."""

from __future__ import annotations

import threading
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from sqlalchemy import update

from alx_desktop.domain.errors import StoreBusy
from alx_desktop.domain.report_query import ReportQuery, ReportTotals, SortColumn
from alx_desktop.services.report_columns import CATALOGUE
from alx_desktop.store.tables.progress import course_progress
from alx_desktop.ui.models.report_cells import ReportCells
from alx_desktop.ui.models.report_model import PLACEHOLDER, ReportModel
from alx_desktop.ui.tasks import TaskRunner
from alx_desktop.ui.widgets.cells import CellRole
from benchmarks.report_store import NOW
from tests.ui.report_site import make_site, site

__all__ = ["site"]

COLUMNS = tuple(CATALOGUE.values())
LEARNER = list(CATALOGUE).index("learner_name")


@pytest.fixture
def tasks(qapp):
    runner = TaskRunner()
    yield runner
    assert runner.shut_down(), "no task hangs"


@pytest.fixture
def model(site, tasks):
    return ReportModel(site.reports, tasks, COLUMNS, ReportCells(now=lambda: NOW))


def shown(model: ReportModel, row: int) -> str | None:
    return model.data(model.index(row, LEARNER))


def load(qtbot, model: ReportModel, query: ReportQuery) -> None:
    with qtbot.waitSignals([model.query_shown, model.totals_known], timeout=10_000):
        model.show_query(query)


def test_it_is_a_proper_model(qtbot, qtmodeltester, model):
    load(qtbot, model, ReportQuery())
    qtmodeltester.check(model)
    load(qtbot, model, ReportQuery(statuses=("completed",), sort=SortColumn.DUE_AT))
    qtmodeltester.check(model)
    load(qtbot, model, ReportQuery(text="zzzz"))
    qtmodeltester.check(model)


def test_all_rows_are_there_at_once_and_read_when_seen(qtbot, model, site):
    load(qtbot, model, ReportQuery())
    total = site.reports.count(ReportQuery())
    assert model.rowCount() == total == model.totals.rows
    last = total - 1
    assert shown(model, last) == PLACEHOLDER
    model.show_rows(last - 10, last)
    qtbot.waitUntil(lambda: model.row(last) is not None)
    assert model.row(last) == site.reports.page_at(ReportQuery(), last, 1).rows[0]


@pytest.mark.parametrize("sort", [SortColumn.LEARNER, SortColumn.DUE_AT, SortColumn.COMPANY])
def test_rows_are_those_of_the_store_wherever_one_looks(qtbot, model, site, sort):
    query = ReportQuery(sort=sort, descending=True, statuses=("in_progress", "not_started"))
    load(qtbot, model, query)
    rows = site.reports.page(query, size=5_000).rows
    assert model.rowCount() == len(rows)
    for first in (0, 350, len(rows) - 20, 150, 600, 590):
        model.show_rows(first, first + 19)
        qtbot.waitUntil(lambda first=first: all(model.row(n) is not None for n in range(first, first + 20)))
        assert [model.row(n) for n in range(first, first + 20)] == rows[first : first + 20]


def test_cells_are_drawn_from_roles(qtbot, model):
    load(qtbot, model, ReportQuery(sort=SortColumn.PERCENTAGE, descending=True))
    row, status = model.row(0), list(CATALOGUE).index("status")
    share = list(CATALOGUE).index("percentage")
    assert model.data(model.index(0, status), CellRole.PILL).text == model.data(model.index(0, status))
    assert model.data(model.index(0, share), CellRole.SHARE) == row["percentage"] / 100
    assert model.data(model.index(0, LEARNER), Qt.ItemDataRole.AccessibleTextRole) == row["learner_name"]
    assert model.data(QModelIndex()) is None
    tip = model.headerData(share, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert CATALOGUE["percentage"].definition in tip


def test_a_refresh_keeps_the_rows_and_their_places(qtbot, tmp_path, tasks):
    site = make_site(tmp_path)
    model = ReportModel(site.reports, tasks, COLUMNS, ReportCells())
    load(qtbot, model, ReportQuery())
    model.show_rows(400, 420)
    qtbot.waitUntil(lambda: model.row(410) is not None and not model.is_busy)
    before, count = model.row(410), model.rowCount()
    key = {name: before[name] for name in ("company_id", "user_id", "course_id")}
    with site.store.writing(site.store.reporting) as connection:
        wanted = [course_progress.c[name] == value for name, value in key.items()]
        connection.execute(update(course_progress).where(*wanted).values(grade=17.0))
        connection.execute(update(course_progress).where(course_progress.c.user_id == 1).values(removed_at=5))
    resets = []
    model.modelReset.connect(lambda: resets.append(1))
    model.refresh()
    assert model.row(410) == before, "old rows stay until the new ones are here"
    with qtbot.waitSignal(model.totals_known):
        pass
    qtbot.waitUntil(lambda: any((model.row(n) or {}).get("grade") == 17.0 for n in range(300, 420)))
    assert model.rowCount() < count
    assert not resets
    site.close()


class Gated:
    """Answers each read when it is let through, in any order."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.error: Exception | None = None
        self.reads: list[str] = []

    def page(self, query: ReportQuery, *, after=None, before=None, size=200, cancel=None) -> SimpleNamespace:
        return self._answer(query, "page", cancel)

    def page_at(self, query: ReportQuery, offset: int, size: int, cancel=None) -> SimpleNamespace:
        return self._answer(query, f"jump {offset}", cancel)

    def totals(self, query: ReportQuery, cancel=None) -> ReportTotals:
        self._wait(cancel)
        return ReportTotals(10_000, 0, 0, 0, None)

    def _answer(self, query: ReportQuery, what: str, cancel) -> SimpleNamespace:
        self.reads.append(what)
        self._wait(cancel)
        if self.error is not None:
            raise self.error
        row = dict.fromkeys(CATALOGUE) | {"learner_name": f"{query.text} {what}", "status": "completed"}
        return SimpleNamespace(rows=[row] * 200, first="f", last="l")

    def _wait(self, cancel) -> None:
        while not self.gate.wait(0.01):
            cancel.raise_if_cancelled()
        cancel.raise_if_cancelled()


@pytest.fixture
def gated(tasks):
    reports = Gated()
    yield reports, ReportModel(reports, tasks, COLUMNS, ReportCells())
    reports.gate.set()


def test_nothing_waits_for_the_store(qtbot, gated):
    reports, model = gated
    model.show_query(ReportQuery(text="a"))
    assert model.rowCount() == 0 and model.is_waiting and model.is_busy
    reports.gate.set()
    qtbot.waitUntil(lambda: model.rowCount() == 10_000)
    reports.gate.clear()
    model.show_rows(5_000, 5_020)
    assert shown(model, 5_010) == PLACEHOLDER
    assert shown(model, 3) == "a page"


def test_a_newer_query_wins_and_the_old_rows_stay_until_then(qtbot, gated):
    reports, model = gated
    reports.gate.set()
    load(qtbot, model, ReportQuery(text="old"))
    qtbot.waitUntil(lambda: not model.is_busy)
    reports.gate.clear()
    for text in ("n", "ne", "new"):
        model.show_query(ReportQuery(text=text))
        qtbot.wait(20)
    assert shown(model, 0) == "old page"
    with qtbot.waitSignal(model.query_shown):
        reports.gate.set()
    assert shown(model, 0) == "new page"
    qtbot.waitUntil(lambda: model.rowCount() == 10_000)


def test_a_scrollbar_in_flight_reads_where_it_stops(qtbot, gated):
    reports, model = gated
    reports.gate.set()
    load(qtbot, model, ReportQuery())
    qtbot.waitUntil(lambda: not model.is_busy)
    reports.reads.clear()
    for place in range(0, 10_000, 400):
        model.show_rows(place, place + 20)
    model.show_rows(9_000, 9_020)
    qtbot.waitUntil(lambda: model.row(9_010) is not None)
    assert len(reports.reads) <= 3, "not one page per place that it flew over"


def test_a_failure_is_told_and_leaves_the_rows(qtbot, gated):
    reports, model = gated
    reports.gate.set()
    load(qtbot, model, ReportQuery())
    qtbot.waitUntil(lambda: not model.is_busy)
    reports.error = StoreBusy("x")
    with qtbot.waitSignal(model.failed) as failed:
        model.show_rows(5_000, 5_020)
    assert isinstance(failed.args[0], StoreBusy)
    assert not model.is_busy
    assert shown(model, 0) == " page"
    reports.error = None
    model.refresh()
    qtbot.waitUntil(lambda: model.row(5_010) is not None)


def test_a_first_read_that_failed_can_be_repeated(qtbot, gated):
    reports, model = gated
    reports.gate.set()
    reports.error = StoreBusy("x")
    with qtbot.waitSignal(model.failed):
        model.show_query(ReportQuery())
    assert model.rowCount() == 0
    reports.error = None
    with qtbot.waitSignal(model.query_shown):
        model.refresh()
    assert model.rowCount() >= 200
