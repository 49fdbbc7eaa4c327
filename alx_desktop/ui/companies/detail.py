"""One company: tabs with everything that is its own. Also the defaults for new companies, which have fewer tabs."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from alx_desktop.domain.company_settings import CompanySettings
from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.domain.sync import SyncMode
from alx_desktop.services.companies import FOR_NEW, CompanyCard
from alx_desktop.services.company_edits import SettingsEdit
from alx_desktop.ui.companies.clear_dialog import ClearDialog
from alx_desktop.ui.companies.clients import ClientsPanel
from alx_desktop.ui.companies.courses import CoursesSection
from alx_desktop.ui.companies.departments import DepartmentsSection
from alx_desktop.ui.companies.editor import CompanyEditor
from alx_desktop.ui.companies.fields import FieldsCard
from alx_desktop.ui.companies.learners import LearnersSection
from alx_desktop.ui.companies.overview import OverviewPanel
from alx_desktop.ui.companies.preview import PreviewSection
from alx_desktop.ui.companies.section import Section
from alx_desktop.ui.companies.tokens_section import HistorySection, TokensSection
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.tokens import CARD_GAP, STEP
from alx_desktop.ui.widgets.areas import ColumnArea
from alx_desktop.ui.widgets.buttons import danger_button, plain_button, set_button_icon
from alx_desktop.ui.widgets.labels import muted_label
from alx_desktop.ui.widgets.recheck_dialog import RecheckDialog
from alx_desktop.ui.widgets.skeleton import PageSkeleton
from alx_desktop.ui.widgets.states import ErrorPanel

TABS = ("overview", "learners", "departments", "courses", "fields", "clients", "tokens", "preview", "history")

READ_ONLY: dict[str, type[LearnersSection | DepartmentsSection | TokensSection | PreviewSection | HistorySection]] = {
    "learners": LearnersSection,
    "departments": DepartmentsSection,
    "tokens": TokensSection,
    "preview": PreviewSection,
    "history": HistorySection,
}

OF_ADMINISTRATORS = ("tokens", "history")
"""Tabs that an analyst of a shared store has not: its database shows her none of it."""

OF_DEFAULTS = ("fields", "clients", "history")
"""Tabs that the defaults for new companies have."""

Shown = CompanyCard | CompanySettings


class CompanyDetail(QWidget):
    """closed(): back to the list. shown(title): what is shown. compare_asked(id), offboard_asked(id).

    company_asked(id), report_asked(ReportQuery): as OverviewPanel. token_asked: as TokensSection.
    """

    closed = Signal()
    shown = Signal(str)
    compare_asked = Signal(int)
    offboard_asked = Signal(int)
    company_asked = Signal(int)
    report_asked = Signal(object)
    token_asked = Signal(object)

    def __init__(self, context: UiContext, session: SiteSession, editor: CompanyEditor) -> None:
        super().__init__()
        self.context, self._session, self._editor = context, session, editor
        self.company_id: int | None = None
        self.card: CompanyCard | None = None
        self.settings = CompanySettings()
        self._parts: dict[str, QWidget] = {}
        self._contents: dict[str, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * STEP)
        column.addLayout(self._build_bar())
        self.error_panel = ErrorPanel(context.theme)
        self.error_panel.add_action(self.tr("Try again"), self.refresh)
        column.addWidget(self.error_panel)
        self.removed_label = muted_label(wrap=True)
        self.removed_label.hide()
        column.addWidget(self.removed_label)
        self.stack = QStackedWidget()
        column.addWidget(self.stack, 1)
        self.loading = PageSkeleton(context.theme)
        self.stack.addWidget(self.loading)
        self._build_tabs()
        editor.changed.connect(self.refresh)
        session.sync_started.connect(self._show_syncing)
        session.sync_ended.connect(self._show_syncing)

    def _build_bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        self.back_button = plain_button(self.tr("All companies"))
        set_button_icon(self.context.theme, self.back_button, "arrow-left")
        self.back_button.clicked.connect(self.closed)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(self.tr("Parts of the company"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.compare_button = plain_button(self.tr("Compare …"))
        self.compare_button.clicked.connect(self._ask_compare)
        self.offboard_button = danger_button(self.tr("Offboard …"))
        self.offboard_button.clicked.connect(self._ask_offboard)
        row.addWidget(self.back_button)
        row.addWidget(self.tabs, 1)
        row.addWidget(self.compare_button)
        row.addWidget(self.offboard_button)
        return row

    def _build_tabs(self) -> None:
        titles = (
            self.tr("Overview"), self.tr("Learners"), self.tr("Departments"), self.tr("Courses"), self.tr("Fields"),
            self.tr("Clients"), self.tr("Tokens"), self.tr("Preview"), self.tr("History"),
        )  # fmt: skip
        for key, title in zip(TABS, titles, strict=True):
            self.tabs.setTabData(self.tabs.addTab(title), key)
        self.tabs.currentChanged.connect(self._show_part)

    def part(self, key: str) -> QWidget:
        """What a tab shows; made when it is first asked for, because all together take their time."""
        if key not in self._parts:
            content = self._make(key)
            self._contents[key] = content
            self._parts[key] = content if isinstance(content, Section) else _scrolling(content)
            self.stack.addWidget(self._parts[key])
            self._dress()
        return self._parts[key]

    def content(self, key: str) -> Any:
        """As part, without what makes it scroll."""
        self.part(key)
        return self._contents[key]

    def _make(self, key: str) -> QWidget:
        context, session = self.context, self._session
        if key == "overview":
            overview = OverviewPanel(context)
            overview.company_asked.connect(self.company_asked)
            overview.report_asked.connect(self.report_asked)
            overview.sync_asked.connect(self._sync)
            overview.recheck_asked.connect(self._ask_hours)
            overview.clear_asked.connect(self._ask_clear)
            overview.data_card.setVisible(not session.is_read_only)
            return overview
        if key == "courses":
            courses = CoursesSection(context, session)
            courses.changed.connect(self._change)
            return courses
        if key in ("fields", "clients"):
            settings: FieldsCard | ClientsPanel = FieldsCard() if key == "fields" else ClientsPanel()
            settings.changed.connect(self._change_values)
            if isinstance(settings, ClientsPanel):
                settings.clear_asked.connect(self._clear_cache)
            return settings
        section = READ_ONLY[key](context, session)
        if isinstance(section, TokensSection):
            section.token_asked.connect(self.token_asked)
        return section

    def open(self, company_id: int) -> None:
        """Show a company, or the defaults for new ones (FOR_NEW)."""
        new = company_id != self.company_id
        self.company_id = company_id
        if new:
            self.card = None
            self.error_panel.hide()
            self.removed_label.hide()
            self.stack.setCurrentWidget(self.loading)
            for place, key in enumerate(TABS):
                closed = self._session.is_read_only and key in OF_ADMINISTRATORS
                self.tabs.setTabVisible(place, not closed and (company_id != FOR_NEW or key in OF_DEFAULTS))
            if not self.tabs.isTabVisible(self.tabs.currentIndex()):
                self.go_to("fields")
        for button in (self.compare_button, self.offboard_button):
            button.setVisible(company_id != FOR_NEW and not self._session.is_read_only)
        self.refresh()

    def go_to(self, key: str) -> None:
        """Bring a tab to the front."""
        self.tabs.setCurrentIndex(TABS.index(key))

    def refresh(self) -> None:
        """Read the company anew, and the tab in front."""
        if self.company_id is None:
            return
        companies, company_id = self._session.site.companies, self.company_id

        def work(_progress: ProgressSink, _cancel: CancelToken) -> tuple[int, Shown]:
            return company_id, companies.edits.get(FOR_NEW) if company_id == FOR_NEW else companies.card(company_id)

        self.context.tasks.start(
            work, title=self.tr("Reading the company"), on_success=self._take, on_failure=self._fail, key="company"
        )

    def _take(self, answer: tuple[int, Shown]) -> None:
        company_id, found = answer
        if company_id != self.company_id:
            return
        self.error_panel.hide()
        self.card = found if isinstance(found, CompanyCard) else None
        self.settings = found.settings if isinstance(found, CompanyCard) else found
        self._dress()
        self.compare_button.setEnabled(self._is_editable)
        self.removed_label.setText(self._why_not_editable())
        self.removed_label.setHidden(self._is_editable)
        self.shown.emit(self.card.company.name if self.card else self.tr("Defaults for new companies"))
        self._show_part()

    @property
    def _is_editable(self) -> bool:
        return not self._session.is_read_only and (self.card is None or self.card.company.removed_at is None)

    def _why_not_editable(self) -> str:
        if self._session.is_read_only:
            return self.tr("You read this company as an analyst. Its settings are for administrators to change.")
        return self.tr(
            "Moodle no longer has this company. Its settings can be seen, but not changed; offboarding exports what is "
            "left of it, and erases it.")  # fmt: skip

    def _dress(self) -> None:
        """Show in the tabs that were made what was read."""
        for key in ("fields", "clients", "courses"):
            if key in self._contents:
                content: Any = self._contents[key]
                content.show_settings(self.settings)
                (content.card if key == "courses" else content).setEnabled(self._is_editable)
        if "clients" in self._contents:
            self.content("clients").show_usage(self.card.sessions if self.card else None)
            self.content("clients").show_cache(self.card.cache if self.card else None)
        if "overview" in self._contents and self.card is not None:
            self.content("overview").show_card(self.card)
            self._show_syncing()

    def _show_part(self, _place: int = 0) -> None:
        if self.company_id is None or (self.card is None and self.stack.currentWidget() is self.loading
                                       and self.company_id != FOR_NEW):  # fmt: skip
            return
        part = self.part(TABS[self.tabs.currentIndex()])
        self.stack.setCurrentWidget(part)
        if isinstance(part, Section):
            part.show_company(self.company_id)

    def _fail(self, error: Exception) -> None:
        kept = self.tr("What is below was read earlier.") if self.card else self.tr("Nothing was changed.")
        self.error_panel.show_error(error, kept=kept)

    def _change_values(self, values: dict[str, str], words: str) -> None:
        self._change(SettingsEdit(values), words)

    def _change(self, edit: SettingsEdit, words: str) -> None:
        if self.company_id is not None:
            name = self.card.company.name if self.card else self.tr("New companies")
            self._editor.apply([self.company_id], edit, f"{name} · {words}")

    def _clear_cache(self) -> None:
        if self.company_id is not None:
            self._editor.clear_cache([self.company_id])

    def _sync(self, company_id: int) -> None:
        self._session.start_sync(SyncMode.FULL, company_id)

    def _ask_hours(self, company_id: int) -> None:
        dialog = RecheckDialog(self.window(), self.card.company.name if self.card else "")
        dialog.asked.connect(partial(self._read_again, company_id))
        dialog.open()

    def _read_again(self, company_id: int, hours: int) -> None:
        self._session.start_sync(SyncMode.INCREMENTAL, company_id, hours)

    def _ask_clear(self, company_id: int) -> None:
        dialog = ClearDialog(self.window(), self.context, self._session, company_id)
        dialog.cleared.connect(self._session.data_changed)
        dialog.cleared.connect(self._session.refresh_status)
        dialog.open()

    def _show_syncing(self, _outcome: object = None) -> None:
        if "overview" in self._contents:
            gone = self.card is not None and self.card.company.removed_at is not None
            syncing = self._session.is_syncing
            self.content("overview").allow_sync(not syncing and not gone, syncing)

    def _ask_compare(self) -> None:
        if self.company_id is not None:
            self.compare_asked.emit(self.company_id)

    def _ask_offboard(self) -> None:
        if self.company_id is not None:
            self.offboard_asked.emit(self.company_id)


def _scrolling(content: QWidget) -> ColumnArea:
    """A part of widgets, which scrolls where it does not fit."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, CARD_GAP, 0)
    column.addWidget(content)
    return ColumnArea(holder, column, CARD_GAP)
