"""A stack that is as high as the widget in front: what is hidden takes no room on a page that scrolls.

QStackedWidget takes the room of its highest widget, whatever size hints say, as soon as one of them wraps its text.
"""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


class FrontStack(QWidget):
    """One of its widgets is seen; the first one that was added, until another is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._current: QWidget | None = None

    def addWidget(self, widget: QWidget) -> None:
        """Put a widget behind the others."""
        self._column.addWidget(widget)
        if self._current is None:
            self._current = widget
        else:
            widget.hide()

    def currentWidget(self) -> QWidget | None:
        """The widget in front."""
        return self._current

    def setCurrentWidget(self, widget: QWidget) -> None:
        """Bring a widget to the front."""
        if widget is self._current:
            return
        if self._current is not None:
            self._current.hide()
        self._current = widget
        widget.show()
