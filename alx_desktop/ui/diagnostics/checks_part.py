"""Checks: the doctor with progress and cancel, what it found, and repair; above them the crash, if there was one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.domain.vault_errors import VaultLocked
from alx_desktop.ui import formats
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.diagnostics.findings_list import FindingsList
from alx_desktop.ui.preferences.store import CareProgress
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.tasks import Task
from alx_desktop.ui.tokens import CARD_GAP, STEP
from alx_desktop.ui.widgets.buttons import plain_button, primary_button
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.confirm import ConfirmDialog
from alx_desktop.ui.widgets.labels import muted_label
from alx_desktop.ui.widgets.states import ErrorPanel

if TYPE_CHECKING:
    from alx_desktop.services.crash_report import CrashReport
    from alx_desktop.services.diagnostics import Diagnosis


class CrashCard(Card):
    """The crash that is kept. view_asked(); delete_asked()."""

    view_asked = Signal()
    delete_asked = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("The last crash"))
        self.words_label = muted_label(wrap=True, small=False)
        self.body.addWidget(self.words_label)
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        self.view_button = plain_button(self.tr("View the report …"))
        self.view_button.clicked.connect(self.view_asked)
        self.delete_button = plain_button(self.tr("Delete the report"))
        self.delete_button.clicked.connect(self.delete_asked)
        row.addWidget(self.view_button)
        row.addWidget(self.delete_button)
        row.addStretch(1)
        self.body.addLayout(row)
        self.hide()

    def show_crash(self, crash: CrashReport | None) -> None:
        """Say when it was; nothing to see where there was none."""
        self.setVisible(crash is not None)
        if crash is not None:
            when = formats.exact_time(int(crash.at))
            text = self.tr(
                "ALX Desktop met an error that nobody caught, or ended unexpectedly: {0}. The report is only on this "
                "computer; a support bundle takes along where it happened, without names."
            )
            self.words_label.setText(text.format(when))


class ChecksPart(QWidget):
    """found(Diagnosis): the checks have ended. repair_asked(): the person wants what can be put right, put right."""

    found = Signal(object)
    repair_asked = Signal()

    def __init__(self, context: UiContext, session: SiteSession) -> None:
        super().__init__()
        self._context, self._session = context, session
        self._task: Task | None = None
        self.diagnosis: Diagnosis | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CARD_GAP)
        self.crash_card = CrashCard()
        column.addWidget(self.crash_card)
        column.addWidget(self._build_card())
        column.addStretch(1)
        session.sync_started.connect(self._show_state)
        session.sync_ended.connect(self._show_state)

    def _build_card(self) -> Card:
        self.card = Card(self.tr("Checks"))
        text = self.tr(
            "Looks at the data folder, the keychain, the store's files, tables, indexes and rows, its backups and the "
            "audit trail, and whether Moodle's database answers. Changes nothing."
        )
        self.card.body.addWidget(muted_label(text, wrap=True, small=False))
        self.error_panel = ErrorPanel(self._context.theme)
        self.card.body.addWidget(self.error_panel)
        self.progress = CareProgress()
        self.progress.cancel_button.clicked.connect(self._cancel)
        self.progress.hide()
        self.card.body.addWidget(self.progress)
        self.list = FindingsList(self._context.theme)
        self.card.body.addWidget(self.list)
        self.card.body.addSpacing(STEP)
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        self.run_button = primary_button(self.tr("Run the checks"))
        self.run_button.clicked.connect(self.run)
        self.repair_button = plain_button(self.tr("Repair …"))
        self.repair_button.clicked.connect(self._ask_repair)
        self.repair_button.hide()
        row.addWidget(self.run_button)
        row.addWidget(self.repair_button)
        row.addStretch(1)
        self.card.body.addLayout(row)
        return self.card

    def run(self) -> None:
        """Look at everything; seconds to minutes for a large store."""
        if self._task is not None:
            return
        diagnostics, profile = self._session.app.diagnostics, self._session.site.profile

        def work(progress: ProgressSink, cancel: CancelToken) -> Diagnosis:
            return diagnostics.diagnose([profile], progress, cancel)

        title = self.tr("Checks")
        task = self._context.tasks.start(
            work, title=title, on_success=self._on_found, on_failure=self._on_failed, visible=True
        )
        self._task = task
        task.progressed.connect(self.progress.show_progress)
        task.cancelled.connect(self._on_cancelled)
        task.finished.connect(self._on_finished)
        self.error_panel.hide()
        self.progress.begin(title)
        self._show_state()

    @property
    def is_repairable(self) -> bool:
        """Whether a repair would put something right."""
        return self.diagnosis is not None and any(one.repairable for _profile, one in self.diagnosis.findings)

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self.progress.show_stopping()

    def _on_found(self, diagnosis: Diagnosis) -> None:
        self.diagnosis = diagnosis
        findings = [finding for _profile, finding in diagnosis.findings]
        self.list.show_findings(findings)
        wrong = sum(str(one.severity) != "note" for one in findings)
        good = self.tr("Nothing is wrong")
        note = formats.counted(wrong, self.tr("1 to look at"), self.tr("{n} to look at")) if wrong else good
        self.card.set_note(self.tr("{0}, {1}").format(note, formats.clock_time(int(self._context.now()),
                                                                               self._context.now())))  # fmt: skip
        self.run_button.setText(self.tr("Run them again"))
        self.found.emit(diagnosis)
        if any(one.key == "vault_locked" for one in findings):
            self._session.password_asked.emit(VaultLocked(), "", self.run)

    def _on_failed(self, error: Exception) -> None:
        self.error_panel.show_error(error, kept=self.tr("Nothing was changed."))

    def _on_cancelled(self) -> None:
        self.card.set_note(self.tr("Stopped; nothing was changed"))

    def _on_finished(self) -> None:
        self._task = None
        self.progress.hide()
        self._show_state()

    def _show_state(self, _what: object = None) -> None:
        self.run_button.setEnabled(self._task is None)
        self.repair_button.setVisible(self.is_repairable)
        self.repair_button.setEnabled(self._task is None and not self._session.is_syncing)

    def _ask_repair(self) -> None:
        text = self.tr(
            "The site is closed for it and opened again afterwards; its endpoint does not answer meanwhile. Damaged "
            "files are repaired or restored from the newest backup and kept aside; missing tables and indexes are made "
            "anew. What Moodle has is read again with the next sync."
        )
        title = self.tr("Repair the store of {0}?").format(self._session.site.profile.name)
        dialog = ConfirmDialog(
            self.window(), title, text, action=self.tr("Repair"), keep=self.tr("Leave it"), danger=False
        )
        dialog.confirmed.connect(self.repair_asked)
        dialog.open()
