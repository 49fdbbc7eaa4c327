"""Reports: the course progress of the whole site as a table that filters, sorts, copies and exports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.domain.report_query import ReportQuery, ReportTotals, SortColumn
from alx_desktop.services.report_columns import BY_SORT, CATALOGUE
from alx_desktop.ui.commands import Command
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.models.report_cells import ReportCells, title
from alx_desktop.ui.models.report_model import ReportModel
from alx_desktop.ui.pages.page import Page
from alx_desktop.ui.pages.reports_actions import CopyAction, DetailAction, SavedExportsAction
from alx_desktop.ui.pages.reports_card import ReportCard
from alx_desktop.ui.pages.reports_detail import RowDetail
from alx_desktop.ui.pages.reports_export import ExportDialog, ExportSubject
from alx_desktop.ui.pages.reports_filters import FilterBar
from alx_desktop.ui.pages.reports_run import ExportBar
from alx_desktop.ui.pages.reports_states import ReportStates, freshness, status_note
from alx_desktop.ui.pages.reports_why import KEYS as WHY_KEYS
from alx_desktop.ui.pages.reports_why import WhyAction
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.tokens import CARD_GAP
from alx_desktop.ui.widgets.buttons import primary_button, set_button_icon
from alx_desktop.ui.widgets.chip import Chip
from alx_desktop.ui.widgets.states import ErrorPanel

if TYPE_CHECKING:
    from alx_desktop.services.reports import Choice, ReportFacts


@dataclass(frozen=True, slots=True)
class _Surroundings:
    facts: ReportFacts
    companies: list[Choice]
    courses: list[Choice]


class ReportsPage(Page):
    """The course progress report. activate(ReportQuery) shows that query."""

    def __init__(self, context: UiContext, session: SiteSession, settings: QSettings) -> None:
        super().__init__(context, "reports", "")
        self.set_title(self.tr("Course progress"))
        self._session, self._settings = session, settings
        self._reports = session.site.reports
        self._facts: ReportFacts | None = None
        self._has_read = self._lacks_surroundings = False
        self.cells = ReportCells(now=context.now)
        self.model = ReportModel(self._reports, context.tasks, tuple(CATALOGUE.values()), self.cells, self)
        self.build(self._build_parts())

    def _build_parts(self) -> Iterator[None]:
        self._build_header()
        self._build_filters()
        yield
        self._build_content()
        yield
        self._build_detail()
        yield
        self._build_exports()
        self._connect_model()
        self._add_shortcuts()
        self._session.data_changed.connect(self.reread)

    def _build_header(self) -> None:
        self.export_button = primary_button(self.tr("Export …"))
        self.export_button.setToolTip(self.tr("To Excel, CSV or JSON lines. Ctrl+E"))
        set_button_icon(self.context.theme, self.export_button, "download", "on_accent")
        self.export_button.clicked.connect(self.open_export)
        self.header.add_action(self.export_button)

    def _build_filters(self) -> None:
        theme = self.context.theme
        self.filters = FilterBar(theme)
        self.filters.query_changed.connect(self._on_filtered)
        self.filters.courses_wanted.connect(self._read_courses)
        self.saved_button = Chip(self.tr("Saved exports"))
        self.columns_button = Chip(self.tr("Columns"))
        self.columns_button.setToolTip(self.tr("Choose columns and their order"))
        self.columns_button.clicked.connect(self._open_columns)
        self.filters.add_at_end(self.saved_button)
        self.filters.add_at_end(self.columns_button)
        self.body.addWidget(self.filters)
        self.body.setSpacing(12)

    def _build_content(self) -> None:
        theme = self.context.theme
        self.error_panel = ErrorPanel(theme)
        self.error_panel.add_action(self.tr("Try again"), self.refresh)
        self.body.addWidget(self.error_panel)
        self.card = ReportCard(theme, self.tr("Course progress"), self.model, self._settings)
        self.table = self.card.table
        self.states = ReportStates(theme, self.card)
        self.states.clear_asked.connect(self.filters.clear)
        self.states.sync_asked.connect(self._go_to_sync)
        self._content = QHBoxLayout()
        self._content.setSpacing(CARD_GAP)
        self._content.addWidget(self.states, 1)
        self.body.addLayout(self._content, 1)

    def _build_detail(self) -> None:
        self.detail = RowDetail(self.context.theme, self.cells)
        self.details = DetailAction(self, self.table, self.model, self.detail)
        self.why = WhyAction(self, self._session, self._settings, self.table, self.model, self.detail)
        self._content.addWidget(self.detail)

    def _build_exports(self) -> None:
        self.export_bar = ExportBar(self.context, self._session.site.exports)
        self.export_bar.running_changed.connect(self._on_export_running)
        self.body.addWidget(self.export_bar)
        self.saved = SavedExportsAction(self, self.saved_button, self.export_bar, self._session.site.exports)
        self.saved.show_asked.connect(self._show_saved_query)
        self.saved.failed.connect(self._on_surroundings_failed)
        self.copying = CopyAction(self, self.table, self.model, self._reports)

    def _connect_model(self) -> None:
        self.model.query_shown.connect(self._on_shown)
        self.model.totals_known.connect(self._on_totals)
        self.model.failed.connect(self._on_failed)
        self.table.sort_asked.connect(self._on_sort)
        self.table.seen_changed.connect(self._describe)
        self.table.selectionModel().selectionChanged.connect(self._describe)

    def _add_shortcuts(self) -> None:
        for keys, action in (
            ("Ctrl+F", self._focus_search),
            ("Ctrl+E", self.open_export),
            ("Ctrl+D", self.details.toggle),
            (WHY_KEYS, self.why.explain_cell),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)

    def activate(self, argument: object = None) -> None:
        """Show the query of whoever sent us here; else what was there before."""
        if isinstance(argument, ReportQuery):
            self.filters.show_query(argument)
        if isinstance(argument, ReportQuery) or not self._has_read:
            self._read_surroundings()
            self._show_query(self.filters.query)
        self.table.setFocus()

    def refresh(self) -> None:
        """Read everything anew, keeping its place."""
        self.error_panel.hide()
        self._read_surroundings()
        self.saved.read()
        if self._has_read:
            self.model.refresh()
        else:
            self._show_query(self.filters.query)

    def update_times(self) -> None:
        """Relative times read differently now."""
        self.model.update_times()
        self.why.update_times()
        self._describe()

    def _read_surroundings(self) -> None:
        self._lacks_surroundings = False
        reports, companies = self._reports, self.filters.query.company_ids

        def work(_progress: ProgressSink, _cancel: CancelToken) -> _Surroundings:
            return _Surroundings(reports.facts(), reports.companies(), reports.courses(companies))

        self.context.tasks.start(
            work,
            title=self.page_title,
            on_success=self._take_surroundings,
            on_failure=self._on_surroundings_failed,
            key="report.surroundings",
        )

    def _take_surroundings(self, found: _Surroundings) -> None:
        self._facts = found.facts
        self.model.set_zone(found.facts.zone)
        self.filters.offer_companies(found.companies)
        self.filters.offer_courses(found.courses)
        self._describe()
        self._choose_state()

    def _read_courses(self, company_ids: tuple[int, ...]) -> None:
        reports = self._reports

        def work(_progress: ProgressSink, _cancel: CancelToken) -> list[Choice]:
            return reports.courses(company_ids)

        self.context.tasks.start(
            work,
            title=self.page_title,
            on_success=self.filters.offer_courses,
            on_failure=self._on_surroundings_failed,
            key="report.courses",
        )

    def _show_query(self, query: ReportQuery) -> None:
        self._has_read = True
        self.table.show_sort(query.sort, query.descending)
        self.filters.show_hits(None)
        self.card.totals.show_totals(None)
        self.model.show_query(query)

    def _on_filtered(self, query: ReportQuery) -> None:
        self._show_query(query)

    def _on_sort(self, sort: SortColumn, descending: bool) -> None:
        self.sort_by(sort, descending)

    def sort_by(self, sort: SortColumn, descending: bool) -> None:
        """Another order of the same rows."""
        query = replace(self.filters.query, sort=sort, descending=descending)
        self.filters.show_query(query)
        self._show_query(query)

    def _show_saved_query(self, query: ReportQuery) -> None:
        self.filters.show_query(query)
        self._show_query(query)

    def _on_shown(self) -> None:
        if not self._lacks_surroundings:
            self.error_panel.hide()
        self.table.scrollToTop()
        self.details.close()
        self._choose_state()
        self._describe()

    def _on_totals(self, totals: ReportTotals) -> None:
        self.card.totals.show_totals(totals)
        self.filters.show_hits(totals.rows)
        self._choose_state()
        self._describe()

    def _on_surroundings_failed(self, error: Exception) -> None:
        # Rows that come all the same do not hide it: what to filter them by is still missing.
        self._lacks_surroundings = True
        self._on_failed(error)

    def _on_failed(self, error: Exception) -> None:
        kept = self.tr("The rows that were read before are still shown.") if self.model.rowCount() else ""
        self.error_panel.show_error(error, kept=kept)
        self.states.show_failed()

    def _choose_state(self) -> None:
        """Rows, or the reason why there are none."""
        if self.model.rowCount():
            self.states.show_rows()
        elif self.model.is_waiting:
            self.states.show_waiting()
        else:
            never_synced = self._facts is not None and self._facts.as_of is None
            self.states.show_nothing(filtered=self.filters.is_filtered, never_synced=never_synced)

    def _describe(self) -> None:
        """The line under the title, and the page's part of the status bar."""
        rows = self.model.totals.rows if self.model.totals else None
        self.header.set_freshness(*freshness(self._facts, rows, self.context.now()))
        if self.model.rowCount():
            self.set_note(status_note(self.table.seen, rows, self.table.selected_count()))
        else:
            self.set_note("")

    def _open_columns(self) -> None:
        self.card.open_columns(self.columns_button)

    def open_export(self) -> None:
        """Ask how and where to, then export what is seen."""
        if self.export_bar.is_running or not self._has_read:
            return
        rows = self.model.totals.rows if self.model.totals else None
        subject = ExportSubject(self.model.query, self.card.columns.shown, rows, self._query_words(), self.saved.names)
        zone = self._facts.zone if self._facts else None
        day = datetime.fromtimestamp(self.context.now(), zone).date().isoformat()
        dialog = ExportDialog(self, subject, self._settings, self.context.tasks, day)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # Saved exports are the administrators'.
        if self._session.is_read_only:
            dialog.name_row.set_visible(False)
        dialog.ordered.connect(self.export_bar.start)
        dialog.open()

    def _query_words(self) -> str:
        query = self.model.query
        words = self.filters.words() or [self.tr("No filters")]
        column = title(BY_SORT[query.sort])
        order = self.tr("descending") if query.descending else self.tr("ascending")
        return " · ".join([*words, self.tr("sorted by {0}, {1}").format(column, order)])

    def _on_export_running(self, running: bool) -> None:
        self.export_button.setEnabled(not running)

    def _focus_search(self) -> None:
        self.filters.search.setFocus()
        self.filters.search.selectAll()

    def _go_to_sync(self) -> None:
        self.navigate.emit("sync", None)

    def commands(self) -> list[Command]:
        """What the palette offers of the report."""
        group = self.tr("Report")

        def command(words: str, action: Callable[[], None], icon: str, keys: str = "") -> Command:
            return Command(words, partial(self._come_and, action), group, icon, keys)

        sorts = [
            command(self.tr("Sort by {0}").format(title(column)), partial(self.sort_by, sort, False), "arrow-up")
            for sort, column in BY_SORT.items()
        ]
        return [
            command(self.tr("Export the report"), self.open_export, "download", "Ctrl+E"),
            command(self.tr("Search the report"), self._focus_search, "search", "Ctrl+F"),
            command(self.tr("Why this value?"), self.why.explain_cell, "scale", WHY_KEYS),
            command(self.tr("Choose columns"), self._open_columns, "columns-3"),
            command(self.tr("Clear all filters"), self.filters.clear, "x"),
            *sorts,
        ]

    def _come_and(self, action: Callable[[], None]) -> None:
        """The palette may be opened on another page."""
        self.navigate.emit(self.key, None)
        action()
