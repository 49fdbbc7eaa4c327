"""The whole window: first run, palette, shortcuts, sites, passwords, state, and leaving."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from alx_desktop.domain.errors import StoreDamaged, WrongUse
from alx_desktop.domain.sync import SyncMode
from alx_desktop.ui.demo_news import DemoNews
from alx_desktop.ui.pages.control_center import ControlCenterPage
from alx_desktop.ui.pages.reports import ReportsPage
from alx_desktop.ui.theme import ThemeMode
from alx_desktop.ui.widgets.confirm import ConfirmDialog
from alx_desktop.ui.window_state import FRAME, WindowState
from tests.ui import fakes
from tests.ui.conftest import Desk
from tests.ui.report_site import make_site
from tests.ui.window_parts import button, dialog


def press(desk: Desk, keys: str) -> None:
    """A shortcut of the window, as if its keys were pressed."""
    wanted = QKeySequence(keys)
    found = [shortcut for shortcut in desk.window.findChildren(QShortcut) if shortcut.key() == wanted]
    assert len(found) == 1, keys
    found[0].activated.emit()


# Opening


def test_it_opens_the_site(desk: Desk) -> None:
    desk.start()
    assert desk.window.page is not None
    assert desk.window.page.key == "control_center"
    assert desk.window.windowTitle() == "Northwind Training – ALX Desktop"
    assert desk.window.rail.site_button.accessibleName() == "Northwind Training, Synced 3 minutes ago"
    assert desk.window.status_bar.sync_label.text().startswith("Last sync")
    assert desk.window.status_bar.secrets_label.text() == "Passwords in Windows Credential Manager"


def test_the_first_run_welcomes(desk: Desk) -> None:
    desk.app.profiles = fakes.FakeProfiles([])
    desk.flow.start()
    desk.wait(lambda: desk.window.stack.currentWidget() is desk.flow.welcome)
    assert not desk.window.rail.isVisible()
    desk.flow.welcome.connect_button.click()
    assert desk.window.stack.currentWidget() is desk.flow.assistant
    assert desk.flow.assistant is not None
    desk.flow.assistant.cancel_button.click()
    assert desk.window.stack.currentWidget() is desk.flow.welcome


def test_the_demo_is_made_opened_and_synced(desk: Desk) -> None:
    desk.app.profiles = fakes.FakeProfiles([])
    desk.flow.start()
    desk.wait(lambda: desk.window.stack.currentWidget() is desk.flow.welcome)
    desk.flow.welcome.demo_button.click()
    desk.wait(lambda: desk.flow.session is not None and desk.flow.session.is_syncing)
    assert desk.window.page is not None
    assert desk.window.page.key == "sync"
    assert desk.window.rail.site_button.accessibleName().startswith("demo")
    desk.app.sync.release.set()
    desk.wait(lambda: not desk.tasks.running)


def test_making_the_demo_can_be_cancelled(desk: Desk) -> None:
    desk.app.profiles = fakes.FakeProfiles([])
    desk.app.demo_gate.clear()
    desk.flow.start()
    desk.wait(lambda: desk.window.stack.currentWidget() is desk.flow.welcome)
    desk.flow.welcome.demo_button.click()
    desk.wait(lambda: "2,140 / 5,000" in desk.flow.demo.screen.words_label.text())
    desk.flow.demo.screen.cancel_button.click()
    desk.wait(lambda: desk.window.stack.currentWidget() is desk.flow.welcome)


def test_a_site_that_cannot_be_opened(desk: Desk) -> None:
    desk.app.opening_failure = StoreDamaged("malformed", advice="Use a backup.")
    desk.flow.start()
    desk.wait(lambda: desk.window.stack.currentWidget() is desk.flow.failed)
    assert desk.flow.failed.title_label.text() == "Northwind Training could not be opened"
    desk.app.opening_failure = None
    button(desk.flow.failed, "Try again").click()
    desk.wait(lambda: desk.flow.session is not None)


def test_settings_that_cannot_be_read(desk: Desk) -> None:
    desk.app.profiles.failure = WrongUse("line 3", title="The settings file cannot be read")
    desk.flow.start()
    desk.wait(lambda: desk.window.stack.currentWidget() is desk.flow.failed)
    assert desk.flow.failed.title_label.text() == "The settings could not be read"


def test_a_repaired_store_is_told(desk: Desk) -> None:
    class Report:
        title = "The reporting store was damaged and a backup was restored"
        advice = "The next sync brings it up to date."
        reason = "malformed"

    class Store:
        recoveries = (Report(),)

    open_site = desk.app.open_site

    def opening(name: str | None = None) -> fakes.FakeSite:
        site = open_site(name)
        site.store = Store()  # type: ignore[attr-defined]
        return site

    desk.app.open_site = opening  # type: ignore[method-assign]
    desk.start()
    assert desk.window.message_bar.isVisible()
    assert "backup was restored" in desk.window.message_bar.text_label.text()


# Finding one's way


def test_shortcuts_lead_to_the_places(desk: Desk, tmp_path: Path) -> None:
    site = make_site(tmp_path / "store")
    desk.app.reports, desk.app.exports = site.reports, site.exports
    desk.start()
    for spec in desk.window._places:
        press(desk, spec.place.keys)
        assert desk.window.page is not None
        assert desk.window.page.key == spec.place.key
        assert desk.window.rail.buttons[spec.place.key].isChecked()
    press(desk, "Ctrl+1")
    press(desk, "Ctrl+,")
    assert desk.window.page is not None
    assert desk.window.page.key == "settings"
    desk.settle()
    desk.window.clear_site()
    site.close()


def test_a_company_opens_its_report(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    site = make_site(tmp_path / "store")
    desk.app.reports, desk.app.exports = site.reports, site.exports
    desk.start()
    home = desk.window.page
    assert isinstance(home, ControlCenterPage)
    rect = home.table.visualRect(home.company_rows.index(0, 0))
    qtbot.mouseClick(home.table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    page = desk.window.page
    assert isinstance(page, ReportsPage)
    assert page.model.query.company_ids == (home.company_rows.rows[0].id,)
    desk.settle()
    assert page.model.rowCount() > 0
    desk.window.clear_site()
    site.close()


def test_f5_reads_anew(desk: Desk) -> None:
    desk.start()
    calls = desk.app.overview.calls
    press(desk, "F5")
    desk.settle()
    press(desk, "Ctrl+R")
    desk.settle()
    assert desk.app.overview.calls == calls + 2


def test_the_palette_goes_and_does(desk: Desk, qtbot: QtBot) -> None:
    desk.start()
    palette = desk.window.palette_box
    press(desk, "Ctrl+K")
    assert palette.isVisible()
    qtbot.keyClicks(palette.field, "sett")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert desk.window.page is not None
    assert desk.window.page.key == "settings"
    press(desk, "Ctrl+K")
    qtbot.keyClicks(palette.field, "full")
    assert palette.model.shown[0].title == "Run a full sync"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert desk.app.sync.started.wait(10)
    assert desk.app.sync.requests[0].mode is SyncMode.FULL
    press(desk, "Ctrl+K")
    qtbot.keyClicks(palette.field, "cancel")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    desk.wait(lambda: desk.flow.session is not None and not desk.flow.session.is_syncing)


def test_the_palette_by_keyboard(desk: Desk, qtbot: QtBot) -> None:
    desk.start()
    palette = desk.window.palette_box
    press(desk, "Ctrl+K")
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 1
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == palette.model.rowCount() - 1
    qtbot.keyClicks(palette.field, "no such thing")
    assert palette.nothing_label.isVisible()
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_companies_are_in_the_palette(desk: Desk) -> None:
    desk.start()
    press(desk, "Ctrl+K")
    model = desk.window.palette_box.model
    assert not any(command.group == "Company" for command in model.shown)
    desk.window.palette_box.field.setText("acme")
    assert [command.title for command in model.shown] == ["Acme Logistics"]


def test_the_theme_is_kept(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.start()
    press(desk, "Ctrl+K")
    qtbot.keyClicks(desk.window.palette_box.field, "dark")
    qtbot.keyClick(desk.window.palette_box.field, Qt.Key.Key_Return)
    desk.settle()
    assert desk.theme.is_dark
    assert desk.app.profiles.config().window.theme == "dark"
    assert WindowState(tmp_path).theme is ThemeMode.DARK


def test_the_theme_of_the_settings_is_worn_at_the_start(desk: Desk) -> None:
    desk.app.profiles.change_window("theme", "dark")
    desk.start()
    assert desk.theme.is_dark


def test_the_rail_collapses_and_remembers(desk: Desk, tmp_path: Path) -> None:
    desk.start()
    width = desk.window.rail.width()
    press(desk, "Ctrl+B")
    assert desk.window.rail.width() < width
    assert desk.window.rail.buttons["sync"].text() == ""
    assert desk.window.rail.buttons["sync"].accessibleName() == "Sync"
    assert WindowState(tmp_path).rail_collapsed
    desk.window.rail.collapse_button.click()
    assert desk.window.rail.width() == width


def test_a_narrow_window_collapses_the_rail_for_the_time_being(desk: Desk, tmp_path: Path) -> None:
    desk.start()
    desk.window.resize(960, 700)
    desk.wait(lambda: desk.window.rail.is_collapsed)
    assert not WindowState(tmp_path).rail_collapsed
    desk.window.resize(1280, 800)
    desk.wait(lambda: not desk.window.rail.is_collapsed)


def test_a_badge_where_someone_must_act(desk: Desk) -> None:
    desk.app.sync.pending = list(fakes.HELD)
    desk.start()
    assert desk.window.rail.buttons["sync"].accessibleName() == "Sync, 1 to decide"
    assert desk.window.rail.site_button.accessibleName().endswith("Removals need a decision")


def test_last_page_and_site_are_remembered(desk: Desk, tmp_path: Path) -> None:
    desk.start("sync")
    state = WindowState(tmp_path)
    assert state.page == "sync"
    assert state.profile == "Northwind Training"


def test_a_page_that_is_no_more_falls_back(desk: Desk) -> None:
    desk.state.page = "gone"
    desk.start()
    assert desk.window.page is not None
    assert desk.window.page.key == "control_center"


# Leaving


def test_closing_with_nothing_running(desk: Desk, qtbot: QtBot) -> None:
    desk.start()
    with qtbot.waitSignal(desk.window.closed):
        desk.window.close()
    assert not desk.window.isVisible()


def test_closing_while_a_sync_runs_asks(desk: Desk, qtbot: QtBot) -> None:
    desk.start()
    assert desk.flow.session is not None
    desk.flow.session.start_sync()
    assert desk.app.sync.started.wait(10)
    desk.window.close()
    assert desk.window.isVisible()
    question = dialog(desk, ConfirmDialog)
    desk.window.close()
    assert dialog(desk, ConfirmDialog) is question
    qtbot.keyClick(question, Qt.Key.Key_Escape)
    assert desk.flow.session.is_syncing
    desk.window.close()
    with qtbot.waitSignal(desk.window.closed):
        button(dialog(desk, ConfirmDialog), "Stop and close").click()
    assert desk.app.sync.runs[0].result.value == "cancelled"


def test_closing_gives_up_on_work_that_does_not_stop(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alx_desktop.ui.leaving.LIMIT_MS", 300)
    desk.start()
    desk.app.sync.ignores_cancel = True
    assert desk.flow.session is not None
    desk.flow.session.start_sync()
    assert desk.app.sync.started.wait(10)
    desk.window.close()
    with qtbot.waitSignal(desk.window.closed):
        button(dialog(desk, ConfirmDialog), "Stop and close").click()
    assert desk.tasks.running_visible
    desk.app.sync.release.set()


def test_geometry_is_kept(desk: Desk, tmp_path: Path) -> None:
    desk.start()
    desk.window.resize(1111, 640)
    desk.window.close()
    desk.wait(lambda: desk.window._may_close)
    other = WindowState(tmp_path)
    fresh = QWidget()
    other.restore_geometry(fresh)
    # The screen of the tests is only 800 pixels wide.
    assert (fresh.width(), fresh.height()) != (1280, 800)
    assert fresh.height() == 640
    fresh.deleteLater()


def test_a_damaged_state_file_loses_only_itself(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_bytes(b"\xff\xfe[General\ngeometry=@ByteArray(garbage)\ntheme=purple\npage=")
    state = WindowState(tmp_path)
    assert state.theme is ThemeMode.SYSTEM
    widget = QWidget()
    state.restore_geometry(widget)
    room = widget.screen().availableSize()
    assert widget.width() == min(1280, room.width() - FRAME.width()), "as large as the screen lets it be"
    assert widget.height() == min(800, room.height() - FRAME.height()), "and its buttons are not below its edge"
    widget.deleteLater()


# Messages


def test_a_failed_task_is_told_in_the_bar(desk: Desk) -> None:
    desk.start()

    def work(_progress: object, _cancel: object) -> None:
        raise StoreDamaged("x")

    desk.tasks.start(work, title="Backup")
    desk.wait(desk.window.message_bar.isVisible)
    assert desk.window.message_bar.text_label.text() == "Backup: The store is damaged"


def test_times_go_on(desk: Desk) -> None:
    desk.start()
    desk.app.sync.age = 600
    for _ in range(4):
        desk.window._tick()
    desk.settle()
    desk.window._tick()
    assert desk.window.rail.site_button.accessibleName().endswith("Synced 10 minutes ago")


class News:
    """Stands for a live demo."""

    def __init__(self) -> None:
        self.listeners: list[Callable[[str], None]] = []

    def listen(self, listener: Callable[[str], None]) -> Callable[[], None]:
        self.listeners.append(listener)
        return self.listeners.clear


def test_the_status_bar_tells_what_happens_on_a_live_demo(qtbot: QtBot, desk: Desk) -> None:
    news = News()
    label = desk.window.status_bar.demo_label
    assert label.isHidden()
    DemoNews(news, desk.window)
    text = "3 activities completed in Fire Safety"
    teller = threading.Thread(target=news.listeners[0], args=(text,))
    teller.start()
    teller.join()
    qtbot.waitUntil(lambda: label.text() == f"Demo: {text}")
    assert label.isVisibleTo(desk.window.status_bar)
    desk.window.closed.emit()
    assert news.listeners == []
