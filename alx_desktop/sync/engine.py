"""One sync run from lease to history line: chooses scopes, recomputes them, decides on removals."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable
from dataclasses import replace

from alx_desktop.config import Profile
from alx_desktop.domain.errors import AlxError, Cancelled, NoLongerDue, TimeLimitReached
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.domain.sync import HeldRemoval, RunResult, SyncMode, SyncRequest, SyncRun, hours_note, split_hours
from alx_desktop.moodle.source import MoodleSource
from alx_desktop.store.clock import clock
from alx_desktop.store.lease import Lease
from alx_desktop.store.merge import MergeStamp
from alx_desktop.store.removals import apply_removals, dismiss_removals, is_held, pending_by_company
from alx_desktop.store.runs import close_interrupted, write_run, write_statement_times
from alx_desktop.store.store import Store
from alx_desktop.sync.choose import choose_mode
from alx_desktop.sync.full import company_sync, full_sync
from alx_desktop.sync.incremental import incremental_sync, reconcile
from alx_desktop.sync.service_tokens import sync_tokens
from alx_desktop.sync.tracker import ProgressTracker
from alx_desktop.sync.work import SyncWork

log = logging.getLogger("alx_desktop.sync")

STOPPED = phrase("Cancelled; the next run goes on from here.")
OUT_OF_TIME = phrase("The time limit was reached; the next run goes on from here.")


class SyncEngine:
    """Runs syncs of one profile into one store. open_source connects and probes; holder names this process."""

    def __init__(self, open_source: Callable[[], MoodleSource], store: Store, profile: Profile, holder: str) -> None:
        self._open_source = open_source
        self._store = store
        self._profile = profile
        self._holder = holder

    def run(
        self,
        request: SyncRequest,
        progress: ProgressSink,
        cancel: CancelToken,
        still_due: Callable[[], bool] | None = None,
    ) -> SyncRun:
        """Sync, and record the run. Raises AlxError (recorded as failed) where nothing sensible could be done.

        A cancelled or time-limited run is returned as such: what it committed is kept, and the next one goes on.
        still_due: asked once nobody else can sync any more; False raises NoLongerDue, and leaves no trace.
        """
        with Lease(self._store, self._holder) as lease:
            if still_due is not None and not still_due():
                raise NoLongerDue
            run = SyncRun(uuid.uuid4().hex, request.mode, RunResult.RUNNING, self._now(),
                          company_id=request.company_id, as_of=request.as_of)  # fmt: skip
            self._record(run)
            self._close_interrupted(run)
            source: MoodleSource | None = None
            try:
                source = self._open_source()
                forget = cancel.on_cancel(source.cancel)
                try:
                    sync_tokens(source, self._store, cancel)
                    tracker = ProgressTracker(progress)
                    run = self._do(SyncWork(source, self._store, self._profile, lease, tracker, cancel, request, run))
                finally:
                    forget()
            except Cancelled:
                run = replace(run, result=RunResult.CANCELLED, note=phrase("Cancelled before anything was changed."))
            except AlxError as error:
                run = replace(run, result=RunResult.FAILED, error=str(error), advice=error.advice)
                raise
            except Exception as error:
                log.exception("sync failed")
                run = replace(run, result=RunResult.FAILED, error=f"{type(error).__name__}: {error}")
                raise
            finally:
                run = self._finish(run, source)
        return run

    def held(self) -> list[HeldRemoval]:
        """Removals that the guard stopped, waiting for a decision."""
        with self._store.reading(self._store.reporting) as connection:
            return [removal for removal in pending_by_company(connection) if is_held(removal)]

    def decide(self, company_id: int, accept: bool) -> int:
        """Apply (accept) or forget the pending removals of a company; returns how many rows. Raises StoreBusy."""
        with Lease(self._store, self._holder) as lease, self._store.writing(self._store.reporting) as connection:
            lease.check(connection)
            if not accept:
                return dismiss_removals(connection, company_id)
            stamp = MergeStamp(uuid.uuid4().hex, clock(connection))
            return apply_removals(connection, [company_id], stamp)

    def _do(self, work: SyncWork) -> SyncRun:
        """The mode that was asked for, or that fits. What happened until an error is in work.run, and kept."""
        try:
            if work.request.company_id is not None:
                mode = SyncMode.INCREMENTAL if work.request.since_hours else SyncMode.FULL
                work.run = _of_mode(work, mode)
                return company_sync(work, work.request.company_id)
            mode = choose_mode(work, 60 * self._profile.sync.schedule.reconcile_minutes)
            work.run = _of_mode(work, mode)
            return {SyncMode.INCREMENTAL: incremental_sync, SyncMode.RECONCILE: reconcile}.get(mode, full_sync)(work)
        except (Cancelled, TimeLimitReached) as stop:
            cancelled = isinstance(stop, Cancelled)
            result = RunResult.CANCELLED if cancelled else RunResult.PARTIAL
            hours, _others = split_hours(work.run.note or "")
            notes = (hours, STOPPED if cancelled else OUT_OF_TIME)
            return replace(work.run, result=result, note="; ".join(note for note in notes if note))

    def _now(self) -> int:
        with self._store.reading(self._store.activity) as connection:
            return clock(connection)

    def _record(self, run: SyncRun) -> None:
        with self._store.writing(self._store.activity) as connection:
            write_run(connection, run)

    def _close_interrupted(self, run: SyncRun) -> None:
        with self._store.writing(self._store.activity) as connection:
            close_interrupted(connection, run.run_id)

    def _finish(self, run: SyncRun, source: MoodleSource | None) -> SyncRun:
        """Write the history line, with the load on Moodle; close the source."""
        times = source.statement_times() if source is not None else []
        seconds = sum(item.seconds for item in times)
        result = RunResult.FAILED if run.result is RunResult.RUNNING else run.result
        run = replace(run, result=result, source_seconds=seconds)
        try:
            with self._store.writing(self._store.activity) as connection:
                run = replace(run, finished_at=clock(connection))
                write_run(connection, run)
                rows = [(item.name, item.calls, item.rows, item.seconds, item.slowest) for item in times]
                write_statement_times(connection, run.run_id, rows)
        finally:
            if source is not None:
                source.close()
        counts = (run.read, run.inserted, run.updated, run.removed, run.held)
        log.info("sync %s: %s; read, inserted, updated, removed, held: %s", run.mode, run.result, counts)
        return run


def _of_mode(work: SyncWork, mode: SyncMode) -> SyncRun:
    """The run in the mode that it has now; the hours that it was to look at again are in its note."""
    hours = work.request.since_hours if mode is SyncMode.INCREMENTAL else 0
    return replace(work.run, mode=mode, note=hours_note(hours) if hours else work.run.note)
