"""The time that the Monitoring page looks at: from an hour to a year, each in as many points as a chart needs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from alx_desktop.store.request_log import DAY_SPAN, HOUR_SPAN, MINUTE_SPAN


class Range(StrEnum):
    """How far back. Months and quarters are of 30 and 90 days."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_RANGES: dict[Range, tuple[int, int, int, int]] = {
    Range.HOUR: (3600, MINUTE_SPAN, 60, MINUTE_SPAN),
    Range.DAY: (DAY_SPAN, MINUTE_SPAN, 300, HOUR_SPAN),
    Range.WEEK: (7 * DAY_SPAN, HOUR_SPAN, 3600, DAY_SPAN),
    Range.MONTH: (30 * DAY_SPAN, HOUR_SPAN, 4 * 3600, DAY_SPAN),
    Range.QUARTER: (90 * DAY_SPAN, DAY_SPAN, DAY_SPAN, DAY_SPAN),
    Range.YEAR: (365 * DAY_SPAN, DAY_SPAN, DAY_SPAN, DAY_SPAN),
}
"""Length, span of the figures that are read, step between two points of a chart, and span of what is only added up:
500 companies have a million figures in a week of hours; seconds."""

_NO_EARLIER = {Range.MONTH}
"""Hours are kept for 35 days, so that the month before has none to compare with."""


@dataclass(frozen=True, slots=True)
class TimeWindow:
    """From start up to end (UTC epoch seconds). Both are whole steps since 1970; the last step has not ended yet.

    whole: span of what is only added up.
    """

    start: int
    end: int
    span: int
    step: int
    whole: int
    has_earlier: bool

    @property
    def times(self) -> tuple[int, ...]:
        """The beginning of each step."""
        return tuple(range(self.start, self.end, self.step))

    @property
    def moments(self) -> tuple[int, ...]:
        """The beginning of each span of the figures."""
        return tuple(range(self.start, self.end, self.span))

    @property
    def whole_moments(self) -> tuple[int, ...]:
        """The beginning of each span of what is only added up; the first one may begin before the window."""
        return tuple(range(self.start // self.whole * self.whole, self.end, self.whole))

    @property
    def earlier(self) -> TimeWindow | None:
        """The time before it, as long; None where nothing of it is kept. That of a day is of whole hours."""
        if not self.has_earlier:
            return None
        span = max(self.span, min(self.whole, HOUR_SPAN))
        end = self.start // span * span
        return TimeWindow(end - (self.end - self.start), end, span, span, self.whole, False)


def window_of(chosen: Range, now: float) -> TimeWindow:
    """The time that ends with the step of now."""
    length, span, step, whole = _RANGES[chosen]
    end = int(now) // step * step + step
    return TimeWindow(end - length, end, span, step, whole, chosen not in _NO_EARLIER)
