"""One opened site, as the window knows it: its status, its running sync, and who must hear of changes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from alx_desktop.domain.errors import AlxError, LoginRefused
from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink
from alx_desktop.domain.sync import HeldRemoval, SyncMode, SyncRequest, SyncRun
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.ports import SitePort, StatusLike
from alx_desktop.ui.tasks import Task


@dataclass(frozen=True, slots=True)
class SiteStatus:
    """What was read together: the store's status and the removals that wait for a decision."""

    store: StatusLike
    held: tuple[HeldRemoval, ...]
    read_at: float


class SiteSession(QObject):
    """Owned by the window, handed to the pages of one site.

    status_changed(): `status` was read anew. data_changed(): rows may have changed, pages read again.
    sync_started(); sync_progressed(Progress); sync_ended(SyncRun, or the exception that ended it).
    password_needed(AlxError): the password is missing or refused; after it was given, the sync starts again.
    """

    status_changed = Signal()
    data_changed = Signal()
    sync_started = Signal()
    sync_progressed = Signal(object)
    sync_ended = Signal(object)
    password_needed = Signal(object)

    def __init__(self, context: UiContext, site: SitePort, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.site = site
        self.status: SiteStatus | None = None
        self.sync_task: Task | None = None
        self.sync_mode = SyncMode.AUTO
        self.sync_started_at = 0.0

    @property
    def is_syncing(self) -> bool:
        """Whether this window runs a sync now."""
        return self.sync_task is not None

    @property
    def is_stopping(self) -> bool:
        """Whether the running sync was asked to stop."""
        return self.sync_task is not None and self.sync_task.token.cancelled

    @property
    def progress(self) -> Progress | None:
        """The running sync's newest progress."""
        return self.sync_task.progress if self.sync_task else None

    def refresh_status(self) -> None:
        """Read status and held removals in a task."""
        self._context.tasks.start(
            self._read_status, title=self.tr("Reading the status"), on_success=self._take_status, key="status"
        )

    def start_sync(self, mode: SyncMode = SyncMode.AUTO) -> None:
        """Start a sync, unless one runs already."""
        if self.is_syncing:
            return
        settings = self.site.profile.sync
        request = SyncRequest(mode=mode, time_limit=settings.time_limit, batch_size=settings.batch_size)
        self.sync_mode = mode
        self.sync_started_at = self._context.now()

        sync = self.site.sync

        def work(progress: ProgressSink, cancel: CancelToken) -> SyncRun:
            return sync.run(request, progress, cancel)

        task = self._context.tasks.start(
            work, title=self.tr("Sync"), on_success=self._on_run, on_failure=self._on_failure, visible=True
        )
        self.sync_task = task
        task.progressed.connect(self.sync_progressed)
        task.cancelled.connect(self._on_cancelled)
        self.sync_started.emit()

    def cancel_sync(self) -> None:
        """Ask the running sync to stop."""
        if self.sync_task is not None:
            self.sync_task.cancel()

    def _read_status(self, _progress: ProgressSink, _cancel: CancelToken) -> SiteStatus:
        sync = self.site.sync
        return SiteStatus(sync.status(), tuple(sync.held()), self._context.now())

    def _take_status(self, status: SiteStatus) -> None:
        self.status = status
        self.status_changed.emit()

    def _on_run(self, run: SyncRun) -> None:
        self._end(run)

    def _on_cancelled(self) -> None:
        self._end(None)

    def _on_failure(self, error: Exception) -> None:
        self._end(error)
        if isinstance(error, LoginRefused):
            self.password_needed.emit(error)
        elif not isinstance(error, AlxError):
            self._context.messages.report_error(self.tr("Sync"), error)

    def _end(self, outcome: SyncRun | Exception | None) -> None:
        self.sync_task = None
        self.sync_ended.emit(outcome)
        self.data_changed.emit()
        self.refresh_status()
