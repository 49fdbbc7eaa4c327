"""The detail panel of one sync run: figures, what happened, what to do, copyable."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from alx_desktop.domain.sync import SyncRun
from alx_desktop.ui import formats
from alx_desktop.ui.fonts import sized
from alx_desktop.ui.models.runs import run_note
from alx_desktop.ui.site_state import mode_word, result_pill, run_duration
from alx_desktop.ui.sync_port import CompanyChangesLike, LearnerChangesLike, RunLearnersLike
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import SMALL_SIZE, STEP
from alx_desktop.ui.widgets.areas import BAR_WIDTH, ColumnArea
from alx_desktop.ui.widgets.buttons import icon_button, link_button
from alx_desktop.ui.widgets.labels import heading_label, muted_label
from alx_desktop.ui.widgets.pill import StatusPill
from alx_desktop.ui.widgets.states import ErrorPanel
from alx_desktop.ui.words import kept_words

WIDTH = grown(360)
MOST_COMPANIES = 12


class RunDetail(QFrame):
    """closed(): the person closed the panel."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run: SyncRun | None = None
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(self.tr("Details of the run"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 0, 0)
        column.setSpacing(2 * STEP)
        head = QHBoxLayout()
        self.title_label = heading_label()
        self.pill = StatusPill(theme)
        close = icon_button(theme, "x", self.tr("Close the details"))
        close.clicked.connect(self.closed)
        head.addWidget(self.title_label)
        head.addWidget(self.pill)
        head.addStretch(1)
        head.addWidget(close)
        column.addLayout(head)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, BAR_WIDTH, 0)
        inner.setSpacing(3 * STEP)
        self.error_panel = ErrorPanel(theme)
        inner.addWidget(self.error_panel)
        self.note_label = QLabel()
        self.note_label.setWordWrap(True)
        inner.addWidget(self.note_label)
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(16)
        self._form.setVerticalSpacing(6)
        inner.addLayout(self._form)
        self.companies_label = heading_label(self.tr("What changed, by company"))
        inner.addWidget(self.companies_label)
        self._companies = QFormLayout()
        self._companies.setHorizontalSpacing(16)
        self._companies.setVerticalSpacing(6)
        inner.addLayout(self._companies)
        self.learners_label = heading_label(self.tr("Learners whose values it changed"))
        inner.addWidget(self.learners_label)
        self.untouched_label = muted_label(wrap=True)
        inner.addWidget(self.untouched_label)
        self._learners = QFormLayout()
        self._learners.setHorizontalSpacing(16)
        self._learners.setVerticalSpacing(6)
        inner.addLayout(self._learners)
        self._changes: list[tuple[str, str]] = []
        self._people: list[tuple[str, str]] = []
        self.copy_button = link_button(self.tr("Copy as text"))
        self.copy_button.clicked.connect(self._copy)
        inner.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addStretch(1)
        column.addWidget(ColumnArea(content, inner, BAR_WIDTH), 1)
        self.hide()

    def show_run(self, run: SyncRun) -> None:
        """Show another run."""
        self._run = run
        self.title_label.setText(mode_word(run.mode))
        self.pill.set_pill(result_pill(run.result))
        if run.error:
            title, _, detail = kept_words(run.error).partition(": ")
            kept = self.tr("What was committed before is kept.")
            self.error_panel.show_words(title, kept=kept, advice=kept_words(run.advice or ""), detail=detail)
        else:
            self.error_panel.hide()
        note = "" if run.error else run_note(run)
        self.note_label.setText(note)
        self.note_label.setVisible(bool(note))
        _fill(self._form, self._facts(run))
        self.show_changes(())
        self.show_learners(None)
        self.show()

    def show_changes(self, changes: Sequence[CompanyChangesLike]) -> None:
        """What the shown run changed, the most changed company first."""
        shown = [(one.name, self._counts(one)) for one in changes[:MOST_COMPANIES]]
        if len(changes) > len(shown):
            more = formats.counted(len(changes) - len(shown), self.tr("1 more company"), self.tr("{n} more companies"))
            rest = changes[len(shown) :]
            shown.append((more, formats.integer(sum(one.added + one.changed + one.removed for one in rest))))
        self._changes = shown
        self.companies_label.setVisible(bool(shown))
        _fill(self._companies, shown)

    def show_learners(self, found: RunLearnersLike | None) -> None:
        """Whose rows the shown run changed, the most changed one first; what later runs changed again is said."""
        most = found.most if found else ()
        shown = [(one.name or self.tr("Learner {0}").format(one.user_id), self._counts(one)) for one in most]
        if found and found.number > len(most):
            left = found.number - len(most)
            shown.append((formats.counted(left, self.tr("1 more learner"), self.tr("{n} more learners")), ""))
        self._people = shown
        words = self._untouched_words(found)
        self.untouched_label.setText(words)
        self.untouched_label.setVisible(bool(words))
        self.learners_label.setVisible(bool(shown))
        _fill(self._learners, shown)

    def _untouched_words(self, found: RunLearnersLike | None) -> str:
        if found is None or found.untouched is None:
            return ""
        if found.untouched == found.changes:
            return self.tr("No later sync has changed these rows again.")
        text = self.tr("Of {0} rows, {1} are still as this run left them.")
        return text.format(formats.integer(found.changes), formats.integer(found.untouched))

    def _counts(self, one: CompanyChangesLike | LearnerChangesLike) -> str:
        parts = (
            (one.added, self.tr("{0} new")),
            (one.changed, self.tr("{0} changed")),
            (one.removed, self.tr("{0} removed")),
        )
        return ", ".join(words.format(formats.integer(count)) for count, words in parts if count)

    def _facts(self, run: SyncRun) -> list[tuple[str, str]]:
        facts = [
            (self.tr("Started"), formats.exact_time(run.started_at)),
            (self.tr("Finished"), formats.exact_time(run.finished_at)),
            (self.tr("Duration"), run_duration(run)),
            (self.tr("In Moodle's database"), formats.duration(run.source_seconds)),
            (self.tr("Rows read"), formats.integer(run.read)),
            (self.tr("Inserted"), formats.integer(run.inserted)),
            (self.tr("Updated"), formats.integer(run.updated)),
            (self.tr("Removed"), formats.integer(run.removed)),
            (self.tr("Held"), formats.integer(run.held)),
        ]
        if run.as_of is not None:
            facts.append((self.tr("As of"), formats.exact_time(run.as_of)))
        if run.company_id is not None:
            facts.append((self.tr("Company"), str(run.company_id)))
        return [*facts, (self.tr("Run"), run.run_id[:12])]

    def _copy(self) -> None:
        run = self._run
        if run is None:
            return
        lines = [f"{mode_word(run.mode)}: {result_pill(run.result).text}"]
        lines += [f"{label}: {value}" for label, value in (*self._facts(run), *self._changes, *self._people)]
        lines += [part for part in (run.note, run.error, run.advice) if part]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.copy_button.setText(self.tr("Copied"))


def _fill(form: QFormLayout, lines: Sequence[tuple[str, str]]) -> None:
    while form.rowCount():
        form.removeRow(0)
    for label, value in lines:
        shown = QLabel(value)
        shown.setWordWrap(True)
        shown.setFont(sized(SMALL_SIZE, tabular=True))
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        form.addRow(muted_label(label, wrap=True), shown)
