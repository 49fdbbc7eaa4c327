"""Backups of a profile's store: daily, and when a person asks."""

from __future__ import annotations

import time

from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.progress import CancelToken, ProgressSink, ignore_progress
from alx_desktop.store.backup import POSTGRESQL_ADVICE, Backup, back_up_now, backup_if_due, backups
from alx_desktop.store.location import StoreLocation

__all__ = ["Backup", "BackupService"]


class BackupService:
    """Backups of the SQLite files beside the store; a store on PostgreSQL is backed up by who runs its server."""

    def __init__(self, location: StoreLocation) -> None:
        self._location = location

    def run_if_due(self, progress: ProgressSink = ignore_progress, cancel: CancelToken | None = None) -> list[Backup]:
        """Back up what has no backup of the last 24 hours; returns the new ones. Raises DiskFull, StoreDamaged."""
        return backup_if_due(self._location, int(time.time()), progress, cancel)

    def run_now(self, progress: ProgressSink = ignore_progress, cancel: CancelToken | None = None) -> list[Backup]:
        """Back up, due or not; the new ones. Raises WrongUse on PostgreSQL, StoreBusy, DiskFull, StoreDamaged."""
        if self._location.folder is None:
            raise WrongUse("the store is on PostgreSQL", advice=POSTGRESQL_ADVICE)
        return back_up_now(self._location, int(time.time()), progress, cancel)

    def list(self) -> list[Backup]:
        """All backups, newest first."""
        return backups(self._location)
