"""One opened profile: what the window and the command line work with."""

from __future__ import annotations

from dataclasses import dataclass

from alx_desktop.config import Profile
from alx_desktop.domain.people import Person
from alx_desktop.domain.progress import CancelToken
from alx_desktop.services.attention import AttentionService
from alx_desktop.services.backups import BackupService
from alx_desktop.services.companies import CompaniesService
from alx_desktop.services.explain import ExplainService
from alx_desktop.services.exports import ExportService
from alx_desktop.services.monitoring import MonitoringService
from alx_desktop.services.overview import OverviewService
from alx_desktop.services.plugin_compare import PluginService
from alx_desktop.services.reports import ReportService
from alx_desktop.services.store_care import StoreCareService
from alx_desktop.services.sync import SyncService
from alx_desktop.services.verify import VerifyService
from alx_desktop.store.finding import Finding
from alx_desktop.store.integrity import verify_files
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
    attention: AttentionService
    verify: VerifyService
    explain: ExplainService
    plugin: PluginService
    backups: BackupService
    care: StoreCareService
    companies: CompaniesService
    monitoring: MonitoringService

    @property
    def person(self) -> Person | None:
        """Who opened a shared store that has roles; None where there are none, and everything is allowed."""
        return self.store.person

    def check_after_kill(self, cancel: CancelToken | None = None) -> list[Finding]:
        """Where the last user of the store's files was killed: what is wrong with them; mended at the next opening.

        About 1 s per 500 MB; nothing to do, and no time, after a proper end. For the background. Raises Cancelled.
        """
        return verify_files(self.store, cancel) if self.store.unclean else []

    def close(self) -> None:
        """Close the store; running work fails."""
        self.store.close()
