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


_RANGES: dict[Range, tuple[int, int, int]] = {
    Range.HOUR: (3600, MINUTE_SPAN, 60),
    Range.DAY: (DAY_SPAN, MINUTE_SPAN, 300),
    Range.WEEK: (7 * DAY_SPAN, HOUR_SPAN, 3600),
    Range.MONTH: (30 * DAY_SPAN, HOUR_SPAN, 4 * 3600),
    Range.QUARTER: (90 * DAY_SPAN, DAY_SPAN, DAY_SPAN),
    Range.YEAR: (365 * DAY_SPAN, DAY_SPAN, DAY_SPAN),
}
"""Length, span of the figures that are read, and step between two points of a chart; seconds."""

_NO_EARLIER = {Range.MONTH}
"""Hours are kept for 35 days, so that the month before has none to compare with."""


@dataclass(frozen=True, slots=True)
class TimeWindow:
    """From start up to end (UTC epoch seconds). Both are whole steps since 1970; the last step has not ended yet."""

    start: int
    end: int
    span: int
    step: int
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
    def earlier(self) -> TimeWindow | None:
        """The time before it, as long; None where nothing of it is kept."""
        if not self.has_earlier:
            return None
        return TimeWindow(2 * self.start - self.end, self.start, self.span, self.step, False)


def window_of(chosen: Range, now: float) -> TimeWindow:
    """The time that ends with the step of now."""
    length, span, step = _RANGES[chosen]
    end = int(now) // step * step + step
    return TimeWindow(end - length, end, span, step, chosen not in _NO_EARLIER)
