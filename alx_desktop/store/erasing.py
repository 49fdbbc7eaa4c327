"""Erases companies from the reporting store: their rows and history, and whom and what only they had."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TypeVar

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Table,
    delete,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    true,
    update,
)

from alx_desktop.domain.errors import AlxError, WrongUse
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink, ignore_progress
from alx_desktop.store.bulk import delete_keys
from alx_desktop.store.interrupting import interruptible
from alx_desktop.store.lease import Lease
from alx_desktop.store.location import Database
from alx_desktop.store.merge import next_change_seq
from alx_desktop.store.sqlite_files import connected
from alx_desktop.store.store import Store
from alx_desktop.store.tables.progress import (
    attribute_change,
    completion_episode,
    course_progress,
    pending_removal,
    progress_change,
    progress_daily,
)
from alx_desktop.store.tables.star import company, company_course, company_learner, course, department, learner
from alx_desktop.store.tables.state import learner_source, pending_recompute

log = logging.getLogger(__name__)

OWN_TABLES = (
    course_progress,
    progress_change,
    attribute_change,
    progress_daily,
    completion_episode,
    pending_removal,
    company_learner,
    company_course,
    department,
)
"""Tables whose rows belong to one company, in an order in which none refers to a later one's rows."""

NOBODY = 0
"""What an episode names as its company where IOMAD's track row names none."""

CLEARED = "store clear"
"""What stands in pending_recompute as the run that left a learner waiting."""


@dataclass(frozen=True, slots=True)
class CompanyContent:
    """What the store has of one company: rows per table, and how many learners and courses no other company has.

    in_moodle: the last sync found the company there. lingers: it was erased, but the file could not be tidied up at
    once, so that old pages stay in SQLite's log until its next checkpoint.
    """

    company_id: int
    name: str
    in_moodle: bool
    rows: dict[str, int]
    lingers: bool = False

    @property
    def company_ids(self) -> tuple[int, ...]:
        """The one."""
        return (self.company_id,)

    @property
    def consent(self) -> str:
        """What a person types to have it erased: its name, or its number where Moodle has none."""
        return self.name.strip() or str(self.company_id)


@dataclass(frozen=True, slots=True)
class AllContent:
    """What the store has of all companies, those that Moodle no longer has too, and of all learners: rows per table.

    in_moodle: how many the last sync found there. lingers: as in CompanyContent.
    """

    company_ids: tuple[int, ...]
    in_moodle: int
    rows: dict[str, int]
    lingers: bool = False


Content = TypeVar("Content", CompanyContent, AllContent)


def all_content(connection: Connection) -> AllContent:
    """What erasing every company would erase."""
    found = connection.execute(select(company.c.company_id, company.c.removed_at).order_by(company.c.company_id)).all()
    numbers = tuple(row.company_id for row in found)
    return AllContent(numbers, sum(row.removed_at is None for row in found), _rows(connection, None))


def company_content(connection: Connection, company_id: int) -> CompanyContent:
    """What erasing the company would erase. Raises WrongUse for one that the store does not know."""
    found = connection.execute(
        select(company.c.name, company.c.removed_at).where(company.c.company_id == company_id)
    ).one_or_none()
    if found is None:
        raise WrongUse(
            f"the store has no company {company_id}", advice=phrase("The Companies filter of the report lists them.")
        )
    return CompanyContent(company_id, found.name, found.removed_at is None, _rows(connection, company_id))


def erase_company(
    store: Store, lease: Lease, company_id: int, cancel: CancelToken, progress: ProgressSink = ignore_progress
) -> CompanyContent:
    """Erase a company's rows in one transaction; what was erased. Raises WrongUse, Cancelled (nothing is erased then).

    progress: of the rows, after each table.

    The company's own row stays, because it holds the counter of changes: it is raised, and everything up to it is
    marked as unknown, so that each client of the company reads everything at its next read. Its learners wait for
    recomputation, so that the next sync brings a company back that Moodle still has.
    """
    return _erased(
        store, lease, company_id, lambda connection: company_content(connection, company_id), cancel, progress
    )


def erase_all(store: Store, lease: Lease, cancel: CancelToken, progress: ProgressSink = ignore_progress) -> AllContent:
    """Erase every company's rows, all in one transaction, else as erase_company."""
    return _erased(store, lease, None, all_content, cancel, progress)


def _erased(
    store: Store,
    lease: Lease,
    company_id: int | None,
    read: Callable[[Connection], Content],
    cancel: CancelToken,
    progress: ProgressSink,
) -> Content:
    with store.writing(store.reporting) as connection, interruptible(connection, cancel), _overwriting(connection):
        lease.check(connection)
        found = read(connection)
        for number, sequence in next_change_seq(connection, found.company_ids, None).items():
            connection.execute(update(company).where(company.c.company_id == number).values(forgotten_seq=sequence))
        _wait_for_recompute(connection, company_id)
        _erase(connection, company_id, found.rows, progress)
    return found if _tidied(store) else replace(found, lingers=True)


def _tidied(store: Store) -> bool:
    """Take the old pages out of SQLite's log. It is done, or not, after the commit: no failure here takes that back."""
    if store.location.folder is None:
        return True
    try:
        with connected(store.location.file(Database.REPORTING)) as plain:
            (busy, _pages, _moved) = plain.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except AlxError as error:
        log.warning("what was erased stays in the log of the store's file until its next checkpoint: %s", error)
        return False
    return not busy


@contextmanager
def _overwriting(connection: Connection) -> Iterator[None]:
    """SQLite only unlinks what is deleted, unless told to overwrite it."""
    if connection.dialect.name != "sqlite":
        yield
        return
    usual = connection.exec_driver_sql("PRAGMA secure_delete").scalar_one()
    connection.exec_driver_sql("PRAGMA secure_delete=ON").close()
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA secure_delete={usual}").close()


def _erase(connection: Connection, company_id: int | None, rows: dict[str, int], progress: ProgressSink) -> None:
    total, done = sum(rows.values()), 0
    progress(Progress("erase", 0, total))
    # Before the companies' rows go: they tell who is only theirs.
    learners = list(connection.scalars(select(learner.c.user_id).where(_only_theirs(learner.c.user_id, company_id))))
    courses = list(connection.scalars(select(course.c.course_id).where(_only_theirs(course.c.course_id, company_id))))
    for table in OWN_TABLES:
        connection.execute(delete(table).where(_theirs(table, company_id)))
        done += rows[table.name]
        progress(Progress("erase", done, total))
    delete_keys(connection, completion_episode, ("company_id", "user_id"), [(NOBODY, one) for one in learners])
    for column, ids in (
        (learner_source.c.user_id, learners),
        (learner.c.user_id, learners),
        (course.c.course_id, courses),
    ):
        delete_keys(connection, column.table, (column.name,), [(one,) for one in ids])
    progress(Progress("erase", total, total))


def _rows(connection: Connection, company_id: int | None) -> dict[str, int]:
    rows = {table.name: _count(connection, table, _theirs(table, company_id)) for table in OWN_TABLES}
    rows["learner"] = _count(connection, learner, _only_theirs(learner.c.user_id, company_id))
    rows["course"] = _count(connection, course, _only_theirs(course.c.course_id, company_id))
    return rows


def _theirs(table: Table, company_id: int | None) -> ColumnElement[bool]:
    """Rows of a company; None: all, of no company too (their ids may be more than a statement takes)."""
    return true() if company_id is None else table.c.company_id == company_id


def _only_theirs(key: Column[int], company_id: int | None) -> ColumnElement[bool]:
    """Learners or courses that rows of this company name, and rows of no other.

    None: courses that rows of any name, and all learners: who has left every company stands in the training history.
    """
    if company_id is None and key.name == "user_id":
        return true()
    naming = [course_progress, company_learner if key.name == "user_id" else company_course]
    if key.name == "user_id":
        naming.append(completion_episode)
    theirs = or_(*(exists().where(t.c[key.name] == key, _theirs(t, company_id)) for t in naming))
    if company_id is None:
        return theirs
    others = [exists().where(t.c[key.name] == key, t.c.company_id.not_in((company_id, NOBODY))) for t in naming]
    return theirs & ~or_(*others)


def _wait_for_recompute(connection: Connection, company_id: int | None) -> None:
    """No timestamp in Moodle will say that these learners' rows are missing here."""
    for table in (course_progress, company_learner, completion_episode):
        found = select(table.c.user_id, literal(CLEARED)).where(_theirs(table, company_id)).distinct()
        new = found.where(~exists().where(pending_recompute.c.user_id == table.c.user_id))
        connection.execute(insert(pending_recompute).from_select(["user_id", "run_id"], new))


def _count(connection: Connection, table: Table, condition: ColumnElement[bool]) -> int:
    return connection.scalar(select(func.count()).select_from(table).where(condition)) or 0
