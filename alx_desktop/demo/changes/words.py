"""Changes in words, for who watches a demo: "3 activities completed in Fire Safety"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy import Connection, Table, select

from alx_desktop.demo.changes.record import Change
from alx_desktop.demo.schema import DemoSchema

# {n}: how many. {course}, {company}, {category}, {activity}: by name.
WORDS = {
    "activity-added": ("a page added to {course}", ""),
    "activity-completed": ("1 activity completed in {course}", "{n} activities completed in {course}"),
    "activity-deleted": ("an activity deleted", ""),
    "activity-failed": ("1 test failed in {course}", "{n} tests failed in {course}"),
    "activity-undone": ("an activity un-ticked in {course}", ""),
    "company-renamed": ("a company renamed to {company}", ""),
    "completion-cron": ("completions aggregated by Moodle's cron", ""),
    "completion-imported": ("a completion imported in {course}", ""),
    "course-opened": ("1 learner opened {course}", "{n} learners opened {course}"),
    "course-renamed": ("a course renamed to {course}", ""),
    "department-changed": ("a learner moved to another department", ""),
    "department-renamed": ("a department renamed", ""),
    "enrol-method-disabled": ("an enrolment method disabled", ""),
    "enrol-method-enabled": ("an enrolment method enabled again", ""),
    "enrolled": ("a learner enrolled in {course}", ""),
    "grade-changed": ("a grade corrected in {course}", ""),
    "learner-created": ("a new learner", ""),
    "learner-deleted": ("a learner deleted", ""),
    "learner-renamed": ("a learner renamed", ""),
    "licence-allocated": ("a licence allocated", ""),
    "member-enrolled": ("1 learner enrolled in {course}", "{n} learners enrolled in {course}"),
    "recertification-begun": ("a completion expired in {course}", ""),
    "self-completion-ticked": ("{course} declared complete by a learner", ""),
    "unenrolled": ("a learner unenrolled from {course}", ""),
}
# What is switched: its table, the column that is 0 or 1, and the words for 0 and for 1.
SWITCHES = {
    "activity-hidden": (
        "course_modules",
        "visible",
        "an activity hidden in {course}",
        "an activity shown again in {course}",
    ),
    "category-hidden": (
        "course_categories",
        "visible",
        "category {category} hidden",
        "category {category} shown again",
    ),
    "company-suspended": ("company", "suspended", "{company} active again", "{company} suspended"),
    "course-hidden": ("course", "visible", "{course} hidden", "{course} shown again"),
    "enrolment-suspended": ("user_enrolments", "status", "an enrolment active again", "an enrolment suspended"),
    "learner-suspended": ("user", "suspended", "a learner let in again", "a learner suspended"),
    "module-type-switched": (
        "modules",
        "visible",
        "activity type {module} disabled",
        "activity type {module} enabled again",
    ),
}
NUMBER = re.compile(r"\d+")
MODULE = re.compile(r"module type (\w+), visible ([01])")
NAMED = re.compile(r"\b(activity|category|company|course) (\d+)")


def in_words(connection: Connection, schema: DemoSchema, changes: Sequence[Change]) -> str:
    """What was done; changes are of one kind. An operation without words of its own is said by its name."""
    last = changes[-1]
    one, many = WORDS.get(last.name, (last.name.replace("-", " "), ""))
    if last.name in SWITCHES:
        one = SWITCHES[last.name][3 if _is_on(connection, schema, last) else 2]
    names = {kind: _name(connection, schema, kind, int(number)) for kind, number in NAMED.findall(last.detail)}
    if "course" not in names and "activity" in names:
        names["course"] = names["activity"]
    if (module := MODULE.search(last.detail)) is not None:
        names["module"] = module[1]
    known = {"course": "a course", "company": "a company", "category": "", **names}
    return (many if len(changes) > 1 and many else one).format(n=len(changes), **known)


def _is_on(connection: Connection, schema: DemoSchema, change: Change) -> bool:
    """Whether the switch's column is 1 now."""
    table, column = schema.tables[SWITCHES[change.name][0]], SWITCHES[change.name][1]
    module, number = MODULE.search(change.detail), NUMBER.search(change.detail)
    if module is not None:
        return module[2] == "1"
    found = select(table.c[column]).where(table.c.id == int(number[0] if number else 0))
    return bool(connection.scalar(found))


def _name(connection: Connection, schema: DemoSchema, kind: str, number: int) -> str:
    """An activity is known by its course; what is gone, by its kind."""
    courses, activities = schema.tables["course"], schema.tables["course_modules"]
    if kind == "activity":
        inside = select(courses.c.fullname).join(activities, activities.c.course == courses.c.id)
        found = connection.scalar(inside.where(activities.c.id == number))
        return str(found or "a course")
    table, column = {"course": ("course", "fullname"), "category": ("course_categories", "name")}.get(
        kind, ("company", "name")
    )
    named: Table = schema.tables[table]
    return str(connection.scalar(select(named.c[column]).where(named.c.id == number)) or f"a {kind}")
