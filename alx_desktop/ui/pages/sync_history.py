"""What earlier syncs of a site did: one a line, the chosen one beside them with what it changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QWidget

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.domain.sync import RunResult, SyncRun
from alx_desktop.ui import formats
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.models.runs import NOTE, READ, run_model
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.sync_port import CompanyChangesLike, RunLearnersLike
from alx_desktop.ui.tokens import ROW_HEIGHT
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.run_detail import RunDetail
from alx_desktop.ui.widgets.states import EmptyState, Skeleton
from alx_desktop.ui.widgets.table import Table

HISTORY = 200
"""How many runs are shown."""


@dataclass(frozen=True, slots=True)
class _Changes:
    """What one run changed."""

    run_id: str
    companies: Sequence[CompanyChangesLike]
    learners: RunLearnersLike


class SyncHistory(Card):
    """was_read(): `finished` is new. failed(error): it could not be read, and is as it was.

    finished: the newest runs that have ended; None = not read yet.
    """

    was_read = Signal()
    failed = Signal(object)

    def __init__(self, context: UiContext, session: SiteSession) -> None:
        super().__init__()
        self.set_title(self.tr("History"))
        self._context, self._session = context, session
        self.finished: list[SyncRun] | None = None
        self._has_failed = False
        theme = context.theme
        self.stack = QStackedWidget()
        self.loading = Skeleton(theme, 6)
        self.empty = EmptyState(theme, "history", "", "")
        self.table = Table(theme, self.tr("History of syncs"))
        self.runs = run_model(context.now, self)
        self.table.setModel(self.runs)
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        self.detail = RunDetail(theme)
        self.detail.closed.connect(self._close_detail)
        self._content = QWidget()
        row = QHBoxLayout(self._content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.table, 1)
        row.addWidget(self.detail)
        self.failed_view = QWidget()
        for widget in (self.loading, self.empty, self.failed_view, self._content):
            self.stack.addWidget(widget)
        # It is as high as the page leaves it; without this, its highest part would decide.
        self.stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.stack.setMinimumHeight(6 * ROW_HEIGHT)
        self.add_table(self.stack)

    def read(self) -> None:
        """Read it anew, in a task."""
        sync = self._session.site.sync

        def work(_progress: ProgressSink, _cancel: CancelToken) -> list[SyncRun]:
            return sync.history(HISTORY)

        self._has_failed = False
        title = self.tr("Reading the history")
        self._context.tasks.start(
            work, title=title, on_success=self._take, on_failure=self._tell_failure, key="history"
        )

    def _tell_failure(self, error: Exception) -> None:
        # A method of ours, which Qt forgets with this object: `failed.emit` would be called behind its end.
        self.failed.emit(error)
        self._has_failed = True
        self.show_state()

    def show_state(self) -> None:
        """The runs, or why there are none."""
        syncing = self._session.is_syncing
        title = self.tr("The first sync is running") if syncing else self.tr("No sync has run yet")
        self.empty.set_words(title, self._what_a_sync_does())
        if self.finished is None:
            self.stack.setCurrentWidget(self.failed_view if self._has_failed else self.loading)
        else:
            self.stack.setCurrentWidget(self._content if self.finished else self.empty)

    def _what_a_sync_does(self) -> str:
        return self.tr(
            "A sync reads enrolments, completions and grades from Moodle's database and keeps them here. "
            "It only reads: Moodle itself is never changed. The first one reads everything: choose Sync now."
        )

    def _take(self, runs: list[SyncRun]) -> None:
        first = not self.finished
        kept = self._selected_run()
        self.finished = [run for run in runs if run.result is not RunResult.RUNNING]
        self.runs.set_rows(self.finished)
        if first and self.finished:
            self.table.fit_columns(stretch=NOTE)
        self._select(kept)
        text = self.tr("last {0} runs").format(HISTORY) if len(self.finished) == HISTORY else ""
        counted = formats.counted(len(self.finished), self.tr("1 run"), self.tr("{n} runs"))
        self.set_note(text or (counted if self.finished else ""))
        self.was_read.emit()

    def _selected_run(self) -> str | None:
        rows = self.table.selected_rows()
        return self.runs.rows[rows[0]].run_id if rows else None

    def _select(self, run_id: str | None) -> None:
        at = next((at for at, run in enumerate(self.runs.rows) if run.run_id == run_id), None)
        if at is None:
            self.detail.hide()
        else:
            self.table.selectRow(at)

    def _on_selected(self) -> None:
        rows = self.table.selected_rows()
        # The panel has both, and room is short beside it.
        for column in (READ, NOTE):
            self.table.setColumnHidden(column, bool(rows))
        if rows:
            self._show_run(self.runs.rows[rows[-1]])
        else:
            self.detail.hide()

    def _show_run(self, run: SyncRun) -> None:
        self.detail.show_run(run)
        if not (run.inserted or run.updated or run.removed):
            return
        sync = self._session.site.sync

        def work(_progress: ProgressSink, cancel: CancelToken) -> _Changes:
            return _Changes(run.run_id, sync.changes(run, cancel), sync.learners(run, cancel))

        title = self.tr("Reading what the run changed")
        self._context.tasks.start(work, title=title, on_success=self._show_changes, key="run_changes")

    def _show_changes(self, read: _Changes) -> None:
        if self._selected_run() == read.run_id:
            self.detail.show_changes(read.companies)
            self.detail.show_learners(read.learners)

    def _close_detail(self) -> None:
        self.table.clearSelection()
        self.table.setFocus()
