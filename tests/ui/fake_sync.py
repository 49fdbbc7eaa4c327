"""Runs of a believable site, in memory: one of each result, and a sync that ends when told."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from alx_desktop.domain.errors import AlxError
from alx_desktop.domain.progress import CancelToken, CompanyProgress, Progress, ProgressSink
from alx_desktop.domain.sync import CompanySyncs, HeldRemoval, RunResult, SyncMode, SyncRequest, SyncRun
from alx_desktop.services.company_syncs import sync_each
from alx_desktop.services.scheduler_state import SchedulerState
from alx_desktop.services.scheduler_turn import TurnEnd
from alx_desktop.store.run_changes import MOST_LEARNERS, CompanyChanges, LearnerChanges, RunLearners
from tests.ui.fake_clock import HOUR, MINUTE, NOW


def history(count: int = 60, now: int = NOW) -> list[SyncRun]:
    """Runs of some days, newest first, one of each result."""
    chance = random.Random(3)
    runs = []
    for at in range(count):
        started = now - 3 * MINUTE - at * 5 * MINUTE - (at // 20) * 6 * HOUR
        run = SyncRun(f"{at:032x}", SyncMode.FULL, RunResult.SUCCESS, started, started + chance.randint(1, 9),
                      read=chance.randint(3000, 6000), inserted=chance.choice((0, 0, 3, 12)),
                      updated=chance.randint(40, 400), source_seconds=chance.uniform(0.3, 1.4))  # fmt: skip
        runs.append(_special(at, run))
    return runs


def _special(at: int, run: SyncRun) -> SyncRun:
    if at == 2:
        return replace(run, removed=12, note="12 removed")
    if at == 3:
        return replace(run, result=RunResult.PARTIAL, note="The time limit was reached",
                       finished_at=run.started_at + 60)  # fmt: skip
    if at == 4:
        return replace(run, result=RunResult.FAILED, read=0, inserted=0, updated=0,
                       error="The connection to the Moodle database was lost: (2013) Lost connection during query",
                       advice="Nothing was changed by the part that was cut off. The next run repeats it.")  # fmt: skip
    if at == 6:
        return replace(run, result=RunResult.CANCELLED, note="Cancelled; the next run goes on from here.")
    if at == 8:
        return replace(run, result=RunResult.HELD, held=1204, note="1,204 removals wait for a decision")
    if at == 9:
        return replace(run, result=RunResult.INTERRUPTED, finished_at=None)
    return run


def with_companies(count: int = 40, expects: bool = True) -> tuple[Progress, ...]:
    """A full sync of so many companies amid its learners; or a run of which nobody knows what it will read."""
    names = dict(enumerate(("Acme Logistics", "Beta Foods", "Delta Care"), start=1))
    names |= {at: f"Company {at}" for at in range(4, count + 1)}
    expected = {at: 3_900 // at for at in names}
    learners = {at: number if at == 2 else number * 5 // 8 for at, number in expected.items()}
    enrolments = {at: 40 * number for at, number in learners.items() if expects or at < 4}
    companies = CompanyProgress(names, expected if expects else None, learners if expects else {}, enrolments)
    message = "Learners 12,601–13,200"
    return (
        Progress("structure", message="Companies and courses"),
        Progress("learners", 12_600, 20_000, 1_240.0, 6.0, message, companies),
    )


HELD = (HeldRemoval(3, "Delta Care", 1204, 3921, {"left_company": 1150, "user_deleted": 54}),)


@dataclass(frozen=True)
class FakeStatus:
    """As services.status.StoreStatus."""

    profile: str = "Northwind Training"
    store_epoch: str = "e1"
    rows_live: int = 212_880
    rows_removed: int = 1_204
    data_age_seconds: int | None = 3 * MINUTE
    last_run: SyncRun | None = None


class FakeSync:
    """Syncs when told: `release` lets a running one end, `failure` makes it fail; cancel is obeyed."""

    def __init__(self, runs: list[SyncRun], held: tuple[HeldRemoval, ...] = ()) -> None:
        self.runs = runs
        self.pending = list(held)
        self.failure: Exception | None = None
        self.reading_failure: Exception | None = None
        self.age: int | None = 3 * MINUTE
        self.requests: list[SyncRequest] = []
        self.changed_companies = 3
        self.decisions: list[tuple[int, bool]] = []
        self.release = threading.Event()
        self.started = threading.Event()
        self.ignores_cancel = False
        self.closed_over = False
        self.steps: tuple[Progress, ...] = (
            Progress("structure", message="Companies and courses"),
            Progress("learners", 12_600, 20_000, 1_240.0, 6.0, "Learners 12,601–13,200"),
        )

    def run(self, request: SyncRequest, progress: ProgressSink, cancel: CancelToken) -> SyncRun:
        self.requests.append(request)
        for step in self.steps:
            progress(step)
        self.started.set()
        while not self.release.is_set():
            if cancel.wait(0.005) and not self.ignores_cancel:
                run = replace(
                    self._line(), result=RunResult.CANCELLED, note="Cancelled; the next run goes on from here."
                )
                self.runs.insert(0, run)
                return run
        if self.failure is not None:
            line = replace(self._line(), result=RunResult.FAILED, error=str(self.failure))
            self.runs.insert(0, replace(line, advice=getattr(self.failure, "advice", None)))
            raise self.failure
        run = self._line()
        self.runs.insert(0, run)
        self.age = 2
        return run

    def run_companies(
        self, request: SyncRequest, company_ids: Sequence[int], progress: ProgressSink, cancel: CancelToken
    ) -> CompanySyncs:
        names = {at: ("Acme Logistics", "Beta Foods", "Delta Care")[at % 3 - 1] for at in company_ids}
        return sync_each(self.run, names, {}, request, progress, cancel)

    def _line(self) -> SyncRun:
        number = len(self.requests)
        return SyncRun(f"new{number:029x}", SyncMode.FULL, RunResult.SUCCESS, NOW - 20, NOW - 12, read=4_120,
                       inserted=12, updated=306)  # fmt: skip

    def history(self, limit: int = 200) -> list[SyncRun]:
        if self.reading_failure is not None:
            raise self.reading_failure
        return self.runs[:limit]

    def changes(self, run: SyncRun, cancel: CancelToken | None = None) -> list[CompanyChanges]:
        most = CompanyChanges(1, "Acme Logistics", run.inserted, run.updated // 2, run.removed)
        return [most, *(CompanyChanges(at, f"Company {at}", 0, 1, 0) for at in range(2, self.changed_companies + 1))]

    def learners(self, run: SyncRun, cancel: CancelToken | None = None) -> RunLearners:
        changed = run.inserted + run.updated + run.removed
        names = ("Ada Novak", "Bálint Szabó", "Chiara Rossi", "Dana Weiß", "")
        number = min(changed, 61)
        most = [LearnerChanges(at, names[at % 5 - 1], 0, max(1, 9 - at), 0) for at in range(1, number + 1)]
        return RunLearners(tuple(most[:MOST_LEARNERS]), number, changed, changed - changed // 40)

    def held(self) -> list[HeldRemoval]:
        return list(self.pending)

    def decide(self, company_id: int, accept: bool) -> int:
        self.decisions.append((company_id, accept))
        chosen = next(item for item in self.pending if item.company_id == company_id)
        self.pending.remove(chosen)
        return chosen.pending

    def status(self) -> FakeStatus:
        rows = 212_880 if self.age is not None else 0
        return FakeStatus(rows_live=rows, data_age_seconds=self.age, last_run=self.runs[0] if self.runs else None)


class FakeScheduler:
    """Says what it is told to say: `tell` from any thread; remembers what it was asked."""

    def __init__(self) -> None:
        self.states: dict[str, SchedulerState] = {}
        self.listeners: list[Callable[[SchedulerState, object], None]] = []
        self.asked: list[tuple[str, str]] = []
        self.aside: list[str] = []

    def start(self) -> None:
        self.asked.append(("start", ""))

    def stop(self, seconds: float = 0) -> bool:
        self.asked.append(("stop", ""))
        return True

    def state(self, name: str) -> SchedulerState | None:
        return self.states.get(name)

    def listen(self, listener: Callable[[SchedulerState, object], None]) -> Callable[[], None]:
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener) if listener in self.listeners else None

    def cancel(self, name: str) -> None:
        self.asked.append(("cancel", name))

    def look_again(self, name: str, mended: bool = False, failure: AlxError | None = None) -> None:
        self.asked.append(("mended" if mended else "look" if failure is None else type(failure).__name__, name))

    @contextmanager
    def set_aside(self, name: str) -> Iterator[None]:
        self.aside.append(name)
        yield
        self.aside.remove(name)

    def tell(self, state: SchedulerState, end: TurnEnd | None = None) -> None:
        self.states[state.profile] = state
        for listener in list(self.listeners):
            listener(state, end)
