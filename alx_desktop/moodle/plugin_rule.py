"""What the plugin makes of Moodle's tables, by its own rule: to tell a wrong rule from a value that is out of date.

Its rule, as found in its code and confirmed on a running site (plugin-inventory.md, section 4): status and date come
from single activities, and the percentage is an average over the activities that have a completion row.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import bindparam, case, func, select

from alx_desktop.moodle.rules import moment
from alx_desktop.moodle.schema import MoodleSchema
from alx_desktop.moodle.source import SourceReader

COMPLETE, PASS = 1, 2
IDS_AT_ONCE = 500


class PluginFacts(NamedTuple):
    """What its rule looks at, for one learner and course. Times: UTC epoch seconds, None = none.

    states: rows of course_modules_completion; complete: in state 1; passed: in state 2; other: in any but 0 and 1.
    last_complete: the latest change of an activity in state 1. enrolled_at: first enrolment.
    """

    states: int = 0
    complete: int = 0
    passed: int = 0
    other: int = 0
    last_complete: int | None = None
    has_completion: bool = False
    completed_at: int | None = None
    started_at: int | None = None
    enrolled_at: int | None = None

    @property
    def status(self) -> str:
        """As it says: complete as soon as one activity is."""
        if self.completed_at or self.complete:
            return "completed"
        return "in_progress" if self.other else "not_started"

    @property
    def percentage(self) -> float:
        """As it says: over the activities that have a row, and only state 1 counts."""
        if self.completed_at:
            return 100.0
        return round(self.complete * 100 / self.states, 2) if self.states else 0.0

    @property
    def shown_completed_at(self) -> int | None:
        """As it says: the last activity's time, where the course has none."""
        return self.completed_at or self.last_complete

    @property
    def shown_started_at(self) -> int | None:
        """As it says: the enrolment, where there is no completion record."""
        return self.started_at if self.has_completion else self.enrolled_at


Facts = dict[tuple[int, int], PluginFacts]


def plugin_facts(schema: MoodleSchema, reader: SourceReader, user_ids: Sequence[int]) -> Facts:
    """By (learner, course), of these learners."""
    found: Facts = {}
    for start in range(0, len(user_ids), IDS_AT_ONCE):
        _read(schema, reader, list(user_ids[start : start + IDS_AT_ONCE]), found)
    return found


def _read(schema: MoodleSchema, reader: SourceReader, ids: list[int], found: Facts) -> None:
    t, cm = schema.table("course_modules_completion"), schema.table("course_modules")
    state = t.c.completionstate
    wanted: Any = bindparam("ids", expanding=True)
    states = (
        select(t.c.userid, cm.c.course, func.count(), func.sum(case((state == COMPLETE, 1), else_=0)),
               func.sum(case((state == PASS, 1), else_=0)), func.sum(case((state > COMPLETE, 1), else_=0)),
               func.max(case((state == COMPLETE, t.c.timemodified))))
        .select_from(t.join(cm, cm.c.id == t.c.coursemoduleid))
        .where(t.c.userid.in_(wanted))
        .group_by(t.c.userid, cm.c.course)
    )  # fmt: skip
    for user_id, course_id, *numbers in reader.rows("plugin.states", states, {"ids": ids}):
        rows, complete, passed, other, last = numbers
        facts = PluginFacts(int(rows), int(complete), int(passed), int(other), moment(last))
        found[user_id, course_id] = facts
    cc = schema.table("course_completions")
    completions = select(cc.c.userid, cc.c.course, cc.c.timecompleted, cc.c.timestarted).where(cc.c.userid.in_(wanted))
    for user_id, course_id, completed, started in reader.rows("plugin.completions", completions, {"ids": ids}):
        known = found.get((user_id, course_id), PluginFacts())
        values = known._replace(has_completion=True, completed_at=moment(completed), started_at=moment(started))
        found[user_id, course_id] = values
    ue, enrol = schema.table("user_enrolments"), schema.table("enrol")
    enrolled = (
        select(ue.c.userid, enrol.c.courseid, func.min(ue.c.timecreated))
        .select_from(ue.join(enrol, enrol.c.id == ue.c.enrolid))
        .where(ue.c.userid.in_(wanted))
        .group_by(ue.c.userid, enrol.c.courseid)
    )
    for user_id, course_id, created in reader.rows("plugin.enrolments", enrolled, {"ids": ids}):
        known = found.get((user_id, course_id), PluginFacts())
        found[user_id, course_id] = known._replace(enrolled_at=moment(created))
