"""Incremental sync and reconcile: find the learners whose facts changed, and recompute just those.

Incremental goes by the times and ids that Moodle keeps; reconcile also compares checksums, and so finds the changes
that leave no trace (moodle-semantics 1.9).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import orjson

from alx_desktop.domain.sync import SyncRun
from alx_desktop.moodle.source import SourceReader
from alx_desktop.store import pending
from alx_desktop.store.checkpoint import read_state
from alx_desktop.sync.differing import differing_learners
from alx_desktop.sync.extract import read_again
from alx_desktop.sync.signs import OVERLAP, Signs
from alx_desktop.sync.structure import store_structure
from alx_desktop.sync.work import SyncWork

WHOLE_TABLES = ("company_users", "user")
"""Compared by checksum in every run: small, and what matters in them changes without a time."""


def incremental_sync(work: SyncWork) -> SyncRun:
    """Recompute what changed since the watermark. A run that fails leaves the watermark where it was."""
    signs, watermark = _structure(work)
    size, _learners = work.learners_per_range()
    work.tracker.begin("changes", message="Looking for changes")
    users = _changed(work, signs, watermark)
    _recompute(work, users, size)
    return work.finish(watermark=work.now, signs=signs.after(work.now, work.site.seen, work.site.site).dump())


def reconcile(work: SyncWork) -> SyncRun:
    """An incremental sync, then a comparison of every table with the stored checksums, table by table."""
    signs, watermark = _structure(work)
    size, _learners = work.learners_per_range()
    work.tracker.begin("changes", message="Looking for changes")
    _recompute(work, _changed(work, signs, watermark), size)
    drift: dict[str, dict[str, int]] = {}
    users: set[int] = set()
    names = list(work.site.facts.tables)
    work.tracker.begin("checksums", len(names))
    for name in names:
        found = differing_learners(work, name)
        users |= found.keys()
        if found:
            drift[name] = dict(Counter(kind.value for kind in found.values()))
        work.tracker.advance(1, name)
        work.cancel.raise_if_cancelled()
    _recompute(work, users, size)
    if users:
        work.run = replace(work.run, note=f"{len(users):,} learners had changes without a trace: {_words(drift)}")
    return work.finish(
        watermark=work.now,
        signs=signs.after(work.now, work.site.seen, work.site.site).dump(),
        last_reconcile_at=work.now,
        drift=orjson.dumps(drift).decode(),
    )


def _structure(work: SyncWork) -> tuple[Signs, int]:
    """Store the structure; returns the signs and the watermark before."""
    with work.store.writing(work.store.reporting) as connection:
        work.lease.check(connection)
        return store_structure(work, connection), int(read_state(connection).watermark)


def _changed(work: SyncWork, signs: Signs, watermark: int) -> set[int]:
    """Learners with a fact changed since the watermark, or whose answers the passing time changed."""
    aggregated = signs.reaggregating - work.site.seen.reaggregating
    settled = signs.settled_ids(min(watermark, work.now))

    def read(reader: SourceReader) -> set[int]:
        changes = work.site.changes
        by_table = changes.changed(reader, min(watermark, work.now) - OVERLAP, settled)
        return set().union(*by_table.values()) | changes.users_of_completions(reader, aggregated)

    users = read_again(work.source, read, work.cancel)
    for name in WHOLE_TABLES:
        if name in work.site.facts.tables:
            users |= differing_learners(work, name).keys()
    with work.store.reading(work.store.reporting) as connection:
        users |= pending.due_for_recheck(connection, work.now)
    return users


def _recompute(work: SyncWork, users: set[int], size: int) -> None:
    """The given learners, and those waiting."""
    with work.store.reading(work.store.reporting) as connection:
        waiting = pending.count_waiting(connection)
    work.tracker.begin("learners", len(users) + waiting)
    work.recompute_users(users, size)
    work.recompute_pending(size)


def _words(drift: dict[str, dict[str, int]]) -> str:
    """Tables and kinds of change, for people."""
    return "; ".join(
        f"{table}: {', '.join(f'{count} {kind}' for kind, count in sorted(kinds.items()))}"
        for table, kinds in sorted(drift.items())
    )
