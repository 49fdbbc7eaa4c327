"""The Control Center: data, loading, nothing yet, an error, and where its links lead."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from alx_desktop.domain.errors import StoreDamaged
from alx_desktop.domain.report_query import ReportQuery
from alx_desktop.domain.sync import SyncMode
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.models.companies import NAME, OVERDUE
from alx_desktop.ui.pages.control_center import ControlCenterPage
from alx_desktop.ui.session import SiteSession
from tests.ui import fakes


@pytest.fixture
def session(context: UiContext, app: fakes.FakeApp) -> SiteSession:
    return SiteSession(context, app.open_site(), app)


@pytest.fixture
def page(qtbot: QtBot, context: UiContext, session: SiteSession) -> ControlCenterPage:
    made = ControlCenterPage(context, session)
    qtbot.addWidget(made)
    made.resize(1080, 760)
    made.show()
    return made


def read(qtbot: QtBot, page: ControlCenterPage) -> None:
    page.activate()
    qtbot.waitUntil(lambda: not page.context.tasks.running)


def link(page: ControlCenterPage, text: str) -> QPushButton:
    return next(button for button in page.attention.findChildren(QPushButton) if button.text() == text)


def test_it_shows_what_the_service_says(qtbot: QtBot, page: ControlCenterPage) -> None:
    read(qtbot, page)
    assert page.stack.currentWidget() is page.content
    assert page.figures["overdue"].value_label.text() == "1,306"
    assert page.company_rows.rowCount() == len(fakes.NAMES)
    assert page.companies_card.note_label.text() == "10 companies"
    assert page.last_sync.changed_fact.value_label.text() == "229"


def test_companies_begin_with_the_most_overdue(qtbot: QtBot, page: ControlCenterPage) -> None:
    read(qtbot, page)
    assert [row.overdue for row in page.company_rows.rows] == sorted(
        (row.overdue for row in page.company_rows.rows), reverse=True
    )
    header = page.table.horizontalHeader()
    assert header.sortIndicatorSection() == OVERDUE
    page.table.sortByColumn(NAME, Qt.SortOrder.AscendingOrder)
    assert page.company_rows.rows[0].name == "Acme Logistics"


def test_a_company_opens_its_report(qtbot: QtBot, page: ControlCenterPage) -> None:
    read(qtbot, page)
    with qtbot.waitSignal(page.navigate) as told:
        rect = page.table.visualRect(page.company_rows.index(1, 0))
        qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert told.args == ["reports", ReportQuery(company_ids=(2,))]


def test_attention_leads_to_what_mends_it(qtbot: QtBot, page: ControlCenterPage, app: fakes.FakeApp) -> None:
    read(qtbot, page)
    for text, target in (("Open report", ("reports", ReportQuery((1,), (7,)))), ("Decide", ("sync", None)),
                         ("See what happened", ("sync", None))):  # fmt: skip
        with qtbot.waitSignal(page.navigate) as told:
            link(page, text).click()
        assert told.args is not None
        assert tuple(told.args) == target
    link(page, "Sync now").click()
    assert app.sync.started.wait(10)
    assert app.sync.requests[0].mode is SyncMode.AUTO


def test_nothing_that_needs_attention_is_said(qtbot: QtBot, page: ControlCenterPage, app: fakes.FakeApp) -> None:
    app.overview.answer = fakes.overview(calm=True)
    read(qtbot, page)
    texts = [label.text() for label in page.attention.findChildren(type(page.attention.note_label))]
    assert "Nothing needs attention." in texts
    assert page.attention.trend.isVisible()
    assert page.attention.trend.accessibleDescription().startswith("64.2 % · ")
    app.overview.answer = fakes.overview()
    page.refresh()
    qtbot.waitUntil(lambda: not page.attention.trend.isVisible())


def test_it_says_that_it_loads(page: ControlCenterPage, app: fakes.FakeApp) -> None:
    app.overview.gate.clear()
    page.activate()
    assert page.stack.currentWidget() is page.loading
    app.overview.gate.set()


def test_before_the_first_sync_it_says_what_will_be_here(
    qtbot: QtBot, page: ControlCenterPage, app: fakes.FakeApp
) -> None:
    app.overview.answer = fakes.FakeOverview((), (), (), as_of=None)
    read(qtbot, page)
    assert page.stack.currentWidget() is page.empty
    assert page.empty.title_label.text() == "No data yet"


def test_an_error_without_data(qtbot: QtBot, page: ControlCenterPage, app: fakes.FakeApp) -> None:
    app.overview.failure = StoreDamaged("row 17")
    read(qtbot, page)
    assert page.error_panel.isVisible()
    assert page.error_panel.title_label.text() == "The store is damaged"
    app.overview.failure = None
    retry = next(button for button in page.error_panel.findChildren(QPushButton) if button.text() == "Try again")
    retry.click()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.content)
    assert not page.error_panel.isVisible()


def test_an_error_keeps_the_figures_that_are_there(qtbot: QtBot, page: ControlCenterPage, app: fakes.FakeApp) -> None:
    read(qtbot, page)
    app.overview.failure = StoreDamaged("row 17")
    page.refresh()
    qtbot.waitUntil(page.error_panel.isVisible)
    assert page.stack.currentWidget() is page.content
    assert "were read at" in page.error_panel.kept_label.text()


def test_a_sync_refreshes_the_figures(
    qtbot: QtBot, page: ControlCenterPage, app: fakes.FakeApp, session: SiteSession
) -> None:
    read(qtbot, page)
    calls = app.overview.calls
    app.sync.release.set()
    page.sync_button.click()
    qtbot.waitUntil(lambda: app.overview.calls > calls and not page.context.tasks.running)
    assert page.sync_button.text().strip() == "Sync now"


def test_the_button_leads_to_the_running_sync(qtbot: QtBot, page: ControlCenterPage, app: fakes.FakeApp) -> None:
    page.sync_button.click()
    qtbot.waitUntil(lambda: page.sync_button.text().strip() == "Syncing 63 %")
    with qtbot.waitSignal(page.navigate) as told:
        page.sync_button.click()
    assert told.args == ["sync", None]
    assert len(app.sync.requests) == 1
    app.sync.release.set()


def test_narrow_windows_stack_the_cards(qtbot: QtBot, page: ControlCenterPage) -> None:
    read(qtbot, page)
    page.resize(700, 700)
    qtbot.waitUntil(lambda: page.last_sync.y() > page.attention.y())
    page.resize(1080, 700)
    qtbot.waitUntil(lambda: page.last_sync.y() == page.attention.y())


def test_refreshing_keeps_the_selection_of_columns(qtbot: QtBot, page: ControlCenterPage, tmp_path: object) -> None:
    read(qtbot, page)
    page.table.remember_columns(QSettings(f"{tmp_path}/w.ini", QSettings.Format.IniFormat), "companies")
    page.table.setColumnWidth(1, 133)
    page.refresh()
    qtbot.waitUntil(lambda: not page.context.tasks.running)
    assert page.table.columnWidth(1) == 133
