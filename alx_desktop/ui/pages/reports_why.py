"""The way from a row of the report to "Why this value?"."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings

from alx_desktop.services.explain_short import FIELDS
from alx_desktop.ui.models.report_model import ReportModel
from alx_desktop.ui.pages.page import Page
from alx_desktop.ui.pages.reports_detail import RowDetail
from alx_desktop.ui.pages.reports_table import ReportTable
from alx_desktop.ui.pages.reports_why_window import Doubt, WhyWindow
from alx_desktop.ui.session import SiteSession

KEYS = "Ctrl+Shift+W"


class WhyAction(QObject):
    """From the table's menu, by the keyboard, or from the panel of a row. `window` is made at the first doubt."""

    def __init__(
        self,
        page: Page,
        session: SiteSession,
        settings: QSettings,
        table: ReportTable,
        model: ReportModel,
        panel: RowDetail,
    ) -> None:
        super().__init__(page)
        self._page, self._session, self._settings = page, session, settings
        self._table, self._model = table, model
        self.window: WhyWindow | None = None
        table.why_asked.connect(self.explain_cell)
        panel.why_asked.connect(self.explain_row)

    def explain_cell(self) -> None:
        """Explain the value of the current cell."""
        current = self._table.currentIndex()
        self._open(self._model.columns[current.column()].id if current.isValid() else "")

    def explain_row(self) -> None:
        """Explain the current row as a whole."""
        self._open("")

    def update_times(self) -> None:
        """Relative times read differently now."""
        if self.window is not None:
            self.window.update_times()

    def _open(self, column: str) -> None:
        current = self._table.currentIndex()
        row = self._model.row(current.row()) if current.isValid() else None
        if row is None:
            self._page.context.messages.say(self.tr("Choose a row first"), tone="warn")
            return
        key = (row["company_id"], row["user_id"], row["course_id"])
        names = (row["learner_name"], row["course_name"], row["company_name"])
        words = tuple(name or str(number) for name, number in zip(names, (key[1], key[2], key[0]), strict=True))
        self._window().show_doubt(Doubt(*key, words, column if column in FIELDS else ""))

    def _window(self) -> WhyWindow:
        if self.window is None:
            self.window = WhyWindow(self._page, self._page.context, self._session, self._settings)
            self.window.decide_asked.connect(self._decide)
        return self.window

    def _decide(self) -> None:
        self._page.navigate.emit("sync", None)
        self._page.window().activateWindow()
