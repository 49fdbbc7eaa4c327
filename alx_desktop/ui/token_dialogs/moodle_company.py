"""Which of its learner's companies a token of Moodle reads."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from alx_desktop.ui.models.choices import Option
from alx_desktop.ui.text_size import dialog_width
from alx_desktop.ui.tokens import PAGE_MARGIN, STEP
from alx_desktop.ui.widgets.buttons import plain_button, primary_button
from alx_desktop.ui.widgets.fitting import fit_height
from alx_desktop.ui.widgets.labels import heading_label, muted_label


class MoodleCompanyDialog(QDialog):
    """chosen(company id, or None): the company that it reads; None: none is chosen."""

    chosen = Signal(object)

    def __init__(
        self, parent: QWidget, name: str, learner: str, companies: Sequence[Option], mapped: int | None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = self.tr("Company of {0}").format(name)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setFixedWidth(dialog_width(480))
        self._mapped = mapped
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 20, PAGE_MARGIN, 20)
        column.setSpacing(2 * STEP)
        column.addWidget(heading_label(title))
        text = self.tr("In Moodle the token belongs to {0}. Here it reads one of this learner's companies, and nothing "
                       "of the others. Its clients read everything anew after a change.").format(learner)  # fmt: skip
        body = QLabel(text)
        body.setWordWrap(True)
        body.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(body)
        label = QLabel(self.tr("It reads"))
        self.box = QComboBox()
        alone = len(companies) == 1
        self.box.addItem(self.tr("the only company of its learner") if alone else
                         self.tr("nothing: it is refused until a company is chosen"), None)  # fmt: skip
        for option in companies:
            self.box.addItem(option.title, option.id)
        self.box.setCurrentIndex(max(0, self.box.findData(mapped)))
        self.box.currentIndexChanged.connect(self._look)
        self.box.setAccessibleName(label.text())
        label.setBuddy(self.box)
        column.addWidget(label)
        column.addWidget(self.box)
        if alone:
            note = self.tr("A choice holds even if the learner joins another company; without one the token is refused "
                           "from then on.")  # fmt: skip
            column.addWidget(muted_label(note, wrap=True))
        column.addSpacing(STEP)
        column.addLayout(self._buttons())
        fit_height(self)
        self.box.setFocus()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        row.addStretch(1)
        self.cancel_button = plain_button(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.go_button = primary_button(self.tr("Choose"))
        self.go_button.clicked.connect(self._go)
        row.addWidget(self.cancel_button)
        row.addWidget(self.go_button)
        self._look()
        return row

    def _look(self) -> None:
        self.go_button.setEnabled(self.box.currentData() != self._mapped)

    def _go(self) -> None:
        company_id = self.box.currentData()
        self.accept()
        self.chosen.emit(company_id)
