"""Takes over the settings that companies have in the plugin in Moodle: read, shown before anything changes, undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from alx_desktop.domain.errors import LoginRefused, SecretMissing
from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.ui import formats
from alx_desktop.ui.companies.change_table import ChangeTable
from alx_desktop.ui.companies.words import SettingChange, changes_in_words
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.tasks import Task
from alx_desktop.ui.text_size import dialog_width, grown
from alx_desktop.ui.tokens import PAGE_MARGIN, STEP
from alx_desktop.ui.widgets.buttons import plain_button, primary_button
from alx_desktop.ui.widgets.fitting import fit_height
from alx_desktop.ui.widgets.labels import heading_label, muted_label
from alx_desktop.ui.widgets.states import ErrorPanel
from alx_desktop.ui.words import said, tr

if TYPE_CHECKING:
    from alx_desktop.domain.plugin_settings import Remark
    from alx_desktop.moodle.plugin_settings import PluginSettings
    from alx_desktop.services.companies import CompaniesService
    from alx_desktop.services.plugin_settings import PluginImport

WIDTH = dialog_width(760)
REMARKS_HEIGHT = grown(132)


@dataclass(frozen=True, slots=True)
class _Read:
    """What the plugin has, what taking it over would change, and both in words."""

    found: PluginSettings
    plan: PluginImport
    changes: list[SettingChange]
    remarks: list[SettingChange]


class ImportDialog(QDialog):
    """taken_over(PluginImport): done, and to be undone if need be."""

    taken_over = Signal(object)

    def __init__(self, parent: QWidget, context: UiContext, session: SiteSession) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._session = context, session
        self._service = session.app.plugin_settings(session.site)
        self._read: _Read | None = None
        self._task: Task | None = None
        self._applying = False
        title = self.tr("Import from the Moodle plugin")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setMinimumWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 20, PAGE_MARGIN, 20)
        column.setSpacing(3 * STEP)
        column.addWidget(heading_label(title))
        self.summary_label = QLabel()
        self.summary_label.setWordWrap(True)
        self.summary_label.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(self.summary_label)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(self.tr("Progress"))
        column.addWidget(self.bar)
        self.error_panel = ErrorPanel(context.theme)
        self.error_panel.add_action(self.tr("Try again"), self.read)
        column.addWidget(self.error_panel)
        self.table = ChangeTable(context.theme)
        column.addWidget(self.table, 2)
        self.remarks_label = muted_label(self.tr("What has no place here, or needs a word"))
        titles = self.tr("Company"), self.tr("Setting of the plugin"), self.tr("Value"), self.tr("Why")
        self.remarks_table = ChangeTable(context.theme, titles, stretch=3)
        self.remarks_table.height_wished = REMARKS_HEIGHT
        self.remarks_table.setAccessibleName(self.remarks_label.text())
        column.addWidget(self.remarks_label)
        column.addWidget(self.remarks_table, 1)
        self.note_label = muted_label(wrap=True)
        column.addWidget(self.note_label)
        column.addLayout(self._build_buttons())
        self.read()

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        row.addStretch(1)
        self.cancel_button, self.apply_button = plain_button(self.tr("Cancel")), primary_button(self.tr("Take over"))
        self.cancel_button.clicked.connect(self.reject)
        self.apply_button.clicked.connect(self._apply)
        row.addWidget(self.cancel_button)
        row.addWidget(self.apply_button)
        return row

    def read(self) -> None:
        """Ask Moodle, and show what would change."""
        service, companies = self._service, self._session.site.companies

        def work(_progress: ProgressSink, cancel: CancelToken) -> _Read:
            found = service.read(cancel)
            plan = service.preview(found)
            return _Read(found, plan, _changes(plan, companies), _remarks(plan.remarks, companies))

        self.summary_label.setText(self.tr("Reading the plugin's settings from Moodle. Nothing is changed yet."))
        self._show_busy(True)
        title = self.tr("Reading the plugin's settings")
        self._task = self._context.tasks.start(work, title=title, on_success=self._show, on_failure=self._fail)

    def _show_busy(self, busy: bool) -> None:
        self.bar.setVisible(busy)
        self.error_panel.hide()
        known = self._read
        self.table.setVisible(known is not None and bool(known.changes))
        for widget in (self.remarks_label, self.remarks_table):
            widget.setVisible(known is not None and bool(known.remarks))
        self.note_label.setVisible(bool(self.note_label.text()))
        self.apply_button.setEnabled(not busy and known is not None and bool(known.plan.companies))

    def _show(self, read: _Read) -> None:
        self._task, self._read = None, read
        plan = read.plan
        checked = formats.counted(plan.checked, self.tr("1 company"), self.tr("{n} companies"))
        changing = formats.integer(len(plan.companies))
        words = self.tr("{0} of {1} would change. What the plugin has no setting for stays as it is here.")
        same = self.tr("Nothing would change: all of {0} have the plugin's settings already.").format(checked)
        self.summary_label.setText(words.format(changing, checked) if plan.companies else same)
        self.apply_button.setText(
            formats.counted(len(plan.companies), self.tr("Change 1 company"), self.tr("Change {n} companies"))
            if plan.companies else self.tr("Take over")
        )  # fmt: skip
        self.table.show_changes(read.changes)
        self.remarks_table.show_changes(read.remarks)
        undo = self.tr("It can be undone, here at once and later by “alx-desktop company import-plugin --undo”.")
        notes = [said(note) for note in plan.notes]
        self.note_label.setText(" ".join([*notes, undo] if plan.companies else notes))
        self._show_busy(False)
        fit_height(self)

    def _fail(self, error: Exception) -> None:
        self._task = None
        self._show_busy(False)
        self.summary_label.setText(self.tr("The plugin's settings could not be read."))
        self.error_panel.show_error(error, kept=self.tr("Nothing was changed."))
        fit_height(self)
        if isinstance(error, SecretMissing | LoginRefused):
            self._session.password_asked.emit(error, self.tr("Read with this password"), self.read)

    def _apply(self) -> None:
        read = self._read
        if read is None or self._applying:
            return
        service = self._service

        def work(_progress: ProgressSink, _cancel: CancelToken) -> PluginImport:
            return service.apply(read.found)

        self._applying = True
        self._show_busy(True)
        title = self.tr("Taking over the plugin's settings")
        self._context.tasks.start(work, title=title, on_success=self._done, on_failure=self._not_done)

    def _done(self, done: PluginImport) -> None:
        self.accept()
        self.taken_over.emit(done)

    def _not_done(self, error: Exception) -> None:
        self._applying = False
        self._show_busy(False)
        self.error_panel.show_error(error, kept=self.tr("Nothing was changed."))

    def reject(self) -> None:
        """Escape stops the reading, and closes; what is being written takes a moment, and ends."""
        if self._applying:
            return
        if self._task is not None:
            self._task.cancel()
        super().reject()


def _changes(plan: PluginImport, companies: CompaniesService) -> list[SettingChange]:
    lines: list[SettingChange] = []
    for one in plan.companies:
        courses: dict[int, str] = {}
        if "courses_off" in one.changes:
            courses = {course.course_id: course.fullname for course in companies.courses(one.company_id)}
        lines += changes_in_words(one.name, one.changes, courses)
    return lines


def _remarks(remarks: Sequence[Remark], companies: CompaniesService) -> list[SettingChange]:
    names = {line.id: line.company.name for line in companies.all()} if remarks else {}
    return [
        SettingChange(
            tr("whole site") if one.company_id is None else names.get(one.company_id, str(one.company_id)),
            one.setting, said(one.value), said(one.why),
        )
        for one in remarks
    ]  # fmt: skip
