"""A line over some weeks: one accent line with a weak fill, few labels; hovering says value and time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from alx_desktop.ui.fonts import sized
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import SMALL_SIZE

_TOP, _FOOT, _EDGE = float(grown(18)), float(grown(20)), 4.0


@dataclass(frozen=True, slots=True)
class Point:
    """value None: a gap. text: value and time in words."""

    value: float | None
    text: str


class LineChart(QWidget):
    """The scale runs from the lowest to the highest value, both of which are labelled: it shows change, not size."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._points: list[Point] = []
        self._labels = ("", "", "", "")
        self._hovered: int | None = None
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(96)
        theme.changed.connect(self.update)

    def set_points(self, points: Sequence[Point], *, low: str, high: str, first: str, last: str) -> None:
        """Show these, oldest first. low, high: labels of the lowest and highest value; first, last: of the ends."""
        self._points, self._labels = list(points), (low, high, first, last)
        known = [point.text for point in points if point.value is not None]
        self.setAccessibleDescription(" – ".join((known[0], known[-1])) if known else "")
        self._hovered = None
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, 130)

    def _plot(self) -> QRectF:
        return QRectF(_EDGE, _TOP, self.width() - 2 * _EDGE, self.height() - _TOP - _FOOT)

    def _spots(self, plot: QRectF) -> list[QPointF | None]:
        known = [point.value for point in self._points if point.value is not None]
        low, high = (min(known), max(known)) if known else (0.0, 0.0)
        step = plot.width() / max(1, len(self._points) - 1)
        return [
            None
            if point.value is None
            else QPointF(
                plot.left() + at * step,
                plot.bottom() - (0.5 if high == low else (point.value - low) / (high - low)) * plot.height(),
            )
            for at, point in enumerate(self._points)
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        plot = self._plot()
        spots = self._spots(plot)
        self._paint_grid(painter, plot)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for run in _runs(spots):
            self._paint_run(painter, run, plot)
        if self._hovered is not None and (spot := spots[self._hovered]) is not None:
            painter.setPen(QPen(self._theme.color("surface"), 2))
            painter.setBrush(self._theme.color("accent"))
            painter.drawEllipse(spot, 5, 5)

    def _paint_grid(self, painter: QPainter, plot: QRectF) -> None:
        painter.setPen(QPen(self._theme.color("grid"), 1))
        for y in (plot.top(), plot.center().y(), plot.bottom()):
            painter.drawLine(QPointF(0, round(y) - 0.5), QPointF(self.width(), round(y) - 0.5))
        low, high, first, last = self._labels
        painter.setFont(sized(SMALL_SIZE - 1, tabular=True))
        painter.setPen(self._theme.color("muted"))
        area = QRectF(0, 0, self.width(), self.height())
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        painter.drawText(area, int(left | Qt.AlignmentFlag.AlignTop), high)
        painter.drawText(area, int(left | Qt.AlignmentFlag.AlignBottom), first)
        painter.drawText(area, int(right | Qt.AlignmentFlag.AlignBottom), last)
        if low != high:
            bottom = QRectF(0, plot.bottom() - grown(18), self.width(), grown(16))
            painter.drawText(bottom, int(left | Qt.AlignmentFlag.AlignBottom), low)

    def _paint_run(self, painter: QPainter, run: list[QPointF], plot: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent_weak"))
        painter.drawPolygon(QPolygonF([QPointF(run[0].x(), plot.bottom()), *run, QPointF(run[-1].x(), plot.bottom())]))
        color = self._theme.color("accent")
        if len(run) == 1:
            painter.setBrush(color)
            painter.drawEllipse(run[0], 2.5, 2.5)
            return
        painter.setPen(QPen(color, 1.75, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(run))

    def _nearest(self, x: float) -> int | None:
        spots = [(abs(spot.x() - x), at) for at, spot in enumerate(self._spots(self._plot())) if spot is not None]
        return min(spots)[1] if spots else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hovered = self._nearest(event.position().x())
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.update()
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self._nearest(event.pos().x())
            QToolTip.showText(event.globalPos(), "" if at is None else self._points[at].text, self)
            return True
        return super().event(event)


def _runs(spots: Sequence[QPointF | None]) -> list[list[QPointF]]:
    """Pieces of the line between the gaps."""
    runs: list[list[QPointF]] = [[]]
    for spot in spots:
        if spot is None:
            runs.append([])
        else:
            runs[-1].append(spot)
    return [run for run in runs if run]
