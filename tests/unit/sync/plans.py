"""Schedules and pasts as tests make them up, and the plan that follows."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from hypothesis import assume
from hypothesis import strategies as st

from alx_desktop.config import Schedule
from alx_desktop.sync.schedule import DAY, NO_TROUBLE, RunFacts, Trouble, next_run

UTC_ZONE = ZoneInfo("UTC")
DUBLIN = ZoneInfo("Europe/Dublin")
NOW = 1_790_000_000
MINUTE = 60
HOUR = 3600
ZONES = ("UTC", "Europe/Dublin", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu")


def at(text: str, zone: ZoneInfo = UTC_ZONE, fold: int = 0) -> float:
    """Epoch seconds of a wall clock."""
    return datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold).timestamp()


def fresh(ago: float = 0, **values) -> RunFacts:
    """A site of which everything was read `ago` seconds ago."""
    start = NOW - ago
    usual = {"incremental_at": start, "reconcile_at": start, "full_at": start, "ended_at": start, "complete": True}
    return RunFacts(**{**usual, **values})


def quiet(start: str, end: str, **values) -> Schedule:
    return Schedule(quiet_from=time.fromisoformat(start), quiet_to=time.fromisoformat(end), **values)


def plan(
    schedule: Schedule, facts: RunFacts, now: float = NOW, zone: ZoneInfo = UTC_ZONE, trouble: Trouble = NO_TROUBLE
):
    found = next_run(schedule, facts, now, zone, trouble)
    return found.mode, found.at


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    """Any that the settings allow, not paused."""
    incremental = draw(st.integers(1, 1440))
    hours = draw(st.none() | st.tuples(st.times(), st.times()))
    bounds: dict[str, time] = {}
    if hours is not None:
        start, end = (one.replace(second=0, microsecond=0, tzinfo=None, fold=0) for one in hours)
        assume(start != end)
        bounds = {"quiet_from": start, "quiet_to": end}
    return Schedule(
        incremental_minutes=incremental,
        reconcile_minutes=draw(st.integers(max(5, incremental), 10_080)),
        full_days=draw(st.integers(0, 366)),
        **bounds,
    )


def moments() -> st.SearchStrategy[int]:
    """Of this century, so that every zone has its changes."""
    return st.integers(int(at("2001-01-01")), int(at("2037-12-31")))


def past(moment: int) -> st.SearchStrategy[float | None]:
    return st.none() | st.integers(moment - 800 * DAY, moment).map(float)
