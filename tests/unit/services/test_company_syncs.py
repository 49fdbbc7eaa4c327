"""Several companies synced one after the other: what each is told, and what ends it before the last one."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from alx_desktop.domain.errors import Cancelled, StoreBusy, WrongUse
from alx_desktop.domain.progress import CancelToken, CompanyProgress, Progress, ProgressSink, WholeProgress
from alx_desktop.domain.sync import CompanySyncs, RunResult, SyncMode, SyncRequest, SyncRun
from alx_desktop.services.company_syncs import sync_each
from alx_desktop.services.site import Site
from alx_desktop.store.company_names import company_names
from alx_desktop.store.lease import Lease
from alx_desktop.store.tables.progress import course_progress
from tests.unit.synced_demo import app, site, synced_copy, synced_demo

__all__ = ["app", "site", "synced_copy", "synced_demo"]

NAMES = {7: "Acme {x}", 3: "Beta", 5: "Delta"}
FULL = SyncRequest(SyncMode.FULL)


class Runs:
    """Ends each company as told; a company takes `seconds` of the clock."""

    def __init__(self, *ends: RunResult | Exception, seconds: float = 0.0) -> None:
        self.ends, self.seconds, self.now = list(ends), seconds, 100.0
        self.asked: list[SyncRequest] = []
        self.told: list[str] = []
        self.whole: list[WholeProgress] = []

    def one(self, request: SyncRequest, progress: ProgressSink, _cancel: CancelToken) -> SyncRun:
        self.asked.append(request)
        progress(Progress("learners", 1, 2, message="Learners 1–9", companies=CompanyProgress({}, None, {}, {1: 30})))
        self.now += self.seconds
        end = self.ends[len(self.asked) - 1]
        if isinstance(end, Exception):
            raise end
        return SyncRun(
            str(len(self.asked)), SyncMode.FULL, end, 1, company_id=request.company_id, inserted=2, removed=1
        )

    def all(self, request: SyncRequest = FULL) -> CompanySyncs:
        def hear(at: Progress) -> None:
            self.told.append(at.message)
            assert at.whole is not None
            self.whole.append(at.whole)

        return sync_each(self.one, NAMES, {7: 59, 3: 29}, request, hear, CancelToken(), lambda: self.now)


def test_each_in_its_turn_with_its_name() -> None:
    runs = Runs(*3 * [RunResult.SUCCESS])
    ended = runs.all()
    assert (ended.result, ended.done, ended.wanted, ended.changed, ended.error) == (RunResult.SUCCESS, 3, 3, 9, None)
    assert [request.company_id for request in runs.asked] == [7, 3, 5]
    assert runs.told[:3] == ["1 of 3: Acme {x}", "1 of 3: Acme {x} · Learners 1–9", "2 of 3: Beta"]


def test_the_progress_is_that_of_all_by_their_learners() -> None:
    """60, 30 and 1 parts: a company that the store does not know yet counts, too."""
    runs = Runs(*3 * [RunResult.SUCCESS], seconds=61)
    runs.all()
    assert [(at.done, at.enrolments, at.remaining) for at in runs.whole] == [
        (0, 0, None), (0, 30, 0.0), (1, 30, pytest.approx(61 * 31 / 60)), (1, 60, pytest.approx(61 * 16 / 75)),
        (2, 60, pytest.approx(122 * 1 / 90)), (2, 90, pytest.approx(122 * 0.5 / 90.5)),
    ]  # fmt: skip
    assert [round(at.share * 91, 6) for at in runs.whole] == [0, 30, 60, 75, 90, 90.5]


def test_held_removals_of_one_do_not_stop_the_others() -> None:
    ended = Runs(RunResult.HELD, RunResult.SUCCESS, RunResult.SUCCESS).all()
    assert (ended.result, ended.done) == (RunResult.HELD, 3)


@pytest.mark.parametrize("end", [RunResult.CANCELLED, RunResult.PARTIAL])
def test_one_that_is_stopped_is_the_last(end: RunResult) -> None:
    ended = Runs(RunResult.SUCCESS, end).all()
    assert (ended.result, ended.done, len(ended.runs)) == (end, 1, 2)


def test_cancelled_between_two() -> None:
    ended = Runs(RunResult.SUCCESS, Cancelled()).all()
    assert (ended.result, ended.done, ended.error) == (RunResult.CANCELLED, 1, None)


def test_a_failure_keeps_what_was_done_before_it() -> None:
    error = StoreBusy("held by another")
    ended = Runs(RunResult.SUCCESS, error).all()
    assert (ended.result, ended.done, ended.error) == (RunResult.FAILED, 1, error)
    with pytest.raises(StoreBusy):
        Runs(error).all()


def test_the_time_limit_is_that_of_all_together() -> None:
    runs = Runs(*3 * [RunResult.SUCCESS], seconds=60)
    ended = runs.all(SyncRequest(SyncMode.FULL, time_limit=100))
    assert [request.time_limit for request in runs.asked] == [100, 40]
    assert (ended.result, ended.done) == (RunResult.PARTIAL, 2)


def test_the_real_ones_are_two_runs_of_the_history(site: Site) -> None:
    c = course_progress.c
    with site.store.reading(site.store.reporting) as connection:
        known = company_names(connection)
        chosen = list(connection.scalars(select(c.company_id).distinct().order_by(c.company_id.desc())))[:2]
    told: list[str] = []
    seen: list[Progress] = []
    ended = site.sync.run_companies(FULL, chosen, lambda at: (seen.append(at), told.append(at.message))[1])
    assert (ended.result, ended.done) == (RunResult.SUCCESS, 2)
    assert [run.company_id for run in site.sync.history(2)] == chosen[::-1]
    whole = seen[-1].whole
    assert whole is not None and whole.share > 0.99
    with site.store.reading(site.store.reporting) as connection:
        live = select(func.count()).where(c.company_id.in_(chosen), c.removed_at.is_(None))
        assert whole.enrolments == connection.scalar(live)
    assert f"2 of 2: {known[chosen[1]].name}" in told
    with pytest.raises(WrongUse):
        site.sync.run_companies(FULL, [987_654, *chosen])


def test_who_else_syncs_is_seen_at_the_first(site: Site) -> None:
    with Lease(site.store, "another"), pytest.raises(StoreBusy):
        site.sync.run_companies(FULL, [1, 2])
