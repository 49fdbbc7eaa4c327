"""The Control Center: data, loading, nothing yet, an error, and where its links lead."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from alx_desktop.domain.errors import StoreDamaged
from alx_desktop.domain.report_query import ReportQuery
from alx_desktop.domain.sync import SyncMode
from alx_desktop.ui import formats
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.models.companies import NAME, OVERDUE, REFRESH
from alx_desktop.ui.pages.control_center import FRESH_SECONDS, ControlCenterPage
from alx_desktop.ui.session import SiteSession
from tests.ui import fakes
from tests.ui.conftest import RecordedMessages


@pytest.fixture
def session(context: UiContext, app: fakes.FakeApp) -> SiteSession:
    return SiteSession(context, app.open_site(), app)


@pytest.fixture
def page(qtbot: QtBot, context: UiContext, session: SiteSession, tmp_path: Path) -> ControlCenterPage:
    made = ControlCenterPage(context, session)
    session.attention.begin(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
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


def test_nothing_that_needs_attention_is_said(
    qtbot: QtBot, page: ControlCenterPage, app: fakes.FakeApp, session: SiteSession
) -> None:
    app.attention.items = ()
    session.attention.refresh()
    read(qtbot, page)
    texts = [label.text() for label in page.attention.findChildren(type(page.attention.note_label))]
    assert "Nothing needs attention." in texts
    assert page.attention.trend.isVisible()
    assert page.attention.trend.accessibleDescription().startswith("64.2 % · ")
    app.attention.items = fakes.waiting()
    session.attention.refresh()
    qtbot.waitUntil(lambda: not page.attention.trend.isVisible())


def test_it_says_that_it_loads(page: ControlCenterPage, app: fakes.FakeApp) -> None:
    app.overview.gate.clear()
    page.activate()
    assert page.stack.currentWidget() is page.loading
    app.overview.gate.set()


def test_before_the_first_sync_it_says_what_will_be_here(
    qtbot: QtBot, page: ControlCenterPage, app: fakes.FakeApp
) -> None:
    app.overview.answer = fakes.NOTHING
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


def test_names_of_companies_have_room_in_a_narrow_window(qtbot: QtBot, page: ControlCenterPage) -> None:
    read(qtbot, page)
    assert not page.table.isColumnHidden(REFRESH)
    page.resize(900, 700)
    qtbot.waitUntil(lambda: page.table.isColumnHidden(REFRESH))
    assert page.table.columnWidth(NAME) > 100


def test_refreshing_keeps_the_selection_of_columns(qtbot: QtBot, page: ControlCenterPage, tmp_path: object) -> None:
    read(qtbot, page)
    page.table.remember_columns(QSettings(f"{tmp_path}/w.ini", QSettings.Format.IniFormat), "companies")
    page.table.setColumnWidth(1, 133)
    page.refresh()
    qtbot.waitUntil(lambda: not page.context.tasks.running)
    assert page.table.columnWidth(1) == 133


def texts(page: ControlCenterPage) -> list[str]:
    return [label.text() for label in page.attention.findChildren(QLabel) if label.isVisible()]


def test_each_thing_says_since_when(qtbot: QtBot, page: ControlCenterPage, app: fakes.FakeApp) -> None:
    read(qtbot, page)
    since = formats.clock_time(fakes.NOW - 24 * fakes.MINUTE, fakes.NOW)
    qtbot.waitUntil(lambda: f"since {since}" in texts(page))
    assert page.attention.note_label.text() == "3 to act on"


def test_what_can_wait_is_put_off_and_shown_again(
    qtbot: QtBot, page: ControlCenterPage, app: fakes.FakeApp, session: SiteSession, tmp_path: Path
) -> None:
    read(qtbot, page)
    later = [one for one in page.attention.findChildren(QPushButton) if one.accessibleName() == "Not before tomorrow"]
    assert [one.accessibleDescription() for one in later] == [
        "Acme Logistics: 41 learners are overdue in Fire Safety",
        "The last sync stopped early; the next one goes on from there",
    ]
    later[0].click()
    assert session.attention.urgent == 2 and page.attention.put_off_button.isVisible()
    assert page.attention.put_off_button.text() == "1 is put off until tomorrow"
    assert "Acme Logistics: 41 learners are overdue in Fire Safety" not in texts(page)
    kept = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    assert "overdue:1:7" in str(kept.value("attention/Northwind Training"))
    page.attention.put_off_button.click()
    assert session.attention.urgent == 3 and not page.attention.put_off_button.isVisible()


def test_all_of_many_things_can_be_shown(
    qtbot: QtBot, page: ControlCenterPage, app: fakes.FakeApp, session: SiteSession
) -> None:
    app.attention.items = fakes.waiting()
    session.attention.refresh()
    read(qtbot, page)
    page.attention.more_button.click()
    qtbot.waitUntil(lambda: "The newest backup is 4 days old" in texts(page))
    assert page.attention.more_button.text() == "Show fewer"
    with qtbot.waitSignal(page.navigate) as told:
        link(page, "Rotate").click()
    assert told.args == ["tokens", "expiring"]
    with qtbot.waitSignal(page.navigate) as told:
        link(page, "See them").click()
    assert told.args == ["endpoint", "refused"]


def test_a_backup_is_made_on_the_spot(
    qtbot: QtBot, page: ControlCenterPage, app: fakes.FakeApp, session: SiteSession, messages: RecordedMessages
) -> None:
    app.attention.items = tuple(item for item in fakes.waiting() if item.key == "backup")
    session.attention.refresh()
    read(qtbot, page)
    link(page, "Back up now").click()
    app.attention.items = ()
    qtbot.waitUntil(lambda: "Nothing needs attention." in texts(page))
    assert app.backups.made[0].made_at == fakes.NOW
    assert messages.said[0][0].startswith("Backup made")


def test_what_could_not_be_looked_for_is_not_taken_for_calm(
    qtbot: QtBot, page: ControlCenterPage, app: fakes.FakeApp, session: SiteSession
) -> None:
    app.attention.failure = StoreDamaged("row 17")
    session.attention.refresh()
    read(qtbot, page)
    assert page.attention.note_label.text() == "could not be read: The store is damaged"
    assert "Nothing needs attention." not in texts(page)


def test_the_endpoint_at_a_glance(qtbot: QtBot, page: ControlCenterPage, app: fakes.FakeApp) -> None:
    read(qtbot, page)
    assert page.endpoint.pill.accessibleName() == "Stopped"
    assert page.endpoint.requests_fact.value_label.text() == "1,284"
    assert page.endpoint.wrong_fact.value_label.text() == "24"
    assert page.endpoint.time_fact.value_label.text() == "7 ms"
    app.overview.answer = replace(fakes.overview(), endpoint=fakes.EndpointToday(1_300, 3, 21, 7.2, (1,) * 24))
    page.update_times()
    page.activate()
    assert not page.context.tasks.running, "what was just read is not read again"
    page._read_at -= FRESH_SECONDS
    page.table.selectRow(3)
    at = page.company_rows.rows[3].id
    page.update_times()
    qtbot.waitUntil(lambda: page.endpoint.requests_fact.value_label.text() == "1,300")
    assert page.company_rows.rows[page.table.currentIndex().row()].id == at and page.table.selected_rows() == [3]
    page.acts.endpoint_button.click()
    qtbot.waitUntil(lambda: page.endpoint.pill.accessibleName() == "Running")
    assert page.endpoint.note_label.text() == "127.0.0.1:8765"
    assert page.acts.endpoint_button.accessibleName() == "Stop the endpoint"
    page.acts.endpoint_button.click()
    qtbot.waitUntil(lambda: page.endpoint.pill.accessibleName() == "Stopped")


def test_an_endpoint_that_nobody_asked_has_no_figures(
    qtbot: QtBot, page: ControlCenterPage, app: fakes.FakeApp
) -> None:
    app.overview.answer = replace(fakes.overview(), endpoint=fakes.EndpointToday(0, 0, 0, None, (0,) * 24), activity=())
    read(qtbot, page)
    assert page.endpoint.requests_fact.value_label.text() == "0"
    assert page.endpoint.time_fact.value_label.text() == formats.DASH
    assert page.endpoint.line_label.text() == "No requests in the last 24 hours"
    assert not page.endpoint.line.isVisible()


def test_recent_activity_and_last_refreshes(qtbot: QtBot, page: ControlCenterPage) -> None:
    read(qtbot, page)
    lines = [label.text() for label in page.activity.findChildren(QLabel)]
    assert "Token rotated: Gateway, Delta Care · m.weber" in lines and "2 hours ago" in lines
    cell = page.company_rows.index(0, REFRESH)
    assert page.company_rows.data(cell) == "7 minutes ago, Power BI"
    assert page.company_rows.data(page.company_rows.index(9, REFRESH)) == formats.DASH


def test_comparing_with_moodle_is_one_click(qtbot: QtBot, page: ControlCenterPage, app: fakes.FakeApp) -> None:
    read(qtbot, page)
    page.acts.compare_button.click()
    assert app.sync.started.wait(10)
    assert app.sync.requests[0].mode is SyncMode.RECONCILE
    qtbot.waitUntil(lambda: not page.acts.compare_button.isEnabled())
    app.sync.release.set()
    qtbot.waitUntil(page.acts.compare_button.isEnabled)
