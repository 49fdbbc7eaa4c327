"""Chips: filters that are set or not, each with what it is set to."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from alx_desktop.ui.widgets.buttons import Button


class Chip(Button):
    """`label` alone while nothing is chosen, "label: value" and the accent once something is.

    Clicking emits clicked() as every button does; whether it is set is the owner's decision, never a toggle.
    """

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self._label = label
        self.setProperty("look", "chip")
        self.setCheckable(True)

    def set_value(self, value: str) -> None:
        """Show what is chosen; "" for nothing."""
        text = f"{self._label}: {value}" if value else self._label
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setChecked(bool(value))

    def nextCheckState(self) -> None:
        """A click does not toggle: see the class."""
