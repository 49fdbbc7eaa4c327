"""Backups of a profile's store: daily, and when a person asks."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.progress import CancelToken, ProgressSink, ignore_progress
from alx_desktop.store.backup import POSTGRESQL_ADVICE, Backup, back_up_now, backup_if_due, backups
from alx_desktop.store.location import StoreLocation


@dataclass(frozen=True, slots=True)
class BackupFile:
    """One backup. taken_at: UTC epoch seconds; size: bytes; database: reporting, admin or activity."""

    path: Path
    database: str
    taken_at: int
    size: int
    before_migration: bool


class BackupService:
    """Backups of the SQLite files beside the store; a store on PostgreSQL is backed up by who runs its server."""

    def __init__(self, location: StoreLocation) -> None:
        self._location = location

    def run_if_due(
        self, progress: ProgressSink = ignore_progress, cancel: CancelToken | None = None
    ) -> list[BackupFile]:
        """Back up what has no backup of the last 24 hours; returns the new ones. Raises DiskFull, StoreDamaged."""
        return [_told(one) for one in backup_if_due(self._location, int(time.time()), progress, cancel)]

    def back_up(self, progress: ProgressSink = ignore_progress, cancel: CancelToken | None = None) -> list[BackupFile]:
        """Back up now. Raises WrongUse on PostgreSQL, StoreBusy, DiskFull, StoreDamaged, Cancelled."""
        if self._location.folder is None:
            raise WrongUse("the store is on PostgreSQL", advice=POSTGRESQL_ADVICE)
        return [_told(one) for one in back_up_now(self._location, int(time.time()), progress, cancel)]

    def list(self) -> list[BackupFile]:
        """All backups, newest first."""
        return [_told(one) for one in backups(self._location)]


def _told(backup: Backup) -> BackupFile:
    return BackupFile(backup.path, str(backup.database), backup.made_at, backup.bytes, backup.before_migration)
