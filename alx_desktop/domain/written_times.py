"""How times are written and read outside: RFC 3339 in UTC, or the wall clock of the site."""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo
from functools import lru_cache

DAY, HOUR = 86_400, 3_600

_RFC3339 = re.compile(r"(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:\d\d)(?:\.\d{1,9})?([Zz]|[+ -]\d\d:\d\d)", re.ASCII)


def utc_text(moment: int | None) -> str | None:
    """UTC epoch seconds as RFC 3339 with Z; None for none, and for a time that no calendar has."""
    if moment is None:
        return None
    days, second = divmod(moment, DAY)
    date = _date(days)
    if date is None:
        return None
    return f"{date}T{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}Z"


def site_text(moment: int | None, zone: tzinfo) -> str:
    """As the plugin writes it: "YYYY-MM-DD HH:MM:SS" by the site's clock, "" for none."""
    if not moment:
        return ""
    offset = _offset(moment // HOUR, zone)
    days, second = divmod(moment + (offset or 0), DAY)
    date = None if offset is None else _date(days)
    return _by_calendar(moment, zone) if date is None else f"{date}{_CLOCK[second // 60]}{second % 60:02}"


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


def _by_calendar(moment: int, zone: tzinfo) -> str:
    try:
        return datetime.fromtimestamp(moment, zone).isoformat(" ")[:19]
    except (OverflowError, ValueError, OSError):
        return ""


@lru_cache(maxsize=50_000)
def _offset(hour: int, zone: tzinfo) -> int | None:
    """Seconds that the zone is ahead of UTC throughout an hour since 1970; None where it changes within, or has none.

    A page has thousands of times of the same hours, and a calendar for each took most of its time.
    """
    try:
        ends = {datetime.fromtimestamp(end, zone).utcoffset() for end in (hour * HOUR, hour * HOUR + HOUR)}
    except (OverflowError, ValueError, OSError):
        return None
    offset = ends.pop()
    return None if ends or offset is None else int(offset.total_seconds())


@lru_cache(maxsize=50_000)
def _date(days: int) -> str | None:
    try:
        return datetime.fromtimestamp(days * DAY, UTC).strftime("%Y-%m-%d").rjust(10, "0")
    except (OverflowError, ValueError, OSError):
        return None
