"""Gives space back to the disk, beside a running window: readers go on, writers wait for one database at a time."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text

from alx_desktop.domain.errors import DiskFull
from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink
from alx_desktop.store.faults import translated
from alx_desktop.store.interrupting import interruptible
from alx_desktop.store.location import Database
from alx_desktop.store.looking import ORDER
from alx_desktop.store.sqlite_files import SPARE_BYTES, connected, require_space, size_of
from alx_desktop.store.stats import bytes_of
from alx_desktop.store.store import Store

READERS_WAIT = 1_000
"""Milliseconds that the end of a compaction waits for readers."""


@dataclass(frozen=True, slots=True)
class Compacted:
    """Bytes of one database before and after."""

    database: Database
    before: int
    after: int


def compact(store: Store, progress: ProgressSink, cancel: CancelToken, *, full: bool = False) -> list[Compacted]:
    """Rewrite the three databases without their holes; a kill leaves each as it was or as it shall be.

    full: on PostgreSQL VACUUM FULL, which locks each table while it is rewritten; without it, freed space is only used
    again. SQLite is always rewritten. Raises DiskFull before anything is written, StoreBusy, Cancelled.
    """
    before = {database: bytes_of(store, database) for database in ORDER}
    if store.location.folder is not None:
        for database in ORDER:
            _require_room(store.location.file(database))
        _vacuum_files(store, before, progress, cancel)
    else:
        _vacuum_tables(store, full, progress, cancel)
    return [Compacted(database, size, bytes_of(store, database)) for database, size in before.items()]


def _vacuum_files(store: Store, sizes: dict[Database, int], progress: ProgressSink, cancel: CancelToken) -> None:
    done, total = 0, sum(sizes.values())
    for database in ORDER:
        cancel.raise_if_cancelled()
        path = store.location.file(database)
        progress(Progress("compact", done, total, message=path.name))
        with connected(path, cancel) as connection:
            # In one transaction: a kill, a full disk or a cancel leaves the file as it was.
            connection.execute("VACUUM")
            # The log now holds the whole new file. Where a reader is in its way, the next checkpoint does it; waiting
            # for the reader would hold up whoever writes.
            connection.execute(f"PRAGMA busy_timeout = {READERS_WAIT}")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        done += sizes[database]
    progress(Progress("compact", total, total))


def _vacuum_tables(store: Store, full: bool, progress: ProgressSink, cancel: CancelToken) -> None:
    tables = list(_tables())
    options = "FULL, ANALYZE" if full else "ANALYZE"
    for number, (database, name) in enumerate(tables):
        cancel.raise_if_cancelled()
        progress(Progress("compact", number, len(tables), message=f"{database}.{name}"))
        with translated(database), store.engine(database).connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT")
            with interruptible(connection, cancel):
                connection.execute(text(f"VACUUM ({options}) {name}"))
    progress(Progress("compact", len(tables), len(tables)))


def _tables() -> Iterator[tuple[Database, str]]:
    for database in ORDER:
        for table in database.metadata.sorted_tables:
            yield database, table.name


def _require_room(path: Path) -> None:
    """VACUUM writes the file twice: into a temporary file, and into the log beside the database."""
    size, temporary = size_of(path), _temporary_folder()
    shared = temporary.stat().st_dev == path.parent.stat().st_dev
    require_space(path.parent, 2 * size if shared else size)
    if not shared and shutil.disk_usage(temporary).free < size + SPARE_BYTES:
        free = shutil.disk_usage(temporary).free
        raise DiskFull(f"{temporary} has {free / 1e6:.0f} MB free, compacting {path.name} needs {size / 1e6:.0f} MB")


def _temporary_folder() -> Path:
    """Where SQLite puts temporary files: https://www.sqlite.org/tempfiles.html (5)."""
    if sys.platform == "win32":
        return Path(tempfile.gettempdir())
    named = [os.environ.get("SQLITE_TMPDIR"), os.environ.get("TMPDIR"), "/var/tmp", "/usr/tmp", "/tmp"]
    found = (Path(name) for name in named if name)
    return next((folder for folder in found if folder.is_dir() and os.access(folder, os.W_OK)), Path.cwd())
