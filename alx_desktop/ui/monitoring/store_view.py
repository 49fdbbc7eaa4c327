"""The store's size and this application's memory over time, with the forecast of growth."""

from __future__ import annotations

from collections.abc import Iterator

from alx_desktop.domain.progress import CancelToken
from alx_desktop.services.monitoring_endpoint import Watched
from alx_desktop.services.monitoring_site import StoreCourse
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.monitoring.growth_card import GrowthCard
from alx_desktop.ui.monitoring.models import moment_model, moment_rows
from alx_desktop.ui.monitoring.plot_loading import PlotLoading
from alx_desktop.ui.monitoring.table_stack import TableSpec, TableStack
from alx_desktop.ui.monitoring.view import View
from alx_desktop.ui.session import SiteSession

CHARTS = (
    ("store", "bytes", ("reporting", "admin", "activity")),
    ("memory", "bytes", ("window", "serve")),
)


class StoreView(View):
    """See View. It is of the whole site, whatever company is chosen."""

    def __init__(self, context: UiContext, session: SiteSession, loading: PlotLoading) -> None:
        super().__init__(context, session, loading, CHARTS)
        self.course: StoreCourse | None = None
        self.empty.set_words(
            self.tr("No sample in this time"),
            self.tr("Here you will see how large the store is and how it grows, and how much memory this application "
                    "uses. A sample is taken every minute while it runs: the first is there in a minute."),
        )  # fmt: skip

    def parts(self) -> Iterator[None]:
        self.grid.set_cards(list(self.cards.values()))
        self.body.addWidget(self.grid)
        self.growth = GrowthCard()
        self.body.addWidget(self.growth)
        yield
        self.point_rows = moment_model(CHARTS, self)
        spec = TableSpec(
            "points", self.tr("Points of the charts"), self.point_rows, self.tr("No sample was taken in this time.")
        )
        self.tables = TableStack(self.context, self.tr("Points of the charts"), [spec])
        self.body.addWidget(self.tables)
        self.body.addStretch(1)

    def read(self, watched: Watched) -> None:
        self.watched = watched
        self.is_reading = True
        monitoring = self.session.site.monitoring

        def work(cancel: CancelToken) -> StoreCourse:
            return monitoring.store(watched.range, cancel)

        self.start("store", work, self._take, self.tr("Reading the samples"))

    def _take(self, course: StoreCourse) -> None:
        self.course = course
        self.show_charts(course.charts, course.window.end)
        self.growth.show_course(course)
        self.point_rows.set_rows(moment_rows(course.charts))
        self.tables.show_rows("points")
        nothing = all(chart.is_empty for chart in course.charts) and not course.growth.known
        self.stack.setCurrentWidget(self.empty if nothing else self.content)
        self.done()
