"""Syncs over time, and the statements they sent to Moodle, from the run history."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, case, func, select

from alx_desktop.domain.sync import RunResult
from alx_desktop.store.tables.activity import statement_time, sync_run

_FAILED = (RunResult.FAILED.value, RunResult.INTERRUPTED.value)


@dataclass(frozen=True, slots=True)
class RunStep:
    """The syncs that began in one step of time. Seconds: of those that ended. inserted, updated, removed: rows here."""

    at: int
    runs: int
    failed: int
    mean_seconds: float | None
    longest_seconds: float | None
    read: int
    inserted: int
    updated: int
    removed: int


@dataclass(frozen=True, slots=True)
class StatementStep:
    """Statements sent to Moodle by the syncs of one step of time."""

    at: int
    calls: int
    seconds: float
    slowest: float


@dataclass(frozen=True, slots=True)
class StatementTotals:
    """One statement, by its name, over a time. seconds: of all calls; slowest: of one."""

    statement: str
    runs: int
    calls: int
    rows: int
    seconds: float
    slowest: float
    last_at: int


def run_steps(connection: Connection, start: int, end: int, step: int) -> list[RunStep]:
    """Per step of that many seconds in which a sync began, oldest first."""
    s = sync_run.c
    at, took = s.started_at // step * step, s.finished_at - s.started_at
    columns = (
        at, func.count(), func.sum(case((s.result.in_(_FAILED), 1), else_=0)), func.avg(took), func.max(took),
        func.sum(s.read), func.sum(s.inserted), func.sum(s.updated), func.sum(s.removed),
    )  # fmt: skip
    finished = s.result != RunResult.RUNNING.value
    statement = select(*columns).where(s.started_at >= start, s.started_at < end, finished).group_by(at).order_by(at)
    return [
        RunStep(int(row[0]), row[1], int(row[2]), _known(row[3]), _known(row[4]), *map(int, row[5:]))
        for row in connection.execute(statement)
    ]


def statement_steps(connection: Connection, start: int, end: int, step: int) -> list[StatementStep]:
    """The same of the statements."""
    s, t = sync_run.c, statement_time.c
    at = s.started_at // step * step
    statement = (
        select(at, func.sum(t.calls), func.sum(t.seconds), func.max(t.slowest))
        .join_from(sync_run, statement_time, t.run_id == s.run_id)
        .where(s.started_at >= start, s.started_at < end)
        .group_by(at)
        .order_by(at)
    )
    return [StatementStep(int(row[0]), int(row[1]), row[2], row[3]) for row in connection.execute(statement)]


def statement_totals(connection: Connection, start: int, end: int) -> list[StatementTotals]:
    """Every statement of a time, the one that took longest in all first."""
    s, t = sync_run.c, statement_time.c
    seconds = func.sum(t.seconds)
    columns = (
        t.statement, func.count(), func.sum(t.calls), func.sum(t.rows), seconds, func.max(t.slowest),
        func.max(s.started_at),
    )  # fmt: skip
    statement = (
        select(*columns)
        .join_from(sync_run, statement_time, t.run_id == s.run_id)
        .where(s.started_at >= start, s.started_at < end)
        .group_by(t.statement)
        .order_by(seconds.desc(), t.statement)
    )
    return [
        StatementTotals(row[0], row[1], int(row[2]), int(row[3]), row[4], row[5], row[6])
        for row in connection.execute(statement)
    ]


def _known(value: object) -> float | None:
    return None if value is None else float(str(value))
