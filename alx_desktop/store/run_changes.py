"""What one run of the sync changed, by company: from the history of changes."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from alx_desktop.domain.sync import SyncRun
from alx_desktop.store.tables.progress import progress_change
from alx_desktop.store.tables.star import company

DAY = 86_400
"""Changes carry the time of Moodle's server, runs that of this machine: so far apart, the clocks may be."""


@dataclass(frozen=True, slots=True)
class CompanyChanges:
    """Rows of course progress of one company that a run changed. added: new ones, and such that came back."""

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
    kinds = {
        name: func.count().filter(t.kind.in_(which))
        for name, which in (("added", ("inserted", "restored")), ("changed", ("updated",)), ("removed", ("removed",)))
    }
    statement = (
        select(c.company_id, c.name, *kinds.values())
        .join(progress_change, t.company_id == c.company_id)
        .where(t.changed_at.between(begin - DAY, end + DAY), t.run_id == run.run_id)
        .group_by(c.company_id, c.name)
    )
    found = [CompanyChanges(*row) for row in connection.execute(statement)]
    return sorted(found, key=lambda one: (-one.total, one.company_id))
