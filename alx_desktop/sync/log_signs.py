"""What the event log tells since the last run, and what to remember of it: each event is looked at once.

The log is a hint, never the truth. What it cannot tell (it was purged, restored, switched off for a while, or is too
long or too full of holes to be worth reading) is for a scan of the tables' times; what it did not say, for the next
scan and the reconcile.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from alx_desktop.domain.sync import OVERLAP
from alx_desktop.moodle.event_log import EVERYBODY, Event, EventLog, Hole, LogLook, holes
from alx_desktop.moodle.source import SourceReader

MOST_EVENTS = 50_000
"""Above so many new events a scan of the tables is faster than reading them."""

MOST_HOLES = 300
"""A log with more holes than that among its newest rows is not worth looking into them again and again."""


@dataclass(frozen=True, slots=True)
class LogSigns:
    """newest: id and time of the newest row that was looked at. missing: (first noticed, holes) below it."""

    newest: tuple[int, int]
    missing: tuple[tuple[int, tuple[Hole, ...]], ...] = ()

    @classmethod
    def of(cls, look: LogLook, now: int) -> LogSigns:
        """After a run that read everything since the look at the log's end."""
        return cls(look.newest, ((now, look.absent),) if look.absent else ())

    @classmethod
    def load(cls, data: Any) -> LogSigns | None:
        """From JSON; None where nothing was looked at."""
        if not data:
            return None
        return cls(tuple(data[0]), tuple((at, tuple((low, high) for low, high in found)) for at, found in data[1]))

    def dump(self) -> Any:
        """As JSON holds it."""
        return [self.newest, self.missing]


@dataclass(frozen=True, slots=True)
class LogNews:
    """The new events, and what to remember once their learners are recomputed."""

    events: list[Event]
    signs: LogSigns

    def concerned(self, known: Collection[int]) -> tuple[set[int], set[tuple[int, int]]]:
        """Learners named by events outside of courses; and (learner, course) of those inside.

        Whom an event is about, and who caused it. known: ids of courses; reading outside of them changes nothing.
        """
        users: set[int] = set()
        pairs: set[tuple[int, int]] = set()
        for event in self.events:
            named = [user for user in (event.learner, event.actor) if user > 0]
            if event.course in known:
                pairs.update((user, event.course) for user in named)
            elif not event.is_read:
                users.update(named)
        return users, pairs

    def courses(self) -> set[int]:
        """Courses in which everybody's facts may have changed."""
        return {event.course for event in self.events if (event.target, event.action) in EVERYBODY and event.course}


def news(reader: SourceReader, log: EventLog, before: LogSigns | None, now: int) -> LogNews | None:
    """What is new since `before`; None where the log cannot tell, so that the tables must be scanned."""
    if before is None or not before.newest[0]:
        return None
    awaited = [hole for _at, found in before.missing for hole in found]
    rows = log.read(reader, before.newest[0], awaited, MOST_EVENTS + 1)
    anchored = any((event.id, event.made) == before.newest for event in rows)
    # Without the newest row of the last run, its rows were deleted, or belong to another, restored log.
    if not anchored or len(rows) > MOST_EVENTS:
        return None
    signs = _after(before, rows, now)
    return None if signs is None else LogNews([event for event in rows if event.id != before.newest[0]], signs)


def _after(before: LogSigns, rows: list[Event], now: int) -> LogSigns | None:
    """Wait on for what is still missing, but no longer than OVERLAP since it was noticed; None: too many holes."""
    present = {event.id for event in rows}
    newest = max(rows, key=lambda event: event.id)
    missing = [
        (min(at, now), tuple(left for low, high in found for left in holes(low, high, present)))
        for at, found in before.missing
        if at > now - OVERLAP
    ]
    missing.append((now, holes(before.newest[0], newest.id, present)))
    if sum(len(found) for _at, found in missing) > MOST_HOLES:
        return None
    return LogSigns((newest.id, newest.made), tuple(entry for entry in missing if entry[1]))
