"""Runs of the sync: on a copy of a store that was synced before, timed, with the load on Moodle's server."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from alx_desktop.config import Profile
from alx_desktop.domain.progress import CancelToken, ignore_progress
from alx_desktop.domain.sync import RunResult, SyncMode, SyncRequest
from alx_desktop.moodle.source import MoodleSource
from alx_desktop.moodle.statements import StatementTime
from alx_desktop.store.checkpoint import read_state
from alx_desktop.store.store import Store, StoreLocation
from alx_desktop.sync.engine import SyncEngine
from alx_desktop.sync.signs import OVERLAP
from benchmarks.syncing.site import Site


@dataclass(frozen=True)
class Load:
    """What a run asked of Moodle's server, and what it changed in the store.

    rows: as they travelled. facts: source rows that were read (packed, many in one). seconds: of queries, added up.
    scanned: whether the timestamp filters ran.
    """

    statements: int
    rows: int
    facts: int
    seconds: float
    inserted: int
    updated: int
    scanned: bool
    slowest: tuple[tuple[str, float], ...]

    def __str__(self) -> str:
        most = ", ".join(f"{name} {seconds:.2f}" for name, seconds in self.slowest)
        return (
            f"{self.statements} statements, {self.rows:,} rows ({self.facts:,} source rows read),"
            f" {self.seconds:.2f} s of query ({most}); {self.inserted:,} rows inserted, {self.updated:,} updated"
        )


@dataclass(frozen=True)
class Measured:
    """One round of one part: seconds, the parts of its limit in seconds (times `factor`), the load, a remark."""

    seconds: float
    limit: dict[str, float]
    load: Load
    remark: str = ""

    @property
    def ratio(self) -> float:
        """Seconds by the limit."""
        return self.seconds / sum(self.limit.values())


def run_sync(site: Site, folder: Path, mode: SyncMode, as_of: int | None = None) -> tuple[float, Load]:
    """One run into the store of a folder, from connecting to the history line; (seconds, load)."""
    profile = Profile(name="bench", source=site.settings)
    opened: list[MoodleSource] = []

    def open_source() -> MoodleSource:
        opened.append(MoodleSource.open(profile.source, None))
        return opened[-1]

    store = Store.open(StoreLocation(folder, None))
    try:
        engine = SyncEngine(open_source, store, profile, "bench")
        begun = time.perf_counter()
        run = engine.run(SyncRequest(mode=mode, as_of=as_of), ignore_progress, CancelToken())
        seconds = time.perf_counter() - begun
    finally:
        store.close()
    if run.result is not RunResult.SUCCESS or run.note or (mode is not SyncMode.AUTO and run.mode is not mode):
        raise SystemExit(f"the run is none to measure: {run}")
    return seconds, _load(opened[-1].statement_times(), run.read, run.inserted, run.updated)


def _load(times: list[StatementTime], facts: int, inserted: int, updated: int) -> Load:
    return Load(
        sum(item.calls for item in times),
        sum(item.rows for item in times),
        facts,
        sum(item.seconds for item in times),
        inserted,
        updated,
        any(item.name.startswith("changed.") for item in times),
        tuple((item.name, item.seconds) for item in times[:3]),
    )


@contextmanager
def synced_store(site: Site, keep: Path | None) -> Iterator[Path]:
    """A store with everything of the site as it is now; keep: where it stays for the next time, and is if it was."""
    if keep is not None and keep.exists() and _watermark(keep) is not None:
        yield keep
        return
    with tempfile.TemporaryDirectory(prefix="alx-bench-synced-") as temporary:
        folder = keep or Path(temporary) / "store"
        print("full sync, for the parts to start from ...", file=sys.stderr, flush=True)
        run_sync(site, folder, SyncMode.FULL)
        # The first run after it counts the day and fills caches, which later ones find done.
        run_sync(site, folder, SyncMode.INCREMENTAL)
        yield folder


@contextmanager
def copied(store: Path) -> Iterator[Path]:
    """A copy to run on; the original stays as the site is without changes."""
    with tempfile.TemporaryDirectory(prefix="alx-bench-copy-") as folder:
        yield Path(shutil.copytree(store, Path(folder) / "store"))


def fresh_since(folder: Path) -> int:
    """From when on the next incremental run takes rows for new: the watermark minus the overlap."""
    watermark = _watermark(folder)
    if watermark is None:
        raise SystemExit(f"the store in {folder} was never synced")
    return watermark - OVERLAP


def _watermark(folder: Path) -> int | None:
    """None where nothing was synced, also where another version of the program made the store."""
    store = Store.open(StoreLocation(folder, None))
    try:
        with store.reading(store.reporting) as connection:
            found: int | None = read_state(connection).watermark
            return found
    finally:
        store.close()
