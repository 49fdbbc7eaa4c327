"""What a sync run is: its mode, its result, its figures."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from alx_desktop.domain.errors import AlxError, ExitCode
from alx_desktop.domain.phrases import Phrase, phrase

OVERLAP = 900
"""Seconds: timestamps are written before the commit, and ids become visible out of order (moodle-semantics 1.9)."""

HOUR = 3600
"""Seconds."""

MOST_HOURS = 8784
"""So many hours back an incremental run may be asked to look: a year. What is older, a full run reads."""


class SyncMode(StrEnum):
    """How the scopes of a run are chosen (design.md, "Sync")."""

    AUTO = "auto"
    FULL = "full"
    INCREMENTAL = "incremental"
    RECONCILE = "reconcile"


class RunResult(StrEnum):
    """How a run ended. `running` in a finished process means that it was killed."""

    RUNNING = "running"
    SUCCESS = "success"
    PARTIAL = "partial"
    HELD = "held"
    FAILED = "failed"
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"

    @property
    def exit_code(self) -> ExitCode:
        """The command line's exit code for a run that ended so."""
        if self is RunResult.SUCCESS:
            return ExitCode.DONE
        if self is RunResult.HELD:
            return ExitCode.REMOVALS_HELD
        if self in (RunResult.PARTIAL, RunResult.CANCELLED):
            return ExitCode.PARTIAL
        return ExitCode.FAILED


@dataclass(frozen=True, slots=True)
class SyncRequest:
    """What a person or the scheduler asks for.

    as_of: UTC epoch seconds taken as "now" in every rule; None = the source server's time.
    time_limit: seconds, 0 = none. batch_size: enrolments per range (bounds memory). reconcile_due: `auto`
    reconciles, whatever it finds itself. since_hours: an incremental run looks at what has a date of so many hours
    before now or later, however new its watermark is; of one company, it reads only learners that have one. 0 = none.
    """

    mode: SyncMode = SyncMode.AUTO
    company_id: int | None = None
    as_of: int | None = None
    accept_removals: bool = False
    time_limit: float = 0.0
    batch_size: int = 25_000
    reconcile_due: bool = False
    since_hours: int = 0


@dataclass(frozen=True, slots=True)
class SyncRun:
    """One line of the run history. Times are UTC epoch seconds; counts are rows of course progress.

    read: source rows read. held: removals waiting for a decision. seconds_source / rows: the load on Moodle.
    """

    run_id: str
    mode: SyncMode
    result: RunResult
    started_at: int
    finished_at: int | None = None
    company_id: int | None = None
    as_of: int | None = None
    read: int = 0
    inserted: int = 0
    updated: int = 0
    removed: int = 0
    held: int = 0
    source_seconds: float = 0.0
    resumed: bool = False
    error: str | None = None
    advice: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class CompanySyncs:
    """Several companies that were synced one after the other, each in a run of its own.

    wanted: how many were asked for. runs: those that were begun and kept what they did, in their order. result: of all
    together. error: what failed before the rest had its turn; the history has that run as failed.
    """

    wanted: int
    runs: tuple[SyncRun, ...]
    result: RunResult
    error: AlxError | None = None

    @property
    def done(self) -> int:
        """Companies that were read to their end."""
        return sum(run.result in (RunResult.SUCCESS, RunResult.HELD) for run in self.runs)

    @property
    def changed(self) -> int:
        """Rows of course progress that were inserted, updated or removed."""
        return sum(run.inserted + run.updated + run.removed for run in self.runs)


@dataclass(frozen=True, slots=True)
class HeldRemoval:
    """Removals of one company that the guard stopped: how many, and of how many live rows."""

    company_id: int
    company_name: str
    pending: int
    live: int
    reasons: dict[str, int] = field(default_factory=dict)


def held_note(number: int) -> Phrase:
    """What a run that held removals back says of it."""
    return phrase("{0:,} removals wait for a decision", number)


def hours_note(hours: int) -> Phrase:
    """What a run that looked at the last hours again says of it (SyncRequest.since_hours)."""
    if hours == 1:
        return phrase("Looked back 1 hour")
    return phrase("Looked back {0:,} hours", hours)


def split_hours(note: str) -> tuple[Phrase | None, str]:
    """The words of hours_note() with which a run's kept note begins, and what follows them."""
    found = _HOURS.match(note)
    if found is None:
        return None, note
    return hours_note(int(found[1].replace(",", ""))), note[found.end() :]


_HOURS = re.compile(r"Looked back ([\d,]+) hours?(?:; |$)")
