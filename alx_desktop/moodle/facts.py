"""Reads the facts of a scope of learners: one packed row per learner and table, with the source checksum."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Select, bindparam, case, cast, func, select

from alx_desktop.domain.scope import Scope
from alx_desktop.moodle.companies import MEMBERSHIP_WIDTH, CompanySource
from alx_desktop.moodle.pack import filled, json_text, or_null, packed, row_hash, scaled, text_hash, unpack
from alx_desktop.moodle.rules import DONE_STATES, ProgressRule
from alx_desktop.moodle.schema import MoodleSchema
from alx_desktop.moodle.source import SourceReader

Flat = dict[int, list[Any]]
"""user id -> the values of all its rows, one after the other."""

Sums = dict[int, tuple[int, int]]
"""user id -> (count of rows, sum of their hashes)."""

ENROLMENT_WIDTH = 5
COMPLETION_WIDTH = 3
ROLE_WIDTH = 2
GRADE_WIDTH = 5
ACCESS_WIDTH = 2
TRACK_WIDTH = 12
LICENCE_WIDTH = 2


@dataclass(frozen=True, slots=True)
class User:
    """A row of `user`. Times are UTC epoch seconds, 0 = never."""

    user_id: int
    username: str
    firstname: str
    lastname: str
    email: str
    idnumber: str
    deleted: bool
    suspended: bool
    last_login: int


@dataclass(slots=True)
class ScopeFacts:
    """What Moodle's tables say of the learners of a scope. Widths and orders: the statements below."""

    scope: Scope
    users: dict[int, User] = field(default_factory=dict)
    memberships: Flat | None = None
    enrolments: Flat = field(default_factory=dict)
    done: Flat = field(default_factory=dict)
    also_done: Flat = field(default_factory=dict)
    completions: Flat = field(default_factory=dict)
    roles: Flat = field(default_factory=dict)
    grades: Flat = field(default_factory=dict)
    access: Flat = field(default_factory=dict)
    tracks: Flat = field(default_factory=dict)
    licences: Flat = field(default_factory=dict)
    sums: dict[str, Sums] = field(default_factory=dict)
    rows_read: int = 0


class FactReader:
    """Builds the statements once for a site, then reads scope after scope."""

    def __init__(self, schema: MoodleSchema, companies: CompanySource, rule: ProgressRule) -> None:
        self._schema = schema
        self._companies = companies
        self._rule = rule
        self._statements: dict[tuple[str, bool], Select[Any]] = {}

    def read(self, reader: SourceReader, scope: Scope) -> ScopeFacts:
        """All facts of the scope, in the reader's snapshot."""
        facts = ScopeFacts(scope)
        self._read_users(reader, facts)
        memberships = self._companies.memberships()
        if memberships is not None:
            facts.memberships = self._flat(
                reader, facts, "company_users", MEMBERSHIP_WIDTH, lambda: (memberships, self._companies.user_column())
            )
        facts.enrolments = self._flat(reader, facts, "user_enrolments", ENROLMENT_WIDTH, self._enrolments)
        self._read_done(reader, facts)
        facts.completions = self._flat(reader, facts, "course_completions", COMPLETION_WIDTH, self._completions)
        self._flat(reader, facts, "crit_compl", 0, self._criteria_completions)
        facts.roles = self._flat(reader, facts, "role_assignments", ROLE_WIDTH, self._roles)
        facts.grades = self._flat(reader, facts, "grade_grades", GRADE_WIDTH, self._grades)
        facts.access = self._flat(reader, facts, "user_lastaccess", ACCESS_WIDTH, self._access)
        if self._schema.has("local_iomad_track"):
            facts.tracks = self._flat(reader, facts, "track", TRACK_WIDTH, self._tracks)
        if self._schema.has("companylicense_users"):
            facts.licences = self._flat(reader, facts, "licences_of_users", LICENCE_WIDTH, self._licences)
        return facts

    def _fetch(self, reader: SourceReader, facts: ScopeFacts, name: str, build: Callable[[], Any]) -> list[Any]:
        """Run the named statement restricted to the scope; statements are built once."""
        by_ids = facts.scope.user_ids is not None
        if (name, by_ids) not in self._statements:
            statement, user = build()
            self._statements[name, by_ids] = (
                statement.where(user.in_(bindparam("ids", expanding=True)))
                if by_ids
                else statement.where(user > bindparam("after"), user <= bindparam("through"))
            )
        scope = facts.scope
        bounds = {"ids": scope.user_ids} if by_ids else {"after": scope.after, "through": scope.through}
        return reader.rows(name, self._statements[name, by_ids], bounds)

    def _flat(self, reader: SourceReader, facts: ScopeFacts, name: str, width: int, build: Callable[[], Any]) -> Flat:
        """Rows (user id, count, sum of hashes[, packed values]) as flat lists; keeps the sums."""
        sums: Sums = {}
        flat: Flat = {}
        for user_id, count, digest, *values in self._fetch(reader, facts, name, build):
            sums[user_id] = (count, int(digest))
            facts.rows_read += count
            if width:
                flat[user_id] = unpack(values[0], count * width, name)
        facts.sums[name] = sums
        return flat

    def _read_users(self, reader: SourceReader, facts: ScopeFacts) -> None:
        sums: Sums = {}
        rows = self._fetch(reader, facts, "user", self._users)
        for user_id, username, firstname, lastname, email, idnumber, deleted, suspended, login, digest in rows:
            names = (username, firstname, lastname, email, idnumber)
            facts.users[user_id] = User(user_id, *names, bool(deleted), bool(suspended), login or 0)
            sums[user_id] = (1, int(digest))
        facts.sums["user"] = sums
        facts.rows_read += len(sums)

    def _read_done(self, reader: SourceReader, facts: ScopeFacts) -> None:
        sums: Sums = {}
        rows = self._fetch(reader, facts, "course_modules_completion", self._module_completions)
        for user_id, count, digest, done_count, text in rows:
            sums[user_id] = (count, int(digest))
            facts.rows_read += count
            if done_count:
                done = unpack(text, done_count, "course_modules_completion")
                if min(done) < 0:
                    facts.also_done[user_id] = [-module for module in done if module < 0]
                    done = [module for module in done if module > 0]
                facts.done[user_id] = done
        facts.sums["course_modules_completion"] = sums

    def _users(self) -> tuple[Select[Any], ColumnElement[Any]]:
        t = self._schema.table("user")
        texts = (t.c.username, t.c.firstname, t.c.lastname, t.c.email, t.c.idnumber)
        digest = row_hash((t.c.id,), (t.c.deleted, t.c.suspended)) + text_hash(*texts)
        return select(t.c.id, *texts, t.c.deleted, t.c.suspended, t.c.currentlogin, digest), t.c.id

    def _per_user(self, table: str, hashed: tuple[Any, ...], values: tuple[Any, ...]) -> Any:
        t = self._schema.table(table)
        aggregates = [func.count(), func.sum(row_hash((t.c.id,), hashed)), *([packed(*values)] if values else [])]
        return select(t.c.userid, *aggregates).group_by(t.c.userid), t.c.userid

    def _enrolments(self) -> Any:
        t = self._schema.table("user_enrolments").c
        values = (t.enrolid, t.status, t.timestart, t.timeend, t.timecreated)
        return self._per_user("user_enrolments", values, values)

    def _module_completions(self) -> Any:
        """Only the ids of modules that are done travel, those done by other states than 1 and 2 as negative ones;
        the checksum covers every row."""
        t = self._schema.table("course_modules_completion").c
        cases = [(t.completionstate.in_(DONE_STATES), t.coursemoduleid)]
        if self._rule.not_done is not None:
            cases.append((t.completionstate.not_in(self._rule.not_done), -t.coursemoduleid))
        done = case(*cases)
        digest = func.sum(row_hash((t.id, t.coursemoduleid), (t.completionstate, t.timemodified)))
        return select(t.userid, func.count(), digest, func.count(done), packed(done)).group_by(t.userid), t.userid

    def _completions(self) -> Any:
        t = self._schema.table("course_completions").c
        values = (t.course, func.coalesce(t.timestarted, 0), func.coalesce(t.timecompleted, 0))
        hashed = (t.course, t.timeenrolled, t.timestarted, filled(t.timecompleted), t.reaggregate)
        return self._per_user("course_completions", hashed, values)

    def _criteria_completions(self) -> Any:
        t = self._schema.table("course_completion_crit_compl").c
        return self._per_user("course_completion_crit_compl", (t.course, t.criteriaid, filled(t.timecompleted)), ())

    def _roles(self) -> Any:
        t = self._schema.table("role_assignments").c
        return self._per_user("role_assignments", (t.roleid, t.contextid), (t.roleid, t.contextid))

    def _grades(self) -> Any:
        """Grades of course totals only: `grade_items.itemtype = 'course'`."""
        t, item = self._schema.table("grade_grades"), self._schema.table("grade_items")
        hidden = func.coalesce(t.c.hidden, 0)
        values = (t.c.itemid, or_null(t.c.finalgrade), or_null(t.c.rawgrademin), or_null(t.c.rawgrademax), hidden)
        bounds = (scaled(t.c.rawgrademin), scaled(t.c.rawgrademax))
        digest = func.sum(row_hash((t.c.id, t.c.itemid), (scaled(t.c.finalgrade), *bounds, hidden)))
        joined = t.join(item, item.c.id == t.c.itemid)
        statement = select(t.c.userid, func.count(), digest, packed(*values)).select_from(joined)
        return statement.where(item.c.itemtype == "course").group_by(t.c.userid), t.c.userid

    def _access(self) -> Any:
        t = self._schema.table("user_lastaccess").c
        return self._per_user("user_lastaccess", (t.courseid, t.timeaccess), (t.courseid, t.timeaccess))

    def _tracks(self) -> Any:
        t = self._schema.table("local_iomad_track").c
        times = (t.timeenrolled, t.timestarted, t.timecompleted, t.timeexpires)
        values = (
            t.id,
            func.coalesce(t.companyid, 0),
            t.courseid,
            or_null(json_text(t.coursename)),
            *(or_null(time) for time in times),
            or_null(t.finalscore),
            func.coalesce(t.licenseid, 0),
            or_null(json_text(t.licensename)),
            func.coalesce(t.coursecleared, 0),
        )
        rest = (t.companyid, t.courseid, *times, cast(func.coalesce(t.finalscore, 0), BigInteger), t.licenseid)
        hashed = tuple(filled(column) for column in (*rest, t.coursecleared))
        return self._per_user("local_iomad_track", hashed, values)

    def _licences(self) -> Any:
        t = self._schema.table("companylicense_users").c
        return self._per_user(
            "companylicense_users", (t.licenseid, t.licensecourseid), (t.licenseid, t.licensecourseid)
        )
