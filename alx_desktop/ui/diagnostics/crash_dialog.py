"""The report of a crash: read, copied, deleted. It stays on this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from alx_desktop.ui.tokens import PAGE_MARGIN, STEP
from alx_desktop.ui.widgets.buttons import danger_button, plain_button
from alx_desktop.ui.widgets.labels import heading_label
from alx_desktop.ui.widgets.states import monospace

if TYPE_CHECKING:
    from alx_desktop.services.crash_report import CrashReport


class CrashDialog(QDialog):
    """delete_asked(): forget the report. bundle_asked(): put it, without names, into a support bundle."""

    delete_asked = Signal()
    bundle_asked = Signal()

    def __init__(self, parent: QWidget, crash: CrashReport, *, can_bundle: bool = True) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = self.tr("Report of the last crash")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.resize(760, 540)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 20, PAGE_MARGIN, 20)
        column.setSpacing(2 * STEP)
        column.addWidget(heading_label(title))
        words = QLabel(self.tr("What was synced is safe. This text was sent nowhere; it may quote names. In a support "
                               "bundle only the place of the error and its kind are kept."))  # fmt: skip
        words.setWordWrap(True)
        column.addWidget(words)
        self.text = QPlainTextEdit(crash.text)
        self.text.setReadOnly(True)
        self.text.setFont(monospace())
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(title)
        column.addWidget(self.text, 1)
        column.addLayout(self._build_buttons(can_bundle))

    def _build_buttons(self, can_bundle: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        self.delete_button = danger_button(self.tr("Delete the report"))
        self.delete_button.clicked.connect(self._delete)
        self.copy_button = plain_button(self.tr("Copy"))
        self.copy_button.clicked.connect(self._copy)
        self.bundle_button = plain_button(self.tr("Support bundle …"))
        self.bundle_button.clicked.connect(self._bundle)
        # Without a site there is nothing to look at, so no bundle.
        self.bundle_button.setVisible(can_bundle)
        self.close_button = plain_button(self.tr("Close"))
        self.close_button.clicked.connect(self.reject)
        row.addWidget(self.delete_button)
        row.addStretch(1)
        for button in (self.copy_button, self.bundle_button, self.close_button):
            row.addWidget(button)
        self.close_button.setFocus()
        return row

    def _delete(self) -> None:
        self.accept()
        self.delete_asked.emit()

    def _bundle(self) -> None:
        self.accept()
        self.bundle_asked.emit()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copy_button.setText(self.tr("Copied"))
