"""Syncs and queries over time: duration, rows, Moodle's query times, and the slow queries with their plans."""

from __future__ import annotations

from collections.abc import Iterator

from alx_desktop.domain.errors import AlxError, Cancelled
from alx_desktop.domain.progress import CancelToken
from alx_desktop.domain.query_plan import StatementPlan
from alx_desktop.services.monitoring_endpoint import Watched
from alx_desktop.services.monitoring_export import Sheet
from alx_desktop.services.monitoring_site import StatementCourse, SyncCourse
from alx_desktop.services.monitoring_tables import TodayLine
from alx_desktop.store.query_plans import QueryPlan
from alx_desktop.ui import formats
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.monitoring.models import (
    moment_model,
    moment_rows,
    plan_model,
    plan_words,
    sheet_of,
    statement_model,
    today_model,
)
from alx_desktop.ui.monitoring.plot_loading import PlotLoading
from alx_desktop.ui.monitoring.side_panel import SidePanel
from alx_desktop.ui.monitoring.table_stack import TableSpec, TableStack
from alx_desktop.ui.monitoring.view import View
from alx_desktop.ui.monitoring.words import milliseconds
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.words import said

CHARTS = (
    ("duration", "seconds", ("mean", "longest")),
    ("sync_read", "count", ("read",)),
    ("sync_rows", "count", ("inserted", "updated", "removed")),
    ("runs", "count", ("runs", "failed")),
    ("statements", "ms", ("mean", "slowest")),
)


LONGEST_LINE = 400
"""Characters of a line of a plan: PostgreSQL writes out lists of ids."""


class SyncView(View):
    """See View. It is of the whole site, whatever company is chosen."""

    def __init__(self, context: UiContext, session: SiteSession, loading: PlotLoading) -> None:
        super().__init__(context, session, loading, CHARTS)
        self._course: SyncCourse | None = None
        self.empty.set_words(
            self.tr("No sync in this time"),
            self.tr("Here you will see how long syncs take, how many rows they read and change, and which queries are "
                    "slow. Run a sync, or look further back. What changed today is below, under “Companies today”."),
        )  # fmt: skip
        self.empty.add_action(self.tr("Go to Sync"), self._go_to_sync)

    def parts(self) -> Iterator[None]:
        # In the charts' place only: the companies of today are there whatever time is looked at.
        self.body.addWidget(self.empty)
        self.empty.hide()
        self.grid.set_cards(list(self.cards.values()))
        self.body.addWidget(self.grid)
        yield
        now = self.context.now
        self.statement_rows, self.plan_rows = statement_model(now, self), plan_model(self)
        self.point_rows, self.today_rows = moment_model(CHARTS, self), today_model(self)
        specs = [
            TableSpec("statements", self.tr("Moodle's statements"), self.statement_rows,
                      self.tr("No statement was sent to Moodle in this time.")),
            TableSpec("plans", self.tr("The store's queries"), self.plan_rows, self.tr("Nothing was measured."),
                      self._read_plans),
            TableSpec("today", self.tr("Companies today"), self.today_rows, self.tr("The store has no company yet."),
                      self._read_today),
            TableSpec("points", self.tr("Points of the charts"), self.point_rows, self.tr("Nothing was recorded.")),
        ]  # fmt: skip
        self.panel = SidePanel(self.context.theme, self.tr("How the database goes about it"))
        self.tables = TableStack(
            self.context, self.tr("Slow queries, companies, and the points of the charts"), specs, self.panel
        )
        self.tables.row_chosen.connect(self._on_row)
        self.tables.segments.chosen.connect(self.panel.hide)
        self.body.addWidget(self.tables)
        self.body.addStretch(1)

    def read(self, watched: Watched) -> None:
        if watched != self.watched:
            self.tables.forget_widths()
        self.watched = watched
        self.is_reading = True
        monitoring = self.session.site.monitoring

        def work(cancel: CancelToken) -> SyncCourse:
            return monitoring.syncs(watched.range, cancel)

        def work_statements(cancel: CancelToken) -> StatementCourse:
            return monitoring.statements(watched.range, cancel)

        self.start("syncs", work, self._take, self.tr("Reading the syncs"))
        self.start("statements", work_statements, self._take_statements, self.tr("Reading the query times"))

    def _take(self, course: SyncCourse) -> None:
        self._course = course
        self.show_charts(course.charts, course.window.end)
        self.empty.setVisible(not course.runs)
        self.grid.setVisible(bool(course.runs))
        self._show_points()
        self.done()

    def _take_statements(self, course: StatementCourse) -> None:
        self.show_charts([course.chart], course.chart.times[-1] + course.chart.times[1] - course.chart.times[0])
        self.statement_rows.set_rows(course.statements)
        note = self.tr("all calls of this time, the longest in all first; choose one to see its plan")
        self.tables.show_rows("statements", note)
        self._show_points()

    def _show_points(self) -> None:
        # The statements are read on their own: until they are there, the table would have other columns.
        if len(self.charts) == len(CHARTS):
            self.point_rows.set_rows(moment_rows(self.charts))
            self.tables.show_rows("points")

    def _read_plans(self) -> None:
        """Measured anew each time that the table is chosen: it runs the queries."""
        monitoring = self.session.site.monitoring

        def work(cancel: CancelToken) -> list[QueryPlan]:
            return monitoring.plans(cancel)

        self.start("plans", work, self._take_plans, self.tr("Measuring the store's queries"))

    def _take_plans(self, plans: list[QueryPlan]) -> None:
        self.plan_rows.set_rows(plans)
        self.tables.show_rows("plans", self.tr("measured once, just now; choose one to see its plan"))

    def _read_today(self) -> None:
        monitoring = self.session.site.monitoring

        def work(cancel: CancelToken) -> tuple[TodayLine, ...]:
            return monitoring.today(cancel)

        self.start("today", work, self._take_today, self.tr("Reading what changed today"))

    def _take_today(self, lines: tuple[TodayLine, ...]) -> None:
        self.today_rows.set_rows(lines)
        self.tables.show_rows("today", self.tr("since the site's midnight"))

    def _on_row(self, table: str, row: int) -> None:
        if table == "statements":
            self._ask_plan(self.statement_rows.rows[row].statement)
        if table != "plans":
            return
        plan = self.plan_rows.rows[row]
        parts = []
        for at, one in enumerate(plan.statements, 1):
            head = self.tr("Statement {0} of {1}, {2}").format(
                formats.integer(at), formats.integer(len(plan.statements)), milliseconds(one.seconds * 1000)
            )
            parts += [(head, "\n".join(one.plan)), (self.tr("SQL"), one.sql)]
        self.panel.show_parts(plan_words(plan.key), parts, is_code=True)

    def _ask_plan(self, name: str) -> None:
        """Moodle's database is asked when a row is chosen, and never runs the statement for it."""
        self.panel.show_parts(name, [(self.tr("Plan"), self.tr("Asking Moodle's database …"))])
        monitoring = self.session.site.monitoring

        def work(cancel: CancelToken) -> tuple[str, StatementPlan | AlxError | None]:
            try:
                return name, monitoring.moodle_plan(name, cancel)
            except Cancelled:
                raise
            except AlxError as error:
                # Of this plan only: the page's figures are the store's.
                return name, error

        self.start("moodle_plan", work, self._take_plan, self.tr("Asking Moodle's database for a plan"))

    def _take_plan(self, found: tuple[str, StatementPlan | AlxError | None]) -> None:
        name, plan = found
        if self.panel.isHidden() or self.panel.title_label.text() != name:
            # Something else was chosen meanwhile.
            return
        if isinstance(plan, AlxError):
            self.panel.show_parts(name, [(said(plan.title), f"{said(plan.advice)}\n{said(plan.detail)}".strip())])
            return
        if plan is None:
            why = self.tr(
                "Not known: this program has not sent the statement since it began. Its parameters, ids of learners, "
                "are not stored; run a sync in this window, then choose it again."
            )
            self.panel.show_parts(name, [(self.tr("Plan"), why)])
            return
        head = self.tr("The slowest call since this program began, {0}").format(milliseconds(plan.seconds * 1000))
        lines = "\n".join(line[:LONGEST_LINE] for line in plan.plan)
        self.panel.show_parts(name, [(head, lines), (self.tr("SQL"), plan.sql)], is_code=True)

    def _go_to_sync(self) -> None:
        self.navigate.emit("sync", None)

    def sheets(self) -> list[Sheet]:
        """What is exported: the points, and the tables that were read."""
        tables = [
            sheet_of(self.tr("Statements"), self.statement_rows),
            sheet_of(self.tr("Queries of the store"), self.plan_rows),
            sheet_of(self.tr("Companies today"), self.today_rows),
        ]
        return [*super().sheets(), *(sheet for sheet in tables if sheet.rows)]
