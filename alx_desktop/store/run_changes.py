"""What one run of the sync changed, by company and learner, and what all of them did since a moment: from history."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, outerjoin, select

from alx_desktop.domain.sync import SyncRun
from alx_desktop.store.attribute_changes import counted_rows
from alx_desktop.store.names import company_names
from alx_desktop.store.tables.progress import attribute_change, course_progress, progress_change
from alx_desktop.store.tables.star import company, learner

DAY = 86_400
"""Changes carry the time of Moodle's server, runs that of this machine: so far apart, the clocks may be."""


MOST_LEARNERS = 50
"""As many as the plugin showed after a sync."""

MOST_FOLLOWED = 200_000
"""Changes of a run of which each is looked up again; of a larger one it would take its time, and hardly matter."""


@dataclass(frozen=True, slots=True)
class CompanyChanges:
    """Changes to rows of course progress of one company. added: new ones, and such that came back.

    changed: by values of their own, or by what they show of their learner, course, department and company.
    """

    company_id: int
    name: str
    added: int
    changed: int
    removed: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.added + self.changed + self.removed


@dataclass(frozen=True, slots=True)
class LearnerChanges:
    """Rows of course progress of one learner of which a run changed values, in all companies together."""

    user_id: int
    name: str
    added: int
    changed: int
    removed: int


@dataclass(frozen=True, slots=True)
class RunLearners:
    """most: the most changed ones, first the most. number: all of them. changes: of all of them, one a row.

    untouched: of these changes, the last ones of their rows; None = not counted.
    """

    most: tuple[LearnerChanges, ...] = ()
    number: int = 0
    changes: int = 0
    untouched: int | None = None


def changes_of_run(connection: Connection, run: SyncRun) -> list[CompanyChanges]:
    """The companies that the run changed, the most changed first. A first fill leaves no history, and so none here."""
    t, c = progress_change.c, company.c
    m = _changes(run, t.company_id, *_kinds()).group_by(t.company_id).subquery().c
    statement = select(c.company_id, c.name, m.added, m.changed, m.removed).where(c.company_id == m.company_id)
    history = [CompanyChanges(*row) for row in connection.execute(statement)]
    a = attribute_change.c
    counted = counted_rows(connection, *_of_run(run, a.company_id, a.changed_at, a.run_id))
    found = _together(connection, history, counted).values()
    return sorted(found, key=lambda one: (-one.total, one.company_id))


def changes_since(connection: Connection, moment: int) -> dict[int, CompanyChanges]:
    """What changed at or after a moment (UTC epoch seconds of Moodle's server), by company id; others are left out.

    A row that changed twice counts twice. What a first fill brought has no history, and does not count.
    """
    t, c = progress_change.c, company.c
    statement = (
        # From the companies: each one's newest changes are found by the index, however long the history is.
        select(c.company_id, c.name, *_kinds())
        .join(progress_change, (t.company_id == c.company_id) & (t.changed_at >= moment))
        .group_by(c.company_id, c.name)
    )
    history = [CompanyChanges(*row) for row in connection.execute(statement)]
    a = attribute_change.c
    counted = counted_rows(connection, a.company_id.in_(select(c.company_id)), a.changed_at >= moment)
    return _together(connection, history, counted)


def _together(
    connection: Connection, history: list[CompanyChanges], counted: dict[int, int]
) -> dict[int, CompanyChanges]:
    """What the history tells, with the rows that were only counted (attribute_change); by company id."""
    known = {one.company_id: one for one in history}
    names = company_names(connection, list(counted))
    for company_id, rows in counted.items():
        one = known.get(company_id) or CompanyChanges(company_id, names.get(company_id, str(company_id)), 0, 0, 0)
        known[company_id] = replace(one, changed=one.changed + rows)
    return {company_id: one for company_id, one in known.items() if one.total}


def live_rows(connection: Connection) -> dict[int, int]:
    """Rows of each company that Moodle has; along a narrow index, 0.1 s for a million."""
    t = course_progress.c
    # By status as well: that is the index's own order, and another index would have to be sorted.
    statement = select(t.company_id, func.count()).where(t.removed_at.is_(None)).group_by(t.status, t.company_id)
    found: dict[int, int] = {}
    for company_id, rows in connection.execute(statement):
        found[company_id] = found.get(company_id, 0) + rows
    return found


def learners_of_run(connection: Connection, run: SyncRun) -> RunLearners:
    """The learners whose rows the run changed, the most changed first: MOST_LEARNERS of them at most."""
    t, p = progress_change.c, learner.c
    name = func.trim(p.firstname + " " + p.lastname)
    # The counts first: names are then looked up for the few that are shown, not for each row.
    number = func.count()
    totals = func.count().over().label("everybody"), func.sum(number).over().label("all_changes")
    most = _changes(run, t.user_id, *_kinds(), number.label("number"), *totals)
    most = most.group_by(t.user_id).order_by(number.desc(), t.user_id).limit(MOST_LEARNERS)
    m = most.subquery().c
    named = select(m.user_id, func.coalesce(name, ""), m.added, m.changed, m.removed, m.everybody, m.all_changes)
    named = named.select_from(outerjoin(m.user_id.table, learner, p.user_id == m.user_id))
    found = connection.execute(named.order_by(m.number.desc(), m.user_id)).all()
    if not found:
        return RunLearners()
    return RunLearners(tuple(LearnerChanges(*row[:5]) for row in found), found[0].everybody, int(found[0].all_changes))


def untouched_since(connection: Connection, run: SyncRun) -> int:
    """How many of the changes of a run no later run has followed with another one of the same row."""
    later = progress_change.alias()
    t, key = progress_change.c, ("company_id", "user_id", "course_id")
    again = select(1).where(*(later.c[one] == t[one] for one in key), later.c.change_id > t.change_id)
    return connection.scalar(_changes(run, func.count()).where(~again.exists())) or 0


def _kinds() -> list[ColumnElement[int]]:
    kinds = (("added", ("inserted", "restored")), ("changed", ("updated",)), ("removed", ("removed",)))
    return [func.count().filter(progress_change.c.kind.in_(which)).label(name) for name, which in kinds]


def _changes(run: SyncRun, *columns: ColumnElement[Any]) -> Select[Any]:
    """Of the history of changes, what the run wrote.

    The history is indexed by company and time: with all companies named, and not joined, SQLite walks that index; a
    join makes it read the whole history.
    """
    t = progress_change.c
    return select(*columns).where(*_of_run(run, t.company_id, t.changed_at, t.run_id))


def _of_run(
    run: SyncRun, company_id: ColumnElement[int], changed_at: ColumnElement[int], run_id: ColumnElement[str]
) -> tuple[ColumnElement[bool], ...]:
    begin = run.as_of if run.as_of is not None else run.started_at
    end = run.as_of if run.as_of is not None else (run.finished_at or run.started_at)
    around = changed_at.between(begin - DAY, end + DAY)
    return company_id.in_(select(company.c.company_id)), around, run_id == run.run_id
