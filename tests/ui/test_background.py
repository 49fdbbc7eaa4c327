"""Closing into the tray, what the tray says and does, starting hidden, and the settings of both."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from alx_desktop.domain.errors import AlxError, LoginRefused
from alx_desktop.domain.people import Person, Role
from alx_desktop.services.login_start import Autostart, LoginStart
from alx_desktop.ui.closing import CloseDialog, OnClose
from alx_desktop.ui.pages.settings import SettingsPage
from alx_desktop.ui.password_dialog import PasswordDialog
from alx_desktop.ui.single_instance import SingleInstance
from alx_desktop.ui.tray import PATIENCE, Tray
from alx_desktop.ui.tray_icon import TrayState, tray_icon
from alx_desktop.ui.widgets.confirm import ConfirmDialog
from tests.ui.conftest import Desk
from tests.ui.window_parts import is_first


class Desktop:
    """Whether this desktop has a tray now."""

    has_tray = True

    def __call__(self) -> bool:
        return self.has_tray


@pytest.fixture
def desktop(desk: Desk) -> Desktop:
    made = Desktop()
    desk.window.context.closing.has_tray = made
    return made


def asked(desk: Desk) -> CloseDialog:
    found = [one for one in desk.window.findChildren(CloseDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def answer(desk: Desk, *, keep: bool, remember: bool) -> None:
    dialog = asked(desk)
    dialog.remember_box.setChecked(remember)
    (dialog.keep_button if keep else dialog.quit_button).click()


def test_without_a_tray_closing_quits(desk: Desk, desktop: Desktop, qtbot: QtBot) -> None:
    desktop.has_tray = False
    desk.start()
    desk.window.context.closing.choose(OnClose.BACKGROUND)
    with qtbot.waitSignal(desk.window.closed):
        desk.window.close()


def test_the_first_close_asks_and_remembers(desk: Desk, desktop: Desktop) -> None:
    tray = Tray(desk.window)
    desk.start()
    desk.window.close()
    assert desk.window.isVisible()
    desk.window.close()
    answer(desk, keep=True, remember=True)
    assert not desk.window.isVisible()
    desk.settle()
    assert desk.app.profiles.config().window.on_close == "background"
    assert desk.state.on_close is OnClose.BACKGROUND
    assert not desk.app.opened[-1].is_closed
    tray.open_action.trigger()
    assert desk.window.isVisible()
    desk.window.close()
    assert not desk.window.isVisible(), "it was remembered"


def test_an_answer_for_once(desk: Desk, desktop: Desktop, qtbot: QtBot) -> None:
    Tray(desk.window)
    desk.start()
    desk.window.close()
    qtbot.keyClick(asked(desk), Qt.Key.Key_Escape)
    assert desk.window.isVisible()
    desk.window.close()
    answer(desk, keep=True, remember=False)
    assert not desk.window.isVisible()
    desk.window.come_to_front()
    desk.window.close()
    with qtbot.waitSignal(desk.window.closed):
        answer(desk, keep=False, remember=False)
    assert desk.window.context.closing.choice is OnClose.ASK


def test_what_runs_goes_on_in_the_background_and_quit_asks(desk: Desk, desktop: Desktop, qtbot: QtBot) -> None:
    tray = Tray(desk.window)
    desk.start()
    desk.window.context.closing.choose(OnClose.BACKGROUND)
    tray.sync_action.trigger()
    assert desk.app.sync.started.wait(10)
    desk.window.close()
    assert not desk.window.isVisible() and desk.flow.session is not None and desk.flow.session.is_syncing
    tray.quit_action.trigger()
    assert desk.window.isVisible(), "who is asked sees who asks"
    question = desk.window.findChild(ConfirmDialog)
    assert question is not None
    question.keep_button.click()
    desk.wait(lambda: desk.flow.leaving.question is None)
    tray.quit_action.trigger()
    with qtbot.waitSignal(desk.window.closed):
        next(one for one in desk.window.findChildren(ConfirmDialog) if one.isVisible()).action_button.click()
    assert desk.app.sync.runs[0].result.value == "cancelled"


def test_quit_quits_whatever_closing_does(desk: Desk, desktop: Desktop, qtbot: QtBot) -> None:
    desk.start()
    desk.window.context.closing.choose(OnClose.BACKGROUND)
    with qtbot.waitSignal(desk.window.closed):
        desk.window.quit()


def test_another_start_while_the_window_is_leaving_shows_nothing_that_then_closes(
    desk: Desk, desktop: Desktop, qtbot: QtBot, tmp_path: Path
) -> None:
    tray = Tray(desk.window)
    desk.start()
    desk.app.sync.ignores_cancel = True
    tray.sync_action.trigger()
    assert desk.app.sync.started.wait(10)
    tray.quit_action.trigger()
    next(one for one in desk.window.findChildren(ConfirmDialog) if one.isVisible()).action_button.click()
    desk.window.hide()
    with qtbot.waitSignal(desk.window.closed):
        for come in (desk.window.come_to_front, tray.open_action.trigger):
            come()
            assert not desk.window.isVisible()
        desk.app.sync.release.set()


def test_the_tray_says_how_the_site_is_and_what_can_be_done(desk: Desk, desktop: Desktop) -> None:
    tray = Tray(desk.window)
    assert tray.icon is not None and tray.site_action.text() == "No site is open"
    assert not tray.sync_action.isEnabled() and not tray.endpoint_action.isVisible()
    desk.start()
    assert tray.site_action.text().startswith("Northwind Training: Synced")
    assert tray.endpoint_action.text() == "Endpoint: off" and "Endpoint: off" in tray.icon.toolTip()
    assert desk.flow.session is not None
    desk.flow.session.endpoint.start()
    desk.wait(lambda: tray.endpoint_action.text().startswith("Endpoint: http"))
    tray.pause_action.trigger()
    desk.wait(lambda: tray.pause_action.text() == "Resume automatic sync")
    assert not desk.app.profiles.get("Northwind Training").sync.schedule.automatic
    tray.sync_action.trigger()
    assert desk.app.sync.started.wait(10)
    desk.wait(lambda: tray.sync_action.text() == "Cancel the sync")
    tray.sync_action.trigger()
    desk.wait(lambda: tray.sync_action.text() == "Sync now")


def test_every_state_has_a_picture_of_its_own_also_without_colour(qtbot: QtBot) -> None:
    greys = {
        state: tray_icon(state).pixmap(32, 32).toImage().convertToFormat(_grey()).bits().tobytes()
        for state in TrayState
    }  # fmt: skip
    assert len(set(greys.values())) == len(TrayState)


def _grey() -> object:
    from PySide6.QtGui import QImage

    return QImage.Format.Format_Grayscale8


def test_a_window_whose_tray_goes_comes_back(desk: Desk, desktop: Desktop) -> None:
    tray = Tray(desk.window)
    desk.start()
    desk.window.context.closing.choose(OnClose.BACKGROUND)
    desk.window.close()
    desktop.has_tray = False
    tray.look()
    assert tray.icon is None and desk.window.isVisible() and desk.window.isMinimized()
    desktop.has_tray = True
    tray.look()
    assert tray.icon is not None and tray.icon.toolTip().startswith("ALX Desktop\nNorthwind")


def test_a_hidden_start_waits_for_its_tray(desk: Desk, desktop: Desktop) -> None:
    desk.window.hide()
    desktop.has_tray = False
    tray = Tray(desk.window)
    tray.start_hidden()
    for _ in range(PATIENCE - 1):
        tray.look()
    assert not desk.window.isVisible()
    desktop.has_tray = True
    tray.look()
    desktop.has_tray = False
    assert tray.icon is not None and not desk.window.isVisible()


def test_a_hidden_start_without_a_tray_is_minimized(desk: Desk, desktop: Desktop) -> None:
    desk.window.hide()
    desktop.has_tray = False
    tray = Tray(desk.window)
    tray.start_hidden()
    for _ in range(PATIENCE):
        tray.look()
    assert desk.window.isMinimized()


def test_another_start_brings_the_window_back_but_not_one_at_login(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path, desk.window)
    first.raise_asked.connect(desk.window.come_to_front)
    assert first.claim()
    desk.window.hide()
    with qtbot.assertNotEmitted(first.raise_asked):
        assert not is_first(qtbot, tmp_path, raise_first=False)
    assert not is_first(qtbot, tmp_path)
    desk.wait(desk.window.isVisible)
    first.release()


def test_a_click_on_the_icon_opens_the_window(desk: Desk, desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    tray = Tray(desk.window)
    desk.window.hide()
    assert tray.icon is not None
    tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)
    assert not desk.window.isVisible()
    tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert desk.window.isVisible()


def test_the_icon_goes_with_the_window(desk: Desk, desktop: Desktop, qtbot: QtBot) -> None:
    tray = Tray(desk.window)
    desk.start()
    with qtbot.waitSignal(desk.window.closed):
        desk.window.quit()
    assert tray.icon is None


# Settings


def settings(desk: Desk) -> SettingsPage:
    desk.start("settings")
    page = desk.window.page
    assert isinstance(page, SettingsPage)
    desk.wait(page.background.login_box.isEnabled)
    return page


def test_the_settings_of_closing(desk: Desk, desktop: Desktop) -> None:
    card = settings(desk).background
    at = card.close_box.findData(OnClose.QUIT.value)
    card.close_box.setCurrentIndex(at)
    card.close_box.activated.emit(at)
    desk.settle()
    assert desk.app.profiles.config().window.on_close == "quit"
    assert card.settings[0].differs()
    card.settings[0].button.click()
    desk.settle()
    assert desk.app.profiles.config().window.on_close == "ask"
    desktop.has_tray = False
    card.refresh()
    desk.wait(lambda: not card.close_box.isEnabled())
    assert "no tray" in card.settings[0].row.help_label.text()


def test_start_at_login_is_switched_on_and_off(desk: Desk, qtbot: QtBot) -> None:
    card = settings(desk).background
    entry = desk.app.data_dir.root / "autostart" / "alx-desktop.desktop"
    qtbot.keyClick(card.login_box, Qt.Key.Key_Space)
    desk.wait(lambda: card.login_box.isEnabled() and entry.exists())
    assert card.login_box.isChecked() and str(entry) in card.settings[1].row.help_label.text()
    assert "run" in entry.read_text() and "--background" in entry.read_text()
    qtbot.keyClick(card.login_box, Qt.Key.Key_Space)
    desk.wait(lambda: card.login_box.isEnabled() and not entry.exists())
    assert not card.login_box.isChecked()


def test_what_starts_something_else_is_shown_and_renewed(desk: Desk) -> None:
    old = LoginStart(desk.app.data_dir, Autostart(desk.app.data_dir.root / "autostart"), ["/old/alx-desktop"])
    old.turn_on()
    card = settings(desk).background
    assert card.login_box.isChecked() and "/old/alx-desktop" in card.settings[1].row.help_label.text()
    card.renew_button.click()
    desk.wait(lambda: card.renew_button.isHidden())
    assert desk.app.login_start.state().differs == ""


def test_a_system_that_refuses_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    card = settings(desk).background

    def refuse() -> None:
        raise AlxError("no", title="Start at login was not changed")

    monkeypatch.setattr(desk.app.login_start, "turn_on", refuse)
    card.login_box.click()
    desk.wait(lambda: card.login_box.isEnabled() and not card.login_box.isChecked())
    assert desk.window.message_bar.isVisible()


def test_a_password_asked_for_from_the_tray_brings_the_window(desk: Desk, desktop: Desktop) -> None:
    desk.start()
    tray = Tray(desk.window)
    desk.window.hide()
    desk.app.sync.failure = LoginRefused()
    desk.app.sync.release.set()
    tray.sync_action.trigger()
    desk.wait(lambda: bool(desk.window.findChildren(PasswordDialog)))
    assert desk.window.isVisible(), "nobody sees a question of a window that is hidden"


def test_an_analyst_is_offered_no_sync_in_the_tray(desk: Desk, desktop: Desktop) -> None:
    desk.app.person = Person("ada", Role.ANALYST, (1,))
    desk.start()
    tray = Tray(desk.window)
    assert not tray.sync_action.isVisible() and not tray.pause_action.isVisible()
