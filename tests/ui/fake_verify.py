"""A verification that finds what it is told to; held back, failing or cancelled on demand."""

from __future__ import annotations

import threading
from pathlib import Path

from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink
from alx_desktop.services.verify import VerifyResult
from alx_desktop.services.verify_report import NamedDifference

AS_OF = 1_795_444_000

EQUAL = VerifyResult(500, 6_204, 0, (), AS_OF, 17, 3.4)
DIFFERENT = VerifyResult(
    500, 6_204, 3, (), AS_OF, 17, 4.2, rows_missing=1, rows_wrong=1, rows_changed=2, differences=3,
    notes=("A full sync is not finished yet: rows that it has not reached are older than the others.",),
)  # fmt: skip
CHANGED = VerifyResult(500, 6_204, 2, (), AS_OF, 17, 4.0, rows_changed=2, differences=2)

NAMED = [
    NamedDifference("Acme Logistics (1)", "Ada Okafor (412)", "Fire Safety (7)", "Percentage", "40 %", "60 %",
                    "wrong in the store", "", True),
    NamedDifference("Acme Logistics (1)", "Ben Ruiz (418)", "First Aid (9)", "Status", "In progress", "Completed",
                    "changed in Moodle since the last sync", "course_completions", False),
    NamedDifference("Delta Care (3)", "Chloé Martin (977)", "Fire Safety (7)", "Row", "", "there",
                    "changed in Moodle since the last sync", "user_enrolments", False),
]  # fmt: skip


class FakeVerify:
    """As services.verify.VerifyService. release: lets it end; failure: how it ends."""

    def __init__(self) -> None:
        self.found = EQUAL
        self.differences: list[NamedDifference] = []
        self.failure: Exception | None = None
        self.asked: list[tuple[int | None, Path | None]] = []
        self.release = threading.Event()
        self.release.set()

    def run(
        self, sample: int | None, *, progress: ProgressSink, cancel: CancelToken, report: Path | None
    ) -> VerifyResult:
        self.asked.append((sample, report))
        progress(Progress("verify", 180, 500, 60.0, 5.0, "3 rows differ"))
        while not self.release.is_set():
            cancel.wait(0.005)
            cancel.raise_if_cancelled()
        if self.failure is not None:
            raise self.failure
        return self.found

    def named(self, found: VerifyResult) -> list[NamedDifference]:
        assert found is self.found
        return self.differences
