"""When a site is synced next, and why then: rules without I/O; the clock is an argument.

All times are UTC epoch seconds of one clock, the store's. What was missed (a machine asleep, quiet hours) is made up
for by one run, because a run is due by the age of the last one that succeeded, not by a list of appointments.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from alx_desktop.domain.errors import AlxError, LoginRefused, SecretMissing, StoreLoginRefused
from alx_desktop.domain.phrases import Phrase, joined, phrase
from alx_desktop.domain.sync import SyncMode

if TYPE_CHECKING:
    from alx_desktop.config import Schedule

MINUTE = 60
DAY = 86_400

BACK_OFF = (1, 2, 5, 15, 30, 60)
"""Minutes to wait after so many failures in a row, the last one for all further ones."""

PERSON_BACK_OFF = (60, 360, 1440)
"""The same for what only a person can mend: servers lock an account after a few refused logins, however far apart."""

REST = 60
"""Seconds between the end of a run and the next one at least, so that slow runs do not follow each other for ever."""

LONGEST_QUIET = 3 * DAY
"""Quiet hours end within a day; with a day that a time zone repeats or skips, within this."""

SHORTEST_RUN = 60
"""Seconds that a run gets although quiet hours begin sooner: a shorter one would reach nothing."""


@dataclass(frozen=True, slots=True)
class RunFacts:
    """What the store says of the past.

    incremental_at, reconcile_at, full_at: start of the last run that succeeded and did so much (a full sync does all
    three, a reconcile two of them); None = never. ended_at: end of the last run of any kind. stopped_at: start of the
    last run, if it was cancelled or reached its time limit. complete: a full sync has finished once. unfinished: one
    was begun, and waits to go on. failures: runs in a row that failed or were killed, the newest at failed_at.
    """

    incremental_at: float | None = None
    reconcile_at: float | None = None
    full_at: float | None = None
    ended_at: float | None = None
    stopped_at: float | None = None
    complete: bool = False
    unfinished: bool = False
    failures: int = 0
    failed_at: float | None = None


@dataclass(frozen=True, slots=True)
class Trouble:
    """What went wrong here: failures of a kind in a row, and how many seconds ago the last one was.

    needs_person: trying again soon helps nobody, and may lock the account (a password that is missing or wrong).
    """

    failures: int = 0
    seconds_ago: float = 0.0
    needs_person: bool = False

    @property
    def wait(self) -> float:
        """Seconds to wait after the last failure."""
        if not self.failures:
            return 0.0
        steps = PERSON_BACK_OFF if self.needs_person else BACK_OFF
        return MINUTE * steps[min(self.failures, len(steps)) - 1]

    def after(self, error: AlxError) -> Trouble:
        """The trouble once this has happened too. A missing password is no attempt, so it is looked for hourly."""
        needs_person = isinstance(error, LoginRefused | StoreLoginRefused)
        goes_on = needs_person == self.needs_person and not isinstance(error, SecretMissing)
        return Trouble(self.failures + 1 if goes_on else 1, needs_person=needs_person)


NO_TROUBLE = Trouble()


@dataclass(frozen=True, slots=True)
class Plan:
    """The next run. at None: none by itself. reason: why then, or why not, for a person."""

    at: float | None
    mode: SyncMode | None
    reason: str

    def is_due(self, now: float) -> bool:
        """Whether it is time."""
        return self.at is not None and self.at <= now


def next_run(schedule: Schedule, facts: RunFacts, now: float, zone: ZoneInfo, trouble: Trouble = NO_TROUBLE) -> Plan:
    """The next run of a site. A time before `now` means that it has been due since then."""
    if not schedule.automatic:
        return Plan(None, None, phrase("Automatic sync is paused"))
    wishes = _wishes(schedule, facts, now)
    at, reason = min(((at, reason) for _mode, at, reason in wishes), key=lambda wish: wish[0])
    for earliest, why in _holds(schedule, facts, now, trouble):
        if earliest > at:
            at, reason = earliest, why
    if is_quiet(schedule, max(at, now), zone):
        at, reason = quiet_end(schedule, max(at, now), zone), quiet_words(schedule)
    mode = next(mode for mode, wished, _reason in wishes if wished <= max(at, now))
    return Plan(at, mode, reason)


def is_quiet(schedule: Schedule, moment: float, zone: ZoneInfo) -> bool:
    """Whether the site's wall clock is within the quiet hours; an hour that the clock repeats is quiet twice."""
    start, end = schedule.quiet_from, schedule.quiet_to
    if start is None or end is None:
        return False
    wall = datetime.fromtimestamp(moment, zone).time()
    within = (start <= wall, wall < end)
    return all(within) if start < end else any(within)


def quiet_end(schedule: Schedule, moment: float, zone: ZoneInfo) -> float:
    """The first whole minute from `moment` on that is not quiet."""
    return _first_minute(moment, lambda at: not is_quiet(schedule, at, zone))


def time_limit(schedule: Schedule, now: float, zone: ZoneInfo) -> float:
    """Seconds that a run begun now may take until quiet hours begin; 0 = no limit."""
    if schedule.quiet_from is None:
        return 0.0
    return max(SHORTEST_RUN, _first_minute(now, lambda at: is_quiet(schedule, at, zone)) - now)


def in_words(schedule: Schedule) -> Phrase:
    """The whole schedule in one line."""
    if not schedule.automatic:
        return phrase("Automatic sync is paused")
    hourly = schedule.reconcile_minutes == 60
    parts = [
        begin_words(schedule.incremental_minutes),
        phrase("reconcile hourly") if hourly else phrase("reconcile {0}", every_words(schedule.reconcile_minutes)),
    ]
    if schedule.full_days:
        parts.append(phrase("everything {0}", every_words(schedule.full_days * 1440)))
    return joined(" · ", [*parts, *([quiet_words(schedule)] if schedule.quiet_from is not None else [])])


def quiet_words(schedule: Schedule) -> Phrase:
    """The quiet hours, e.g. "quiet from 02:00 to 03:00"; there must be some."""
    return phrase("quiet from {0} to {1}", _clock_words(schedule.quiet_from), _clock_words(schedule.quiet_to))


def every_words(minutes: int) -> Phrase:
    """How often, in the largest unit that fits: "every 5 minutes", "every hour", "every 2 days"."""
    if minutes % 1440 == 0:
        return phrase("every day") if minutes == 1440 else phrase("every {0} days", minutes // 1440)
    if minutes % 60 == 0:
        return phrase("every hour") if minutes == 60 else phrase("every {0} hours", minutes // 60)
    return phrase("every minute") if minutes == 1 else phrase("every {0} minutes", minutes)


def begin_words(minutes: int) -> Phrase:
    """The same at the beginning of a line."""
    if minutes % 1440 == 0:
        return phrase("Every day") if minutes == 1440 else phrase("Every {0} days", minutes // 1440)
    if minutes % 60 == 0:
        return phrase("Every hour") if minutes == 60 else phrase("Every {0} hours", minutes // 60)
    return phrase("Every minute") if minutes == 1 else phrase("Every {0} minutes", minutes)


def _wishes(schedule: Schedule, facts: RunFacts, now: float) -> list[tuple[SyncMode, float, str]]:
    """(mode, due since when, why), the mode that does most first."""
    if facts.unfinished:
        return [(SyncMode.FULL, now, phrase("an unfinished full sync goes on"))]
    if not facts.complete:
        return [(SyncMode.FULL, now, phrase("nothing has been synced yet"))]
    full, reconcile, often = schedule.full_days * 1440, schedule.reconcile_minutes, schedule.incremental_minutes
    rules = [
        (SyncMode.FULL, facts.full_at, full, phrase("everything is read {0}", every_words(full))),
        (SyncMode.RECONCILE, facts.reconcile_at, reconcile, phrase("reconcile is due {0}", every_words(reconcile))),
        (SyncMode.INCREMENTAL, facts.incremental_at, often, every_words(often)),
    ]
    return [
        (mode, now if last is None else last + minutes * MINUTE, why) for mode, last, minutes, why in rules if minutes
    ]


def _holds(schedule: Schedule, facts: RunFacts, now: float, trouble: Trouble) -> list[tuple[float, str]]:
    """(not before then, why)."""
    every = schedule.incremental_minutes * MINUTE
    holds: list[tuple[float, str]] = []
    if facts.stopped_at is not None:
        holds.append((facts.stopped_at + every, phrase("the last run was stopped, the next one goes on")))
    if trouble.failures:
        # A failure that seems to lie ahead: the clock was set back, and nobody knows how long ago it was.
        if trouble.seconds_ago >= 0:
            holds.append((now - trouble.seconds_ago + trouble.wait, _trouble_words(trouble)))
    elif facts.ended_at is not None:
        holds.append((facts.ended_at + min(REST, every // 5), phrase("a short rest after the last run")))
    return holds


def _trouble_words(trouble: Trouble) -> str:
    if trouble.needs_person:
        return phrase("waits for a password")
    wait = round(trouble.wait / MINUTE)
    if trouble.failures == 1:
        return phrase("1 failure, tried again after {0} min", wait)
    return phrase("{0} failures in a row, tried again after {1} min", trouble.failures, wait)


def _first_minute(moment: float, fits: Callable[[float], bool]) -> float:
    """`moment` if it fits, else the first whole minute after it that does.

    Minute by minute, because wall clocks are not computable: zones have moved by whole days, and by half hours.
    """
    if fits(moment):
        return moment
    at = moment - moment % MINUTE + MINUTE
    while not fits(at) and at < moment + LONGEST_QUIET:
        at += MINUTE
    return at


def _clock_words(wall: time | None) -> str:
    return f"{wall:%H:%M}" if wall is not None else ""
