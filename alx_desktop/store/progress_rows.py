"""What the store holds of a scope of learners, as the sync wrote it, for comparing it with Moodle."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from alx_desktop.domain.course_progress import CourseProgress
from alx_desktop.domain.rows import LEARNER_COLUMNS, MEMBERSHIP_COLUMNS, Row
from alx_desktop.domain.scope import Scope
from alx_desktop.store.bulk import fetch_tuples, scope_condition
from alx_desktop.store.tables.progress import course_progress, pending_removal
from alx_desktop.store.tables.star import company_learner, learner
from alx_desktop.store.tables.state import SOURCES, learner_source, pending_recompute

Key = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class StoredRow:
    """A live row of course progress. changed_at: the moment (UTC epoch seconds) that its values were written for."""

    values: CourseProgress
    changed_at: int


@dataclass(slots=True)
class StoredScope:
    """Everything of a scope. waiting: keys that wait for a decision on their removal, still served.

    learners: user id -> (LEARNER_COLUMNS, removed_at). sums: user id -> (rows, sum of hashes) per source table.
    recompute: learners that the next sync will recompute whatever their checksums say.
    """

    rows: dict[Key, StoredRow] = field(default_factory=dict)
    waiting: set[Key] = field(default_factory=set)
    learners: dict[int, Row] = field(default_factory=dict)
    memberships: dict[tuple[int, int], Row] = field(default_factory=dict)
    sums: dict[int, dict[str, tuple[int, int]]] = field(default_factory=dict)
    recompute: set[int] = field(default_factory=set)


def learner_ids(connection: Connection) -> list[int]:
    """Every learner that the store knows and Moodle had at the last sync."""
    return list(connection.scalars(select(learner.c.user_id).where(learner.c.removed_at.is_(None))))


def read_scope(connection: Connection, scope: Scope) -> StoredScope:
    """What is stored of these learners, in the connection's snapshot."""
    found = StoredScope()
    for values in _rows(connection, scope, course_progress, (*CourseProgress._fields, "changed_at"), live=True):
        progress = CourseProgress._make(values[:-1])
        found.rows[values[0], values[1], values[2]] = StoredRow(progress, values[-1])
    found.waiting = set(_rows(connection, scope, pending_removal, ("company_id", "user_id", "course_id")))
    for row in _rows(connection, scope, learner, (*LEARNER_COLUMNS, "removed_at")):
        found.learners[row[0]] = row
    for row in _rows(connection, scope, company_learner, MEMBERSHIP_COLUMNS, live=True):
        found.memberships[row[0], row[1]] = row
    for user_id, *flat in _rows(connection, scope, learner_source, [column.name for column in learner_source.columns]):
        pairs = zip(flat[::2], flat[1::2], strict=True)
        found.sums[user_id] = dict(zip(SOURCES, pairs, strict=True))
    found.recompute = {row[0] for row in _rows(connection, scope, pending_recompute, ("user_id",))}
    return found


def _rows(connection: Connection, scope: Scope, table: Any, columns: Any, live: bool = False) -> list[Row]:
    rows: list[Row] = []
    for condition in scope_condition(table.c.user_id, scope):
        conditions: list[ColumnElement[bool]] = [condition]
        if scope.company_id is not None and "company_id" in table.c:
            conditions.append(table.c.company_id == scope.company_id)
        if live:
            conditions.append(table.c.removed_at.is_(None))
        rows += fetch_tuples(connection, select(*(table.c[name] for name in columns)).where(*conditions))
    return rows
