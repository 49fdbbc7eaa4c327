"""Sync as a person sees it: run it, look at its history, decide on removals that the guard held."""

from __future__ import annotations

import logging
import os
import platform
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from alx_desktop.config import Profile
from alx_desktop.domain.errors import AlxError, Cancelled
from alx_desktop.domain.progress import CancelToken, ProgressSink, ignore_progress
from alx_desktop.domain.sync import CompanySyncs, HeldRemoval, RunResult, SyncMode, SyncRequest, SyncRun
from alx_desktop.services.backups import BackupService
from alx_desktop.services.company_syncs import sync_each
from alx_desktop.services.freed_memory import given_back
from alx_desktop.services.source import ProfileSource
from alx_desktop.services.status import StoreStatus, read_status
from alx_desktop.store.company_figures import member_counts
from alx_desktop.store.company_names import company_names
from alx_desktop.store.lease import Lease
from alx_desktop.store.retention import DAY, purge
from alx_desktop.store.run_changes import (
    MOST_FOLLOWED,
    CompanyChanges,
    RunLearners,
    changes_of_run,
    learners_of_run,
    untouched_since,
)
from alx_desktop.store.runs import read_last_success, read_runs
from alx_desktop.store.store import Store
from alx_desktop.sync.engine import SyncEngine

log = logging.getLogger(__name__)


def holder_name() -> str:
    """Who holds a lease, as others read it: this machine and process."""
    return f"{platform.node()}:{os.getpid()}"


class SyncService:
    """Syncs one profile into its store."""

    def __init__(self, profile: Profile, store: Store, source: ProfileSource, backups: BackupService) -> None:
        self._profile = profile
        self._store = store
        self._backups = backups
        self._engine = SyncEngine(source, store, profile, holder_name())

    def run(
        self,
        request: SyncRequest,
        progress: ProgressSink = ignore_progress,
        cancel: CancelToken | None = None,
        still_due: Callable[[], bool] | None = None,
    ) -> SyncRun:
        """Sync, then back the store up if that is due. Batch size, and a missing time limit, are the profile's.

        still_due: asked once nobody else can sync any more; False raises NoLongerDue, and nothing was done.
        Returns runs that kept what they did (success, partial, cancelled, held). Raises AlxError where nothing
        sensible could be done: SourceError, StoreBusy, WrongUse, ...; the history has that run as failed.
        """
        token = cancel or CancelToken()
        token.raise_if_cancelled()
        self._store.require_administrator("sync")
        self._store.require_same_role()
        settings = self._profile.sync
        limit = request.time_limit or float(settings.time_limit)
        request = replace(request, batch_size=settings.batch_size, time_limit=limit)
        with given_back():
            run = self._engine.run(request, progress, token, still_due)
        if run.result in (RunResult.SUCCESS, RunResult.HELD):
            self._back_up(progress, token)
            self._forget_old(run, progress, token)
        return run

    def run_companies(
        self,
        request: SyncRequest,
        company_ids: Sequence[int],
        progress: ProgressSink = ignore_progress,
        cancel: CancelToken | None = None,
    ) -> CompanySyncs:
        """Sync only these companies, one after the other; a missing time limit is the profile's, for all of them.

        Raises as `run` where the first of them fails; of a later one, the answer has the error.
        """
        with self._store.reading(self._store.reporting) as connection:
            known, members = company_names(connection), member_counts(connection)
        names = {number: known[number].name if number in known else str(number) for number in company_ids}
        request = replace(request, time_limit=request.time_limit or float(self._profile.sync.time_limit))
        return sync_each(self.run, names, members, request, progress, cancel or CancelToken())

    def history(self, limit: int = 200) -> list[SyncRun]:
        """The newest runs, newest first."""
        with self._store.reading(self._store.activity) as connection:
            return read_runs(connection, limit)

    def changes(self, run: SyncRun, cancel: CancelToken | None = None) -> list[CompanyChanges]:
        """What a run changed, by company, the most changed first. Raises Cancelled, StoreError."""
        with self._store.reading(self._store.reporting, cancel) as connection:
            return changes_of_run(connection, run)

    def learners(self, run: SyncRun, cancel: CancelToken | None = None) -> RunLearners:
        """The learners that a run changed, and how much of it later runs left alone. Raises Cancelled, StoreError."""
        with self._store.reading(self._store.reporting, cancel) as connection:
            found = learners_of_run(connection, run)
            if 0 < found.changes <= MOST_FOLLOWED:
                return replace(found, untouched=untouched_since(connection, run))
            return found

    def held(self) -> list[HeldRemoval]:
        """Removals that wait for a person's decision, per company."""
        return self._engine.held()

    def decide(self, company_id: int, accept: bool) -> int:
        """Apply or forget the held removals of a company; returns how many rows. Raises StoreBusy, RoleRefused."""
        self._store.require_administrator("decide on removals")
        return self._engine.decide(company_id, accept)

    def status(self) -> StoreStatus:
        """What the store holds now. Raises RoleRefused where the person's role has changed since it was opened."""
        self._store.require_same_role()
        return read_status(self._profile, self._store, int(time.time()))

    def _forget_old(self, run: SyncRun, progress: ProgressSink, cancel: CancelToken) -> None:
        """Once a day, apply the retention: with the first run of a day (UTC) that succeeded."""
        midnight = run.started_at - run.started_at % DAY
        with self._store.reading(self._store.activity) as connection:
            earlier = read_last_success(connection, tuple(SyncMode), midnight, run.started_at - 1)
        if earlier is not None:
            return
        keep = self._profile.retention
        try:
            with Lease(self._store, holder_name()) as lease:
                purge(self._store, lease, keep.tombstone_days, keep.run_days, progress, cancel)
        except Cancelled:
            log.info("retention cancelled")
        except AlxError as error:
            log.warning("the retention was not applied, the next day's first sync does: %s", error)

    def _back_up(self, progress: ProgressSink, cancel: CancelToken) -> None:
        """A sync that succeeded stays a success when its backup does not; the log and `doctor` say so."""
        try:
            self._backups.run_if_due(progress, cancel)
        except Cancelled:
            log.info("backup cancelled")
        except AlxError as error:
            log.warning("backup failed: %s", error)
