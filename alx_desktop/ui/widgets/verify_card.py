"""The card that verifies: learners computed again from Moodle, and every difference from the store by its names."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QHBoxLayout, QLabel, QWidget

from alx_desktop.domain.errors import LoginRefused, SecretMissing
from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.ui import formats
from alx_desktop.ui.care_port import NamedDifferenceLike, VerifyResultLike
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.models.records import Column, RecordModel
from alx_desktop.ui.preferences.store import CareProgress
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.tasks import Task
from alx_desktop.ui.tokens import ROW_HEIGHT, STEP
from alx_desktop.ui.widgets.buttons import icon_button, plain_button, primary_button
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.labels import muted_label, set_tone
from alx_desktop.ui.widgets.states import ErrorPanel
from alx_desktop.ui.widgets.table import Table
from alx_desktop.ui.words import said, tr

SAMPLES: tuple[int | None, ...] = (500, 5_000, None)
"""Learners to choose by chance; None = all."""

ROWS_SHOWN = 7
BECAUSE = 6
Answer = tuple[VerifyResultLike, list[NamedDifferenceLike]]


class VerifyCard(Card):
    """closed(): the person is done with it. reconcile_asked(): what differs should be mended."""

    closed = Signal()
    reconcile_asked = Signal()

    def __init__(self, context: UiContext, session: SiteSession, parent: QWidget | None = None) -> None:
        super().__init__(tr("Verify against Moodle"), parent=parent)
        self._context, self._session = context, session
        self._task: Task | None = None
        self._report: Path | None = None
        close = icon_button(context.theme, "x", tr("Close the verification"))
        close.clicked.connect(self.closed)
        self.header.addWidget(close)
        text = tr(
            "Computes learners again straight from Moodle and compares them with the store, row by row and field by "
            "field. It changes nothing, here or there."
        )
        self.body.addWidget(muted_label(text, wrap=True))
        self._build_choice()
        self.error_panel = ErrorPanel(context.theme)
        self.error_panel.hide()
        self.body.addWidget(self.error_panel)
        self.progress = CareProgress()
        self.progress.bar.setAccessibleName(tr("Progress of the verification"))
        self.progress.cancel_button.clicked.connect(self.cancel)
        self.progress.hide()
        self.body.addWidget(self.progress)
        self._build_result()
        session.sync_started.connect(self._show_state)
        session.sync_ended.connect(self._show_state)
        self.hide()

    def _build_choice(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        self.sample_box = QComboBox()
        self.sample_box.setAccessibleName(tr("Which learners"))
        for sample in SAMPLES:
            by_chance = tr("{0} learners, chosen by chance").format(formats.integer(sample or 0))
            self.sample_box.addItem(tr("All learners") if sample is None else by_chance, sample)
        self.report_box = QCheckBox(tr("Write every difference to a file"))
        self.start_button = primary_button(tr("Verify"))
        self.start_button.clicked.connect(self.start)
        row.addWidget(self.sample_box)
        row.addWidget(self.report_box)
        row.addStretch(1)
        row.addWidget(self.start_button)
        self.body.addLayout(row)

    def _build_result(self) -> None:
        self.result_label = QLabel()
        self.result_label.setWordWrap(True)
        self.facts_label = muted_label(wrap=True)
        self.reconcile_button = plain_button(tr("Reconcile now"))
        self.reconcile_button.setToolTip(tr("Reads what differs from Moodle; then verify again"))
        self.reconcile_button.clicked.connect(self.reconcile_asked)
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        row.addWidget(self.result_label, 1)
        row.addWidget(self.reconcile_button)
        self.body.addLayout(row)
        self.body.addWidget(self.facts_label)
        self.table = Table(self._context.theme, tr("What differs"))
        self.differences = difference_model(self)
        self.table.setModel(self.differences)
        self.add_table(self.table)
        self._forget_result()

    def start(self) -> None:
        """Begin, or ask first where the report goes."""
        if self._task is not None or self._session.is_syncing:
            return
        if not self.report_box.isChecked():
            self.run(None)
            return
        name = tr("Verification of {0}").format(self._session.site.profile.name)
        kinds = tr("Page (*.html);;JSON (*.json)")
        dialog = QFileDialog(self, tr("Report of the verification"), str(Path.home() / name), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("html")
        dialog.fileSelected.connect(lambda chosen: self.run(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def run(self, report: Path | None) -> None:
        """Compare; report: the file that gets every difference."""
        if self._task is not None:
            return
        verify, sample = self._session.site.verify, self.sample_box.currentData()

        def work(progress: ProgressSink, cancel: CancelToken) -> Answer:
            found = verify.run(sample, progress=progress, cancel=cancel, report=report)
            return found, list(verify.named(found))

        title = tr("Verification")
        self._report = report
        self._forget_result()
        self.error_panel.hide()
        self._task = self._context.tasks.start(
            work, title=title, on_success=self._take, on_failure=self._fail, visible=True
        )
        self._task.progressed.connect(self.progress.show_progress)
        self._task.cancelled.connect(self._on_cancelled)
        self._task.finished.connect(self._on_finished)
        self.progress.begin(title)
        self._show_state()

    def cancel(self) -> None:
        """Stop what runs, here and in Moodle's database."""
        if self._task is not None:
            self._task.cancel()
            self.progress.show_stopping()

    def _take(self, answer: Answer) -> None:
        found, named = answer
        words, tone = result_words(found)
        self.result_label.setText(words)
        set_tone(self.result_label, tone)
        report = "" if self._report is None else tr("Report written to {0}.").format(self._report)
        self.facts_label.setText(
            "\n".join(part for part in (facts_words(found), *map(said, found.notes), report) if part)
        )
        self.result_label.show()
        self.facts_label.show()
        self.reconcile_button.setVisible(not found.equal and not self._session.is_read_only)
        self.differences.set_rows(named)
        self.table.setVisible(bool(named))
        if named:
            self.table.fit_columns(stretch=BECAUSE, widest=220)
            self.table.setMinimumHeight(ROW_HEIGHT * (1 + min(len(named), ROWS_SHOWN)) + STEP)
        self.set_note(formats.clock_time(found.as_of, self._context.now()), tr("The moment that was compared"))

    def _fail(self, error: Exception) -> None:
        if isinstance(error, SecretMissing | LoginRefused):
            again = partial(self.run, self._report)
            self._session.password_asked.emit(error, tr("Verify with this password"), again)
        self.error_panel.show_error(error, kept=tr("Nothing was changed."))

    def _on_cancelled(self) -> None:
        self.result_label.setText(tr("Stopped. Nothing was changed, and no report was written."))
        set_tone(self.result_label, "")
        self.result_label.show()

    def _on_finished(self) -> None:
        self._task = None
        self.progress.hide()
        self._show_state()

    def _forget_result(self) -> None:
        for widget in (self.result_label, self.facts_label, self.reconcile_button, self.table):
            widget.hide()
        self.differences.set_rows([])
        self.set_note("")

    def _show_state(self, _what: object = None) -> None:
        free = self._task is None and not self._session.is_syncing
        for widget in (self.start_button, self.sample_box, self.report_box, self.reconcile_button):
            widget.setEnabled(free)


def result_words(found: VerifyResultLike) -> tuple[str, str]:
    """What the result means, and its tone."""
    if found.equal:
        return tr("The store says what Moodle says: nothing differs."), "good"
    if found.rows_wrong:
        wrong = formats.counted(found.rows_wrong, tr("1 row of the store is wrong."), tr("{n} rows of the store are "
                                "wrong."))  # fmt: skip
        return wrong + " " + tr("Please report it as a mistake of ours; a full sync puts it right."), "bad"
    text = tr("No row of the store is wrong: what differs changed in Moodle since the last sync, or is a name.")
    return text, "warn"


def facts_words(found: VerifyResultLike) -> str:
    """The figures in one line."""
    parts = [
        tr("{0} rows of {1} learners compared").format(formats.integer(found.rows), formats.integer(found.learners)),
        tr("{0} differ").format(formats.integer(found.rows_different)),
    ]
    for count, words in (
        (found.rows_changed, tr("{0} changed since the last sync")),
        (found.rows_missing, tr("{0} missing here")),
        (found.rows_too_many, tr("{0} only here")),
        (found.others_different, tr("{0} names or memberships differ")),
    ):
        if count:
            parts.append(words.format(formats.integer(count)))
    parts.append(tr("took {0}").format(formats.duration(found.seconds)))
    return " · ".join(parts)


def difference_model(parent: QObject) -> RecordModel[NamedDifferenceLike]:
    """A model of differences; set_rows() fills it."""
    columns: list[Column[NamedDifferenceLike]] = [
        Column(tr("Company"), lambda one: one.company, lambda one: one.company),
        Column(tr("Learner"), lambda one: one.learner, lambda one: one.learner),
        Column(tr("Course"), lambda one: one.course, lambda one: one.course),
        Column(tr("Field"), lambda one: said(one.field), lambda one: one.field),
        Column(tr("In the store"), lambda one: said(one.stored), lambda one: one.stored),
        Column(tr("In Moodle"), lambda one: said(one.moodle), lambda one: one.moodle),
        Column(
            tr("Because"),
            lambda one: f"{said(one.because)}: {one.moved}" if one.moved else said(one.because),
            lambda one: one.because,
            tone=lambda one: "bad" if one.is_wrong else "muted",
        ),
    ]
    return RecordModel(columns, parent)
