"""Small lines: the course of a value over some weeks, with gaps where it is not known."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from alx_desktop.ui.theme import Theme


def paint_sparkline(painter: QPainter, rect: QRectF, values: Sequence[float | None], theme: Theme) -> None:
    """Draw the line into `rect`; None is a gap, a lone value is a dot. Scaled to its own lowest and highest."""
    runs = _runs(values, rect)
    if not runs:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    color = theme.color("accent")
    for run in runs:
        if len(run) == 1:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawEllipse(run[0], 1.5, 1.5)
        else:
            painter.setPen(QPen(color, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
            painter.drawPolyline(run)
    painter.restore()


def _runs(values: Sequence[float | None], rect: QRectF) -> list[list[QPointF]]:
    known = [value for value in values if value is not None]
    if not known:
        return []
    low, high = min(known), max(known)
    span = (high - low) or 1.0
    step = rect.width() / max(1, len(values) - 1)
    runs: list[list[QPointF]] = [[]]
    for at, value in enumerate(values):
        if value is None:
            runs.append([])
            continue
        height = 0.5 if high == low else (value - low) / span
        runs[-1].append(QPointF(rect.left() + at * step, rect.bottom() - height * rect.height()))
    return [run for run in runs if run]


class Sparkline(QWidget):
    """A sparkline as a widget; set an accessible name that says what it shows."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._values: Sequence[float | None] = ()
        theme.changed.connect(self.update)

    def set_values(self, values: Sequence[float | None]) -> None:
        """Show other values, oldest first."""
        self._values = values
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(96, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_sparkline(QPainter(self), QRectF(self.rect()).adjusted(2, 3, -2, -3), self._values, self._theme)
