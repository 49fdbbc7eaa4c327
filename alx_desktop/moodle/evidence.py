"""The source rows behind one learner's progress in one course, as Moodle has them, with the names that people know.

Read for one explanation at a time, by indexed columns: a few dozen rows, in the caller's snapshot.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Table, select

from alx_desktop.domain.phrases import phrase
from alx_desktop.moodle.companies import CompanySource
from alx_desktop.moodle.pack import unpack
from alx_desktop.moodle.rules import CAPABILITY
from alx_desktop.moodle.schema import MoodleSchema
from alx_desktop.moodle.source import SourceReader
from alx_desktop.moodle.structure import GRADE_TYPE_NONE

SourceRow = dict[str, Any]
"""One row: logical column name -> value, decimals as floats."""

CONTEXT_LEVELS = {
    10: phrase("system"),
    30: phrase("user"),
    40: phrase("category"),
    50: phrase("course"),
    70: phrase("activity"),
    80: phrase("block"),
}
MEMBERSHIP = ("company", "department_id", "manager_type", "educator", "suspended")


@dataclass(slots=True)
class Evidence:
    """What Moodle's tables say, whether or not the rules take it into account.

    user, course, completion, grade, grade_item: None = there is no such row. memberships: of all companies; None where
    companies follow from enrolments. enrolments: with `method` and `method_enabled`. roles: the learner's roles that
    bear on the course, with `role` and `level`. permissions: what roles say of the completion-report capability on the
    path. activities: every activity of the course with completion on, or that the learner has a state of.
    """

    user: SourceRow | None = None
    course: SourceRow | None = None
    memberships: list[SourceRow] | None = field(default_factory=list)
    assignments: list[SourceRow] = field(default_factory=list)
    enrolments: list[SourceRow] = field(default_factory=list)
    roles: list[SourceRow] = field(default_factory=list)
    permissions: list[SourceRow] = field(default_factory=list)
    activities: list[SourceRow] = field(default_factory=list)
    completion: SourceRow | None = None
    criteria: list[SourceRow] = field(default_factory=list)
    aggregation: int | None = None
    grade_item: SourceRow | None = None
    grade: SourceRow | None = None
    last_access: int | None = None
    tracks: list[SourceRow] = field(default_factory=list)
    licences: list[SourceRow] = field(default_factory=list)


class EvidenceReader:
    """Reads the evidence of one (learner, course)."""

    def __init__(self, schema: MoodleSchema, reader: SourceReader, companies: CompanySource) -> None:
        self._schema = schema
        self._reader = reader
        self._companies = companies

    def read(self, user_id: int, course_id: int, path: Iterable[int]) -> Evidence:
        """path: context ids from the system down to the course."""
        contexts = tuple(path)
        found = Evidence()
        found.user = self._user(user_id)
        found.course = self._one("course", ("id", "fullname", "shortname", "category", "visible", "enablecompletion"),
                                 ("id", course_id))  # fmt: skip
        found.memberships = self._memberships(user_id)
        found.assignments = self._assignments(course_id)
        found.enrolments = self._enrolments(user_id, course_id)
        found.roles = self._roles(user_id, contexts)
        found.permissions = self._permissions(contexts)
        found.activities = self._activities(user_id, course_id)
        found.completion = self._one("course_completions",
                                     ("timeenrolled", "timestarted", "timecompleted", "reaggregate"),
                                     ("userid", user_id), ("course", course_id))  # fmt: skip
        found.criteria = self._criteria(user_id, course_id)
        found.aggregation = self._aggregation(course_id)
        found.grade_item, found.grade = self._grade(user_id, course_id)
        access = self._one("user_lastaccess", ("timeaccess",), ("userid", user_id), ("courseid", course_id))
        found.last_access = access["timeaccess"] if access else None
        found.tracks = self._tracks(user_id, course_id)
        found.licences = self._licences(user_id, course_id)
        return found

    def _rows(self, logical: str, columns: Iterable[str], *where: ColumnElement[bool]) -> list[SourceRow]:
        """Rows of one table, by id where it has one; nothing where the site has no such table."""
        if not self._schema.has(logical):
            return []
        t = self._schema.table(logical)
        names = tuple(columns)
        statement = select(*(t.c[name] for name in names)).where(*where)
        if "id" in t.c:
            statement = statement.order_by(t.c.id)
        rows = self._reader.rows(f"evidence.{logical}", statement)
        return [dict(zip(names, map(_plain, row), strict=True)) for row in rows]

    def _one(self, logical: str, columns: Iterable[str], *keys: tuple[str, int]) -> SourceRow | None:
        t = self._schema.table(logical)
        rows = self._rows(logical, columns, *(t.c[name] == value for name, value in keys))
        return rows[0] if rows else None

    def _table(self, logical: str) -> Table:
        return self._schema.table(logical)

    def _user(self, user_id: int) -> SourceRow | None:
        columns = ("id", "username", "firstname", "lastname", "email", "deleted", "suspended")
        return self._one("user", columns, ("id", user_id))

    def _memberships(self, user_id: int) -> list[SourceRow] | None:
        """The learner's memberships, whatever companies are made of."""
        table = self._companies.memberships()
        if table is None:
            return None
        rows = self._reader.rows("evidence.members", table.per_user().where(table.user == user_id))
        found = []
        for _user, count, _digest, values in rows:
            flat = unpack(values, count * len(MEMBERSHIP), "company_users")
            for start in range(0, len(flat), len(MEMBERSHIP)):
                row = dict(zip(MEMBERSHIP, flat[start : start + len(MEMBERSHIP)], strict=True))
                found.append({"company_id": self._companies.company_id(row.pop("company")), **row})
        return found

    def _assignments(self, course_id: int) -> list[SourceRow]:
        """IOMAD's rows that say whose a course is."""
        found = []
        for logical in ("company_course", "company_shared_courses"):
            if self._schema.has(logical):
                condition = self._table(logical).c.courseid == course_id
                found += [{"table": logical, **row} for row in self._rows(logical, ("companyid",), condition)]
        if self._schema.has("iomad_courses"):
            condition = self._table("iomad_courses").c.courseid == course_id
            rows = self._rows("iomad_courses", ("shared", "validlength", "warncompletion"), condition)
            found += [{"table": "iomad_courses", **row} for row in rows]
        return found

    def _enrolments(self, user_id: int, course_id: int) -> list[SourceRow]:
        method = self._table("enrol")
        methods = {
            row["id"]: row
            for row in self._rows("enrol", ("id", "enrol", "name", "status"), method.c.courseid == course_id)
        }
        t = self._table("user_enrolments")
        columns = ("id", "enrolid", "status", "timestart", "timeend", "timecreated", "timemodified")
        rows = self._rows("user_enrolments", columns, t.c.userid == user_id, t.c.enrolid.in_(sorted(methods)))
        for row in rows:
            method_row = methods[row["enrolid"]]
            row["method"], row["method_name"] = method_row["enrol"], method_row["name"]
            row["method_enabled"] = method_row["status"] == 0
        return rows

    def _roles(self, user_id: int, contexts: tuple[int, ...]) -> list[SourceRow]:
        """Assignments in any context of the path."""
        t = self._table("role_assignments")
        where = (t.c.userid == user_id, t.c.contextid.in_(contexts))
        rows = self._rows("role_assignments", ("id", "roleid", "contextid", "timemodified"), *where)
        names, levels = self.role_names(row["roleid"] for row in rows), self._levels(contexts)
        for row in rows:
            row["role"], row["level"] = names[row["roleid"]], levels.get(row["contextid"], "?")
        return rows

    def _permissions(self, contexts: tuple[int, ...]) -> list[SourceRow]:
        t = self._table("role_capabilities")
        where = (t.c.capability == CAPABILITY, t.c.contextid.in_(contexts))
        rows = self._rows("role_capabilities", ("id", "roleid", "contextid", "permission"), *where)
        names, levels = self.role_names(row["roleid"] for row in rows), self._levels(contexts)
        for row in rows:
            row["role"], row["level"] = names[row["roleid"]], levels.get(row["contextid"], "?")
        return rows

    def role_names(self, role_ids: Iterable[int]) -> dict[int, str]:
        """Names of roles: what people call them, else their short name, else the id."""
        wanted = sorted(set(role_ids))
        if not self._schema.has("role"):
            return {role_id: f"role {role_id}" for role_id in wanted}
        rows = self._rows("role", ("id", "name", "shortname"), self._table("role").c.id.in_(wanted))
        names = {row["id"]: row["name"] or row["shortname"] for row in rows}
        return {role_id: names.get(role_id) or f"role {role_id}" for role_id in wanted}

    def _levels(self, contexts: tuple[int, ...]) -> dict[int, str]:
        t = self._table("context")
        rows = self._rows("context", ("id", "contextlevel"), t.c.id.in_(contexts))
        return {row["id"]: CONTEXT_LEVELS.get(row["contextlevel"]) or str(row["contextlevel"]) for row in rows}

    def _activities(self, user_id: int, course_id: int) -> list[SourceRow]:
        """Activities with what decides whether they count, and the learner's state (None = no row)."""
        cm = self._table("course_modules")
        columns = ("id", "module", "instance", "completion", "deletioninprogress", "visible")
        modules = self._rows("course_modules", columns, cm.c.course == course_id)
        types = {row["id"]: row for row in self._rows("modules", ("id", "name", "visible"))}
        listed = self._listed(course_id)
        t = self._table("course_modules_completion")
        state_columns = ("coursemoduleid", "completionstate", "timemodified", "overrideby")
        where = (t.c.userid == user_id, t.c.coursemoduleid.in_([row["id"] for row in modules]))
        states = {row["coursemoduleid"]: row for row in self._rows("course_modules_completion", state_columns, *where)}
        shown = [row for row in modules if row["completion"] or row["id"] in states]
        names = self._activity_names(shown, types)
        return [
            {
                "id": row["id"],
                "type": types[row["module"]]["name"] if row["module"] in types else None,
                "name": names.get(row["id"]),
                "completion": row["completion"],
                "being_deleted": bool(row["deletioninprogress"]),
                "type_enabled": bool(types.get(row["module"], {}).get("visible")),
                "in_a_section": row["id"] in listed,
                "visible": bool(row["visible"]),
                "state": states[row["id"]]["completionstate"] if row["id"] in states else None,
                "state_at": states[row["id"]]["timemodified"] if row["id"] in states else None,
                "overridden_by": (states[row["id"]]["overrideby"] or None) if row["id"] in states else None,
            }
            for row in shown
        ]

    def _listed(self, course_id: int) -> set[int]:
        t = self._table("course_sections")
        rows = self._rows("course_sections", ("sequence",), t.c.course == course_id)
        return {int(part) for row in rows for part in (row["sequence"] or "").split(",") if part.strip().isdigit()}

    def _activity_names(self, modules: list[SourceRow], types: dict[int, SourceRow]) -> dict[int, str | None]:
        """Course module id -> name; None where the instance is gone, "" where the type keeps no names that we read."""
        names: dict[int, str | None] = {}
        for module_type in sorted({row["module"] for row in modules} & types.keys()):
            of_type = [row for row in modules if row["module"] == module_type]
            table = self._schema.module_table(types[module_type]["name"])
            if table is None:
                names.update((row["id"], "") for row in of_type)
                continue
            wanted = [row["instance"] for row in of_type]
            statement = select(table.c.id, table.c.name).where(table.c.id.in_(wanted))
            by_instance = {row[0]: row[1] for row in self._reader.rows("evidence.instances", statement)}
            names.update((row["id"], by_instance.get(row["instance"])) for row in of_type)
        return names

    def _criteria(self, user_id: int, course_id: int) -> list[SourceRow]:
        """The course's completion criteria, each with the time at which the learner met it (None = not yet)."""
        t = self._table("course_completion_criteria")
        columns = ("id", "criteriatype", "moduleinstance", "timeend", "enrolperiod", "role", "courseinstance",
                   "gradepass")  # fmt: skip
        rows = self._rows("course_completion_criteria", columns, t.c.course == course_id)
        met = self._table("course_completion_crit_compl")
        where = (met.c.userid == user_id, met.c.course == course_id)
        times = {
            row["criteriaid"]: row["timecompleted"]
            for row in self._rows("course_completion_crit_compl", ("criteriaid", "timecompleted"), *where)
        }
        return [{**row, "met_at": times.get(row["id"]) or None} for row in rows]

    def _aggregation(self, course_id: int) -> int | None:
        """1: all criteria are needed, 2: any; None where Moodle keeps none."""
        if not self._schema.has("course_completion_aggr_methd"):
            return None
        t = self._table("course_completion_aggr_methd")
        rows = self._rows("course_completion_aggr_methd", ("criteriatype", "method"), t.c.course == course_id)
        return next((row["method"] for row in rows if not row["criteriatype"]), None)

    def _grade(self, user_id: int, course_id: int) -> tuple[SourceRow | None, SourceRow | None]:
        item = self._table("grade_items")
        columns = ("id", "gradetype", "grademin", "grademax", "hidden", "needsupdate", "calculation")
        items = self._rows("grade_items", columns, item.c.courseid == course_id, item.c.itemtype == "course")
        if not items:
            return None, None
        # Of several the last that grades at all, as the structure has it.
        chosen = [row for row in items if row["gradetype"] != GRADE_TYPE_NONE][-1:] or items[-1:]
        of_grade = ("finalgrade", "rawgrademin", "rawgrademax", "hidden", "timemodified")
        return chosen[0], self._one("grade_grades", of_grade, ("itemid", chosen[0]["id"]), ("userid", user_id))

    def _tracks(self, user_id: int, course_id: int) -> list[SourceRow]:
        if not self._schema.has("local_iomad_track"):
            return []
        t = self._table("local_iomad_track")
        columns = ("id", "companyid", "timeenrolled", "timestarted", "timecompleted", "timeexpires", "finalscore",
                   "licenseid", "licensename", "coursecleared", "modifiedtime")  # fmt: skip
        return self._rows("local_iomad_track", columns, t.c.userid == user_id, t.c.courseid == course_id)

    def _licences(self, user_id: int, course_id: int) -> list[SourceRow]:
        if not (self._schema.has("companylicense_users") and self._schema.has("companylicense")):
            return []
        t = self._table("companylicense_users")
        where = (t.c.userid == user_id, t.c.licensecourseid == course_id)
        rows = self._rows("companylicense_users", ("id", "licenseid", "isusing", "issuedate"), *where)
        licence = self._table("companylicense")
        known = licence.c.id.in_(sorted({row["licenseid"] for row in rows}))
        owners = {row["id"]: row for row in self._rows("companylicense", ("id", "companyid", "name"), known)}
        return [
            {**row, **{key: owners.get(row["licenseid"], {}).get(key) for key in ("companyid", "name")}} for row in rows
        ]


def _plain(value: Any) -> Any:
    """A value as JSON can hold it: Moodle's decimals as floats."""
    return value if value is None or isinstance(value, (int, str, float)) else float(value)
