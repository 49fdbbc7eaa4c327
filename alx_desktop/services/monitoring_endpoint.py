"""The endpoint over time: requests, response times, errors, cache hits, rows, bytes; in all, of a company, a token."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from alx_desktop.domain.metrics import BYTES, CACHE_HITS, CACHE_MISSES, REFUSALS, ROWS, SERVER_ERRORS, TIME, percentile
from alx_desktop.services.monitoring_series import (
    Chart,
    Series,
    counts,
    first_known,
    per_step,
    percentiles,
    shares,
    sums,
    together,
)
from alx_desktop.services.monitoring_window import Range, TimeWindow, window_of
from alx_desktop.store.metric_reading import Course, read_course
from alx_desktop.store.request_log import HOUR_SPAN, Figure
from alx_desktop.store.request_stats import LogSpan, token_course

NAMES = (TIME, ROWS, BYTES, SERVER_ERRORS, REFUSALS)
CACHE_NAMES = (CACHE_HITS, CACHE_MISSES)


@dataclass(frozen=True, slots=True)
class Watched:
    """What is looked at: how far back, and one company or one token (with its company) where one is chosen."""

    range: Range = Range.DAY
    company_id: int | None = None
    token_id: str | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """A figure of the whole time, and of the time before it, as long. None: not known.

    unit: count, ms or share. key: requests, success (the share that neither failed nor was refused), p95, errors,
    refused, cache.
    """

    key: str
    unit: str
    value: float | None
    earlier: float | None


@dataclass(frozen=True, slots=True)
class PeakHour:
    """The hour with the most requests, the newest of several. at: its beginning, UTC epoch seconds."""

    at: int
    requests: int


@dataclass(frozen=True, slots=True)
class EndpointCourse:
    """The endpoint in a time. is_silent: no request is recorded in it. peak: None = none, or no hours are kept."""

    window: TimeWindow
    totals: tuple[Total, ...]
    charts: tuple[Chart, ...]
    peak: PeakHour | None = None

    @property
    def is_silent(self) -> bool:
        """Whether nothing was recorded."""
        return all(chart.is_empty for chart in self.charts)


def read_endpoint(connection: Connection, watched: Watched, now: float, log_since: int) -> EndpointCourse:
    """Read it. log_since: from when on the request log is kept, which is all that is known of a single token."""
    window = window_of(watched.range, now)
    earlier = window.earlier
    current = _read(connection, watched, window)
    # What is known of a token only in part is not compared: it would read as a rise.
    partly = watched.token_id is not None and earlier is not None and earlier.start < log_since
    before = {} if earlier is None or partly else _read(connection, watched, earlier)
    since = first_known(*(course[TIME] for course in (before, current) if course))
    kept = window.start if watched.token_id is None else max(window.start, log_since)
    since = None if since is None else max(since, kept)
    step = window.span if watched.token_id is None else window.step
    peak = _peak(current) if step <= HOUR_SPAN < window.end - window.start else None
    return EndpointCourse(window, _totals(current, before), _charts(current, window, since), peak)


def _read(connection: Connection, watched: Watched, window: TimeWindow) -> Course:
    if watched.token_id is not None:
        span = LogSpan(window.start, window.end, watched.company_id, watched.token_id)
        return {**token_course(connection, span, window.step), CACHE_HITS: {}, CACHE_MISSES: {}}
    return read_course(connection, window.span, window.moments, (*NAMES, *CACHE_NAMES), watched.company_id or 0)


def _totals(current: Course, before: Course) -> tuple[Total, ...]:
    now, then = _whole(current), _whole(before)
    units = {
        "requests": "count",
        "success": "share",
        "p95": "ms",
        "errors": "count",
        "refused": "count",
        "cache": "share",
    }
    return tuple(Total(key, unit, now.get(key), then.get(key)) for key, unit in units.items())


def _whole(course: Course) -> dict[str, float | None]:
    """The figures of a whole time; nothing where no request is recorded."""
    if not course or not course[TIME]:
        return {}
    times = together(course[TIME])
    hits, misses, errors, refused = (together(course[name]).count for name in (*CACHE_NAMES, SERVER_ERRORS, REFUSALS))
    return {
        "requests": float(times.count),
        "success": 1 - (errors + refused) / times.count,
        "p95": percentile(times.buckets or (), 0.95, times.highest),
        "errors": float(errors),
        "refused": float(refused),
        "cache": hits / (hits + misses) if hits + misses else None,
    }


def _peak(course: Course) -> PeakHour | None:
    """Of figures of spans of an hour at most."""
    hours: dict[int, int] = {}
    for at, figure in course[TIME].items():
        hour = at // HOUR_SPAN * HOUR_SPAN
        hours[hour] = hours.get(hour, 0) + figure.count
    found = max(((requests, hour) for hour, requests in hours.items() if requests), default=None)
    return None if found is None else PeakHour(found[1], found[0])


def _charts(course: Course, window: TimeWindow, since: int | None) -> tuple[Chart, ...]:
    steps: Mapping[str, dict[int, Figure]] = {name: per_step(course[name], window) for name in course}
    times = window.times
    # The step in which the first record was made counts from its beginning.
    since = None if since is None else since - (since - window.start) % window.step
    lines = {
        ("requests", "count"): {"requests": counts(steps[TIME], times, since)},
        ("response", "ms"): {
            "p50": percentiles(steps[TIME], times, 0.5),
            "p95": percentiles(steps[TIME], times, 0.95),
            "p99": percentiles(steps[TIME], times, 0.99),
        },
        ("errors", "count"): {
            "errors": counts(steps[SERVER_ERRORS], times, since),
            "refused": counts(steps[REFUSALS], times, since),
        },
        ("cache", "share"): {"cache": shares(steps[CACHE_HITS], steps[CACHE_MISSES], times)},
        ("rows", "count"): {"rows": sums(steps[ROWS], times, since)},
        ("bytes", "bytes"): {"bytes": sums(steps[BYTES], times, since)},
    }
    return tuple(
        Chart(key, unit, times, tuple(Series(name, values) for name, values in series.items()))
        for (key, unit), series in lines.items()
    )
