"""Counts per company, course and day, and of learners per day.

Written for today at the end of each run; past days stay as they were.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import Connection, bindparam, case, delete, func, insert, literal, select

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
    _replace(connection, now, time_zone, None if company_id is None else [{"company": company_id}])
    _count_learners(connection, site_day(now, time_zone))


def _count_learners(connection: Connection, day: str) -> None:
    connection.execute(delete(learners_daily).where(learners_daily.c.day == day))
    connection.execute(insert(learners_daily).values(day=day, active=active_learners(connection)[1]))


def refresh_daily(
    connection: Connection,
    now: int,
    time_zone: str | None,
    pairs: Collection[tuple[int, int]],
    counted_at: int | None,
    later: bool = False,
) -> bool:
    """Bring today's counts up to date where rows of these (company, course) pairs changed, or came due or expired
    since the last count at counted_at (UTC epoch seconds; None = not known). False: they are not.

    On a new day, where many pairs changed, or where the clock went back, everything is counted; but not where that may
    wait for a `later` run, unless it is a new day.
    """
    day = site_day(now, time_zone)
    counted = connection.execute(select(progress_daily.c.day).where(progress_daily.c.day == day).limit(1)).first()
    known = counted is not None and counted_at is not None and counted_at <= now
    stale = {*pairs, *_moved_by_time(connection, counted_at, now)} if known and counted_at is not None else set()
    if known and len(stale) <= MANY_PAIRS:
        if stale:
            _replace(connection, now, time_zone, [{"company": pair[0], "course": pair[1]} for pair in sorted(stale)])
        return True
    if counted is not None and later:
        return False
    write_daily(connection, now, time_zone)
    return True


def _moved_by_time(connection: Connection, then: int, now: int) -> set[tuple[int, int]]:
    """(company, course) pairs with a row that came due, expired, or began to expire soon, between two moments."""
    c = course_progress.c
    passed = (
        c.due_at.between(then, now),
        c.expires_at.between(then, now),
        c.expires_at.between(then + EXPIRING_WITHIN, now + EXPIRING_WITHIN),
    )
    found: set[tuple[int, int]] = set()
    for moment in passed:
        # Not DISTINCT, and one statement each: a walk along a piece of one index.
        rows = connection.execute(select(c.company_id, c.course_id).where(moment, c.removed_at.is_(None)))
        found.update((row[0], row[1]) for row in rows)
    return found


def _replace(connection: Connection, now: int, time_zone: str | None, only: list[dict[str, int]] | None) -> None:
    """Count anew; only: of these companies, or companies and courses, all with the same keys. None: everything."""
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
    for name in only[0] if only else ():
        source = source.where(c[f"{name}_id"] == bindparam(name))
        stale = stale.where(progress_daily.c[f"{name}_id"] == bindparam(name))
    connection.execute(stale, only)
    grouped = source.group_by(c.company_id, c.course_id)
    connection.execute(insert(progress_daily).from_select(["company_id", "course_id", "day", *counts], grouped), only)


def _count(condition: object) -> object:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)  # type: ignore[arg-type]
