"""Several sites, shortcuts of one's own, and what closing does, state by state."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from tests.ui import fakes
from tests.ui.rendering.shot import Shot, scene
from tests.ui.rendering.stage import new_folder


def _asked(dialog: QWidget) -> Any:
    """The dialog that is open over another one."""
    return next(one for one in dialog.findChildren(QDialog) if one.isVisible())


def _sites(shot: Shot) -> Any:
    for name, folder, color in (("Acme Logistics", "Customers", "red"), ("Beta Foods", "Customers", "amber"),
                                ("Trial of the new server", "Tests", "grey"), ("Old site", "", None)):  # fmt: skip
        shot.app.profiles.update(fakes.northwind(name=name, folder=folder, color=color))
    shot.app.profiles.update(fakes.northwind(color="blue"))
    shot.start()
    shot.window.all_sites_asked.emit()
    return shot.dialog(300)


@scene
def sites_marked(shot: Shot) -> None:
    _sites(shot).close()
    shot.settle()


@scene
def sites_marked_collapsed(shot: Shot) -> None:
    sites_marked(shot)
    shot.window.rail.toggle()
    shot.settle()


@scene
def settings_background(shot: Shot) -> None:
    shot.open("settings")
    shot.window.context.closing.has_tray = lambda: True
    shot.page.background.login_box.click()
    shot.settle(400)


@scene
def dialog_sites(shot: Shot) -> QWidget:
    return _sites(shot)


@scene
def dialog_sites_menu(shot: Shot) -> QWidget:
    sites_marked(shot)
    return shot.flow.menu.pop_up(shot.window.rail.site_button)


@scene
def dialog_sites_mark(shot: Shot) -> QWidget:
    listed = _sites(shot)
    listed.mark_button.click()
    shot.settle()
    return _asked(listed)


@scene
def dialog_sites_name(shot: Shot) -> QWidget:
    listed = _sites(shot)
    listed.duplicate_button.click()
    shot.settle()
    asked = _asked(listed)
    asked.name_edit.setText("Beta Foods")
    asked.action_button.click()
    shot.settle(200)
    return asked


@scene
def dialog_sites_import(shot: Shot) -> QWidget:
    listed = _sites(shot)
    file = new_folder() / "sites.toml"
    shot.app.profile_transfer.export(file)
    shot.app.profiles.remove("Beta Foods", delete_store=False)
    shot.app.profiles.update(fakes.northwind(name="Acme Logistics", time_zone="Europe/Rome"))
    listed.import_file(str(file))
    shot.settle(300)
    return _asked(listed)


@scene
def dialog_shortcuts_changed(shot: Shot) -> QWidget:
    shot.start()
    shot.window.keymap.change("rail", "Ctrl+Shift+L")
    shot.window.keymap.change("quit", "")
    shot.window.open_shortcuts()
    return shot.dialog()


@scene
def dialog_shortcut_keys(shot: Shot) -> QWidget:
    listed: Any = dialog_shortcuts_changed(shot)
    listed.buttons["rail"].click()
    shot.settle()
    asked = _asked(listed)
    asked.field.setKeySequence("Ctrl+3")
    shot.settle()
    return asked


@scene
def dialog_close(shot: Shot) -> QWidget:
    shot.start()
    shot.window.context.closing.has_tray = lambda: True
    shot.window.close()
    return shot.dialog()
