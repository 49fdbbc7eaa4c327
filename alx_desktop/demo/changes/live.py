"""A demo site in the middle of a change: reading, writing, and what several operations need."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, and_, func, select

from alx_desktop.demo.furniture import ADMIN_ID, COURSE
from alx_desktop.demo.log import Event
from alx_desktop.demo.schema import DemoSchema

COMPLETE, PASSED = 1, 2
WINDOW = 1_000
Condition = ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Focus:
    """Whom a change is to hit, where chance shall not decide.

    row: id of what the operation picks; what it picks after that is random. course: only learners of this course.
    """

    row: int | None = None
    course: int | None = None


ANYBODY = Focus()


class LiveSite:
    """One transaction. `now` is the time that Moodle's code would write, `written` the tables written so far."""

    def __init__(
        self, connection: Connection, schema: DemoSchema, random: Random, now: int, focus: Focus = ANYBODY
    ) -> None:
        self.course = focus.course
        self._first_row = focus.row
        self.connection = connection
        self.schema = schema
        self.random = random
        self.now = now
        self.written: set[str] = set()

    @property
    def iomad(self) -> bool:
        """Whether there are companies."""
        return self.schema.generation.iomad

    def table(self, logical: str) -> Table:
        """The table, by its name in IOMAD 4.1."""
        return self.schema.tables[logical]

    def rows(self, statement: Select[Any]) -> Sequence[Row[Any]]:
        """All rows."""
        return self.connection.execute(statement).all()

    def first(self, statement: Select[Any]) -> Row[Any] | None:
        """The first row, or None."""
        return self.connection.execute(statement.limit(1)).first()

    def pick(self, statement: Select[Any], key: ColumnElement[int]) -> Row[Any] | None:
        """A random row of a statement: the first with a key above a random one. Reads no more than it must."""
        if self._first_row is not None:
            found = self.first(statement.where(key == self._first_row))
            if found is not None:
                self._first_row = None
            return found
        highest = self.connection.scalar(select(func.max(key)))
        if not highest:
            return None
        start = self.random.randint(1, highest)
        ordered = statement.order_by(key)
        for low, high in (*_windows(start, highest), *_windows(1, start - 1)):
            found = self.first(ordered.where(key >= low, key <= high))
            if found is not None:
                return found
        return None

    def insert(self, logical: str, **values: Any) -> int:
        """Insert a row; columns that the generation lacks are left out. Returns its id."""
        table = self.table(logical)
        there = {table.c[name]: value for name, value in values.items() if name in table.c}
        self.written.add(logical)
        key = self.connection.execute(table.insert().values(there)).inserted_primary_key
        assert key is not None
        return int(key[0])

    def update(self, logical: str, condition: Condition, **values: Any) -> int:
        """Change rows; returns how many were found."""
        table = self.table(logical)
        there = {table.c[name]: value for name, value in values.items() if name in table.c}
        done = self.connection.execute(table.update().where(condition).values(there)).rowcount
        if done:
            self.written.add(logical)
        return done

    def delete(self, logical: str, condition: Condition) -> int:
        """Delete rows; returns how many."""
        done = self.connection.execute(self.table(logical).delete().where(condition)).rowcount
        if done:
            self.written.add(logical)
        return done

    def upsert(self, logical: str, key: dict[str, Any], **values: Any) -> int:
        """Update the row of that key, or insert it; returns its id."""
        table = self.table(logical)
        condition = and_(*(table.c[name] == value for name, value in key.items()))
        found = self.first(select(table.c.id).where(condition))
        if found is None:
            return self.insert(logical, **key, **values)
        self.update(logical, condition, **values)
        return int(found.id)

    def event(self, event: Event, user: int, course: int, object_id: int | None, **other: Any) -> None:
        """Write to the event log as Moodle does, by the administrator, about `user`."""
        kind = event.value
        self.insert(
            "logstore_standard_log",
            eventname=kind.name,
            component="core",
            action=kind.action,
            target=kind.target,
            objecttable=kind.table,
            objectid=object_id,
            crud=kind.crud,
            edulevel=kind.level,
            contextid=self.course_context(course) if course else 1,
            contextlevel=kind.context,
            contextinstanceid=course,
            userid=ADMIN_ID,
            courseid=course,
            relateduserid=user or None,
            other=json.dumps(other) if other else "null",
            timecreated=self.now,
            origin="web",
            ip="198.51.100.7",
        )

    def course_context(self, course: int) -> int:
        """The id of the course's context."""
        context = self.table("context")
        found = self.first(select(context.c.id).where(context.c.contextlevel == COURSE, context.c.instanceid == course))
        return int(found.id) if found else 1

    def touch_course(self, course: int, **values: Any) -> None:
        """Change the course row and its cacherev, which every change of the structure raises."""
        table = self.table("course")
        found = self.first(select(table.c.cacherev).where(table.c.id == course))
        revision = max(self.now, (found.cacherev if found else 0) + 1)
        self.update("course", table.c.id == course, cacherev=revision, **values)

    def remove_learning(self, course: int, user: int | None = None) -> None:
        """Delete states, views, met criteria and completions of a course: of one user, or of everybody."""
        modules = self.table("course_modules")
        inside = select(modules.c.id).where(modules.c.course == course)
        for logical in ("course_modules_completion", "course_modules_viewed"):
            if self.schema.has(logical):
                table = self.table(logical)
                self.delete(logical, self._of(table.c.coursemoduleid.in_(inside), table.c.userid, user))
        self.remove_completion(course, user)

    def remove_completion(self, course: int, user: int | None = None) -> None:
        """Delete met criteria and completions of a course, as unlocking its completion settings does."""
        for logical in ("course_completion_crit_compl", "course_completions"):
            table = self.table(logical)
            self.delete(logical, self._of(table.c.course == course, table.c.userid, user))

    def remove_traces(self, course: int, user: int) -> None:
        """What the end of the last enrolment takes along: roles, grades, last access, groups."""
        items, groups = self.table("grade_items"), self.table("groups")
        grades, roles = self.table("grade_grades"), self.table("role_assignments")
        access, members = self.table("user_lastaccess"), self.table("groups_members")
        own_items = select(items.c.id).where(items.c.courseid == course)
        own_groups = select(groups.c.id).where(groups.c.courseid == course)
        self.delete("grade_grades", and_(grades.c.userid == user, grades.c.itemid.in_(own_items)))
        self.delete("user_lastaccess", and_(access.c.userid == user, access.c.courseid == course))
        context = self.course_context(course)
        self.delete("role_assignments", and_(roles.c.userid == user, roles.c.contextid == context))
        self.delete("groups_members", and_(members.c.userid == user, members.c.groupid.in_(own_groups)))

    @staticmethod
    def _of(condition: Condition, column: ColumnElement[int], user: int | None) -> Condition:
        return condition if user is None else and_(condition, column == user)


def _windows(low: int, high: int) -> Iterator[tuple[int, int]]:
    """The range cut into windows, each ten times the one before: MariaDB sorts all that a join finds before LIMIT."""
    width = WINDOW
    while low <= high:
        yield low, min(high, low + width - 1)
        low, width = low + width, width * 10
