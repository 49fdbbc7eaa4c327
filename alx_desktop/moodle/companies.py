"""Where companies come from: IOMAD's tables, or cohorts, course categories, a profile field, or the whole site.

Each source says which companies there are, which courses they have, and how a learner's memberships are read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any, Protocol

from sqlalchemy import ColumnElement, func, literal_column, select

from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.site import Company, CompanyCourse, Department
from alx_desktop.moodle.learner_tables import LearnerTable
from alx_desktop.moodle.pack import exact_text, json_text, or_null, row_hash
from alx_desktop.moodle.packed_rows import packed_rows
from alx_desktop.moodle.schema import MoodleSchema
from alx_desktop.moodle.source import SourceReader

ZERO: ColumnElement[int] = literal_column("0")

MEMBERSHIP_WIDTH = 5
"""company id, department id, manager type, educator, suspended."""

CourseRules = dict[int, tuple[int, int | None, int | None]]
"""course id -> (IOMAD's shared flag, valid days, warn days)."""


class CompanySource(Protocol):
    """What every source of companies answers."""

    def companies(self, reader: SourceReader) -> dict[int, Company]:
        """All companies, by id."""

    def departments(self, reader: SourceReader) -> dict[tuple[int, int], Department]:
        """All departments, by (company id, department id)."""

    def company_courses(
        self, reader: SourceReader, companies: Iterable[int], courses: dict[int, int | None]
    ) -> dict[tuple[int, int], CompanyCourse]:
        """Which company has which course; courses: course id -> category id."""

    def memberships(self) -> LearnerTable | None:
        """Where memberships are, packed five values wide; None: everybody enrolled is a member."""

    def company_id(self, value: Any) -> int:
        """The company id that a packed membership's first value stands for; 0 = none."""


def company_source(schema: MoodleSchema, name: str) -> CompanySource:
    """The source of that name; plain Moodle without IOMAD falls back to the whole site. Raises WrongUse."""
    if name == "iomad":
        return IomadCompanies(schema) if schema.has("company_users") else SiteCompany(schema)
    if name == "cohort":
        return CohortCompanies(schema)
    if name == "category":
        return CategoryCompanies(schema)
    if name == "site":
        return SiteCompany(schema)
    if name.startswith("profile:"):
        return ProfileFieldCompanies(schema, name.removeprefix("profile:"))
    raise WrongUse(f"company source {name!r}")


def _days(value: int | None) -> int | None:
    return value if value and value > 0 else None


class IomadCompanies:
    """IOMAD's companies [local/iomad/lib/company.php]."""

    def __init__(self, schema: MoodleSchema) -> None:
        self._schema = schema

    def companies(self, reader: SourceReader) -> dict[int, Company]:
        """`company`; parentid 0 = top."""
        t = self._schema.table("company")
        rows = reader.rows("companies", select(t.c.id, t.c.name, t.c.shortname, t.c.parentid, t.c.suspended))
        return {i: Company(i, name, short, parent or None, bool(susp)) for i, name, short, parent, susp in rows}

    def departments(self, reader: SourceReader) -> dict[tuple[int, int], Department]:
        """`department`; parent 0 = the company's top node."""
        if not self._schema.has("department"):
            return {}
        t = self._schema.table("department")
        rows = reader.rows("departments", select(t.c.company, t.c.id, t.c.name, t.c.shortname, t.c.parent))
        return {(c, i): Department(c, i, name, short, parent or None) for c, i, name, short, parent in rows}

    def company_courses(
        self, reader: SourceReader, companies: Iterable[int], courses: dict[int, int | None]
    ) -> dict[tuple[int, int], CompanyCourse]:
        """company_course, open-shared courses of every company, closed-shared ones of the companies named.

        [company.php get_menu_courses] These tables have no unique keys and dangling ids: only what exists counts,
        and of several `iomad_courses` rows the first.
        """
        known = set(companies)
        rules = self._rules(reader)
        found: dict[tuple[int, int], CompanyCourse] = {}

        def add(company_id: int, course_id: int, via: str) -> None:
            if company_id in known and course_id in courses:
                _shared, valid, warn = rules.get(course_id, (0, None, None))
                found.setdefault((company_id, course_id), CompanyCourse(via, valid, warn))

        for table, via in (("company_course", "company_course"), ("company_shared_courses", "closed_shared")):
            if self._schema.has(table):
                t = self._schema.table(table)
                for company_id, course_id in packed_rows(reader, table, t, t.c.id, (t.c.companyid, t.c.courseid)):
                    if via == "company_course" or rules.get(course_id, (0,))[0] == 2:
                        add(company_id, course_id, via)
        for course_id, (shared, _valid, _warn) in rules.items():
            if shared == 1:
                for company_id in known:
                    add(company_id, course_id, "open_shared")
        return found

    def _rules(self, reader: SourceReader) -> CourseRules:
        if not self._schema.has("iomad_courses"):
            return {}
        t = self._schema.table("iomad_courses")
        columns = [t.c.courseid, t.c.shared, t.c.validlength, t.c.warncompletion]
        rules: CourseRules = {}
        for course_id, shared, valid, warn in reader.rows("iomad_courses", select(*columns).order_by(t.c.id)):
            rules.setdefault(course_id, (shared or 0, _days(valid), _days(warn)))
        return rules

    def company_id(self, value: Any) -> int:
        """The id itself."""
        return int(value)

    def memberships(self) -> LearnerTable | None:
        """`company_users`: several rows per learner and company (one per department)."""
        t = self._schema.table("company_users")
        educator = t.c.educator if self._schema.has_column("company_users", "educator") else literal_column("0")
        values = (t.c.companyid, func.coalesce(t.c.departmentid, 0), t.c.managertype, educator, t.c.suspended)
        return LearnerTable("company_users", t, t.c.userid, row_hash((t.c.id, t.c.userid), values), values)


class SiteCompany:
    """One company for the whole site: every learner, every course."""

    def __init__(self, schema: MoodleSchema) -> None:
        self._schema = schema

    def companies(self, reader: SourceReader) -> dict[int, Company]:
        """One company, named as the site course is."""
        t = self._schema.table("course")
        rows = reader.rows("companies", select(t.c.fullname, t.c.shortname).where(t.c.category == 0))
        name, short = rows[0] if rows else ("Moodle", "moodle")
        return {1: Company(1, name, short, None, False)}

    def departments(self, reader: SourceReader) -> dict[tuple[int, int], Department]:
        """None."""
        return {}

    def company_courses(
        self, reader: SourceReader, companies: Iterable[int], courses: dict[int, int | None]
    ) -> dict[tuple[int, int], CompanyCourse]:
        """Every course."""
        return {(company, course): CompanyCourse("source", None, None) for company in companies for course in courses}

    def company_id(self, value: Any) -> int:
        """The id itself."""
        return int(value)

    def memberships(self) -> LearnerTable | None:
        """Every user."""
        t = self._schema.table("user")
        return LearnerTable("company_users", t, t.c.id, ZERO, (literal_column("1"), ZERO, ZERO, ZERO, ZERO))


class CohortCompanies(SiteCompany):
    """One company per cohort; its members take part in every course they are enrolled in."""

    def companies(self, reader: SourceReader) -> dict[int, Company]:
        """`cohort`."""
        t = self._schema.table("cohort")
        rows = reader.rows("companies", select(t.c.id, t.c.name, t.c.idnumber))
        return {i: Company(i, name, short or name, None, False) for i, name, short in rows}

    def memberships(self) -> LearnerTable | None:
        """`cohort_members`."""
        t = self._schema.table("cohort_members")
        digest = row_hash((t.c.id, t.c.userid), (t.c.cohortid,))
        return LearnerTable("company_users", t, t.c.userid, digest, (t.c.cohortid, ZERO, ZERO, ZERO, ZERO))


class CategoryCompanies(SiteCompany):
    """One company per top-level course category; its learners are those enrolled in the courses below it."""

    def companies(self, reader: SourceReader) -> dict[int, Company]:
        """Top-level `course_categories`."""
        t = self._schema.table("course_categories")
        rows = reader.rows("companies", select(t.c.id, t.c.name, t.c.idnumber).where(t.c.parent == 0))
        return {i: Company(i, name, short or name, None, False) for i, name, short in rows}

    def company_courses(
        self, reader: SourceReader, companies: Iterable[int], courses: dict[int, int | None]
    ) -> dict[tuple[int, int], CompanyCourse]:
        """A course belongs to the category at the top of its category's path."""
        t = self._schema.table("course_categories")
        rows = reader.rows("category_paths", select(t.c.id, t.c.path))
        top = {i: company for i, path in rows if (company := _top(path)) in set(companies)}
        return {
            (top[category], course): CompanyCourse("source", None, None)
            for course, category in courses.items()
            if category in top
        }

    def memberships(self) -> LearnerTable | None:
        """By enrolment: no statement."""
        return None


def _top(path: str | None) -> int:
    """The first id of a category's path ("/2/15" -> 2); 0 where Moodle has not written the path yet."""
    first = (path or "").strip("/").split("/")[0]
    return int(first) if first.isdigit() else 0


class ProfileFieldCompanies(SiteCompany):
    """One company per value of a custom profile field, whatever its case and blanks around it."""

    def __init__(self, schema: MoodleSchema, shortname: str) -> None:
        super().__init__(schema)
        self._shortname = shortname

    def companies(self, reader: SourceReader) -> dict[int, Company]:
        """Distinct values of the field. Raises WrongUse if the site has no such field."""
        field = self._schema.table("user_info_field")
        if not reader.rows("profile_field", select(field.c.id).where(field.c.shortname == self._shortname)):
            known = [row[0] for row in reader.rows("profile_fields", select(field.c.shortname))]
            raise WrongUse(
                f"no profile field {self._shortname!r}",
                advice=phrase("Fields of this site: {0}.", ", ".join(known) or "none"),
            )
        found: dict[int, Company] = {}
        data = self._data()
        # As profile_company_id tells values apart, not as the column's collation does.
        statement = select(func.min(data.c.data)).select_from(self._joined()).where(self._of_field())
        statement = statement.group_by(exact_text(data.c.data))
        for name in sorted((row[0] or "").strip() for row in reader.rows("companies", statement)):
            if name:
                found.setdefault(profile_company_id(name), Company(profile_company_id(name), name, name, None, False))
        return found

    def _data(self) -> Any:
        return self._schema.table("user_info_data")

    def _joined(self) -> Any:
        field = self._schema.table("user_info_field")
        return self._data().join(field, field.c.id == self._data().c.fieldid)

    def _of_field(self) -> Any:
        return self._schema.table("user_info_field").c.shortname == self._shortname

    def company_id(self, value: Any) -> int:
        """The company of a field's value."""
        return profile_company_id(value) if value and value.strip() else 0

    def memberships(self) -> LearnerTable | None:
        """The value as a JSON text; `company_id` turns it into an id."""
        data = self._data()
        digest = row_hash((data.c.id, data.c.userid), (), (data.c.data,))
        values = (or_null(json_text(data.c.data)), ZERO, ZERO, ZERO, ZERO)
        return LearnerTable("company_users", self._joined(), data.c.userid, digest, values, where=self._of_field())


def profile_company_id(value: str) -> int:
    """A stable company id for a profile field's value: 48 bits of its hash, so that renumbering never happens."""
    return int.from_bytes(hashlib.sha256(value.strip().casefold().encode()).digest()[:6], "big") or 1
