"""Sites as a person uses them: folders, marks, other names, copies, files; in the list, the menu, rail and title."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from alx_desktop.config import SITE_COLORS, Profile
from alx_desktop.domain.errors import AlxError
from alx_desktop.ui.site_mark import (
    DARK_GROUNDS,
    DARK_LETTERS,
    LIGHT_GROUNDS,
    LIGHT_LETTERS,
    color_words,
    initials,
    mark_icon,
)
from alx_desktop.ui.sites.dialog import SitesDialog
from alx_desktop.ui.sites.import_dialog import ImportSitesDialog
from alx_desktop.ui.sites.small_dialogs import MarkDialog, NameDialog
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import contrast
from tests.ui import fakes
from tests.ui.conftest import Desk


@pytest.fixture
def sites(desk: Desk) -> Desk:
    """Three sites, two of them in folders."""
    desk.app.profiles.update(fakes.northwind(color="teal"))
    desk.app.profiles.update(fakes.northwind(name="Acme test", folder="Trial"))
    desk.app.profiles.update(fakes.northwind(name="Beta", folder="Live", color="red"))
    return desk.start()


def listed(desk: Desk) -> SitesDialog:
    desk.window.all_sites_asked.emit()
    found = [one for one in desk.window.findChildren(SitesDialog) if one.isVisible()]
    assert len(found) == 1
    desk.wait(lambda: bool(found[0]._sites))
    return found[0]


def texts(dialog: SitesDialog) -> list[str]:
    """Folders and sites from top to bottom."""
    found = []
    for at in range(dialog.list.topLevelItemCount()):
        item = dialog.list.topLevelItem(at)
        found += [item.text(0), *(f"  {item.child(row).text(0)}" for row in range(item.childCount()))]
    return found


def choose(dialog: SitesDialog, name: str) -> None:
    dialog.list.clearSelection()
    items = dialog.list.findItems(name, Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchRecursive)
    for item in items[:1]:
        item.setSelected(True)
    assert [one.name for one in dialog.chosen()] == [name]


def only(dialog: SitesDialog, kind: type[NameDialog] | type[MarkDialog] | type[ImportSitesDialog]) -> object:
    found = [one for one in dialog.findChildren(kind) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def names(desk: Desk) -> list[str]:
    return [profile.name for profile in desk.app.profiles.list()]


def test_sites_are_listed_by_folder_and_found(sites: Desk, qtbot: QtBot) -> None:
    dialog = listed(sites)
    assert texts(dialog) == ["Northwind Training (open)", "Live", "  Beta", "Trial", "  Acme test"]
    assert [one.name for one in dialog.chosen()] == ["Northwind Training"] and not dialog.open_button.isEnabled()
    qtbot.keyClicks(dialog.search, "trial")
    sites.wait(lambda: texts(dialog) == ["Trial", "  Acme test"])
    assert dialog.open_button.isEnabled()
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    sites.wait(lambda: dialog.focusWidget() is dialog.list)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    sites.wait(lambda: sites.flow.session is not None and sites.flow.session.site.profile.name == "Acme test")
    sites.settle()
    assert sites.window.windowTitle() == "Trial / Acme test – ALX Desktop"


def test_a_mark_shows_in_list_menu_rail_and_title_at_once(sites: Desk) -> None:
    dialog = listed(sites)
    dialog.mark_button.click()
    mark = only(dialog, MarkDialog)
    assert isinstance(mark, MarkDialog)
    assert mark.color_box.currentData() == "teal"
    assert [mark.folder_box.itemText(at) for at in range(mark.folder_box.count())] == ["", "Live", "Trial"]
    mark.folder_box.setEditText("Live")
    mark.color_box.setCurrentIndex(mark.color_box.findData("purple"))
    mark.action_button.click()
    sites.wait(lambda: texts(dialog) == ["Live", "  Beta", "  Northwind Training (open)", "Trial", "  Acme test"])
    kept = sites.app.profiles.get("Northwind Training")
    assert (kept.folder, kept.color) == ("Live", "purple")
    sites.settle()
    assert sites.window.windowTitle() == "Live / Northwind Training – ALX Desktop"
    assert sites.window.rail.site_button._color == "purple"
    session = sites.flow.session
    assert session is not None
    session.set_automatic(False)
    sites.settle()
    assert sites.app.profiles.get("Northwind Training").color == "purple", "a later change keeps the mark"


def test_marks_of_other_sites(sites: Desk) -> None:
    dialog = listed(sites)
    choose(dialog, "Beta")
    dialog.mark_button.click()
    mark = only(dialog, MarkDialog)
    assert isinstance(mark, MarkDialog)
    mark.folder_box.setEditText("")
    mark.color_box.setCurrentIndex(0)
    mark.action_button.click()
    sites.wait(lambda: "Beta" in texts(dialog))
    assert sites.app.profiles.get("Beta").color is None
    assert [one.name for one in sites.flow.menu.sites] == names(sites)


def test_the_menu_groups_by_folder(sites: Desk) -> None:
    sites.window.rail.site_button.click()
    menu = next(child for child in sites.window.findChildren(QMenu) if child.isVisible())
    shown = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert shown[:5] == ["Northwind Training", "Live", "Beta", "Trial", "Acme test"]
    enabled = {action.text(): action.isEnabled() for action in menu.actions()}
    assert not enabled["Live"] and enabled["Beta"]
    assert all(not action.icon().isNull() for action in menu.actions() if action.isCheckable())
    next(action for action in menu.actions() if action.text().startswith("All sites")).trigger()
    menu.close()
    assert any(one.isVisible() for one in sites.window.findChildren(SitesDialog))


def test_duplicating_asks_for_a_name_and_says_why_not(sites: Desk) -> None:
    dialog = listed(sites)
    choose(dialog, "Beta")
    dialog.duplicate_button.click()
    asked = only(dialog, NameDialog)
    assert isinstance(asked, NameDialog)
    assert not asked.action_button.isEnabled()
    asked.name_edit.setText("Acme test")
    asked.action_button.click()
    sites.wait(lambda: "already a profile" in asked.row.help_label.text())
    assert asked.isVisible()
    asked.name_edit.setText("Gamma")
    asked.action_button.click()
    sites.wait(lambda: "  Gamma" in texts(dialog))
    assert names(sites) == ["Acme test", "Beta", "Gamma", "Northwind Training"]


def test_another_name_for_another_site(sites: Desk, qtbot: QtBot) -> None:
    dialog = listed(sites)
    sites.app.secrets.left["Beta"] = ("profile:Beta:source",)
    choose(dialog, "Beta")
    qtbot.keyClick(dialog, Qt.Key.Key_F2)
    asked = only(dialog, NameDialog)
    assert isinstance(asked, NameDialog)
    asked.name_edit.setText("Beta Foods")
    qtbot.keyClick(asked.name_edit, Qt.Key.Key_Return)
    sites.wait(lambda: "  Beta Foods" in texts(dialog))
    assert "may still be in the keychain" in sites.window.message_bar.text_label.text()
    assert names(sites) == ["Acme test", "Beta Foods", "Northwind Training"] and sites.app.scheduler.aside == []


def test_another_name_for_the_open_site(sites: Desk) -> None:
    dialog = listed(sites)
    first = sites.app.opened[0]
    dialog.rename_button.click()
    asked = only(dialog, NameDialog)
    assert isinstance(asked, NameDialog)
    asked.name_edit.setText("Northwind")
    asked.action_button.click()
    sites.wait(lambda: sites.flow.session is not None and sites.flow.session.site.profile.name == "Northwind")
    sites.settle()
    assert first.is_closed and sites.state.profile == "Northwind"
    assert sites.window.windowTitle().startswith("Northwind –")


def test_a_site_that_is_being_synced_keeps_its_name(sites: Desk) -> None:
    assert sites.flow.session is not None
    sites.flow.session.start_sync()
    assert sites.app.sync.started.wait(10)
    dialog = listed(sites)
    dialog.rename_button.click()
    asked = only(dialog, NameDialog)
    assert isinstance(asked, NameDialog)
    asked.name_edit.setText("Northwind")
    asked.action_button.click()
    assert "A sync is running" in asked.row.help_label.text() and asked.isVisible()
    assert sites.flow.session.site.profile.name == "Northwind Training"


def test_a_name_that_is_refused_leaves_the_open_site_open(sites: Desk) -> None:
    sites.app.profiles.failure = AlxError("in use", title="The store is in use")

    def list_them() -> list[Profile]:
        return sorted(sites.app.profiles.config().profiles.values(), key=lambda one: one.name)

    sites.app.profiles.list = list_them  # type: ignore[method-assign]
    sites.flow.changes.rename("Northwind")
    sites.wait(lambda: sites.flow.session is not None)
    sites.settle()
    assert sites.flow.session is not None and sites.flow.session.site.profile.name == "Northwind Training"
    assert sites.window.message_bar.isVisible()


def test_a_file_is_shown_before_it_is_imported(sites: Desk, tmp_path: Path) -> None:
    file = tmp_path / "sites.toml"
    dialog = listed(sites)
    dialog.list.selectAll()
    sites.flow.sites.export(file, [one.name for one in dialog.chosen()])
    sites.wait(file.exists)
    sites.settle()
    sites.app.profiles.remove("Beta", delete_store=False)
    sites.app.profiles.update(fakes.northwind(name="Acme test"))
    dialog.import_file(str(file))
    shown = only(dialog, ImportSitesDialog)
    assert isinstance(shown, ImportSitesDialog)
    sites.wait(shown.add_button.isEnabled)
    rows = sorted((shown.list.topLevelItem(at).text(0), shown.list.topLevelItem(at).text(1)) for at in range(3))
    assert [row[0] for row in rows] == ["Acme test 2", "Beta", "Northwind Training"]
    assert "taken" in rows[0][1] and rows[1][1] == "is added" and "already" in rows[2][1]
    assert names(sites) == ["Acme test", "Northwind Training"]
    shown.add_button.click()
    sites.wait(lambda: names(sites) == ["Acme test", "Acme test 2", "Beta", "Northwind Training"])
    sites.wait(lambda: "  Beta" in texts(dialog))


def test_a_bad_file_is_told_and_nothing_changes(sites: Desk, tmp_path: Path) -> None:
    file = tmp_path / "bad.toml"
    file.write_text("no = 'profiles'")
    dialog = listed(sites)
    before = names(sites)
    dialog.import_file(str(file))
    shown = only(dialog, ImportSitesDialog)
    assert isinstance(shown, ImportSitesDialog)
    sites.wait(shown.error_panel.isVisible)
    assert not shown.add_button.isEnabled() and names(sites) == before


def test_it_is_reached_by_keys_and_in_the_palette(sites: Desk) -> None:
    assert sites.window.keymap.keys("sites") == "Ctrl+Shift+O"
    sites.window.open_palette()
    command = next(one for one in sites.window.palette_box.model.shown if one.title == "All sites")
    assert command.matches("rename")
    command.run()
    assert any(one.isVisible() for one in sites.window.findChildren(SitesDialog))


@pytest.mark.parametrize("color", SITE_COLORS)
def test_letters_on_marks_can_be_read(color: str) -> None:
    assert contrast(LIGHT_LETTERS, LIGHT_GROUNDS[color]) >= 4.5
    assert contrast(DARK_LETTERS, DARK_GROUNDS[color]) >= 4.5
    assert color in color_words()
    assert contrast(LIGHT_GROUNDS[color], "#F5F6F8") >= 3 and contrast(DARK_GROUNDS[color], "#14171B") >= 3


def test_marks_differ_without_colour(theme: Theme, qtbot: QtBot) -> None:
    wanted = {"Northwind Training": "NT", "beta": "B", "株式会社みらい": "株", "a.b-c": "AB"}
    assert {name: initials(name) for name in wanted} == wanted
    pictures = {
        _grey(mark_icon(name, color, theme)) for name, color in (("Acme", "red"), ("Beta", "red"), ("Acme", None))
    }
    assert len(pictures) == 3


def _grey(icon: QIcon) -> bytes:
    return icon.pixmap(20, 20).toImage().convertToFormat(QImage.Format.Format_Grayscale8).bits().tobytes()
