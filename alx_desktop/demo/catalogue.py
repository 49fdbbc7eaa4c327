"""The courses of the demo site as a training provider would sell them.

A plan is a line of steps; each is a letter and marks:
p page to be viewed, r file to be viewed, m page and u link ticked by hand, s SCORM package, q quiz, a assignment,
f forum, l label, c certificate (IOMAD). `+` counts for course completion, `!` must be passed to be complete,
`-` is hidden, `x` is being deleted, `0` is no longer tracked but has old states.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

HEALTH = "Health and Safety"
PRIVACY = "Security and Privacy"
CONDUCT = "Conduct and Compliance"
SKILLS = "Professional Skills"
CATEGORIES = (HEALTH, PRIVACY, CONDUCT, SKILLS)


class Sharing(IntEnum):
    """iomad_courses.shared: to one company, to all, to chosen ones."""

    PRIVATE = 0
    OPEN = 1
    CLOSED = 2


@dataclass(frozen=True, slots=True)
class CoursePlan:
    """One course. Days: how long a completion is valid, and until when it is due (0 = neither)."""

    title: str
    shortname: str
    category: str
    plan: str
    sharing: Sharing
    valid_days: int = 0
    due_days: int = 0
    mandatory: bool = True
    licensed: bool = False
    hidden: bool = False
    completion: bool = True
    # Which criteria complete it: the steps marked +, ticking "I have completed this course", or the course's grade.
    criterion: str = "activities"
    # Self enrolment was open once and is closed now; who came that way alone is no longer active.
    self_closed: bool = False
    window_days: int = 0  # enrolments end after so many days


PLANS = (
    CoursePlan("Fire Safety Awareness", "FIRE", HEALTH, "l p+ p+ s+ q!+ c", Sharing.OPEN, 365, 30),
    CoursePlan("Data Protection Essentials", "GDPR", PRIVACY, "l p+ p+ r m q!+ c", Sharing.OPEN, 365, 30),
    CoursePlan("Forklift Refresher", "FORK", HEALTH, "p+ s+ s+ q!+ a!+ c", Sharing.CLOSED, 1095, 0, licensed=True),
    CoursePlan("Induction: Your First Week", "INDUCT", SKILLS, "l m+ m+ m+ u p+ f", Sharing.PRIVATE, 0, 14),
    CoursePlan("Cash Handling (withdrawn)", "CASH", CONDUCT, "p+ p+ q+", Sharing.CLOSED, 0, 0, hidden=True),
    CoursePlan(
        "Toolbox Talks Library",
        "TALKS",
        HEALTH,
        "p p p p u u f",
        Sharing.OPEN,
        criterion="",
        mandatory=False,
        self_closed=True,
    ),
    CoursePlan("Safeguarding Adults", "SAFEG", CONDUCT, "p+ p+ p- s+ q!+ p+ c", Sharing.CLOSED, 730, 45),
    CoursePlan("Legacy Policies 2023", "LEGACY", CONDUCT, "m m m", Sharing.PRIVATE, completion=False, mandatory=False),
    CoursePlan("Code of Conduct", "CODE", CONDUCT, "p+ m+ m+", Sharing.OPEN),
    CoursePlan(
        "Coaching Conversations", "COACH", SKILLS, "p p a f u", Sharing.PRIVATE, criterion="self", mandatory=False
    ),
    CoursePlan("First Aid at Work", "AID", HEALTH, "l p+ s+ s+ q!+ a+ c", Sharing.CLOSED, 1095, 0, licensed=True),
    CoursePlan("Phishing and Passwords", "PHISH", PRIVACY, "p+ s+ q+", Sharing.OPEN, 365, 21),
    CoursePlan(
        "Excel for Reporting",
        "EXCEL",
        SKILLS,
        "p p a q",
        Sharing.PRIVATE,
        criterion="grade",
        mandatory=False,
        window_days=180,
    ),
    CoursePlan("Manual Handling", "HANDL", HEALTH, "p+ p+ s+ q!+ c", Sharing.CLOSED, 730),
    CoursePlan("Anti-Bribery and Gifts", "BRIBE", CONDUCT, "p+ p+ q!+ m", Sharing.CLOSED, 365, 30),
    CoursePlan("Working at Height", "HEIGHT", HEALTH, "p+ p+ px s+ q!+ a!+ c", Sharing.PRIVATE, 365, 45),
    CoursePlan("Time Management", "TIME", SKILLS, "p+ m+ u r q", Sharing.OPEN, mandatory=False, self_closed=True),
    CoursePlan("Equality, Diversity and Inclusion", "EDI", CONDUCT, "l p+ p+ p0 m+ q+", Sharing.OPEN, 1095),
    CoursePlan("Food Hygiene Level 2", "FOOD", HEALTH, "p+ p+ s+ s+ q!+ c", Sharing.CLOSED, 1095),
    CoursePlan("Leading a Team", "LEAD", SKILLS, "p+ p+ a+ f u m+", Sharing.PRIVATE, mandatory=False),
    CoursePlan("Classroom Day: Site Tour", "TOUR", SKILLS, "l", Sharing.PRIVATE, criterion="", mandatory=False),
    CoursePlan("Display Screen Equipment", "DSE", HEALTH, "p+ s+ a+", Sharing.OPEN, 730),
    CoursePlan("COSHH: Hazardous Substances", "COSHH", HEALTH, "p+ p+ s+ q!+ c", Sharing.CLOSED, 365, 30),
    CoursePlan("Customer Complaints", "COMPL", SKILLS, "p+ q+ a m", Sharing.PRIVATE, mandatory=False),
    CoursePlan("Whistleblowing", "WHISTLE", CONDUCT, "p+ m+", Sharing.OPEN),
    CoursePlan("Lone Working", "LONE", HEALTH, "p+ p+ q!+", Sharing.CLOSED, 730),
)
EDITIONS = (
    "for Managers",
    "Refresher",
    "Level 2",
    "Advanced",
    "for Contractors",
    "– Video Edition",
    "for Office Staff",
    "– Scotland",
)


def course_plan(index: int) -> tuple[CoursePlan, str, str]:
    """The plan, full name and short name of the index-th course; any number of courses have different names."""
    plan = PLANS[index % len(PLANS)]
    edition = index // len(PLANS)
    if not edition:
        return plan, plan.title, plan.shortname
    name = EDITIONS[(edition - 1) % len(EDITIONS)]
    round_number = (edition - 1) // len(EDITIONS)
    suffix = f"{name} {round_number + 1}" if round_number else name
    return plan, f"{plan.title} {suffix}", f"{plan.shortname}-{edition + 1}"
