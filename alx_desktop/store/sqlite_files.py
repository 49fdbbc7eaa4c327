"""A SQLite database as files: its companions, its copies, its checks, without any engine."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from alx_desktop.domain.errors import DiskFull, StoreDamaged
from alx_desktop.domain.progress import CancelToken
from alx_desktop.store.faults import files_translated, translated, translation

COMPANIONS = ("-wal", "-shm", "-journal")
SPARE_BYTES = 64 * 1024 * 1024
"""What must stay free on the disk besides a copy, so that the copy does not stop the writers."""


def stamp(now: int) -> str:
    """UTC time for a file's name."""
    return time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(now))


def companion(path: Path, suffix: str) -> Path:
    """The -wal, -shm or -journal file of a database."""
    return path.with_name(path.name + suffix)


def size_of(path: Path) -> int:
    """Bytes of a database and its companions; 0 where there is none."""
    total = 0
    for file in (path, *(companion(path, suffix) for suffix in COMPANIONS)):
        with contextlib.suppress(FileNotFoundError):
            total += file.stat().st_size
    return total


def suspect_file(path: Path) -> Path:
    """The mark that a statement met damage: the next opening checks the whole file, indexes too."""
    return path.with_suffix(".suspect")


def layout_number(path: Path) -> int:
    """The layout that a file's header names; 0 for a file that has none yet."""
    with connected(path) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def require_space(folder: Path, needed: int) -> None:
    """Raise DiskFull unless `needed` bytes and a reserve are free, before anything is written."""
    free = shutil.disk_usage(folder).free
    if free < needed + SPARE_BYTES:
        raise DiskFull(f"{folder} has {free / 1e6:.0f} MB free, a copy needs {(needed + SPARE_BYTES) / 1e6:.0f} MB")


@contextlib.contextmanager
def connected(path: Path, cancel: CancelToken | None = None) -> Iterator[sqlite3.Connection]:
    """A plain connection in autocommit mode; cancelling interrupts its statement. Errors are the store's own."""
    with translated(path.name):
        connection = sqlite3.connect(path, timeout=30.0, isolation_level=None, check_same_thread=False)
        forget = cancel.on_cancel(connection.interrupt) if cancel else lambda: None
        try:
            connection.execute("PRAGMA trusted_schema=OFF")
            yield connection
        finally:
            forget()
            connection.close()


def problems(connection: sqlite3.Connection, *, deep: bool) -> list[str]:
    """What SQLite finds wrong with a file, at most 100 sentences; none for a sound one.

    deep also compares each index with its table (several times slower). Raises StoreDamaged, if even that fails.
    """
    check = "integrity_check" if deep else "quick_check"
    try:
        return [row[0] for row in connection.execute(f"PRAGMA {check}") if row[0] != "ok"]
    except (sqlite3.Error, UnicodeDecodeError) as error:
        # A check can only fail for the state of the file, in whatever words ("unsupported file format").
        raise translation(error) or StoreDamaged(str(error)) from error


def header_problem(path: Path) -> str | None:
    """What is wrong with the first 100 bytes of a file of ours; None for a sound or an empty one.

    SQLite itself takes some of them on trust: with a flipped bit it would read texts as UTF-16, or refuse to write.
    Opens the file, so nobody in this process may have it open (see engines.prepare_file).
    """
    with files_translated(), path.open("rb") as file:
        header = file.read(100)
    if not header:
        return None
    if len(header) < 100 or header[:16] != b"SQLite format 3\0":
        return "it does not begin as a SQLite file does"
    # https://www.sqlite.org/fileformat2.html 1.3: versions, reserved bytes, payload fractions; schema format; encoding.
    if header[18:24] not in (b"\2\2\0\x40\x20\x20", b"\1\1\0\x40\x20\x20"):
        return "its header is damaged"
    fresh = header[44:48] + header[56:60] == bytes(8)
    if not fresh and (header[44:48] != b"\0\0\0\4" or header[56:60] != b"\0\0\0\1"):
        return "its header is damaged"
    return None


def require_sound(path: Path, cancel: CancelToken | None = None) -> None:
    """Raise StoreDamaged unless a file passes SQLite's quick check."""
    with connected(path, cancel) as connection:
        found = problems(connection, deep=False)
    if found:
        raise StoreDamaged(f"{path.name}: {found[0]}")


def place(whole: Path, path: Path) -> None:
    """Rename a closed, finished database file over `path`, for good.

    A -wal file that an earlier database of that name left behind would be replayed into the new one: it goes first.
    """
    with files_translated():
        for suffix in COMPANIONS:
            companion(path, suffix).unlink(missing_ok=True)
        flush(whole)
        whole.replace(path)
        flush(path.parent)


def flush(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk (Windows flushes names by itself)."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def set_aside(path: Path, now: int) -> Path | None:
    """Move a database and its companions into the folder `set-aside`; where to, or None if there was no main file.

    Raises StoreError where somebody else has the file open (Windows).
    """
    if size_of(path) == 0:
        return None
    had_main = path.exists()
    folder = path.parent / "set-aside"
    folder.mkdir(mode=0o700, exist_ok=True)
    target, number = folder / f"{path.stem}-{stamp(now)}{path.suffix}", 1
    while target.exists():
        number += 1
        target = folder / f"{path.stem}-{stamp(now)}-{number}{path.suffix}"
    with files_translated():
        for suffix in ("", *COMPANIONS):
            with contextlib.suppress(FileNotFoundError):
                companion(path, suffix).replace(companion(target, suffix))
    return target if had_main else None
