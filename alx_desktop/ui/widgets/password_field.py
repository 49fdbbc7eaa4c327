"""A field for a password, with an eye to show what was typed."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from alx_desktop.ui.theme import Theme


class PasswordField(QLineEdit):
    """Dots until the eye is clicked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = QAction(self)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._show)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        theme.changed.connect(self._wear)
        self._wear()

    def _show(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._wear()

    def _wear(self) -> None:
        shown = self._eye.isChecked()
        self._eye.setText(self.tr("Hide the password") if shown else self.tr("Show the password"))
        self._eye.setIcon(self._theme.icon("eye-off" if shown else "eye"))
