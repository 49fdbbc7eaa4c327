"""Diagnostics in memory: finds what it is told to find; the bundle, the log and the crash are the real ones."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from alx_desktop.config import Profile
from alx_desktop.domain.errors import Cancelled
from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink
from alx_desktop.paths import DataDir
from alx_desktop.services.crash_report import CrashReports
from alx_desktop.services.diagnostics import Diagnosis
from alx_desktop.services.support_bundle import SupportBundleService
from alx_desktop.store.finding import Finding, Severity
from alx_desktop.store.location import Database, StoreLocation
from alx_desktop.store.table_sizes import IndexSize, StoreTables, TableSize

GOOD = (
    Finding("connection", Severity.NOTE, "Moodle's database answers", "MariaDB 10.11.6, Moodle 4.1.22 (iomad)"),
    Finding("schedule", Severity.NOTE, "Synced while the window or `serve` runs", "every 5 minutes"),
)
WRONG = (
    Finding("connection", Severity.NOTE, "Moodle's database answers", "MariaDB 10.11.6, Moodle 4.1.22 (iomad)"),
    Finding("space", Severity.WARNING, "There is no room for a backup",
            "120 MB free, the reporting store has 91 MB", "Free some space: daily backups copy the store."),
    Finding("indexes", Severity.WARNING, "Indexes are missing, so that pages are slow",
            "ix_course_progress_by_status", "Run `alx-desktop doctor --repair`.", repairable=True),
    Finding("damaged", Severity.ERROR, "The reporting database is damaged", "row 17 missing from index",
            "Run `alx-desktop doctor --repair`.", repairable=True),
)  # fmt: skip


class FakeDiagnostics:
    """`release` lets the checks end, `failure` makes them fail; cancel is obeyed."""

    def __init__(self) -> None:
        self.findings: tuple[Finding, ...] = GOOD
        self.failure: Exception | None = None
        self.repair_failure: Exception | None = None
        self.repaired: list[str] = []
        self.asked: list[str] = []
        self.release = threading.Event()
        self.release.set()

    def diagnose(self, profiles: list[Profile], progress: ProgressSink, cancel: CancelToken) -> Diagnosis:
        self.asked.append("diagnose")
        progress(Progress("check", 4, 11, message="reporting"))
        while not self.release.is_set():
            if cancel.wait(0.005):
                raise Cancelled
        if self.failure is not None:
            raise self.failure
        found = tuple((profile.name, one) for profile in profiles for one in self.findings)
        return Diagnosis((("ALX Desktop", "0.1.0"), ("Data directory", "/data")), found)

    def repair(self, profile: Profile, progress: ProgressSink) -> list[str]:
        self.asked.append("repair")
        if self.repair_failure is not None:
            raise self.repair_failure
        self.findings = GOOD
        self.repaired.append(profile.name)
        return ["Made the missing index ix_course_progress_by_status."]


def tables() -> StoreTables:
    """A store of some size."""
    indexes = tuple(IndexSize(f"ix_course_progress_by_{name}", 9_100_000) for name in ("status", "due", "learner"))
    return StoreTables(
        "SQLite 3.45.1",
        (
            TableSize(Database.REPORTING, "course_progress", 212_880, 61_400_000, indexes),
            TableSize(Database.REPORTING, "learner", 18_204, 4_200_000, (IndexSize("ix_learner_name", 900_000),)),
            TableSize(Database.REPORTING, "company", 10, 8_192, ()),
            TableSize(Database.ADMIN, "audit", 1_204, 410_000, ()),
            TableSize(Database.ACTIVITY, "request", 88_410, 14_800_000, (IndexSize("ix_request_at", 2_100_000),)),
            TableSize(Database.ACTIVITY, "metric", 5_212, None, (IndexSize("ix_metric", None),)),
        ),
    )


def fake_support(
    folder: Path, diagnostics: FakeDiagnostics, crashes: CrashReports, count: Callable[[], StoreTables] = tables
) -> SupportBundleService:
    """The real service over a fake doctor."""
    return SupportBundleService(
        DataDir(folder),
        diagnostics.diagnose,
        tables=lambda _profile, _cancel: count(),
        names=lambda _profile: ["Acme Logistics", "Beta Foods"],
        people=lambda _profile, _text, _cancel: [],
        location=lambda _profile: StoreLocation(folder=folder),
        passwords=lambda _profile: ["s3cret-Passw0rd"],
        crash=crashes.last,
    )
