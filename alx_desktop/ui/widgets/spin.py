"""Number fields that look like text fields and do not change by accident under the mouse wheel."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSpinBox, QTimeEdit

from alx_desktop.ui.tokens import CONTROL_HEIGHT

_TEXT_MARGIN = 8


class IntegerField(QSpinBox):
    """A whole number."""

    def __init__(self) -> None:
        super().__init__()
        _prepare(self)
        self.setGroupSeparatorShown(True)

    def wheelEvent(self, event: QWheelEvent) -> None:
        _only_with_focus(self, event, super().wheelEvent)


class DecimalField(QDoubleSpinBox):
    """A number with one decimal."""

    def __init__(self) -> None:
        super().__init__()
        _prepare(self)
        self.setDecimals(1)
        self.setSingleStep(0.5)

    def wheelEvent(self, event: QWheelEvent) -> None:
        _only_with_focus(self, event, super().wheelEvent)


class TimeField(QTimeEdit):
    """A time of day, to the minute."""

    def __init__(self) -> None:
        super().__init__()
        _prepare(self)
        self.setDisplayFormat("HH:mm")

    def wheelEvent(self, event: QWheelEvent) -> None:
        _only_with_focus(self, event, super().wheelEvent)


def _prepare(field: QAbstractSpinBox) -> None:
    field.setFixedHeight(CONTROL_HEIGHT)
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    # The style sheet's padding does not reach the text of a spin box.
    field.lineEdit().setTextMargins(_TEXT_MARGIN, 0, 0, 0)


def _only_with_focus(field: QAbstractSpinBox, event: QWheelEvent, handle: Callable[[QWheelEvent], None]) -> None:
    """A wheel that passes over a long page scrolls the page."""
    if field.hasFocus():
        handle(event)
    else:
        event.ignore()
