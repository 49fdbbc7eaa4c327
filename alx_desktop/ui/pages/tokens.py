"""Tokens: all of them over all companies; make, rotate, revoke, see how each is used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.services.token_list import EXPIRING, REFUSED, STATES, TokenQuery
from alx_desktop.ui import formats
from alx_desktop.ui.commands import Command
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.models.tokens import ORDER_OF_COLUMN, SECONDARY, SOURCE, WIDTHS, TokenModel
from alx_desktop.ui.pages.page import Page
from alx_desktop.ui.pages.tokens_actions import TokenActions
from alx_desktop.ui.pages.tokens_bulk import BulkBar
from alx_desktop.ui.pages.tokens_filters import TokenFilters
from alx_desktop.ui.pages.tokens_head import TokensHead
from alx_desktop.ui.pages.tokens_moodle import MoodleTokenActions
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.tasks import Work
from alx_desktop.ui.tokens import STEP
from alx_desktop.ui.widgets.buttons import plain_button, primary_button, set_button_icon
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.states import EmptyState, ErrorPanel, Skeleton
from alx_desktop.ui.widgets.table import Table
from alx_desktop.ui.widgets.token_detail import TokenDetailPanel

if TYPE_CHECKING:
    from alx_desktop.services.token_list import TokenDetail, TokenLine, TokenList

TIMES_BEFORE_READ = 4
"""Of the window's ticks, a quarter of a minute each: who uses a token shows within a minute."""


class TokensPage(Page):
    """The table, its filters, and the details of the one that is selected."""

    def __init__(self, context: UiContext, session: SiteSession, settings: QSettings) -> None:
        super().__init__(context, "tokens", "")
        self.set_title(self.tr("Tokens"))
        self._session = session
        self._list: TokenList | None = None
        self._ticks = 0
        self._wanted = ""
        self.actions_of_tokens = TokenActions(context, session, self)
        self.actions_of_tokens.changed.connect(self.refresh)
        self.moodle_actions = MoodleTokenActions(context, session, self)
        self.moodle_actions.changed.connect(self.refresh)
        self.head = TokensHead(self.header)
        self.head.expiring_button.clicked.connect(self._show_expiring)
        self.head.refused_button.clicked.connect(self._show_refused)
        self.moodle_button = plain_button(self.tr("Moodle's tokens …"))
        self.moodle_button.setToolTip(self.tr("Whether tokens of the plugin's web service are accepted too"))
        self.moodle_button.setEnabled(False)
        self.moodle_button.clicked.connect(self._ask_access)
        self.header.add_action(self.moodle_button)
        self.create_button = primary_button(self.tr("New token"))
        set_button_icon(context.theme, self.create_button, "plus", "on_accent")
        self.create_button.clicked.connect(self._create)
        self.header.add_action(self.create_button)
        self.build(self._build_parts(settings))

    def _build_parts(self, settings: QSettings) -> Iterator[None]:
        theme = self.context.theme
        self.error_panel = ErrorPanel(theme)
        self.error_panel.add_action(self.tr("Try again"), self.refresh)
        self.body.addWidget(self.error_panel)
        self.filters = TokenFilters(theme)
        self.body.addWidget(self.filters)
        yield
        self.detail = TokenDetailPanel(theme)
        yield
        self._build_card(settings)
        self.filters.query_changed.connect(self._on_query)
        self._connect_detail()
        self._session.data_changed.connect(self.reread)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.filters.search.setFocus)

    def _build_card(self, settings: QSettings) -> None:
        theme = self.context.theme
        self.card = Card()
        self.stack = QStackedWidget()
        self.loading = Skeleton(theme, 12)
        text = self.tr(
            "Power BI, Excel and scripts read one company each, with a token that is made for it. "
            "It is shown once, can expire, and can be taken back at any time."
        )
        self.empty = EmptyState(theme, "lock", self.tr("No tokens yet"), text)
        self.empty.add_action(self.tr("New token"), self._create)
        self.empty.add_action(self.tr("Moodle's tokens …"), self._ask_access)
        self.nothing = EmptyState(theme, "search", self.tr("Nothing found"), self.tr("No token fits the filters."))
        self.nothing.add_action(self.tr("Clear all filters"), self.filters.clear)
        self.content = self._build_content(settings)
        self.failed = QWidget()
        for widget in (self.loading, self.empty, self.nothing, self.failed, self.content):
            self.stack.addWidget(widget)
        self.card.add_table(self.stack)
        self.body.addWidget(self.card, 1)

    def _build_content(self, settings: QSettings) -> QWidget:
        theme = self.context.theme
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(STEP)
        self.bulk = BulkBar()
        self.bulk.rotate_asked.connect(self._rotate)
        self.bulk.revoke_asked.connect(self._revoke)
        self.bulk.full_asked.connect(self._make_full)
        self.table = Table(theme, self.tr("Tokens"))
        self.model = TokenModel(self)
        self.table.setModel(self.model)
        self.table.set_widths(WIDTHS)
        self.table.remember_columns(settings, "all_tokens")
        header = self.table.horizontalHeader()
        header.setStretchLastSection(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.table.setSortingEnabled(True)
        self.model.order_asked.connect(self.filters.set_order)
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        left.addWidget(self.table, 1)
        # Below: the rows must not move under the pointer while the second one is chosen.
        left.addWidget(self.bulk)
        row.addLayout(left, 1)
        row.addWidget(self.detail)
        return content

    def _connect_detail(self) -> None:
        self.detail.closed.connect(self._close_detail)
        self.detail.rotate_button.clicked.connect(self._rotate)
        self.detail.revoke_button.clicked.connect(self._revoke)
        self.detail.limits_button.clicked.connect(self._edit_limits)
        self.detail.full_button.clicked.connect(self._make_full)
        self.detail.block_button.clicked.connect(self._revoke)
        self.detail.unblock_button.clicked.connect(self._unblock)
        self.detail.company_button.clicked.connect(self._ask_company)

    def activate(self, argument: object = None) -> None:
        """Read the tokens. argument: a company's id, whose tokens are wanted; a token's; a state; or None."""
        if isinstance(argument, int):
            self.filters.choose(company_ids=(argument,))
        elif argument in STATES:
            self.filters.choose(states=(str(argument),))
        elif isinstance(argument, str):
            self.filters.clear()
            self._wanted = argument
        # Whatever the filters have just asked for is superseded.
        self.refresh()

    def refresh(self) -> None:
        """Read the tokens anew, keeping the selection and the place."""
        query = self.filters.query
        service = self._session.app.token_list(self._session.site)

        def work(_progress: ProgressSink, cancel: CancelToken) -> TokenList:
            return service.read(query, cancel)

        self._start(work)

    def update_times(self) -> None:
        """Times move on, and somebody may have read meanwhile."""
        self._ticks += 1
        if self._ticks % TIMES_BEFORE_READ == 0 and self.isVisible() and self._list is not None:
            self.refresh()

    def commands(self) -> list[Command]:
        """What can be done here."""
        group = self.tr("Tokens")
        return [
            Command(self.tr("New token"), self._create, group, "plus", words="create make add endpoint"),
            Command(self.tr("Show tokens that expire soon"), self._show_expiring, group, "clock", words="expiry"),
            Command(self.tr("Moodle's tokens …"), self._ask_access, group, "lock", words="plugin accept web service"),
        ]

    # Reading

    def _on_query(self, query: TokenQuery) -> None:
        """Another filter or order: what was read is arranged anew, off this thread, for ten thousand take a moment."""
        known = self._list
        if known is None:
            self.refresh()
            return

        def work(_progress: ProgressSink, _cancel: CancelToken) -> TokenList:
            return known.arranged(query)

        self._start(work)

    def _start(self, work: Work) -> None:
        title = self.tr("Reading the tokens")
        self.context.tasks.start(work, title=title, on_success=self._take, on_failure=self._fail, key="tokens")

    def _take(self, found: TokenList) -> None:
        self.error_panel.hide()
        self._list = found
        selected = [self._wanted] if self._wanted else self._selected_ids()
        place = self.table.verticalScrollBar().value()
        self.actions_of_tokens.know_companies(found.companies)
        self.filters.offer_companies(found.companies)
        self.filters.offer_moodle(found.access.accepted)
        self.filters.show_hits(len(found.lines), found.total)
        self.moodle_button.setEnabled(True)
        self.model.set_rows(found.lines)
        self._select(selected)
        self.table.verticalScrollBar().setValue(place)
        if self._wanted:
            self._wanted = ""
            for row in self.table.selected_rows():
                self.table.scrollTo(self.model.index(row, 0))
        self._show_order()
        self.head.show_list(found)
        if not found.total:
            self.stack.setCurrentWidget(self.empty)
        else:
            self.stack.setCurrentWidget(self.content if found.lines else self.nothing)
        self.filters.setVisible(bool(found.total))

    def _fail(self, error: Exception) -> None:
        kept = self.tr("The tokens below are from an earlier reading.") if self._list is not None else ""
        self.error_panel.show_error(error, kept=kept)
        if self._list is None:
            self.stack.setCurrentWidget(self.failed)

    def _show_order(self) -> None:
        query, header = self.filters.query, self.table.horizontalHeader()
        column = ORDER_OF_COLUMN.index(query.order) if query.order in ORDER_OF_COLUMN else -1
        order = Qt.SortOrder.DescendingOrder if query.descending else Qt.SortOrder.AscendingOrder
        # Not a question of the person: the rows are in this order already.
        header.blockSignals(True)
        header.setSortIndicator(column, order)
        header.blockSignals(False)

    # Selection

    def selected(self) -> list[TokenLine]:
        """The selected tokens."""
        return [self.model.rows[row] for row in self.table.selected_rows()]

    def _selected_ids(self) -> list[str]:
        return [line.token.token_id for line in self.selected()]

    def _select(self, ids: list[str]) -> None:
        if not ids:
            self._on_selected()
            return
        wanted = set(ids)
        rows = [at for at, line in enumerate(self.model.rows) if line.token.token_id in wanted]
        self.table.select_rows(rows)
        self._on_selected()

    def _on_selected(self) -> None:
        lines = self.selected()
        self.bulk.show_count(len(lines), sum(line.moodle is None for line in lines))
        self.set_note(formats.counted(len(lines), self.tr("1 selected"), self.tr("{n} selected")) if lines else "")
        one = len(lines) == 1
        for column in SECONDARY:
            self.table.setColumnHidden(column, one)
        self.table.setColumnHidden(SOURCE, one or self._list is None or not self._list.access.accepted)
        if one:
            self._read_detail(lines[0].token.token_id)
        else:
            self.context.tasks.supersede("token.detail")
            self.detail.hide()

    def _read_detail(self, token_id: str) -> None:
        service = self._session.app.token_list(self._session.site)

        def work(_progress: ProgressSink, _cancel: CancelToken) -> TokenDetail | None:
            return service.detail(token_id)

        title = self.tr("Reading the token")
        self.context.tasks.start(work, title=title, on_success=self._take_detail, key="token.detail")

    def _take_detail(self, detail: TokenDetail | None) -> None:
        if detail is not None and self._selected_ids() == [detail.line.token.token_id]:
            self.detail.show_token(detail)

    def _close_detail(self) -> None:
        self.table.clearSelection()
        self.table.setFocus()

    # Acts

    def _create(self) -> None:
        self.actions_of_tokens.create(self.filters.query.company_ids)

    def _rotate(self) -> None:
        self.actions_of_tokens.rotate(self.selected())

    def _revoke(self) -> None:
        self.actions_of_tokens.revoke(self.selected())

    def _make_full(self) -> None:
        self.actions_of_tokens.make_next_full(self.selected())

    def _unblock(self) -> None:
        for line in self.selected():
            self.moodle_actions.unblock(line)

    def _ask_company(self) -> None:
        lines = self.selected()
        if len(lines) == 1 and self._list is not None:
            self.moodle_actions.ask_company(lines[0], self._list)

    def _ask_access(self) -> None:
        if self._list is not None:
            self.moodle_actions.ask_access(self._list)

    def _edit_limits(self) -> None:
        lines = self.selected()
        if len(lines) == 1:
            self.actions_of_tokens.edit_limits(lines[0])

    def _show_expiring(self) -> None:
        self.navigate.emit("tokens", EXPIRING)

    def _show_refused(self) -> None:
        self.navigate.emit("tokens", REFUSED)
