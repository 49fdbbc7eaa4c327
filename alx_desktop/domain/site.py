"""The structure of a Moodle site: the small tables, read whole before any learner's facts.

Plain data that `moodle.structure` fills and `sync.derive` reads. Times are UTC epoch seconds.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Company:
    """A tenant: IOMAD's company, or what the chosen company source makes of plain Moodle."""

    company_id: int
    name: str
    shortname: str
    parent_id: int | None
    is_suspended: bool


@dataclass(frozen=True, slots=True)
class Department:
    """A node of a company's department tree."""

    company_id: int
    department_id: int
    name: str
    shortname: str
    parent_id: int | None


@dataclass(frozen=True, slots=True)
class CompanyCourse:
    """Why a company has a course, and the course's compliance rules in days (None = none)."""

    via: str
    valid_days: int | None
    warn_days: int | None


@dataclass(frozen=True, slots=True)
class GradeItem:
    """A course total. per_grade_bounds: Moodle takes minimum and maximum from each grade's own row."""

    course_id: int
    minimum: float
    maximum: float
    hidden: int
    per_grade_bounds: bool


@dataclass(frozen=True, slots=True)
class Course:
    """A course with everything of it that enters the rules.

    tracked: course modules of the denominator. path: context ids from the system down to the course.
    allowed_roles / prohibited_roles: roles whose resolved permission for moodle/course:isincompletionreports
    is allow, or prohibit, in this course.
    """

    course_id: int
    fullname: str
    shortname: str
    idnumber: str
    category_id: int | None
    category_name: str | None
    is_visible: bool
    completion_enabled: bool
    has_criteria: bool
    tracked: frozenset[int]
    path: tuple[int, ...]
    allowed_roles: frozenset[int]
    prohibited_roles: frozenset[int]
    grade_item: GradeItem | None
    signature: str


@dataclass(frozen=True, slots=True)
class SiteStructure:
    """The whole structure, as read in one snapshot.

    methods: enrolment method id -> (course id, enabled). module_course: course module id -> course id of every
    module; tracked_course: the same for the modules of the denominators. licence_company: licence id -> company id.
    """

    version: float
    time_zone: str | None
    companies: dict[int, Company]
    departments: dict[tuple[int, int], Department]
    courses: dict[int, Course]
    company_courses: dict[tuple[int, int], CompanyCourse]
    methods: dict[int, tuple[int, bool]]
    module_course: dict[int, int]
    tracked_course: dict[int, int]
    grade_items: dict[int, GradeItem]
    licence_company: dict[int, int]
    admins: frozenset[int]
    guest_id: int
    default_role: int | None
    rows_read: int
