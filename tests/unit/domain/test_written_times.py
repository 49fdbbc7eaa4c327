"""Times by the site's clock are those of the calendar, however they are made."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alx_desktop.domain.written_times import site_text

ZONES: list[tzinfo] = [
    UTC,
    timezone(timedelta(hours=-11, minutes=-30)),
    # Quarters of an hour, half an hour of summer time, a day left out, an offset with seconds (until 1972).
    *map(ZoneInfo, ("Europe/Berlin", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Monrovia")),
]


@given(st.one_of(st.integers(1, 2**32), st.integers(-(2**40), 2**40)), st.sampled_from(ZONES))
def test_any_moment(moment: int, zone: tzinfo) -> None:
    try:
        expected = datetime.fromtimestamp(moment, zone).isoformat(" ")[:19] if moment else ""
    except (OverflowError, ValueError, OSError):
        expected = ""
    assert site_text(moment, zone) == expected


@pytest.mark.parametrize("zone", ZONES)
def test_every_quarter_of_an_hour_of_a_year(zone: tzinfo) -> None:
    """With all changes of the clock, of 1972 and of 2011."""
    for begin in (63_072_000, 1_293_840_000):
        for moment in range(begin, begin + 366 * 86_400, 899):
            assert site_text(moment, zone) == datetime.fromtimestamp(moment, zone).isoformat(" ")[:19]
