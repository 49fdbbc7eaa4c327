"""The request log: live, searched and filtered in the store, older ones on demand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.store.request_log_reading import ERRORS, GOOD, REFUSED, RequestFilter
from alx_desktop.ui import formats
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.models.choices import Option
from alx_desktop.ui.models.requests import WIDTHS, RequestModel
from alx_desktop.ui.pages.reports_popup import ChoicePopup
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.token_words import protocol_word
from alx_desktop.ui.tokens import CARD_GAP, STEP
from alx_desktop.ui.widgets.buttons import link_button
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.chip import Chip
from alx_desktop.ui.widgets.labels import muted_label
from alx_desktop.ui.widgets.search_box import SearchBox
from alx_desktop.ui.widgets.states import EmptyState, ErrorPanel, Skeleton
from alx_desktop.ui.widgets.table import Table

if TYPE_CHECKING:
    from alx_desktop.services.request_list import RequestPage

FOLLOW_MS = 2000
MOST = 5000
"""Requests in the table; following drops the oldest."""

PROTOCOLS = ("plugin", "rest", "odata", "stream", "other")


class RequestsPanel(QWidget):
    """Reads while it is shown."""

    def __init__(self, context: UiContext, session: SiteSession, settings: QSettings) -> None:
        super().__init__()
        self._context, self._session = context, session
        self.filter = RequestFilter()
        self._page: RequestPage | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CARD_GAP)
        self.error_panel = ErrorPanel(context.theme)
        self.error_panel.add_action(self.tr("Try again"), self.refresh)
        column.addWidget(self.error_panel)
        column.addLayout(self._build_filters())
        self.card = Card()
        self.stack = QStackedWidget()
        self.loading = Skeleton(context.theme, 10)
        text = self.tr(
            "Each request shows here, refused ones too: who asked for what, and how it was answered. "
            "“Who pulls?” sets a client up, and “Try it” asks as one does."
        )
        self.empty = EmptyState(context.theme, "activity", self.tr("No requests yet"), text)
        self.nothing = EmptyState(context.theme, "search", self.tr("Nothing found"), self.tr("No request fits."))
        self.table = Table(context.theme, self.tr("Requests"))
        self.model = RequestModel(context.now, self)
        self.table.setModel(self.model)
        self.table.set_widths(WIDTHS)
        self.table.remember_columns(settings, "requests")
        self.table.horizontalHeader().setStretchLastSection(True)
        self.failed = QWidget()
        for widget in (self.loading, self.empty, self.nothing, self.failed, self.table):
            self.stack.addWidget(widget)
        self.card.add_table(self.stack)
        column.addWidget(self.card, 1)
        self._timer = QTimer(self)
        self._timer.setInterval(FOLLOW_MS)
        self._timer.timeout.connect(self._follow)

    def _build_filters(self) -> QHBoxLayout:
        theme = self._context.theme
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        self.search = SearchBox(theme, self.tr("Path, error, address or program"))
        self.search.setFixedWidth(grown(300))
        self.search.search_changed.connect(self._on_text)
        self.status_chip = Chip(self.tr("Answer"))
        self.protocol_chip = Chip(self.tr("Protocol"))
        self.company_chip = Chip(self.tr("Company"))
        self.status_popup = ChoicePopup(self, theme, self.tr("Answer"), searches=False, width=220)
        self.protocol_popup = ChoicePopup(self, theme, self.tr("Protocol"), searches=False, width=220)
        self.company_popup = ChoicePopup(self, theme, self.tr("Companies"))
        self.status_popup.chosen_changed.connect(self._on_statuses)
        self.protocol_popup.chosen_changed.connect(self._on_protocols)
        self.company_popup.chosen_changed.connect(self._on_companies)
        self.status_chip.clicked.connect(self._open_statuses)
        self.protocol_chip.clicked.connect(self._open_protocols)
        self.company_chip.clicked.connect(self._open_companies)
        self.follow_box = QCheckBox(self.tr("Follow"))
        self.follow_box.setToolTip(self.tr("Show new requests as they come"))
        self.follow_box.setChecked(True)
        self.older_button = link_button(self.tr("Show older"))
        self.older_button.clicked.connect(self._read_older)
        self.older_button.hide()
        self.count_label = muted_label()
        left: list[QWidget] = [self.search, self.status_chip, self.protocol_chip, self.company_chip]
        right: list[QWidget] = [self.count_label, self.older_button, self.follow_box]
        for widget in left:
            row.addWidget(widget)
        row.addStretch(1)
        for widget in right:
            row.addWidget(widget)
        return row

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def show_statuses(self, statuses: tuple[str, ...]) -> None:
        """Show only requests that were answered so, of STATUS_CLASSES, and no other filter."""
        self.search.clear()
        self._set(RequestFilter(statuses=statuses))

    def refresh(self) -> None:
        """Read the newest anew."""
        self._read(self._take)

    def _read(self, then: object, *, before: int | None = None, after: int | None = None) -> None:
        service, wanted = self._session.app.request_list(self._session.site), self.filter

        def work(_progress: ProgressSink, cancel: CancelToken) -> RequestPage:
            return service.read(wanted, before=before, after=after, cancel=cancel)

        self._context.tasks.start(
            work, title=self.tr("Reading the request log"), on_success=then,  # type: ignore[arg-type]
            on_failure=self._fail, key="requests",
        )  # fmt: skip

    def _take(self, page: RequestPage) -> None:
        self.error_panel.hide()
        self._page = page
        self.model.companies, self.model.tokens = page.companies, page.tokens
        self.model.set_rows(page.requests)
        self.older_button.setVisible(page.more)
        self._show()

    def _take_new(self, page: RequestPage) -> None:
        self.error_panel.hide()
        if page.more:
            # More came at once than one reading holds: begin again, so that none is missing in between.
            self.refresh()
        elif page.requests:
            selected = {self.model.rows[row].request_id for row in self.table.selected_rows()}
            place, at_top = self.table.verticalScrollBar().value(), self.table.verticalScrollBar().value() == 0
            self.model.companies |= page.companies
            self.model.tokens |= page.tokens
            self.model.set_rows([*page.requests, *self.model.rows][:MOST])
            rows = [at for at, row in enumerate(self.model.rows) if row.request_id in selected]
            self.table.select_rows(rows)
            # What is being read stays where it is; only who looks at the top sees the new ones arrive.
            moved = 0 if at_top else place + len(page.requests) * self.table.verticalHeader().defaultSectionSize()
            self.table.verticalScrollBar().setValue(moved)
            self._show()

    def _take_older(self, page: RequestPage) -> None:
        self.error_panel.hide()
        place = self.table.verticalScrollBar().value()
        self.model.tokens |= page.tokens
        self.model.set_rows([*self.model.rows, *page.requests])
        self.table.verticalScrollBar().setValue(place)
        self.older_button.setVisible(page.more)
        self._show()

    def _fail(self, error: Exception) -> None:
        kept = self.tr("The requests below are from an earlier reading.") if self.model.rows else ""
        self.error_panel.show_error(error, kept=kept)
        if self.stack.currentWidget() is self.loading:
            self.stack.setCurrentWidget(self.failed)

    def _follow(self) -> None:
        if self.follow_box.isChecked() and self._page is not None and self.isVisible():
            newest = self.model.rows[0].request_id if self.model.rows else None
            self._read(self._take_new, after=newest) if newest else self.refresh()

    def _read_older(self) -> None:
        if self.model.rows:
            # Following would drop the old ones again.
            self.follow_box.setChecked(False)
            self._read(self._take_older, before=self.model.rows[-1].request_id)

    def _show(self) -> None:
        count = len(self.model.rows)
        words = formats.counted(count, self.tr("1 request"), self.tr("{n} requests")) if count else ""
        self.count_label.setText(words)
        shown: QWidget = self.table
        if not count:
            shown = self.nothing if self.filter != RequestFilter() else self.empty
        self.stack.setCurrentWidget(shown)

    def _set(self, wanted: RequestFilter) -> None:
        if wanted == self.filter:
            return
        self.filter = wanted
        status = {ERRORS: self.tr("Errors"), REFUSED: self.tr("Refused"), GOOD: self.tr("Good")}
        self.status_chip.set_value(", ".join(status[one] for one in wanted.statuses))
        self.protocol_chip.set_value(", ".join(map(protocol_word, wanted.protocols)))
        known = self._page.companies if self._page else {}
        self.company_chip.set_value(", ".join(known.get(one, str(one)) for one in wanted.company_ids[:2]))
        self.refresh()

    def _on_text(self, text: str) -> None:
        self._set(replace(self.filter, text=text))

    def _on_statuses(self, chosen: tuple[Option, ...]) -> None:
        self._set(replace(self.filter, statuses=tuple(str(option.id) for option in chosen)))

    def _on_protocols(self, chosen: tuple[Option, ...]) -> None:
        self._set(replace(self.filter, protocols=tuple(str(option.id) for option in chosen)))

    def _on_companies(self, chosen: tuple[Option, ...]) -> None:
        self._set(replace(self.filter, company_ids=tuple(int(option.id) for option in chosen)))

    def _open_statuses(self) -> None:
        options = [
            Option(ERRORS, self.tr("Errors")),
            Option(REFUSED, self.tr("Refused")),
            Option(GOOD, self.tr("Good")),
        ]
        self.status_popup.offer(options, self.filter.statuses)
        self.status_popup.open_below(self.status_chip)

    def _open_protocols(self) -> None:
        self.protocol_popup.offer([Option(one, protocol_word(one)) for one in PROTOCOLS], self.filter.protocols)
        self.protocol_popup.open_below(self.protocol_chip)

    def _open_companies(self) -> None:
        known = self._page.companies if self._page else {}
        self.company_popup.offer([Option(number, name) for number, name in known.items()], self.filter.company_ids)
        self.company_popup.open_below(self.company_chip)
