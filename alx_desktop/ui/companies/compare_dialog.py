"""The settings of two companies side by side, and one taken over by the other: what differs is what would change."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from alx_desktop.domain.company_settings import CompanySettings
from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.services.companies import CompanyLine
from alx_desktop.services.company_edits import SettingsEdit
from alx_desktop.services.company_settings import differences
from alx_desktop.ui import formats
from alx_desktop.ui.companies.change_table import ChangeTable
from alx_desktop.ui.companies.words import changes_in_words
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.text_size import dialog_width
from alx_desktop.ui.tokens import PAGE_MARGIN, STEP
from alx_desktop.ui.widgets.buttons import plain_button, primary_button
from alx_desktop.ui.widgets.labels import heading_label, muted_label
from alx_desktop.ui.widgets.states import ErrorPanel

WIDTH = dialog_width(680)
Pair = tuple[CompanySettings, CompanySettings, dict[int, str]]


class CompareDialog(QDialog):
    """ordered([company id], SettingsEdit, words): the right company is to get the left one's settings."""

    ordered = Signal(object, object, str)

    def __init__(
        self, parent: QWidget, context: UiContext, session: SiteSession, lines: list[CompanyLine], first: int,
        second: int,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._session = context, session
        self._pair: Pair | None = None
        self.setWindowTitle(self.tr("Compare settings"))
        self.setAccessibleName(self.tr("Compare settings"))
        self.setMinimumWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 20, PAGE_MARGIN, 20)
        column.setSpacing(3 * STEP)
        column.addWidget(heading_label(self.tr("Compare settings")))
        boxes = QHBoxLayout()
        boxes.setSpacing(2 * STEP)
        self.first_box, self.second_box = QComboBox(), QComboBox()
        self.swap_button = plain_button(self.tr("Swap"))
        for box, name, chosen in ((self.first_box, self.tr("Copy from"), first),
                                  (self.second_box, self.tr("Copy to"), second)):  # fmt: skip
            box.setAccessibleName(name)
            for line in lines:
                box.addItem(line.company.name, line.id)
            box.setCurrentIndex(box.findData(chosen))
            box.activated.connect(self._read)
        self.swap_button.clicked.connect(self._swap)
        boxes.addWidget(self.first_box, 1)
        boxes.addWidget(self.swap_button)
        boxes.addWidget(self.second_box, 1)
        column.addLayout(boxes)
        self.courses_box = QCheckBox(self.tr("Courses, too"))
        self.courses_box.setAccessibleName(self.courses_box.text())
        self.courses_box.clicked.connect(self._show)
        column.addWidget(self.courses_box)
        self.error_panel = ErrorPanel(context.theme)
        column.addWidget(self.error_panel)
        self.summary_label = muted_label(wrap=True)
        self.table = ChangeTable(context.theme, (self.tr("Company"), self.tr("Setting"), self.tr("Has"),
                                                 self.tr("Would get")))  # fmt: skip
        column.addWidget(self.summary_label)
        column.addWidget(self.table, 1)
        column.addLayout(self._build_buttons())
        self._read()

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        self.close_button, self.copy_button = plain_button(self.tr("Close")), primary_button(self.tr("Copy settings"))
        self.close_button.clicked.connect(self.reject)
        self.copy_button.clicked.connect(self._order)
        row.addWidget(self.close_button)
        row.addWidget(self.copy_button)
        return row

    def _swap(self) -> None:
        first, second = self.first_box.currentIndex(), self.second_box.currentIndex()
        self.first_box.setCurrentIndex(second)
        self.second_box.setCurrentIndex(first)
        self._read()

    def _read(self, _place: int = 0) -> None:
        companies = self._session.site.companies
        first, second = self.first_box.currentData(), self.second_box.currentData()
        self.copy_button.setEnabled(False)

        def work(_progress: ProgressSink, _cancel: CancelToken) -> Pair:
            names = {one.course_id: one.fullname for company in (first, second) for one in companies.courses(company)}
            return companies.edits.get(first), companies.edits.get(second), names

        title = self.tr("Comparing settings")
        self._context.tasks.start(work, title=title, on_success=self._take, on_failure=self._fail, key="compare")

    def _take(self, pair: Pair) -> None:
        self.error_panel.hide()
        self._pair = pair
        self._show()

    def _show(self) -> None:
        if self._pair is None:
            return
        model, now, courses = self._pair
        then = model if self.courses_box.isChecked() else replace(model, courses_off=now.courses_off)
        lines = changes_in_words(self.second_box.currentText(), differences(now, then), courses)
        self.table.show_changes(lines)
        different = formats.counted(len(lines), self.tr("1 setting differs."), self.tr("{n} settings differ."))
        text = self.tr("{0} Copying gives {1} what is at the right.").format(different, self.second_box.currentText())
        self.summary_label.setText(text if lines else self.tr("Both have the same settings."))
        self.copy_button.setEnabled(bool(lines))

    def _fail(self, error: Exception) -> None:
        self._pair = None
        self.table.show_changes([])
        self.error_panel.show_error(error, kept=self.tr("Nothing was changed."))

    def _order(self) -> None:
        edit = SettingsEdit(copy_from=self.first_box.currentData(), with_courses=self.courses_box.isChecked())
        words = self.tr("{0} has the settings of {1}")
        self.accept()
        self.ordered.emit([self.second_box.currentData()], edit,
                          words.format(self.second_box.currentText(), self.first_box.currentText()))  # fmt: skip
