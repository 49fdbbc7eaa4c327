"""Run history in the activity database."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from alx_desktop.domain.sync import RunResult, SyncMode, SyncRun
from alx_desktop.store.bulk import insert_rows
from alx_desktop.store.tables.activity import statement_time, sync_run

COLUMNS = tuple(field.name for field in fields(SyncRun))
STATEMENT_COLUMNS = ("run_id", "statement", "calls", "rows", "seconds", "slowest")


def write_run(connection: Connection, run: SyncRun) -> None:
    """Insert or overwrite the line of a run."""
    values = {name: getattr(run, name) for name in COLUMNS}
    connection.execute(delete(sync_run).where(sync_run.c.run_id == run.run_id))
    connection.execute(insert(sync_run).values(values | {"mode": run.mode.value, "result": run.result.value}))


def write_statement_times(connection: Connection, run_id: str, times: Iterable[tuple[Any, ...]]) -> None:
    """Times of the statements sent to Moodle: (statement, calls, rows, seconds, slowest second)."""
    insert_rows(connection, statement_time, STATEMENT_COLUMNS, [(run_id, *row) for row in times])


def close_interrupted(connection: Connection, current: str) -> None:
    """Runs that still say `running` belong to processes that were killed."""
    connection.execute(
        update(sync_run)
        .where(sync_run.c.result == RunResult.RUNNING.value, sync_run.c.run_id != current)
        .values(result=RunResult.INTERRUPTED.value, note="The process ended in the middle; the next run goes on.")
    )


def read_runs(connection: Connection, limit: int = 200, started_through: int | None = None) -> list[SyncRun]:
    """The newest runs, newest first. started_through: UTC epoch seconds; later ones are left out."""
    statement = select(*(sync_run.c[name] for name in COLUMNS)).order_by(sync_run.c.started_at.desc()).limit(limit)
    if started_through is not None:
        statement = statement.where(sync_run.c.started_at <= started_through)
    return [_run(row) for row in connection.execute(statement)]


def read_last_success(
    connection: Connection, modes: Collection[SyncMode], started_from: int, started_through: int
) -> SyncRun | None:
    """The newest run of the whole site and of no given moment that succeeded in one of the modes, in a span of time."""
    succeeded = (RunResult.SUCCESS.value, RunResult.HELD.value)
    statement = (
        select(*(sync_run.c[name] for name in COLUMNS))
        .where(sync_run.c.started_at.between(started_from, started_through))
        .where(sync_run.c.mode.in_([mode.value for mode in modes]), sync_run.c.result.in_(succeeded))
        .where(sync_run.c.company_id.is_(None), sync_run.c.as_of.is_(None))
        .order_by(sync_run.c.started_at.desc())
        .limit(1)
    )
    row = connection.execute(statement).first()
    return None if row is None else _run(row)


def _run(row: Row[Any]) -> SyncRun:
    values = dict(row._mapping)
    return SyncRun(**values | {"mode": SyncMode(values["mode"]), "result": RunResult(values["result"])})
