"""Several companies synced one after the other, as one piece of work: one time limit, one cancel, one summary."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace

from alx_desktop.domain.errors import AlxError, Cancelled
from alx_desktop.domain.phrases import joined, phrase
from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink, WholeProgress
from alx_desktop.domain.sync import CompanySyncs, RunResult, SyncRequest, SyncRun

RunOne = Callable[[SyncRequest, ProgressSink, CancelToken], SyncRun]
SHORTEST = 1.0
"""Seconds: 0 would be no limit."""


def sync_each(
    run_one: RunOne,
    companies: Mapping[int, str],
    members: Mapping[int, int],
    request: SyncRequest,
    progress: ProgressSink,
    cancel: CancelToken,
    clock: Callable[[], float] = time.monotonic,
) -> CompanySyncs:
    """Sync these companies (id to name) in their order, each as `request` says; its time limit is that of all of them.

    What fails ends it, for what one company cannot have (the connection, the lease) the next ones cannot either. Raises
    AlxError or Cancelled where that was the first of them: then nothing was done. members: learners of each company, as
    the store knows them, by which the progress of the whole is weighed. clock: monotonic seconds.
    """
    begun, runs = clock(), list[SyncRun]()
    whole = _Whole({company_id: members.get(company_id, 0) + 1 for company_id in companies}, clock)
    for place, (company_id, name) in enumerate(companies.items(), 1):
        left = request.time_limit - (clock() - begun) if request.time_limit else 0.0
        if runs and request.time_limit and left < SHORTEST:
            return CompanySyncs(len(companies), tuple(runs), RunResult.PARTIAL)
        told = whole.turn(company_id, progress, phrase("{0} of {1}: {2}", place, len(companies), name))
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


class _Whole:
    """Adds up the turns. weights: of each company by id, in the order of their turns; none is 0."""

    def __init__(self, weights: Mapping[int, int], clock: Callable[[], float]) -> None:
        self._weights, self._clock, self._begun = weights, clock, clock()
        self._turns: list[int] = []
        self._share = 0.0
        self._enrolments: dict[int, int] = {}

    def turn(self, company_id: int, progress: ProgressSink, head: str) -> ProgressSink:
        """The sink of the next company, whose progress gets that of all of them and `head` before its message."""
        self._turns.append(company_id)
        self._share = 0.0

        def tell(at: Progress) -> None:
            message = joined(" · ", [head, at.message] if at.message else [head])
            progress(replace(at, message=message, whole=self._with(company_id, at)))

        return tell

    def _with(self, company_id: int, at: Progress) -> WholeProgress:
        if at.phase == "learners":
            self._share = max(self._share, at.fraction or 0.0)
        if at.companies is not None:
            self._enrolments[company_id] = sum(at.companies.enrolments.values())
        read = sum(self._weights[turn] for turn in self._turns[:-1]) + self._share * self._weights[company_id]
        all_of_them = sum(self._weights.values())
        remaining = (self._clock() - self._begun) * (all_of_them - read) / read if read else None
        enrolments = sum(self._enrolments.values())
        return WholeProgress(len(self._turns) - 1, len(self._weights), enrolments, read / all_of_them, remaining)
