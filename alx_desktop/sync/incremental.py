"""Incremental sync and reconcile: find the learners whose facts changed, and recompute just those.

Incremental goes by the times and ids that Moodle keeps, which takes a scan of each large table; between scans, a run
that was not asked for goes by Moodle's event log, where it is on. Reconcile compares checksums, and so finds also the
changes that leave no trace (moodle-semantics 1.9).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any

import orjson

from alx_desktop.domain.drift import drift_note
from alx_desktop.domain.errors import TimeLimitReached
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.sync import HOUR, OVERLAP, SyncMode, SyncRun
from alx_desktop.moodle.changes import Since
from alx_desktop.store import pending
from alx_desktop.store.checkpoint import read_state, write_state
from alx_desktop.sync.differing import compare
from alx_desktop.sync.extract import SMALLEST_RANGE, read_again
from alx_desktop.sync.fresh import fresh_learners
from alx_desktop.sync.log_signs import LogNews, news
from alx_desktop.sync.recompute import WHOLE_TABLES
from alx_desktop.sync.signs import Signs
from alx_desktop.sync.structure import store_structure
from alx_desktop.sync.work import SIDE_BY_SIDE, SyncWork

MOST_COURSES = 4
"""Who has news in more courses is read whole: one course of a learner costs about a fifth of all (site B, 50 each)."""


@dataclass(frozen=True, slots=True)
class _Begun:
    """The signs of the run before; what is fresh since its scan; what the event log tells, and whether that will do."""

    signs: Signs
    since: Since
    news: LogNews | None = None
    by_log: bool = False


@dataclass(slots=True)
class _Found:
    """Learners to recompute whole, and (learner, course) of whom that course is enough."""

    users: set[int]
    pairs: set[tuple[int, int]] = field(default_factory=set)

    def add_pairs(self, pairs: set[tuple[int, int]], whole_only: bool) -> None:
        """Whoever is to be read whole needs no part; whoever has many parts is read whole."""
        parts = Counter(user for user, _course in pairs)
        self.users |= {user for user, count in parts.items() if whole_only or count > MOST_COURSES}
        self.pairs |= pairs

    def settle(self) -> None:
        """Leave out the parts of those who are read whole."""
        self.pairs = {pair for pair in self.pairs if pair[0] not in self.users}


def incremental_sync(work: SyncWork) -> SyncRun:
    """Recompute what changed since the watermark, or since as many hours ago as were asked for, if that is earlier.

    A run that fails leaves the watermark where it was.
    """
    begun = _with_news(work, _begin(work))
    work.tracker.begin("changes", message=phrase("Looking for changes"))
    found = _changed(work, begun)
    state: dict[str, Any] = {"watermark": work.now, "signs": _signs_after(work, begun, found).dump()}
    _recompute_or_remember(work, begun, found, state)
    return work.finish(whole_day=False, count_later=begun.by_log, **state)


def reconcile(work: SyncWork) -> SyncRun:
    """Compare every table with the stored checksums, in one scan each, and recompute whoever differs.

    That finds all that the filters of an incremental run would. Drift is what they would not: no fresh row, no learner
    waiting or read in part, no moment passed.
    """
    begun = _begin(work)
    names = list(work.site.facts.tables)
    work.tracker.begin("checksums", len(names))
    found = compare(work, names, begun.since)
    with work.store.reading(work.store.reporting) as connection:
        due = pending.due_for_recheck(connection, work.now) | begun.signs.in_part
        known = due | found.fresh | set(pending.waiting(connection, pending.count_waiting(connection)))
    known |= _aggregated(work, begun.signs).union(*(found.kinds[name].keys() for name in WHOLE_TABLES if name in names))
    drift = found.counts(without=known)
    unseen = len(found.learners - known)
    if unseen:
        work.run = replace(work.run, note=drift_note(unseen, drift))
    whom = _Found(found.learners | due)
    state: dict[str, Any] = {
        "watermark": work.now,
        "signs": _signs_after(work, begun, whom).dump(),
        "last_reconcile_at": work.now,
        "drift": orjson.dumps(drift).decode(),
    }
    _recompute_or_remember(work, begun, whom, state)
    return work.finish(whole_day=False, **state)


def _begin(work: SyncWork) -> _Begun:
    """Store the structure."""
    with work.store.writing(work.store.reporting) as connection:
        work.lease.check(connection)
        signs, watermark = store_structure(work, connection), int(read_state(connection).watermark)
    scanned_at = min(signs.scanned_at(watermark), work.now)
    since = scanned_at - OVERLAP
    if work.request.since_hours:
        since = min(since, work.now - HOUR * work.request.since_hours)
    return _Begun(signs, Since(since, signs.settled_ids(scanned_at)))


def _with_news(work: SyncWork, begun: _Begun) -> _Begun:
    """Read the event log, and decide whether it is enough for this run."""
    log, signs = work.site.log, begun.signs
    if log is None:
        return begun
    told = read_again(work.source, lambda reader: news(reader, log, signs.log, work.now), work.cancel)
    recent = work.now - (begun.since.time + OVERLAP) < 60 * work.profile.sync.schedule.scan_minutes
    by_log = told is not None and recent and work.request.mode is SyncMode.AUTO
    return replace(begun, news=told, by_log=by_log)


def _recompute_or_remember(work: SyncWork, begun: _Begun, found: _Found, state: dict[str, Any]) -> None:
    """Recompute. Where the time limit ends it, the rest waits in the store, and the watermark moves all the same:
    otherwise a limit shorter than the work would begin it anew for ever."""
    in_part = frozenset(user for user, _course in found.pairs)
    with work.store.writing(work.store.reporting) as connection:
        work.lease.check(connection)
        if in_part:
            write_state(connection, signs=replace(begun.signs, in_part=begun.signs.in_part | in_part).dump())
        if work.request.time_limit:
            pending.remember(connection, found.users | in_part, work.run.run_id)
    try:
        _recompute(work, found)
    except TimeLimitReached:
        with work.store.writing(work.store.reporting) as connection:
            work.lease.check(connection)
            write_state(connection, **state)
        raise


def _signs_after(work: SyncWork, begun: _Begun, found: _Found) -> Signs:
    """What to remember. Whoever was read in part is forgotten by a run that reads all of them whole."""
    told = None if begun.news is None else begun.news.signs
    seen, site = work.site.seen, work.site.site
    if begun.by_log and told is not None:
        after = begun.signs.after_log(seen, site, told)
        return replace(after, in_part=after.in_part | {user for user, _course in found.pairs})
    return begun.signs.after(work.now, seen, site, told)


def _changed(work: SyncWork, begun: _Begun) -> _Found:
    """Learners with a fact changed since the last run, or whose answers the passing time changed."""
    tables = work.site.facts.tables
    found = _Found(_aggregated(work, begun.signs))
    if begun.news is not None:
        _add_told(work, begun, begun.news, found)
    if not begun.by_log:
        found.users |= fresh_learners(work, begun.since) | begun.signs.in_part
    found.users |= compare(work, [name for name in WHOLE_TABLES if name in tables]).learners
    with work.store.reading(work.store.reporting) as connection:
        found.users |= pending.due_for_recheck(connection, work.now)
    found.settle()
    return found


def _add_told(work: SyncWork, begun: _Begun, told: LogNews, found: _Found) -> None:
    """Whom the event log names; of courses of which everybody may have changed, everybody."""
    known = work.site.site.courses.keys()
    users, pairs = told.concerned(known)
    courses = told.courses() & known
    if courses:
        methods = [method for method, (course, _enabled) in work.site.site.methods.items() if course in courses]
        changes = work.site.changes
        users |= read_again(work.source, lambda reader: changes.users_enrolled_by(reader, methods), work.cancel)
        with work.store.reading(work.store.reporting) as connection:
            for course_id in courses:
                users |= pending.users_with_rows(connection, course_id=course_id)
    found.users |= users
    # Where companies follow from enrolments, what a learner has in one course decides on all of them.
    found.add_pairs(pairs, whole_only=not begun.by_log or work.site.companies.memberships() is None)


def _aggregated(work: SyncWork, signs: Signs) -> set[int]:
    """Learners with a course completion that Moodle's cron has computed since the last run."""
    rows = signs.reaggregating - work.site.seen.reaggregating
    return read_again(work.source, lambda reader: work.site.changes.users_of_completions(reader, rows), work.cancel)


def _recompute(work: SyncWork, found: _Found) -> None:
    """The learners found, and those waiting."""
    with work.store.reading(work.store.reporting) as connection:
        waiting = pending.count_waiting(connection)
        # The first of them come along: a few would take as many statements for themselves.
        users = found.users | set(pending.waiting(connection, SMALLEST_RANGE))
    whole = max(len(users), waiting)
    work.tracker.begin("learners", whole + len({user for user, _course in found.pairs}))
    # A few are cut into the smallest ranges, whatever the site's size.
    size = SMALLEST_RANGE if whole <= SMALLEST_RANGE * SIDE_BY_SIDE else work.learners_per_range()[0]
    work.recompute(found.pairs, users, size)
    work.recompute_pending(size)
