"""The full sync: every range of learners, resumable after its last committed one."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection, func, select

from alx_desktop.domain.errors import SourceError, WrongUse
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.scope import LAST
from alx_desktop.domain.sync import HOUR, SyncRun
from alx_desktop.moodle.changes import Since
from alx_desktop.moodle.facts import ScopeFacts
from alx_desktop.moodle.member_counts import member_counts
from alx_desktop.store.checkpoint import FULL_FORGOTTEN, read_state, write_state
from alx_desktop.store.indexes import create_view_indexes, drop_view_indexes
from alx_desktop.store.merge_structure import is_known
from alx_desktop.sync.extract import read_again, read_ranges
from alx_desktop.sync.fresh import fresh_learners
from alx_desktop.sync.plan import company_scopes
from alx_desktop.sync.side_by_side import read_scopes
from alx_desktop.sync.signs import Signs, site_rules
from alx_desktop.sync.structure import is_empty, store_structure
from alx_desktop.sync.work import SyncWork

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a full sync begins: after which user id, with which watermark and signs, whether the store is empty."""

    after: int
    watermark: int
    signs: Signs
    fill: bool
    resumed: bool


def full_sync(work: SyncWork) -> SyncRun:
    """Recompute everybody. Raises Cancelled and TimeLimitReached between ranges; what was committed stays."""
    start = _start(work)
    work.run, work.first_fill = replace(work.run, resumed=start.resumed), start.fill
    size, learners = work.learners_per_range()
    if start.after < LAST:
        work.merge_all(_ranges(work, start, size, learners), work.stamp(start.fill), checkpoint=True)
    if start.fill:
        work.tracker.begin("indexes", message=phrase("Indexes"))
        with work.store.writing(work.store.reporting) as connection:
            work.lease.check(connection)
            create_view_indexes(connection)
    work.recompute_pending(size)
    return work.finish(
        watermark=start.watermark,
        signs=replace(start.signs, rules=site_rules(work.site.site)).dump(),
        last_full_at=work.now,
        # What changed without a trace since a resumed full read its first range is for a reconcile to find.
        last_reconcile_at=start.watermark,
        first_fill=False,
        **FULL_FORGOTTEN,
    )


def company_sync(work: SyncWork, company_id: int) -> SyncRun:
    """Recompute one company, or of it whoever has a date of the last hours that were asked for.

    Touches only its rows, and moves no watermark. Raises WrongUse if there is none.
    """
    with work.store.writing(work.store.reporting) as connection:
        work.lease.check(connection)
        if company_id not in work.site.site.companies and not is_known(connection, company_id):
            raise WrongUse(f"no company {company_id}", advice=phrase("The Companies filter of the report lists them."))
        store_structure(work, connection, company_id)
        if read_state(connection).full_fill:
            # The store that an unfinished first full fills is empty no more.
            create_view_indexes(connection)
            write_state(connection, full_fill=False)
    size, _learners = work.learners_per_range()
    only = None
    if work.request.since_hours:
        work.tracker.begin("changes", message=phrase("Looking for changes"))
        only = fresh_learners(work, Since(work.now - HOUR * work.request.since_hours, {}))
    scopes = list(company_scopes(work.site, work.store, company_id, size, work.cancel, only))
    learners = sum(len(scope.user_ids or ()) for scope in scopes)
    work.expect({company_id: learners})
    work.tracker.begin("learners", learners)
    work.merge_all(read_scopes(work.source, work.site.facts, iter(scopes), work.cancel), work.stamp())
    return work.finish()


def _start(work: SyncWork) -> _Start:
    """Store the structure and decide where to begin: after the last committed range of an unfinished full."""
    with work.store.writing(work.store.reporting) as connection:
        work.lease.check(connection)
        state = read_state(connection)
        fill = bool(state.first_fill) and is_empty(connection)
        signs = store_structure(work, connection)
        if state.full_run_id is not None and state.full_as_of == work.request.as_of:
            fill = bool(state.first_fill and state.full_fill)
            seen = Signs.load(state.full_signs)
            seen.reaggregating |= signs.reaggregating
            return _Start(state.full_done_through, state.full_watermark, seen, fill, True)
        return _fresh_start(connection, work, bool(state.first_fill), fill, signs)


def _fresh_start(connection: Connection, work: SyncWork, first_fill: bool, fill: bool, signs: Signs) -> _Start:
    if fill:
        drop_view_indexes(connection)
    elif first_fill:
        create_view_indexes(connection)
    start = _Start(-1, work.now, signs.after(work.now, work.site.seen, work.site.site), fill, False)
    write_state(
        connection,
        full_run_id=work.run.run_id,
        full_watermark=start.watermark,
        full_signs=start.signs.dump(),
        full_done_through=-1,
        full_as_of=work.request.as_of,
        full_fill=start.fill,
        site_timezone=work.time_zone,
    )
    return start


def _ranges(work: SyncWork, start: _Start, size: int, learners: int) -> Iterator[ScopeFacts]:
    done = learners - _count_after(work, start.after) if start.after >= 0 else 0
    work.expect(_members_after(work, start.after))
    work.tracker.begin("learners", learners, done=done)
    return read_ranges(work.source, work.site.facts, size, start.after, work.cancel, work.profile.sync.pause)


def _members_after(work: SyncWork, after: int) -> dict[int, int] | None:
    """What the progress of each company is measured by; it may not end a sync that can do without."""
    source, companies = work.source, work.site.companies
    try:
        return read_again(source, lambda reader: member_counts(reader, source.schema, companies, after), work.cancel)
    except SourceError as error:
        log.warning("the learners of each company were not counted: %s", error.title)
        return None


def _count_after(work: SyncWork, after: int) -> int:
    user = work.source.schema.table("user")
    count = select(func.count()).select_from(user).where(user.c.id > after)
    return int(read_again(work.source, lambda reader: reader.scalar("count_users", count), work.cancel) or 0)
