"""One opened site, as the window knows it: its status, its running sync, and who must hear of changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from alx_desktop.domain.errors import AlxError, LoginRefused, SettingsChanged, StoreBusy
from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink
from alx_desktop.domain.sync import CompanySyncs, HeldRemoval, SyncMode, SyncRequest, SyncRun
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.ports import AppPort, SitePort, TurnEndLike
from alx_desktop.ui.sampling import SessionSampling
from alx_desktop.ui.scheduled_sync import ScheduledSync
from alx_desktop.ui.session_attention import SessionAttention
from alx_desktop.ui.session_endpoint import SessionEndpoint
from alx_desktop.ui.sync_port import StatusLike
from alx_desktop.ui.tasks import Task

if TYPE_CHECKING:
    from alx_desktop.config import Profile

RETIRE_MS = 5000


@dataclass(frozen=True, slots=True)
class SiteStatus:
    """What was read together: the store's status and the removals that wait for a decision."""

    store: StatusLike
    held: tuple[HeldRemoval, ...]
    read_at: float


class SiteSession(QObject):
    """Owned by the window, handed to the pages of one site.

    site: opened anew when its settings change, so take it from here at each use.
    status_changed(): `status` was read anew. data_changed(): rows may have changed, pages read again.
    sync_started(); sync_progressed(Progress); sync_ended(SyncRun, CompanySyncs where several companies were chosen, the
    exception that ended it, or None if cancelled):
    of a sync that the person started, or that the scheduler runs (`by_itself`) and that takes its time.
    password_needed(AlxError): the password is missing or refused; after it was given, the sync starts again, with the
    companies that had no turn where several were chosen.
    password_asked(AlxError, label of the button, callable): the same for something else, which then goes on.
    profile_changed(): the settings of the site were saved. connection_asked(), removal_asked(delete_store): the person
    wants to edit the connection, or to remove the site. repair_asked(): to have its store repaired, closed meanwhile.
    """

    status_changed = Signal()
    data_changed = Signal()
    sync_started = Signal()
    sync_progressed = Signal(object)
    sync_ended = Signal(object)
    password_needed = Signal(object)
    password_asked = Signal(object, str, object)
    profile_changed = Signal()
    connection_asked = Signal()
    removal_asked = Signal(bool)
    repair_asked = Signal()
    secrets_changed = Signal()

    def __init__(self, context: UiContext, site: SitePort, app: AppPort, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.app = app
        self.site = site
        self.status: SiteStatus | None = None
        self.sync_task: Task | None = None
        self.sync_mode = SyncMode.AUTO
        self.sync_companies: tuple[int, ...] = ()
        self._since_hours = 0
        self.sync_started_at = 0.0
        self.by_itself = False
        self.scheduled = ScheduledSync(app, site.profile.name, self)
        self.scheduled.began.connect(self._on_scheduled_begin)
        self.scheduled.progressed.connect(self.sync_progressed)
        self.scheduled.ended.connect(self._on_scheduled_end)
        self.endpoint = SessionEndpoint(context, self)
        self.attention = SessionAttention(context, self)
        self.sampling = SessionSampling(context, self)
        self._unsaved: Profile | None = None
        # What the settings were when this window last read or tried to write them: what is otherwise in a change, it
        # changes.
        self._shown = site.profile
        self._newest = site
        self._saves = 0
        self._saving = Lock()
        self._retired: list[SitePort] = []
        self._leaving = False
        self._own_run_ended = False
        self._retiring = QTimer(self)
        self._retiring.setInterval(RETIRE_MS)
        self._retiring.timeout.connect(self._close_retired)

    @property
    def is_read_only(self) -> bool:
        """Whether the person is an analyst of a shared store, whom its database lets change nothing."""
        return self.site.person is not None and self.site.person.is_analyst

    @property
    def is_syncing(self) -> bool:
        """Whether this window shows a running sync."""
        return self.sync_task is not None or self.scheduled.is_shown

    @property
    def is_stopping(self) -> bool:
        """Whether the running sync was asked to stop."""
        if self.sync_task is not None:
            return self.sync_task.is_cancelling
        run = self.scheduled.run if self.scheduled.is_shown else None
        return run is not None and run.is_stopping

    @property
    def progress(self) -> Progress | None:
        """The running sync's newest progress."""
        if self.sync_task is not None:
            return self.sync_task.progress
        run = self.scheduled.run if self.scheduled.is_shown else None
        return run.progress if run is not None else None

    def refresh_status(self) -> None:
        """Read status and held removals in a task."""
        sync, now = self.site.sync, self._context.now

        def work(_progress: ProgressSink, _cancel: CancelToken) -> SiteStatus:
            return SiteStatus(sync.status(), tuple(sync.held()), now())

        title = self.tr("Reading the status")
        self._context.tasks.start(work, title=title, on_success=self._take_status, key="status")

    def start_sync(self, mode: SyncMode = SyncMode.AUTO, company_id: int | None = None, since_hours: int = 0) -> None:
        """Start a sync, unless one runs already; one that the scheduler has just begun is shown instead.

        company_id: read this company whole, and nothing else. since_hours: as in SyncRequest.
        """
        self._start(mode, () if company_id is None else (company_id,), since_hours)

    def start_company_syncs(self, company_ids: Sequence[int]) -> None:
        """Read these companies whole, one after the other, unless a sync runs already."""
        self._start(SyncMode.FULL, tuple(company_ids), 0)

    def sync_again(self) -> None:
        """Start again what was last started here; of several companies, those that a failure left without a turn."""
        self._start(self.sync_mode, self.sync_companies, self._since_hours)

    def _start(self, mode: SyncMode, company_ids: tuple[int, ...], since_hours: int) -> None:
        if self.is_syncing or self.scheduled.show_now():
            return
        self.by_itself = False
        settings, sync = self.site.profile.sync, self.site.sync
        request = SyncRequest(
            mode=mode, company_id=company_ids[0] if len(company_ids) == 1 else None, time_limit=settings.time_limit,
            batch_size=settings.batch_size, since_hours=since_hours,
        )  # fmt: skip
        self.sync_mode, self.sync_companies, self._since_hours = mode, company_ids, since_hours
        self.sync_started_at = self._context.now()

        def work(progress: ProgressSink, cancel: CancelToken) -> SyncRun | CompanySyncs:
            if len(company_ids) > 1:
                return sync.run_companies(request, company_ids, progress, cancel)
            return sync.run(request, progress, cancel)

        title = self.tr("Sync")
        task = self._context.tasks.start(
            work, title=title, on_success=self._on_done, on_failure=self._on_failure, visible=True
        )
        self.sync_task = task
        task.progressed.connect(self.sync_progressed)
        task.cancelled.connect(self._on_cancelled)
        self.sync_started.emit()

    def cancel_sync(self) -> None:
        """Ask the running sync to stop."""
        if self.sync_task is not None:
            self.sync_task.cancel()
            self.sync_progressed.emit(self.sync_task.progress)
        elif self.scheduled.is_shown:
            self.scheduled.cancel()

    def set_automatic(self, automatic: bool) -> None:
        """Pause or resume the syncs that run by themselves."""
        profile = self.profile
        schedule = profile.sync.schedule.model_copy(update={"automatic": automatic})
        sync = profile.sync.model_copy(update={"schedule": schedule})
        self.save_profile(profile.model_copy(update={"sync": sync}))

    @property
    def profile(self) -> Profile:
        """The site's settings as they are, or will be in a moment: what a change begins with."""
        return self._unsaved or self.site.profile

    def save_profile(self, profile: Profile) -> None:
        """Keep other settings for this site, and use them from now on. A sync that runs goes on with its own.

        One change may come while another is being saved: it has that one in it, see `profile`. What was changed
        elsewhere since the site was opened stays; where that is the same setting, it is said, and holds.
        """
        app = self.app
        if not self._saves:
            self._shown = self.site.profile
        self._unsaved = profile
        self._saves += 1

        def work(_progress: ProgressSink, _cancel: CancelToken) -> tuple[SitePort, AlxError | None] | None:
            with self._saving:
                if self._unsaved is not profile:
                    return None
                refused = None
                try:
                    app.profiles.update(profile, self._shown)
                except SettingsChanged as error:
                    refused = error
                # Also where it was refused: a change that began with this one has it in it, and must not repeat it.
                self._shown = profile
                self._newest = app.open_site(profile.name)
                return self._newest, refused

        self._context.tasks.start(
            work, title=self.tr("Saving the settings"), on_success=self._use, on_failure=self._on_not_saved
        )

    def close(self) -> None:
        """Close the stores; nothing of this site may run any more."""
        self.scheduled.leave()
        self.endpoint.close()
        retired, self._retired = self._retired, []
        for site in (*retired, self.site):
            site.close()

    def retire(self) -> None:
        """The window shows another site: close the stores as soon as nothing runs, then go."""
        self.scheduled.leave()
        self.sampling.stop()
        self.endpoint.leave()
        self._leaving = True
        self._retired.append(self.site)
        self._retiring.start()

    def _use(self, saved: tuple[SitePort, AlxError | None] | None) -> None:
        self._end_save()
        if saved is None:
            return
        site, refused = saved
        if refused is not None:
            self._context.messages.report_error(self.tr("Saving the settings"), refused)
        if self._leaving or site is not self._newest:
            # The ends of two saves may arrive in another order than their works had.
            self._retired.append(site)
            self._retiring.start()
            return
        self._retired.append(self.site)
        self._retiring.start()
        self.site = site
        self.scheduled.look_again()
        self.profile_changed.emit()

    def _end_save(self) -> None:
        self._saves -= 1
        if not self._saves:
            self._unsaved = None

    def _on_not_saved(self, error: Exception) -> None:
        self._end_save()
        self._context.messages.report_error(self.tr("Saving the settings"), error)
        # Controls return to what holds.
        self.profile_changed.emit()

    def _close_retired(self) -> None:
        if self._context.tasks.running:
            return
        self._retiring.stop()
        retired, self._retired = self._retired, []
        for site in retired:
            site.close()
        if self._leaving:
            self.deleteLater()

    def _take_status(self, status: SiteStatus) -> None:
        changed = self.status is not None and self.status.store.last_run != status.store.last_run
        self.status = status
        self.status_changed.emit()
        if changed and not self.is_syncing and not self._own_run_ended:
            # Somebody else has synced: the command line, or another window.
            self.data_changed.emit()
        self._own_run_ended = False

    def _on_cancelled(self) -> None:
        self._end(None)

    def _on_done(self, outcome: SyncRun | CompanySyncs) -> None:
        self._end(outcome)
        error = outcome.error if isinstance(outcome, CompanySyncs) else None
        if isinstance(outcome, CompanySyncs) and isinstance(error, LoginRefused):
            self.sync_companies = self.sync_companies[outcome.done :]
            self.password_needed.emit(error)

    def _on_failure(self, error: Exception) -> None:
        self._end(error)
        if isinstance(error, LoginRefused):
            self.password_needed.emit(error)
        elif not isinstance(error, AlxError):
            self._context.messages.report_error(self.tr("Sync"), error)

    def _on_scheduled_begin(self, mode: SyncMode, started_at: float) -> None:
        if self.sync_task is None:
            self.by_itself = True
            self.sync_mode, self.sync_companies, self._since_hours = mode, (), 0
            self.sync_started_at = started_at
            self.sync_started.emit()

    def _on_scheduled_end(self, end: TurnEndLike | None) -> None:
        if self.sync_task is None:
            self.by_itself = True
            self._tell_end(None if end is None else end.run or end.error)

    def _end(self, outcome: SyncRun | CompanySyncs | Exception | None) -> None:
        self.sync_task = None
        error = outcome.error if isinstance(outcome, CompanySyncs) else outcome
        failure = error if isinstance(error, AlxError) and not isinstance(error, StoreBusy) else None
        mended = isinstance(outcome, SyncRun | CompanySyncs) and failure is None
        self.scheduled.look_again(mended=mended, failure=failure)
        self._tell_end(outcome)

    def _tell_end(self, outcome: SyncRun | CompanySyncs | Exception | None) -> None:
        self._own_run_ended = True
        self.sync_ended.emit(outcome)
        self.data_changed.emit()
        self.refresh_status()
