"""Learners whose rows must be recomputed although no timestamp will say so again.

Written in the transaction that stores a changed course or company, cleared by the merge of each learner: a run that
is killed in between loses none of them.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, func, select

from alx_desktop.domain.scope import Scope
from alx_desktop.store.bulk import scope_condition, upsert_rows
from alx_desktop.store.tables.progress import course_progress
from alx_desktop.store.tables.star import company_learner
from alx_desktop.store.tables.state import learner_source, pending_recompute


def remember(connection: Connection, user_ids: Iterable[int], run_id: str) -> None:
    """Add learners to those waiting."""
    upsert_rows(connection, pending_recompute, ("user_id", "run_id"), [(user_id, run_id) for user_id in user_ids])


def waiting(connection: Connection, limit: int) -> list[int]:
    """The first learners waiting, in order of their ids."""
    statement = select(pending_recompute.c.user_id).order_by(pending_recompute.c.user_id).limit(limit)
    return list(connection.scalars(statement))


def count_waiting(connection: Connection) -> int:
    """How many learners wait."""
    return connection.scalar(select(func.count()).select_from(pending_recompute)) or 0


def forget(connection: Connection, scope: Scope) -> None:
    """The learners of the scope are recomputed."""
    for condition in scope_condition(pending_recompute.c.user_id, scope):
        connection.execute(delete(pending_recompute).where(condition))


def users_with_rows(connection: Connection, course_id: int | None = None, company_id: int | None = None) -> set[int]:
    """Learners with stored rows of a course, of a company, or of both."""
    statement = select(course_progress.c.user_id).distinct()
    if course_id is not None:
        statement = statement.where(course_progress.c.course_id == course_id)
    if company_id is not None:
        statement = statement.where(course_progress.c.company_id == company_id)
    return set(connection.scalars(statement))


def everybody(connection: Connection) -> set[int]:
    """Every learner whose facts are stored."""
    return set(connection.scalars(select(learner_source.c.user_id)))


def members(connection: Connection, company_id: int) -> set[int]:
    """The stored learners of a company, former ones included."""
    return set(connection.scalars(select(company_learner.c.user_id).where(company_learner.c.company_id == company_id)))


def due_for_recheck(connection: Connection, now: int) -> set[int]:
    """Learners with a row whose recheck_at has passed."""
    passed = (course_progress.c.recheck_at <= now) & course_progress.c.removed_at.is_(None)
    # Not DISTINCT: SQLite would walk the whole index by learner for it (a million entries: 700 ms).
    return set(connection.scalars(select(course_progress.c.user_id).where(passed)))
