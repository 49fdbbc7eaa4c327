"""The card "Quick actions": what people come for often, each said as what happens on a click."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from alx_desktop.ui.theme import Theme
from alx_desktop.ui.widgets.buttons import plain_button, set_button_icon
from alx_desktop.ui.widgets.card import Card


class QuickActions(Card):
    """add() fills it, from the top."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Quick actions"), parent=parent)
        self._theme = theme
        self.body.addStretch(1)

    def add(self, text: str, icon: str, act: Callable[[], object]) -> QPushButton:
        """One more; returns its button."""
        button = plain_button(text)
        set_button_icon(self._theme, button, icon)
        button.clicked.connect(lambda _checked=False: act())
        self.body.insertWidget(self.body.count() - 1, button)
        return button
