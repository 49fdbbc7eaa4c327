"""What every mode of sync does: merge the structure, recompute scopes, decide on removals, move the watermark."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from sqlalchemy import Connection

from alx_desktop.config import Profile
from alx_desktop.domain.errors import TimeLimitReached
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.priority import give_way
from alx_desktop.domain.progress import CancelToken
from alx_desktop.domain.rows import ScopeRows
from alx_desktop.domain.scope import LAST, PAIRS_AT_ONCE, Scope
from alx_desktop.domain.sync import RunResult, SyncMode, SyncRequest, SyncRun, held_note
from alx_desktop.moodle.facts import ScopeFacts
from alx_desktop.moodle.source import MoodleSource
from alx_desktop.store import pending
from alx_desktop.store.checkpoint import read_state, write_state
from alx_desktop.store.daily import refresh_daily, write_daily
from alx_desktop.store.lease import Lease
from alx_desktop.store.merge import MergeStamp, change_numbers, merge_scope
from alx_desktop.store.merge_part import without_moved
from alx_desktop.store.removals import apply_removals, count_once, is_held, pending_by_company, pending_pairs
from alx_desktop.store.store import Store
from alx_desktop.sync.extract import SMALLEST_RANGE, learners_per_range, prefetched, read_again
from alx_desktop.sync.recompute import WHOLE_TABLES, Recomputation
from alx_desktop.sync.side_by_side import read_scopes
from alx_desktop.sync.tracker import ProgressTracker

SIDE_BY_SIDE = 5
"""Into so many scopes few learners are cut."""

FEWEST_PAIRS = 300
"""Fewer courses of learners are not cut: each scope takes ten statements."""

T = TypeVar("T", int, tuple[int, int])

QUEUE_AT_ONCE = 2000
"""Learners taken from the pending ones at a time."""


class SyncWork:
    """One run's tools and its growing figures (`run`). Everything that writes proves the lease first."""

    def __init__(
        self,
        source: MoodleSource,
        store: Store,
        profile: Profile,
        lease: Lease,
        tracker: ProgressTracker,
        cancel: CancelToken,
        request: SyncRequest,
        run: SyncRun,
    ) -> None:
        self.source = source
        self.store = store
        self.profile = profile
        self.lease = lease
        self.tracker = tracker
        self.cancel = cancel
        self.request = request
        self.run = replace(run, as_of=request.as_of)
        self._pairs: set[tuple[int, int]] = set()
        self._began: dict[int, int] | None = None
        self.first_fill = False
        """Whether this run fills an empty store."""
        with store.reading(store.reporting) as connection:
            # A run before this one ended early: what it changed is not in today's counts.
            self._count_anew = bool(read_state(connection).daily_stale)
        self._deadline = time.monotonic() + request.time_limit if request.time_limit else None
        tracker.begin("structure", message=phrase("Companies and courses"))
        full = request.mode is SyncMode.FULL or request.company_id is not None
        compared = () if full else WHOLE_TABLES
        self.site = Recomputation.open(source, profile.source.company_source, request.as_of, cancel, compared)
        self.run = replace(self.run, read=self.site.site.rows_read)
        self.expect(None)

    @property
    def now(self) -> int:
        """UTC epoch seconds that every rule of this run takes as now."""
        return self.site.now

    @property
    def time_zone(self) -> str | None:
        """The site's time zone: the profile's setting, else Moodle's."""
        return self.profile.time_zone or self.site.site.time_zone

    def stamp(self, fill: bool = False) -> MergeStamp:
        """What merges of this run write beside the rows."""
        return MergeStamp(self.run.run_id, self.now, fill, self._began)

    def begin_counting(self, connection: Connection) -> None:
        """Before the run's first merge: each row that changes from now on is counted once."""
        self._began = change_numbers(connection)

    def learners_per_range(self) -> tuple[int, int]:
        """(learners per range for the batch size, learners in all)."""
        return read_again(
            self.source, lambda r: learners_per_range(r, self.source, self.request.batch_size), self.cancel
        )

    def expect(self, learners: dict[int, int] | None) -> None:
        """How many learners this run will read of each company, by id; None = nobody knows before it has."""
        names = {one.company_id: one.name for one in self.site.site.companies.values() if self._reads(one.company_id)}
        known = None if learners is None else {found: count for found, count in learners.items() if found in names}
        self.tracker.expect(names, known)

    def _reads(self, company_id: int) -> bool:
        return self.request.company_id in (None, company_id)

    def merge_all(self, found: Iterator[ScopeFacts], stamp: MergeStamp, checkpoint: bool = False) -> None:
        """Read, derive and merge scope after scope, each on a thread of its own, one ahead of the next.

        The server works while we derive, and SQLite writes without holding Python's lock. Raises Cancelled and
        TimeLimitReached between scopes.
        """
        with prefetched(found) as facts, prefetched(map(self.site.deriver.derive, facts)) as derived:
            for rows in derived:
                give_way()
                self._merge(rows, stamp, checkpoint)
                self.cancel.raise_if_cancelled()
                more = rows.scope.user_ids is not None or rows.scope.through != LAST
                if more and self._deadline and time.monotonic() > self._deadline:
                    raise TimeLimitReached(f"{self.request.time_limit:g} s")

    def recompute(self, pairs: Collection[tuple[int, int]], users: Collection[int], size: int) -> None:
        """Recompute these courses of learners (user id, course id), and these learners, at most `size` at a time.

        The checksums of those of whom only courses are read stay those of their last whole reading; see `signs`,
        in_part.
        """
        scopes = [Scope.of_pairs(part) for part in _cut(pairs, FEWEST_PAIRS, PAIRS_AT_ONCE)]
        scopes += [Scope(user_ids=ids) for ids in _cut(users, SMALLEST_RANGE, size)]
        if scopes:
            self.merge_all(read_scopes(self.source, self.site.facts, scopes, self.cancel), self.stamp())

    def recompute_pending(self, size: int) -> None:
        """Recompute the learners that a changed structure left waiting, until none is left."""
        while users := self._waiting():
            self.recompute((), users, size)

    def _waiting(self) -> list[int]:
        with self.store.reading(self.store.reporting) as connection:
            return pending.waiting(connection, QUEUE_AT_ONCE)

    def _merge(self, rows: ScopeRows, stamp: MergeStamp, checkpoint: bool) -> None:
        """One scope, in one transaction with its checkpoint."""
        with self.store.writing(self.store.reporting) as connection:
            self.lease.check(connection)
            if rows.scope.pairs is not None:
                rows = without_moved(connection, rows, stamp.run_id)
            scope = rows.scope
            counts = merge_scope(connection, rows, stamp, self.site.reasons(rows))
            if scope.company_id is None and scope.pairs is None:
                pending.forget(connection, scope)
            if checkpoint:
                write_state(connection, full_done_through=scope.through)
            if counts.pairs and not self._pairs:
                write_state(connection, daily_stale=True)
        self._pairs |= counts.pairs
        memberships, progress = rows.memberships, rows.progress
        if self.request.company_id is not None:
            # Of a learner of several companies, such a run reads the others' rows, too.
            memberships, progress = ([row for row in of if self._reads(row[0])] for of in (memberships, progress))
        self.tracker.count(memberships, progress)
        span = phrase("Learners {0:,}–{1:,}", min(rows.users), max(rows.users)) if rows.users else ""
        self.tracker.advance(len(rows.users), span)
        self.run = replace(
            self.run,
            read=self.run.read + rows.rows_read,
            inserted=self.run.inserted + counts.inserted,
            updated=self.run.updated + counts.updated,
        )

    def finish(self, whole_day: bool = True, count_later: bool = False, **state: Any) -> SyncRun:
        """Decide on removals, count the day, and store `state` (the watermark): one transaction.

        whole_day: count today anew, not only the courses whose counts can have changed. count_later: if these are so
        many that everything must be counted, leave it to a run that takes longer anyway.
        """
        self.tracker.begin("finish", message=phrase("Removals and daily counts"))
        with self.store.writing(self.store.reporting) as connection:
            self.lease.check(connection)
            removed, held, again = self._decide(connection)
            counted = True
            if whole_day:
                write_daily(connection, self.now, self.time_zone, self.request.company_id)
            else:
                counted_at = None if self._count_anew else read_state(connection).last_success_at
                when = (self.now, self.time_zone)
                counted = refresh_daily(connection, *when, self._pairs, counted_at, count_later)
            if state:
                cron = self.site.cron
                state |= {"cron_started_at": cron.started_at, "cron_task_at": cron.task_at}
                write_state(connection, last_success_at=self.now, daily_stale=not counted, **state)
        result = RunResult.HELD if held else RunResult.SUCCESS
        notes = [note for note in (self.run.note, held_note(held) if held else None) if note]
        updated, note = self.run.updated - again, "; ".join(notes) or None
        return replace(self.run, result=result, updated=updated, removed=removed, held=held, note=note)

    def _decide(self, connection: Connection) -> tuple[int, int, int]:
        """(rows removed, rows held, rows removed that the run had counted as updated)."""
        only = self.request.company_id
        found = [item for item in pending_by_company(connection) if only in (None, item.company_id)]
        held = [item for item in found if is_held(item) and not self.request.accept_removals]
        applied = [item.company_id for item in found if item not in held]
        self._pairs |= pending_pairs(connection, applied)
        again = count_once(connection, applied, self.stamp(self.first_fill))
        return apply_removals(connection, applied, self.stamp()), sum(item.pending for item in held), again


def _cut(items: Collection[T], fewest: int, most: int) -> list[tuple[T, ...]]:
    """In order, in cuts of about the same size; a handful also where one would do, if they are not too small, so that
    reading, deriving and merging go on side by side."""
    ordered = sorted(items)
    cuts = -(-len(ordered) // max(fewest, min(most, -(-len(ordered) // SIDE_BY_SIDE))))
    size = -(-len(ordered) // max(1, cuts))
    return [tuple(ordered[start : start + size]) for start in range(0, len(ordered), max(1, size))]
