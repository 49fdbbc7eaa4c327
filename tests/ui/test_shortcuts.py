"""Other keys for shortcuts: changed, taken, cleared and reset in the list, kept, and used by the whole window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from pytestqt.qtbot import QtBot

from alx_desktop.ui.keymap import EDITING, Keymap, native, page_shortcuts
from alx_desktop.ui.places import default_places
from alx_desktop.ui.shortcut_keys import KeysDialog
from alx_desktop.ui.shortcuts import ShortcutsDialog
from tests.ui.conftest import Desk


def keymap(folder: Path) -> Keymap:
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    return Keymap(settings, [spec.place for spec in default_places()])


def listed(desk: Desk) -> ShortcutsDialog:
    desk.window.open_shortcuts()
    dialog = desk.window.findChild(ShortcutsDialog)
    assert dialog is not None
    desk.wait(dialog.isVisible)
    return dialog


TYPED = ("A", "Shift+B", "Space", "Down", "Ctrl+Alt+Q", "Ctrl+Alt+Shift+7", "Ctrl+Alt+Down")
"""Ctrl+Alt is AltGr on Windows: the fifth is how @ is typed on a German keyboard."""


def asked(dialog: ShortcutsDialog, key: str) -> KeysDialog:
    dialog.buttons[key].click()
    found = [one for one in dialog.findChildren(KeysDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def active(desk: Desk, keys: str) -> list[QShortcut]:
    wanted = QKeySequence(keys)
    return [one for one in desk.window.findChildren(QShortcut) if one.key() == wanted]


def test_other_keys_hold_everywhere_at_once_and_are_kept(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.start()
    dialog = listed(desk)
    keys = asked(dialog, "place:tokens")
    keys.field.setFocus()
    qtbot.keyClick(keys.field, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert keys.keys == "Ctrl+T" and keys.use_button.isEnabled()
    keys.use_button.click()
    assert dialog.buttons["place:tokens"].text() == native("Ctrl+T")
    assert dialog.resets["place:tokens"].isVisible()
    dialog.accept()
    assert active(desk, "Ctrl+3") == []
    active(desk, "Ctrl+T")[0].activated.emit()
    desk.settle()
    page = desk.window.page
    assert page is not None and page.key == "tokens"
    assert desk.window.rail.buttons["tokens"].toolTip() == native("Ctrl+T")
    desk.window.open_palette()
    shown = {command.title: command.keys for command in desk.window.palette_box.model.shown}
    assert shown["Tokens"] == native("Ctrl+T")
    desk.state.settings.sync()
    assert keymap(tmp_path).keys("place:tokens") == "Ctrl+T"


def test_palette_and_help_show_their_new_keys_on_every_page(desk: Desk) -> None:
    desk.start()
    desk.window.keymap.change("palette", "Ctrl+P")
    desk.window.keymap.change("help", "")
    desk.window.go_to("settings")
    desk.settle()
    page = desk.window.page
    assert page is not None
    assert page.header.keys_label.text() == native("Ctrl+P").replace("+", " ")
    assert page.header.help_button.toolTip() == "Help on this page"
    desk.window.open_palette()
    shown = {command.title: command.keys for command in desk.window.palette_box.model.shown}
    assert shown["Help on this page"] == "" and shown["Refresh"] == "F5"


def test_keys_that_another_has_are_taken_only_when_that_is_said(desk: Desk) -> None:
    dialog = listed(desk.start())
    keys = asked(dialog, "rail")
    keys.field.setKeySequence(QKeySequence("Ctrl+3"))
    assert "Tokens" in keys.words.text() and keys.use_button.text() == "Take them"
    keys.use_button.click()
    assert desk.window.keymap.keys("rail") == "Ctrl+3" and desk.window.keymap.keys("place:tokens") == ""
    assert dialog.buttons["place:tokens"].text() == "none"
    assert len(active(desk, "Ctrl+3")) == 1
    # Back to its own keys: those another has by now, so the person is asked again.
    dialog.resets["place:tokens"].click()
    question = [one for one in dialog.findChildren(KeysDialog) if one.isVisible()]
    assert len(question) == 1 and question[0].keys == "Ctrl+3"
    question[0].reject()
    assert dialog.reset_all_button.isEnabled()
    dialog.reset_all_button.click()
    assert desk.window.keymap.keys("rail") == "Ctrl+B" and desk.window.keymap.keys("place:tokens") == "Ctrl+3"
    assert not dialog.reset_all_button.isEnabled() and dialog.resets["rail"].isHidden()


def test_a_shortcut_without_keys(desk: Desk) -> None:
    dialog = listed(desk.start())
    asked(dialog, "quit").none_button.click()
    assert desk.window.keymap.keys("quit") == "" and active(desk, "Ctrl+Q") == []
    dialog.resets["quit"].click()
    assert len(active(desk, "Ctrl+Q")) == 1


@pytest.mark.parametrize("keys", [one.keys for one in page_shortcuts()] + [*EDITING, *TYPED])
def test_keys_that_must_stay_are_refused(desk: Desk, keys: str) -> None:
    asked_for = asked(listed(desk.start()), "rail")
    asked_for.field.setKeySequence(QKeySequence(keys))
    assert not asked_for.use_button.isEnabled() and asked_for.words.text()
    for give in (desk.window.keymap.change, desk.window.keymap.take):
        with pytest.raises(ValueError):
            give("rail", keys)
    assert desk.window.keymap.keys("rail") == "Ctrl+B"


def test_standard_keys_have_no_button(desk: Desk) -> None:
    dialog = listed(desk.start())
    assert set(dialog.buttons) == {one.key for one in desk.window.keymap.shortcuts}
    assert not {one.title for one in page_shortcuts()} & {one.title for one in desk.window.keymap.shortcuts}


def test_a_damaged_file_leaves_no_two_shortcuts_with_the_same_keys(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text(
        "[shortcuts]\nrail=Ctrl+K\nquit=Ctrl+K\nhelp=Esc\npalette=nonsense keys\nsettings=Ctrl+1, Ctrl+2\nplace_sync=\n"
    )
    made = keymap(tmp_path)
    assert made.keys("rail") == "Ctrl+K"
    assert made.keys("quit") == "Ctrl+Q" and made.keys("help") == "F1" and made.keys("settings") == "Ctrl+,"
    assert made.keys("palette") == "", "its default belongs to another by now"
    assert made.keys("place:sync") == ""
    given = [made.keys(one.key) for one in made.shortcuts if made.keys(one.key)]
    assert len(given) == len(set(given))


def test_the_list_is_found_by_the_new_keys(desk: Desk) -> None:
    desk.start()
    desk.window.keymap.change("rail", "Ctrl+Shift+L")
    dialog = listed(desk)
    desk.qtbot.keyClicks(dialog.search, "shift+l")
    desk.wait(lambda: not dialog.buttons["help"].isVisible())
    assert dialog.buttons["rail"].isVisible()
