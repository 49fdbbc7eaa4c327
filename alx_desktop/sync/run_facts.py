"""What a store says of its past runs, for the rules of the schedule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from sqlalchemy import Connection

from alx_desktop.config import Schedule
from alx_desktop.domain.sync import RunResult, SyncMode, SyncRun
from alx_desktop.store.checkpoint import read_state
from alx_desktop.store.clock import clock
from alx_desktop.store.runs import read_last_success, read_runs
from alx_desktop.store.store import Store
from alx_desktop.sync.schedule import DAY, MINUTE, RunFacts

AHEAD = 60
"""Seconds that a run may seem to lie ahead. What lies further ahead was written before the clock was set back."""

NEWEST = 20
"""So many runs are looked at for failures in a row."""

SUCCEEDED = (RunResult.SUCCESS, RunResult.HELD)
STOPPED = (RunResult.CANCELLED, RunResult.PARTIAL)
BROKEN = (RunResult.FAILED, RunResult.INTERRUPTED)

_DONE_BY = {
    SyncMode.FULL: (SyncMode.FULL,),
    SyncMode.RECONCILE: (SyncMode.FULL, SyncMode.RECONCILE),
    SyncMode.INCREMENTAL: (SyncMode.FULL, SyncMode.RECONCILE, SyncMode.INCREMENTAL),
}


@dataclass(frozen=True, slots=True)
class StoreLook:
    """The past at the moment `now` of the store's clock, UTC epoch seconds.

    last: the newest run that has ended. moodle_zone: the site's time zone as Moodle has it, None = not known.
    """

    facts: RunFacts
    now: int
    last: SyncRun | None = None
    moodle_zone: str | None = None


def look(store: Store, schedule: Schedule) -> StoreLook:
    """Read it. Raises StoreError."""
    with store.reading(store.activity) as connection:
        now = clock(connection)
        runs = [
            *read_runs(connection, NEWEST, started_through=now + AHEAD),
            *_older_successes(connection, schedule, now),
        ]
    with store.reading(store.reporting) as connection:
        state = read_state(connection)
    facts = facts_of(
        runs,
        now,
        complete=state.watermark is not None,
        unfinished=state.full_run_id is not None,
        reconciled=(state.last_reconcile_at, state.last_full_at),
        read_whole=(state.last_full_at,),
    )
    ended = (run for run in runs if run.result is not RunResult.RUNNING)
    return StoreLook(facts, now, next(ended, None), state.site_timezone)


def facts_of(
    runs: Sequence[SyncRun],
    now: float,
    *,
    complete: bool = True,
    unfinished: bool = False,
    reconciled: Iterable[int | None] = (),
    read_whole: Iterable[int | None] = (),
) -> RunFacts:
    """The facts at `now`. runs: newest first; those of one company or for a given moment only count as rest.

    reconciled, read_whole: what the reporting store itself remembers, where the run history was lost.
    """
    past = [run for run in runs if run.started_at <= now + AHEAD]
    scheduled = [run for run in past if run.company_id is None and run.as_of is None]
    ended = [run for run in scheduled if run.result is not RunResult.RUNNING]
    broken = list(takewhile(lambda run: run.result in BROKEN, ended))
    return RunFacts(
        incremental_at=_latest(_starts(scheduled, SyncMode.INCREMENTAL), now),
        reconcile_at=_latest([*_starts(scheduled, SyncMode.RECONCILE), *reconciled], now),
        full_at=_latest([*_starts(scheduled, SyncMode.FULL), *read_whole], now),
        ended_at=_latest([run.finished_at for run in past], now),
        stopped_at=ended[0].started_at if ended and ended[0].result in STOPPED else None,
        complete=complete,
        unfinished=unfinished,
        failures=len(broken),
        failed_at=(broken[0].finished_at or broken[0].started_at) if broken else None,
    )


def _starts(runs: Iterable[SyncRun], mode: SyncMode) -> list[int | None]:
    return [run.started_at for run in runs if run.result in SUCCEEDED and run.mode in _DONE_BY[mode]]


def _latest(times: Iterable[int | None], now: float) -> float | None:
    return max((at for at in times if at is not None and at <= now + AHEAD), default=None)


def _older_successes(connection: Connection, schedule: Schedule, now: int) -> list[SyncRun]:
    """Successes that may be older than the newest runs: of every mode, so far back as it matters."""
    spans = {
        SyncMode.INCREMENTAL: schedule.incremental_minutes * MINUTE,
        SyncMode.RECONCILE: schedule.reconcile_minutes * MINUTE,
        SyncMode.FULL: schedule.full_days * DAY,
    }
    found = [
        read_last_success(connection, _DONE_BY[mode], now - span, now + AHEAD) for mode, span in spans.items() if span
    ]
    return [run for run in found if run is not None]
