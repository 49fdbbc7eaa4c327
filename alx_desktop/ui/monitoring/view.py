"""What the three views of the Monitoring page have in common: charts in a grid, reading in tasks, sheets for export."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.services.monitoring_endpoint import Watched
from alx_desktop.services.monitoring_export import Kind, Sheet
from alx_desktop.services.monitoring_series import Chart
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.monitoring.chart_card import ChartCard
from alx_desktop.ui.monitoring.plot_loading import PlotLoading
from alx_desktop.ui.monitoring.words import chart_words, line_look
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.tokens import CARD_GAP
from alx_desktop.ui.widgets.card_grid import CardGrid
from alx_desktop.ui.widgets.front_stack import FrontStack
from alx_desktop.ui.widgets.states import EmptyState
from alx_desktop.ui.words import tr

CHART_WIDTH = grown(400)
ChartName = tuple[str, str, tuple[str, ...]]
"""Key, unit and series of a chart."""


class View(QWidget):
    """navigate: as Page's. failed(exception), was_read(): of the main reading. token_chosen(id, company, name)."""

    navigate = Signal(str, object)
    failed = Signal(object)
    was_read = Signal()
    token_chosen = Signal(str, object, str)

    def __init__(
        self, context: UiContext, session: SiteSession, loading: PlotLoading, names: Sequence[ChartName]
    ) -> None:
        super().__init__()
        self.context, self.session, self._loading, self.names = context, session, loading, names
        self.watched: Watched | None = None
        self.is_reading = False
        self.is_filled = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.stack = FrontStack()
        outer.addWidget(self.stack)
        content = QWidget()
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(CARD_GAP)
        self.content = content
        self.stack.addWidget(content)
        self.empty = EmptyState(context.theme, "activity", "", "")
        self.stack.addWidget(self.empty)
        self.cards = {key: ChartCard(context, loading, key, series) for key, _, series in names}
        self.grid = CardGrid(CHART_WIDTH, fills=True)

    def parts(self) -> Iterator[None]:
        """Build it, one part per step."""
        yield

    def read(self, watched: Watched) -> None:
        """Read everything for what is looked at; what is shown stays until then."""
        raise NotImplementedError

    @property
    def charts(self) -> list[Chart]:
        """The charts that are shown, in order."""
        return [card.chart for card in self.cards.values() if card.chart is not None]

    def start(
        self, name: str, work: Callable[[CancelToken], Any], on_success: Callable[[Any], None], title: str
    ) -> None:
        """Read in a task; a newer reading of that name supersedes it."""

        def run(_progress: ProgressSink, cancel: CancelToken) -> Any:
            return work(cancel)

        self.context.tasks.start(
            run, title=title, on_success=on_success, on_failure=self._on_failure, key=f"monitoring.{name}"
        )

    def show_charts(self, charts: Sequence[Chart], end: int) -> None:
        """Put charts into their cards."""
        for chart in charts:
            self.cards[chart.key].show_chart(chart, end)

    def sheets(self) -> list[Sheet]:
        """What is exported: the charts' points first, then the tables."""
        return [chart_sheet(self.charts)] if self.charts else []

    def _on_failure(self, error: Exception) -> None:
        self.is_reading = False
        self.failed.emit(error)

    def done(self) -> None:
        """The main reading is shown."""
        self.is_reading = False
        self.is_filled = True
        self.was_read.emit()


def chart_sheet(charts: Sequence[Chart]) -> Sheet:
    """The points of charts over the same times as a table, oldest first."""
    columns = [(tr("From"), Kind.MOMENT)]
    for chart in charts:
        kind = Kind.SHARE if chart.unit == "share" else Kind.NUMBER
        unit = {"ms": " (ms)", "seconds": " (s)", "bytes": " (bytes)"}.get(chart.unit, "")
        title = chart_words(chart.key).title
        columns += [(f"{title}: {line_look(chart.key, one.key).label}{unit}", kind) for one in chart.series]
    rows = [
        (at, *(one.values[place] for chart in charts for one in chart.series))
        for place, at in enumerate(charts[0].times)
    ]
    return Sheet(tr("Points"), tuple(columns), rows)
