"""A column that scrolls when it does not fit. Its bar takes room from the margin, so that nothing moves sideways."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

from alx_desktop.ui.text_size import TEXT_SCALE

BAR_WIDTH = 12
"""As the style sheet has it."""


class ColumnArea(QScrollArea):
    """right: the content's right margin without the bar, at least the bar's width."""

    def __init__(self, content: QWidget, layout: QLayout, right: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout, self._right = layout, right
        self.setWidgetResizable(True)
        if TEXT_SCALE == 1:
            # With larger text a narrow window may need it.
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The area itself is no stop for Tab: what is in it is.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        content.setProperty("look", "page")
        self.setWidget(content)
        self.verticalScrollBar().rangeChanged.connect(self._make_room)

    def _make_room(self, _low: int, high: int) -> None:
        margins = self._layout.contentsMargins()
        margins.setRight(self._right - (BAR_WIDTH if high > 0 else 0))
        self._layout.setContentsMargins(margins)

    def sizeHint(self) -> QSize:
        """Little: it scrolls, so it asks for no height of its own."""
        return QSize(super().sizeHint().width(), 120)
