"""Letting a company go: what will happen, its name typed as consent, the steps as they are done, and what was kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from alx_desktop.domain.errors import Cancelled
from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink
from alx_desktop.services.offboarding import STEPS, OffboardPlan, OffboardResult, OffboardStep
from alx_desktop.ui import formats
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.tasks import Task
from alx_desktop.ui.text_size import dialog_width, grown
from alx_desktop.ui.tokens import PAGE_MARGIN, STEP
from alx_desktop.ui.widgets.buttons import danger_button, link_button, plain_button
from alx_desktop.ui.widgets.fitting import fit_height
from alx_desktop.ui.widgets.form import Form
from alx_desktop.ui.widgets.labels import heading_label, muted_label
from alx_desktop.ui.widgets.states import ErrorPanel

WIDTH = dialog_width(620)


class OffboardDialog(QDialog):
    """finished_with(): something was done to the company, whether or not all of it."""

    finished_with = Signal()

    def __init__(self, parent: QWidget, context: UiContext, session: SiteSession, company_id: int) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._session, self._company_id = context, session, company_id
        self._plan: OffboardPlan | None = None
        self._task: Task | None = None
        self._result: OffboardResult | None = None
        self.setWindowTitle(self.tr("Offboard a company"))
        self.setMinimumWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 20, PAGE_MARGIN, 20)
        column.setSpacing(3 * STEP)
        self.title_label = heading_label(self.tr("Offboard a company"))
        column.addWidget(self.title_label)
        self.error_panel = ErrorPanel(context.theme)
        column.addWidget(self.error_panel)
        self.steps: dict[str, QLabel] = {}
        for step in STEPS:
            label = QLabel()
            label.setWordWrap(True)
            self.steps[step] = label
            column.addWidget(label)
        self.kept_label = muted_label(wrap=True)
        column.addWidget(self.kept_label)
        column.addWidget(self._build_form())
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.hide()
        self.bar_label = muted_label()
        self.bar_label.hide()
        column.addWidget(self.bar)
        column.addWidget(self.bar_label)
        column.addLayout(self._build_buttons())
        self._read_plan()

    def _build_form(self) -> Form:
        self.form = Form(control_width=grown(420))
        self.path_edit = QLineEdit()
        self.browse_button = plain_button(self.tr("Browse …"))
        self.browse_button.clicked.connect(self._browse)
        self.form.add_row(self.tr("Final export"), self.path_edit, beside=self.browse_button)
        self.name_edit = QLineEdit()
        self.name_row = self.form.add_row(self.tr("Company's name"), self.name_edit)
        self.path_edit.textChanged.connect(self._check)
        self.name_edit.textChanged.connect(self._check)
        return self.form

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        self.folder_button = link_button(self.tr("Open the folder"))
        self.folder_button.clicked.connect(self._open_folder)
        self.folder_button.hide()
        self.keep_button = plain_button(self.tr("Keep the company"))
        self.keep_button.clicked.connect(self._stop)
        self.offboard_button = danger_button(self.tr("Export, revoke and erase"))
        self.offboard_button.setEnabled(False)
        self.offboard_button.clicked.connect(self._start)
        row.addWidget(self.folder_button)
        row.addStretch(1)
        row.addWidget(self.keep_button)
        row.addWidget(self.offboard_button)
        return row

    def _read_plan(self) -> None:
        service, company_id = self._session.site.companies.offboarding, self._company_id

        def work(_progress: ProgressSink, _cancel: CancelToken) -> OffboardPlan:
            return service.plan(company_id)

        title = self.tr("Looking at what the company has")
        self._context.tasks.start(
            work, title=title, on_success=self._show_plan, on_failure=self._fail, key="offboard_plan"
        )

    def _show_plan(self, plan: OffboardPlan) -> None:
        self._plan = plan
        name = plan.content.name
        self.title_label.setText(self.tr("Offboard {0}").format(name))
        self.setAccessibleName(self.title_label.text())
        for step, text in self._intended(plan).items():
            self.steps[step].setText(f"○  {text}")
        kept = self.tr(
            "Kept: the audit trail, the request log and backups until they are due, the company's settings, and "
            "learners and courses that other companies have. Moodle itself is never changed: tokens of its own are "
            "blocked here; its administrator revokes them there."
        )
        again = self.tr(
            "Moodle still has this company: the next sync reads it again. Remove it in Moodle first, if it is to stay "
            "away."
        )
        self.kept_label.setText(f"{kept}\n{again}" if plan.content.in_moodle else kept)
        self.name_row.set_help(self.tr("Type “{0}” to confirm. Erasing cannot be undone.").format(name))
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.path_edit.setText(str(_free_path(Path(folder), name)))
        self._check()
        self.name_edit.setFocus()
        fit_height(self)

    def _intended(self, plan: OffboardPlan) -> dict[str, str]:
        rows = plan.content.rows
        return {
            OffboardStep.EXPORT: self.tr("Export {0} rows of course progress to Excel, removed ones too").format(
                formats.integer(rows["course_progress"])),
            OffboardStep.REVOKE: self._revoking(plan),
            OffboardStep.SCHEDULES: formats.counted(
                len(plan.saved), self.tr("Remove 1 saved export of this company alone"),
                self.tr("Remove {n} saved exports of this company alone")),
            OffboardStep.ERASE: self.tr("Erase its {0} rows and history, and {1} learners that are its alone").format(
                formats.integer(sum(rows.values()) - rows["learner"] - rows["course"]),
                formats.integer(rows["learner"])),
        }  # fmt: skip

    def _revoking(self, plan: OffboardPlan) -> str:
        revoked = formats.counted(plan.tokens, self.tr("Revoke 1 token"), self.tr("Revoke {n} tokens"))
        if not plan.blocked:
            return revoked
        one = self.tr("block 1 token of Moodle that reads this company")
        many = self.tr("block {n} tokens of Moodle that read this company")
        return self.tr("{0}, {1}").format(revoked, formats.counted(plan.blocked, one, many))

    def _check(self, _text: str = "") -> None:
        named = self._plan is not None and self.name_edit.text().strip() == self._plan.content.name.strip()
        self.offboard_button.setEnabled(named and bool(self.path_edit.text().strip()) and self._task is None)

    def _browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Final export"), self.path_edit.text(), self.tr("Excel (*.xlsx)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.fileSelected.connect(self.path_edit.setText)
        dialog.open()

    def _start(self) -> None:
        service, company_id = self._session.site.companies.offboarding, self._company_id
        name, path = self.name_edit.text(), Path(self.path_edit.text().strip())

        def work(progress: ProgressSink, cancel: CancelToken) -> OffboardResult:
            return service.run(company_id, name, path, progress, cancel)

        self.error_panel.hide()
        self._task = self._context.tasks.start(
            work, title=self.title_label.text(), on_success=self._show_result, on_failure=self._fail, visible=True
        )
        self._task.progressed.connect(self._show_progress)
        self._task.cancelled.connect(self._on_cancelled)
        self.form.setEnabled(False)
        self.offboard_button.setEnabled(False)
        self.keep_button.setText(self.tr("Stop"))
        self.bar.setRange(0, 0)
        self.bar.show()
        self.bar_label.show()

    def _show_progress(self, progress: Progress) -> None:
        if progress.phase in self.steps:
            at = list(self.steps).index(progress.phase)
            for number, label in enumerate(self.steps.values()):
                mark = "✓" if number < at else "▸" if number == at else "○"
                label.setText(f"{mark}  {label.text()[3:]}")
            self.bar.setRange(0, 0)
        share = progress.fraction
        if share is not None and progress.phase not in STEPS[1:]:
            self.bar.setRange(0, 1000)
            self.bar.setValue(int(share * 1000))
        left = progress.remaining
        self.bar_label.setText(self.tr("{0} left").format(formats.duration(left)) if left else " ")

    def _show_result(self, result: OffboardResult) -> None:
        self._end()
        self._result = result
        for step, label in self.steps.items():
            label.setText(f"{'✓' if step in result.done else '○'}  {label.text()[3:]}")
        self.folder_button.setVisible(OffboardStep.EXPORT in result.done)
        if result.error is not None:
            self._show_stopped(result)
        else:
            self._show_done(result)
        self.finished_with.emit()

    def _show_stopped(self, result: OffboardResult) -> None:
        erased = self.tr("What is ticked is done; the company's data is all still here.")
        nothing = self.tr("Nothing was changed.")
        kept = erased if result.done else nothing
        if isinstance(result.error, Cancelled):
            advice = self.tr("Offboard it again to go on.")
            self.error_panel.show_words(self.tr("Offboarding was stopped"), kept=kept, advice=advice, tone="warn")
        elif result.error is not None:
            self.error_panel.show_error(result.error, kept=kept)
        plan = self._plan
        if plan is not None:
            folder = result.path.parent
            self.path_edit.setText(str(_free_path(folder, plan.content.name)))
        self.keep_button.setText(self.tr("Close"))
        self._check()
        fit_height(self)

    def _show_done(self, result: OffboardResult) -> None:
        rows = formats.counted(result.rows, self.tr("1 row exported"), self.tr("{n} rows exported"))
        tokens = formats.counted(result.tokens, self.tr("1 token revoked"), self.tr("{n} tokens revoked"))
        parts = [rows, tokens]
        if result.blocked:
            many = self.tr("{n} of Moodle's blocked")
            parts.append(formats.counted(result.blocked, self.tr("1 of Moodle's blocked"), many))
        self.kept_label.setText(f"{', '.join(parts)}. {self.kept_label.text()}")
        self.form.hide()
        self.offboard_button.hide()
        self.keep_button.setText(self.tr("Close"))
        self.title_label.setText(self.tr("{0} was offboarded").format(result.erased.name if result.erased else ""))
        self._context.messages.say(self.title_label.text())

    def _fail(self, error: Exception) -> None:
        self._end()
        self.error_panel.show_error(error, kept=self.tr("Nothing was changed."))
        self._check()
        fit_height(self)

    def _on_cancelled(self) -> None:
        self._end()
        self._check()

    def _end(self) -> None:
        self._task = None
        self.bar.hide()
        self.bar_label.hide()
        self.form.setEnabled(True)
        self.keep_button.setText(self.tr("Keep the company"))

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
        else:
            self.reject()

    def reject(self) -> None:
        """Escape stops what runs, and closes what does not."""
        if self._task is not None:
            self._task.cancel()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._task is not None:
            self._task.cancel()
            event.ignore()
        else:
            super().closeEvent(event)

    def _open_folder(self) -> None:
        if self._result is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._result.path.parent)))


def _free_path(folder: Path, name: str) -> Path:
    """A file's path that is not taken; characters that Windows does not allow are left out of the name."""
    plain = "".join(char for char in name if char.isalnum() or char in " -_.").strip(" .") or "company"
    number = 1
    path = folder / f"{plain[:80]} final.xlsx"
    while path.exists():
        number += 1
        path = folder / f"{plain[:80]} final {number}.xlsx"
    return path
