"""The Control Center's figures: how the whole site and each company stand, and what changed in a week."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection

from alx_desktop.config import Profile
from alx_desktop.domain.phrases import phrase
from alx_desktop.services.endpoint_today import EndpointToday, endpoint_today
from alx_desktop.services.moodle_tokens import moodle_token_owners
from alx_desktop.services.recent_activity import Happening, recent_activity
from alx_desktop.services.site_time import day_of, site_zone
from alx_desktop.store import report_overview as read
from alx_desktop.store.checkpoint import read_state
from alx_desktop.store.daily import site_day
from alx_desktop.store.report_choices import read_companies
from alx_desktop.store.report_overview import CurrentFigures, DayFigures
from alx_desktop.store.store import Store
from alx_desktop.store.token_use import Refresh, last_refreshes

WEEKS = 12
WEEK = timedelta(days=7)
TOLERANCE = timedelta(days=3)
"""Where there are no figures of seven days ago, those of up to ten days ago are compared with."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the whole site. unit: count, or share (0 to 1). value None: not known.

    change: against `period` ago, in the same unit; None = not known, and reason_unknown says why.
    """

    key: str
    label: str
    definition: str
    value: float | None
    unit: str = "count"
    change: float | None = None
    period: str = ""
    reason_unknown: str = ""


@dataclass(frozen=True, slots=True)
class CompanyFigures:
    """One company. completed_share: 0 to 1, None without enrolments; weeks: that share week by week, newest last.

    refresh: the newest session of its clients, None = there was none.
    """

    id: int
    name: str
    learners: int
    enrolments: int
    completed_share: float | None
    overdue: int
    expiring: int
    weeks: tuple[float | None, ...]
    refresh: Refresh | None = None


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything that the Control Center shows. as_of: the source's time that the rows stand for; None = none.

    weeks: completed share of the whole site, 0 to 1, week by week as the companies' own; None = not known.
    """

    as_of: int | None
    figures: tuple[Figure, ...]
    weeks: tuple[float | None, ...]
    companies: tuple[CompanyFigures, ...]
    endpoint: EndpointToday
    activity: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class _History:
    """Figures of past days. week_ago: the day that changes are measured against, None = there is none.

    learners: active ones of the whole site on that day.
    """

    today: date
    week_ago: str | None
    first: str | None
    weeks: tuple[str | None, ...]
    days: Mapping[str, Mapping[int, DayFigures]]
    learners: int | None


class OverviewService:
    """Reads the figures of one profile. A million rows take about 0.3 s: call it in a task."""

    def __init__(self, profile: Profile, store: Store, now: Callable[[], float] = time.time) -> None:
        self._profile = profile
        self._store = store
        self._now = now

    def overview(self) -> Overview:
        """The figures as they are now, in one snapshot of the store. Raises StoreError."""
        now = int(self._now())
        with self._store.reading(self._store.reporting) as connection:
            state = read_state(connection)
            current = read.read_current(connection, now)
            zone = site_zone(self._profile, state.site_timezone)
            history = _history(connection, date.fromisoformat(site_day(now, zone.key)))
            names = dict(read_companies(connection))
        with self._store.reading(self._store.activity) as connection:
            endpoint = endpoint_today(connection, day_of(now, zone)[0], now)
        owners = moodle_token_owners(self._store)
        with self._store.reading(self._store.admin) as connection:
            companies = _companies(names, current, history, last_refreshes(connection, owners))
        weeks, activity = _site_weeks(current, history), tuple(recent_activity(self._store))
        return Overview(state.watermark, _figures(current, history), weeks, companies, endpoint, activity)


def _history(connection: Connection, today: date) -> _History:
    week_ago = [((today - WEEK - TOLERANCE).isoformat(), (today - WEEK).isoformat())]
    ends = [today - WEEK * number for number in range(WEEKS - 1, 0, -1)]
    spans = [((end - WEEK + timedelta(days=1)).isoformat(), end.isoformat()) for end in ends]
    compared, *weeks = read.newest_days(connection, week_ago + spans)
    wanted = sorted({day for day in (compared, *weeks) if day is not None})
    learners = None if compared is None else read.learners_on(connection, compared)
    days = read.read_days(connection, wanted)
    return _History(today, compared, read.first_day(connection), tuple(weeks), days, learners)


def _figures(current: CurrentFigures, history: _History) -> tuple[Figure, ...]:
    enrolments, completed = sum(current.enrolments.values()), sum(current.completed.values())
    before = list(history.days[history.week_ago].values()) if history.week_ago else None
    then = {name: sum(getattr(day, name) for day in before) for name in DayFigures.__slots__} if before else {}
    share_then = _share(then.get("completed", 0), then.get("enrolments", 0))
    share = _share(completed, enrolments)
    return (
        _counted(
            "learners",
            phrase("Active learners"),
            phrase("Learners with an active enrolment, suspended ones left out."),
            current.learners_total,
            history.learners,
            history,
        ),
        _counted(
            "enrolments",
            phrase("Enrolments"),
            phrase("Learners in courses, counted once per company."),
            enrolments,
            then.get("enrolments"),
            history,
        ),
        Figure(
            "completed",
            phrase("Completed"),
            phrase("Share of the enrolments whose course is completed."),
            share,
            "share",
            share - share_then if share is not None and share_then is not None else None,
            _period(history),
            _reason(history),
        ),
        _counted(
            "overdue",
            phrase("Overdue"),
            phrase("Due date passed, course not completed."),
            sum(current.overdue.values()),
            then.get("overdue"),
            history,
        ),
        _counted(
            "expiring",
            phrase("Expiring in 30 days"),
            phrase("Completions that stop being valid within 30 days."),
            sum(current.expiring.values()),
            then.get("expiring"),
            history,
        ),
    )


def _counted(key: str, label: str, definition: str, value: int, before: int | None, history: _History) -> Figure:
    change = None if before is None else value - before
    reason = _reason(history) or ("" if before is not None else _uncounted(history))
    return Figure(key, label, definition, value, "count", change, _period(history), reason)


def _period(history: _History) -> str:
    if history.week_ago is None:
        return ""
    days = (history.today - date.fromisoformat(history.week_ago)).days
    return phrase("this week") if days == WEEK.days else phrase("in {0} days", days)


def _uncounted(history: _History) -> str:
    return phrase("not counted on {0}", date.fromisoformat(history.week_ago)) if history.week_ago else ""


def _reason(history: _History) -> str:
    if history.week_ago is not None:
        return ""
    return (
        phrase("no history yet")
        if history.first is None
        else phrase("history from {0}", date.fromisoformat(history.first))
    )


def _companies(
    names: Mapping[int, str], current: CurrentFigures, history: _History, refreshes: Mapping[int, Refresh]
) -> tuple[CompanyFigures, ...]:
    overdue: dict[int, int] = {}
    for (company, _), rows in current.overdue.items():
        overdue[company] = overdue.get(company, 0) + rows
    rows_of = [
        CompanyFigures(
            company,
            name,
            current.learners.get(company, 0),
            current.enrolments.get(company, 0),
            _share(current.completed.get(company, 0), current.enrolments.get(company, 0)),
            overdue.get(company, 0),
            current.expiring.get(company, 0),
            _weeks(company, current, history),
            refreshes.get(company),
        )
        for company, name in names.items()
    ]
    return tuple(sorted(rows_of, key=lambda row: -row.overdue))


def _weeks(company: int, current: CurrentFigures, history: _History) -> tuple[float | None, ...]:
    past: Sequence[DayFigures | None] = [history.days[day].get(company) if day else None for day in history.weeks]
    shares = [_share(day.completed, day.enrolments) if day else None for day in past]
    return (*shares, _share(current.completed.get(company, 0), current.enrolments.get(company, 0)))


def _site_weeks(current: CurrentFigures, history: _History) -> tuple[float | None, ...]:
    past = [list(history.days[day].values()) if day else [] for day in history.weeks]
    shares = [_share(sum(day.completed for day in days), sum(day.enrolments for day in days)) for days in past]
    return (*shares, _share(sum(current.completed.values()), sum(current.enrolments.values())))


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
