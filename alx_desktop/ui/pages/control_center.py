"""Control Center: what needs attention, how training stands, each company in one line, what happened lately."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.domain.report_query import ReportQuery
from alx_desktop.domain.sync import SyncRun
from alx_desktop.ui import formats
from alx_desktop.ui.commands import Command
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.models.companies import OVERDUE, REFRESH, company_model
from alx_desktop.ui.overview_port import OverviewLike
from alx_desktop.ui.pages.control_center_acts import ControlCenterActs
from alx_desktop.ui.pages.page import Page
from alx_desktop.ui.pages.sync_button import SyncButton
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.site_state import data_line, data_moment
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.tokens import CARD_GAP, ROW_HEIGHT
from alx_desktop.ui.widgets.activity_card import ActivityCard
from alx_desktop.ui.widgets.attention import AttentionCard
from alx_desktop.ui.widgets.buttons import plain_button
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.card_grid import CardGrid
from alx_desktop.ui.widgets.endpoint_glance import EndpointGlance
from alx_desktop.ui.widgets.figure import Figure, show_figure
from alx_desktop.ui.widgets.last_sync import LastSyncCard
from alx_desktop.ui.widgets.quick_actions import QuickActions
from alx_desktop.ui.widgets.skeleton import PageSkeleton
from alx_desktop.ui.widgets.states import EmptyState, ErrorPanel
from alx_desktop.ui.widgets.table import Table
from alx_desktop.ui.words import said

LEAST_FIGURE = grown(150)
NARROW = grown(860)
REFRESH_FROM = 1000
ATTENTION_LINES, ACTIVITY_LINES = 18, 14
"""Least heights where no card beside them gives one, in lines of text."""

GLANCE_CHART = 72
FRESH_SECONDS = 60
"""After so long, what is shown is read anew while the page is looked at: requests come between two syncs, too."""
WIDEST = grown(190)
"""Pixels of a column but the name's: what is cut is in the tool tip."""


@dataclass(frozen=True, slots=True)
class _Reading:
    overview: OverviewLike
    runs: list[SyncRun]


class ControlCenterPage(Page):
    """Shows OverviewService.overview(), the run history, and what the session knows needs attention."""

    def __init__(self, context: UiContext, session: SiteSession) -> None:
        super().__init__(context, "control_center", "", scrolls=True)
        self.set_title(self.tr("Control Center"))
        self._session = session
        self._shown: _Reading | None = None
        self._read_at = 0.0
        self._is_reading = False
        report = plain_button(self.tr("Open report"))
        report.clicked.connect(self._open_report)
        self.header.add_action(report)
        self.sync_button = SyncButton(context, session)
        self.sync_button.running_clicked.connect(self._go_to_sync)
        self.header.add_action(self.sync_button)
        self.error_panel = ErrorPanel(context.theme)
        self.error_panel.add_action(self.tr("Try again"), self.refresh)
        self.body.addWidget(self.error_panel)
        self.stack = QStackedWidget()
        self.body.addWidget(self.stack, 1)
        self.acts = ControlCenterActs(context, session, self)
        self._build_states()
        self.build(self._build_parts())

    def _build_parts(self) -> Iterator[None]:
        session = self._session
        column = self._build_content()
        yield
        self._build_row(column)
        yield
        column.addWidget(self._build_companies(), 1)
        yield
        self._build_foot(column)
        session.data_changed.connect(self.reread)
        session.attention.changed.connect(self._show_attention)
        session.endpoint.changed.connect(self._show_endpoint)
        for signal in (session.status_changed, session.sync_started, session.sync_progressed, session.sync_ended):
            signal.connect(self._show_state)

    def _build_states(self) -> None:
        theme = self.context.theme
        self.loading = PageSkeleton(theme)
        self.nothing = QWidget()
        self.empty = EmptyState(theme, "house", "", "")
        self.first_sync_button = self.empty.add_action(self.tr("Go to Sync"), self._go_to_sync)
        for state in (self.loading, self.nothing, self.empty):
            self.stack.addWidget(state)

    def _build_content(self) -> QVBoxLayout:
        self.content = QWidget()
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CARD_GAP)
        self.figures_grid = CardGrid(LEAST_FIGURE)
        self.figures: dict[str, Figure] = {}
        column.addWidget(self.figures_grid)
        self.stack.addWidget(self.content)
        return column

    def _build_row(self, column: QVBoxLayout) -> None:
        """What needs attention, and beside it sync and endpoint at a glance."""
        theme, attention = self.context.theme, self._session.attention
        self._pair = QHBoxLayout()
        self._pair.setSpacing(CARD_GAP)
        self.attention = AttentionCard(theme)
        self.attention.action_asked.connect(self.acts.do)
        self.attention.wait_asked.connect(attention.wait_a_day)
        self.attention.all_asked.connect(attention.show_all)
        self.last_sync = LastSyncCard(theme)
        self.last_sync.chart.setFixedHeight(GLANCE_CHART)
        self.endpoint = EndpointGlance(theme)
        glance = QVBoxLayout()
        glance.setSpacing(CARD_GAP)
        glance.addWidget(self.last_sync)
        glance.addWidget(self.endpoint, 1)
        closed = self._session.is_read_only
        self._pair.addWidget(self.attention, 5)
        self._pair.addLayout(glance, 0 if closed else 3)
        if closed:
            # Of runs and requests of the whole site, her database shows an analyst nothing: a zero would be wrong.
            self.last_sync.hide()
            self.endpoint.hide()
            # The height that they give the row.
            self.attention.setMinimumHeight(ATTENTION_LINES * self.fontMetrics().height())
        column.addLayout(self._pair)

    def _build_foot(self, column: QVBoxLayout) -> None:
        """What happened lately, and what people come for often."""
        self._foot = QHBoxLayout()
        self._foot.setSpacing(CARD_GAP)
        self.activity = ActivityCard(self.context.theme)
        self.quick = QuickActions(self.context.theme)
        self.acts.offer(self.quick)
        self._foot.addWidget(self.activity, 5)
        self._foot.addWidget(self.quick, 3)
        if self._session.is_read_only:
            self.activity.setMinimumHeight(ACTIVITY_LINES * self.fontMetrics().height())
        column.addLayout(self._foot)

    def _build_companies(self) -> Card:
        self.companies_card = Card(self.tr("Companies"))
        self.table = Table(self.context.theme, self.tr("Companies"))
        self.company_rows = company_model(self, self.context.now)
        self.table.setModel(self.company_rows)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(OVERDUE, Qt.SortOrder.DescendingOrder)
        self.table.row_activated.connect(self._open_company)
        self.table.setMinimumHeight(5 * ROW_HEIGHT)
        self.companies_card.add_table(self.table)
        return self.companies_card

    def activate(self, argument: object = None) -> None:
        """Read when the page is first seen, or is seen again after a while; F5 and every sync read anew."""
        if not self._is_reading and (self._shown is None or self._is_old):
            self.refresh()

    @property
    def _is_old(self) -> bool:
        return self.context.now() - self._read_at >= FRESH_SECONDS

    def refresh(self) -> None:
        """Read figures, companies and history anew; what is shown stays meanwhile."""
        self._is_reading = True
        self._show_state()
        site = self._session.site

        def work(_progress: ProgressSink, _cancel: CancelToken) -> _Reading:
            return _Reading(site.overview.overview(), site.sync.history(60))

        self.context.tasks.start(
            work, title=self.page_title, on_success=self._take, on_failure=self._fail, key="control_center"
        )

    def commands(self) -> list[Command]:
        """Every company is a place to go to."""
        companies = self._shown.overview.companies if self._shown else ()
        group = self.tr("Company")
        return [Command(row.name, self._opener(row.id), group, "building-2", only_typed=True) for row in companies]

    def _opener(self, company_id: int) -> Callable[[], None]:
        return partial(self.navigate.emit, "reports", ReportQuery(company_ids=(company_id,)))

    def _take(self, reading: _Reading) -> None:
        self._is_reading = False
        self._shown = reading
        self._read_at = self.context.now()
        self.error_panel.hide()
        self._show_figures(reading.overview)
        self._show_attention()
        self.endpoint.show_today(reading.overview.endpoint)
        self._show_endpoint()
        self.activity.show_activity(reading.overview.activity, self.context.now())
        self.last_sync.show_runs(reading.runs, self.context.now())
        self._show_companies(reading.overview)
        self._show_state()

    def _fail(self, error: Exception) -> None:
        self._is_reading = False
        moment = formats.clock_time(int(self._read_at), self.context.now())
        kept = self.tr("The figures below were read at {0}.").format(moment) if self._shown else ""
        self.error_panel.show_error(error, kept=kept)
        self._show_state()

    def _show_figures(self, overview: OverviewLike) -> None:
        if list(self.figures) != [figure.key for figure in overview.figures]:
            self.figures = {figure.key: Figure(said(figure.label)) for figure in overview.figures}
            self.figures_grid.set_cards(list(self.figures.values()))
        for figure in overview.figures:
            show_figure(self.figures[figure.key], figure)

    def _show_attention(self) -> None:
        """What waits is read beside the figures: whichever comes first is not held up by the other."""
        attention = self._session.attention
        if attention.items is not None and self._shown is not None:
            weeks, now = self._shown.overview.weeks, self.context.now()
            self.attention.show_items(attention.items, weeks, now, attention.since, attention.put_off)
        if attention.error is not None:
            self.attention.show_failure(attention.error)

    def _show_endpoint(self) -> None:
        endpoint = self._session.endpoint
        self.endpoint.show_state(endpoint.status, endpoint.busy, endpoint.error is not None)
        self.acts.show_state()

    def _show_companies(self, overview: OverviewLike) -> None:
        first = not self.company_rows.rows
        rows = self.company_rows
        self.table.keep_place(partial(rows.set_rows, overview.companies), lambda row: rows.rows[row].id)
        if first:
            self.table.fit_columns(stretch=0, widest=WIDEST)
        self.companies_card.set_note(
            formats.counted(len(overview.companies), self.tr("1 company"), self.tr("{n} companies"))
        )

    def _show_state(self, _progress: object = None) -> None:
        self._show_freshness()
        self.acts.show_state()
        if self._shown is None:
            failed = not self.error_panel.isHidden()
            self._show_part(self.nothing if failed else self.loading)
            return
        never_synced = self._shown.overview.as_of is None and not self._shown.overview.companies
        self._show_part(self.empty if never_synced else self.content)
        if never_synced:
            self._show_empty()

    def _show_part(self, part: QWidget) -> None:
        """The stack is as high as its highest part: nothing else is to scroll for what the content would need."""
        kind = QSizePolicy.Policy.Preferred if part is self.content else QSizePolicy.Policy.Ignored
        self.content.setSizePolicy(kind, kind)
        self.stack.setCurrentWidget(part)

    def _show_empty(self) -> None:
        syncing = self._session.is_syncing
        title = self.tr("The first sync is running") if syncing else self.tr("No data yet")
        text = (
            self.tr("Figures and companies appear here as soon as it has finished.")
            if syncing
            else self.tr(
                "Here you will see how training stands, what needs attention, and each company in one line. "
                "The first sync reads it from Moodle; Moodle itself is never changed. Choose Sync now to begin."
            )
        )
        self.empty.set_words(title, text)
        self.first_sync_button.setVisible(syncing)

    def _show_freshness(self) -> None:
        now = self.context.now()
        parts = [data_line(self._session, now)]
        if self._shown and self._is_reading:
            parts.append(self.tr("refreshing …"))
        moment = data_moment(self._session)
        tip = formats.exact_time(moment) if moment is not None else ""
        self.header.set_freshness(" · ".join(part for part in parts if part), tip)

    def update_times(self) -> None:
        """Relative times move on."""
        self._show_freshness()
        if self._shown:
            if self._is_old and not self._is_reading and self.error_panel.isHidden():
                self.refresh()
            self.last_sync.show_runs(self._shown.runs, self.context.now())
            self.activity.show_activity(self._shown.overview.activity, self.context.now())
            self.table.viewport().update()

    def _open_company(self, row: int) -> None:
        self._opener(self.company_rows.rows[row].id)()

    def _open_report(self) -> None:
        self.navigate.emit("reports", None)

    def _go_to_sync(self) -> None:
        self.navigate.emit("sync", None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        direction = QHBoxLayout.Direction.TopToBottom if narrow else QHBoxLayout.Direction.LeftToRight
        self._pair.setDirection(direction)
        self._foot.setDirection(direction)
        # It would take the room that the names need.
        self.table.setColumnHidden(REFRESH, self.width() < REFRESH_FROM)
