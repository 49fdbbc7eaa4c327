"""What one run of the sync changed, or all of them since a moment, by company: from the history of changes."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, select

from alx_desktop.domain.sync import SyncRun
from alx_desktop.store.tables.progress import course_progress, progress_change
from alx_desktop.store.tables.star import company

DAY = 86_400
"""Changes carry the time of Moodle's server, runs that of this machine: so far apart, the clocks may be."""


@dataclass(frozen=True, slots=True)
class CompanyChanges:
    """Changes to rows of course progress of one company. added: new ones, and such that came back."""

    company_id: int
    name: str
    added: int
    changed: int
    removed: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.added + self.changed + self.removed


def changes_of_run(connection: Connection, run: SyncRun) -> list[CompanyChanges]:
    """The companies that the run changed, the most changed first. A first fill leaves no history, and so none here."""
    t, c = progress_change.c, company.c
    begin = run.as_of if run.as_of is not None else run.started_at
    end = run.as_of if run.as_of is not None else (run.finished_at or run.started_at)
    statement = (
        select(c.company_id, c.name, *_kinds())
        .join(progress_change, t.company_id == c.company_id)
        .where(t.changed_at.between(begin - DAY, end + DAY), t.run_id == run.run_id)
        .group_by(c.company_id, c.name)
    )
    found = [CompanyChanges(*row) for row in connection.execute(statement)]
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
    return {row[0]: CompanyChanges(*row) for row in connection.execute(statement)}


def live_rows(connection: Connection) -> dict[int, int]:
    """Rows of each company that Moodle has; along a narrow index, 0.1 s for a million."""
    t = course_progress.c
    # By status as well: that is the index's own order, and another index would have to be sorted.
    statement = select(t.company_id, func.count()).where(t.removed_at.is_(None)).group_by(t.status, t.company_id)
    found: dict[int, int] = {}
    for company_id, rows in connection.execute(statement):
        found[company_id] = found.get(company_id, 0) + rows
    return found


def _kinds() -> list[ColumnElement[int]]:
    """How many were added, changed and removed."""
    kind = progress_change.c.kind
    groups = (("inserted", "restored"), ("updated",), ("removed",))
    return [func.count().filter(kind.in_(group)) for group in groups]
