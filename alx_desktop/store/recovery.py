"""What happens to a damaged or vanished SQLite file: reporting comes back from a backup or is rebuilt, admin is only
ever restored, activity is made new. Nothing is deleted: the damaged file is set aside."""

from __future__ import annotations

import logging
import re
import shutil
import sqlite3
import uuid
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from alx_desktop.domain.errors import StoreDamaged, StoreError
from alx_desktop.domain.phrases import phrase
from alx_desktop.store.backup import Backup, backups
from alx_desktop.store.location import Database, StoreLocation
from alx_desktop.store.migration import APPLICATION_IDS, CHAINS
from alx_desktop.store.sqlite_files import COMPANIONS, companion, connected, place, problems, require_space, set_aside

logger = logging.getLogger(__name__)

# The sentences of SQLite's integrity_check that speak of an index, not of a table.
_INDEX_PROBLEM = re.compile(r"(row \d+ missing from|wrong # of entries in|non-unique entry in|row.* of) index ")

FENCING_STEP = 1000
"""How far a restored lease counter jumps ahead: past every number given out since the backup."""


class Outcome(StrEnum):
    """What recovery did."""

    RESTORED = "restored"
    REBUILT = "rebuilt"
    REINDEXED = "reindexed"


@dataclass(frozen=True, slots=True)
class RecoveryReport:
    """What was wrong with one database and what was done, for a person to read.

    set_aside: the damaged file, if there was one. backup, backup_made_at (UTC epoch seconds): what was restored.
    """

    database: Database
    outcome: Outcome
    reason: str
    set_aside: Path | None = None
    backup: Path | None = None
    backup_made_at: int | None = None

    @property
    def history_lost(self) -> bool:
        """True where what Moodle no longer tells (changes, daily counts, removed rows) is gone."""
        return self.database is Database.REPORTING and self.outcome is Outcome.REBUILT

    @property
    def title(self) -> str:
        """One short sentence."""
        return _TITLES[self.database, self.outcome]

    @property
    def advice(self) -> str:
        """What happens next, and what the person can do."""
        advice = _ADVICE[self.database, self.outcome]
        return phrase("{0} The damaged file was kept as {1}.", advice, self.set_aside) if self.set_aside else advice


_TITLES = {
    (Database.REPORTING, Outcome.RESTORED): phrase("The reporting store was damaged and a backup was restored"),
    (Database.REPORTING, Outcome.REBUILT): phrase(
        "The reporting store was damaged and starts empty; its history is lost"
    ),
    (Database.REPORTING, Outcome.REINDEXED): phrase("Damaged indexes of the reporting store were made again"),
    (Database.ADMIN, Outcome.RESTORED): phrase("The settings were damaged and a backup was restored"),
    (Database.ADMIN, Outcome.REBUILT): phrase("The settings could not be saved from damage and start empty"),
    (Database.ADMIN, Outcome.REINDEXED): phrase("Damaged indexes of the settings were made again"),
    (Database.ACTIVITY, Outcome.RESTORED): phrase("The run history was damaged and a backup was restored"),
    (Database.ACTIVITY, Outcome.REBUILT): phrase("The run history was damaged and starts empty"),
    (Database.ACTIVITY, Outcome.REINDEXED): phrase("Damaged indexes of the run history were made again"),
}
_FULL = phrase("The next sync reads everything from Moodle and brings it up to date.")
_ADVICE = {
    (Database.REPORTING, Outcome.RESTORED): phrase(
        "{0} Changes between the backup and now are seen as one change.", _FULL
    ),
    (Database.REPORTING, Outcome.REBUILT): phrase(
        "{0} Earlier changes, daily counts and removed learners cannot be read from Moodle again.", _FULL
    ),
    (Database.REPORTING, Outcome.REINDEXED): phrase("No data was lost."),
    (Database.ADMIN, Outcome.RESTORED): phrase("Check what you changed since the backup."),
    (Database.ADMIN, Outcome.REBUILT): phrase("Set up saved exports again."),
    (Database.ADMIN, Outcome.REINDEXED): phrase("No data was lost."),
    (Database.ACTIVITY, Outcome.RESTORED): phrase("Nothing needs to be done."),
    (Database.ACTIVITY, Outcome.REBUILT): phrase("Nothing needs to be done; reports are not affected."),
    (Database.ACTIVITY, Outcome.REINDEXED): phrase("No data was lost."),
}


def recover(
    location: StoreLocation, database: Database, reason: str, now: int, *, give_up_admin: bool = False
) -> RecoveryReport:
    """Replace one damaged or vanished file; the caller has the store's folder to itself.

    Where there is no usable backup, the file is gone afterwards, and the caller makes an empty one. Raises
    StoreDamaged for an admin file without a usable backup (unless give_up_admin: then it is set aside like the
    others), DiskFull.
    """
    path = location.file(database)
    if _INDEX_PROBLEM.match(reason) and _reindexed(path):
        return _told(RecoveryReport(database, Outcome.REINDEXED, reason))
    part = path.with_name(path.name + ".restoring")
    chosen = None if database is Database.ACTIVITY else _newest_good(location, database, part)
    if chosen is None and database is Database.ADMIN and not give_up_admin:
        raise StoreDamaged(f"{database}: {reason}; there is no usable backup", advice=_ADMIN_LOST)
    if chosen is None:
        aside = set_aside(path, now)
        clear(path)
        return _told(RecoveryReport(database, Outcome.REBUILT, reason, aside))
    aside = put_back(location, database, part, now)
    return _told(RecoveryReport(database, Outcome.RESTORED, reason, aside, chosen.path, chosen.made_at))


def put_back(location: StoreLocation, database: Database, part: Path, now: int) -> Path | None:
    """Put a checked copy of a backup in the place of a database; where the replaced file went."""
    if database is Database.REPORTING:
        _mark_restored(part)
    aside = set_aside(location.file(database), now)
    place(part, location.file(database))
    return aside


_ADMIN_LOST = phrase(
    "Put a backup of admin.sqlite into the store's folder, or let `alx-desktop doctor --repair` set the damaged file "
    "aside and start with empty settings. Reports are not affected."
)


def _newest_good(location: StoreLocation, database: Database, part: Path) -> Backup | None:
    """Copy the newest backup that passes its check to `part`; None if none does."""
    for candidate in backups(location, database):
        try:
            copy_checked(candidate, part)
            return candidate
        except (StoreDamaged, OSError) as error:
            logger.warning("backup %s cannot be used: %s", candidate.path.name, error)
    return None


def copy_checked(backup: Backup, part: Path) -> None:
    """Copy a backup to `part`, private to the user. Raises StoreDamaged where it is not sound, DiskFull, OSError."""
    clear(part)
    require_space(part.parent, backup.bytes)
    part.touch(mode=0o600)
    shutil.copyfile(backup.path, part)
    try:
        _require_usable(part, backup.database)
    except BaseException:
        clear(part)
        raise


def _require_usable(part: Path, database: Database) -> None:
    with connected(part) as connection:
        # Not the deep check: it takes 17 s for 500 MB, and the window is waiting.
        found = problems(connection, deep=False)
        if found:
            raise StoreDamaged(found[0])
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_IDS[database]:
            raise StoreDamaged("it is not a backup of this database")
        if connection.execute("PRAGMA user_version").fetchone()[0] > int(CHAINS[database].head):
            raise StoreDamaged("it was made by a newer version")


def _mark_restored_in(connection: sqlite3.Connection) -> None:
    """Make the next sync a full one, and void every cursor and lease that was given out before.

    A new epoch, although there is a backup: its change_seq are older than those that clients have seen. Under the
    old epoch, a client at 500 would ask a counter that went back to 400 for "what came after 500", and miss 100.
    The statements name only columns of the first layout, as the backup may be of an older one.
    """
    connection.execute(
        "UPDATE sync_state SET store_epoch = ?, watermark = NULL, full_run_id = NULL, full_watermark = NULL,"
        " full_done_through = NULL WHERE state_id = 1",
        (uuid.uuid4().hex,),
    )
    # A sync that was running when the file was replaced must not take its own old number for a valid one.
    connection.execute(
        "UPDATE sync_lease SET fencing = fencing + ?, holder = NULL, expires_at = NULL WHERE lease_id = 1",
        (FENCING_STEP,),
    )


def _mark_restored(part: Path) -> None:
    with connected(part) as connection:
        connection.execute("BEGIN IMMEDIATE")
        _mark_restored_in(connection)
        connection.execute("COMMIT")


def _reindexed(path: Path) -> bool:
    """Make the indexes again; True if nothing else was wrong."""
    try:
        with connected(path) as connection:
            connection.execute("REINDEX")
            return not problems(connection, deep=True)
    except StoreError:
        return False


def clear(path: Path) -> None:
    """Remove a database file and its companions."""
    for suffix in ("", *COMPANIONS):
        companion(path, suffix).unlink(missing_ok=True)


def _told(report: RecoveryReport) -> RecoveryReport:
    logger.warning("%s (%s)", report.title, report.reason)
    return report
