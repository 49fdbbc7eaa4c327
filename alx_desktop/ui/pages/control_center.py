"""Control Center: how training stands, what needs attention, each company in one line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.domain.report_query import ReportQuery
from alx_desktop.domain.sync import SyncRun
from alx_desktop.ui import formats
from alx_desktop.ui.commands import Command
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.models.companies import OVERDUE, company_model
from alx_desktop.ui.pages.page import Page
from alx_desktop.ui.pages.sync_button import SyncButton
from alx_desktop.ui.ports import AttentionLike, FigureLike, OverviewLike
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.site_state import data_line, data_moment
from alx_desktop.ui.tokens import CARD_GAP, ROW_HEIGHT
from alx_desktop.ui.widgets.attention import AttentionCard
from alx_desktop.ui.widgets.buttons import plain_button
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.card_grid import CardGrid
from alx_desktop.ui.widgets.figure import Figure
from alx_desktop.ui.widgets.last_sync import LastSyncCard
from alx_desktop.ui.widgets.skeleton import PageSkeleton
from alx_desktop.ui.widgets.states import EmptyState, ErrorPanel
from alx_desktop.ui.widgets.table import Table

BAD_WHEN_RISING = ("overdue", "expiring")
LEAST_FIGURE = 150
NARROW = 860


@dataclass(frozen=True, slots=True)
class _Reading:
    overview: OverviewLike
    runs: list[SyncRun]


class ControlCenterPage(Page):
    """Shows OverviewService.overview() and the run history."""

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
        self._build_states()
        self._build_content()
        session.data_changed.connect(self.reread)
        session.status_changed.connect(self._show_state)
        session.sync_started.connect(self._show_state)
        session.sync_progressed.connect(self._show_state)

    def _build_states(self) -> None:
        theme = self.context.theme
        self.loading = PageSkeleton(theme)
        self.nothing = QWidget()
        self.empty = EmptyState(theme, "house", "", "")
        self.first_sync_button = self.empty.add_action(self.tr("Go to Sync"), self._go_to_sync)
        for state in (self.loading, self.nothing, self.empty):
            self.stack.addWidget(state)

    def _build_content(self) -> None:
        theme = self.context.theme
        self.content = QWidget()
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CARD_GAP)
        self.figures_grid = CardGrid(LEAST_FIGURE)
        self.figures: dict[str, Figure] = {}
        column.addWidget(self.figures_grid)
        self._pair = QHBoxLayout()
        self._pair.setSpacing(CARD_GAP)
        self.attention = AttentionCard(theme)
        self.attention.action_asked.connect(self._act)
        self.last_sync = LastSyncCard(theme)
        self._pair.addWidget(self.attention, 5)
        self._pair.addWidget(self.last_sync, 3)
        column.addLayout(self._pair)
        column.addWidget(self._build_companies(), 1)
        self.stack.addWidget(self.content)

    def _build_companies(self) -> Card:
        self.companies_card = Card(self.tr("Companies"))
        self.table = Table(self.context.theme, self.tr("Companies"))
        self.company_rows = company_model(self)
        self.table.setModel(self.company_rows)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(OVERDUE, Qt.SortOrder.DescendingOrder)
        self.table.row_activated.connect(self._open_company)
        self.table.setMinimumHeight(5 * ROW_HEIGHT)
        self.companies_card.add_table(self.table)
        return self.companies_card

    def activate(self, argument: object = None) -> None:
        """Read once; later visits show what is there, F5 and every sync read anew."""
        if self._shown is None and not self._is_reading:
            self.refresh()

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
        self.attention.show_items(reading.overview.attention, reading.overview.weeks, self.context.now())
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
            self.figures = {figure.key: Figure(figure.label) for figure in overview.figures}
            self.figures_grid.set_cards(list(self.figures.values()))
        for figure in overview.figures:
            show_figure(self.figures[figure.key], figure)

    def _show_companies(self, overview: OverviewLike) -> None:
        first = not self.company_rows.rows
        self.company_rows.set_rows(overview.companies)
        if first:
            self.table.fit_columns(stretch=0)
        self.companies_card.set_note(
            formats.counted(len(overview.companies), self.tr("1 company"), self.tr("{n} companies"))
        )

    def _show_state(self, _progress: object = None) -> None:
        self._show_freshness()
        if self._shown is None:
            failed = not self.error_panel.isHidden()
            self.stack.setCurrentWidget(self.nothing if failed else self.loading)
            return
        never_synced = self._shown.overview.as_of is None and not self._shown.overview.companies
        self.stack.setCurrentWidget(self.empty if never_synced else self.content)
        if never_synced:
            self._show_empty()

    def _show_empty(self) -> None:
        syncing = self._session.is_syncing
        title = self.tr("The first sync is running") if syncing else self.tr("No data yet")
        text = (
            self.tr("Figures and companies appear here as soon as it has finished.")
            if syncing
            else self.tr(
                "Here you will see how training stands, what needs attention, and each company in one line. "
                "The first sync reads it from Moodle; Moodle itself is never changed."
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
            self.last_sync.show_runs(self._shown.runs, self.context.now())

    def _open_company(self, row: int) -> None:
        self._opener(self.company_rows.rows[row].id)()

    def _open_report(self) -> None:
        self.navigate.emit("reports", None)

    def _go_to_sync(self) -> None:
        self.navigate.emit("sync", None)

    def _act(self, item: AttentionLike) -> None:
        if item.action_key == "sync":
            self._session.start_sync()
        elif item.action_key == "open_report":
            self.navigate.emit("reports", item.query)
        else:
            self.navigate.emit("settings" if item.action_key == "settings" else "sync", None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self._pair.setDirection(QHBoxLayout.Direction.TopToBottom if narrow else QHBoxLayout.Direction.LeftToRight)


def show_figure(card: Figure, figure: FigureLike) -> None:
    """Put a figure into its card: value, change with its tone, period, or the reason why it is not known."""
    is_share = figure.unit == "share"
    if figure.value is None:
        card.show_value(formats.DASH, note=figure.reason_unknown, tip=figure.definition)
        return
    value = formats.percent(figure.value, 1) if is_share else formats.integer(int(figure.value))
    if figure.change is None:
        card.show_value(value, note=figure.reason_unknown, tip=figure.definition)
        return
    change = formats.signed(figure.change * 100, 1) if is_share else formats.signed(figure.change)
    rising_is_bad = figure.key in BAD_WHEN_RISING
    still = round(figure.change * (1000 if is_share else 1)) == 0
    tone = "muted" if still else "bad" if (figure.change > 0) == rising_is_bad else "good"
    note = card.tr("points {0}").format(figure.period) if is_share else figure.period
    card.show_value(value, change=change, tone=tone, note=note, tip=figure.definition)
