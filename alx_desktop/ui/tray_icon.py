"""The picture in the tray: the application's icon, with a mark whose shape and colour say how the open site is."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from alx_desktop.ui.icons import application_icon
from alx_desktop.ui.tokens import LIGHT

SIZES = (16, 22, 24, 32, 44, 48, 64)


class TrayState(Enum):
    """CALM has no mark; the others differ in shape, so that they are told apart without colour."""

    CALM = auto()
    BUSY = auto()
    PAUSED = auto()
    WARN = auto()
    BAD = auto()


GROUNDS = {
    TrayState.BUSY: LIGHT.accent,
    TrayState.PAUSED: LIGHT.muted,
    TrayState.WARN: LIGHT.warn,
    TrayState.BAD: LIGHT.bad,
}
"""Nobody knows whether a tray is light or dark: white on these is readable, and a white rim parts them from both."""


def tray_icon(state: TrayState) -> QIcon:
    """The icon in all sizes that trays ask for."""
    icon, base = QIcon(), application_icon()
    for size in SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        base.paint(painter, pixmap.rect())
        if state is not TrayState.CALM:
            side = size * 0.62
            _paint_mark(painter, QRectF(size - side, size - side, side, side), state)
        painter.end()
        icon.addPixmap(pixmap)
    return icon


def _paint_mark(painter: QPainter, box: QRectF, state: TrayState) -> None:
    rim = max(1.0, box.width() / 12)
    inner = box.adjusted(rim / 2, rim / 2, -rim / 2, -rim / 2)
    painter.setPen(QPen(QColor("white"), rim, j=Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(QColor(GROUNDS[state]))
    if state is TrayState.WARN:
        painter.drawPolygon(QPolygonF([QPointF(inner.center().x(), inner.top()), inner.bottomRight(),
                                       inner.bottomLeft()]))  # fmt: skip
    elif state is TrayState.BAD:
        painter.drawRect(inner)
    else:
        painter.drawEllipse(inner)
    pen = QPen(QColor("white"), box.width() / 6.5, c=Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _paint_sign(painter, box, state)


def _paint_sign(painter: QPainter, box: QRectF, state: TrayState) -> None:
    def at(x: float, y: float) -> QPointF:
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height())

    if state is TrayState.PAUSED:
        painter.drawLine(at(0.38, 0.34), at(0.38, 0.66))
        painter.drawLine(at(0.62, 0.34), at(0.62, 0.66))
    elif state is TrayState.BAD:
        painter.drawLine(at(0.32, 0.32), at(0.68, 0.68))
        painter.drawLine(at(0.68, 0.32), at(0.32, 0.68))
    elif state is TrayState.WARN:
        painter.drawLine(at(0.5, 0.42), at(0.5, 0.6))
        painter.drawPoint(at(0.5, 0.82))
    else:
        painter.drawArc(QRectF(at(0.3, 0.3), at(0.7, 0.7)), 40 * 16, 270 * 16)
