"""A running sync, company by company: what is known, what is not, and how often the table looks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from alx_desktop.domain.errors import LoginRefused
from alx_desktop.domain.progress import CompanyProgress
from alx_desktop.domain.sync import SyncRun
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.pages.sync import SyncPage
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.widgets.company_progress import ENROLMENTS, LEARNERS, SHARE, CompanyProgressTable
from tests.ui import fake_sync, fakes
from tests.ui.conftest import RecordedMessages
from tests.waiting import LONG


class Clock:
    def __init__(self) -> None:
        self.now = 10.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def table(qtbot: QtBot, context: UiContext, clock: Clock) -> CompanyProgressTable:
    made = CompanyProgressTable(context.theme, clock=clock)
    qtbot.addWidget(made)
    return made


def cells(table: CompanyProgressTable, column: int) -> list[str]:
    return [str(table.model.index(row, column).data()) for row in range(table.model.rowCount())]


def some(learners: int, expected: dict[int, int] | None) -> CompanyProgress:
    names = {1: "Acme Logistics", 2: "Beta Foods"}
    read = {} if expected is None else {1: learners}
    return CompanyProgress(names, expected, read, {1: 40 * learners} if learners else {})


def test_a_person_watches_companies_and_finds_one(qtbot: QtBot, context: UiContext, app: fakes.FakeApp) -> None:
    app.sync.steps = fake_sync.with_companies(500)
    session = SiteSession(context, app.open_site(), app)
    page = SyncPage(context, session)
    qtbot.addWidget(page)
    page.resize(1080, 760)
    page.show()
    page.activate()
    qtbot.mouseClick(page.sync_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.progress_card.companies is not None and page.progress_card.companies.isVisible())
    companies = page.progress_card.companies
    assert companies is not None and companies.model.rowCount() == 500
    assert companies.height() < 320, "it scrolls"
    assert cells(companies, LEARNERS)[:2] == ["2,437 of 3,900", "1,950 of 1,950"]
    assert cells(companies, SHARE)[:2] == ["62 %", "100 %"]
    companies.table.setFocus()
    qtbot.mouseClick(companies.search, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(companies.search, "delta")
    qtbot.waitUntil(lambda: companies.model.rowCount() == 1)
    companies.table.selectRow(0)
    qtbot.keyClick(companies.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines()[1] == "Delta Care\t812 of 1,300\t62 %\t32,480"
    app.sync.release.set()
    qtbot.waitUntil(lambda: not session.is_syncing and not context.tasks.running)


def test_it_looks_a_few_times_a_second_and_misses_no_last_figure(table: CompanyProgressTable, clock: Clock) -> None:
    expected = {1: 10, 2: 5}
    for learners in range(11):
        table.show_progress(some(learners, expected))
    assert cells(table, LEARNERS) == ["0 of 10", "0 of 5"], "no time has passed"
    clock.now += 1
    table.show_progress(some(9, expected))
    assert cells(table, LEARNERS) == ["9 of 10", "0 of 5"]
    table.show_progress(some(10, expected))
    table.settle()
    assert cells(table, LEARNERS) == ["10 of 10", "0 of 5"]
    assert table.note_label.text() == "1 of 2 companies read"


def test_what_nobody_expects_has_no_share(table: CompanyProgressTable, clock: Clock) -> None:
    table.show_progress(some(3, None))
    assert table.table.isColumnHidden(LEARNERS) and table.table.isColumnHidden(SHARE)
    assert cells(table, ENROLMENTS) == ["120"]
    assert table.note_label.text() == "1 company so far"
    table.begin()
    assert table.isHidden()
    clock.now += 1
    table.show_progress(some(1, {1: 4}))
    assert not table.table.isColumnHidden(SHARE)
    assert cells(table, SHARE) == ["25 %"]


def test_a_company_that_is_done_keeps_its_figures_while_the_next_is_read(
    table: CompanyProgressTable, clock: Clock
) -> None:
    names = {1: "Acme Logistics", 2: "Beta Foods"}
    table.show_progress(CompanyProgress({1: names[1]}, {1: 3}, {1: 3}, {1: 9}))
    clock.now += 1
    table.show_progress(CompanyProgress({2: names[2]}, {2: 2}, {2: 1}, {2: 5}))
    assert cells(table, LEARNERS) == ["3 of 3", "1 of 2"] and cells(table, ENROLMENTS) == ["9", "5"]
    assert table.note_label.text() == "1 of 2 companies read"


def test_learners_who_come_while_it_runs_make_no_share_above_one(table: CompanyProgressTable) -> None:
    table.show_progress(some(5, {1: 4}))
    assert cells(table, SHARE) == ["100 %"]
    assert cells(table, LEARNERS) == ["5 of 4"]


def test_lines_stay_where_they_are_while_figures_move(table: CompanyProgressTable, clock: Clock) -> None:
    table.show_progress(some(1, {1: 10, 2: 5}))
    table.table.sortByColumn(ENROLMENTS, Qt.SortOrder.AscendingOrder)
    before = [line.name for line in table.model.rows]
    table.table.selectRow(1)
    clock.now += 1
    table.show_progress(replace(some(1, {1: 10, 2: 5}), enrolments={1: 40, 2: 400}))
    assert [line.name for line in table.model.rows] == before
    assert table.table.selected_rows() == [1]


@pytest.fixture
def page(qtbot: QtBot, context: UiContext, app: fakes.FakeApp) -> SyncPage:
    made = SyncPage(context, SiteSession(context, app.open_site(), app))
    qtbot.addWidget(made)
    made.resize(1080, 760)
    made.show()
    made.activate()
    return made


def test_several_companies_one_after_the_other(
    qtbot: QtBot, page: SyncPage, app: fakes.FakeApp, messages: RecordedMessages
) -> None:
    session = page._session
    session.start_company_syncs([1, 2])
    session.start_company_syncs([3, 1])
    qtbot.waitUntil(lambda: "1 of 2: Acme Logistics" in page.progress_card.words_label.text())
    assert page.progress_card.title_label.text() == "Sync of 2 companies running"
    assert page.progress_card.whole_label.text() == "0 of 2 companies read"
    assert page.progress_card.share_label.text() == "32 %", "63 % of the first, whose learners nobody knows yet"
    assert "63 %" in page.progress_card.words_label.text()
    app.sync.release.set()
    qtbot.waitUntil(lambda: not session.is_syncing and not page.context.tasks.running)
    assert [request.company_id for request in app.sync.requests] == [1, 2]
    assert messages.said == [("2 companies were synced: 636 rows changed.", "good")]


def test_several_are_cancelled_with_one_click(
    qtbot: QtBot, page: SyncPage, app: fakes.FakeApp, messages: RecordedMessages
) -> None:
    session = page._session
    session.start_company_syncs([1, 2, 3])
    qtbot.waitUntil(page.progress_card.isVisible)
    assert app.sync.started.wait(LONG)
    qtbot.mouseClick(page.progress_card.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not session.is_syncing and not page.context.tasks.running)
    assert len(app.sync.requests) == 1
    assert messages.said[0][0].startswith("Cancelled. 0 of 3 companies were synced: ")


def test_a_login_refused_amid_them_asks_and_goes_on_with_those_that_are_left(
    qtbot: QtBot, page: SyncPage, app: fakes.FakeApp, messages: RecordedMessages
) -> None:
    session, run = page._session, app.sync.run

    def fail_at_second(*arguments: Any) -> SyncRun:
        app.sync.failure = LoginRefused("no") if len(app.sync.requests) == 1 else None
        return run(*arguments)

    app.sync.run = fail_at_second  # type: ignore[method-assign]
    app.sync.release.set()
    with qtbot.waitSignal(session.password_needed):
        session.start_company_syncs([1, 2, 3])
    qtbot.waitUntil(lambda: not session.is_syncing and not page.context.tasks.running)
    assert page.error_panel.isVisible()
    assert "1 of 3 companies were synced before" in page.error_panel.kept_label.text()
    assert messages.said == []
    session.sync_again()
    qtbot.waitUntil(lambda: not session.is_syncing and not page.context.tasks.running)
    assert [request.company_id for request in app.sync.requests] == [1, 2, 2, 3]
    assert not page.error_panel.isVisible()
    assert messages.said == [("2 companies were synced: 636 rows changed.", "good")]


def test_the_password_that_was_missing_goes_on_with_all_of_them(
    qtbot: QtBot, page: SyncPage, app: fakes.FakeApp
) -> None:
    session = page._session
    app.sync.failure = LoginRefused("no")
    app.sync.release.set()
    session.start_company_syncs([2, 3])
    with qtbot.waitSignal(session.password_needed):
        pass
    app.sync.failure = None
    session.sync_again()
    qtbot.waitUntil(lambda: not session.is_syncing and not page.context.tasks.running)
    assert [request.company_id for request in app.sync.requests] == [2, 2, 3]
