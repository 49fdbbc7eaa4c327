"""Which calendar day a moment is, at the site; and counts that the clock alone changes."""

from __future__ import annotations

import random

import pytest
from sqlalchemy import Connection, insert, select

from alx_desktop.store import daily
from alx_desktop.store.daily import EXPIRING_WITHIN, refresh_daily, site_day, write_daily
from alx_desktop.store.store import Store
from alx_desktop.store.tables.progress import course_progress, progress_daily
from tests.unit.store import rows

MORNING = 1795392000  # 2026-11-23 00:00 UTC


@pytest.mark.parametrize(
    ("zone", "day"),
    [("Europe/London", "2026-11-23"), ("Asia/Tokyo", "2026-11-24"), (None, "2026-11-23"), ("5.5", "2026-11-23"),
     ("Not/AZone", "2026-11-23"), ("../etc/passwd", "2026-11-23")],
)  # fmt: skip
def test_the_day_is_the_sites(zone: str | None, day: str):
    assert site_day(1795447800, zone) == day  # 2026-11-23 15:30 UTC


def counts(connection: Connection) -> list[tuple[object, ...]]:
    return sorted(tuple(row) for row in connection.execute(select(progress_daily)))


@pytest.mark.parametrize("many", [0, daily.MANY_PAIRS])
def test_rows_that_come_due_or_expire_are_counted_without_being_touched(
    store: Store, many: int, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(daily, "MANY_PAIRS", many)
    chance = random.Random(7)
    moments = [MORNING + shift for shift in range(60)]
    moments += [moment + EXPIRING_WITHIN for moment in moments]
    facts = [
        rows.fact(
            1 + user % 3, user, course,
            due_at=chance.choice([None, *moments]),
            expires_at=chance.choice([None, *moments]),
            removed_at=chance.choice([None, None, 5]),
            status=chance.choice(["completed", "in_progress"]),
        )
        for user in range(1, 60) for course in range(1, 5)
    ]  # fmt: skip
    with store.writing(store.reporting) as connection:
        connection.execute(insert(course_progress), facts)
        write_daily(connection, MORNING, None)
        before, seen = MORNING, {}
        for now in (MORNING, MORNING + 1, MORNING + 2, MORNING + 17, MORNING + 59, MORNING + 30):
            refresh_daily(connection, now, None, (), before)
            seen[now] = counts(connection)
            write_daily(connection, now, None)
            assert seen[now] == counts(connection), now - MORNING
            before = now
    assert len({str(found) for found in seen.values()}) == len(seen), "the clock changes nothing here"


def test_counts_of_an_unknown_moment_are_made_anew(store: Store):
    with store.writing(store.reporting) as connection:
        connection.execute(insert(course_progress), [rows.fact(1, 1, 1, due_at=MORNING + 5)])
        write_daily(connection, MORNING, None)
        refresh_daily(connection, MORNING + 9, None, (), None)
        assert [row.overdue for row in connection.execute(select(progress_daily))] == [1]
