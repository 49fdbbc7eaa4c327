"""Daily backups of a profile's store."""

from __future__ import annotations

import time

from alx_desktop.domain.progress import CancelToken, ProgressSink, ignore_progress
from alx_desktop.store.backup import Backup, backup_if_due, backups
from alx_desktop.store.location import StoreLocation


class BackupService:
    """Backups of the SQLite files beside the store; a store on PostgreSQL is backed up by who runs its server."""

    def __init__(self, location: StoreLocation) -> None:
        self._location = location

    def run_if_due(self, progress: ProgressSink = ignore_progress, cancel: CancelToken | None = None) -> list[Backup]:
        """Back up what has no backup of the last 24 hours; returns the new ones. Raises DiskFull, StoreDamaged."""
        return backup_if_due(self._location, int(time.time()), progress, cancel)

    def list(self) -> list[Backup]:
        """All backups, newest first."""
        return backups(self._location)
