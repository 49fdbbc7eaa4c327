"""A trend through daily values, and when it reaches a limit; everything that it was computed from is in the result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LEAST_DAYS = 7
"""Days with a value that a trend needs: fewer say more of the week's rhythm than of growth."""


@dataclass(frozen=True, slots=True)
class Trend:
    """A straight line by least squares. per_day: its rise; last: its value at the newest day; fit: R², 0 to 1.

    days: how many values; first_at, last_at: the days of the oldest and newest (UTC epoch seconds).
    """

    per_day: float
    last: float
    fit: float
    days: int
    first_at: int
    last_at: int

    def at(self, days: float) -> float:
        """Where the line is that many days after the newest value."""
        return self.last + self.per_day * days


@dataclass(frozen=True, slots=True)
class Forecast:
    """trend None: too few values; known: how many there are. room: what may still be added, None = not known.

    days_left: until the room is used up; None: not known, or the trend does not rise.
    """

    trend: Trend | None
    known: int
    room: float | None
    days_left: float | None


def trend_of(values: Sequence[tuple[int, float]]) -> Trend | None:
    """The trend through (moment, value), oldest first; None with fewer than LEAST_DAYS values. Moments are of days."""
    if len(values) < LEAST_DAYS:
        return None
    first = values[0][0]
    xs = [(at - first) / 86_400 for at, _ in values]
    ys = [value for _, value in values]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    spread = sum((x - mean_x) ** 2 for x in xs)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True)) / spread
    around = sum((y - mean_y) ** 2 for y in ys)
    missed = sum((y - mean_y - slope * (x - mean_x)) ** 2 for x, y in zip(xs, ys, strict=True))
    fit = 1.0 - missed / around if around > 0 else 1.0
    return Trend(slope, mean_y + slope * (xs[-1] - mean_x), fit, len(values), first, values[-1][0])


def forecast(values: Sequence[tuple[int, float]], room: float | None) -> Forecast:
    """When `room` is used up if the trend goes on."""
    trend = trend_of(values)
    left = None
    if trend is not None and room is not None and trend.per_day > 0:
        left = room / trend.per_day
    return Forecast(trend, len(values), room, left)
