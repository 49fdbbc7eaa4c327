"""Saving and printing an explanation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.services.explain_page import document
from alx_desktop.ui.context import Messages, UiContext
from alx_desktop.ui.pages.reports_export import FOLDER_KEY, documents_folder
from alx_desktop.ui.pages.reports_why_page import said_document
from alx_desktop.ui.pages.reports_why_paper import file_name, page_size, paper_font, print_on, write

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from alx_desktop.services.explanation import Explanation


class WhySave(QObject):
    """Asks where to, writes in a task, and says where the file is."""

    def __init__(self, window: QWidget, context: UiContext, settings: QSettings, messages: Messages) -> None:
        super().__init__(window)
        self._window, self._context, self._settings, self._messages = window, context, settings, messages
        self._found: Explanation | None = None
        self._asked = ""
        self._path = Path()

    def ask(self, found: Explanation, asked: str) -> None:
        """Ask for the file; the ending says whether it is a PDF or a web page."""
        self._found, self._asked = found, asked
        folder = Path(str(self._settings.value(FOLDER_KEY, "")) or documents_folder())
        dialog = QFileDialog(self._window, self.tr("Save the explanation"), str(folder))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("PDF, to send or print (*.pdf)"), self.tr("Web page (*.html)")])
        dialog.setDefaultSuffix("pdf")
        dialog.filterSelected.connect(self._on_filter)
        dialog.selectFile(f"{file_name(found)}.pdf")
        dialog.fileSelected.connect(self._on_file)
        self.dialog = dialog
        dialog.open()

    def _on_filter(self, chosen: str) -> None:
        ending = "html" if "*.html" in chosen else "pdf"
        self.dialog.setDefaultSuffix(ending)
        files = self.dialog.selectedFiles()
        if files:
            self.dialog.selectFile(Path(files[0]).with_suffix(f".{ending}").name)

    def _on_file(self, file: str) -> None:
        self.dialog.deleteLater()
        self._settings.setValue(FOLDER_KEY, str(Path(file).parent))
        self.save(Path(file))

    def save(self, path: Path) -> None:
        """Write what was asked for last to that file."""
        found, asked, font = self._found, self._asked, paper_font()
        assert found is not None
        self._path = path

        def work(_progress: ProgressSink, _cancel: CancelToken) -> None:
            write(found, asked, path, font)

        title = self.tr("Saving the explanation")
        self._context.tasks.start(work, title=title, on_success=self._on_saved, on_failure=self._on_failed)

    def _on_saved(self, _nothing: object) -> None:
        self._messages.offer(self.tr("Saved as {0}").format(self._path.name), self.tr("Open file"), self._open)

    def _on_failed(self, error: Exception) -> None:
        self._messages.report_error(self.tr("Saving the explanation"), error)

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))

    def print_page(self, found: Explanation, asked: str) -> None:
        """Ask for the printer."""
        from PySide6.QtPrintSupport import QPrintDialog

        self._found, self._asked = found, asked
        dialog = QPrintDialog(self._window)
        dialog.printer().setPageSize(page_size())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._on_printer)
        self.print_dialog = dialog
        # QPrintDialog's own open() asks for a receiver.
        QDialog.open(dialog)

    def _on_printer(self, result: int) -> None:
        if result == QDialog.DialogCode.Accepted:
            self.print_with(self.print_dialog.printer())

    def print_with(self, printer: QPrinter) -> None:
        """Print what was asked for last."""
        assert self._found is not None
        print_on(said_document(document(self._found, self._asked)), paper_font(), printer)
