"""The card "Rows changed per run"."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from alx_desktop.domain.sync import SyncRun
from alx_desktop.ui import formats
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import STEP
from alx_desktop.ui.widgets.bar_chart import BarChart
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.labels import muted_label
from alx_desktop.ui.widgets.last_sync import chart_ends, run_bars


class Swatch(QWidget):
    """A small square in the colour of a series."""

    def __init__(self, theme: Theme, role: str) -> None:
        super().__init__()
        self._theme, self._role = theme, role
        self.setFixedSize(10, 10)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(10, 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(self._role))
        painter.drawRoundedRect(QRectF(self.rect()), 2, 2)


class SyncChartCard(Card):
    """One bar per run that did something; removals in the second colour."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Rows changed per run"), parent=parent)
        self.chart = BarChart(theme, self.tr("Rows changed per run"))
        self.body.addWidget(self.chart, 1)
        legend = QHBoxLayout()
        legend.setSpacing(6)
        for role, text in (("accent", self.tr("new and changed")), ("warn", self.tr("removed"))):
            legend.addWidget(Swatch(theme, role))
            legend.addWidget(muted_label(text))
            legend.addSpacing(2 * STEP)
        legend.addStretch(1)
        self.body.addLayout(legend)

    def show_runs(self, runs: Sequence[SyncRun], now: float) -> None:
        """Newest first, as the history has them."""
        bars = run_bars(runs, now)
        first, last = chart_ends(runs, now)
        total = sum(bar.value + bar.marked for bar in bars)
        text = formats.counted(len(bars), self.tr("1 run"), self.tr("{n} runs"))
        self.chart.set_bars(bars, first, last, f"{text}, {formats.integer(int(total))}")
