"""Rows of course progress as the sync wrote them, for comparing them with Moodle."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, and_, exists, select

from alx_desktop.domain.course_progress import CourseProgress
from alx_desktop.store.bulk import Row, fetch_tuples, in_batches
from alx_desktop.store.tables.progress import course_progress, pending_removal
from alx_desktop.store.tables.star import learner


def learner_ids(connection: Connection) -> list[int]:
    """Every learner that the store knows and Moodle had at the last sync."""
    return list(connection.scalars(select(learner.c.user_id).where(learner.c.removed_at.is_(None))))


def rows_of_learners(connection: Connection, user_ids: Sequence[int]) -> list[CourseProgress]:
    """Live rows of these learners, without those that wait for removal."""
    t = course_progress.c
    columns = [t[name] for name in CourseProgress._fields]
    pending = exists().where(
        and_(
            pending_removal.c.company_id == t.company_id,
            pending_removal.c.user_id == t.user_id,
            pending_removal.c.course_id == t.course_id,
        )
    )
    rows: list[Row] = []
    for condition in in_batches(t.user_id, user_ids):
        rows += fetch_tuples(connection, select(*columns).where(condition, t.removed_at.is_(None), ~pending))
    return [CourseProgress._make(row) for row in rows]
