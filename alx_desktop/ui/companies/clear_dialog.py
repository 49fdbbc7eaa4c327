"""Erasing what the store has of a company, or of all: what goes and what stays, a name typed as consent, progress."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.store.erasing import AllContent, CompanyContent
from alx_desktop.ui import formats
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.preferences.store import CareProgress
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.tasks import Task
from alx_desktop.ui.text_size import dialog_width, grown
from alx_desktop.ui.tokens import PAGE_MARGIN, STEP
from alx_desktop.ui.widgets.buttons import danger_button, plain_button
from alx_desktop.ui.widgets.fitting import fit_height
from alx_desktop.ui.widgets.form import Form
from alx_desktop.ui.widgets.labels import heading_label
from alx_desktop.ui.widgets.states import ErrorPanel

WIDTH = dialog_width(620)
ERASED = (
    "course_progress", "progress_change", "completion_episode", "progress_daily", "company_learner", "learner",
    "course",
)  # fmt: skip
"""Tables, in the order in which the texts name what goes."""


class ClearDialog(QDialog):
    """company_id: whose data; None: that of all companies. cleared(): it is gone from the store."""

    cleared = Signal()

    def __init__(self, parent: QWidget, context: UiContext, session: SiteSession, company_id: int | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._session, self._company_id = context, session, company_id
        self._consent = ""
        self._task: Task | None = None
        whole = company_id is None
        title = self.tr("Clear the data of all companies") if whole else self.tr("Clear a company's data")
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 20, PAGE_MARGIN, 20)
        column.setSpacing(3 * STEP)
        self.title_label = heading_label(title)
        self.error_panel = ErrorPanel(context.theme)
        self.goes_label, self.stays_label, self.next_label = QLabel(), QLabel(), QLabel()
        for widget in (self.title_label, self.error_panel, self.goes_label, self.stays_label, self.next_label):
            column.addWidget(widget)
        for label in (self.title_label, self.goes_label, self.stays_label, self.next_label):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.form = Form(control_width=grown(420))
        self.name_edit = QLineEdit()
        self.name_edit.textChanged.connect(self._check)
        name = self.tr("Site's name") if whole else self.tr("Company's name")
        self.name_row = self.form.add_row(name, self.name_edit)
        column.addWidget(self.form)
        self.progress = CareProgress()
        self.progress.cancel_button.clicked.connect(self._stop)
        self.progress.hide()
        column.addWidget(self.progress)
        column.addLayout(self._build_buttons())
        self._read()

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        row.addStretch(1)
        self.keep_button = plain_button(self.tr("Keep the data"))
        self.keep_button.clicked.connect(self.reject)
        self.clear_button = danger_button(
            self.tr("Erase all data") if self._company_id is None else self.tr("Erase its data")
        )
        self.clear_button.setEnabled(False)
        self.clear_button.clicked.connect(self._start)
        row.addWidget(self.keep_button)
        row.addWidget(self.clear_button)
        return row

    def _read(self) -> None:
        care, company_id = self._session.site.care, self._company_id

        def work(_progress: ProgressSink, _cancel: CancelToken) -> CompanyContent | AllContent:
            return care.all_companies() if company_id is None else care.company(company_id)

        title = self.tr("Looking at what would be erased")
        self._context.tasks.start(work, title=title, on_success=self._show, on_failure=self._fail, key="clear_plan")

    def _show(self, content: CompanyContent | AllContent) -> None:
        if isinstance(content, CompanyContent):
            self._show_company(content)
        else:
            self._show_all(content)
        self.setAccessibleName(self.title_label.text())
        self.name_row.set_help(self.tr("Type “{0}” to confirm. Erasing cannot be undone.").format(self._consent))
        self._check()
        self.name_edit.setFocus()
        fit_height(self)

    def _show_company(self, content: CompanyContent) -> None:
        self._consent = content.consent
        self.title_label.setText(self.tr("Clear the data of {0}").format(content.name))
        self.goes_label.setText(self.tr(
            "Erased for good: {0} rows of course progress, removed ones too, {1} entries of their history, {2} rows of "
            "training history, {3} daily counts, {4} memberships, and {5} learners and {6} courses of no other company."
        ).format(*_counts(content)))  # fmt: skip
        self.stays_label.setText(self.tr(
            "Kept: its settings, tokens and saved exports, the audit trail and the request log, backups until they are "
            "due, and what other companies have. Its clients read everything anew at their next refresh. Moodle is "
            "never changed."
        ))  # fmt: skip
        again = self.tr(
            "Moodle still has this company: the next sync reads its learners again, without the history. To keep it "
            "away, remove it in Moodle first."
        )
        gone = self.tr("Moodle no longer has this company: no sync brings it back.")
        self.next_label.setText(again if content.in_moodle else gone)

    def _show_all(self, content: AllContent) -> None:
        self._consent = self._session.site.profile.name
        companies = formats.counted(len(content.company_ids), self.tr("1 company"), self.tr("{n} companies"))
        self.goes_label.setText(self.tr(
            "Erased for good, of {0}: {1} rows of course progress, removed ones too, {2} entries of their history, "
            "{3} rows of training history, {4} daily counts, {5} memberships, {6} learners and {7} courses."
        ).format(companies, *_counts(content)))  # fmt: skip
        self.stays_label.setText(self.tr(
            "Kept: settings and tokens of all companies, saved exports, the audit trail, the request log and what "
            "Monitoring shows, and backups until they are due. All clients read everything anew at their next "
            "refresh. Moodle is never changed."
        ))  # fmt: skip
        self.next_label.setText(self.tr(
            "Moodle still has {0} of them: the next sync reads their learners again. The history, the removed rows and "
            "the companies that Moodle no longer has do not come back."
        ).format(formats.integer(content.in_moodle)))  # fmt: skip

    def _check(self, _text: str = "") -> None:
        named = self._consent and self.name_edit.text().strip() == self._consent
        self.clear_button.setEnabled(bool(named) and self._task is None)

    def _start(self) -> None:
        care, company_id = self._session.site.care, self._company_id

        def work(progress: ProgressSink, cancel: CancelToken) -> CompanyContent | AllContent:
            return care.clear_all(cancel, progress) if company_id is None else care.clear(company_id, cancel, progress)

        self.error_panel.hide()
        self._task = self._context.tasks.start(
            work, title=self.title_label.text(), on_success=self._on_cleared, on_failure=self._fail, visible=True
        )
        self._task.progressed.connect(self.progress.show_progress)
        self._task.cancelled.connect(self._on_cancelled)
        self.form.setEnabled(False)
        self.clear_button.setEnabled(False)
        self.keep_button.setEnabled(False)
        self.progress.begin(self.tr("Erasing rows"))
        fit_height(self)

    def _on_cleared(self, erased: CompanyContent | AllContent) -> None:
        self._task = None
        rows = formats.counted(sum(erased.rows.values()), self.tr("1 row erased"), self.tr("{n} rows erased"))
        if isinstance(erased, CompanyContent):
            text = self.tr("Data of {0} cleared: {1}.").format(erased.name, rows)
        else:
            text = self.tr("Data of all companies cleared: {0}.").format(rows)
        if erased.lingers:
            text += " " + self.tr("Traces may stay in the store's log file until the store is closed.")
        self._context.messages.say(text, tone="warn" if erased.lingers else "good")
        self.accept()
        self.cleared.emit()

    def _on_cancelled(self) -> None:
        self._end()
        nothing = self.tr("Nothing was erased: all of it goes in one piece, or none of it.")
        self.error_panel.show_words(self.tr("Clearing was stopped"), kept=nothing, tone="warn")
        fit_height(self)

    def _fail(self, error: Exception) -> None:
        self._end()
        self.error_panel.show_error(error, kept=self.tr("Nothing was erased."))
        fit_height(self)

    def _end(self) -> None:
        self._task = None
        self.progress.hide()
        self.form.setEnabled(True)
        self.keep_button.setEnabled(True)
        self._check()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self.progress.show_stopping()

    def reject(self) -> None:
        """Escape stops what runs, and closes what does not."""
        if self._task is not None:
            self._stop()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._task is not None:
            self._stop()
            event.ignore()
        else:
            super().closeEvent(event)


def _counts(content: CompanyContent | AllContent) -> list[str]:
    """How many rows go, of the tables in ERASED's order."""
    return [formats.integer(content.rows[name]) for name in ERASED]
