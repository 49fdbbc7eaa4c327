"""Online backups of the SQLite files: daily, and before each migration. PostgreSQL is backed up by who runs it."""

from __future__ import annotations

import contextlib
import re
from calendar import timegm
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import strptime

from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink, ignore_progress
from alx_desktop.store.faults import files_translated
from alx_desktop.store.location import Database, StoreLocation
from alx_desktop.store.locks import backup_lock
from alx_desktop.store.sqlite_files import connected, place, require_sound, require_space, size_of, stamp

DAY = 24 * 3600
KEEP_DAILY = 7
KEEP_MIGRATION = 3
LONGEST_BACKUP = 300.0
"""Seconds that a migration waits for another process's backup."""

BACKED_UP = (Database.ADMIN, Database.REPORTING)
"""Daily. Activity is disposable; it is only copied before its migration, for the way back."""

POSTGRESQL_ADVICE = phrase(
    "ALX Desktop makes no backups of a PostgreSQL store. Add its database to your server's backups, "
    "e.g. `pg_dump --format=custom --file=alx.dump DATABASE` every day; `pg_restore` brings it back."
)

_PAGES_PER_STEP = 1024
_PAUSE = 0.003
_NAME = re.compile(r"^(?P<database>[a-z]+)-(?P<stamp>\d{8}T\d{6}Z)(?P<migration>-before-migration)?\.sqlite$")


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup file. made_at: UTC epoch seconds, from its name; before_migration: made for `store rollback`."""

    path: Path
    database: Database
    made_at: int
    before_migration: bool

    @property
    def bytes(self) -> int:
        """Size of the file."""
        return self.path.stat().st_size


def backups(location: StoreLocation, database: Database | None = None) -> list[Backup]:
    """The backups of one database, or of all, newest first; none on PostgreSQL."""
    if location.folder is None:
        return []
    folder = _folder(location.folder)
    found = [_parsed(path) for path in folder.iterdir()] if folder.is_dir() else []
    ours = [one for one in found if one is not None and database in (None, one.database)]
    return sorted(ours, key=lambda one: (one.made_at, one.database), reverse=True)


def backup_if_due(
    location: StoreLocation,
    now: int,
    progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> list[Backup]:
    """Back up what has no backup of the last 24 hours; the new ones. Nothing on PostgreSQL (POSTGRESQL_ADVICE).

    now: UTC epoch seconds. Raises DiskFull before writing anything, StoreDamaged where the copy does not pass its
    check (older backups stay), Cancelled. Returns nothing while another process makes the backup.
    """
    if location.folder is None:
        return []
    due = [database for database in BACKED_UP if _is_due(location, database, now)]
    lock = backup_lock(location.folder)
    if not due or not lock.try_acquire():
        return []
    try:
        return [_back_up(location, database, now, progress, cancel) for database in due]
    finally:
        lock.release()


def back_up_now(
    location: StoreLocation,
    now: int,
    progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> list[Backup]:
    """Back up because a person asked; the new ones. Raises as backup_if_due does, StoreBusy, WrongUse on PostgreSQL."""
    with backup_lock(location.file(Database.REPORTING).parent).held(LONGEST_BACKUP):
        return [_back_up(location, database, now, progress, cancel) for database in BACKED_UP]


def back_up_before_migration(
    location: StoreLocation, database: Database, now: int, progress: ProgressSink = ignore_progress
) -> Backup:
    """Copy one database as it is, for `store rollback`. Raises as backup_if_due does, and StoreBusy."""
    with backup_lock(location.file(database).parent).held(LONGEST_BACKUP):
        return _back_up(location, database, now, progress, None, "-before-migration")


def _back_up(
    location: StoreLocation,
    database: Database,
    now: int,
    progress: ProgressSink,
    cancel: CancelToken | None,
    suffix: str = "",
) -> Backup:
    source = location.file(database)
    folder = _folder(source.parent)
    target = folder / f"{database}-{stamp(now)}{suffix}.sqlite"
    with files_translated():
        folder.mkdir(mode=0o700, exist_ok=True)
        # Parts of a copy that was killed; nobody writes them while we hold the lock.
        for part in folder.glob("*.part*"):
            part.unlink(missing_ok=True)
        require_space(folder, size_of(source))
        _copy(source, target, progress, cancel)
        _drop_old(location, database)
    return Backup(target, database, now, bool(suffix))


def _copy(source: Path, target: Path, progress: ProgressSink, cancel: CancelToken | None) -> None:
    part = target.with_name(target.name + ".part")
    try:
        part.touch(mode=0o600)
        with connected(source, cancel) as reading, connected(part, cancel) as writing:
            # A snapshot held for the whole copy: without it, SQLite starts the copy again at each foreign commit,
            # and a busy sync would never let it end. It blocks no writer (the WAL grows meanwhile).
            reading.execute("BEGIN")
            reading.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
            writing.execute("PRAGMA synchronous=OFF")
            reading.backup(writing, pages=_PAGES_PER_STEP, progress=_step(target.name, progress, cancel))
            # The copy says that it is in WAL mode, as its source; a backup is one file.
            writing.execute("PRAGMA journal_mode=DELETE")
        require_sound(part, cancel)
        place(part, target)
    except BaseException:
        for leftover in target.parent.glob(part.name + "*"):
            leftover.unlink(missing_ok=True)
        raise


def _step(name: str, progress: ProgressSink, cancel: CancelToken | None) -> Callable[[int, int, int], None]:
    token = cancel or CancelToken()

    def step(_status: int, remaining: int, total: int) -> None:
        token.raise_if_cancelled()
        progress(Progress("backup", total - remaining, total, message=name))
        # Leaves the disk to the others between two steps of 4 MB.
        token.wait(_PAUSE)

    return step


def _is_due(location: StoreLocation, database: Database, now: int) -> bool:
    # A backup from the future was named by a clock that was wrong; it says nothing about today.
    daily = [one for one in backups(location, database) if not one.before_migration and one.made_at <= now + 3600]
    return location.file(database).exists() and (not daily or now - daily[0].made_at >= DAY)


def _drop_old(location: StoreLocation, database: Database) -> None:
    found = backups(location, database)
    daily = [one for one in found if not one.before_migration]
    migration = [one for one in found if one.before_migration]
    for one in daily[KEEP_DAILY:] + migration[KEEP_MIGRATION:]:
        # Windows refuses while a virus scanner reads it: the next backup tries again.
        with contextlib.suppress(PermissionError):
            one.path.unlink(missing_ok=True)


def _folder(folder: Path) -> Path:
    return folder / "backups"


def _parsed(path: Path) -> Backup | None:
    match = _NAME.match(path.name)
    if match is None or match["database"] not in list(Database) or not path.is_file():
        return None
    try:
        made_at = timegm(strptime(match["stamp"], "%Y%m%dT%H%M%SZ"))
    except ValueError:
        return None
    return Backup(path, Database(match["database"]), made_at, match["migration"] is not None)
