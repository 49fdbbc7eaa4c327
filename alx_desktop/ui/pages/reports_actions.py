"""What a person does with the report's rows: open one, copy them, and run, show or remove saved exports."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Signal
from PySide6.QtGui import QGuiApplication

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.ui import formats
from alx_desktop.ui.models.report_copy import ASK_ABOVE, MOST, copied_text
from alx_desktop.ui.models.report_model import ReportModel
from alx_desktop.ui.pages.page import Page
from alx_desktop.ui.pages.reports_detail import RowDetail
from alx_desktop.ui.pages.reports_run import ExportBar
from alx_desktop.ui.pages.reports_saved import SavedExportsPopup
from alx_desktop.ui.pages.reports_table import ReportTable
from alx_desktop.ui.widgets.chip import Chip
from alx_desktop.ui.widgets.confirm import ConfirmDialog

if TYPE_CHECKING:
    from alx_desktop.services.exports import ExportService
    from alx_desktop.services.reports import ReportService
    from alx_desktop.services.saved_exports import SavedExport


class CopyAction(QObject):
    """Ctrl+C: the selected rows as tab-separated text with headers, also those that were never read."""

    def __init__(self, page: Page, table: ReportTable, model: ReportModel, reports: ReportService) -> None:
        super().__init__(page)
        self._page, self._table, self._model, self._reports = page, table, model, reports
        table.copy_asked.connect(self.copy)

    def copy(self) -> None:
        """Copy what is selected; ask before it is very much."""
        count = self._table.selected_count()
        messages = self._page.context.messages
        if count == 0:
            messages.say(self.tr("Select rows first, or all of them with Ctrl+A"), tone="warn")
        elif count > MOST:
            text = self.tr("{0} rows are too many to copy; the limit is {1}. Export them instead.")
            messages.say(text.format(formats.integer(count), formats.integer(MOST)), tone="warn")
        elif count > ASK_ABOVE:
            self._ask(count)
        else:
            self._start()

    def _ask(self, count: int) -> None:
        dialog = ConfirmDialog(
            self._page,
            self.tr("Copy {0} rows?").format(formats.integer(count)),
            self.tr("Other programs may take long to paste that much. An export writes a file instead."),
            action=self.tr("Copy"),
            keep=self.tr("Cancel"),
            danger=False,
        )
        dialog.confirmed.connect(self._start)
        dialog.open()

    def _start(self) -> None:
        reports, query, cells = self._reports, self._model.query, self._model.cells
        ranges = self._table.selected_ranges()
        columns = [self._model.columns[place] for place in self._table.shown_columns()]

        def work(progress: ProgressSink, cancel: CancelToken) -> tuple[str, int]:
            return copied_text(reports, query, ranges, columns, cells, progress, cancel)

        self._page.context.tasks.start(
            work, title=self.tr("Copying rows"), on_success=self._take, key="report.copy", visible=True
        )

    def _take(self, answer: tuple[str, int]) -> None:
        text, rows = answer
        QGuiApplication.clipboard().setText(text)
        self._page.context.messages.say(
            formats.counted(rows, self.tr("1 row copied, with headers"), self.tr("{n} rows copied, with headers"))
        )


class DetailAction(QObject):
    """The panel of one row in full: opened by Return or a double click, then following the current row."""

    def __init__(self, page: Page, table: ReportTable, model: ReportModel, panel: RowDetail) -> None:
        super().__init__(page)
        self._table, self._model, self._panel = table, model, panel
        panel.closed.connect(self.close)
        table.details_asked.connect(self.open)
        table.selectionModel().currentRowChanged.connect(self._on_current)
        model.dataChanged.connect(self._on_rows_read)

    def open(self) -> None:
        """Show the current row."""
        self._show(self._table.currentIndex())

    def close(self) -> None:
        """Close the panel; the keyboard goes on in the table."""
        if not self._panel.isHidden():
            self._panel.hide()
            self._table.setFocus()

    def toggle(self) -> None:
        """Open or close it."""
        if self._panel.isHidden():
            self.open()
        else:
            self.close()

    def _on_current(self, current: QModelIndex) -> None:
        if not self._panel.isHidden():
            self._show(current)

    def _on_rows_read(self, first: QModelIndex, last: QModelIndex) -> None:
        """The row in the panel may have been read anew."""
        current = self._table.currentIndex()
        if not self._panel.isHidden() and first.row() <= current.row() <= last.row():
            self._show(current)

    def _show(self, index: QModelIndex) -> None:
        row = self._model.row(index.row()) if index.isValid() else None
        if row is not None:
            self._panel.show_row(row)


class SavedExportsAction(QObject):
    """The button of the saved exports and what its popup asks for. show_asked(ReportQuery).

    failed(Exception): they could not be read; what was read before stays.
    """

    show_asked = Signal(object)
    failed = Signal(object)

    def __init__(self, page: Page, button: Chip, bar: ExportBar, exports: ExportService) -> None:
        super().__init__(page)
        self._page, self._button, self._bar, self._exports = page, button, bar, exports
        self._saved: list[SavedExport] = []
        self.popup = SavedExportsPopup(page, page.context)
        self.popup.run_asked.connect(self._run)
        self.popup.show_asked.connect(self._show)
        self.popup.remove_asked.connect(self._ask_remove)
        button.clicked.connect(self._open)
        bar.saved_changed.connect(self.read)

    @property
    def names(self) -> frozenset[str]:
        """Names that are taken."""
        return frozenset(export.name for export in self._saved)

    def read(self) -> None:
        """Read the saved exports anew."""
        exports = self._exports

        def work(_progress: ProgressSink, _cancel: CancelToken) -> list[SavedExport]:
            return exports.saved()

        self._page.context.tasks.start(
            work,
            title=self.tr("Reading the saved exports"),
            on_success=self._take,
            on_failure=self._on_failed,
            key="report.saved",
        )

    def _take(self, saved: list[SavedExport]) -> None:
        self._saved = saved
        self.popup.show_saved(saved)

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)

    def _open(self) -> None:
        self.popup.show_saved(self._saved)
        self.popup.open_below(self._button)

    def _run(self, export: SavedExport) -> None:
        if self._bar.is_running:
            self._page.context.messages.say(self.tr("Another export is running"), tone="warn")
        else:
            self._bar.rerun(export.name, export.path)

    def _show(self, export: SavedExport) -> None:
        self.show_asked.emit(export.query)

    def _ask_remove(self, export: SavedExport) -> None:
        dialog = ConfirmDialog(
            self._page,
            self.tr("Remove {0}?").format(export.name),
            self.tr("Its filters and columns are forgotten. The file {0} stays.").format(export.path),
            action=self.tr("Remove the saved export"),
            keep=self.tr("Keep it"),
        )
        dialog.confirmed.connect(partial(self._remove, export.name))
        dialog.open()

    def _remove(self, name: str) -> None:
        exports = self._exports

        def work(_progress: ProgressSink, _cancel: CancelToken) -> None:
            exports.remove(name)

        self._page.context.tasks.start(work, title=self.tr("Removing the saved export"), on_success=self._on_removed)

    def _on_removed(self, _nothing: object) -> None:
        self.read()
