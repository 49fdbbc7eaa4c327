"""A support bundle: composed, looked through, then saved where the person says. Nothing is sent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink
from alx_desktop.ui import formats
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.tasks import Task
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.tokens import PAGE_MARGIN, STEP
from alx_desktop.ui.widgets.buttons import link_button, plain_button, primary_button
from alx_desktop.ui.widgets.labels import heading_label, muted_label
from alx_desktop.ui.widgets.states import ErrorPanel, monospace
from alx_desktop.ui.words import said

if TYPE_CHECKING:
    from alx_desktop.services.diagnostics import Diagnosis
    from alx_desktop.services.support_bundle import Bundle

LIST_WIDTH = grown(230)


class BundleDialog(QDialog):
    """saved(Path): the file is there. Closing it while it is composed cancels that."""

    saved = Signal(object)

    def __init__(
        self, context: UiContext, session: SiteSession, parent: QWidget, diagnosis: Diagnosis | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._session, self._diagnosis = context, session, diagnosis
        self.bundle: Bundle | None = None
        self.saved_at: Path | None = None
        self._task: Task | None = None
        title = self.tr("Support bundle")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.resize(900, 620)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 20, PAGE_MARGIN, 20)
        column.setSpacing(2 * STEP)
        column.addWidget(heading_label(title))
        text = self.tr("One zip file with what helps to find a problem: without passwords, tokens, names of learners "
                       "and companies, e-mail addresses, servers and accounts. Look through it, then save it; it is "
                       "sent nowhere.")  # fmt: skip
        words = QLabel(text)
        words.setWordWrap(True)
        column.addWidget(words)
        self.error_panel = ErrorPanel(context.theme)
        self.error_panel.add_action(self.tr("Try again"), self.compose)
        column.addWidget(self.error_panel)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._build_waiting())
        self.stack.addWidget(self._build_preview())
        column.addWidget(self.stack, 1)
        column.addLayout(self._build_buttons())
        self.compose()

    def _build_waiting(self) -> QWidget:
        waiting = QWidget()
        column = QVBoxLayout(waiting)
        column.addStretch(1)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(self.tr("Progress of the support bundle"))
        self.waiting_label = muted_label(self.tr("Looking at everything …"))
        column.addWidget(self.bar)
        column.addWidget(self.waiting_label)
        column.addStretch(2)
        return waiting

    def _build_preview(self) -> QWidget:
        preview = QWidget()
        row = QHBoxLayout(preview)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3 * STEP)
        self.list = QListWidget()
        self.list.setFixedWidth(LIST_WIDTH)
        self.list.setSpacing(STEP)
        self.list.setAccessibleName(self.tr("Files of the bundle"))
        self.list.currentRowChanged.connect(self._show_file)
        right = QVBoxLayout()
        self.what_label = muted_label(wrap=True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFont(monospace())
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Content of the file"))
        right.addWidget(self.what_label)
        right.addWidget(self.text, 1)
        row.addWidget(self.list)
        row.addLayout(right, 1)
        return preview

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        self.place_label = muted_label()
        self.folder_button = link_button(self.tr("Open its folder"))
        self.folder_button.clicked.connect(self._open_folder)
        self.folder_button.hide()
        row.addWidget(self.place_label)
        row.addWidget(self.folder_button)
        row.addStretch(1)
        self.close_button = plain_button(self.tr("Cancel"))
        self.close_button.clicked.connect(self.reject)
        self.save_button = primary_button(self.tr("Save …"))
        self.save_button.setEnabled(False)
        self.save_button.clicked.connect(self._ask_where)
        row.addWidget(self.close_button)
        row.addWidget(self.save_button)
        return row

    def compose(self) -> None:
        """Put it together; nothing is written yet."""
        app, profile, diagnosis = self._session.app, self._session.site.profile, self._diagnosis

        def work(progress: ProgressSink, cancel: CancelToken) -> Bundle:
            return app.support.compose([profile], progress, cancel, diagnosis)

        self.error_panel.hide()
        self.stack.show()
        task = self._context.tasks.start(
            work, title=self.tr("Support bundle"), on_success=self._show, on_failure=self._on_failed
        )
        task.progressed.connect(self._show_progress)
        task.finished.connect(self._on_finished)
        self._task = task

    def done(self, result: int) -> None:
        """Also by Escape and the window's own button."""
        if self._task is not None:
            self._task.cancel()
        super().done(result)

    def _on_finished(self) -> None:
        self._task = None

    def _show_progress(self, progress: Progress) -> None:
        steps = {
            "checks": self.tr("Running the checks …"),
            "names": self.tr("Reading what must not be in it …"),
            "store": self.tr("Counting the store's rows …"),
            "log": self.tr("Reading the log …"),
            "people": self.tr("Looking for names of learners …"),
        }
        self.waiting_label.setText(steps.get(progress.message, ""))
        if progress.total:
            self.bar.setRange(0, int(progress.total))
            self.bar.setValue(int(progress.done))

    def _show(self, bundle: Bundle) -> None:
        self.bundle = bundle
        self.list.clear()
        for file in bundle.files:
            self.list.addItem(f"{file.name}  ({formats.file_size(file.bytes)})")
        self.stack.setCurrentIndex(1)
        self.list.setCurrentRow(0)
        self.save_button.setEnabled(True)
        self.close_button.setText(self.tr("Close"))

    def _show_file(self, row: int) -> None:
        if self.bundle is not None and 0 <= row < len(self.bundle.files):
            file = self.bundle.files[row]
            self.what_label.setText(said(file.what))
            self.text.setPlainText(file.text)

    def _on_failed(self, error: Exception) -> None:
        self.stack.hide()
        self.error_panel.show_error(error, kept=self.tr("No file was written."))

    def _ask_where(self) -> None:
        assert self.bundle is not None
        place = str(Path.home() / self.bundle.file_name)
        dialog = QFileDialog(self, self.tr("Save the support bundle"), place, self.tr("Zip file (*.zip)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("zip")
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    def save_to(self, name: str) -> None:
        """Write the file there."""
        bundle, path, app = self.bundle, Path(name), self._session.app
        assert bundle is not None

        def work(_progress: ProgressSink, _cancel: CancelToken) -> Path:
            return app.support.save(bundle, path)

        self.save_button.setEnabled(False)
        self._context.tasks.start(
            work, title=self.tr("Support bundle"), on_success=self._on_saved, on_failure=self._on_not_saved
        )

    def _on_saved(self, path: Path) -> None:
        self.saved_at = path
        self.save_button.setEnabled(True)
        self.error_panel.hide()
        self.place_label.setText(self.tr("Saved as {0}").format(path.name))
        self.place_label.setToolTip(str(path))
        self.folder_button.show()
        self.saved.emit(path)

    def _on_not_saved(self, error: Exception) -> None:
        self.save_button.setEnabled(True)
        advice = self.tr("Choose another folder.")
        self.error_panel.show_words(self.tr("The file could not be written"), advice=advice, detail=str(error))

    def _open_folder(self) -> None:
        if self.saved_at is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.saved_at.parent)))
