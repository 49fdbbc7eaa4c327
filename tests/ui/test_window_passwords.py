"""The window asks for a password that is missing or wrong."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from alx_desktop.domain.errors import LoginRefused, SecretMissing
from alx_desktop.domain.sync import SyncMode
from alx_desktop.ui.password_dialog import PasswordDialog
from tests.ui.conftest import Desk
from tests.ui.window_parts import button, dialog


@pytest.mark.parametrize("error", [SecretMissing("alx_desktop"), LoginRefused("Access denied")])
def test_a_missing_password_is_asked_for_and_the_sync_goes_on(desk: Desk, qtbot: QtBot, error: LoginRefused) -> None:
    desk.start("sync")
    desk.app.sync.failure = error
    desk.app.sync.release.set()
    assert desk.flow.session is not None
    desk.flow.session.start_sync(SyncMode.FULL)
    desk.wait(lambda: any(child.isVisible() for child in desk.window.findChildren(PasswordDialog)))
    asked = dialog(desk, PasswordDialog)
    assert isinstance(asked, PasswordDialog)
    assert not asked.go_button.isEnabled()
    desk.app.sync.failure = None
    qtbot.keyClicks(asked.field, "right")
    asked.keep_box.setChecked(False)
    asked.go_button.click()
    desk.wait(lambda: len(desk.app.sync.requests) == 2)
    desk.wait(lambda: not desk.tasks.running)
    assert desk.app.secrets.kept == [("Northwind Training", "right", False)]
    assert desk.app.sync.requests[1].mode is SyncMode.FULL


def test_not_now(desk: Desk) -> None:
    desk.start()
    assert desk.flow.session is not None
    desk.flow.session.password_needed.emit(SecretMissing("x"))
    desk.flow.session.password_needed.emit(SecretMissing("x"))
    button(dialog(desk, PasswordDialog), "Not now").click()
    assert desk.app.secrets.kept == []


def test_a_keychain_that_refuses_does_not_stop_the_sync(desk: Desk, qtbot: QtBot) -> None:
    desk.start()
    desk.app.secrets.refuses = True
    desk.app.sync.release.set()
    assert desk.flow.session is not None
    desk.flow.session.password_needed.emit(SecretMissing("x"))
    asked = dialog(desk, PasswordDialog)
    assert isinstance(asked, PasswordDialog)
    qtbot.keyClicks(asked.field, "right")
    qtbot.keyClick(asked.field, Qt.Key.Key_Return)
    desk.wait(lambda: len(desk.app.sync.requests) == 1)
    desk.wait(lambda: not desk.tasks.running)
