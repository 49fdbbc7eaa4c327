"""The event log of the last weeks, numbered in the order of time as a running site would have written it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from alx_desktop.demo.furniture import COURSE, MODULE, SYSTEM
from alx_desktop.demo.rows import Rows


@dataclass(frozen=True, slots=True)
class Kind:
    """How Moodle describes one kind of event."""

    name: str
    action: str
    target: str
    table: str | None
    crud: str
    level: int
    context: int


class Event(Enum):
    """The events that the generator writes."""

    LOGIN = Kind(r"\core\event\user_loggedin", "loggedin", "user", "user", "r", 0, SYSTEM)
    ENROLLED = Kind(
        r"\core\event\user_enrolment_created", "created", "user_enrolment", "user_enrolments", "c", 0, COURSE
    )
    VIEWED = Kind(r"\core\event\course_viewed", "viewed", "course", None, "r", 2, COURSE)
    STATE = Kind(
        r"\core\event\course_module_completion_updated",
        "updated",
        "course_module_completion",
        "course_modules_completion",
        "u",
        2,
        MODULE,
    )
    GRADED = Kind(r"\core\event\user_graded", "graded", "user", "grade_grades", "u", 1, COURSE)
    COMPLETED = Kind(r"\core\event\course_completed", "completed", "course", "course_completions", "u", 2, COURSE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One event; kept until all are known, so nothing more than needed."""

    moment: int
    event: Event
    user: int
    course: int
    context: int
    instance: int
    object_id: int | None
    other: str


class EventLog:
    """Collects the events after `since` (UTC epoch seconds), at most `limit` of them, and writes them in order."""

    def __init__(self, since: int, limit: int) -> None:
        self.since = since
        self._limit = limit
        self._entries: list[Entry] = []

    def add(self, entry: Entry) -> None:
        """Take an event; when there are too many, the older half goes, as a busy site keeps a shorter log."""
        if entry.moment < self.since:
            return
        self._entries.append(entry)
        if len(self._entries) > self._limit:
            self._entries.sort(key=lambda kept: kept.moment)
            del self._entries[: self._limit // 2]
            self.since = self._entries[0].moment

    def write(self, rows: Rows) -> None:
        """Write what was collected, oldest first."""
        self._entries.sort(key=lambda entry: entry.moment)
        for entry in self._entries:
            kind = entry.event.value
            address = f"10.{entry.user % 7}.{entry.user // 256 % 256}.{entry.user % 256}"
            person = None if entry.event in (Event.LOGIN, Event.VIEWED) else entry.user
            rows.log.add(
                kind.name, "core", kind.action, kind.target, kind.table, entry.object_id, kind.crud, kind.level,
                entry.context, kind.context, entry.instance, entry.user, entry.course, person, entry.other,
                entry.moment, "web", address,
            )  # fmt: skip
        self._entries.clear()
