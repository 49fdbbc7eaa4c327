"""The list of sites, as a menu below the rail's head and as commands of the palette."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QMenu, QWidget

from alx_desktop.ui.commands import Command
from alx_desktop.ui.fonts import sized
from alx_desktop.ui.keymap import Keymap
from alx_desktop.ui.rail import Rail
from alx_desktop.ui.site_mark import mark_icon
from alx_desktop.ui.theme import Theme, ThemeMode
from alx_desktop.ui.tokens import TEXT_SIZE

if TYPE_CHECKING:
    from alx_desktop.config import Profile


class SiteMenu(QObject):
    """site_chosen(name); connect_asked(); shared_asked(); demo_asked(); all_asked(): the list with everything that can
    be done; edit_asked(): the connection of the open site.
    """

    site_chosen = Signal(str)
    connect_asked = Signal()
    shared_asked = Signal()
    demo_asked = Signal()
    edit_asked = Signal()
    all_asked = Signal()

    def __init__(self, theme: Theme, keymap: Keymap, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._parent, self.keymap = theme, parent, keymap
        self.sites: list[Profile] = []
        self.open_name: str | None = None

    @property
    def names(self) -> list[str]:
        """What the sites are called."""
        return [profile.name for profile in self.sites]

    def pop_up(self, anchor: QWidget) -> QMenu:
        """Show the menu below `anchor`."""
        menu = QMenu(self._parent)
        menu.setAccessibleName(self.tr("Sites"))
        self._add_sites(menu)
        if self.open_name is not None:
            menu.addAction(self.tr("Edit and test the connection …"), self.edit_asked.emit)
        menu.addAction(self.tr("Connect another site …"), self.connect_asked.emit)
        menu.addAction(self.tr("Open a shared store …"), self.shared_asked.emit)
        menu.addAction(self.tr("All sites …"), self.all_asked.emit)
        if "demo" not in self.names:
            menu.addAction(self.tr("Open the demo site"), self.demo_asked.emit)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height())))
        return menu

    def _add_sites(self, menu: QMenu) -> None:
        """Those in no folder first; the others under the folder's name."""
        before = ""
        for profile in sorted(self.sites, key=lambda one: (one.folder.casefold(), one.name.casefold())):
            if profile.folder != before:
                before = profile.folder
                menu.addSeparator()
                menu.addAction(profile.folder.replace("&", "&&")).setEnabled(False)
            icon = mark_icon(profile.name, profile.color, self._theme)
            action = menu.addAction(icon, profile.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(profile.name == self.open_name)
            if action.isChecked():
                # A checked entry with an icon looks like any other.
                action.setFont(sized(TEXT_SIZE, QFont.Weight.Bold))
            action.triggered.connect(partial(self.site_chosen.emit, profile.name))
        if self.sites:
            menu.addSeparator()

    def commands(self) -> list[Command]:
        """Everything of the menu, for the palette."""
        group = self.tr("Site")
        commands = [
            Command(self.tr("Open {0}").format(name), partial(self.site_chosen.emit, name), group, "database")
            for name in self.names
            if name != self.open_name
        ]
        if self.open_name is not None:
            title = self.tr("Edit and test the connection")
            commands.append(Command(title, self.edit_asked.emit, group, "plug", words="password host database"))
        title = self.tr("Connect another site")
        commands.append(Command(title, self.connect_asked.emit, group, "plus", words="new add moodle"))
        title = self.tr("Open a shared store")
        commands.append(
            Command(title, self.shared_asked.emit, group, "plus", words=self.tr("new add analyst postgresql"))
        )
        words = self.tr("profiles rename duplicate folder colour export import")
        keys = self.keymap.text("sites")
        return [*commands, Command(self.tr("All sites"), self.all_asked.emit, group, "database", keys, words=words)]


class WindowCommands(QObject):
    """Commands of the window itself. shortcuts_asked(), about_asked(): show that. quit_asked(): end it."""

    shortcuts_asked = Signal()
    about_asked = Signal()
    quit_asked = Signal()

    def __init__(self, theme: Theme, rail: Rail, keymap: Keymap, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._rail, self._keymap = theme, rail, keymap

    def commands(self) -> list[Command]:
        """Colours, rail, quit."""
        group, keys = self.tr("Window"), self._keymap.text
        titles = {
            ThemeMode.SYSTEM: (self.tr("Follow the system's colours"), "monitor"),
            ThemeMode.LIGHT: (self.tr("Light colours"), "sun"),
            ThemeMode.DARK: (self.tr("Dark colours"), "moon"),
        }
        commands = [
            Command(title, partial(self._theme.set_mode, mode), group, icon, words=self.tr("theme appearance mode"))
            for mode, (title, icon) in titles.items()
            if mode is not self._theme.mode
        ]
        collapsed = self._rail.is_collapsed
        title = self.tr("Unfold the rail") if collapsed else self.tr("Collapse the rail")
        icon = "panel-left-open" if collapsed else "panel-left-close"
        commands.append(Command(title, self._rail.toggle, group, icon, keys("rail")))
        quit_words = self.tr("close exit")
        commands.append(Command(self.tr("Shortcuts"), self.shortcuts_asked.emit, group, "command", keys("shortcuts")))
        about = self.tr("licence version gpl")
        commands.append(Command(self.tr("About ALX Desktop"), self.about_asked.emit, group, "info", words=about))
        return [*commands, Command(self.tr("Quit"), self.quit_asked.emit, group, "x", keys("quit"), words=quit_words)]
