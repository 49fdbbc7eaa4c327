"""One opened profile: what the window and the command line work with."""

from __future__ import annotations

from dataclasses import dataclass

from alx_desktop.config import Profile
from alx_desktop.services.backups import BackupService
from alx_desktop.services.exports import ExportService
from alx_desktop.services.overview import OverviewService
from alx_desktop.services.reports import ReportService
from alx_desktop.services.sync import SyncService
from alx_desktop.services.verify import VerifyService
from alx_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class Site:
    """The services of one profile over its one opened store. Close it at the end."""

    profile: Profile
    store: Store
    sync: SyncService
    reports: ReportService
    exports: ExportService
    overview: OverviewService
    verify: VerifyService
    backups: BackupService

    def close(self) -> None:
        """Close the store; running work fails."""
        self.store.close()
