"""Incremental sync and reconcile: find the learners whose facts changed, and recompute just those.

Incremental goes by the times and ids that Moodle keeps, which takes a scan of each large table; between scans, a run
that was not asked for goes by Moodle's event log, where it is on. Reconcile also compares checksums, and so finds the
changes that leave no trace (moodle-semantics 1.9).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

import orjson

from alx_desktop.domain.errors import TimeLimitReached
from alx_desktop.domain.sync import OVERLAP, SyncMode, SyncRun
from alx_desktop.store import pending
from alx_desktop.store.checkpoint import read_state, write_state
from alx_desktop.sync.differing import differing_learners
from alx_desktop.sync.extract import read_again
from alx_desktop.sync.log_signs import LogNews, news
from alx_desktop.sync.signs import Signs
from alx_desktop.sync.structure import store_structure
from alx_desktop.sync.work import SyncWork

WHOLE_TABLES = ("company_users", "user")
"""Compared by checksum in every run: small, and what matters in them changes without a time."""


def incremental_sync(work: SyncWork) -> SyncRun:
    """Recompute what changed since the watermark. A run that fails leaves the watermark where it was."""
    begun = _begin(work)
    size, _learners = work.learners_per_range()
    signs = _recompute_changed(work, begun, size)
    return work.finish(whole_day=False, watermark=work.now, signs=signs.dump())


def reconcile(work: SyncWork) -> SyncRun:
    """An incremental sync, then a comparison of every table with the stored checksums, table by table."""
    begun = _begin(work)
    size, _learners = work.learners_per_range()
    signs = _recompute_changed(work, begun, size)
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
        signs=signs.dump(),
        last_reconcile_at=work.now,
        drift=orjson.dumps(drift).decode(),
    )


@dataclass(frozen=True, slots=True)
class _Begun:
    """The signs of the run before; since when everything must be read that times show; what the event log tells."""

    signs: Signs
    scanned_at: int
    news: LogNews | None
    by_log: bool


def _begin(work: SyncWork) -> _Begun:
    """Store the structure, read the event log, and decide whether it is enough for this run."""
    with work.store.writing(work.store.reporting) as connection:
        work.lease.check(connection)
        signs, watermark = store_structure(work, connection), int(read_state(connection).watermark)
    scanned_at = min(signs.scanned_at(watermark), work.now)
    log = work.site.log
    told = None if log is None else read_again(work.source, lambda r: news(r, log, signs.log, work.now), work.cancel)
    limit = 60 * work.profile.sync.schedule.scan_minutes
    asked = work.request.mode is not SyncMode.AUTO or work.run.mode is not SyncMode.INCREMENTAL
    by_log = told is not None and not asked and work.now - scanned_at < limit
    return _Begun(signs, scanned_at, told, by_log)


def _recompute_changed(work: SyncWork, begun: _Begun, size: int) -> Signs:
    """Recompute whom log and filters name; returns what to remember then. Where the time limit ends it, the rest waits
    in the store, and the watermark moves all the same: otherwise a limit shorter than the work would begin it anew for
    ever."""
    work.tracker.begin("changes", message="Looking for changes")
    users = _changed(work, begun)
    told = None if begun.news is None else begun.news.signs
    seen, site = work.site.seen, work.site.site
    signs = begun.signs.after(work.now, seen, site, told)
    if begun.by_log and told is not None:
        signs = begun.signs.after_log(seen, site, told)
    if work.request.time_limit:
        with work.store.writing(work.store.reporting) as connection:
            work.lease.check(connection)
            pending.remember(connection, users, work.run.run_id)
    try:
        _recompute(work, users, size)
    except TimeLimitReached:
        with work.store.writing(work.store.reporting) as connection:
            work.lease.check(connection)
            write_state(connection, watermark=work.now, signs=signs.dump())
        raise
    return signs


def _changed(work: SyncWork, begun: _Begun) -> set[int]:
    """Learners with a fact changed since the last run, or whose answers the passing time changed."""
    changes, signs = work.site.changes, begun.signs
    aggregated = signs.reaggregating - work.site.seen.reaggregating
    users = read_again(work.source, lambda reader: changes.users_of_completions(reader, aggregated), work.cancel)
    if begun.news is not None:
        users |= _told(work, begun.news)
    if not begun.by_log:
        since, settled = begun.scanned_at - OVERLAP, signs.settled_ids(begun.scanned_at)
        by_table = read_again(work.source, lambda reader: changes.changed(reader, since, settled), work.cancel)
        users = users.union(*by_table.values())
    for name in WHOLE_TABLES:
        if name in work.site.facts.tables:
            users |= differing_learners(work, name).keys()
    with work.store.reading(work.store.reporting) as connection:
        users |= pending.due_for_recheck(connection, work.now)
    return users


def _told(work: SyncWork, told: LogNews) -> set[int]:
    """Whom the event log names; of courses of which everybody may have changed, everybody."""
    known = work.site.site.courses.keys()
    users = told.learners(known)
    courses = told.courses() & known
    if courses:
        methods = [method for method, (course, _enabled) in work.site.site.methods.items() if course in courses]
        changes = work.site.changes
        users |= read_again(work.source, lambda reader: changes.users_enrolled_by(reader, methods), work.cancel)
        with work.store.reading(work.store.reporting) as connection:
            for course_id in courses:
                users |= pending.users_with_rows(connection, course_id=course_id)
    return users


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
