"""A tab of one company: reads what it shows in a task, and says when it loads, is empty or could not be read."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.services.companies import CompaniesService
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.tokens import CARD_GAP
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.skeleton import PageSkeleton
from alx_desktop.ui.widgets.states import EmptyState, ErrorPanel


class Section(QWidget):
    """Subclasses fill `card` and override `read` (any thread) and `show_found`; nothing found shows `empty`."""

    def __init__(self, context: UiContext, session: SiteSession, title: str, icon: str, nothing: str, why: str) -> None:
        super().__init__()
        self.context, self.session = context, session
        self.company_id: int | None = None
        self._read_for: int | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CARD_GAP)
        self.error_panel = ErrorPanel(context.theme)
        self.error_panel.add_action(self.tr("Try again"), self.refresh)
        column.addWidget(self.error_panel)
        self.stack = QStackedWidget()
        column.addWidget(self.stack, 1)
        self.loading = PageSkeleton(context.theme)
        self.empty = EmptyState(context.theme, icon, nothing, why)
        self.card = Card(title)
        for state in (self.loading, self.empty, self.card):
            self.stack.addWidget(state)

    def show_company(self, company_id: int) -> None:
        """Show another company, or the same one anew."""
        if company_id != self.company_id:
            self.company_id = company_id
            self.stack.setCurrentWidget(self.loading)
        self.refresh()

    def refresh(self) -> None:
        """Read anew; what is shown stays meanwhile."""
        if self.company_id is None:
            return
        companies, company_id = self.session.site.companies, self.company_id

        def work(_progress: ProgressSink, cancel: CancelToken) -> tuple[int, Any]:
            return company_id, self.read(companies, company_id, cancel)

        self.context.tasks.start(
            work, title=self.card.title_label.text(), on_success=self._take, on_failure=self._fail,
            key=f"company/{type(self).__name__}",
        )  # fmt: skip

    def read(self, companies: CompaniesService, company_id: int, cancel: CancelToken) -> Any:
        """What is shown; on a worker thread, so it touches no widget."""
        raise NotImplementedError

    def show_found(self, found: Any) -> bool:
        """Show it; whether there was anything."""
        raise NotImplementedError

    def _take(self, answer: tuple[int, Any]) -> None:
        company_id, found = answer
        if company_id == self.company_id:
            self._read_for = company_id
            self.error_panel.hide()
            self.stack.setCurrentWidget(self.card if self.show_found(found) else self.empty)

    def _fail(self, error: Exception) -> None:
        shown = self._read_for == self.company_id
        kept = self.tr("What is below was read earlier.") if shown else self.tr("Nothing was changed.")
        self.error_panel.show_error(error, kept=kept)
