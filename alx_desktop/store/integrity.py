"""Is what the store holds sound? Physically (SQLite's own checks) and in its meaning (keys, counters, leftovers)."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, FromClause, Select, and_, exists, func, select

from alx_desktop.domain.errors import StoreDamaged
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink, ignore_progress
from alx_desktop.store.audit import broken_at
from alx_desktop.store.finding import Finding, Severity
from alx_desktop.store.indexes import dropped_on_purpose
from alx_desktop.store.location import Database
from alx_desktop.store.sqlite_files import connected, problems, suspect_file
from alx_desktop.store.store import Store
from alx_desktop.store.structure import missing_objects
from alx_desktop.store.tables import progress as facts
from alx_desktop.store.tables import star, state

REPAIR = phrase("Run `alx-desktop doctor --repair`.")


@dataclass(frozen=True, slots=True)
class Rule:
    """Rows that should not be there: `count` gives their number. full_sync: they are put right by the next full one."""

    key: str
    title: str
    count: Select[int]
    full_sync: bool = False


def verify_files(store: Store, cancel: CancelToken | None = None) -> list[Finding]:
    """SQLite's quick check of the three files, for the background; damage is mended at the next opening.

    About 1 s per 500 MB in memory. Nothing on PostgreSQL.
    """
    if store.location.folder is None:
        return []
    return [finding for database in Database for finding in _physical(store, database, cancel, deep=False)]


def check(store: Store, progress: ProgressSink = ignore_progress, cancel: CancelToken | None = None) -> list[Finding]:
    """Everything that can be checked; seconds to minutes for a large store. Raises Cancelled."""
    steps = len(Database) * 2 + len(RULES)
    found: list[Finding] = []
    for number, database in enumerate(Database):
        progress(Progress("check", number * 2, steps, message=database))
        if store.location.folder is not None:
            found += _physical(store, database, cancel, deep=True)
        found += _structure(store, database)
    if any(finding.severity is Severity.ERROR for finding in found):
        # Questions about the content of a damaged or incomplete file have no answers worth reading.
        return found
    found += _state_rows(store)
    for number, rule in enumerate(RULES):
        progress(Progress("check", len(Database) * 2 + number, steps, message=rule.key))
        found += _broken(store, rule, cancel)
    found += _audit(store)
    progress(Progress("check", steps, steps))
    return found


def _audit(store: Store) -> list[Finding]:
    """Whether the chain of the audit trail holds; no repair can mend it, and none should."""
    with store.reading(store.admin) as connection:
        entry = broken_at(connection)
    if entry is None:
        return []
    advice = phrase(
        "Entries from there on cannot be trusted: compare them with a backup from before. An administrator of the "
        "database may have changed it by hand, or a part of a backup was put back."
    )
    title = phrase("The audit trail was changed afterwards")
    detail = phrase("entry {0} does not follow from the one before", entry)
    return [Finding("audit_broken", Severity.ERROR, title, detail, advice)]


def _physical(store: Store, database: Database, cancel: CancelToken | None, *, deep: bool) -> list[Finding]:
    path = store.location.file(database)
    try:
        with connected(path, cancel) as connection:
            wrong = problems(connection, deep=deep)
            orphans = connection.execute("PRAGMA foreign_key_check").fetchall() if deep else []
    except StoreDamaged as error:
        wrong, orphans = [error.detail], []
    found = []
    if wrong:
        suspect_file(path).write_text(wrong[0], encoding="utf-8")
        advice = phrase(
            "Close ALX Desktop and start it again: the file is then repaired, or restored from a backup. {0}", REPAIR
        )
        title = phrase("The file {0} is damaged", path.name)
        found.append(Finding("damaged", Severity.ERROR, title, "; ".join(wrong[:5]), advice, repairable=True))
    if orphans:
        tables = ", ".join(sorted({str(row[0]) for row in orphans}))
        title = phrase("Rows refer to rows that are not there")
        found.append(
            Finding(
                "foreign_keys",
                Severity.ERROR,
                title,
                phrase("{0} in {1}", len(orphans), tables),
                _FULL,
                repairable=True,
            )
        )
    return found


def _structure(store: Store, database: Database) -> list[Finding]:
    try:
        with store.reading(store.engine(database)) as connection:
            missing = missing_objects(connection, database)
            absent = set(missing.indexes) - (dropped_on_purpose(connection, database) if not missing.tables else set())
    except StoreDamaged:
        # The physical check has said so.
        return []
    found = []
    if missing.tables:
        detail = f"{database}: {', '.join(missing.tables)}"
        found.append(Finding("tables", Severity.ERROR, phrase("Tables are missing"), detail, REPAIR, repairable=True))
    if missing.columns:
        detail = f"{database}: {', '.join(missing.columns)}"
        found.append(
            Finding("columns", Severity.ERROR, phrase("Columns are missing"), detail, phrase("Restore a backup."))
        )
    if absent:
        detail = f"{database}: {', '.join(sorted(absent))}"
        title = phrase("Indexes are missing, so that pages are slow")
        found.append(Finding("indexes", Severity.WARNING, title, detail, REPAIR, repairable=True))
    return found


def _state_rows(store: Store) -> list[Finding]:
    with store.reading(store.reporting) as connection:
        tables = (state.sync_state, state.sync_lease)
        empty = [table.name for table in tables if not connection.scalar(select(func.count()).select_from(table))]
    title = phrase("The state of the synchronization is missing")
    return [Finding("state", Severity.ERROR, title, ", ".join(empty), REPAIR, repairable=True)] if empty else []


def _broken(store: Store, rule: Rule, cancel: CancelToken | None) -> list[Finding]:
    with store.reading(store.reporting, cancel) as connection:
        number = connection.scalar(rule.count) or 0
    if not number:
        return []
    advice = _FULL if rule.full_sync else REPAIR
    return [Finding(rule.key, Severity.ERROR, rule.title, phrase("{0} rows", number), advice, repairable=True)]


_FULL = phrase("{0} The next sync then reads everything from Moodle again.", REPAIR)


def _without(rows: FromClause, partner: FromClause, *columns: str) -> ColumnElement[bool]:
    return ~exists().where(and_(*(rows.c[name] == partner.c[name] for name in columns)))


def _count(rows: FromClause, wrong: ColumnElement[bool]) -> Select[int]:
    return select(func.count()).select_from(rows).where(wrong)


KEY = ("company_id", "user_id", "course_id")
_live = facts.course_progress.alias("live")

ahead = facts.course_progress.c.change_seq > star.company.c.change_seq
"""A row that took a number its company's counter has not reached: the next change would take the number again."""

ORPHANED_REMOVAL = ~exists().where(
    and_(*(_live.c[name] == facts.pending_removal.c[name] for name in KEY), _live.c.removed_at.is_(None))
)

RULES = (
    Rule(
        "dangling_learner",
        phrase("Course progress refers to learners that are not there"),
        _count(facts.course_progress, _without(facts.course_progress, star.learner, "user_id")),
        full_sync=True,
    ),
    Rule(
        "dangling_course",
        phrase("Course progress refers to courses that are not there"),
        _count(facts.course_progress, _without(facts.course_progress, star.course, "course_id")),
        full_sync=True,
    ),
    Rule(
        "dangling_company",
        phrase("Course progress refers to companies that are not there"),
        _count(facts.course_progress, _without(facts.course_progress, star.company, "company_id")),
        full_sync=True,
    ),
    Rule(
        "counter",
        phrase("A company's counter of changes is behind its rows"),
        _count(
            star.company, exists().where(and_(facts.course_progress.c.company_id == star.company.c.company_id, ahead))
        ),
    ),
    Rule(
        "forgotten",
        phrase("A company has forgotten changes that it has not made"),
        _count(star.company, star.company.c.forgotten_seq > star.company.c.change_seq),
    ),
    Rule(
        "pending_removal",
        phrase("Removals are waiting for rows that are not there"),
        _count(facts.pending_removal, ORPHANED_REMOVAL),
    ),
)
