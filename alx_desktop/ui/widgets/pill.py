"""Status as shape, word and colour: readable without seeing colours."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from alx_desktop.ui.fonts import sized
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import SMALL_SIZE

HEIGHT = grown(20)
_SHAPE = grown(9)
_LEFT, _GAP, _RIGHT = 7, 5, 9


class Shape(Enum):
    """What stands before the word."""

    CHECK = auto()
    CROSS = auto()
    RING = auto()
    HALF = auto()
    DOT = auto()
    BARS = auto()
    MARK = auto()


@dataclass(frozen=True, slots=True)
class Pill:
    """tone: good, warn, bad, accent or neutral."""

    text: str
    shape: Shape
    tone: str


def pill_width(pill: Pill) -> int:
    """Width in pixels that paint_pill needs."""
    return _LEFT + _SHAPE + _GAP + QFontMetrics(sized(SMALL_SIZE)).horizontalAdvance(pill.text) + _RIGHT


def paint_pill(painter: QPainter, rect: QRectF, pill: Pill, theme: Theme) -> None:
    """Draw a pill at the left of `rect`, centred vertically, no wider than it."""
    width = min(float(pill_width(pill)), rect.width())
    box = QRectF(rect.left(), rect.center().y() - HEIGHT / 2 + 0.5, width, HEIGHT)
    foreground = theme.color(_foreground(pill.tone))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(f"{pill.tone}_weak"))
    painter.drawRoundedRect(box, HEIGHT / 2, HEIGHT / 2)
    _paint_shape(
        painter, QRectF(box.left() + _LEFT, box.center().y() - _SHAPE / 2, _SHAPE, _SHAPE), pill.shape, foreground
    )
    painter.setPen(foreground)
    painter.setFont(sized(SMALL_SIZE))
    words = box.adjusted(_LEFT + _SHAPE + _GAP, 0, -_RIGHT + 3, 0)
    text = painter.fontMetrics().elidedText(pill.text, Qt.TextElideMode.ElideRight, int(words.width()) + 1)
    painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
    painter.restore()


def _foreground(tone: str) -> str:
    return {"neutral": "muted", "accent": "accent_text"}.get(tone, tone)


def _paint_shape(painter: QPainter, box: QRectF, shape: Shape, color: QColor) -> None:
    pen = QPen(color, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    x, y, side = box.left(), box.top(), box.width()
    inner = box.adjusted(1, 1, -1, -1)
    if shape is Shape.CHECK:
        painter.drawPolyline(
            [QPointF(x + 1, y + side * 0.55), QPointF(x + side * 0.4, y + side - 1.5), QPointF(x + side - 0.5, y + 1.5)]
        )
    elif shape is Shape.CROSS:
        painter.drawLine(inner.topLeft(), inner.bottomRight())
        painter.drawLine(inner.topRight(), inner.bottomLeft())
    elif shape is Shape.BARS:
        painter.drawLine(QPointF(x + 2.5, y + 1), QPointF(x + 2.5, y + side - 1))
        painter.drawLine(QPointF(x + side - 2.5, y + 1), QPointF(x + side - 2.5, y + side - 1))
    elif shape is Shape.MARK:
        painter.drawLine(QPointF(x + side / 2, y + 1), QPointF(x + side / 2, y + side * 0.6))
        painter.drawPoint(QPointF(x + side / 2, y + side - 0.75))
    else:
        painter.drawEllipse(inner)
        painter.setBrush(QBrush(color))
        if shape is Shape.DOT:
            painter.drawEllipse(inner)
        elif shape is Shape.HALF:
            painter.drawPie(inner, 90 * 16, 180 * 16)


class StatusPill(QWidget):
    """A pill as a widget of its own."""

    def __init__(self, theme: Theme, pill: Pill | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pill = pill
        theme.changed.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._name_it()

    @property
    def pill(self) -> Pill | None:
        """What is shown."""
        return self._pill

    def set_pill(self, pill: Pill) -> None:
        """Show another status."""
        if pill != self._pill:
            self._pill = pill
            self._name_it()
            self.updateGeometry()
            self.update()

    def _name_it(self) -> None:
        self.setAccessibleName(self._pill.text if self._pill else "")

    def sizeHint(self) -> QSize:
        return QSize(pill_width(self._pill) if self._pill else 0, HEIGHT + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._pill is not None:
            paint_pill(QPainter(self), QRectF(self.rect()), self._pill, self._theme)
