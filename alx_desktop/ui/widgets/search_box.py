"""A search field that waits until the person has stopped typing."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from alx_desktop.ui.theme import Theme

PAUSE_MS = 250


class SearchBox(QLineEdit):
    """search_changed(text): trimmed, after a pause, at once on Enter or when cleared. Escape clears."""

    search_changed = Signal(str)

    def __init__(self, theme: Theme, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sent = ""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setProperty("look", "search")
        self.setClearButtonEnabled(True)
        self._icon = QAction(self)
        self.addAction(self._icon, QLineEdit.ActionPosition.LeadingPosition)
        self._wear_theme()
        theme.changed.connect(self._wear_theme)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._send)
        self.textChanged.connect(self._on_text)
        self.returnPressed.connect(self._send)

    def _wear_theme(self) -> None:
        self._icon.setIcon(self._theme.icon("search"))

    def _on_text(self, text: str) -> None:
        if text:
            self._pause.start()
        else:
            self._send()

    def _send(self) -> None:
        self._pause.stop()
        text = self.text().strip()
        if text != self._sent:
            self._sent = text
            self.search_changed.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)
