"""Counts per company, course and day. Written for today at the end of each run; past days stay as they were."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, case, delete, func, insert, literal, select

from alx_desktop.store.tables.progress import course_progress, progress_daily

EXPIRING_WITHIN = 30 * 86400


def site_day(moment: int, time_zone: str | None) -> str:
    """The calendar day (YYYY-MM-DD) of a UTC epoch second in the site's time zone; UTC where it is not known."""
    zone = ZoneInfo(time_zone) if time_zone else UTC
    return datetime.fromtimestamp(moment, zone).date().isoformat()


def write_daily(connection: Connection, now: int, time_zone: str | None, company_id: int | None = None) -> None:
    """Replace today's counts (of one company, if given)."""
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
    if company_id is not None:
        source = source.where(c.company_id == company_id)
        stale = stale.where(progress_daily.c.company_id == company_id)
    connection.execute(stale)
    grouped = source.group_by(c.company_id, c.course_id)
    connection.execute(insert(progress_daily).from_select(["company_id", "course_id", "day", *counts], grouped))


def _count(condition: object) -> object:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)  # type: ignore[arg-type]
