"""Compares derived rows with stored ones, and tells what changed in Moodle since the last sync from what is wrong."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from alx_desktop.domain.course_progress import KEY_WIDTH, CourseProgress
from alx_desktop.domain.rows import LEARNER_COLUMNS, LEARNER_PUBLISHED_END, MEMBERSHIP_COLUMNS, Row, ScopeRows
from alx_desktop.domain.site import SiteStructure
from alx_desktop.store.progress_rows import Key, StoredScope
from alx_desktop.store.structure_rows import StructureDifference, StructureState
from alx_desktop.store.tables.state import SOURCES
from alx_desktop.sync.signs import Signs, site_rules

TOLERANCE = 1e-9
NOT_COMPARED = frozenset({"recheck_at"})
"""When to look again: the store's own business, and different at every moment."""

BOOLEANS = frozenset({"is_active", "is_tracked", "grade_hidden", "is_suspended", "is_educator", "is_visible",
                      "completion_enabled", "has_criteria"})  # fmt: skip

_GRADES = dict.fromkeys(("grade", "grade_min", "grade_max", "grade_percent", "grade_hidden"), ("grade_grades",))
FIELD_TABLES: Mapping[str, tuple[str, ...]] = {
    "row": ("user_enrolments", "company_users", "user"),
    "enrolled_at": ("user_enrolments",),
    "enrol_starts_at": ("user_enrolments",),
    "enrol_ends_at": ("user_enrolments",),
    "is_active": ("user_enrolments", "user"),
    "is_tracked": ("user_enrolments", "user", "role_assignments"),
    "percentage": ("user_enrolments", "user", "role_assignments", "course_modules_completion", "course_completions"),
    "activities_done": ("course_modules_completion",),
    "activities_total": (),
    "started_at": ("course_completions",),
    "completed_at": ("course_completions",),
    "status": ("course_completions", "course_modules_completion", "user_lastaccess"),
    **_GRADES,
    "due_at": ("track", "user_enrolments"),
    "expires_at": ("track", "course_completions"),
    "attribution": ("track", "licences", "company_users"),
    "last_access_at": ("user_lastaccess",),
}
"""Which of Moodle's tables, seen per learner, a field is made of. A change elsewhere does not explain it."""

OF_THE_PAIR = frozenset({"row", "due_at", "expires_at", "attribution"})
"""Fields that depend on what a company has, and on IOMAD's rules for the course."""


class Cause(StrEnum):
    """Why something differs.

    WRONG: what Moodle says now is what it said at the last sync, so the store is wrong. CHANGED: rows or rules that
    the field is made of moved since. UNDECIDED: no checksum is kept of it; every sync compares it whole.
    """

    WRONG = "wrong"
    CHANGED = "changed_since_sync"
    UNDECIDED = "undecided"


class Kind(StrEnum):
    """missing: only in Moodle. too_many: only in the store. value: a field differs."""

    MISSING = "missing"
    TOO_MANY = "too_many"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of one row that differs; field "row": it is only in Moodle, or only in the store.

    table: of the store. Ids that do not belong to the table's key are None. moved: the tables or rules of Moodle that
    moved since the last sync and explain it.
    """

    table: str
    company_id: int | None
    user_id: int | None
    course_id: int | None
    field: str
    stored: Any
    moodle: Any
    kind: Kind
    cause: Cause
    moved: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MovedRules:
    """Rules of the whole site that moved since the last sync."""

    everybody: bool
    licences: bool
    admins: frozenset[int]

    @classmethod
    def between(cls, signs: str | None, site: SiteStructure) -> MovedRules:
        """signs: as sync_state keeps them."""
        before, now = Signs.load(signs).rules, site_rules(site)
        if not before:
            return cls(False, False, frozenset())
        everybody = any(before.get(name) != now[name] for name in ("version", "default_role", "guest"))
        licences = [list(pair) for pair in now["licences"]] != [list(pair) for pair in before.get("licences", ())]
        return cls(everybody, licences, frozenset(set(before.get("admins", ())) ^ set(now["admins"])))


class ScopeComparison:
    """Compares scope after scope. as_of: the moment (UTC epoch seconds) that the derived rows stand for."""

    def __init__(self, structure: StructureState, rules: MovedRules, as_of: int) -> None:
        self._structure = structure
        self._rules = rules
        self._as_of = as_of
        self._pair_courses = {course_id for _company, course_id in structure.pairs}

    def rows(
        self, derived: ScopeRows, stored: StoredScope, at: Callable[[int], Mapping[Key, Row]]
    ) -> Iterator[Difference]:
        """Course progress. at: the same rows derived for another moment.

        A row that was written for a later moment than as_of (a run of one company, or one that was cut off) is
        compared with what Moodle's facts say of that moment: passing time is no difference.
        """
        wanted: dict[Key, Row] = {row[:KEY_WIDTH]: row for row in derived.progress}
        moved = _Moved(derived, stored)
        for key in sorted(stored.rows.keys() | wanted.keys()):
            ours, theirs = stored.rows.get(key), wanted.get(key)
            if ours is None or theirs is None:
                if theirs is None and key in stored.waiting:
                    continue
                yield self._of_row(key, "row", _presence(ours), _presence(theirs), moved)
                continue
            found = list(_fields(ours.values, theirs))
            if found and ours.changed_at > self._as_of:
                found = list(_fields(ours.values, at(ours.changed_at).get(key, theirs)))
            for name, a, b in found:
                yield self._of_row(key, name, a, b, moved)

    def names(self, derived: ScopeRows, stored: StoredScope) -> Iterator[Difference]:
        """Learners and their memberships. A deleted learner's last names are kept on purpose; the last login is
        read along with the rest of a learner, and no difference."""
        moved = _Moved(derived, stored)
        for row in derived.learners:
            if row[0] not in derived.deleted_users:
                yield from self._learner(row, stored.learners.get(row[0]), moved)
        wanted = {(row[0], row[1]): row for row in derived.memberships}
        for key in sorted(stored.memberships.keys() | wanted.keys()):
            ours, theirs = stored.memberships.get(key), wanted.get(key)
            if ours is None or theirs is None:
                found = [("row", _presence(ours), _presence(theirs))]
            else:
                found = list(_pairs(MEMBERSHIP_COLUMNS[2:], ours[2:], theirs[2:]))
            for name, a, b in found:
                tables = moved.of(key[1], ("company_users", "user", "user_enrolments"))
                rules = ("company",) if key[0] in self._structure.companies else ()
                yield _difference("company_learner", (key[0], key[1], None), name, a, b, tables + rules)

    def _learner(self, row: Row, old: Row | None, moved: _Moved) -> Iterator[Difference]:
        user_id = row[0]
        tables = moved.of(user_id, ("user", "company_users", "user_enrolments"))
        if old is None or old[-1] is not None:
            yield _difference("learner", (None, user_id, None), "row", "missing", "there", tables)
            return
        names = LEARNER_COLUMNS[1:LEARNER_PUBLISHED_END]
        for name, a, b in _pairs(names, old[1:LEARNER_PUBLISHED_END], row[1:LEARNER_PUBLISHED_END]):
            yield _difference("learner", (None, user_id, None), name, a, b, moved.of(user_id, ("user",)))

    def _of_row(self, key: Key, name: str, stored: Any, moodle: Any, moved: _Moved) -> Difference:
        sources = moved.of(key[1], FIELD_TABLES[name]) + tuple(self._moved_rules(key, name))
        return _difference("course_progress", key, name, stored, moodle, sources)

    def _moved_rules(self, key: Key, name: str) -> Iterator[str]:
        company_id, user_id, course_id = key
        structure, rules = self._structure, self._rules
        if course_id in structure.courses:
            yield "course"
        # Whose an enrolment is depends on which of the learner's other companies have the course, too.
        shared = name == "attribution" and course_id in self._pair_courses
        if shared or (name in OF_THE_PAIR and (company_id, course_id) in structure.pairs):
            yield "company_course"
        if company_id in structure.companies:
            yield "company"
        if rules.everybody or (user_id in rules.admins and name in ("is_tracked", "percentage")):
            yield "config"
        if rules.licences and name == "attribution":
            yield "companylicense"


class _Moved:
    """Which source tables of which learner are not as the store last read them."""

    def __init__(self, derived: ScopeRows, stored: StoredScope) -> None:
        width = 2 * len(SOURCES) + 1
        self._now = {}
        for row in derived.sources or ():
            assert len(row) == width
            pairs = zip(row[1::2], row[2::2], strict=True)
            self._now[row[0]] = dict(zip(SOURCES, pairs, strict=True))
        self._stored = stored

    def of(self, user_id: int, names: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the tables that moved."""
        now, before = self._now.get(user_id, {}), self._stored.sums.get(user_id, {})
        none = (0, 0)
        found = tuple(name for name in names if now.get(name, none) != before.get(name, none))
        return (*found, "structure") if user_id in self._stored.recompute else found


def of_structure(one: StructureDifference) -> Difference:
    """A difference of companies, courses or departments."""
    company_id = one.key[0] if one.table != "course" else None
    course_id = one.key[-1] if one.table in ("course", "company_course") else None
    plain = [bool(value) if one.field in BOOLEANS else value for value in (one.stored, one.moodle)]
    kind = _kind(one.field, one.stored)
    # A department has no column of its own here: its id goes with the field.
    name = f"department {one.key[1]}: {one.field}" if one.table == "department" else one.field
    return Difference(one.table, company_id, None, course_id, name, plain[0], plain[1], kind, Cause.UNDECIDED)


def _difference(
    table: str,
    key: tuple[int | None, int | None, int | None],
    name: str,
    stored: Any,
    moodle: Any,
    moved: tuple[str, ...],
) -> Difference:
    plain = [bool(value) if name in BOOLEANS else value for value in (stored, moodle)]
    cause = Cause.CHANGED if moved else Cause.WRONG
    return Difference(table, *key, name, plain[0], plain[1], _kind(name, stored), cause, moved)


def _kind(name: str, stored: Any) -> Kind:
    if name != "row":
        return Kind.VALUE
    return Kind.MISSING if stored == "missing" else Kind.TOO_MANY


def _fields(ours: CourseProgress, theirs: Row) -> Iterator[tuple[str, Any, Any]]:
    for name, a, b in _pairs(CourseProgress._fields[KEY_WIDTH:], ours[KEY_WIDTH:], theirs[KEY_WIDTH:]):
        if name not in NOT_COMPARED:
            yield name, a, b


def _pairs(names: tuple[str, ...], ours: Row, theirs: Row) -> Iterator[tuple[str, Any, Any]]:
    for name, a, b in zip(names, ours, theirs, strict=True):
        if not same(a, b):
            yield name, a, b


def same(a: Any, b: Any) -> bool:
    """Whether two values are equal; numbers to a billionth."""
    if isinstance(a, float) and isinstance(b, float):
        return math.isclose(a, b, rel_tol=0.0, abs_tol=TOLERANCE)
    return bool(a == b)


def _presence(row: object) -> str:
    return "missing" if row is None else "there"
