"""Running exports from the report: the bar with progress, cancel and what is left; then where the file is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QWidget

from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink
from alx_desktop.ui import formats
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.fonts import sized
from alx_desktop.ui.pages.reports_export import ExportOrder
from alx_desktop.ui.tasks import Task
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.tokens import STEP, TEXT_SIZE
from alx_desktop.ui.widgets.buttons import icon_button, link_button, plain_button
from alx_desktop.ui.widgets.labels import ElidedLabel, set_tone

if TYPE_CHECKING:
    from alx_desktop.services.exports import ExportResult, ExportService


class ExportBar(QFrame):
    """One export at a time. running_changed(bool). saved_changed(): an export was kept under a name, or was run."""

    running_changed = Signal(bool)
    saved_changed = Signal()

    def __init__(self, context: UiContext, exports: ExportService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._exports = context, exports
        self._task: Task | None = None
        self._order: ExportOrder | None = None
        self._path: Path | None = None
        self.setProperty("look", "note")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.setSpacing(3 * STEP)
        self.text_label = ElidedLabel()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(grown(220))
        self.bar.setAccessibleName(self.tr("Progress of the export"))
        self.left_label = QLabel()
        self.left_label.setProperty("look", "muted")
        self.left_label.setFont(sized(TEXT_SIZE, tabular=True))
        self.cancel_button = plain_button(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.cancel)
        self.folder_button = link_button(self.tr("Show in folder"))
        self.folder_button.clicked.connect(self.show_folder)
        self.open_button = link_button(self.tr("Open file"))
        self.open_button.clicked.connect(self._open_file)
        self.close_button = icon_button(context.theme, "x", self.tr("Close"))
        self.close_button.clicked.connect(self.hide)
        row.addWidget(self.text_label, 1)
        for widget in (self.bar, self.left_label, self.cancel_button, self.folder_button, self.open_button):
            row.addWidget(widget)
        row.addWidget(self.close_button)
        self.hide()

    @property
    def is_running(self) -> bool:
        """Whether an export runs now."""
        return self._task is not None

    def start(self, order: ExportOrder) -> None:
        """Export, and keep it under its name if it has one."""
        exports = self._exports

        def work(progress: ProgressSink, cancel: CancelToken) -> ExportResult:
            if order.name:
                exports.save(order.name, order.request)
                return exports.rerun(order.name, progress, cancel)
            return exports.run(order.request, progress, cancel)

        self._order = order
        self._begin(work, order.request.path)

    def rerun(self, name: str, path: Path) -> None:
        """Run a saved export again."""
        exports = self._exports

        def work(progress: ProgressSink, cancel: CancelToken) -> ExportResult:
            return exports.rerun(name, progress, cancel)

        self._order = None
        self._begin(work, path)

    def cancel(self) -> None:
        """Ask the running export to stop; an older file of that name stays."""
        if self._task is not None:
            self._task.cancel()
            self.cancel_button.setEnabled(False)
            self.left_label.setText(self.tr("Stopping …"))

    def _begin(self, work: Callable[[ProgressSink, CancelToken], ExportResult], path: Path) -> None:
        if self.is_running:
            return
        self._path = path
        set_tone(self, "")
        self.text_label.setText(self.tr("Exporting to {0}").format(path.name))
        self.left_label.setText("")
        self.bar.setRange(0, 0)
        self.cancel_button.setEnabled(True)
        self._show_parts(running=True)
        self._task = self._context.tasks.start(
            work,
            title=self.tr("Export to {0}").format(path.name),
            on_success=self._on_done,
            on_failure=self._on_failed,
            visible=True,
        )
        self._task.progressed.connect(self._on_progress)
        self._task.cancelled.connect(self._on_cancelled)
        self.running_changed.emit(True)

    def _show_parts(self, *, running: bool, has_file: bool = False) -> None:
        for widget in (self.bar, self.left_label, self.cancel_button):
            widget.setVisible(running)
        self.folder_button.setVisible(has_file)
        self.open_button.setVisible(has_file)
        self.close_button.setVisible(not running)
        self.setAccessibleName(self.text_label.text())
        self.show()

    def _on_progress(self, progress: Progress) -> None:
        share = progress.fraction
        self.bar.setRange(0, 1000 if share is not None else 0)
        if share is not None:
            self.bar.setValue(int(share * 1000))
        if self._task is not None and not self._task.token.cancelled:
            self.left_label.setText(_words(progress))

    def _on_done(self, result: ExportResult) -> None:
        self._end()
        self._path = result.path
        set_tone(self, "good")
        rows = formats.counted(result.rows, self.tr("1 row"), self.tr("{n} rows"))
        self.text_label.setText(
            self.tr("{0} written to {1} in {2}").format(rows, result.path, formats.duration(result.seconds))
        )
        self._show_parts(running=False, has_file=True)
        self.saved_changed.emit()
        if self._order is not None and self._order.opens_folder:
            self.show_folder()

    def _on_failed(self, error: Exception) -> None:
        self._end()
        self.hide()
        self._context.messages.report_error(self.tr("Export"), error)

    def _on_cancelled(self) -> None:
        self._end()
        self.text_label.setText(self.tr("Export cancelled. Nothing was written."))
        self._show_parts(running=False)

    def _end(self) -> None:
        self._task = None
        self.running_changed.emit(False)

    def show_folder(self) -> None:
        """Open the folder of the written file."""
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))

    def _open_file(self) -> None:
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))


def _words(progress: Progress) -> str:
    share = formats.percent(progress.fraction) if progress.fraction is not None else ""
    left = ""
    if progress.remaining is not None and progress.done:
        left = QCoreApplication.translate("ExportBar", "{0} left").format(
            formats.duration(max(1, round(progress.remaining)))
        )
    return " · ".join(part for part in (share, left) if part)
