"""Care of a profile's store: check, rebuild, compact, clear a company or all of them."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from alx_desktop.config import Profile
from alx_desktop.domain.errors import AlxError
from alx_desktop.domain.progress import CancelToken, ProgressSink, ignore_progress
from alx_desktop.domain.sync import SyncMode, SyncRequest, SyncRun
from alx_desktop.services.backups import BackupService
from alx_desktop.services.sync import SyncService, holder_name
from alx_desktop.services.timed import timed
from alx_desktop.store.audit import append_audit
from alx_desktop.store.clock import clock
from alx_desktop.store.compacting import Compacted, compact
from alx_desktop.store.erasing import AllContent, CompanyContent, all_content, company_content, erase_all, erase_company
from alx_desktop.store.finding import Finding
from alx_desktop.store.integrity import check
from alx_desktop.store.lease import Lease
from alx_desktop.store.rebuilding import is_rebuilding, prepare_rebuild
from alx_desktop.store.retention import Purged, purge
from alx_desktop.store.stats import DatabaseSize, sizes
from alx_desktop.store.store import Store
from alx_desktop.store.table_sizes import StoreTables, store_tables

log = logging.getLogger(__name__)

BEGUN, CLEARED = "clearing of a company begun", "company cleared"
"""Acts of the audit trail."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How a rebuild ended: what was mended before its full sync, that sync, and the store before and after.

    resumed: an earlier rebuild went on.
    """

    run: SyncRun
    mended: list[str]
    resumed: bool
    before: list[DatabaseSize]
    after: list[DatabaseSize]


@dataclass(frozen=True, slots=True)
class CareResult:
    """What compacting did."""

    purged: Purged
    databases: list[Compacted]


class StoreCareService:
    """Works on the opened store, beside readers; syncs wait, because each of these holds the lease.

    actor: who acts, for the audit trail.
    """

    def __init__(self, profile: Profile, store: Store, sync: SyncService, backups: BackupService, actor: str) -> None:
        self._profile, self._actor = profile, actor
        self._store = store
        self._sync = sync
        self._backups = backups

    @property
    def place(self) -> str:
        """The folder or the server of the store, without a password."""
        return str(self._store.location)

    @property
    def on_server(self) -> bool:
        """Whether the store is on PostgreSQL."""
        return self._store.location.folder is None

    def sizes(self) -> list[DatabaseSize]:
        """Bytes and rows of the three databases. Raises RoleRefused."""
        self._store.require_administrator("look at the store's tables")
        return sizes(self._store)

    def tables(self, cancel: CancelToken | None = None) -> StoreTables:
        """Rows and bytes of each table and index; seconds for a large store. Raises Cancelled, RoleRefused."""
        self._store.require_administrator("look at the store's tables")
        return store_tables(self._store, cancel)

    def check(self, progress: ProgressSink = ignore_progress, cancel: CancelToken | None = None) -> list[Finding]:
        """What is wrong with files, tables, indexes and rows; changes nothing. Raises Cancelled, RoleRefused."""
        self._store.require_administrator("check the store")
        return check(self._store, timed(progress), cancel)

    def is_rebuilding(self) -> bool:
        """Whether a rebuild was interrupted, and the next one goes on."""
        return is_rebuilding(self._store)

    def rebuild(self, progress: ProgressSink = ignore_progress, cancel: CancelToken | None = None) -> Rebuilt:
        """Compute the current state anew from Moodle: backup (on SQLite), indexes, names, counters, then a full sync.

        History, tombstones, change_seq and epoch stay; readers see the store as it is all the time. Interrupted
        anywhere, the next rebuild (from the full sync on, any sync) goes on. Raises StoreBusy, DiskFull, Cancelled
        before the full sync; that returns its run, cancelled or partial, as every sync does.
        """
        token = cancel or CancelToken()
        before, resumed = self.sizes(), self.is_rebuilding()
        mended: list[str] = []
        if not resumed:
            with Lease(self._store, holder_name()) as lease:
                if not self.on_server:
                    self._backups.run_now(timed(progress), token)
                mended = prepare_rebuild(self._store, lease, timed(progress), token)
        run = self._sync.run(SyncRequest(mode=SyncMode.FULL), progress, token)
        return Rebuilt(run, mended, resumed, before, self.sizes())

    def compact(
        self, progress: ProgressSink = ignore_progress, cancel: CancelToken | None = None, *, full: bool = False
    ) -> CareResult:
        """Forget what is older than the retention, then give the space back. full: see store.compacting.

        Raises StoreBusy, DiskFull, Cancelled; what was committed until then stays.
        """
        self._store.require_administrator("compact the store")
        token = cancel or CancelToken()
        keep = self._profile.retention
        with Lease(self._store, holder_name()) as lease:
            told = timed(progress)
            purged = purge(self._store, lease, keep.tombstone_days, keep.run_days, told, token)
            return CareResult(purged, compact(self._store, told, token, full=full))

    def company(self, company_id: int) -> CompanyContent:
        """What clearing a company would erase. Raises WrongUse for one that the store does not know."""
        with self._store.reading(self._store.reporting) as connection:
            return company_content(connection, company_id)

    def clear(
        self, company_id: int, cancel: CancelToken | None = None, progress: ProgressSink = ignore_progress
    ) -> CompanyContent:
        """Erase one company's rows from the reporting store; what was erased. Raises WrongUse, StoreBusy, Cancelled.

        Its next clients' reads are full, and the audit trail says who did it: before, so that a kill leaves no erasing
        without a trace, and after, with what it was.
        """
        self._store.require_administrator("erase a company")
        with Lease(self._store, holder_name()) as lease:
            # Of a company that nobody knows, nothing is noted.
            self.company(company_id)
            self._note([company_id], BEGUN, {})
            found = erase_company(self._store, lease, company_id, cancel or CancelToken(), timed(progress))
        self._note_erased([company_id], found.rows)
        return found

    def all_companies(self) -> AllContent:
        """What clearing all companies would erase."""
        with self._store.reading(self._store.reporting) as connection:
            return all_content(connection)

    def clear_all(self, cancel: CancelToken | None = None, progress: ProgressSink = ignore_progress) -> AllContent:
        """Erase every company's rows, all or nothing; else as clear(). Each company's history tells of it."""
        self._store.require_administrator("erase all companies")
        with Lease(self._store, holder_name()) as lease:
            self._note(self.all_companies().company_ids, BEGUN, {})
            found = erase_all(self._store, lease, cancel or CancelToken(), timed(progress))
        self._note_erased(found.company_ids, found.rows)
        return found

    def _note_erased(self, company_ids: Sequence[int], rows: dict[str, int]) -> None:
        """rows: of all of these companies together."""
        try:
            self._note(company_ids, CLEARED, {str(name): count for name, count in rows.items() if count})
        except AlxError as error:
            # An error would be told as: nothing was erased.
            log.error("companies %s are cleared, which could not be noted: %s", list(company_ids), error)

    def _note(self, company_ids: Sequence[int], act: str, rows: dict[str, int]) -> None:
        together = {"companies": len(company_ids), **rows} if rows and len(company_ids) > 1 else rows
        with self._store.writing(self._store.admin) as connection:
            now = clock(connection)
            for company_id in company_ids:
                append_audit(connection, now, self._actor, act, f"company {company_id}", company_id, together)
