"""A page in outline while it loads."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import CARD_GAP, CARD_PADDING, CARD_RADIUS
from alx_desktop.ui.widgets.states import paint_bars


class PageSkeleton(QWidget):
    """Cards in outline, as a page of figures will have them: a row of small ones, two beside each other, a table."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(self.tr("Loading"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, small = self.width(), (self.width() - 4 * CARD_GAP) / 5
        for at in range(5):
            self._paint_card(painter, QRectF(at * (small + CARD_GAP), 0, small, 112), 2)
        left = (width - CARD_GAP) * 5 / 8
        self._paint_card(painter, QRectF(0, 128, left, 232), 4)
        self._paint_card(painter, QRectF(left + CARD_GAP, 128, width - left - CARD_GAP, 232), 4)
        self._paint_card(painter, QRectF(0, 376, width, max(120, self.height() - 376)), 6)

    def _paint_card(self, painter: QPainter, card: QRectF, rows: int) -> None:
        painter.setPen(QPen(self._theme.color("border"), 1))
        painter.setBrush(self._theme.color("surface"))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), CARD_RADIUS, CARD_RADIUS)
        inner = card.adjusted(CARD_PADDING, CARD_PADDING, -CARD_PADDING, -CARD_PADDING)
        paint_bars(painter, inner, rows, self._theme)
