"""Reads the facts of a scope of learners: one packed row per learner and table, with the source checksum."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, bindparam, select

from alx_desktop.domain.priority import give_way
from alx_desktop.domain.scope import Scope
from alx_desktop.moodle.companies import MEMBERSHIP_WIDTH, CompanySource
from alx_desktop.moodle.learner_tables import LearnerTable, learner_tables
from alx_desktop.moodle.pack import unpack
from alx_desktop.moodle.pairs import PER_COURSE, of_pairs
from alx_desktop.moodle.rules import ProgressRule
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
    """A row of `user`. last_login: UTC epoch seconds, 0 = never."""

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
    """What Moodle's tables say of the learners of a scope. Widths: above; order of values: learner_tables.

    done: ids of completed course modules; also_done: of those that only some versions count as done.
    memberships: None where companies follow from enrolments.
    """

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
        self.tables = learner_tables(schema, rule)
        members = companies.memberships()
        if members is not None:
            self.tables[members.name] = members
        self._statements: dict[tuple[str, bool], Select[Any]] = {}

    def read(self, reader: SourceReader, scope: Scope) -> ScopeFacts:
        """All facts of the scope, in the reader's snapshot."""
        facts = ScopeFacts(scope)
        self._read_users(reader, facts)
        if "company_users" in self.tables:
            facts.memberships = self._flat(reader, facts, "company_users", MEMBERSHIP_WIDTH)
        facts.enrolments = self._flat(reader, facts, "user_enrolments", ENROLMENT_WIDTH)
        self._read_done(reader, facts)
        facts.completions = self._flat(reader, facts, "course_completions", COMPLETION_WIDTH)
        if scope.pairs is None:
            # Read for its checksum only.
            self._flat(reader, facts, "crit_compl", 0)
        facts.roles = self._flat(reader, facts, "role_assignments", ROLE_WIDTH)
        facts.grades = self._flat(reader, facts, "grade_grades", GRADE_WIDTH)
        facts.access = self._flat(reader, facts, "user_lastaccess", ACCESS_WIDTH)
        if "track" in self.tables:
            facts.tracks = self._flat(reader, facts, "track", TRACK_WIDTH)
        if "licences" in self.tables:
            facts.licences = self._flat(reader, facts, "licences", LICENCE_WIDTH)
        return facts

    def _fetch(self, reader: SourceReader, scope: Scope, name: str, table: LearnerTable, statement: Any) -> list[Any]:
        """Run the statement restricted to the scope; statements are built once, those for pairs are each their own."""
        if scope.pairs is not None and name in PER_COURSE:
            part = of_pairs(self._schema, reader.dialect, name, statement(), scope.pairs)
            return list(reader.rows(f"part.{name}", part))
        by_ids = scope.user_ids is not None
        if (name, by_ids) not in self._statements:
            self._statements[name, by_ids] = (
                statement().where(table.user.in_(bindparam("ids", expanding=True)))
                if by_ids
                else statement().where(table.user > bindparam("after"), table.user <= bindparam("through"))
            )
        bounds = {"ids": scope.user_ids} if by_ids else {"after": scope.after, "through": scope.through}
        return list(reader.rows(name, self._statements[name, by_ids], bounds))

    def _flat(self, reader: SourceReader, facts: ScopeFacts, name: str, width: int) -> Flat:
        """Rows (user id, count, sum of hashes[, packed values]) as flat lists; keeps the sums."""
        table = self.tables[name]
        sums: Sums = {}
        flat: Flat = {}
        for user_id, count, digest, *values in self._fetch(reader, facts.scope, name, table, table.per_user):
            give_way()
            sums[user_id] = (count, int(digest))
            facts.rows_read += count
            if width:
                flat[user_id] = unpack(values[0], count * width, name)
        facts.sums[name] = sums
        return flat

    def _read_users(self, reader: SourceReader, facts: ScopeFacts) -> None:
        table, t = self.tables["user"], self._schema.table("user").c
        shown = (t.id, t.username, t.firstname, t.lastname, t.email, t.idnumber, t.deleted, t.suspended)
        rows = self._fetch(reader, facts.scope, "user", table, lambda: select(*shown, t.currentlogin, table.digest))
        sums: Sums = {}
        for user_id, username, firstname, lastname, email, idnumber, deleted, suspended, login, digest in rows:
            names = (username, firstname, lastname, email, idnumber)
            facts.users[user_id] = User(user_id, *names, bool(deleted), bool(suspended), login or 0)
            sums[user_id] = (1, int(digest))
        facts.sums["user"] = sums
        facts.rows_read += len(sums)

    def _read_done(self, reader: SourceReader, facts: ScopeFacts) -> None:
        name = "course_modules_completion"
        table = self.tables[name]
        sums: Sums = {}
        for user_id, count, digest, done_count, text in self._fetch(reader, facts.scope, name, table, table.per_user):
            give_way()
            sums[user_id] = (count, int(digest))
            facts.rows_read += count
            if done_count:
                done = unpack(text, done_count, name)
                if min(done) < 0:
                    facts.also_done[user_id] = [-module for module in done if module < 0]
                    done = [module for module in done if module > 0]
                facts.done[user_id] = done
        facts.sums[name] = sums
