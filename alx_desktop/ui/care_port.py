"""What the window needs of the care of a store, as protocols; the rest is in `ports`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.domain.sync import SyncRun

if TYPE_CHECKING:
    from alx_desktop.store.table_sizes import StoreTables


class FindingLike(Protocol):
    """One thing that a check of the store found. severity: error, warning or note."""

    @property
    def severity(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def advice(self) -> str: ...


class DatabaseSizeLike(Protocol):
    """One of the store's databases: bytes, and rows per table."""

    @property
    def database(self) -> str: ...
    @property
    def bytes(self) -> int: ...
    @property
    def rows(self) -> dict[str, int]: ...


class PurgedLike(Protocol):
    """What compacting forgot."""

    @property
    def tombstones(self) -> int: ...


class CompactedLike(Protocol):
    """Bytes of one database before and after."""

    @property
    def before(self) -> int: ...
    @property
    def after(self) -> int: ...


class CareResultLike(Protocol):
    """What compacting did."""

    @property
    def purged(self) -> PurgedLike: ...
    @property
    def databases(self) -> Sequence[CompactedLike]: ...


class RebuiltLike(Protocol):
    """How a rebuild ended."""

    @property
    def run(self) -> SyncRun: ...


class CarePort(Protocol):
    """Care of a site's store. place: its folder or server."""

    @property
    def place(self) -> str: ...
    @property
    def on_server(self) -> bool: ...
    def sizes(self) -> Sequence[DatabaseSizeLike]: ...
    def tables(self, cancel: CancelToken | None = None) -> StoreTables: ...
    def check(self, progress: ProgressSink, cancel: CancelToken) -> Sequence[FindingLike]: ...
    def compact(self, progress: ProgressSink, cancel: CancelToken) -> CareResultLike: ...
    def rebuild(self, progress: ProgressSink, cancel: CancelToken) -> RebuiltLike: ...


class NamedDifferenceLike(Protocol):
    """One field that differs, in words. moved: what moved in Moodle since the last sync; is_wrong: nothing did."""

    @property
    def company(self) -> str: ...
    @property
    def learner(self) -> str: ...
    @property
    def course(self) -> str: ...
    @property
    def field(self) -> str: ...
    @property
    def stored(self) -> str: ...
    @property
    def moodle(self) -> str: ...
    @property
    def because(self) -> str: ...
    @property
    def moved(self) -> str: ...
    @property
    def is_wrong(self) -> bool: ...


class VerifyResultLike(Protocol):
    """What a verification found, as services.verify.VerifyResult."""

    @property
    def equal(self) -> bool: ...
    @property
    def learners(self) -> int: ...
    @property
    def rows(self) -> int: ...
    @property
    def rows_different(self) -> int: ...
    @property
    def rows_wrong(self) -> int: ...
    @property
    def rows_changed(self) -> int: ...
    @property
    def rows_missing(self) -> int: ...
    @property
    def rows_too_many(self) -> int: ...
    @property
    def others_different(self) -> int: ...
    @property
    def notes(self) -> Sequence[str]: ...
    @property
    def as_of(self) -> int: ...
    @property
    def seconds(self) -> float: ...


class VerifyPort(Protocol):
    """Compares the store with Moodle. sample: learners by chance, None = all. named: its differences in words."""

    def run(
        self, sample: int | None, *, progress: ProgressSink, cancel: CancelToken, report: Path | None
    ) -> VerifyResultLike: ...
    def named(self, found: Any) -> Sequence[NamedDifferenceLike]: ...
