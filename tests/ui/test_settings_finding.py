"""Settings are found by their words, compared with their defaults, reset and taken back."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from alx_desktop.config import EndpointSettings, Profile, Schedule, SyncSettings
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.pages.settings import SettingsPage
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.theme import ThemeMode
from alx_desktop.ui.widgets.confirm import ConfirmDialog
from tests.ui import fakes
from tests.ui.conftest import Desk, RecordedMessages

OTHER = fakes.northwind(
    sync=SyncSettings(batch_size=5_000, schedule=Schedule(incremental_minutes=15)),
    endpoint=EndpointSettings(cache_megabytes=0, sandbox=False),
)


@pytest.fixture
def page(qtbot: QtBot, context: UiContext, app: fakes.FakeApp) -> SettingsPage:
    app.profiles.update(OTHER)
    context.theme.set_mode(ThemeMode.SYSTEM)
    made = SettingsPage(context, SiteSession(context, app.open_site(), app))
    qtbot.addWidget(made)
    made.resize(1080, 760)
    made.show()
    made.activate()
    rest(qtbot, made)
    return made


def rest(qtbot: QtBot, page: SettingsPage) -> None:
    qtbot.waitUntil(lambda: not page.context.tasks.running)


def other(page: SettingsPage) -> set[str]:
    return {row.title for row in page.settings if row.differs()}


def shown(page: SettingsPage) -> set[str]:
    return {row.title for row in page.settings if row.row.control.isVisible()}


def test_what_differs_is_marked_in_words(page: SettingsPage) -> None:
    assert other(page) == {
        "Batch size", "Look for changes every", "Answers kept in memory", "Serve a made-up company for trying",
        "Time zone of the site",
    }  # fmt: skip
    row = next(row for row in page.settings if row.title == "Batch size")
    assert "Default: 25,000." in row.row.help_label.text()
    assert row.button.isVisible() and "25,000" in row.button.toolTip()
    same = next(row for row in page.settings if row.title == "Time limit")
    assert not same.button.isVisible() and "Default" not in same.row.help_label.text()
    assert page.finder.other_chip.text().endswith(": 5")


def test_only_what_differs(qtbot: QtBot, page: SettingsPage) -> None:
    qtbot.mouseClick(page.finder.other_chip, Qt.MouseButton.LeftButton)
    assert shown(page) == other(page)
    assert not page.backups.isVisible() and not page.source.isVisible()
    qtbot.mouseClick(page.finder.other_chip, Qt.MouseButton.LeftButton)
    assert page.backups.isVisible() and page.source.isVisible()


def test_search(qtbot: QtBot, page: SettingsPage) -> None:
    whole = page.limits.height()
    qtbot.keyClicks(page.finder.search, "batch")
    qtbot.waitUntil(lambda: shown(page) == {"Batch size"})
    assert page.limits.isVisible() and not page.connection.isVisible()
    # Rows that are hidden take no room.
    qtbot.waitUntil(lambda: page.limits.height() < whole - 80)
    page.finder.search.setText("GNU licence")
    qtbot.waitUntil(lambda: not page.limits.isVisible())
    assert page.about.isVisible()
    page.finder.search.setText("no such setting")
    qtbot.waitUntil(page.nothing.isVisible)
    page.finder.clear()
    qtbot.waitUntil(lambda: not page.nothing.isVisible())
    assert len(shown(page)) == len(page.settings)


def test_searching_stays_while_something_is_changed(qtbot: QtBot, page: SettingsPage) -> None:
    page.finder.search.setText("batch")
    qtbot.waitUntil(lambda: shown(page) == {"Batch size"})
    page.limits.settings[0].button.click()
    rest(qtbot, page)
    assert shown(page) == {"Batch size"} and "Batch size" not in other(page)


def test_one_is_reset_and_taken_back(qtbot: QtBot, page: SettingsPage, messages: RecordedMessages) -> None:
    row = next(row for row in page.settings if row.title == "Answers kept in memory")
    assert not page.finder.undo_button.isEnabled()
    qtbot.mouseClick(row.button, Qt.MouseButton.LeftButton)
    rest(qtbot, page)
    assert page.editor.value("endpoint", "cache_megabytes") == 32
    assert not row.button.isVisible()
    assert messages.offers[-1][0] == "Answers kept in memory: 32 MB"
    qtbot.mouseClick(page.finder.undo_button, Qt.MouseButton.LeftButton)
    rest(qtbot, page)
    assert page.editor.value("endpoint", "cache_megabytes") == 0
    assert not page.finder.undo_button.isEnabled()


def test_changes_are_taken_back_one_after_the_other(qtbot: QtBot, page: SettingsPage) -> None:
    before = page._session.site.profile
    page.endpoint_memory.sandbox_box.click()
    rest(qtbot, page)
    page.source.spins["pool_size"].setValue(4)
    page.source.spins["pool_size"].editingFinished.emit()
    rest(qtbot, page)
    page.setFocus()
    for _ in range(2):
        qtbot.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        rest(qtbot, page)
    assert page._session.site.profile == before
    page.editor.undo()
    rest(qtbot, page)
    assert page._session.site.profile == before


def test_undo_leaves_what_was_changed_elsewhere_since(qtbot: QtBot, page: SettingsPage) -> None:
    session = page._session
    page.endpoint_memory.sandbox_box.click()
    rest(qtbot, page)
    session.set_automatic(False)
    rest(qtbot, page)
    page.editor.undo()
    rest(qtbot, page)
    assert session.site.profile.endpoint.sandbox is False
    assert session.site.profile.sync.schedule.automatic is False
    page.endpoint_memory.sandbox_box.click()
    rest(qtbot, page)
    endpoint = session.site.profile.endpoint.model_copy(update={"sandbox": False, "log_days": 7})
    session.save_profile(session.site.profile.model_copy(update={"endpoint": endpoint}))
    rest(qtbot, page)
    page.editor.undo()
    rest(qtbot, page)
    assert session.site.profile.endpoint == endpoint


def test_a_change_while_another_is_being_saved_keeps_both(
    qtbot: QtBot, page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A number is saved when its field is left, which is often by a click on the next setting."""
    app, release = page._session.app, threading.Event()
    update = app.profiles.update

    def slow(profile: Profile, shown: Profile) -> Profile:
        release.wait(10)
        return update(profile, shown)

    monkeypatch.setattr(app.profiles, "update", slow)
    page.source.spins["pool_size"].setValue(4)
    page.source.spins["pool_size"].editingFinished.emit()
    page.endpoint_memory.sandbox_box.click()
    page._session.set_automatic(False)
    release.set()
    rest(qtbot, page)
    profile = page._session.site.profile
    assert (profile.source.pool_size, profile.endpoint.sandbox, profile.sync.schedule.automatic) == (4, True, False)
    assert profile == app.profiles.get()


def test_all_are_reset_in_one_step(qtbot: QtBot, page: SettingsPage) -> None:
    before = page._session.site.profile
    page.finder.reset_button.click()
    dialog = next(found for found in page.findChildren(ConfirmDialog) if found.isVisible())
    dialog.action_button.click()
    rest(qtbot, page)
    assert other(page) == set()
    assert not page.finder.reset_button.isEnabled()
    assert page._session.site.profile.source == before.source
    page.editor.undo()
    rest(qtbot, page)
    assert page._session.site.profile == before


def test_what_is_set_elsewhere_leads_there(desk: Desk) -> None:
    desk.start("settings")
    page = desk.window.page
    assert isinstance(page, SettingsPage)
    page.schedule.open_button.click()
    desk.settle()
    assert desk.window.page is not None and desk.window.page.key == "sync"
