"""A small bar chart: one bar per event, oldest at the left, the newest at the right edge; hover says which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from alx_desktop.ui import formats
from alx_desktop.ui.fonts import sized
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import SMALL_SIZE

_BAR, _GAP, _FOOT, _TOP = 8.0, 4.0, float(grown(18)), float(grown(14))


@dataclass(frozen=True, slots=True)
class Bar:
    """value: the bar; marked: a value stacked on it in the second colour. tip: what hovering says."""

    value: float
    marked: float = 0.0
    tip: str = ""


class BarChart(QWidget):
    """Bars from zero, three grid lines at most, the scale's top as a label, first and last moment below."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bars: list[Bar] = []
        self._ends = ("", "")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(96)
        theme.changed.connect(self.update)

    def set_bars(self, bars: Sequence[Bar], first: str, last: str, summary: str) -> None:
        """Show these, oldest first; first and last: labels of the ends; summary: the chart in one sentence."""
        self._bars, self._ends = list(bars), (first, last)
        self.setAccessibleDescription(summary)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, 120)

    def _visible(self) -> list[Bar]:
        room = int((self.width() + _GAP) // (_BAR + _GAP))
        return self._bars[-room:] if room > 0 else []

    def _left(self, at: int, count: int) -> float:
        return self.width() - (count - at) * (_BAR + _GAP) + _GAP

    def paintEvent(self, event: QPaintEvent) -> None:
        bars = self._visible()
        if not bars:
            return
        painter = QPainter(self)
        plot = QRectF(0, _TOP, self.width(), self.height() - _TOP - _FOOT)
        top = nice_top(max(bar.value + bar.marked for bar in bars))
        self._paint_grid(painter, plot, top)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for at, bar in enumerate(bars):
            left = self._left(at, len(bars))
            height = _height(bar.value, top, plot.height())
            painter.setBrush(self._theme.color("accent"))
            painter.drawRoundedRect(QRectF(left, plot.bottom() - height, _BAR, height), 1.5, 1.5)
            if bar.marked > 0:
                extra = max(3.0, _height(bar.marked, top, plot.height()))
                painter.setBrush(self._theme.color("warn"))
                painter.drawRoundedRect(QRectF(left, plot.bottom() - height - extra - 1, _BAR, extra), 1.5, 1.5)

    def _paint_grid(self, painter: QPainter, plot: QRectF, top: float) -> None:
        painter.setFont(sized(SMALL_SIZE - 1, tabular=True))
        for share in (0.0, 0.5, 1.0):
            y = round(plot.bottom() - share * plot.height()) - 0.5
            painter.setPen(QPen(self._theme.color("grid"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        painter.setPen(self._theme.color("muted"))
        painter.drawText(QRectF(0, 0, self.width(), _TOP), Qt.AlignmentFlag.AlignLeft, formats.integer(int(top)))
        foot = QRectF(0, plot.bottom() + 2, self.width(), _FOOT - 2)
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom), self._ends[1])
        if len(self._bars) > 6:
            first = QRectF(max(0.0, self._left(0, len(self._visible()))), foot.top(), foot.width(), foot.height())
            painter.drawText(first, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), self._ends[0])

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            bars = self._visible()
            at = int((event.pos().x() - self._left(0, len(bars)) + _GAP / 2) // (_BAR + _GAP))
            QToolTip.showText(event.globalPos(), bars[at].tip if 0 <= at < len(bars) else "", self)
            return True
        return super().event(event)


def _height(value: float, top: float, room: float) -> float:
    """Something is never drawn as nothing."""
    return 0.0 if value <= 0 else max(2.0, value / top * room)


def nice_top(value: float) -> float:
    """The smallest of 1, 2, 5 times a power of ten that is not below `value`."""
    if value <= 1:
        return 1.0
    unit = 10.0 ** (len(str(int(value))) - 1)
    return next(step * unit for step in (1, 2, 5, 10) if step * unit >= value)
