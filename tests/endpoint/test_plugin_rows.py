"""Rows of the plugin's protocol that SQLite writes are those that Python writes: every clock, every percentage."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from random import Random
from zoneinfo import ZoneInfo

import orjson
import pytest
from sqlalchemy import select, update

from alx_desktop.domain.company_settings import CompanySettings
from alx_desktop.endpoint.plugin.rows import PluginRows
from alx_desktop.services.authentication import Authenticator
from alx_desktop.services.refreshes import Refresh, RefreshService
from alx_desktop.services.site import Site
from alx_desktop.services.tokens import TokenService
from alx_desktop.store.plugin_columns import END, FIRST, offset_changes
from alx_desktop.store.published import CompanyView
from alx_desktop.store.tables.progress import course_progress
from alx_desktop.store.tables.star import learner
from tests.endpoint.churn import biggest_companies

ZONES: list[tzinfo] = [
    UTC,
    timezone(timedelta(hours=5, minutes=30)),
    # Half an hour of summer time, a day left out, an offset that changes four times a year, one with many changes.
    *map(ZoneInfo, ("Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca", "America/Caracas")),
]
PERCENTAGES = [None, 0.0, 100.0, 100 / 3, 200 / 3, 2.675, 0.005, 33.33, 99.995, 1e-9, 12.5, 1e13 + 0.5, 7]


@pytest.fixture
def rows(site: Site) -> PluginRows:
    company = biggest_companies(site.store)[0]
    return PluginRows(CompanyView.whole(company), CompanySettings(include_inactive=True, include_suspended=True))


@pytest.fixture
def refresh(site: Site) -> Refresh:
    made = TokenService(site.store, "tester").create(biggest_companies(site.store)[0], "rows")
    return RefreshService(site.store).begin(Authenticator(site.store).authenticate(made.text, "127.0.0.1"), "plugin")


def change(site: Site, moments: list[int | None]) -> None:
    """Give each row a moment and a percentage of the lists, in turns."""
    cp, store = course_progress.c, site.store
    with store.writing(store.reporting) as connection:
        connection.execute(update(learner).values(firstname='Zoë "\\\x00\x1f\u2028😀'))
        for number, (user, course) in enumerate(connection.execute(select(cp.user_id, cp.course_id)).all()):
            values = {"completed_at": moments[number % len(moments)], "percentage": PERCENTAGES[number % 13]}
            mine = (cp.user_id == user, cp.course_id == course)
            connection.execute(update(course_progress).values(started_at=None, **values).where(*mine))


@pytest.mark.parametrize("zone", ZONES, ids=str)
def test_the_database_writes_what_python_writes(site: Site, rows: PluginRows, refresh: Refresh, zone: tzinfo) -> None:
    draw = Random(5)
    changes = [at + seconds for at, _offset in offset_changes(zone) for seconds in (-1, 0, 1, 1799)]
    some = draw.sample(changes, min(120, len(changes)))  # there are 194 rows
    moments = [None, FIRST, END - 1, *some, *(draw.randrange(FIRST, END) for _each in range(100))]
    change(site, [moment if moment is None or FIRST <= moment < END else None for moment in moments])
    with site.store.reading(site.store.reporting) as connection:
        made = rows.as_json(connection, refresh, None, None, 1000, zone)
        fetched = rows.fetch(connection, refresh, None, None, 1000)
    assert made is not None and made.rows == len(fetched) > 150
    assert orjson.loads(made.body) == rows.written(fetched, refresh.mode, zone)
    assert made.last == fetched[-1][:2]


@pytest.mark.parametrize("moment", [0, 1, FIRST - 1, END, 2**40, -5])
def test_other_times_are_left_to_python(site: Site, rows: PluginRows, refresh: Refresh, moment: int) -> None:
    change(site, [None, FIRST, moment])
    with site.store.reading(site.store.reporting) as connection:
        assert rows.as_json(connection, refresh, None, None, 1000, UTC) is None


def test_pages_end_where_the_next_one_begins(site: Site, rows: PluginRows, refresh: Refresh) -> None:
    with site.store.reading(site.store.reporting) as connection:
        keys = [tuple(row[:2]) for row in rows.fetch(connection, refresh, None, None, 1000)]
        after, seen = None, 0
        while (made := rows.as_json(connection, refresh, None, after, 7, UTC)) is not None and made.rows:
            seen, after = seen + made.rows, made.last
            assert after == keys[seen - 1] and len(orjson.loads(made.body)) == made.rows
    assert seen == len(keys) and made == (b"[]", 0, None)


@pytest.mark.parametrize(("user", "course"), [(2**31, 5), (2**40, 5), (2**62, 1), (9, 2**32), (9, 2**40 + 1)])
def test_ids_that_do_not_fit_are_left_to_python(
    site: Site, rows: PluginRows, refresh: Refresh, user: int, course: int
) -> None:
    """The page's last key must be exact, whatever ids a site has: a wrong one would leave rows out."""
    cp, store = course_progress.c, site.store
    with store.writing(store.reporting) as connection:
        last = rows.fetch(connection, refresh, None, None, 1000)[-1]
        moved = update(course_progress).values(user_id=user, course_id=course)
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        connection.execute(moved.where(cp.user_id == last[0], cp.course_id == last[1]))
    with store.reading(store.reporting) as connection:
        made = rows.as_json(connection, refresh, None, None, 1000, UTC)
        found = rows.fetch(connection, refresh, None, None, 1000)
    assert made is None or (made.last == tuple(found[-1][:2]) and made.rows == len(found))


@pytest.mark.parametrize("zone", ZONES, ids=str)
def test_changes_of_an_offset_are_all_known(zone: tzinfo) -> None:
    changes = offset_changes(zone)
    for (begin, offset), (end, _next) in zip(changes, (*changes[1:], (END, 0)), strict=True):
        for moment in {begin, end - 1, *range(begin, end, 3 * 3600 + 7)}:
            assert datetime.fromtimestamp(moment, zone).utcoffset() == timedelta(seconds=offset)
