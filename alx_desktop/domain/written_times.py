"""How times are written and read outside: RFC 3339 in UTC, or the wall clock of the site."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo
from functools import lru_cache

DAY, HOUR = 86_400, 3_600

_RFC3339 = re.compile(r"(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:\d\d)(?:\.\d{1,9})?([Zz]|[+ -]\d\d:\d\d)", re.ASCII)


def utc_text(moment: int | None) -> str | None:
    """UTC epoch seconds as RFC 3339 with Z; None for none, and for a time that no calendar has."""
    if moment is None:
        return None
    days, second = divmod(moment, DAY)
    date = _DATES[days]
    if date is None:
        return None
    return f"{date}T{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}Z"


def site_text(moment: int | None, zone: tzinfo) -> str:
    """As the plugin writes it: "YYYY-MM-DD HH:MM:SS" by the site's clock, "" for none."""
    return site_texts((moment,), zone)[0]


def site_texts(moments: Sequence[int | None], zone: tzinfo) -> list[str]:
    """As `site_text`, of many at once: a page has thousands, and a calendar for each took most of its time."""
    offsets, dates = _offsets(zone), _DATES
    return [
        ""
        if not moment
        else _by_calendar(moment, zone)
        if (offset := offsets[moment // DAY]) is None
        else f"{dates[(local := moment + offset) // DAY]}{_CLOCK[local % DAY // 60]}{_SECONDS[local % 60]}"
        for moment in moments
    ]


def utc_moment(text: str) -> int:
    """UTC epoch seconds of an RFC 3339 time, whose offset is not optional. Raises ValueError.

    A blank in place of the sign of an offset is a plus that was not escaped in the address.
    """
    found = _RFC3339.fullmatch(text)
    if found is None:
        raise ValueError("no time of RFC 3339")
    date, clock, offset = found[1], found[2], found[3].replace(" ", "+").upper()
    return int(datetime.fromisoformat(f"{date}T{clock}{'+00:00' if offset == 'Z' else offset}").timestamp())


_CLOCK = [f" {hour:02}:{minute:02}:" for hour in range(24) for minute in range(60)]
_SECONDS = [f"{second:02}" for second in range(60)]

_KNOWN = 50_000
"""Days that are remembered: 136 years."""


class _Offsets(dict[int, int | None]):
    """Seconds that a zone is ahead of UTC throughout a day of UTC; None where it changes within, or has no calendar."""

    def __init__(self, zone: tzinfo) -> None:
        super().__init__()
        self._zone = zone

    def __missing__(self, day: int) -> int | None:
        if len(self) >= _KNOWN:
            self.clear()
        found = self[day] = self._found(day * DAY)
        return found

    def _found(self, begin: int) -> int | None:
        # No zone changes twice within six hours.
        looked_at = range(begin, begin + DAY + 1, 6 * HOUR)
        try:
            offsets = {datetime.fromtimestamp(moment, self._zone).utcoffset() for moment in looked_at}
        except (OverflowError, ValueError, OSError):
            return None
        offset = offsets.pop()
        return None if offsets or offset is None else int(offset.total_seconds())


class _Dates(dict[int, str | None]):
    """Days since 1970 as YYYY-MM-DD; None for those that no calendar has."""

    def __missing__(self, day: int) -> str | None:
        if len(self) >= _KNOWN:
            self.clear()
        found = self[day] = _found_date(day)
        return found


_DATES = _Dates()
_offsets = lru_cache(16)(_Offsets)


def _by_calendar(moment: int, zone: tzinfo) -> str:
    try:
        return datetime.fromtimestamp(moment, zone).isoformat(" ")[:19]
    except (OverflowError, ValueError, OSError):
        return ""


def _found_date(day: int) -> str | None:
    try:
        return datetime.fromtimestamp(day * DAY, UTC).strftime("%Y-%m-%d").rjust(10, "0")
    except (OverflowError, ValueError, OSError):
        return None
