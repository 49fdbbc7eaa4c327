"""Asks how long a former secret stays good before a token gets a new one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from alx_desktop.ui import formats
from alx_desktop.ui.text_size import dialog_width
from alx_desktop.ui.tokens import PAGE_MARGIN, STEP
from alx_desktop.ui.widgets.buttons import plain_button, primary_button
from alx_desktop.ui.widgets.labels import heading_label, muted_label, set_tone

GRACE_DAYS = (0.0, 1 / 24, 1.0, 7.0, 30.0)
USUAL = 1.0


class RotateDialog(QDialog):
    """asked(days): rotate, and let the former secrets be good for so long."""

    asked = Signal(float)

    def __init__(self, parent: QWidget, names: list[str]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        many = self.tr("Rotate {n} tokens")
        title = self.tr("Rotate {0}").format(names[0]) if len(names) == 1 else many.replace(
            "{n}", formats.integer(len(names)))  # fmt: skip
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setMinimumWidth(dialog_width(480))
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 20, PAGE_MARGIN, 20)
        column.setSpacing(2 * STEP)
        column.addWidget(heading_label(title))
        text = self.tr("A new secret is made and shown once. Clients go on with the former one until the time is over; "
                       "give them the new one before. What they have read so far stays valid.")  # fmt: skip
        body = QLabel(text)
        body.setWordWrap(True)
        column.addWidget(body)
        column.addSpacing(STEP)
        label = QLabel(self.tr("The former secret is good for"))
        self.grace = QComboBox()
        words = (self.tr("no longer: it stops at once"), self.tr("one hour"), self.tr("one day"), self.tr("a week"),
                 self.tr("30 days"))  # fmt: skip
        for days, word in zip(GRACE_DAYS, words, strict=True):
            self.grace.addItem(word, days)
        self.grace.setCurrentIndex(GRACE_DAYS.index(USUAL))
        self.grace.currentIndexChanged.connect(self._look)
        label.setBuddy(self.grace)
        self.grace.setAccessibleName(label.text())
        column.addWidget(label)
        column.addWidget(self.grace)
        self.note_label = muted_label(" ", wrap=True)
        column.addWidget(self.note_label)
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        row.addStretch(1)
        cancel = plain_button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.go_button = primary_button(self.tr("Rotate"))
        self.go_button.clicked.connect(self._go)
        row.addWidget(cancel)
        row.addWidget(self.go_button)
        column.addLayout(row)
        self.go_button.setFocus()
        self._look()

    def _look(self) -> None:
        at_once = self.grace.currentData() == 0.0
        self.note_label.setText(self.tr("Right where a secret has leaked. Reports fail until they have the new one.")
                                if at_once else self.tr("Right for a planned exchange."))  # fmt: skip
        set_tone(self.note_label, "warn" if at_once else "")

    def _go(self) -> None:
        days = float(self.grace.currentData())
        self.accept()
        self.asked.emit(days)
