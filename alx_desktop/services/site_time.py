"""The clock of the site: in which time zone its people read times."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from alx_desktop.config import Profile
from alx_desktop.store.checkpoint import read_state
from alx_desktop.store.store import Store

log = logging.getLogger(__name__)

ZONE_SECONDS = 5.0
"""To read it costs as much as a page's rows; it changes once in years."""


def site_zone(profile: Profile, moodle_zone: str | None) -> ZoneInfo:
    """The profile's zone, else Moodle's own, else UTC (Moodle says "server", or a name that nobody knows)."""
    return zone_named(profile.time_zone, moodle_zone)


def zone_of_store(profile: Profile, store: Store) -> Callable[[], tzinfo]:
    """The site's zone as the last sync knows it, asked anew each time; the answer may be ZONE_SECONDS old."""
    known: tuple[float, tzinfo] | None = None

    def zone() -> tzinfo:
        nonlocal known
        now = time.monotonic()
        if known is None or now - known[0] > ZONE_SECONDS:
            with store.reading(store.reporting) as connection:
                known = now, site_zone(profile, read_state(connection).site_timezone)
        return known[1]

    return zone


def zone_named(*names: str | None) -> ZoneInfo:
    """The first of these zones that is known, else UTC."""
    for name in names:
        if name:
            try:
                return ZoneInfo(name)
            except (ZoneInfoNotFoundError, ValueError, OSError):
                log.warning("unknown time zone %r, using UTC", name)
    return ZoneInfo("UTC")


def day_of(now: int, zone: tzinfo) -> tuple[int, int]:
    """UTC epoch seconds of the midnights of the zone before and after a moment; the day has 23 to 25 hours."""
    begin = datetime.fromtimestamp(now, zone).replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
    end = datetime.combine(begin.date() + timedelta(days=1), begin.time(), zone)
    return int(begin.timestamp()), int(end.timestamp())
