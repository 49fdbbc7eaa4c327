"""The event log of the last weeks, numbered in the order of time as a running site would have written it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from alx_desktop.demo.furniture import CATEGORY, COURSE, MODULE, SYSTEM, USER
from alx_desktop.demo.rows import Rows


@dataclass(frozen=True, slots=True)
class Kind:
    """How Moodle describes one kind of event of its core; short is the name of the event's class."""

    short: str
    action: str
    target: str
    table: str | None
    crud: str
    level: int
    context: int

    @property
    def name(self) -> str:
        """As the log has it."""
        return rf"\core\event\{self.short}"


class Event(Enum):
    """The events that the generator and the changes write."""

    LOGIN = Kind("user_loggedin", "loggedin", "user", "user", "r", 0, SYSTEM)
    ENROLLED = Kind("user_enrolment_created", "created", "user_enrolment", "user_enrolments", "c", 0, COURSE)
    ENROLMENT_UPDATED = Kind("user_enrolment_updated", "updated", "user_enrolment", "user_enrolments", "u", 0, COURSE)
    UNENROLLED = Kind("user_enrolment_deleted", "deleted", "user_enrolment", "user_enrolments", "d", 0, COURSE)
    METHOD_UPDATED = Kind("enrol_instance_updated", "updated", "enrol_instance", "enrol", "u", 0, COURSE)
    METHOD_DELETED = Kind("enrol_instance_deleted", "deleted", "enrol_instance", "enrol", "d", 0, COURSE)
    ROLE_ASSIGNED = Kind("role_assigned", "assigned", "role", "role", "c", 0, COURSE)
    ROLE_UNASSIGNED = Kind("role_unassigned", "unassigned", "role", "role", "d", 0, COURSE)
    VIEWED = Kind("course_viewed", "viewed", "course", None, "r", 2, COURSE)
    STATE = Kind(
        "course_module_completion_updated",
        "updated",
        "course_module_completion",
        "course_modules_completion",
        "u",
        2,
        MODULE,
    )
    GRADED = Kind("user_graded", "graded", "user", "grade_grades", "u", 1, COURSE)
    COMPLETED = Kind("course_completed", "completed", "course", "course_completions", "u", 2, COURSE)
    MODULE_CREATED = Kind("course_module_created", "created", "course_module", "course_modules", "c", 1, MODULE)
    MODULE_UPDATED = Kind("course_module_updated", "updated", "course_module", "course_modules", "u", 1, MODULE)
    MODULE_DELETED = Kind("course_module_deleted", "deleted", "course_module", "course_modules", "d", 1, MODULE)
    COURSE_UPDATED = Kind("course_updated", "updated", "course", "course", "u", 1, COURSE)
    COURSE_DELETED = Kind("course_deleted", "deleted", "course", "course", "d", 1, COURSE)
    COURSE_RESET = Kind("course_reset_ended", "ended", "course_reset", "course", "d", 1, COURSE)
    CRITERIA_UPDATED = Kind("course_completion_updated", "updated", "course_completion", None, "u", 1, COURSE)
    CATEGORY_UPDATED = Kind(
        "course_category_updated", "updated", "course_category", "course_categories", "u", 0, CATEGORY
    )
    USER_CREATED = Kind("user_created", "created", "user", "user", "c", 0, USER)
    USER_UPDATED = Kind("user_updated", "updated", "user", "user", "u", 0, USER)
    USER_DELETED = Kind("user_deleted", "deleted", "user", "user", "d", 0, USER)
    COHORT_REMOVED = Kind("cohort_member_removed", "removed", "cohort_member", "cohort", "d", 0, SYSTEM)


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
