"""Brings one database to this version's layout, through its Alembic chain, in one transaction."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from sqlalchemy import BigInteger, Column, Connection, MetaData, Table, Text, delete, insert, inspect, select

from alx_desktop.domain.errors import MigrationFailed, StoreDamaged
from alx_desktop.store.faults import translation
from alx_desktop.store.location import Database
from alx_desktop.store.tables.types import Id

# Alembic reads its scripts as files, so a bundle of PyInstaller needs the folder as data:
# --add-data alx_desktop/store/migrations:alx_desktop/store/migrations
SCRIPTS = Path(__file__).parent / "migrations"


@dataclass(frozen=True, slots=True)
class Chain:
    """The revisions of one database: their folder, and the last one (known here so that opening needs no Alembic)."""

    folder: Path
    head: str


CHAINS: Mapping[Database, Chain] = {
    Database.REPORTING: Chain(SCRIPTS / "reporting" / "versions", "0003"),
    Database.ADMIN: Chain(SCRIPTS / "admin" / "versions", "0003"),
    Database.ACTIVITY: Chain(SCRIPTS / "activity" / "versions", "0002"),
}

APPLICATION_IDS = {
    # SQLite's header names the program a file belongs to: "ALX" and a letter.
    Database.REPORTING: 0x414C5852,
    Database.ADMIN: 0x414C5841,
    Database.ACTIVITY: 0x414C5856,
}

_own = MetaData()
_version = Table("alembic_version", _own, Column("version_num", Text))
layout_history = Table(
    "layout_history",
    _own,
    # Which layouts this database had: what a rollback on PostgreSQL goes back to. Written with the change itself.
    Column("step", Id, primary_key=True, autoincrement=True),
    Column("before", Text),
    Column("after", Text, nullable=False),
    Column("changed_at", BigInteger, nullable=False),
)
OWN_TABLES = frozenset(_own.tables)
"""Tables of the migrations themselves, in no database's metadata."""

# Alembic hands the connection to its scripts through module globals.
_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True)
class LayoutChange:
    """When (UTC epoch seconds) a database got its layout, and which it had before; None: it was made then."""

    before: str | None
    changed_at: int


class Layout(Enum):
    """How a database stands to this version."""

    EMPTY = "empty"
    OLDER = "older"
    CURRENT = "current"
    NEWER = "newer"


def revision_of(connection: Connection) -> str | None:
    """The revision a database is at; None for an empty one. Raises StoreDamaged for tables without a revision."""
    if not inspect(connection).has_table(_version.name):
        if inspect(connection).get_table_names():
            raise StoreDamaged("it has tables, but does not say of which version")
        return None
    found = connection.scalars(select(_version.c.version_num)).all()
    if len(found) > 1 or not all(isinstance(one, str) and one.isdigit() for one in found):
        raise StoreDamaged("it does not say of which version it is")
    return found[0] if found else None


def layout_of(connection: Connection, database: Database) -> Layout:
    """How a database stands to this version. Raises StoreDamaged where its marks contradict each other."""
    revision = revision_of(connection)
    if revision is None:
        return Layout.EMPTY
    if connection.dialect.name == "sqlite":
        marks = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("application_id", "user_version")]
        if marks != [APPLICATION_IDS[database], int(revision)]:
            raise StoreDamaged(f"{database}: the file's header does not fit its content")
    head = CHAINS[database].head
    if revision == head:
        return Layout.CURRENT
    return Layout.NEWER if int(revision) > int(head) else Layout.OLDER


def upgrade(connection: Connection, database: Database, now: int) -> None:
    """Run the revisions that are missing, in the connection's transaction. Raises MigrationFailed, DiskFull, ..."""
    _move(connection, database, "upgrade", "head", now)


def downgrade(connection: Connection, database: Database, to: str, now: int) -> None:
    """Run the revisions' way back, in the connection's transaction. Raises MigrationFailed where there is none."""
    _move(connection, database, "downgrade", to, now)


def last_change(connection: Connection) -> LayoutChange | None:
    """The last change of layout; None for an empty database."""
    if not inspect(connection).has_table(layout_history.name):
        return None
    newest = select(layout_history.c.before, layout_history.c.changed_at).order_by(layout_history.c.step.desc())
    row = connection.execute(newest.limit(1)).one_or_none()
    return None if row is None else LayoutChange(row[0], row[1])


def _move(connection: Connection, database: Database, command: str, to: str, now: int) -> None:
    # Alembic takes 0.2 s to import, and nearly every start finds the layout current.
    from alembic import command as alembic
    from alembic.config import Config

    before = revision_of(connection)
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", _escaped(SCRIPTS))
    config.set_main_option("version_locations", _escaped(CHAINS[database].folder))
    config.set_main_option("path_separator", "newline")
    try:
        with _one_at_a_time:
            getattr(alembic, command)(config, to)
        _note(connection, database, before, now)
    except Exception as error:
        raise translation(error, database) or MigrationFailed(f"{database}: {type(error).__name__}: {error}") from error


def _note(connection: Connection, database: Database, before: str | None, now: int) -> None:
    after = revision_of(connection)
    if after is None or after == before:
        return
    layout_history.create(connection, checkfirst=True)
    if before is not None and int(after) < int(before):
        connection.execute(delete(layout_history).where(layout_history.c.after == before))
    else:
        step = {"before": before, "after": after, "changed_at": now}
        connection.execute(insert(layout_history).values(step))
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_IDS[database]}")
        connection.exec_driver_sql(f"PRAGMA user_version={int(after)}")


def _escaped(path: Path) -> str:
    # Alembic's settings go through a template syntax where a percent sign begins a name.
    return str(path).replace("%", "%%")
