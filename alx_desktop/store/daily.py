"""Counts per company, course and day, and of learners per day.

Written for today at the end of each run; past days stay as they were.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import Connection, case, delete, func, insert, literal, select

from alx_desktop.store.active_learners import active_learners
from alx_desktop.store.tables.progress import course_progress, learners_daily, progress_daily

EXPIRING_WITHIN = 30 * 86400
MANY_PAIRS = 300
"""Above so many (company, course) pairs one scan of everything is cheaper than a look at each."""


def site_day(moment: int, time_zone: str | None) -> str:
    """The calendar day (YYYY-MM-DD) of a UTC epoch second in the site's time zone; UTC where it is not known."""
    return datetime.fromtimestamp(moment, _zone(time_zone)).date().isoformat()


def _zone(name: str | None) -> tzinfo:
    try:
        return ZoneInfo(name) if name else UTC
    except (ZoneInfoNotFoundError, ValueError):
        # Old sites have names that the tz database dropped, or an offset such as "5.5".
        return UTC


def write_daily(connection: Connection, now: int, time_zone: str | None, company_id: int | None = None) -> None:
    """Replace today's counts (of one company, if given): one scan of its live rows."""
    _replace(connection, now, time_zone, [] if company_id is None else [("company_id", company_id)])
    _count_learners(connection, site_day(now, time_zone))


def _count_learners(connection: Connection, day: str) -> None:
    connection.execute(delete(learners_daily).where(learners_daily.c.day == day))
    connection.execute(insert(learners_daily).values(day=day, active=active_learners(connection)[1]))


def refresh_daily(connection: Connection, now: int, time_zone: str | None, pairs: Collection[tuple[int, int]]) -> None:
    """Bring today's counts up to date where rows of these (company, course) pairs changed.

    On a new day, or where many pairs changed, everything is counted. What only the clock changes (overdue, expired)
    is brought up to date by the next full count, at the latest by the hourly reconcile.
    """
    day = site_day(now, time_zone)
    counted = connection.execute(select(progress_daily.c.day).where(progress_daily.c.day == day).limit(1)).first()
    if counted is None or len(pairs) > MANY_PAIRS:
        write_daily(connection, now, time_zone)
        return
    for company_id, course_id in sorted(pairs):
        _replace(connection, now, time_zone, [("company_id", company_id), ("course_id", course_id)])


def _replace(connection: Connection, now: int, time_zone: str | None, only: list[tuple[str, int]]) -> None:
    day = site_day(now, time_zone)
    c = course_progress.c
    counts = {
        "enrolled": func.count(),
        "active": _count(c.is_active),
        "completed": _count(c.status == "completed"),
        "in_progress": _count(c.status == "in_progress"),
        "not_started": _count(c.status == "not_started"),
        "overdue": _count((c.status != "completed") & (c.due_at < now)),
        "expired": _count(c.expires_at <= now),
        "expiring_30d": _count((c.expires_at > now) & (c.expires_at <= now + EXPIRING_WITHIN)),
    }
    source = select(c.company_id, c.course_id, literal(day), *counts.values()).where(c.removed_at.is_(None))
    stale = delete(progress_daily).where(progress_daily.c.day == day)
    for name, value in only:
        source = source.where(c[name] == value)
        stale = stale.where(progress_daily.c[name] == value)
    connection.execute(stale)
    grouped = source.group_by(c.company_id, c.course_id)
    connection.execute(insert(progress_daily).from_select(["company_id", "course_id", "day", *counts], grouped))


def _count(condition: object) -> object:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)  # type: ignore[arg-type]
