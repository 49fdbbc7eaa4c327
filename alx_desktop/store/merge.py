"""Makes the store equal to the derived rows of one scope, writing only what differs, in the caller's transaction.

The stored rows of the scope are read and compared here rather than staged in the database: one ordered read and
tuple comparisons cost less than writing a million rows twice, and old and new values for the history are at hand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from sqlalchemy import Connection, and_, case, select, update

from alx_desktop.domain.course_progress import KEY_WIDTH, PUBLISHED_END, CourseProgress, RemovedReason
from alx_desktop.domain.rows import Row, ScopeRows
from alx_desktop.domain.scope import Scope
from alx_desktop.store.attribute_changes import count_changes
from alx_desktop.store.bulk import (
    delete_keys,
    fetch_tuples,
    in_batches,
    insert_rows,
    part_condition,
    scope_condition,
    update_rows,
    upsert_rows,
)
from alx_desktop.store.merge_learners import merge_learners
from alx_desktop.store.tables.progress import course_progress, pending_removal, progress_change
from alx_desktop.store.tables.star import company

Key = tuple[int, int, int]
FIELDS = CourseProgress._fields
OURS = ("first_seen_at", "change_seq", "changed_at", "removed_at", "removed_reason")
COLUMNS = (*FIELDS, *OURS)
WIDTH = len(FIELDS)
CHANGE_COLUMNS = ("company_id", "user_id", "course_id", "run_id", "changed_at", "change_seq", "kind", "old", "new")


@dataclass(frozen=True, slots=True)
class MergeStamp:
    """What a merge writes beside the rows: the run, and the source's time (UTC epoch seconds) it speaks of.

    began: change_seq of each company, by id, when the run began; None: one merge is all of the run.
    """

    run_id: str
    now: int
    first_fill: bool = False
    began: Mapping[int, int] | None = None

    def has_changed(self, company_id: int, change_seq: int) -> bool:
        """Whether the run has changed a row of this number before, and so has counted it."""
        return self.began is not None and change_seq > self.began.get(company_id, 0)


@dataclass(slots=True)
class MergeCounts:
    """Rows of course progress that a merge inserted, updated (a published attribute differs), and marked as gone.

    A row that the run has changed before is not counted again.

    pairs: (company id, course id) of the rows inserted and updated, whose daily counts are out of date.
    """

    inserted: int = 0
    updated: int = 0
    pending: int = 0
    pairs: set[tuple[int, int]] = field(default_factory=set)


@dataclass(slots=True)
class _Plan:
    inserts: list[Row] = field(default_factory=list)
    changed: list[tuple[Row, Row]] = field(default_factory=list)
    silent: list[tuple[Row, Row]] = field(default_factory=list)
    touched: list[Row] = field(default_factory=list)


def merge_scope(
    connection: Connection,
    rows: ScopeRows,
    stamp: MergeStamp,
    reason: Callable[[int, int, int], RemovedReason],
) -> MergeCounts:
    """Make course progress, learners, memberships, episodes and source checksums of the scope equal to `rows`.

    reason: why a key is gone. Rows that are gone are only marked (pending_removal); `removals` decides on them.
    Of a scope of pairs, only progress and episodes of its courses; see `merge_part.without_moved`.
    """
    moved = merge_learners(connection, rows, stamp.now, stamp.first_fill)
    if stamp.first_fill:
        return _fill(connection, rows.progress, stamp)
    existing = _existing(connection, rows.scope)
    plan = _compare(existing, rows.progress)
    derived = {row[:KEY_WIDTH] for row in rows.progress}
    gone = [row[:KEY_WIDTH] for key, row in existing.items() if key not in derived and row[WIDTH + 3] is None]
    for key, row in existing.items():
        if row[WIDTH + 3] is None and (key[1] in moved.learners or key[:2] in moved.memberships):
            plan.touched.append(row)
    touched = _apply(connection, plan, stamp)
    if rows.scope.company_id is not None:
        touched += _touch_elsewhere(connection, moved.learners, rows.scope.company_id, stamp)
    _mark_gone(connection, rows.scope, gone, stamp, reason)
    pairs = {(row[0], row[2]) for row in (*plan.inserts, *(row for _old, row in plan.changed))}
    return MergeCounts(len(plan.inserts), len(plan.changed) + touched, len(gone), pairs)


def next_change_seq(connection: Connection, companies: Iterable[int], now: int | None) -> dict[int, int]:
    """Raise the counters of these companies and lock them until the transaction ends, in a fixed order.

    now: the `changed_at` (UTC epoch seconds) of the rows that get the numbers; None: no row gets one. Where the clock
    behind it was set back, the company remembers up to which time its older numbers reach.
    """
    values: dict[str, Any] = {"change_seq": company.c.change_seq + 1}
    if now is not None:
        until = company.c.changed_until
        values["changed_until"] = case((until > now, until), else_=now)
        values["unordered_until"] = case((until > now, until), else_=company.c.unordered_until)
    numbers: dict[int, int] = {}
    for of_some in in_batches(company.c.company_id, sorted(set(companies))):
        if connection.dialect.name == "postgresql":
            # An UPDATE locks its rows in whatever order it finds them: two writers could wait for each other.
            locking = select(company.c.company_id).where(of_some).order_by(company.c.company_id)
            connection.execute(locking.with_for_update())
        raised = update(company).where(of_some).values(values)
        rows = connection.execute(raised.returning(company.c.company_id, company.c.change_seq))
        numbers |= {row.company_id: row.change_seq for row in rows}
    return numbers


def change_numbers(connection: Connection) -> dict[int, int]:
    """change_seq of every company, by id."""
    return {row[0]: row[1] for row in connection.execute(select(company.c.company_id, company.c.change_seq))}


def _fill(connection: Connection, progress: list[Row], stamp: MergeStamp) -> MergeCounts:
    """The first fill: nothing to compare with, and the rows are their own first history (first_seen_at)."""
    sequence = next_change_seq(connection, {row[0] for row in progress}, stamp.now)
    now = stamp.now
    # In key order per company the tree grows at its edge instead of splitting pages all over.
    rows = [(*row, now, sequence[row[0]], now, None, None) for row in sorted(progress)]
    insert_rows(connection, course_progress, COLUMNS, rows)
    return MergeCounts(inserted=len(rows))


def _existing(connection: Connection, scope: Scope) -> dict[Key, Row]:
    columns = [course_progress.c[name] for name in COLUMNS]
    found: dict[Key, Row] = {}
    for condition in scope_condition(course_progress.c.user_id, scope):
        part = part_condition(course_progress.c.user_id, course_progress.c.course_id, scope)
        statement = select(*columns).where(condition, part)
        if scope.company_id is not None:
            statement = statement.where(course_progress.c.company_id == scope.company_id)
        for row in fetch_tuples(connection, statement):
            found[row[:KEY_WIDTH]] = row
    return found


def _compare(existing: dict[Key, Row], progress: list[Row]) -> _Plan:
    plan = _Plan()
    for row in progress:
        old = existing.get(row[:KEY_WIDTH])
        if old is None:
            plan.inserts.append(row)
        elif old[WIDTH + 3] is not None or old[KEY_WIDTH:PUBLISHED_END] != row[KEY_WIDTH:PUBLISHED_END]:
            plan.changed.append((old, row))
        elif old[PUBLISHED_END:WIDTH] != row[PUBLISHED_END:WIDTH]:
            plan.silent.append((old, row))
    return plan


def _apply(connection: Connection, plan: _Plan, stamp: MergeStamp) -> int:
    """Write the plan; how many rows it changes by attributes, less those of all that the run has changed before."""
    changed_keys = {row[:KEY_WIDTH] for _old, row in plan.changed}
    touched = {row[:KEY_WIDTH]: row for row in plan.touched if row[:KEY_WIDTH] not in changed_keys}
    silent = {row[:KEY_WIDTH]: row for _old, row in plan.silent}
    companies = {row[0] for row in plan.inserts} | {key[0] for key in changed_keys} | {key[0] for key in touched}
    sequence = next_change_seq(connection, companies, stamp.now)
    now = stamp.now
    inserted = [(*row, now, sequence[row[0]], now, None, None) for row in plan.inserts]
    written = [(old, (*row, old[WIDTH], sequence[row[0]], now, None, None)) for old, row in plan.changed]
    for key, old in touched.items():
        values = silent.pop(key, old[:WIDTH])
        written.append((old, (*values[:WIDTH], old[WIDTH], sequence[key[0]], now, None, None)))
    written += [(old, (*row, *old[WIDTH:])) for old, row in plan.silent if row[:KEY_WIDTH] in silent]
    upsert_rows(connection, course_progress, COLUMNS, inserted)
    update_rows(connection, course_progress, COLUMNS, KEY_WIDTH, written)
    _record(connection, plan, sequence, stamp)
    news = Counter(key[0] for key, old in touched.items() if not stamp.has_changed(key[0], old[WIDTH + 1]))
    news.subtract(row[0] for old, row in plan.changed if stamp.has_changed(row[0], old[WIDTH + 1]))
    return count_changes(connection, stamp.run_id, stamp.now, news)


def _touch_elsewhere(connection: Connection, learners: set[int], company_id: int, stamp: MergeStamp) -> int:
    """Learners are shared: one who was renamed in a sync of one company is news to their other companies too.

    Returns how many rows of theirs changed.
    """
    changed: Counter[int] = Counter()
    t = course_progress.c
    for condition in in_batches(t.user_id, sorted(learners)):
        shown = and_(condition, t.company_id != company_id, t.removed_at.is_(None))
        theirs = connection.execute(select(t.company_id, t.change_seq).where(shown)).all()
        changed.update(row.company_id for row in theirs if not stamp.has_changed(*row))
        others = next_change_seq(connection, {row.company_id for row in theirs}, stamp.now)
        for other, number in others.items():
            raised = update(course_progress).where(shown, t.company_id == other)
            connection.execute(raised.values(change_seq=number, changed_at=stamp.now))
    return count_changes(connection, stamp.run_id, stamp.now, changed)


def _record(connection: Connection, plan: _Plan, sequence: dict[int, int], stamp: MergeStamp) -> None:
    """History: what differs, old and new. The values of an inserted row are the next change's old ones."""
    head = (stamp.run_id, stamp.now)
    changes: list[Row] = [(*row[:KEY_WIDTH], *head, sequence[row[0]], "inserted", None, None) for row in plan.inserts]
    for old, row in plan.changed:
        kind = "updated" if old[WIDTH + 3] is None else "restored"
        differing = [i for i in range(KEY_WIDTH, PUBLISHED_END) if old[i] != row[i]]
        texts = tuple(_json({FIELDS[i]: values[i] for i in differing}) for values in (old, row))
        changes.append((*row[:KEY_WIDTH], *head, sequence[row[0]], kind, *texts))
    insert_rows(connection, progress_change, CHANGE_COLUMNS, changes)


def _json(values: dict[str, Any]) -> str:
    return orjson.dumps(values).decode()


def _mark_gone(
    connection: Connection,
    scope: Scope,
    gone: list[Row],
    stamp: MergeStamp,
    reason: Callable[[int, int, int], RemovedReason],
) -> None:
    """Replace the scope's pending removals by what this reading found gone."""
    table = pending_removal
    key = ("company_id", "user_id", "course_id")
    for condition in scope_condition(table.c.user_id, scope):
        part = part_condition(table.c.user_id, table.c.course_id, scope)
        statement = select(*(table.c[name] for name in key)).where(condition, part)
        if scope.company_id is not None:
            statement = statement.where(table.c.company_id == scope.company_id)
        delete_keys(connection, table, key, fetch_tuples(connection, statement))
    marked = [(*row, reason(*row).value, stamp.run_id, stamp.now) for row in gone]
    insert_rows(connection, table, (*key, "reason", "run_id", "found_at"), marked)
