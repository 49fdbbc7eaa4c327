"""Buttons in the looks of the style sheet. A button says what happens; a page has at most one primary one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from alx_desktop.ui.text_size import grown
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import CONTROL_HEIGHT


class Button(QPushButton):
    """Enter presses it too, as people expect of what has the focus.

    Qt leaves Enter to the default button of a dialog: on "Cancel" it would do what the person wants to leave.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # A key that is held down presses once.
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)


def _button(text: str, look: str, parent: QWidget | None) -> QPushButton:
    button = Button(text, parent)
    if look:
        button.setProperty("look", look)
    return button


def primary_button(text: str, parent: QWidget | None = None) -> QPushButton:
    """The one thing that people come to the page to do."""
    return _button(text, "primary", parent)


def plain_button(text: str, parent: QWidget | None = None) -> QPushButton:
    """Everything else that happens on a click."""
    return _button(text, "", parent)


def danger_button(text: str, parent: QWidget | None = None) -> QPushButton:
    """Something is lost by it."""
    return _button(text, "danger", parent)


def link_button(text: str, parent: QWidget | None = None) -> QPushButton:
    """An action inside a sentence or a row."""
    return _button(text, "link", parent)


def icon_button(theme: Theme, icon: str, name: str, parent: QWidget | None = None) -> QPushButton:
    """A quiet button that shows only an icon; `name` is its tool tip and accessible name."""
    button = _button("", "quiet", parent)
    theme.set_icon(button, icon)
    button.setIconSize(QSize(grown(16), grown(16)))
    button.setFixedSize(CONTROL_HEIGHT, CONTROL_HEIGHT)
    button.setToolTip(name)
    button.setAccessibleName(name)
    return button


def icon_text(text: str) -> str:
    """A button's text beside an icon: Qt leaves only four pixels between them."""
    return f" {text}"


def set_button_icon(theme: Theme, button: QPushButton | QToolButton, icon: str, role: str = "muted") -> None:
    """An icon left of a button's text, in the colour of `role`."""
    if button.text() and not button.text().startswith(" "):
        button.setAccessibleName(button.text())
        button.setText(icon_text(button.text()))
    theme.set_icon(button, icon, role)
    button.setIconSize(QSize(grown(16), grown(16)))
