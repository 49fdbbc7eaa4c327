"""Merges the learners of a scope: names, memberships, training episodes, source checksums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, select, true

from alx_desktop.domain.rows import (
    EPISODE_COLUMNS,
    LEARNER_COLUMNS,
    LEARNER_PUBLISHED_END,
    MEMBERSHIP_COLUMNS,
    Row,
    ScopeRows,
)
from alx_desktop.domain.scope import Scope
from alx_desktop.store.bulk import (
    fetch_tuples,
    in_batches,
    insert_rows,
    part_condition,
    scope_condition,
    upsert_rows,
)
from alx_desktop.store.fold import fold
from alx_desktop.store.tables.progress import completion_episode
from alx_desktop.store.tables.star import company_learner, learner
from alx_desktop.store.tables.state import learner_source


@dataclass(slots=True)
class Moved:
    """Learners and (company, learner) pairs whose published attributes changed: their rows are news to readers."""

    learners: set[int] = field(default_factory=set)
    memberships: set[tuple[int, int]] = field(default_factory=set)


def merge_learners(connection: Connection, rows: ScopeRows, now: int, first_fill: bool) -> Moved:
    """Make learners, memberships, episodes and checksums of the scope equal to `rows`; of pairs only the episodes."""
    moved = Moved()
    scope = rows.scope
    if scope.pairs is None:
        moved.learners = _merge_learner_rows(connection, rows, now)
        columns = (*MEMBERSHIP_COLUMNS, "removed_at")
        memberships = [(*row, None) for row in rows.memberships if scope.company_id in (None, row[0])]
        changed = _merge_table(connection, company_learner, columns, 2, memberships, scope, now, first_fill)
        moved.memberships = {(row[0], row[1]) for row in changed}
    episodes = [(*row, None) for row in rows.episodes]
    _merge_table(connection, completion_episode, (*EPISODE_COLUMNS, "removed_at"), 3, episodes, scope, now, first_fill)
    if rows.sources is not None:
        _merge_sources(connection, scope, rows.sources, first_fill)
    return moved


def moved_learners(connection: Connection, rows: ScopeRows) -> set[int]:
    """Learners of the scope whose account or memberships are not as they are stored."""
    stored = _stored_learners(connection, rows)
    derived = {row[0]: (*row, None) for row in rows.learners}
    moved = {user_id for user_id, row in derived.items() if stored.get(user_id) != row}
    moved |= {user_id for user_id, row in stored.items() if user_id not in derived and row[-1] is None}
    columns = (*MEMBERSHIP_COLUMNS, "removed_at")
    memberships: set[Row] = set()
    for condition in scope_condition(company_learner.c.user_id, rows.scope):
        live = select(*(company_learner.c[name] for name in columns)).where(
            condition, company_learner.c.removed_at.is_(None)
        )
        memberships |= set(fetch_tuples(connection, live))
    return moved | {row[1] for row in memberships ^ {(*row, None) for row in rows.memberships}}


def _merge_learner_rows(connection: Connection, rows: ScopeRows, now: int) -> set[int]:
    """Insert and update learners; stamp removed_at on the deleted ones and on those that no company has any more.

    Returns who is shown differently now. A reading for one company says nothing of who is gone: learners are shared.
    """
    stored = _stored_learners(connection, rows)
    written: list[Row] = []
    published: set[int] = set()
    for row in rows.learners:
        user_id = row[0]
        removed_at = now if user_id in rows.deleted_users else None
        old = stored.pop(user_id, None)
        if old is not None and removed_at:
            # Moodle's delete_user() overwrites the names; the last real ones are what a tombstone should show.
            row, removed_at = old[:-1], old[-1] or now
        if old is None or old != (*row, removed_at):
            written.append((*row, removed_at))
            if old is not None and old[:LEARNER_PUBLISHED_END] != row[:LEARNER_PUBLISHED_END]:
                published.add(user_id)
    if rows.scope.company_id is None:
        written += [(*old[:-1], now) for old in stored.values() if old[-1] is None]
    _write_learners(connection, written)
    return published


def _stored_learners(connection: Connection, rows: ScopeRows) -> dict[int, Row]:
    """The stored learners of the scope; of a reading for one company, those that it derived."""
    whole = rows.scope.company_id is None
    derived = sorted(row[0] for row in rows.learners)
    conditions = scope_condition(learner.c.user_id, rows.scope) if whole else in_batches(learner.c.user_id, derived)
    columns = [learner.c[name] for name in (*LEARNER_COLUMNS, "removed_at")]
    found: dict[int, Row] = {}
    for condition in conditions:
        found.update((row[0], row) for row in fetch_tuples(connection, select(*columns).where(condition)))
    return found


def _write_learners(connection: Connection, rows: list[Row]) -> None:
    """With the texts to sort by and to search in."""
    written = [(*row[:-1], *folded_names(row), row[-1]) for row in rows]
    upsert_rows(connection, learner, (*LEARNER_COLUMNS, "sort_name", "search_text", "removed_at"), written)


def folded_names(row: Row) -> tuple[str, str]:
    """sort_name and search_text of a row that begins with LEARNER_COLUMNS."""
    return fold(row[3], row[2]), fold(row[2], row[3], row[4], row[1], row[5])


def _merge_table(
    connection: Connection,
    table: Table,
    columns: Sequence[str],
    key_width: int,
    derived: list[Row],
    scope: Scope,
    now: int,
    first_fill: bool,
) -> list[Row]:
    """Insert, update, and stamp removed_at (the last column) on what is gone; returns the rows that changed."""
    if first_fill:
        insert_rows(connection, table, columns, sorted(derived))
        return []
    stored = {row[:key_width]: row for row in _stored(connection, table, columns, scope)}
    changed: list[Row] = []
    written: list[Row] = []
    for row in derived:
        old = stored.pop(row[:key_width], None)
        if old is None or old != row:
            written.append(row)
            if old is not None:
                changed.append(row)
    written += [(*old[:-1], now) for old in stored.values() if old[-1] is None]
    upsert_rows(connection, table, columns, written)
    return changed


def _stored(connection: Connection, table: Table, columns: Sequence[str], scope: Scope) -> list[Row]:
    found: list[Row] = []
    only: ColumnElement[Any] = true() if scope.company_id is None else table.c.company_id == scope.company_id
    if scope.pairs is not None:
        only = part_condition(table.c.user_id, table.c.course_id, scope)
    for condition in scope_condition(table.c.user_id, scope):
        found += fetch_tuples(connection, select(*(table.c[name] for name in columns)).where(condition, only))
    return found


def _merge_sources(connection: Connection, scope: Scope, sources: list[Row], first_fill: bool) -> None:
    columns = tuple(column.name for column in learner_source.columns)
    if first_fill:
        insert_rows(connection, learner_source, columns, sources)
        return
    stored: dict[int, Row] = {}
    for condition in scope_condition(learner_source.c.user_id, scope):
        stored.update((row[0], row) for row in fetch_tuples(connection, select(learner_source).where(condition)))
    upsert_rows(connection, learner_source, columns, [row for row in sources if stored.pop(row[0], None) != row])
    for condition in in_batches(learner_source.c.user_id, sorted(stored)):
        connection.execute(learner_source.delete().where(condition))
