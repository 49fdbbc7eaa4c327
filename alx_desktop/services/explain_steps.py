"""The steps of the rule in plain words, each with its outcome, for one row.

The words are made from the source rows alone, apart from the deriving code of the sync: a test holds the two against
each other, row by row. Rules: moodle-semantics 1.0 to 1.6, design.md ("The reporting store").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any

from alx_desktop.domain.site import CompanyCourse, SiteStructure
from alx_desktop.moodle.evidence import Evidence, SourceRow
from alx_desktop.moodle.rules import NEVER, ProgressRule, is_active_enrolment, moment
from alx_desktop.services.explain_compliance import attribution, due, expiry, grade
from alx_desktop.services.explanation import Step
from alx_desktop.services.field_words import moment_words, percent_words, plural

VIA_WORDS = {
    "company_course": "It is assigned to the company.",
    "open_shared": "It is shared with every company.",
    "closed_shared": "It is shared with chosen companies, this one among them.",
    "source": "It is one of the courses that this site's companies have.",
}
RULE_WORDS = {
    "3.11": "Moodle up to 4.0 counts every state except 'not complete', a failed activity too",
    "4.1": "Moodle 4.1 counts every state except 'not complete' and 'failed'",
    "4.5": "Moodle from 4.2 on counts 'complete' and 'passed', of all activities of the course, tracked or not",
}


@dataclass(frozen=True, slots=True)
class Case:
    """One row's question: its key, the facts, and the moment (UTC epoch seconds) taken as now.

    by_enrolment: the learner's companies where those follow from enrolments, and no table names them.
    """

    company_id: int
    user_id: int
    course_id: int
    site: SiteStructure
    evidence: Evidence
    rule: ProgressRule
    now: int
    zone: tzinfo
    by_enrolment: frozenset[int] = frozenset()

    @property
    def pair(self) -> CompanyCourse | None:
        """How the company has the course."""
        return self.site.company_courses.get((self.company_id, self.course_id))

    def member_companies(self) -> list[int]:
        """Companies that the learner belongs to."""
        if self.evidence.memberships is None:
            return sorted(self.by_enrolment)
        found = {row["company_id"] for row in self.evidence.memberships}
        return sorted(found & self.site.companies.keys())

    def when(self, value: int | None) -> str:
        """A time by the site's clock."""
        return moment_words(moment(value), self.zone)


def all_steps(case: Case) -> list[Step]:
    """Every step, up to the first that says that there is no row."""
    steps: list[Step] = []
    for step in _existence(case):
        steps.append(step)
        if step.holds is False:
            return steps
    return [*steps, *_values(case), *_compliance(case)]


def _existence(case: Case) -> Iterator[Step]:
    site, evidence = case.site, case.evidence
    company = site.companies.get(case.company_id)
    yield _yes_no("company", "Is there such a company?", company is not None, company.name if company else "")
    user = evidence.user
    there = user is not None and not user["deleted"]
    why = "" if there else "The account is deleted." if user else "Moodle has no user with this number."
    yield _yes_no("learner", "Does the learner exist, and is the account not deleted?", there, why)
    companies = case.member_companies()
    names = ", ".join(site.companies[number].name for number in companies)
    yield _yes_no("member", "Is the learner a member of the company?", case.company_id in companies,
                  f"Member of: {names}." if names else "Member of no company.")  # fmt: skip
    course = site.courses.get(case.course_id)
    yield _yes_no("course", "Is there such a course?", course is not None, course.fullname if course else "")
    pair = case.pair
    why = VIA_WORDS.get(pair.via, pair.via) if pair else "It is neither assigned to the company nor shared with it."
    yield _yes_no("company_course", "Does the course belong to the company?", pair is not None, why)
    found = plural(len(evidence.enrolments), "enrolment")
    yield _yes_no("enrolled", "Is the learner enrolled in the course?", bool(evidence.enrolments), f"{found}.")


def _values(case: Case) -> Iterator[Step]:
    active = _active(case)
    tracked = _tracked(case, bool(active.holds))
    completion_on = _completion_on(case)
    complete = _complete(case)
    activities = _activities(case)
    yield active
    yield tracked
    yield completion_on
    yield complete
    yield activities
    yield _percentage(case, bool(tracked.holds), bool(completion_on.holds), complete, activities)
    yield _status(case, complete, activities)


def _compliance(case: Case) -> Iterator[Step]:
    enrolled_at = min((row["timecreated"] for row in case.evidence.enrolments), default=0) or None
    completed_at = moment((case.evidence.completion or {}).get("timecompleted"))
    yield due(case, enrolled_at)
    yield expiry(case, completed_at)
    yield attribution(case)
    yield grade(case)


def _active(case: Case) -> Step:
    lines, active = [], []
    for row in case.evidence.enrolments:
        ok = is_active_enrolment(row["method_enabled"], row["status"], row["timestart"], row["timeend"], case.now)
        lines.append(f"{row['method_name'] or row['method']}: {_enrolment_state(case, row)}")
        if ok:
            active.append(row)
    guest = case.user_id == case.site.guest_id
    holds = bool(active) and not guest
    if guest:
        lines.append("this is the guest account, which is never enrolled")
    counted = active or case.evidence.enrolments
    ends = [row["timeend"] for row in counted]
    fields = {
        "is_active": holds,
        "enrolled_at": min(row["timecreated"] for row in case.evidence.enrolments) or None,
        "enrol_starts_at": min(row["timestart"] for row in counted) or None,
        "enrol_ends_at": None if 0 in ends or NEVER in ends else max(ends),
    }
    return Step("active", "Is an enrolment active?", _word(holds), f"{'; '.join(lines)}.", holds, fields)


def _enrolment_state(case: Case, row: SourceRow) -> str:
    if not row["method_enabled"]:
        return "not active, the enrolment method is switched off in the course"
    if row["status"] != 0:
        return "not active, the enrolment is suspended"
    if row["timestart"] > case.now:
        return f"not active, it starts on {case.when(row['timestart'])}"
    if row["timeend"] != 0 and row["timeend"] <= case.now:
        return f"not active, it ended on {case.when(row['timeend'])}"
    return "active" if row["timeend"] in (0, NEVER) else f"active, until {case.when(row['timeend'])}"


def _tracked(case: Case, active: bool) -> Step:
    question = "Does a role show the learner in completion reports?"
    if not active:
        return Step("tracked", question, "no", "No enrolment is active.", False, {"is_tracked": False})
    if case.user_id in case.site.admins:
        why = "A site administrator who is enrolled is always tracked."
        return Step("tracked", question, "yes", why, True, {"is_tracked": True})
    course = case.site.courses[case.course_id]
    roles = {row["roleid"]: f"{row['role']} (in the {row['level']})" for row in case.evidence.roles}
    if case.site.default_role:
        roles.setdefault(case.site.default_role, "the default role of everybody")
    holds = not course.allowed_roles.isdisjoint(roles) and course.prohibited_roles.isdisjoint(roles)
    lines = [f"{name}: {_permission(course.allowed_roles, course.prohibited_roles, role)}"
             for role, name in sorted(roles.items())]  # fmt: skip
    why = "; ".join(lines) or "The learner has no role in the course, its categories or the site"
    return Step("tracked", question, _word(holds), f"{why}.", holds, {"is_tracked": holds})


def _permission(allowed: frozenset[int], prohibited: frozenset[int], role: int) -> str:
    if role in prohibited:
        return "prohibited, which wins over every other role"
    return "allowed" if role in allowed else "not allowed"


def _completion_on(case: Case) -> Step:
    on = case.site.courses[case.course_id].completion_enabled
    in_course = bool((case.evidence.course or {}).get("enablecompletion"))
    why = "It is on." if on else "It is off for the whole site." if in_course else "It is off in the course's settings."
    return _yes_no("completion_on", "Is completion tracking switched on?", on, why)


def _complete(case: Case) -> Step:
    row = case.evidence.completion
    completed, started = (moment(row[name]) if row else None for name in ("timecompleted", "timestarted"))
    fields = {"completed_at": completed, "started_at": started}
    if row is None:
        why = "Moodle has no completion record of this learner and course."
    elif completed:
        why = f"Moodle recorded the completion on {case.when(completed)}."
    else:
        why = "Moodle's completion record has no completion time."
    if row is not None and row["reaggregate"]:
        why += " Moodle's cron has still to compute it again."
    if not completed:
        why += f" {_criteria(case)}"
    # Moodle itself asks whether the time is anything but 0; a time that means "never" is none to people.
    return Step("complete", "Has Moodle recorded the course as complete?", _word(completed is not None), why,
                completed is not None, fields)  # fmt: skip


def _criteria(case: Case) -> str:
    criteria = case.evidence.criteria
    if not criteria:
        return "The course has no completion criteria, so that nobody can complete it."
    met = sum(row["met_at"] is not None for row in criteria)
    needed = {1: "all are needed", 2: "one is enough"}.get(case.evidence.aggregation or 0, "Moodle decides")
    return f"{met} of {plural(len(criteria), 'criterion', 'criteria')} met; {needed}."


def _activities(case: Case) -> Step:
    tracked = case.site.courses[case.course_id].tracked
    done = [row for row in case.evidence.activities if row["id"] in tracked and row["state"] in (1, 2)]
    fields = {"activities_done": len(done), "activities_total": len(tracked)}
    left_out = [row for row in case.evidence.activities if row["id"] not in tracked]
    why = f"{plural(len(left_out), 'further activity', 'further activities')} not counted; the table says why." * bool(
        left_out
    )
    question = "How many tracked activities are done?"
    return Step("activities", question, f"{len(done)} of {len(tracked)}", why, None, fields)


def rule_done(case: Case) -> int:
    """Activities that count for the percentage in this version of Moodle."""
    course = case.site.courses[case.course_id]
    rows = case.evidence.activities
    if case.rule.all_modules:
        return sum(row["state"] in (1, 2) for row in rows)
    counted = [row for row in rows if row["id"] in course.tracked and row["state"] is not None]
    if case.rule.not_done is None:
        return sum(row["state"] in (1, 2) for row in counted)
    return sum(row["state"] not in case.rule.not_done for row in counted)


def _percentage(case: Case, tracked: bool, on: bool, complete: Step, activities: Step) -> Step:
    question = "What is the percentage?"

    def none(why: str) -> Step:
        return Step("percentage", question, "none", why, None, {"percentage": None})

    def value(number: float, why: str) -> Step:
        return Step("percentage", question, percent_words(number), why, None, {"percentage": number})

    if not on:
        return none("Completion tracking is off, so Moodle has no percentage.")
    if not tracked:
        return none("Moodle gives a percentage only to learners that it tracks.")
    # Moodle's own test is "not 0", whatever the time is.
    if (case.evidence.completion or {}).get("timecompleted"):
        return value(100.0, "A completed course is 100 %, whatever its activities say.")
    total = activities.fields["activities_total"]
    if not total:
        return none("The course has no tracked activity.")
    done = rule_done(case)
    why = f"{RULE_WORDS[case.rule.name]}: {done} of {total} = {percent_words(done / total * 100)}."
    if done > total:
        why += " More than 100 % is shown as 100 %."
    return value(min(100.0, done / total * 100), why)


def _status(case: Case, complete: Step, activities: Step) -> Step:
    evidence = case.evidence
    accessed = evidence.last_access
    reasons = [
        (bool(activities.fields["activities_done"]), "an activity is done"),
        (bool(complete.fields["started_at"]), "Moodle recorded a start of the course"),
        (accessed is not None, f"the learner opened the course on {case.when(accessed)}"),
    ]
    if complete.holds:
        status, why = "completed", "The course has a completion time"
    elif any(holds for holds, _why in reasons):
        why = "; ".join(why for holds, why in reasons if holds)
        status, why = "in_progress", why[:1].upper() + why[1:]
    else:
        status, why = "not_started", "No activity is done, nothing recorded a start, the course was never opened"
    fields: dict[str, Any] = {"status": status, "last_access_at": moment(accessed)}
    return Step("status", "What is the status?", status.replace("_", " "), f"{why}.", None, fields)


def _yes_no(key: str, question: str, holds: bool, because: str) -> Step:
    return Step(key, question, _word(holds), because, holds)


def _word(holds: bool) -> str:
    return "yes" if holds else "no"
