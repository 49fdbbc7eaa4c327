"""Reads the structure of a site: the small tables, whole, in one snapshot."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import Any

from sqlalchemy import and_, select

from alx_desktop.domain.site import Course, GradeItem, SiteStructure
from alx_desktop.moodle.companies import CompanySource
from alx_desktop.moodle.packed_rows import packed_rows
from alx_desktop.moodle.rules import CAPABILITY, ProgressRule, resolve_roles
from alx_desktop.moodle.schema import MoodleSchema
from alx_desktop.moodle.source import SourceReader

CONFIG = (
    "version", "enablecompletion", "siteadmins", "siteguest", "defaultuserroleid", "timezone", "grade_minmaxtouse",
)  # fmt: skip
CONTEXT_SYSTEM, CONTEXT_CATEGORY, CONTEXT_COURSE = 10, 40, 50
GRADE_TYPE_NONE = 0
BOUNDS_FROM_GRADE = "2"
"""GRADE_MIN_MAX_FROM_GRADE_GRADE [lib/grade/constants.php]."""


class StructureReader:
    """One reading of the structure; keeps what several parts of it share."""

    def __init__(
        self, schema: MoodleSchema, reader: SourceReader, companies: CompanySource, rule: ProgressRule
    ) -> None:
        self._schema = schema
        self._rule = rule
        self._reader = reader
        self._companies = companies
        self._rows_read = 0

    def read(self) -> SiteStructure:
        """Everything, as of the reader's snapshot."""
        config = self._config()
        modules = self._modules()
        tracked = self._tracked(modules)
        grade_items = self._grade_items(config)
        methods = self._methods()
        courses = self._courses(config, tracked, grade_items, methods, modules)
        companies = self._companies.companies(self._reader)
        categories = {course_id: course.category_id for course_id, course in courses.items()}
        return SiteStructure(
            version=float(config.get("version") or 0),
            time_zone=None if config.get("timezone") in (None, "", "99") else config["timezone"],
            companies=companies,
            departments=self._companies.departments(self._reader),
            courses=courses,
            company_courses=self._companies.company_courses(self._reader, companies, categories),
            methods={i: method for i, method in methods.items() if method[0] in courses},
            module_course={module_id: course_id for module_id, course_id, *_rest in modules},
            tracked_course={module: course for course, found in tracked.items() for module in found},
            grade_items=grade_items,
            licence_company=self._licences(),
            admins=_ids(config.get("siteadmins")),
            guest_id=int(config.get("siteguest") or 0),
            default_role=int(config.get("defaultuserroleid") or 0) or None,
            rows_read=self._rows_read,
        )

    def _rows(self, name: str, statement: Any) -> list[Any]:
        rows = self._reader.rows(name, statement)
        self._rows_read += len(rows)
        return rows

    def _packed(self, name: str, *of: Any) -> list[Any]:
        rows = packed_rows(self._reader, name, *of)
        self._rows_read += len(rows)
        return rows

    def _config(self) -> dict[str, str]:
        t = self._schema.table("config")
        return dict(self._rows("config", select(t.c.name, t.c.value).where(t.c.name.in_(CONFIG))))

    def _modules(self) -> list[Any]:
        t = self._schema.table("course_modules")
        columns = (t.c.id, t.c.course, t.c.module, t.c.completion, t.c.deletioninprogress)
        return self._packed("course_modules", t, t.c.id, columns)

    def _tracked(self, modules: list[Any]) -> dict[int, frozenset[int]]:
        """The denominators: completion on, not being deleted, module type enabled, listed in a section, named."""
        t = self._schema.table("modules")
        enabled = {
            i: name for i, name, visible in self._rows("modules", select(t.c.id, t.c.name, t.c.visible)) if visible
        }
        listed = self._listed()
        candidates = [
            (module_id, course_id, module_type)
            for module_id, course_id, module_type, completion, deleting in modules
            if completion and not deleting and module_type in enabled and module_id in listed.get(course_id, ())
        ]
        named = self._named({module_type: enabled[module_type] for _m, _c, module_type in candidates})
        tracked: dict[int, set[int]] = defaultdict(set)
        for module_id, course_id, module_type in candidates:
            if named[module_type] is None or module_id in named[module_type]:
                tracked[course_id].add(module_id)
        return {course_id: frozenset(found) for course_id, found in tracked.items()}

    def _listed(self) -> dict[int, set[int]]:
        """Course modules that stand in the sequence of a section of their course [lib/modinfolib.php:789-834]."""
        t = self._schema.table("course_sections")
        listed: dict[int, set[int]] = defaultdict(set)
        for course_id, sequence in self._rows("course_sections", select(t.c.course, t.c.sequence)):
            listed[course_id].update(int(part) for part in (sequence or "").split(",") if part.strip().isdigit())
        return listed

    def _named(self, types: dict[int, str]) -> dict[int, Any]:
        """Per module type the course modules whose instance exists with a name; None where it has no table."""
        named: dict[int, set[int] | None] = {}
        cm = self._schema.table("course_modules")
        for module_type, name in types.items():
            instance = self._schema.module_table(name)
            if instance is None:
                named[module_type] = None
                continue
            on = and_(instance.c.id == cm.c.instance, cm.c.module == module_type, cm.c.completion != 0)
            found = self._packed("module_instances", cm.join(instance, on), cm.c.id, [cm.c.id], instance.c.name != "")
            named[module_type] = {row[0] for row in found}
        return named

    def _grade_items(self, config: dict[str, str]) -> dict[int, GradeItem]:
        """Course totals; where minimum and maximum come from [lib/grade/grade_grade.php:366-393]."""
        t = self._schema.table("grade_items")
        columns = (t.c.id, t.c.courseid, t.c.grademin, t.c.grademax, t.c.hidden, t.c.calculation)
        where = and_(t.c.itemtype == "course", t.c.gradetype != GRADE_TYPE_NONE)
        bounds = self._bounds_settings()
        site_bounds = config.get("grade_minmaxtouse")
        return {
            item_id: GradeItem(
                course_id,
                float(low),
                float(high),
                hidden or 0,
                not calculation or bounds.get(course_id, site_bounds) == BOUNDS_FROM_GRADE,
            )
            for item_id, course_id, low, high, hidden, calculation in self._rows(
                "grade_items", select(*columns).where(where).order_by(t.c.id)
            )
        }

    def _bounds_settings(self) -> dict[int, str]:
        if not self._schema.has("grade_settings"):
            return {}
        t = self._schema.table("grade_settings")
        return dict(self._rows("grade_settings", select(t.c.courseid, t.c.value).where(t.c.name == "minmaxtouse")))

    def _paths(self) -> dict[int, tuple[int, ...]]:
        """course id -> context ids from the system down to the course."""
        t = self._schema.table("context")
        rows = self._rows("contexts", select(t.c.instanceid, t.c.path).where(t.c.contextlevel == CONTEXT_COURSE))
        return {course_id: tuple(int(part) for part in (path or "").split("/") if part) for course_id, path in rows}

    def _permissions(self) -> dict[int, dict[int, int]]:
        t = self._schema.table("role_capabilities")
        statement = select(t.c.contextid, t.c.roleid, t.c.permission).where(t.c.capability == CAPABILITY)
        found: dict[int, dict[int, int]] = defaultdict(dict)
        for context_id, role_id, permission in self._rows("role_capabilities", statement):
            found[context_id][role_id] = permission
        return found

    def _courses(
        self,
        config: dict[str, str],
        tracked: dict[int, frozenset[int]],
        items: dict[int, GradeItem],
        methods: dict[int, tuple[int, bool]],
        modules: list[Any],
    ) -> dict[int, Course]:
        t = self._schema.table("course")
        columns = (t.c.id, t.c.fullname, t.c.shortname, t.c.idnumber, t.c.category, t.c.visible, t.c.enablecompletion)
        categories = self._categories()
        criteria = self._with_criteria()
        paths, permissions = self._paths(), self._permissions()
        totals = {item.course_id: item for item in items.values()}
        hidden_rules = self._unseen_rules(methods, modules)
        site_enabled = config.get("enablecompletion") not in (None, "", "0")
        courses: dict[int, Course] = {}
        # Category 0 is the site's front page, which is no course.
        for i, full, short, number, category, visible, enabled in self._rows(
            "courses", select(*columns).where(t.c.category != 0)
        ):
            path = paths.get(i, ())
            allowed, prohibited = resolve_roles(permissions, path)
            shown = (i, full, short, number or "", category, categories.get(category), bool(visible))
            modules_on = tracked.get(i, frozenset())
            enabled_here = bool(enabled) and site_enabled
            rules = (enabled_here, i in criteria, modules_on, path, allowed, prohibited, totals.get(i))
            courses[i] = Course(*shown, *rules, _signature(*rules, hidden_rules.get(i)))
        return courses

    def _categories(self) -> dict[int, str]:
        t = self._schema.table("course_categories")
        return dict(self._rows("course_categories", select(t.c.id, t.c.name)))

    def _with_criteria(self) -> set[int]:
        t = self._schema.table("course_completion_criteria")
        return {row[0] for row in self._rows("criteria", select(t.c.course).distinct())}

    def _methods(self) -> dict[int, tuple[int, bool]]:
        t = self._schema.table("enrol")
        rows = self._packed("enrol_methods", t, t.c.id, (t.c.id, t.c.courseid, t.c.status))
        return {i: (course_id, status == 0) for i, course_id, status in rows}

    def _unseen_rules(self, methods: dict[int, tuple[int, bool]], modules: list[Any]) -> dict[int, list[Any]]:
        """What else enters a course's rows: its enrolment methods, and where all modules count, their ids."""
        found: dict[int, list[Any]] = defaultdict(list)
        for method_id, (course_id, enabled) in sorted(methods.items()):
            found[course_id].append((method_id, enabled))
        if self._rule.all_modules:
            for module_id, course_id, *_rest in sorted(modules):
                found[course_id].append(module_id)
        return found

    def _licences(self) -> dict[int, int]:
        if not self._schema.has("companylicense"):
            return {}
        t = self._schema.table("companylicense")
        return dict(self._rows("licences", select(t.c.id, t.c.companyid)))


def _ids(text: str | None) -> frozenset[int]:
    return frozenset(int(part) for part in (text or "").split(",") if part.strip().isdigit())


def _signature(*rules: Any) -> str:
    """A short hash of everything of a course that enters the rules; sets are sorted, so it is stable."""
    plain = [sorted(rule) if isinstance(rule, frozenset) else rule for rule in rules]
    return hashlib.sha256(repr(plain).encode()).hexdigest()[:16]
