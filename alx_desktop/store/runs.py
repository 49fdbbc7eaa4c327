"""Run history in the activity database."""

from __future__ import annotations

from collections.abc import Iterable
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


def read_runs(connection: Connection, limit: int = 200) -> list[SyncRun]:
    """The newest runs, newest first."""
    statement = select(*(sync_run.c[name] for name in COLUMNS)).order_by(sync_run.c.started_at.desc()).limit(limit)
    return [_run(row) for row in connection.execute(statement)]


def _run(row: Row[Any]) -> SyncRun:
    values = dict(row._mapping)
    return SyncRun(**values | {"mode": SyncMode(values["mode"]), "result": RunResult(values["result"])})
