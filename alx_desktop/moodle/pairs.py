"""Restricts statements to some courses of some learners: the pairs travel as a table written out in the statement."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Select, Subquery, column, text

from alx_desktop.moodle.schema import MoodleSchema

Pairs = Sequence[tuple[int, int]]
"""(user id, course id)."""

Conditions = Callable[[MoodleSchema, Any], list[ColumnElement[bool]]]


def _direct(table: str, course: str) -> Conditions:
    def conditions(schema: MoodleSchema, pairs: Any) -> list[ColumnElement[bool]]:
        t = schema.table(table)
        return [t.c.userid == pairs.user_id, t.c[course] == pairs.course_id]

    return conditions


def _through(table: str, key: str, other: str, course: str) -> Conditions:
    def conditions(schema: MoodleSchema, pairs: Any) -> list[ColumnElement[bool]]:
        t, via = schema.table(table), schema.table(other)
        return [t.c.userid == pairs.user_id, t.c[key] == via.c.id, via.c[course] == pairs.course_id]

    return conditions


PER_COURSE: dict[str, Conditions] = {
    "user_enrolments": _through("user_enrolments", "enrolid", "enrol", "courseid"),
    "course_modules_completion": _through("course_modules_completion", "coursemoduleid", "course_modules", "course"),
    "course_completions": _direct("course_completions", "course"),
    "grade_grades": _through("grade_grades", "itemid", "grade_items", "courseid"),
    "user_lastaccess": _direct("user_lastaccess", "courseid"),
    "track": _direct("local_iomad_track", "courseid"),
}
"""Learner tables of which each row belongs to one course, and how it is found; of the others all rows are read."""


def of_pairs(schema: MoodleSchema, dialect: str, name: str, statement: Select[Any], pairs: Pairs) -> Select[Any]:
    """The statement about a learner table, restricted to the pairs."""
    return statement.where(*PER_COURSE[name](schema, _written_out(dialect, pairs).c))


def _written_out(dialect: str, pairs: Pairs) -> Subquery:
    """As old MySQLs understand it (no VALUES), and as SQLite bounds it (500 selects in a union)."""
    if dialect == "mysql":
        (user_id, course_id), *others = pairs
        rows = "".join(f" UNION ALL SELECT {int(user)}, {int(course)}" for user, course in others)
        sql = f"SELECT {int(user_id)} AS user_id, {int(course_id)} AS course_id{rows}"
    else:
        rows = ", ".join(f"({int(user)}, {int(course)})" for user, course in pairs)
        sql = f"SELECT column1 AS user_id, column2 AS course_id FROM (VALUES {rows}) AS written"
    return text(sql).columns(column("user_id", BigInteger), column("course_id", BigInteger)).subquery("pairs")
