"""Incremental sync and reconcile: find the learners whose facts changed, and recompute just those.

Incremental goes by the times and ids that Moodle keeps; reconcile also compares checksums, and so finds the changes
that leave no trace (moodle-semantics 1.9).
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import orjson

from alx_desktop.domain.errors import TimeLimitReached
from alx_desktop.domain.sync import SyncRun
from alx_desktop.moodle.changes import Since
from alx_desktop.store import pending
from alx_desktop.store.checkpoint import read_state, write_state
from alx_desktop.sync.differing import compare, largest_first
from alx_desktop.sync.extract import read_again
from alx_desktop.sync.side_by_side import read_side_by_side
from alx_desktop.sync.signs import OVERLAP, Signs
from alx_desktop.sync.structure import store_structure
from alx_desktop.sync.work import SyncWork

WHOLE_TABLES = ("company_users", "user")
"""Compared by checksum in every run: small, and what matters in them changes without a time."""


def incremental_sync(work: SyncWork) -> SyncRun:
    """Recompute what changed since the watermark. A run that fails leaves the watermark where it was."""
    signs, watermark = _structure(work)
    size, _learners = work.learners_per_range()
    _recompute_changed(work, signs, watermark, size)
    return work.finish(whole_day=False, watermark=work.now, signs=_signs_after(work, signs))


def reconcile(work: SyncWork) -> SyncRun:
    """Compare every table with the stored checksums, in one scan each, and recompute whoever differs.

    That finds all that the filters of an incremental run would. Drift is what they would not: no fresh row, no learner
    waiting, no moment passed.
    """
    signs, watermark = _structure(work)
    size, _learners = work.learners_per_range()
    names = list(work.site.facts.tables)
    work.tracker.begin("checksums", len(names))
    found = compare(work, names, _since(work, signs, watermark))
    with work.store.reading(work.store.reporting) as connection:
        due = pending.due_for_recheck(connection, work.now)
        known = due | found.fresh | set(pending.waiting(connection, pending.count_waiting(connection)))
    known |= _aggregated(work, signs).union(*(found.kinds[name].keys() for name in WHOLE_TABLES if name in names))
    drift = found.counts(without=known)
    unseen = len(found.learners - known)
    if unseen:
        work.run = replace(work.run, note=f"{unseen:,} learners had changes without a trace: {_words(drift)}")
    state = {
        "watermark": work.now,
        "signs": _signs_after(work, signs),
        "last_reconcile_at": work.now,
        "drift": orjson.dumps(drift).decode(),
    }
    _recompute_or_remember(work, found.learners | due, size, state)
    return work.finish(whole_day=False, **state)


def _recompute_changed(work: SyncWork, signs: Signs, watermark: int, size: int) -> None:
    """Recompute whom the filters name."""
    work.tracker.begin("changes", message="Looking for changes")
    users = _changed(work, signs, watermark)
    _recompute_or_remember(work, users, size, {"watermark": work.now, "signs": _signs_after(work, signs)})


def _recompute_or_remember(work: SyncWork, users: set[int], size: int, state: dict[str, Any]) -> None:
    """Recompute. Where the time limit ends it, the rest waits in the store, and the watermark moves all the same:
    otherwise a limit shorter than the work would begin it anew for ever."""
    if work.request.time_limit:
        with work.store.writing(work.store.reporting) as connection:
            work.lease.check(connection)
            pending.remember(connection, users, work.run.run_id)
    try:
        _recompute(work, users, size)
    except TimeLimitReached:
        with work.store.writing(work.store.reporting) as connection:
            work.lease.check(connection)
            write_state(connection, **state)
        raise


def _signs_after(work: SyncWork, signs: Signs) -> str:
    return signs.after(work.now, work.site.seen, work.site.site).dump()


def _structure(work: SyncWork) -> tuple[Signs, int]:
    """Store the structure; returns the signs and the watermark before."""
    with work.store.writing(work.store.reporting) as connection:
        work.lease.check(connection)
        return store_structure(work, connection), int(read_state(connection).watermark)


def _changed(work: SyncWork, signs: Signs, watermark: int) -> set[int]:
    """Learners with a fact changed since the watermark, or whose answers the passing time changed."""
    since = _since(work, signs, watermark)
    tables = work.site.facts.tables
    reads = {name: partial(work.site.changes.changed, name=name, since=since) for name in largest_first(work, tables)}
    users = _aggregated(work, signs)
    for _name, found in read_side_by_side(work.source, reads, work.cancel):
        users |= found
    users |= compare(work, [name for name in WHOLE_TABLES if name in tables]).learners
    with work.store.reading(work.store.reporting) as connection:
        users |= pending.due_for_recheck(connection, work.now)
    return users


def _since(work: SyncWork, signs: Signs, watermark: int) -> Since:
    before = min(watermark, work.now)
    return Since(before - OVERLAP, signs.settled_ids(before))


def _aggregated(work: SyncWork, signs: Signs) -> set[int]:
    """Learners with a course completion that Moodle's cron has computed since the last run."""
    rows = signs.reaggregating - work.site.seen.reaggregating
    return read_again(work.source, lambda reader: work.site.changes.users_of_completions(reader, rows), work.cancel)


def _recompute(work: SyncWork, users: set[int], size: int) -> None:
    """The given learners, and those waiting."""
    with work.store.reading(work.store.reporting) as connection:
        waiting = pending.count_waiting(connection)
    work.tracker.begin("learners", max(len(users), waiting))
    work.recompute_users(users, size)
    work.recompute_pending(size)


def _words(drift: dict[str, dict[str, int]]) -> str:
    """Tables and kinds of change, for people."""
    return "; ".join(
        f"{table}: {', '.join(f'{count} {kind}' for kind, count in sorted(kinds.items()))}"
        for table, kinds in sorted(drift.items())
    )
