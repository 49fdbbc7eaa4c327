"""Syncs, statements, store size and memory over time, with the forecast of the store's growth."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from alx_desktop.services.forecast import Forecast, forecast
from alx_desktop.services.monitoring_series import Chart, Points, Series, means, per_step
from alx_desktop.services.monitoring_window import Range, TimeWindow, window_of
from alx_desktop.store.location import Database
from alx_desktop.store.metric_reading import read_course
from alx_desktop.store.request_log import DAY_SPAN, Figure
from alx_desktop.store.run_stats import StatementTotals, run_steps, statement_steps, statement_totals
from alx_desktop.store.samples import memory_name, store_name

PROCESSES = ("window", "serve")
TREND_DAYS = 90


@dataclass(frozen=True, slots=True)
class SyncCourse:
    """Syncs in a time. runs, failed: how many."""

    window: TimeWindow
    charts: tuple[Chart, ...]
    runs: int
    failed: int


@dataclass(frozen=True, slots=True)
class StatementCourse:
    """The statements that syncs sent to Moodle in a time."""

    chart: Chart
    statements: tuple[StatementTotals, ...]


@dataclass(frozen=True, slots=True)
class StoreCourse:
    """The store and this application's memory in a time. growth: of the whole store, from daily samples.

    size: bytes at the newest sample; None = none was taken.
    """

    window: TimeWindow
    charts: tuple[Chart, ...]
    size: float | None
    growth: Forecast


def read_syncs(connection: Connection, chosen: Range, now: float) -> SyncCourse:
    """Duration and rows of the syncs; a step without a sync has no value."""
    window = window_of(chosen, now)
    steps = {step.at: step for step in run_steps(connection, window.start, window.end, window.step)}
    times, found = window.times, steps.get
    lines = {
        ("duration", "seconds"): {
            "mean": tuple(one.mean_seconds if (one := found(at)) else None for at in times),
            "longest": tuple(one.longest_seconds if (one := found(at)) else None for at in times),
        },
        ("sync_read", "count"): {"read": tuple(float(one.read) if (one := found(at)) else None for at in times)},
        ("sync_rows", "count"): {
            name: tuple(float(getattr(one, name)) if (one := found(at)) else None for at in times)
            for name in ("inserted", "updated", "removed")
        },
        ("runs", "count"): {
            "runs": tuple(float(one.runs) if (one := found(at)) else None for at in times),
            "failed": tuple(float(one.failed) if (one := found(at)) else None for at in times),
        },
    }
    charts = tuple(Chart(*name, times, _series(values)) for name, values in lines.items())
    runs, failed = (sum(getattr(one, name) for one in steps.values()) for name in ("runs", "failed"))
    return SyncCourse(window, charts, runs, failed)


def read_statements(connection: Connection, chosen: Range, now: float) -> StatementCourse:
    """Milliseconds per statement sent to Moodle: the mean of all calls of a step, and the slowest one."""
    window = window_of(chosen, now)
    steps = {step.at: step for step in statement_steps(connection, window.start, window.end, window.step)}
    times, found = window.times, steps.get
    values: dict[str, Points] = {
        "mean": tuple(one.seconds / one.calls * 1000 if (one := found(at)) and one.calls else None for at in times),
        "slowest": tuple(one.slowest * 1000 if (one := found(at)) else None for at in times),
    }
    totals = statement_totals(connection, window.start, window.end)
    return StatementCourse(Chart("statements", "ms", times, _series(values)), tuple(totals))


def read_store(connection: Connection, chosen: Range, now: float, folder: Path | None) -> StoreCourse:
    """Sizes and memory as they were sampled. folder: of the store, whose disk bounds it; None = it is on a server."""
    window = window_of(chosen, now)
    sizes = [store_name(database) for database in Database]
    memory = [memory_name(process) for process in PROCESSES]
    course = read_course(connection, window.span, window.moments, (*sizes, *memory))
    steps = {name: per_step(course[name], window) for name in course}
    times = window.times
    charts = (
        Chart("store", "bytes", times, _series({str(d): means(steps[store_name(d)], times) for d in Database})),
        Chart("memory", "bytes", times, _series({p: means(steps[memory_name(p)], times) for p in PROCESSES})),
    )
    daily = _daily_sizes(connection, sizes, now)
    return StoreCourse(window, charts, _newest([course[name] for name in sizes]), forecast(daily, _room(folder)))


def _daily_sizes(connection: Connection, names: list[str], now: float) -> list[tuple[int, float]]:
    """The mean size of the whole store on each day that has a sample of every database."""
    end = int(now) // DAY_SPAN * DAY_SPAN + DAY_SPAN
    days = range(end - TREND_DAYS * DAY_SPAN, end, DAY_SPAN)
    course = read_course(connection, DAY_SPAN, days, names)
    return [
        (day, sum(course[name][day].total / course[name][day].count for name in names))
        for day in days
        if all(day in course[name] and course[name][day].count for name in names)
    ]


def _newest(courses: list[dict[int, Figure]]) -> float | None:
    if not all(courses):
        return None
    newest = [course[max(course)] for course in courses]
    return sum(one.total / one.count for one in newest)


def _room(folder: Path | None) -> float | None:
    """Bytes that are free on the store's disk."""
    if folder is None:
        return None
    try:
        return float(shutil.disk_usage(folder).free)
    except OSError:
        return None


def _series(values: dict[str, Points]) -> tuple[Series, ...]:
    return tuple(Series(key, points) for key, points in values.items())
