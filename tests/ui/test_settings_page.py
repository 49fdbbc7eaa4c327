"""Settings: typed, checked, applied at once, with Undo."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from alx_desktop import __version__
from alx_desktop.config import Profile, SourceSettings
from alx_desktop.domain.errors import DiskFull
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.pages.settings import SettingsPage
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.theme import ThemeMode
from alx_desktop.ui.widgets.confirm import ConfirmDialog
from alx_desktop.ui.window_state import WindowState
from tests.ui import fakes
from tests.ui.conftest import RecordedMessages


@pytest.fixture
def session(context: UiContext, app: fakes.FakeApp) -> SiteSession:
    return SiteSession(context, app.open_site(), app)


@pytest.fixture
def page(qtbot: QtBot, context: UiContext, session: SiteSession) -> SettingsPage:
    made = SettingsPage(context, session)
    qtbot.addWidget(made)
    made.resize(1080, 760)
    made.show()
    made.activate()
    qtbot.waitUntil(lambda: not context.tasks.running)
    return made


def rest(qtbot: QtBot, page: SettingsPage) -> None:
    qtbot.waitUntil(lambda: not page.context.tasks.running)


def test_themes_are_worn_at_once(qtbot: QtBot, page: SettingsPage) -> None:
    with qtbot.waitSignal(page.context.theme.mode_changed):
        page.appearance.buttons[ThemeMode.DARK].click()
    assert page.context.theme.is_dark
    page.context.theme.set_mode(ThemeMode.LIGHT)
    assert page.appearance.buttons[ThemeMode.LIGHT].isChecked()


def test_another_size_is_remembered_for_the_next_start(
    qtbot: QtBot, context: UiContext, session: SiteSession, messages: RecordedMessages, tmp_path: Path
) -> None:
    state = WindowState(tmp_path)
    page = SettingsPage(replace(context, state=state), session)
    qtbot.addWidget(page)
    page.activate()
    page.appearance.zooms.choose("200")
    assert WindowState(tmp_path).zoom == 200 and "next start" in messages.said[-1][0]
    assert "Size" in [row.title for row in page.appearance.settings if row.differs()]
    page.appearance.choose_zoom(100)
    assert state.zoom == 100 and page.appearance.zooms.current == "100"
    state.settings.setValue("zoom", "17")
    assert state.zoom == 100
    rest(qtbot, page)


@pytest.mark.parametrize(
    ("card", "field", "typed", "value", "section"),
    [
        ("limits", "batch_size", "10000", 10_000, "sync"),
        ("limits", "time_limit", "600", 600, "sync"),
        ("limits", "pause", "1.5", 1.5, "sync"),
        ("source", "statement_limit", "60", 60, "source"),
        ("source", "pool_size", "4", 4, "source"),
        ("source", "connect_timeout", "5", 5, "source"),
        ("source", "pool_recycle", "900", 900, "source"),
    ],
)
def test_numbers_are_saved_and_undone(
    qtbot: QtBot, page: SettingsPage, session: SiteSession, app: fakes.FakeApp, messages: RecordedMessages,
    card: str, field: str, typed: str, value: float, section: str,
) -> None:  # fmt: skip
    spin = getattr(page, card).spins[field]
    before = spin.value()
    spin.setFocus()
    spin.selectAll()
    qtbot.keyClicks(spin, typed)
    qtbot.keyClick(spin, Qt.Key.Key_Return)
    rest(qtbot, page)
    assert getattr(getattr(app.profiles.get(session.site.profile.name), section), field) == value
    assert getattr(getattr(session.site.profile, section), field) == value
    assert len(app.opened) == 2
    text, action, undo = messages.offers[-1]
    assert action == "Undo"
    assert spin.text() in text
    undo()
    rest(qtbot, page)
    assert getattr(getattr(session.site.profile, section), field) == before
    assert spin.value() == before


def test_nothing_changes_nothing(qtbot: QtBot, page: SettingsPage, app: fakes.FakeApp) -> None:
    spin = page.limits.spins["batch_size"]
    qtbot.keyClick(spin, Qt.Key.Key_Return)
    rest(qtbot, page)
    assert len(app.opened) == 1


def test_bounds_are_those_of_the_settings(page: SettingsPage) -> None:
    spin = page.limits.spins["batch_size"]
    assert (spin.minimum(), spin.maximum()) == (100, 500_000)
    assert page.source.spins["pool_size"].maximum() == 8
    assert page.limits.spins["time_limit"].text() == "No limit"


def test_the_store_of_old_settings_is_closed_later(
    qtbot: QtBot, page: SettingsPage, session: SiteSession, app: fakes.FakeApp
) -> None:
    session._retiring.setInterval(1)
    page.source.ping_box.click()
    rest(qtbot, page)
    qtbot.waitUntil(lambda: app.opened[0].is_closed)
    assert not app.opened[1].is_closed
    assert session.site.profile.source.pool_pre_ping is False


def test_saving_that_fails_puts_the_control_back(
    qtbot: QtBot, page: SettingsPage, app: fakes.FakeApp, messages: RecordedMessages
) -> None:
    app.opening_failure = DiskFull("/")
    spin = page.limits.spins["batch_size"]
    spin.setValue(5000)
    spin.editingFinished.emit()
    rest(qtbot, page)
    assert len(messages.errors) == 1
    assert spin.value() == 25_000


def test_the_time_zone(qtbot: QtBot, page: SettingsPage, session: SiteSession) -> None:
    box = page.time_zone.box
    assert box.currentText() == "Europe/Dublin"
    line = box.lineEdit()
    assert line is not None
    line.setText("Nowhere/Land")
    line.editingFinished.emit()
    assert "no such time zone" in page.time_zone.row.help_label.text()
    line.setText("europe/berlin")
    line.editingFinished.emit()
    rest(qtbot, page)
    assert session.site.profile.time_zone == "Europe/Berlin"
    box.setCurrentIndex(0)
    box.activated.emit(0)
    rest(qtbot, page)
    assert session.site.profile.time_zone is None


def test_the_connection_is_shown_and_edited(qtbot: QtBot, page: SettingsPage, session: SiteSession) -> None:
    texts = [label.text() for label in page.connection.findChildren(type(page.connection.note_label))]
    assert "db.northwind.example:3306" in texts
    assert "alx_desktop" in texts
    with qtbot.waitSignal(session.connection_asked):
        page.connection.edit_button.click()


def test_a_demo_site_has_a_file(qtbot: QtBot, context: UiContext, app: fakes.FakeApp) -> None:
    source = SourceSettings(url="sqlite:////data/demo/site.sqlite")
    app.profiles.update(Profile(name="demo", source=source, is_demo=True))
    page = SettingsPage(context, SiteSession(context, app.open_site("demo"), app))
    qtbot.addWidget(page)
    texts = [label.text() for label in page.connection.findChildren(type(page.connection.note_label))]
    assert "/data/demo/site.sqlite" in texts
    assert page.connection.edit_button.isHidden()


def test_backups(qtbot: QtBot, page: SettingsPage, app: fakes.FakeApp, messages: RecordedMessages) -> None:
    assert page.backups.rows.rowCount() == 4
    page.backups.now_button.click()
    assert not page.backups.now_button.isEnabled()
    qtbot.waitUntil(lambda: page.backups.rows.rowCount() == 5)
    assert messages.said == [("Backup made, 46.1 MB.", "good")]
    qtbot.waitUntil(page.backups.now_button.isEnabled)


def test_a_backup_that_fails(qtbot: QtBot, page: SettingsPage, app: fakes.FakeApp) -> None:
    app.backups.failure = DiskFull("/backups")
    with qtbot.waitSignal(page.context.tasks.task_failed) as told:
        page.backups.now_button.click()
    assert told.args is not None
    assert told.args[0] == "Backup"
    qtbot.waitUntil(page.backups.now_button.isEnabled)


def test_no_backup_yet(qtbot: QtBot, page: SettingsPage, app: fakes.FakeApp) -> None:
    app.backups.made.clear()
    page.refresh()
    rest(qtbot, page)
    assert page.backups.empty_label.isVisible()
    assert not page.backups.table.isVisible()


def test_a_store_on_postgresql_is_backed_up_elsewhere(qtbot: QtBot, context: UiContext, app: fakes.FakeApp) -> None:
    app.profiles.update(fakes.northwind(store_url="postgresql+psycopg://alx@db/alx"))
    page = SettingsPage(context, SiteSession(context, app.open_site(), app))
    qtbot.addWidget(page)
    page.activate()
    assert page.backups.now_button.isHidden()
    assert "PostgreSQL" in page.backups.words_label.text()
    rest(qtbot, page)


def test_versions_can_be_copied(page: SettingsPage) -> None:
    page.about.copy_button.click()
    text = QGuiApplication.clipboard().text()
    assert f"ALX Desktop: {__version__}" in text
    assert "PySide6" in text


@pytest.mark.parametrize("delete", [False, True])
def test_removing_is_confirmed(qtbot: QtBot, page: SettingsPage, session: SiteSession, delete: bool) -> None:
    page.remove.store_box.setChecked(delete)
    page.remove.button.click()
    dialog = next(found for found in page.findChildren(ConfirmDialog) if found.isVisible())
    assert dialog.action_button.text() == ("Remove and delete" if delete else "Remove Northwind Training")
    with qtbot.waitSignal(session.removal_asked) as told:
        dialog.action_button.click()
    assert told.args == [delete]


def test_folders_are_shown(page: SettingsPage, tmp_path: Path) -> None:
    assert page.data.path_label.text() == str(tmp_path)
    texts = [button.text() for button in page.data.findChildren(QPushButton)]
    assert texts == ["Open the data folder", "Open the logs"]
