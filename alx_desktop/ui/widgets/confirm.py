"""A question before something that cannot be undone. Never exec(): it opens, and answers by a signal."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from alx_desktop.ui.text_size import grown
from alx_desktop.ui.tokens import PAGE_MARGIN, STEP
from alx_desktop.ui.widgets.buttons import danger_button, plain_button, primary_button
from alx_desktop.ui.widgets.labels import heading_label


class ConfirmDialog(QDialog):
    """confirmed(): the person chose `action`. The safe answer has the focus and is what Escape does."""

    confirmed = Signal()

    def __init__(self, parent: QWidget, title: str, text: str, *, action: str, keep: str, danger: bool = True) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 20, PAGE_MARGIN, 20)
        column.setSpacing(2 * STEP)
        heading = heading_label(title)
        heading.setWordWrap(True)
        body = QLabel(text)
        body.setWordWrap(True)
        body.setTextFormat(Qt.TextFormat.PlainText)
        body.setMinimumWidth(grown(400))
        column.addWidget(heading)
        column.addWidget(body)
        column.addSpacing(2 * STEP)
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        row.addStretch(1)
        self.keep_button = plain_button(keep)
        self.keep_button.clicked.connect(self.reject)
        self.action_button = danger_button(action) if danger else primary_button(action)
        self.action_button.clicked.connect(self._confirm)
        row.addWidget(self.keep_button)
        row.addWidget(self.action_button)
        column.addLayout(row)
        self.keep_button.setFocus()

    def _confirm(self) -> None:
        self.accept()
        self.confirmed.emit()
