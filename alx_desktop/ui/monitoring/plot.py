"""The plot: lines over time in the theme's colours. The only module that imports pyqtgraph; see plot_loading.

pyqtgraph and numpy take most of a second to import, so nobody may import this one at the top of a module.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QLocale, QPointF, Qt, Signal
from PySide6.QtGui import QFont, QWheelEvent

from alx_desktop.services.monitoring_series import Chart
from alx_desktop.ui.fonts import sized
from alx_desktop.ui.monitoring.words import LineLook, axis_text
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import SMALL_SIZE
from alx_desktop.ui.widgets.bar_chart import nice_top

AXIS_WIDTH = grown(58)
"""The same for all charts, so that their times are below each other."""

DOT = 5
ABOVE = 1.1
"""Of the scale's top: half the height of a label, and a dot whole."""


class ValueAxis(pg.AxisItem):
    """Few labels, in the unit of the chart."""

    def __init__(self, unit: str) -> None:
        super().__init__("left")
        self.unit = unit

    def tickSpacing(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, float]]:
        """Steps that read as round numbers in the unit: whole ones of what is counted, of 1024s of bytes."""
        if self.unit == "bytes":
            unit = byte_unit(maxVal)
            found = super().tickSpacing(minVal / unit, maxVal / unit, size)
            return [(spacing * unit, offset) for spacing, offset in found]
        found = super().tickSpacing(minVal, maxVal, size)
        return [(max(1.0, spacing), offset) for spacing, offset in found] if self.unit == "count" else list(found)

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        return [axis_text(self.unit, value) for value in values]


class TimeAxis(pg.DateAxisItem):
    """The names of days and months are the locale's; the library writes English ones."""

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        names = _local_names()
        found = super().tickStrings(values, scale, spacing)
        return [" ".join(names.get(part, part) for part in text.split(" ")) for text in found]


def _local_names() -> dict[str, str]:
    """English short names of days and months, and those of the locale."""
    english, local, short = QLocale(QLocale.Language.English), QLocale(), QLocale.FormatType.ShortFormat
    if local.language() == QLocale.Language.English:
        return {}
    days = {english.dayName(day, short): local.dayName(day, short) for day in range(1, 8)}
    months = {english.monthName(month, short): local.monthName(month, short) for month in range(1, 13)}
    return days | months


class Plot(pg.PlotWidget):
    """Lines that are updated in place. hovered(index of the time, or None)."""

    hovered = Signal(object)

    def __init__(self, theme: Theme, name: str, unit: str, looks: Sequence[LineLook]) -> None:
        axes = {"left": ValueAxis(unit), "bottom": TimeAxis()}
        super().__init__(axisItems=axes, enableMenu=False)
        self._theme, self._unit, self._looks = theme, unit, looks
        self._times: tuple[int, ...] = ()
        self._hovered: int | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseEnabled(False, False)
        self.hideButtons()
        self.getPlotItem().setContentsMargins(0, 4, 6, 0)
        self.setAntialiasing(True)
        self._curves = [self._add_curve(look) for look in looks]
        self._dots = [self._add_dots(look) for look in looks]
        self._cursor = self._add(pg.InfiniteLine(angle=90, movable=False))
        self._cursor.hide()
        self._shape_axes()
        self.scene().sigMouseMoved.connect(self._on_mouse)
        theme.changed.connect(self._wear)
        self._wear()

    def _add(self, item: Any) -> Any:
        self.addItem(item)
        return item

    def _add_curve(self, look: LineLook) -> Any:
        # The newest of a chart's lines would hide the accent; it is drawn above the neutral ones.
        curve = self._add(pg.PlotCurveItem(connect="finite", antialias=True))
        curve.setZValue(2 if look.role == "accent" else 1)
        return curve

    def _add_dots(self, look: LineLook) -> Any:
        dots = self._add(pg.ScatterPlotItem(size=DOT, pxMode=True))
        dots.setZValue(4 if look.role == "accent" else 3)
        return dots

    def _shape_axes(self) -> None:
        font = QFont(sized(SMALL_SIZE - 1, tabular=True))
        for side in ("left", "bottom"):
            axis = self.getAxis(side)
            axis.setStyle(tickFont=font, tickLength=0, tickTextOffset=6, autoExpandTextSpace=False)
        self.getAxis("left").setWidth(AXIS_WIDTH)
        self.getAxis("left").setStyle(maxTickLevel=0, textFillLimits=[(0, 0.4)], hideOverlappingLabels=False)
        self.getAxis("bottom").setStyle(maxTickLevel=1)
        self.getAxis("left").setGrid(255)
        # The grid is the axis's own, and belongs below the lines.
        self.getAxis("left").setZValue(-1)

    def _wear(self) -> None:
        """Today's colours."""
        color = self._theme.color
        self.setBackground(color("surface"))
        for side in ("left", "bottom"):
            axis = self.getAxis(side)
            axis.setPen(pg.mkPen(color("grid"), width=1))
            axis.setTextPen(pg.mkPen(color("muted")))
        self._cursor.setPen(pg.mkPen(color("faint"), width=1))
        for look, curve, dots in zip(self._looks, self._curves, self._dots, strict=True):
            style = Qt.PenStyle.DashLine if look.dashed else Qt.PenStyle.SolidLine
            curve.setPen(pg.mkPen(color(look.role), width=1.5 if look.role == "accent" else 1.25, style=style))
            if look.filled:
                curve.setBrush(pg.mkBrush(color("accent_weak")))
                curve.setFillLevel(0.0)
            dots.setPen(None)
            dots.setBrush(pg.mkBrush(color(look.role)))

    def show_chart(self, chart: Chart, end: int) -> None:
        """Other values, in place. end: where the time ends, UTC epoch seconds."""
        self._times = chart.times
        times = np.asarray(chart.times, dtype=float)
        highest = 0.0
        for series, curve, dots in zip(chart.series, self._curves, self._dots, strict=True):
            values = np.asarray([math.nan if value is None else value for value in series.values], dtype=float)
            curve.setData(times, values)
            alone = lonely(values)
            dots.setData(times[alone], values[alone])
            if np.isfinite(values).any():
                highest = max(highest, float(np.nanmax(values)))
        self.setXRange(chart.times[0], end, padding=0)
        self.setYRange(0, top_of(self._unit, highest), padding=0)

    def _on_mouse(self, spot: QPointF) -> None:
        box = self.getPlotItem().getViewBox()
        if not self._times or not box.sceneBoundingRect().contains(spot):
            self._hover(None)
            return
        moment = box.mapSceneToView(spot).x()
        step = self._times[1] - self._times[0] if len(self._times) > 1 else 1
        self._hover(min(len(self._times) - 1, max(0, round((moment - self._times[0]) / step))))

    def _hover(self, at: int | None) -> None:
        if at == self._hovered:
            return
        self._hovered = at
        self._cursor.setVisible(at is not None)
        if at is not None:
            self._cursor.setPos(self._times[at])
        self.hovered.emit(at)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The page scrolls, not the plot.
        event.ignore()


def lonely(values: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Where a value has no neighbour: a line would not show it."""
    known = np.isfinite(values)
    before = np.concatenate(([False], known[:-1]))
    after = np.concatenate((known[1:], [False]))
    found: np.ndarray[Any, Any] = known & ~before & ~after
    return found


def byte_unit(size: float) -> float:
    """The unit in which a size is written: bytes, 1024 of them, and so on."""
    unit = 1.0
    while size >= 1024 * unit:
        unit *= 1024
    return unit


def top_of(unit: str, highest: float) -> float:
    """The top of the scale: a round number that is not below the highest value, with room above it for its label."""
    if unit == "share":
        return ABOVE
    if unit == "count":
        return nice_top(max(1.0, highest)) * ABOVE
    scale = byte_unit(highest) if unit == "bytes" else 1.0
    return nice_top(max(highest / scale, 0.1)) * scale * ABOVE
