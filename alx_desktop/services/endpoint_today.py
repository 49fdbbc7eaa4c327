"""The endpoint's day in a few figures: requests, what failed, how long answers took, hour by hour."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from alx_desktop.store.request_log import HOUR_SPAN
from alx_desktop.store.request_log_reading import ERRORS, REFUSED, hourly_requests, outcomes_since, times_since

NEWEST = 10_000
"""Requests whose times are looked at, at most: the newest of the day."""

HOURS = 24


@dataclass(frozen=True, slots=True)
class EndpointToday:
    """Of the site's day so far. p95_ms: of NEWEST requests at most, None = there were none.

    hours: requests of each of the last 24 hours by the clock, the running one last.
    """

    requests: int
    errors: int
    refused: int
    p95_ms: float | None
    hours: tuple[int, ...]


def endpoint_today(connection: Connection, midnight: int, now: int) -> EndpointToday:
    """Read the figures from the activity database. midnight: when the site's day began; both UTC epoch seconds."""
    outcomes = outcomes_since(connection, midnight)
    return EndpointToday(
        sum(one.count for one in outcomes),
        sum(one.count for one in outcomes if one.kind == ERRORS),
        sum(one.count for one in outcomes if one.kind == REFUSED),
        percentile(times_since(connection, midnight, NEWEST), 0.95),
        _hours(connection, now),
    )


def percentile(values: Sequence[float], share: float) -> float | None:
    """The smallest value that so many of them do not exceed; None without any."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)] if values else None


def _hours(connection: Connection, now: int) -> tuple[int, ...]:
    last = now // HOUR_SPAN * HOUR_SPAN
    begins = [last - HOUR_SPAN * back for back in range(HOURS - 1, -1, -1)]
    found = hourly_requests(connection, begins[0])
    return tuple(found.get(begin, 0) for begin in begins)
