"""Decides on pending removals: applies them, or holds those of a company that loses too much at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select, update

from alx_desktop.domain.sync import HeldRemoval
from alx_desktop.store.attribute_changes import count_changes
from alx_desktop.store.bulk import fetch_tuples, insert_rows
from alx_desktop.store.merge import CHANGE_COLUMNS, MergeStamp, next_change_seq
from alx_desktop.store.tables.progress import course_progress, pending_removal, progress_change
from alx_desktop.store.tables.star import company

GUARD_SHARE = 0.20
GUARD_ROWS = 100
"""More than this share of a company's live rows, and at least so many, wait for a person."""


def pending_by_company(connection: Connection) -> list[HeldRemoval]:
    """All pending removals, counted per company, beside the company's live rows."""
    grouped = select(pending_removal.c.company_id, pending_removal.c.reason, func.count()).group_by(
        pending_removal.c.company_id, pending_removal.c.reason
    )
    reasons: dict[int, Counter[str]] = {}
    for company_id, reason, count in connection.execute(grouped).all():
        reasons.setdefault(company_id, Counter())[reason] += count
    found = []
    for company_id, counted in sorted(reasons.items()):
        live = select(func.count()).where(
            course_progress.c.company_id == company_id, course_progress.c.removed_at.is_(None)
        )
        name = connection.scalar(select(company.c.name).where(company.c.company_id == company_id))
        rows = connection.scalar(live) or 0
        found.append(HeldRemoval(company_id, name or str(company_id), counted.total(), rows, dict(counted)))
    return found


def pending_since(connection: Connection) -> dict[int, int]:
    """When the oldest pending removal of each company was found, UTC epoch seconds."""
    p = pending_removal.c
    rows = connection.execute(select(p.company_id, func.min(p.found_at)).group_by(p.company_id))
    return {row[0]: row[1] for row in rows}


def pending_pairs(connection: Connection, company_ids: Iterable[int]) -> set[tuple[int, int]]:
    """(company id, course id) of the pending removals of these companies."""
    t = pending_removal
    statement = select(t.c.company_id, t.c.course_id).where(t.c.company_id.in_(list(company_ids))).distinct()
    return {(row[0], row[1]) for row in connection.execute(statement)}


def is_held(removal: HeldRemoval) -> bool:
    """Whether the guard stops these removals."""
    return removal.pending >= GUARD_ROWS and removal.pending > GUARD_SHARE * removal.live


def apply_removals(connection: Connection, company_ids: Iterable[int], stamp: MergeStamp) -> int:
    """Turn the pending removals of these companies into tombstones; returns how many rows."""
    removed = 0
    for company_id in sorted(company_ids):
        pending = _pending_keys(connection, company_id)
        if not pending:
            continue
        number = next_change_seq(connection, [company_id], stamp.now)[company_id]
        _tombstone(connection, company_id, number, stamp)
        changes = [(*key, stamp.run_id, stamp.now, number, "removed", None, None) for key in pending]
        insert_rows(connection, progress_change, CHANGE_COLUMNS, changes)
        connection.execute(pending_removal.delete().where(pending_removal.c.company_id == company_id))
        removed += len(pending)
    return removed


def count_once(connection: Connection, company_ids: Iterable[int], stamp: MergeStamp) -> int:
    """Of the rows that are about to be removed, how many the run has counted as changed: from now on as removed only.

    Those that came (anew, or back) in the same run stay counted as such: they came and went.
    """
    t, p, c, began = course_progress.c, pending_removal.c, progress_change.c, stamp.began or {}
    same = and_(p.company_id == t.company_id, p.user_id == t.user_id, p.course_id == t.course_id)
    its_own = and_(c.company_id == t.company_id, c.user_id == t.user_id, c.course_id == t.course_id)
    came: ColumnElement[bool] = exists().where(its_own, c.run_id == stamp.run_id, c.kind.in_(("inserted", "restored")))
    if stamp.first_fill:
        # It leaves no history.
        came = or_(came, t.first_seen_at == stamp.now)
    again: dict[int, int] = {}
    for company_id in company_ids:
        waiting = select(func.count()).select_from(pending_removal.join(course_progress, same))
        waiting = waiting.where(~came)
        number = began.get(company_id, 0)
        again[company_id] = connection.scalar(waiting.where(p.company_id == company_id, t.change_seq > number)) or 0
    return -count_changes(connection, stamp.run_id, stamp.now, {one: -rows for one, rows in again.items()})


def dismiss_removals(connection: Connection, company_id: int) -> int:
    """Forget the pending removals of a company: its rows stay live until a sync finds them gone again."""
    return connection.execute(pending_removal.delete().where(pending_removal.c.company_id == company_id)).rowcount


def _pending_keys(connection: Connection, company_id: int) -> list[tuple[int, int, int]]:
    t = pending_removal
    statement = select(t.c.company_id, t.c.user_id, t.c.course_id).where(t.c.company_id == company_id)
    return fetch_tuples(connection, statement)


def _tombstone(connection: Connection, company_id: int, number: int, stamp: MergeStamp) -> None:
    """Stamp the rows; their last values stay."""
    same = and_(
        pending_removal.c.company_id == course_progress.c.company_id,
        pending_removal.c.user_id == course_progress.c.user_id,
        pending_removal.c.course_id == course_progress.c.course_id,
    )
    reason = select(pending_removal.c.reason).where(same).scalar_subquery()
    connection.execute(
        update(course_progress)
        .where(course_progress.c.company_id == company_id, exists().where(same))
        .values(removed_at=stamp.now, removed_reason=reason, change_seq=number, changed_at=stamp.now)
    )
