"""Builds the courses of the demo site: their structure for the simulation, and their rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from alx_desktop.demo.catalogue import CATEGORIES, CoursePlan, Sharing, course_plan
from alx_desktop.demo.companies import HISTORY_DAYS, Company
from alx_desktop.demo.furniture import CATEGORY, COURSE, MODULE, STUDENT, Furniture
from alx_desktop.demo.rhythm import DAY, HOUR
from alx_desktop.demo.rows import Rows
from alx_desktop.demo.steps import Activity, add_activity, plan_steps, step_name

PASS_MARK = 70.0
ACTIVITY_CRITERION, SELF_CRITERION, GRADE_CRITERION = 4, 1, 6


@dataclass(slots=True)
class Course:
    """A course as the simulation needs it."""

    id: int
    plan: CoursePlan
    fullname: str
    context: int
    created: int
    owner: int  # company id of a private course, else 0
    methods: dict[str, int] = field(default_factory=dict)  # enrolment method -> enrol.id
    cohort_methods: dict[int, int] = field(default_factory=dict)  # company id -> enrol.id
    activities: list[Activity] = field(default_factory=list)
    criteria: int = 0  # how many criteria complete the course
    self_criterion: int = 0
    grade_criterion: int = 0
    grade_item: int = 0
    groups: dict[int, int] = field(default_factory=dict)  # company id -> groups.id
    closed_to: frozenset[int] = frozenset()  # companies that a closed shared course is shared with

    @property
    def valid_seconds(self) -> int:
        """How long a completion is valid; 0 = for ever."""
        return self.plan.valid_days * DAY

    @property
    def certified(self) -> bool:
        """Whether completing it earns a certificate."""
        return "c" in self.plan.plan.split()


@dataclass(slots=True)
class CategoryTree:
    """Where courses live: one category per subject, and one per company."""

    shared: dict[str, tuple[int, int, str]]  # subject -> (category, context, context path)
    companies: dict[int, tuple[int, int, str]]  # company id -> the same


def count_courses(companies: list[Company], courses: int) -> tuple[dict[str, int], dict[int, int]]:
    """How many courses each category will hold: per subject, and per company with private courses."""
    subjects: dict[str, int] = dict.fromkeys(CATEGORIES, 0)
    owned: dict[int, int] = {}
    for index in range(courses):
        plan = course_plan(index)[0]
        if plan.sharing is Sharing.PRIVATE:
            owner = private_owner(companies, index).id
            owned[owner] = owned.get(owner, 0) + 1
        else:
            subjects[plan.category] += 1
    return subjects, owned


def private_owner(companies: list[Company], index: int) -> Company:
    """The company that the index-th course was made for: large clients have more of them."""
    trained = [company for company in companies if company.trains]
    private = sum(1 for before in range(index % 26) if course_plan(before)[0].sharing is Sharing.PRIVATE)
    return trained[(private + (index // 26) * 7) % len(trained)]


def make_categories(
    rows: Rows, furniture: Furniture, companies: list[Company], courses: int, begin: int
) -> CategoryTree:
    """A category "Course library" with one child per subject, and one top category per company."""
    subjects, owned = count_courses(companies, courses)
    system = furniture.system_context
    tree = CategoryTree({}, {})

    def add(
        name: str, parent: int, depth: int, above: str, context_above: str, count: int
    ) -> tuple[int, int, str, str]:
        number = rows.category.next_id
        path = f"{above}/{number}"
        rows.category.add(name, None, parent, number * 10_000, count, 1, 1, begin, depth, path)
        context_path = f"{context_above}/{rows.context.next_id}"
        context = rows.context.add(CATEGORY, number, context_path, context_path.count("/"))
        return number, context, context_path, path

    library, _, library_context, path = add("Course library", 0, 1, "", f"/{system}", 0)
    for subject, count in subjects.items():
        tree.shared[subject] = add(subject, library, 2, path, library_context, count)[:3]
    for company in companies:
        tree.companies[company.id] = add(company.name, 0, 1, "", f"/{system}", owned.get(company.id, 0))[:3]
        company.category = tree.companies[company.id][0]
    return tree


def make_course(
    rows: Rows, furniture: Furniture, tree: CategoryTree, companies: list[Company], random: Random, index: int, now: int
) -> Course:
    """Write one course with sections, activities, grade items, criteria and enrolment methods."""
    plan, fullname, shortname = course_plan(index)
    owner = private_owner(companies, index) if plan.sharing is Sharing.PRIVATE else None
    category, _, context_path = tree.companies[owner.id] if owner else tree.shared[plan.category]
    age = HISTORY_DAYS + 20 if index < 12 else round(HISTORY_DAYS * random.random() * 0.8) + 90
    created = now - age * DAY + 9 * HOUR
    modified = created + round((now - created) * random.random() * 0.9)
    visible = 0 if plan.hidden else 1
    completion = int(plan.completion)
    summary = f"<p>{fullname}: what everybody at work needs to know, in small steps.</p>"
    number = rows.course.add(
        category, category * 10_000 + index + 1, fullname, shortname, "", summary, 1, "topics", 0, created, visible,
        visible, created, modified, completion, modified, completion,
    )  # fmt: skip
    path = f"{context_path}/{rows.context.next_id}"
    context = rows.context.add(COURSE, number, path, path.count("/"))
    course = Course(number, plan, fullname, context, created, owner.id if owner else 0)
    _add_content(rows, furniture, course, path)
    _add_criteria(rows, course)
    _add_methods(rows, course)
    graded = any(activity.item for activity in course.activities)
    rows.iomad_course.add(
        number, int(plan.licensed), int(plan.sharing), plan.valid_days, 30 if plan.valid_days else 0, plan.due_days,
        7 if plan.due_days else 0, 7 if plan.mandatory and plan.due_days else 0, int(graded),
    )  # fmt: skip
    return course


def _add_content(rows: Rows, furniture: Furniture, course: Course, path: str) -> None:
    """Sections of three steps each, the first one general; then the grade items of what is graded."""
    steps = plan_steps(course.plan.plan, furniture.modules)
    sections = max(2, (len(steps) + 2) // 3 + 1)
    first_section = rows.section.next_id
    sequences: list[list[int]] = [[] for _ in range(sections)]
    for position, step in enumerate(steps):
        place = 0 if position == 0 else 1 + (position - 1) // 3
        name = step_name(step, course.plan.title, position)
        activity = add_activity(rows, furniture, step, name, course.id, first_section + place, course.created)
        module_path = f"{path}/{rows.context.next_id}"
        activity.context = rows.context.add(MODULE, activity.id, module_path, module_path.count("/"))
        sequences[place].append(activity.id)
        course.activities.append(activity)
    for place, sequence in enumerate(sequences):
        title = None if place == 0 else f"Part {place}"
        rows.section.add(course.id, place, title, "", 1, ",".join(map(str, sequence)), course.created)
    _add_grade_items(rows, course)


def _add_grade_items(rows: Rows, course: Course) -> None:
    """The course total first, then each graded activity; natural weighting, so the maximum is the sum."""
    graded = [activity for activity in course.activities if activity.graded]
    category = rows.grade_category.next_id
    rows.grade_category.add(course.id, 1, f"/{category}/", "?", 13, 1, course.created, course.created)
    course.grade_item = rows.grade_item.add(
        course.id, None, None, "course", None, category, None, 1, 100.0 * len(graded), 0.0, 0.0, 1, course.created,
        course.created,
    )  # fmt: skip
    for order, activity in enumerate(graded, 2):
        activity.item = rows.grade_item.add(
            course.id, category, activity.name, "mod", activity.module, activity.instance, 0, 1, 100.0,
            PASS_MARK if activity.has_pass_mark else 0.0, round(1 / len(graded), 5), order, course.created,
            course.created,
        )  # fmt: skip


def _add_criteria(rows: Rows, course: Course) -> None:
    kind = course.plan.criterion
    if not kind or not course.plan.completion:
        return
    if kind == "activities":
        for activity in course.activities:
            if activity.required:
                activity.criterion = rows.criterion.add(
                    course.id, ACTIVITY_CRITERION, activity.module, activity.id, None
                )
                course.criteria += 1
    elif kind == "self":
        course.self_criterion = rows.criterion.add(course.id, SELF_CRITERION, None, None, None)
        course.criteria = 1
    else:
        course.grade_criterion = rows.criterion.add(course.id, GRADE_CRITERION, None, None, PASS_MARK)
        course.criteria = 1
    for criterion_type in (None, ACTIVITY_CRITERION):
        rows.aggregation.add(course.id, criterion_type, 1)


def _add_methods(rows: Rows, course: Course) -> None:
    """The enrolment methods of a new course. Ids are kept for the methods that people come by."""
    licensed = course.plan.licensed and rows.sink.schema.generation.iomad
    window = course.plan.window_days * DAY
    methods = [("manual", 0, STUDENT), ("guest", 1, 0), ("self", int(course.plan.self_closed or licensed), STUDENT)]
    if rows.sink.schema.generation.iomad:
        methods.append(("license", 0 if licensed else 1, STUDENT))
    for order, (name, status, role) in enumerate(methods):
        period = window if name in ("manual", "self") else 0
        course.methods[name] = rows.enrol.add(
            name, status, course.id, order, None, period, DAY, role, None, course.created, course.created
        )


def add_cohort_method(rows: Rows, course: Course, company: Company, moment: int) -> int:
    """Let the company's cohort into the course; returns the enrol id."""
    number = rows.enrol.add(
        "cohort", 0, course.id, 4 + len(course.cohort_methods), None, 0, 0, STUDENT, company.cohort, moment, moment
    )
    course.cohort_methods[company.id] = number
    return number
