"""Every page has help; the list of shortcuts says what works."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton

from alx_desktop.ui.help_dialog import help_file
from alx_desktop.ui.keymap import window_shortcuts
from alx_desktop.ui.places import default_places
from alx_desktop.ui.shortcuts import ShortcutsDialog
from tests.ui.conftest import Desk

KEYS = [spec.place.key for spec in default_places()]


@pytest.mark.parametrize("key", KEYS)
def test_every_page_has_help(key: str) -> None:
    text = help_file(key).read_text(encoding="utf-8")
    title = next(spec.place.title for spec in default_places() if spec.place.key == key)
    assert text.startswith(f"# {title}\n") and len(text) > 300


def test_f1_and_the_button_open_it_and_it_follows_the_page(desk: Desk) -> None:
    desk.start("sync")
    desk.window.activateWindow()
    desk.wait(desk.window.isActiveWindow)
    desk.qtbot.keyClick(desk.window, Qt.Key.Key_F1)
    dialog = desk.window.help_dialog
    assert dialog is not None and dialog.isVisible()
    assert "Held removals" in dialog.text.toPlainText()
    assert dialog.windowTitle() == "Help: Sync"
    desk.window.go_to("settings")
    assert "config.toml" in dialog.text.toPlainText()
    dialog.close_button.click()
    assert not dialog.isVisible()
    page = desk.window.page
    assert page is not None
    desk.qtbot.mouseClick(page.header.help_button, Qt.MouseButton.LeftButton)
    assert desk.window.help_dialog is dialog and dialog.isVisible()
    desk.settle()


def test_without_a_site_there_is_nothing_to_help_with(desk: Desk) -> None:
    desk.window.open_help()
    assert desk.window.help_dialog is None


def test_shortcuts_are_listed_searched_and_work(desk: Desk) -> None:
    desk.start()
    desk.window.open_shortcuts()
    dialog = desk.window.findChild(ShortcutsDialog)
    assert dialog is not None
    desk.wait(dialog.isVisible)
    texts = {part.text() for kind in (QLabel, QPushButton) for part in dialog.findChildren(kind)}
    assert {"Help on this page", "F1", "Diagnostics", "Ctrl+8"} <= texts
    desk.qtbot.keyClicks(dialog.search, "rail")
    shown = ["Fold or unfold the rail", "Ctrl+B", "Everywhere"]
    desk.wait(lambda: _visible(dialog, shown))
    dialog.accept()


def _visible(dialog: ShortcutsDialog, wanted: list[str]) -> bool:
    labels = [
        part.text() for row in dialog.rows for part in row[1]
        if isinstance(part, QLabel | QPushButton) and part.isVisible()
    ]  # fmt: skip
    return sorted(labels) == sorted(wanted)


def test_no_two_shortcuts_are_the_same(desk: Desk) -> None:
    keys = [one.keys for one in window_shortcuts()] + [spec.place.keys for spec in default_places()]
    assert len(keys) == len(set(keys))
    own = {shortcut.key().toString() for shortcut in desk.window.findChildren(QShortcut)}
    assert {QKeySequence(one).toString() for one in keys} <= own
