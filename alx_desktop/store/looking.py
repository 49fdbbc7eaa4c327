"""A look at one SQLite file before it is used: which layout it has, or what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from alx_desktop.domain.errors import StoreDamaged
from alx_desktop.domain.progress import Progress, ProgressSink, ignore_progress
from alx_desktop.store.backup import BACKED_UP, backups
from alx_desktop.store.engines import BEGIN, make_engine, prepare_file
from alx_desktop.store.faults import translated
from alx_desktop.store.location import Database, StoreLocation
from alx_desktop.store.migration import Layout, layout_of
from alx_desktop.store.sqlite_files import connected, header_problem, problems, suspect_file
from alx_desktop.store.structure import missing_objects

ORDER = (Database.ACTIVITY, Database.ADMIN, Database.REPORTING)
"""What is made first is there whenever a later one is: absent beside a later one, it was lost, not "not yet made"."""

CHECKED_AT_ONCE = 32 * 1024 * 1024
"""Bytes up to which a file gets SQLite's quick check at each opening; larger ones in the background, or if suspect."""

DEFERRED = {BEGIN: "DEFERRED"}


@dataclass(frozen=True, slots=True)
class Standing:
    """What a look at one file found: its layout, or the damage (a reason, in the words of a log).

    empty: the damage is that nothing is there, so that nothing more can be lost.
    """

    layout: Layout | None
    damage: str | None = None
    empty: bool = False


def look(
    location: StoreLocation, database: Database, *, alone: bool, progress: ProgressSink = ignore_progress
) -> Standing:
    """How one file stands. alone: nobody has the store open, so that the file may be read past SQLite.

    progress: told before the one long step, the whole check of a suspect file (17 s for 500 MB).
    Raises StoreError where the file cannot be reached at all (rights, disk), which is no damage.
    """
    path = location.file(database)
    if not path.exists() or path.stat().st_size == 0:
        return _empty(location, database)
    problem = header_problem(path) if alone else None
    if problem is not None:
        return Standing(None, problem)
    prepare_file(path)
    engine = make_engine(location, database)
    try:
        layout = _layout(engine, database)
        if layout is Layout.EMPTY:
            return _empty(location, database)
        _check(location, database, progress)
        return Standing(layout)
    except StoreDamaged as error:
        return Standing(None, error.detail)
    except (DBAPIError, UnicodeDecodeError) as error:
        # SQL this simple only fails on a file whose schema is not what it was; its words may be garbage, too.
        return Standing(None, str(error).splitlines()[0])
    finally:
        engine.dispose()


def _layout(engine: Engine, database: Database) -> Layout:
    with translated(database), engine.connect() as connection:
        connection.execution_options(**DEFERRED)
        layout = layout_of(connection, database)
        if layout is Layout.CURRENT:
            columns = missing_objects(connection, database).columns
            # A table that is gone was dropped by somebody; a column can only vanish through damage.
            if columns:
                raise StoreDamaged(f"columns are missing: {', '.join(columns[:5])}")
    return layout


def _empty(location: StoreLocation, database: Database) -> Standing:
    later = ORDER[ORDER.index(database) + 1 :]
    has_backup = database in BACKED_UP and bool(backups(location, database))
    if has_backup or any(location.file(other).exists() for other in later):
        return Standing(None, "the file is missing or empty", empty=True)
    return Standing(Layout.EMPTY)


def _check(location: StoreLocation, database: Database, progress: ProgressSink) -> None:
    path, suspect = location.file(database), suspect_file(location.file(database))
    if not suspect.exists() and path.stat().st_size > CHECKED_AT_ONCE:
        return
    with connected(path) as connection:
        found = problems(connection, deep=False)
        if not found and suspect.exists():
            progress(Progress("check", message=path.name))
            found = problems(connection, deep=True)
    if found:
        raise StoreDamaged(found[0])
    suspect.unlink(missing_ok=True)
