"""Moodle's event log as a hint whom to look at: `logstore_standard_log`, where it is on and may be read.

A row's id, not its time, tells what is new: events are buffered by the request that makes them, and written at its
end with the times of their beginning [admin/tool/log/classes/helper/buffered_writer.php], after the change that they
speak of was committed [admin/tool/log/db/events.php, 'internal' => false].
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import func, or_, select

from alx_desktop.moodle.pack import json_text
from alx_desktop.moodle.packed_rows import packed_rows
from alx_desktop.moodle.schema import MoodleSchema
from alx_desktop.moodle.source import SourceReader

STORE = "logstore_standard"
LOOK_BACK = 500
"""Ids below the newest one among which a first look notes the absent ones: rows whose transactions are still open."""

EVERYBODY = frozenset(
    {("course_reset", "ended"), ("course_completion", "updated"), ("course_module", "deleted"), ("course", "restored")}
)
"""(target, action) of events that name no learner and may have changed facts of everybody in their course.

A course module that was updated is not among them: every edit of a text makes one, and what changes for learners
shows in the course's signature or in rows of their own.
"""


Hole = tuple[int, int]
"""First and last of a run of ids that are not there."""


class Event(NamedTuple):
    """One row. made: UTC epoch seconds. actor, learner (whom it is about), course: ids, 0 = none."""

    id: int
    made: int
    actor: int
    learner: int
    course: int
    is_read: bool
    target: str
    action: str


@dataclass(frozen=True, slots=True)
class LogLook:
    """The newest row (id, time; 0, 0 = the log is empty), and the holes among the ids just below it."""

    newest: tuple[int, int]
    absent: tuple[Hole, ...]


def holes(first: int, last: int, present: Iterable[int]) -> tuple[Hole, ...]:
    """What is left of the ids from first to last without those that are present."""
    found: list[Hole] = []
    for number in (*sorted(number for number in present if first <= number <= last), last + 1):
        if number > first:
            found.append((first, number - 1))
        first = number + 1
    return tuple(found)


class EventLog:
    """The log of one site. Statements find rows by their id, whatever the size of the log."""

    def __init__(self, schema: MoodleSchema) -> None:
        self._table = schema.table("logstore_standard_log")

    @classmethod
    def of(cls, schema: MoodleSchema, reader: SourceReader) -> EventLog | None:
        """The site's log; None where there is none, where it may not be read, or where Moodle does not write it."""
        if not (schema.has("logstore_standard_log") and schema.has("config_plugins")):
            return None
        t = schema.table("config_plugins")
        wanted = select(t.c.value).where(t.c.plugin == "tool_log", t.c.name == "enabled_stores")
        stores = (reader.scalar("event_log_on", wanted) or "").split(",")
        return cls(schema) if STORE in (name.strip() for name in stores) else None

    def look(self, reader: SourceReader) -> LogLook:
        """Where the log ends, in the reader's snapshot."""
        t = self._table
        newest = select(func.max(t.c.id)).scalar_subquery()
        columns = (t.c.id, t.c.timecreated)
        rows = sorted(packed_rows(reader, "event_log_end", t, t.c.id, columns, t.c.id > newest - LOOK_BACK))
        if not rows:
            return LogLook((0, 0), ())
        return LogLook((rows[-1][0], rows[-1][1]), holes(rows[0][0], rows[-1][0], (row[0] for row in rows)))

    def read(self, reader: SourceReader, first: int, also: Iterable[Hole], limit: int) -> list[Event]:
        """Rows with ids from `first` on, and those in the holes of `also`; at most `limit`, in no order."""
        c = self._table.c
        columns = (c.id, c.timecreated, c.userid, c.relateduserid, c.courseid, c.crud, c.target, c.action)
        wanted = or_(c.id >= first, *(c.id.between(*hole) for hole in also))
        found = select(*columns).where(wanted).limit(limit).subquery("found")
        texts = (json_text(func.coalesce(text, "")) for text in (found.c.crud, found.c.target, found.c.action))
        numbers = (found.c.id, found.c.timecreated, found.c.userid, found.c.relateduserid, found.c.courseid)
        rows = packed_rows(reader, "event_log", found, found.c.id, (*numbers, *texts))
        return [
            Event(number, made, actor, learner, course, crud == "r", target, action)
            for number, made, actor, learner, course, crud, target, action in rows
        ]
