"""How many hours back a sync is to look, though an earlier one has seen them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from alx_desktop.domain.sync import MOST_HOURS
from alx_desktop.ui.text_size import dialog_width, grown
from alx_desktop.ui.tokens import PAGE_MARGIN, STEP
from alx_desktop.ui.widgets.buttons import plain_button, primary_button
from alx_desktop.ui.widgets.fitting import fit_height
from alx_desktop.ui.widgets.form import Form
from alx_desktop.ui.widgets.labels import heading_label, muted_label
from alx_desktop.ui.widgets.spin import IntegerField

USUAL_HOURS = 24
WIDTH = dialog_width(520)
FIELD_WIDTH = grown(140)


class RecheckDialog(QDialog):
    """asked(hours): the person wants them read again. company: its name, where only that one is to be read."""

    asked = Signal(int)

    def __init__(self, parent: QWidget, company: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = self.tr("Read the last hours again")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setMinimumWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 20, PAGE_MARGIN, 20)
        column.setSpacing(3 * STEP)
        column.addWidget(heading_label(f"{title}: {company}" if company else title))
        column.addWidget(self._what(company))
        self.hours = IntegerField()
        self.hours.setRange(1, MOST_HOURS)
        self.hours.setSuffix(self.tr(" h"))
        self.hours.setValue(USUAL_HOURS)
        form = Form(control_width=FIELD_WIDTH)
        form.add_row(self.tr("Look back"), self.hours, self.tr("24 h are a day, 168 h a week."))
        column.addWidget(form)
        text = self.tr(
            "What Moodle dates earlier, or not at all (renamed or unenrolled learners, completions with a date in the "
            "past), is found by a reconcile, whatever its age."
        )
        column.addWidget(muted_label(text, wrap=True))
        column.addLayout(self._build_buttons())
        self.hours.setFocus()
        self.hours.selectAll()
        fit_height(self)

    def _what(self, company: str) -> QLabel:
        whole = self.tr(
            "Reads every learner again who has an enrolment, completion, grade, role or visit with a date of these "
            "hours in Moodle, though an earlier sync has seen it, and corrects what differs."
        )
        one = self.tr(
            "Reads the learners of this company again who have an enrolment, completion, grade, role or visit with a "
            "date of these hours in Moodle, and corrects what differs. Other companies stay as they are."
        )
        label = QLabel(one if company else whole)
        label.setWordWrap(True)
        return label

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        row.addStretch(1)
        self.keep_button = plain_button(self.tr("Cancel"))
        self.keep_button.clicked.connect(self.reject)
        self.read_button = primary_button(self.tr("Read again"))
        self.read_button.setDefault(True)
        self.read_button.clicked.connect(self._ask)
        row.addWidget(self.keep_button)
        row.addWidget(self.read_button)
        return row

    def _ask(self) -> None:
        self.hours.interpretText()
        hours = self.hours.value()
        self.accept()
        self.asked.emit(hours)
