"""Companies: all in a list with actions for many at once, or one with everything that is its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QSettings
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.domain.sync import SyncMode
from alx_desktop.services.companies import FOR_NEW, CompanyLine
from alx_desktop.ui import formats
from alx_desktop.ui.commands import Command
from alx_desktop.ui.companies.bulk_dialog import BulkDialog
from alx_desktop.ui.companies.clear_dialog import ClearDialog
from alx_desktop.ui.companies.compare_dialog import CompareDialog
from alx_desktop.ui.companies.detail import CompanyDetail
from alx_desktop.ui.companies.editor import CompanyEditor
from alx_desktop.ui.companies.import_dialog import ImportDialog
from alx_desktop.ui.companies.list_view import CompanyList
from alx_desktop.ui.companies.offboard_dialog import OffboardDialog
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.pages.page import Page
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.site_state import data_line
from alx_desktop.ui.widgets.buttons import plain_button
from alx_desktop.ui.widgets.skeleton import PageSkeleton
from alx_desktop.ui.widgets.states import EmptyState, ErrorPanel

FRESH_SECONDS = 60
"""After so long, the list is read anew while it is looked at."""


class CompaniesPage(Page):
    """activate(company id) opens that company."""

    def __init__(self, context: UiContext, session: SiteSession, settings: QSettings) -> None:
        super().__init__(context, "companies", "")
        self.set_title(self.tr("Companies"))
        self._session = session
        self._lines: list[CompanyLine] | None = None
        self._asked_at = 0.0
        self.editor = CompanyEditor(context, session)
        self.defaults_button = plain_button(self.tr("Company defaults …"))
        self.defaults_button.setToolTip(self.tr("What clients of a company get that nobody has set anything for"))
        self.defaults_button.clicked.connect(partial(self.open_company, FOR_NEW))
        self.more_button = plain_button(self.tr("More"))
        self.more_button.clicked.connect(self._open_more)
        self.header.add_action(self.defaults_button)
        self.header.add_action(self.more_button)
        self._offer_changes(True)
        self.build(self._build_parts(settings))

    def _build_parts(self, settings: QSettings) -> Iterator[None]:
        self._build_states()
        yield
        self.list = CompanyList(self.context, settings)
        self.list.allow_changes(not self._session.is_read_only)
        yield
        self.detail = CompanyDetail(self.context, self._session, self.editor)
        yield
        self.detail.part("fields")
        yield
        self.detail.part("clients")
        yield
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.detail)
        self._connect()

    def _connect(self) -> None:
        self.editor.changed.connect(self.refresh)
        self._session.data_changed.connect(self.reread)
        self._session.status_changed.connect(self._show_freshness)
        back = QShortcut(QKeySequence("Alt+Left"), self)
        back.activated.connect(self.show_list)
        self.list.opened.connect(self.open_company)
        self.list.sync_asked.connect(self._sync)
        for signal in (self._session.sync_started, self._session.sync_ended):
            signal.connect(self._show_syncing)
        self._show_syncing()
        self.list.edit_asked.connect(self._edit)
        self.list.compare_asked.connect(self._compare_two)
        self.list.offboard_asked.connect(self._offboard)
        self.list.chosen_changed.connect(self._show_note)
        self.detail.closed.connect(self.show_list)
        self.detail.shown.connect(self._name_detail)
        self.detail.compare_asked.connect(self._compare_with)
        self.detail.offboard_asked.connect(self._offboard)
        self.detail.company_asked.connect(self.open_company)
        self.detail.report_asked.connect(self._open_report)
        self.detail.token_asked.connect(partial(self.navigate.emit, "tokens"))

    def _build_states(self) -> None:
        theme = self.context.theme
        self.error_panel = ErrorPanel(theme)
        self.error_panel.add_action(self.tr("Try again"), self.refresh)
        self.body.addWidget(self.error_panel)
        self.stack = QStackedWidget()
        self.body.addWidget(self.stack, 1)
        self.loading, self.nothing = PageSkeleton(theme), QWidget()
        text = self.tr("Here you will set what each company's clients get. The first sync reads the companies.")
        self.empty = EmptyState(theme, "building-2", self.tr("No companies yet"), text)
        self.empty.add_action(self.tr("Go to Sync"), self._go_to_sync)
        for widget in (self.loading, self.nothing, self.empty):
            self.stack.addWidget(widget)

    def activate(self, argument: object = None) -> None:
        """Read the list anew: tokens and calls change without the page. What is shown stays until then."""
        self._read_list()
        if isinstance(argument, int):
            self.open_company(argument)

    def refresh(self) -> None:
        """Read the list anew, and the company that is shown."""
        self._read_list()
        if self.stack.currentWidget() is self.detail and self.sender() is not self.editor:
            self.detail.refresh()

    def _read_list(self) -> None:
        companies = self._session.site.companies
        self._asked_at = self.context.now()

        def work(_progress: ProgressSink, _cancel: CancelToken) -> list[CompanyLine]:
            return companies.all()

        title = self.tr("Reading the companies")
        self.context.tasks.start(work, title=title, on_success=self._take, on_failure=self._fail, key="companies")

    def open_company(self, company_id: int) -> None:
        """Show one company, or the defaults for new ones."""
        self.stack.setCurrentWidget(self.detail)
        self._offer_changes(False)
        self.detail.open(company_id)
        self.detail.tabs.setFocus()
        self._show_note()

    def show_list(self) -> None:
        """Back to all companies."""
        self.set_title(self.tr("Companies"))
        self._offer_changes(True)
        self._show_state()
        self.list.table.setFocus()

    def _offer_changes(self, offered: bool) -> None:
        """What changes many companies; never for an analyst."""
        for button in (self.defaults_button, self.more_button):
            button.setVisible(offered and not self._session.is_read_only)

    def more_menu(self) -> QMenu:
        """What is done to all companies at once."""
        menu = QMenu(self)
        menu.addAction(self.tr("Import from the Moodle plugin …"), self._import)
        clear = menu.addAction(self.tr("Clear the cache of all companies"), self._clear_caches)
        clear.setEnabled(bool(self._in_moodle()))
        menu.addSeparator()
        erase = menu.addAction(self.tr("Clear the data of all companies …"), self._ask_clear_all)
        erase.setEnabled(bool(self._lines) and not self._session.is_syncing)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _open_more(self) -> None:
        self.more_menu().popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    def _import(self) -> None:
        dialog = ImportDialog(self, self.context, self._session)
        dialog.taken_over.connect(self.editor.tell_imported)
        dialog.open()

    def _ask_clear_all(self) -> None:
        dialog = ClearDialog(self.window(), self.context, self._session, None)
        dialog.cleared.connect(self._session.data_changed)
        dialog.cleared.connect(self._session.refresh_status)
        dialog.open()

    def _clear_caches(self) -> None:
        if chosen := [line.id for line in self._in_moodle()]:
            self.editor.clear_cache(chosen)

    def commands(self) -> list[Command]:
        """Every company's settings, and what is done to all companies."""
        whole = [] if self._session.is_read_only else self._whole_commands()
        group = self.tr("Settings of a company")
        lines = [line for line in self._lines or () if line.company.removed_at is None]
        return whole + [
            Command(line.company.name, self._opener(line.id), group, "building-2", only_typed=True) for line in lines
        ]

    def _whole_commands(self) -> list[Command]:
        """As the buttons of the page and its menu More have them."""
        group, known = self.tr("Companies"), self._lines is None or bool(self._lines)
        defaults = partial(self.navigate.emit, "companies", FOR_NEW)
        return [
            Command(self.tr("Import from the Moodle plugin …"), self._import, group, "download", words="settings"),
            Command(self.tr("Settings for new companies …"), defaults, group, "building-2", words="defaults"),
            Command(self.tr("Clear the cache of all companies"), self._clear_caches, group, "refresh-cw",
                    enabled=bool(self._in_moodle())),
            Command(self.tr("Clear the data of all companies …"), self._ask_clear_all, group, "trash-2",
                    words=self.tr("erase delete reset"), enabled=known and not self._session.is_syncing),
        ]  # fmt: skip

    def _opener(self, company_id: int) -> Callable[[], None]:
        return partial(self.navigate.emit, "companies", company_id)

    def _take(self, lines: list[CompanyLine]) -> None:
        self._lines = lines
        self.error_panel.hide()
        self.list.show_lines(lines)
        if self.stack.currentWidget() is not self.detail:
            self._show_state()
        self._show_freshness()

    def _fail(self, error: Exception) -> None:
        kept = self.tr("The list below was read earlier.") if self._lines else self.tr("Nothing was changed.")
        self.error_panel.show_error(error, kept=kept)
        if self.stack.currentWidget() is not self.detail:
            self._show_state()

    def _show_state(self) -> None:
        if self._lines is None:
            self.stack.setCurrentWidget(self.loading if self.error_panel.isHidden() else self.nothing)
        else:
            self.stack.setCurrentWidget(self.list if self._lines else self.empty)
        self._show_freshness()
        self._show_note()

    def _show_freshness(self) -> None:
        self.header.set_freshness(data_line(self._session, self.context.now()))

    def _show_note(self) -> None:
        self.set_note(self.list.note() if self.stack.currentWidget() is self.list else "")

    def update_times(self) -> None:
        """Relative times move on, and clients read meanwhile. A company that is open stays where it was scrolled to."""
        self._show_freshness()
        if self.list.isVisible() and self.context.now() - self._asked_at >= FRESH_SECONDS:
            self._read_list()

    def _name_detail(self, title: str) -> None:
        if self.stack.currentWidget() is self.detail:
            self.set_title(title)

    def _show_syncing(self, _outcome: object = None) -> None:
        self.list.show_syncing(self._session.is_syncing)

    def _sync(self, company_ids: list[int]) -> None:
        """One run for one; of several, the Sync page says which one is being read, and can stop it."""
        if len(company_ids) == 1:
            self._session.start_sync(SyncMode.FULL, company_ids[0])
        else:
            self._session.start_company_syncs(company_ids)
        if not self._session.is_syncing:
            return
        said = formats.counted(len(company_ids), self.tr("Syncing 1 company"), self.tr("Syncing {n} companies"))
        self.context.messages.offer(said, self.tr("Watch it"), self._go_to_sync)

    def _edit(self, company_ids: list[int]) -> None:
        chosen = [line for line in self._lines or () if line.id in company_ids]
        dialog = BulkDialog(self, self.context, self._session, chosen, self._in_moodle())
        dialog.ordered.connect(self.editor.apply)
        dialog.open()

    def _compare_two(self, company_ids: list[int]) -> None:
        self._open_compare(*company_ids)

    def _compare_with(self, company_id: int) -> None:
        others = [line.id for line in self._in_moodle() if line.id != company_id]
        if others:
            self._open_compare(company_id, others[0])
        else:
            self.context.messages.say(self.tr("There is no other company to compare with."), tone="accent")

    def _open_compare(self, first: int, second: int) -> None:
        dialog = CompareDialog(self, self.context, self._session, self._in_moodle(), first, second)
        dialog.ordered.connect(self.editor.apply)
        dialog.open()

    def _in_moodle(self) -> list[CompanyLine]:
        return [line for line in self._lines or () if line.company.removed_at is None]

    def _offboard(self, company_id: int) -> None:
        dialog = OffboardDialog(self, self.context, self._session, company_id)
        dialog.finished_with.connect(self._on_offboarded)
        dialog.open()

    def _on_offboarded(self) -> None:
        self._session.data_changed.emit()

    def _open_report(self, query: object) -> None:
        self.navigate.emit("reports", query)

    def _go_to_sync(self) -> None:
        self.navigate.emit("sync", None)
