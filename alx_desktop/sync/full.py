"""The full sync: every range of learners, resumable after its last committed one."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import func, select

from alx_desktop.config import Profile
from alx_desktop.domain.errors import TimeLimitReached, WrongUse
from alx_desktop.domain.progress import CancelToken
from alx_desktop.domain.scope import LAST
from alx_desktop.domain.site import SiteStructure
from alx_desktop.domain.sync import RunResult, SyncRequest, SyncRun
from alx_desktop.moodle.facts import ScopeFacts
from alx_desktop.moodle.source import MoodleSource
from alx_desktop.store.checkpoint import FULL_FORGOTTEN, read_state, write_state
from alx_desktop.store.daily import write_daily
from alx_desktop.store.indexes import create_view_indexes, drop_view_indexes
from alx_desktop.store.lease import Lease
from alx_desktop.store.merge import MergeStamp, merge_scope
from alx_desktop.store.merge_structure import merge_structure
from alx_desktop.store.removals import apply_removals, is_held, pending_by_company
from alx_desktop.store.store import Store
from alx_desktop.store.tables.progress import course_progress
from alx_desktop.sync.extract import learners_per_range, prefetched, read_again, read_ranges, read_scopes
from alx_desktop.sync.plan import company_scopes
from alx_desktop.sync.recompute import Recomputation
from alx_desktop.sync.tracker import ProgressTracker


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a full sync begins: after which user id, with which watermark, whether the store is being filled."""

    after: int
    watermark: int
    fill: bool
    resumed: bool


class FullSync:
    """One full run, of the whole site or of one company."""

    def __init__(
        self,
        source: MoodleSource,
        store: Store,
        profile: Profile,
        lease: Lease,
        tracker: ProgressTracker,
        cancel: CancelToken,
    ) -> None:
        self._source = source
        self._store = store
        self._profile = profile
        self._lease = lease
        self._tracker = tracker
        self._cancel = cancel

    def run(self, request: SyncRequest, run: SyncRun) -> SyncRun:
        """Do it. Raises Cancelled and TimeLimitReached between ranges; what was committed stays."""
        deadline = time.monotonic() + request.time_limit if request.time_limit else None
        self._tracker.begin("structure", message="Companies and courses")
        work = Recomputation.open(self._source, self._profile.source.company_source, request.as_of, self._cancel)
        if request.company_id is not None and not self._knows(work, request.company_id):
            raise WrongUse(f"no company {request.company_id}", advice="`export` and the window list the companies.")
        start = self._start(request, run, work)
        run = replace(run, as_of=request.as_of, read=work.site.rows_read, resumed=start.resumed)
        stamp = MergeStamp(run.run_id, work.now, start.fill)
        with prefetched(self._facts(request, work, start)) as found:
            for facts in found:
                run = self._merge(work, facts, stamp, run, request.company_id is None)
                self._cancel.raise_if_cancelled()
                if deadline is not None and time.monotonic() > deadline and facts.scope.through != LAST:
                    raise TimeLimitReached(f"{request.time_limit:g} s", title="The time limit was reached")
        if start.fill:
            self._tracker.begin("indexes", message="Indexes")
            with self._store.writing(self._store.reporting) as connection:
                self._lease.check(connection)
                create_view_indexes(connection)
        return self._finish(request, work, start, stamp, run)

    def _knows(self, work: Recomputation, company_id: int) -> bool:
        """The company exists in Moodle, or did: then this run removes its rows."""
        if company_id in work.site.companies:
            return True
        with self._store.reading(self._store.reporting) as connection:
            rows = select(func.count()).where(course_progress.c.company_id == company_id)
            return bool(connection.scalar(rows))

    def _start(self, request: SyncRequest, run: SyncRun, work: Recomputation) -> _Start:
        """Merge the structure and decide where to begin: after the last committed range of an unfinished full."""
        fingerprint = structure_fingerprint(work.site)
        with self._store.writing(self._store.reporting) as connection:
            self._lease.check(connection)
            state = read_state(connection)
            empty = connection.execute(select(course_progress.c.user_id).limit(1)).first() is None
            merge_structure(connection, work.site, work.now, request.company_id)
            if request.company_id is not None:
                return _Start(-1, work.now, False, False)
            resumes = (
                state.full_run_id is not None
                and state.full_as_of == request.as_of
                and state.full_structure == fingerprint
            )
            if resumes:
                watermark = state.full_watermark or work.now
                return _Start(state.full_done_through, watermark, state.first_fill and state.full_fill, True)
            fill = bool(state.first_fill and empty)
            if fill:
                drop_view_indexes(connection)
            elif state.first_fill:
                create_view_indexes(connection)
            write_state(
                connection,
                full_run_id=run.run_id,
                full_watermark=work.now,
                full_done_through=-1,
                full_as_of=request.as_of,
                full_structure=fingerprint,
                full_fill=fill,
                site_timezone=self._profile.time_zone or work.site.time_zone,
            )
            return _Start(-1, work.now, fill, False)

    def _facts(self, request: SyncRequest, work: Recomputation, start: _Start) -> Iterator[ScopeFacts]:
        """The scopes of the run, read one ahead on the extracting thread."""
        sized = read_again(
            self._source, lambda reader: learners_per_range(reader, self._source, request.batch_size), self._cancel
        )
        size, learners = sized
        if request.company_id is not None:
            scopes = list(company_scopes(work, self._store, request.company_id, size, self._cancel))
            self._tracker.begin("learners", sum(len(scope.user_ids or ()) for scope in scopes))
            yield from read_scopes(self._source, work.facts, iter(scopes), self._cancel)
            return
        done = learners - self._count_after(start.after) if start.after >= 0 else 0
        self._tracker.begin("learners", learners, done=done)
        if start.after < LAST:
            yield from read_ranges(self._source, work.facts, size, start.after, self._cancel, self._profile.sync.pause)

    def _count_after(self, after: int) -> int:
        user = self._source.schema.table("user")
        count = select(func.count()).select_from(user).where(user.c.id > after)
        return int(read_again(self._source, lambda reader: reader.scalar("count_users", count), self._cancel) or 0)

    def _merge(
        self, work: Recomputation, facts: ScopeFacts, stamp: MergeStamp, run: SyncRun, checkpoint: bool
    ) -> SyncRun:
        """Derive and merge one scope, in one transaction with its checkpoint."""
        rows = work.deriver.derive(facts)
        reason = work.reasons(rows)
        with self._store.writing(self._store.reporting) as connection:
            self._lease.check(connection)
            counts = merge_scope(connection, rows, stamp, reason)
            if checkpoint:
                write_state(connection, full_done_through=facts.scope.through)
        users = sorted(facts.users)
        message = f"Learners {users[0]:,}–{users[-1]:,}" if users else ""
        self._tracker.advance(len(users), message)
        return replace(
            run,
            read=run.read + facts.rows_read,
            inserted=run.inserted + counts.inserted,
            updated=run.updated + counts.updated,
        )

    def _finish(
        self, request: SyncRequest, work: Recomputation, start: _Start, stamp: MergeStamp, run: SyncRun
    ) -> SyncRun:
        """Decide on removals, count the day, move the watermark: one transaction."""
        self._tracker.begin("finish", message="Removals and daily counts")
        with self._store.writing(self._store.reporting) as connection:
            self._lease.check(connection)
            pending = [p for p in pending_by_company(connection) if request.company_id in (None, p.company_id)]
            held = [p for p in pending if is_held(p) and not request.accept_removals]
            applied = [p.company_id for p in pending if p not in held]
            removed = apply_removals(connection, applied, stamp)
            write_daily(connection, work.now, self._profile.time_zone or work.site.time_zone, request.company_id)
            if request.company_id is None:
                values: dict[str, Any] = {"watermark": start.watermark, "last_full_at": work.now, "first_fill": False}
                write_state(connection, **values, last_success_at=work.now, **FULL_FORGOTTEN)
        waiting = sum(p.pending for p in held)
        result = RunResult.HELD if held else RunResult.SUCCESS
        note = f"{waiting:,} removals wait for a decision" if held else None
        return replace(run, result=result, removed=removed, held=waiting, note=note)


def structure_fingerprint(site: SiteStructure) -> str:
    """A hash of everything of the structure that enters the rows; differs when an unfinished full must start anew."""
    parts = (
        sorted((i, c.signature) for i, c in site.courses.items()),
        sorted((key, c.via, c.valid_days, c.warn_days) for key, c in site.company_courses.items()),
        sorted(site.methods.items()),
        sorted(site.module_course.items()),
        sorted(site.companies),
        sorted(site.admins),
        (site.guest_id, site.default_role, site.version),
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()
