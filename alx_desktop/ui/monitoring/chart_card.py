"""A chart in its card: title, legend in words, the value under the mouse, and what to do while there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QWidget

from alx_desktop.services.monitoring_series import Chart
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.fonts import sized
from alx_desktop.ui.monitoring.plot_loading import PlotLoading
from alx_desktop.ui.monitoring.words import LineLook, chart_words, line_look, moment_text, value_text
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import SMALL_SIZE, STEP
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.labels import ElidedLabel, muted_label
from alx_desktop.ui.widgets.states import Skeleton

if TYPE_CHECKING:
    from alx_desktop.ui.monitoring.plot import Plot

HEIGHT = grown(168)


class LineSwatch(QWidget):
    """A short piece of a line as it is drawn."""

    def __init__(self, theme: Theme, look: LineLook) -> None:
        super().__init__()
        self._theme, self._look = theme, look
        self.setFixedSize(self.sizeHint())
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(16, 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._theme.color(self._look.role), 2)
        if self._look.dashed:
            pen.setDashPattern([2, 1.5])
        painter.setPen(pen)
        painter.drawLine(QPointF(0, 5), QPointF(16, 5))


class ChartCard(Card):
    """Shows one chart of a view; its plot is made when it first has something to show."""

    def __init__(self, context: UiContext, loading: PlotLoading, key: str, series: tuple[str, ...]) -> None:
        words = chart_words(key)
        super().__init__(words.title)
        self.key = key
        self._context, self._loading, self._words = context, loading, words
        self.looks = [line_look(key, name) for name in series]
        self.chart: Chart | None = None
        self._end = 0
        self.plot: Plot | None = None
        self._is_wanted = False
        self.legend: list[QLabel] = []
        self.setToolTip(words.tip)
        self.body.addLayout(self._build_legend())
        self.stack = QStackedWidget()
        self.stack.setFixedHeight(HEIGHT)
        self._skeleton = Skeleton(context.theme, 4)
        self.empty_label = muted_label(words.empty, wrap=True)
        self.empty_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack.addWidget(self._skeleton)
        self.stack.addWidget(self.empty_label)
        self.body.addWidget(self.stack)

    def _build_legend(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        for look in self.looks:
            label = muted_label(look.label)
            label.setFont(sized(SMALL_SIZE, tabular=True))
            self.legend.append(label)
            row.addWidget(LineSwatch(self._context.theme, look))
            row.addWidget(label)
            row.addSpacing(STEP)
        self.remark_label = muted_label("")
        self.remark_label.setFont(sized(SMALL_SIZE, tabular=True))
        row.addWidget(self.remark_label)
        self.moment_label = ElidedLabel()
        self.moment_label.setProperty("look", "muted")
        self.moment_label.setFont(sized(SMALL_SIZE, tabular=True))
        self.moment_label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.moment_label, 1)
        return row

    def show_chart(self, chart: Chart, end: int) -> None:
        """Show these values. end: where the time ends, UTC epoch seconds."""
        self.chart, self._end = chart, end
        self._describe(None)
        if chart.is_empty:
            self.stack.setCurrentWidget(self.empty_label)
        elif self.plot is not None:
            self._draw()
        elif not self._is_wanted:
            self._is_wanted = True
            self._loading.when_ready(self._make)

    def _make(self) -> None:
        from alx_desktop.ui.monitoring.plot import Plot

        assert self.chart is not None
        self.plot = Plot(self._context.theme, self._words.title, self.chart.unit, self.looks)
        self.plot.hovered.connect(self._describe)
        self.stack.addWidget(self.plot)
        if not self.chart.is_empty:
            self._draw()

    def _draw(self) -> None:
        assert self.plot is not None and self.chart is not None
        self.plot.show_chart(self.chart, self._end)
        self.plot.setAccessibleDescription(", ".join(label.text() for label in (*self.legend, self.moment_label)))
        self.stack.setCurrentWidget(self.plot)

    def _describe(self, at: int | None) -> None:
        """Say the values of a point: the one under the mouse, or the newest that is known."""
        chart = self.chart
        if chart is None:
            return
        if at is None:
            at = _newest_known(chart)
        for label, look, one in zip(self.legend, self.looks, chart.series, strict=True):
            label.setText(look.label if at is None else f"{look.label} {value_text(chart.unit, one.values[at])}")
        step = chart.times[1] - chart.times[0]
        self.moment_label.setText("" if at is None else moment_text(chart.times[at], step))


def _newest_known(chart: Chart) -> int | None:
    """The last place at which a value is known."""
    places = range(len(chart.times) - 1, -1, -1)
    return next((at for at in places if any(one.values[at] is not None for one in chart.series)), None)
