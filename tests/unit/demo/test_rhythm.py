"""Working days and office hours."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from alx_desktop.demo.rhythm import DAY, Rhythm

BEGIN = 1_730_000_000
END = BEGIN + 730 * DAY


@given(st.integers(BEGIN, END), st.floats(0, 200), st.integers(0, 2**32), st.integers(-11, 12))
def test_later_is_always_later(moment: int, days: float, seed: int, offset: int) -> None:
    rhythm = Rhythm(BEGIN, END, offset)
    assert rhythm.later(Random(seed), moment, days) > moment


@given(st.integers(BEGIN, END - DAY), st.integers(0, 2**32), st.floats(0, 4))
def test_growing_stays_within_the_span(begin: int, seed: int, growth: float) -> None:
    moment = Rhythm(BEGIN, END).growing(Random(seed), begin, END, growth)
    assert begin <= moment < END


def test_weekdays_and_office_hours_prevail() -> None:
    rhythm, random = Rhythm(BEGIN, END), Random(3)
    moments = [datetime.fromtimestamp(rhythm.later(random, random.randint(BEGIN, END), 3.0), UTC) for _ in range(5_000)]
    weekdays = Counter(moment.weekday() for moment in moments)
    assert weekdays[5] + weekdays[6] < 0.06 * len(moments)
    assert min(weekdays[day] for day in range(5)) > 0.1 * len(moments)
    assert sum(8 <= moment.hour < 18 for moment in moments) > 0.85 * len(moments)


def test_august_and_the_turn_of_the_year_are_quiet() -> None:
    rhythm, random = Rhythm(BEGIN, END), Random(4)
    months = Counter(
        datetime.fromtimestamp(rhythm.growing(random, BEGIN, END, 0.0), UTC).strftime("%m") for _ in range(20_000)
    )
    assert months["08"] < 0.8 * months["06"]


def test_growth_makes_the_end_busier() -> None:
    rhythm, random = Rhythm(BEGIN, END), Random(5)
    late = sum(rhythm.growing(random, BEGIN, END, 2.0) > (BEGIN + END) / 2 for _ in range(2_000))
    assert late > 1_200


def test_offices_far_away_work_at_their_own_hours() -> None:
    tokyo, random = Rhythm(BEGIN, END, 9), Random(6)
    hours = Counter(
        datetime.fromtimestamp(tokyo.later(random, random.randint(BEGIN, END), 2.0), UTC).hour for _ in range(2_000)
    )
    assert sum(hours[hour] for hour in (23, *range(9))) > 0.8 * 2_000
