"""Backups and the care of a store that is not there."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

from alx_desktop.domain.errors import Cancelled
from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink
from alx_desktop.domain.sync import RunResult, SyncMode, SyncRun
from alx_desktop.store.erasing import AllContent, CompanyContent
from alx_desktop.store.table_sizes import StoreTables
from tests.ui.fake_clock import DAY, HOUR, NOW
from tests.ui.fake_diagnostics import tables


@dataclass(frozen=True)
class FakeBackup:
    """As store.backup.Backup."""

    path: Path
    database: str
    made_at: int
    before_migration: bool = False
    bytes: int = 48_300_000


class FakeBackups:
    """Five days of backups."""

    def __init__(self, folder: Path, count: int = 4) -> None:
        self._folder = folder
        self.made = [FakeBackup(folder / f"reporting-{at}.sqlite", ("reporting", "admin")[at % 2],
                                NOW - at // 2 * DAY - HOUR, bytes=(48_300_000, 90_000)[at % 2])
                     for at in range(count)]  # fmt: skip
        self.failure: Exception | None = None

    def list(self) -> list[FakeBackup]:
        return list(self.made)

    def run_now(self, progress: ProgressSink, cancel: CancelToken) -> list[FakeBackup]:
        progress(Progress("backup", 1, 2))
        if self.failure is not None:
            raise self.failure
        new = FakeBackup(self._folder / "reporting-new.sqlite", "reporting", NOW)
        self.made.insert(0, new)
        return [new]


@dataclass(frozen=True)
class FakeFinding:
    """As store.finding.Finding."""

    severity: str
    title: str
    advice: str = ""


@dataclass(frozen=True)
class FakeSize:
    """As store.stats.DatabaseSize."""

    database: str
    bytes: int
    rows: dict[str, int]


@dataclass(frozen=True)
class FakePurged:
    """As store.retention.Purged."""

    tombstones: int = 312


@dataclass(frozen=True)
class FakeCompacted:
    """As store.compacting.Compacted."""

    before: int = 91_400_000
    after: int = 52_300_000


@dataclass(frozen=True)
class FakeCareResult:
    """As services.store_care.CareResult."""

    purged: FakePurged = FakePurged()
    databases: tuple[FakeCompacted, ...] = (FakeCompacted(),)


@dataclass(frozen=True)
class FakeRebuilt:
    """As services.store_care.Rebuilt."""

    run: SyncRun


COMPANY_ROWS = {
    "course_progress": 61_480, "progress_change": 140_220, "progress_daily": 8_400, "completion_episode": 52_000,
    "pending_removal": 0, "company_learner": 1_540, "company_course": 40, "department": 12, "learner": 1_498,
    "course": 6,
}  # fmt: skip


class FakeCare:
    """Works when told: `release` lets it end, `failure` makes it fail; cancel is obeyed."""

    def __init__(self, folder: Path) -> None:
        self.place = str(folder)
        self.on_server = False
        self.found: list[FakeFinding] = []
        self.run = SyncRun("r", SyncMode.FULL, RunResult.SUCCESS, NOW, NOW, inserted=3, updated=41, removed=1)
        self.failure: Exception | None = None
        self.asked: list[str] = []
        self.release = threading.Event()
        self.release.set()
        self.gate = threading.Event()
        self.gate.set()

    def company(self, company_id: int) -> CompanyContent:
        return CompanyContent(company_id, "Acme Logistics", True, dict(COMPANY_ROWS))

    def clear(self, company_id: int, cancel: CancelToken, progress: ProgressSink) -> CompanyContent:
        told = Progress("erase", 61_480, sum(COMPANY_ROWS.values()), None, 4.0)
        self._work(f"clear {company_id}", told, progress, cancel)
        return self.company(company_id)

    def all_companies(self) -> AllContent:
        return AllContent(tuple(range(1, 41)), 38, {name: 31 * rows for name, rows in COMPANY_ROWS.items()})

    def clear_all(self, cancel: CancelToken, progress: ProgressSink) -> AllContent:
        self._work("clear all", Progress("erase", 1, 2), progress, cancel)
        return self.all_companies()

    def sizes(self) -> list[FakeSize]:
        rows = {"course_progress": 212_880, "learner": 18_204}
        return [
            FakeSize("reporting", 91_400_000, rows),
            FakeSize("admin", 90_000, {}),
            FakeSize("activity", 610_000, {}),
        ]

    def tables(self, _cancel: CancelToken | None = None) -> StoreTables:
        self.gate.wait(10)
        if self.failure is not None:
            raise self.failure
        return tables()

    def check(self, progress: ProgressSink, cancel: CancelToken) -> list[FakeFinding]:
        self._work("check", Progress("check", 4, 11, message="reporting"), progress, cancel)
        return list(self.found)

    def compact(self, progress: ProgressSink, cancel: CancelToken) -> FakeCareResult:
        self._work("compact", Progress("compact", 700_000, 92_100_000, message="reporting.sqlite"), progress, cancel)
        return FakeCareResult()

    def rebuild(self, progress: ProgressSink, cancel: CancelToken) -> FakeRebuilt:
        self._work("rebuild", Progress("learners", 12_600, 18_204, 1_240.0, 5.0), progress, cancel)
        return FakeRebuilt(self.run)

    def _work(self, what: str, told: Progress, progress: ProgressSink, cancel: CancelToken) -> None:
        self.asked.append(what)
        progress(told)
        while not self.release.is_set():
            if cancel.wait(0.005):
                raise Cancelled
        if self.failure is not None:
            raise self.failure
