"""One company: tabs with everything that is its own. Also the defaults for new companies, which have fewer tabs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from alx_desktop.domain.company_settings import CompanySettings
from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.services.companies import FOR_NEW, CompanyCard
from alx_desktop.services.company_edits import SettingsEdit
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
from alx_desktop.ui.widgets.skeleton import PageSkeleton
from alx_desktop.ui.widgets.states import ErrorPanel

OF_DEFAULTS = ("fields", "clients", "history")
"""Tabs that the defaults for new companies have."""

Shown = CompanyCard | CompanySettings


class CompanyDetail(QWidget):
    """closed(): back to the list. shown(title): what is shown. compare_asked(id), offboard_asked(id).

    company_asked(id), report_asked(ReportQuery): as OverviewPanel.
    """

    closed = Signal()
    shown = Signal(str)
    compare_asked = Signal(int)
    offboard_asked = Signal(int)

    def __init__(self, context: UiContext, session: SiteSession, editor: CompanyEditor) -> None:
        super().__init__()
        self.context, self._session, self._editor = context, session, editor
        self.company_id: int | None = None
        self.card: CompanyCard | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * STEP)
        column.addLayout(self._build_bar())
        self.error_panel = ErrorPanel(context.theme)
        self.error_panel.add_action(self.tr("Try again"), self.refresh)
        column.addWidget(self.error_panel)
        self.removed_label = muted_label(wrap=True)
        self.removed_label.setText(self.tr(
            "Moodle no longer has this company. Its settings can be seen, but not changed; offboarding exports what is "
            "left of it, and erases it."))  # fmt: skip
        self.removed_label.hide()
        column.addWidget(self.removed_label)
        self.stack = QStackedWidget()
        column.addWidget(self.stack, 1)
        self.loading = PageSkeleton(context.theme)
        self.stack.addWidget(self.loading)
        self._build_tabs()
        editor.changed.connect(self.refresh)

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
        context, session = self.context, self._session
        self.overview = OverviewPanel(context)
        self.fields = FieldsCard()
        self.clients = ClientsPanel()
        self.courses = CoursesSection(context, session)
        self.history = HistorySection(context, session)
        self.preview = PreviewSection(context, session)
        self.fields.changed.connect(self._change_values)
        self.clients.changed.connect(self._change_values)
        self.courses.changed.connect(self._change)
        self.parts: dict[str, QWidget] = {}
        for key, title, widget in (
            ("overview", self.tr("Overview"), _scrolling(self.overview)),
            ("learners", self.tr("Learners"), LearnersSection(context, session)),
            ("departments", self.tr("Departments"), DepartmentsSection(context, session)),
            ("courses", self.tr("Courses"), self.courses),
            ("fields", self.tr("Fields"), _scrolling(self.fields)),
            ("clients", self.tr("Clients"), _scrolling(self.clients)),
            ("tokens", self.tr("Tokens"), TokensSection(context, session)),
            ("preview", self.tr("Preview"), self.preview),
            ("history", self.tr("History"), self.history),
        ):
            self.parts[key] = widget
            self.stack.addWidget(widget)
            self.tabs.setTabData(self.tabs.addTab(title), key)
        self.tabs.currentChanged.connect(self._show_part)

    def open(self, company_id: int) -> None:
        """Show a company, or the defaults for new ones (FOR_NEW)."""
        new = company_id != self.company_id
        self.company_id = company_id
        if new:
            self.card = None
            self.error_panel.hide()
            self.removed_label.hide()
            self.stack.setCurrentWidget(self.loading)
            for place in range(self.tabs.count()):
                self.tabs.setTabVisible(place, company_id != FOR_NEW or self.tabs.tabData(place) in OF_DEFAULTS)
            if not self.tabs.isTabVisible(self.tabs.currentIndex()):
                self.go_to("fields")
        for button in (self.compare_button, self.offboard_button):
            button.setVisible(company_id != FOR_NEW)
        self.refresh()

    def go_to(self, key: str) -> None:
        """Bring a tab to the front."""
        self.tabs.setCurrentIndex(list(self.parts).index(key))

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
        settings = found.settings if isinstance(found, CompanyCard) else found
        self.fields.show_settings(settings)
        self.clients.show_settings(settings)
        self.courses.show_settings(settings)
        self.clients.show_usage(self.card.sessions if self.card else None)
        if self.card is not None:
            self.overview.show_card(self.card)
        editable = self.card is None or self.card.company.removed_at is None
        for widget in (self.fields, self.clients, self.courses.card):
            widget.setEnabled(editable)
        self.compare_button.setEnabled(editable)
        self.removed_label.setHidden(editable)
        self.shown.emit(self.card.company.name if self.card else self.tr("Defaults for new companies"))
        self._show_part()

    def _show_part(self, _place: int = 0) -> None:
        if self.company_id is None or (self.card is None and self.stack.currentWidget() is self.loading
                                       and self.company_id != FOR_NEW):  # fmt: skip
            return
        part = self.parts[self.tabs.tabData(self.tabs.currentIndex())]
        self.stack.setCurrentWidget(part)
        if isinstance(part, Section):
            self.history.names = self.courses.names
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
