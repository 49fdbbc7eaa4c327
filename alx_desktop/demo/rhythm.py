"""When people at work do things: office hours and weekdays, less in August and at the turn of the year.

Delays are counted in working days: a busy day passes quickly, a Sunday hardly at all. So three working days after a
Thursday is a Tuesday, and nobody is late because of Christmas.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from datetime import UTC, datetime
from itertools import accumulate
from random import Random

DAY = 86_400
HOUR = 3_600
WEEKDAYS = (1.0, 1.08, 1.05, 1.0, 0.8, 0.07, 0.05)
# Activity per hour of the day, 0 to 23: two humps with a lunch break, and a few people in the evening.
HOURS = (0, 0, 0, 0, 0, 0, 1, 4, 14, 26, 30, 24, 12, 20, 28, 27, 20, 10, 4, 3, 3, 2, 1, 0)
CUMULATED_HOURS = tuple(accumulate(HOURS))


def day_weight(moment: datetime) -> float:
    """How much is done on that day, 1.0 on an ordinary Monday."""
    weight = WEEKDAYS[moment.weekday()]
    if moment.month == 8:
        return weight * 0.5
    if (moment.month == 12 and moment.day >= 21) or (moment.month == 1 and moment.day <= 2):
        return weight * 0.12
    return weight


class Rhythm:
    """The working days of a span of time (UTC epoch seconds), by a clock that is some hours ahead of UTC."""

    def __init__(self, begin: int, end: int, utc_offset: int = 0) -> None:
        self._shift = utc_offset * HOUR
        begin += self._shift
        self.begin = begin - begin % DAY
        days = (end + self._shift - self.begin) // DAY + 400  # delays may point past the end
        weights = [day_weight(datetime.fromtimestamp(self.begin + day * DAY, UTC)) for day in range(days)]
        self._cumulated = list(accumulate(weights))

    def _worked(self, moment: int) -> float:
        """Working days between the begin of the span and the day of `moment` (local time)."""
        day = min(max((moment - self.begin) // DAY, 0), len(self._cumulated) - 1)
        return self._cumulated[day - 1] if day else 0.0

    def later(self, random: Random, moment: float, working_days: float) -> int:
        """A moment in office hours about `working_days` after `moment`, always after it."""
        start = int(moment) + self._shift
        today = self._worked(start)
        offset = ((start - self.begin) % DAY) / DAY
        day = bisect_right(self._cumulated, today + offset * 0.9 + working_days)
        found = self.begin + min(day, len(self._cumulated) - 1) * DAY + self._time_of_day(random)
        if found <= start:
            found = start + 60 + int(random.random() * 5400)
        return found - self._shift

    def day_near(self, random: Random, moment: int, spread_days: float) -> int:
        """A moment in office hours on a working day around `moment`, never before the span begins."""
        return self.later(random, max(moment + random.gauss(0.0, spread_days) * DAY, self.begin - self._shift), 0.4)

    def growing(self, random: Random, begin: int, end: int, growth: float) -> int:
        """A moment between both, in working time the later the likelier: density grows by e^`growth` over the span."""
        share = random.random()
        if growth > 0:
            share = math.log1p(share * math.expm1(growth)) / growth
        first, last = self._worked(begin + self._shift), self._worked(end + self._shift)
        day = bisect_right(self._cumulated, first + share * (last - first))
        moment = self.begin + day * DAY + self._time_of_day(random) - self._shift
        return min(max(moment, begin), max(end - 60, begin))

    @staticmethod
    def _time_of_day(random: Random) -> int:
        point = random.random() * CUMULATED_HOURS[-1]
        return bisect_right(CUMULATED_HOURS, point) * HOUR + int(random.random() * HOUR)
