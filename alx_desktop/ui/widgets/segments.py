"""A row of buttons of which one is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from alx_desktop.ui.widgets.buttons import plain_button


class Segments(QWidget):
    """chosen(key): the person chose another one. Arrow keys move between the buttons, as in every group of Qt."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]], current: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        for key, text in choices:
            button = plain_button(text)
            button.setProperty("look", "segment")
            button.setCheckable(True)
            button.setChecked(key == current)
            self._group.addButton(button)
            self.buttons[key] = button
            row.addWidget(button)
        self._group.buttonToggled.connect(self._mind_tab)
        self._group.buttonClicked.connect(self._on_clicked)
        self._mind_tab()

    @property
    def current(self) -> str:
        """The key of the chosen one."""
        return next(key for key, button in self.buttons.items() if button.isChecked())

    def choose(self, key: str) -> None:
        """Choose one, as if it was clicked."""
        self.buttons[key].click()

    def set_current(self, key: str) -> None:
        """Show that one is chosen, without a word."""
        self.buttons[key].setChecked(True)

    def _mind_tab(self) -> None:
        """Tab stops at the chosen one. Qt sees to that only once one of them has had the focus."""
        for button in self.buttons.values():
            stops = Qt.FocusPolicy.StrongFocus if button.isChecked() else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(stops)

    def _on_clicked(self) -> None:
        self.chosen.emit(self.current)
