"""The bar under the table while several tokens are selected."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from alx_desktop.ui import formats
from alx_desktop.ui.tokens import STEP
from alx_desktop.ui.widgets.buttons import danger_button, plain_button


class BulkBar(QWidget):
    """rotate_asked(), revoke_asked(), full_asked(): for everything that is selected."""

    rotate_asked = Signal()
    revoke_asked = Signal()
    full_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * STEP, STEP, 2 * STEP, 0)
        row.setSpacing(2 * STEP)
        self.count_label = QLabel()
        self.rotate_button = plain_button(self.tr("Rotate …"))
        self.full_button = plain_button(self.tr("Make the next reads full"))
        self.revoke_button = danger_button(self.tr("Revoke …"))
        self.rotate_button.clicked.connect(self.rotate_asked)
        self.full_button.clicked.connect(self.full_asked)
        self.revoke_button.clicked.connect(self.revoke_asked)
        row.addWidget(self.count_label)
        for button in (self.rotate_button, self.full_button, self.revoke_button):
            row.addWidget(button)
        row.addStretch(1)
        self.hide()

    def show_count(self, count: int) -> None:
        """How many are selected; it is there from two on."""
        self.count_label.setText(self.tr("{0} tokens").format(formats.integer(count)))
        self.setVisible(count > 1)
