"""Several companies synced one after the other, as one piece of work: one time limit, one cancel, one summary."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace

from alx_desktop.domain.errors import AlxError, Cancelled
from alx_desktop.domain.phrases import joined, phrase
from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink
from alx_desktop.domain.sync import CompanySyncs, RunResult, SyncRequest, SyncRun

RunOne = Callable[[SyncRequest, ProgressSink, CancelToken], SyncRun]
SHORTEST = 1.0
"""Seconds: 0 would be no limit."""


def sync_each(
    run_one: RunOne,
    companies: Mapping[int, str],
    request: SyncRequest,
    progress: ProgressSink,
    cancel: CancelToken,
    clock: Callable[[], float] = time.monotonic,
) -> CompanySyncs:
    """Sync these companies (id to name) in their order, each as `request` says; its time limit is that of all of them.

    What fails ends it, for what one company cannot have (the connection, the lease) the next ones cannot either. Raises
    AlxError or Cancelled where that was the first of them: then nothing was done. clock: monotonic seconds.
    """
    begun, runs = clock(), list[SyncRun]()
    for place, (company_id, name) in enumerate(companies.items(), 1):
        left = request.time_limit - (clock() - begun) if request.time_limit else 0.0
        if runs and request.time_limit and left < SHORTEST:
            return CompanySyncs(len(companies), tuple(runs), RunResult.PARTIAL)
        told = _headed(progress, phrase("{0} of {1}: {2}", place, len(companies), name))
        told(Progress("structure"))
        try:
            run = run_one(replace(request, company_id=company_id, time_limit=left), told, cancel)
        except (AlxError, Cancelled) as error:
            if not runs:
                raise
            failed = None if isinstance(error, Cancelled) else error
            result = RunResult.FAILED if failed else RunResult.CANCELLED
            return CompanySyncs(len(companies), tuple(runs), result, failed)
        runs.append(run)
        if run.result not in (RunResult.SUCCESS, RunResult.HELD):
            return CompanySyncs(len(companies), tuple(runs), run.result)
    held = any(run.result is RunResult.HELD for run in runs)
    return CompanySyncs(len(companies), tuple(runs), RunResult.HELD if held else RunResult.SUCCESS)


def _headed(progress: ProgressSink, head: str) -> ProgressSink:
    def tell(at: Progress) -> None:
        progress(replace(at, message=joined(" · ", [head, at.message] if at.message else [head])))

    return tell
