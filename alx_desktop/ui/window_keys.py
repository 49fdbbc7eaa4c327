"""The shortcuts of the window at work: each does its action, with the keys it has now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from alx_desktop.ui.keymap import PLACE, Keymap
from alx_desktop.ui.pages.page import Page
from alx_desktop.ui.rail import Rail


class WindowKeys(QObject):
    """actions: what the window does, by the actions of keymap.window_shortcuts(). go: brings a place to the front."""

    def __init__(
        self, window: QWidget, keymap: Keymap, actions: Mapping[str, Callable[[], object]], go: Callable[[str], None]
    ) -> None:
        super().__init__(window)
        self._keymap = keymap
        self._shortcuts: dict[str, QShortcut] = {}
        for one in keymap.shortcuts:
            shortcut = self._shortcuts[one.key] = QShortcut(window)
            shortcut.activated.connect(actions[one.action] if one.action else partial(go, one.key.removeprefix(PLACE)))
        keymap.changed.connect(self._wear)
        self._wear()

    def _wear(self) -> None:
        for key, shortcut in self._shortcuts.items():
            shortcut.setKey(QKeySequence(self._keymap.keys(key)))

    def show_in_rail(self, rail: Rail) -> None:
        """Say at the places by which keys they come."""
        for place, button in rail.buttons.items():
            button.show_keys(self._keymap.text(PLACE + place))

    def show_on_page(self, page: Page) -> None:
        """Say on a page by which keys the palette and the help come."""
        page.header.show_keys(self._keymap.text("palette"), self._keymap.text("help"))
