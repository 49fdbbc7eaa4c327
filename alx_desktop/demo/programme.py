"""Which company trains whom in what: the courses it uses, since when, by which enrolment method, on which licence."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from alx_desktop.demo.catalogue import Sharing
from alx_desktop.demo.companies import Company
from alx_desktop.demo.courses import Course, add_cohort_method
from alx_desktop.demo.furniture import Furniture
from alx_desktop.demo.rhythm import DAY
from alx_desktop.demo.rows import Rows

ELECTIVE_SHARE = 0.4
LICENCE_DAYS = 365


@dataclass(slots=True)
class Licence:
    """A year's worth of places in a course. Written when the company's people are done, as `used` is known then."""

    id: int
    name: str
    begin: int
    end: int
    access_days: int  # days of access after allocation; 0 = as long as the licence (subscription)
    used: int = 0


@dataclass(slots=True)
class Assignment:
    """One course of one company (its id)."""

    company: int
    course: Course
    method: str
    rollout: int
    share: float  # of the company's people
    licences: list[Licence] = field(default_factory=list)

    def licence_at(self, moment: int) -> Licence | None:
        """The licence that was running then."""
        return next((licence for licence in self.licences if licence.begin <= moment < licence.end), None)


def make_programme(
    rows: Rows, company: Company, courses: list[Course], random: Random, per_learner: float, now: int
) -> list[Assignment]:
    """The courses that a company uses, scaled so that a learner has about `per_learner` of them."""
    if not company.trains:
        return []
    chosen = [course for course in courses if _uses(course, company)]
    wish = sum(1.0 if course.plan.mandatory else ELECTIVE_SHARE for course in chosen)
    scale = per_learner / wish if wish else 0.0
    until = company.suspended_at or now
    made = []
    for course in chosen:
        start = max(company.started, course.created + 7 * DAY)
        rollout = company.rhythm.later(random, start + _campaign(random) * (until - start) * 0.85, 0.5)
        method = _method(rows, course, company, random, rollout)
        wanted = (1.0 if course.plan.mandatory else ELECTIVE_SHARE) * scale
        made.append(Assignment(company.id, course, method, rollout, min(1.0, wanted)))
    return made


def _uses(course: Course, company: Company) -> bool:
    if course.plan.sharing is Sharing.OPEN:
        return True
    if course.plan.sharing is Sharing.CLOSED:
        return company.id in course.closed_to
    return course.owner == company.id


def _campaign(random: Random) -> float:
    """When in a company's time with us it began to use a course, 0 to 1: half of them at once."""
    return 0.0 if random.random() < 0.5 else random.random()


def _method(rows: Rows, course: Course, company: Company, random: Random, moment: int) -> str:
    if course.plan.licensed and rows.sink.schema.generation.iomad:
        return "license"
    # Always by some companies, and never by all, where self enrolment is closed by now.
    if company.id % 3 == 1 if course.plan.self_closed else not course.plan.mandatory and random.random() < 0.6:
        return "self"
    if course.plan.mandatory and (course.id + company.id) % 7 == 0:
        add_cohort_method(rows, course, company, moment)
        return "cohort"
    return "manual"


def share_courses(courses: list[Course], companies: list[Company], random: Random) -> None:
    """Choose the companies of the closed shared courses: a third of them, at least the first and one more."""
    trained = [company.id for company in companies if company.trains]
    for course in courses:
        if course.plan.sharing is Sharing.CLOSED:
            others = random.sample(trained, max(1, round(len(trained) * 0.38)))
            course.closed_to = frozenset({trained[course.id % min(2, len(trained))], *others})


def write_company(rows: Rows, furniture: Furniture, company: Company, begin: int) -> None:
    """The company's own row, its departments' and its cohort's."""
    place = company.place
    rows.company.add(
        company.name, company.shortname, f"C-{1000 + company.id}", place.city, place.country, place.timezone,
        company.category, int(company.suspended_at is not None), 3 if company.id % 2 else 0, company.parent, None,
    )  # fmt: skip
    rows.domain.add(company.id, company.domain)
    company.cohort = rows.cohort.add(
        furniture.system_context, f"{company.name}: everybody", company.shortname, "", 1, "", begin, begin
    )


def write_departments(rows: Rows, companies: list[Company]) -> None:
    """All departments in the order of their ids: first every company's top, then the rest."""
    everything = [(entry.id, entry, company.id) for company in companies for entry in company.departments]
    for _, entry, company_id in sorted(everything, key=lambda item: item[0]):
        rows.department.add(entry.name, entry.shortname, company_id, entry.parent)


def write_programme(rows: Rows, company: Company, programme: list[Assignment], random: Random, now: int) -> None:
    """Say in IOMAD's tables which courses the company has, and separate it by a group in shared ones."""
    for assignment in programme:
        course = assignment.course
        sharing = course.plan.sharing
        if sharing is not Sharing.OPEN or random.random() < 0.6:
            rows.company_course.add(company.id, course.id, company.id)
        if sharing is Sharing.CLOSED:
            rows.shared_course.add(company.id, course.id)
        if sharing is Sharing.PRIVATE:
            rows.created_course.add(company.id, course.id)
        else:
            description = f"Course group for {company.name}"
            group = rows.group.add(course.id, company.shortname, description, assignment.rollout, assignment.rollout)
            rows.course_group.add(company.id, group, course.id)
            course.groups[company.id] = group
        if assignment.method == "license":
            _plan_licences(rows, company, assignment, random, now)


def _plan_licences(rows: Rows, company: Company, assignment: Assignment, random: Random, now: int) -> None:
    """One licence a year from the rollout on; the last runs out some time after now, sometimes very soon."""
    begin = assignment.rollout - 3 * DAY
    while begin < (company.suspended_at or now):
        end = begin + LICENCE_DAYS * DAY
        name = f"{assignment.course.plan.title} {company.shortname} {len(assignment.licences) + 1}"
        access_days = random.choice((0, 180, 365))
        assignment.licences.append(Licence(rows.license.reserve(), name, begin, end, access_days))
        begin = end


def write_licences(rows: Rows, company: Company, programme: list[Assignment], random: Random, now: int) -> None:
    """The company's licences, once it is known how many places were taken: some of the old ones were full."""
    for assignment in programme:
        for licence in assignment.licences:
            full = licence.end < now and random.random() < 0.4
            spare = 0 if full else 5 + round(licence.used * random.random() * 0.4)
            places = licence.used + spare
            reference = f"PO-{20_000 + licence.id}"
            rows.license.put(
                licence.id, licence.name, places, places, licence.access_days, licence.begin, licence.end, licence.used,
                company.id, 0 if licence.access_days else 1, reference, licence.end,
            )  # fmt: skip
            rows.license_course.add(licence.id, assignment.course.id)
