"""The steps of the rule in plain words, each with its outcome, for one row.

The words are made from the source rows alone, apart from the deriving code of the sync: a test holds the two against
each other, row by row. Rules: moodle-semantics 1.0 to 1.6, design.md ("The reporting store").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any

from alx_desktop.domain.phrases import joined, phrase
from alx_desktop.domain.site import CompanyCourse, SiteStructure
from alx_desktop.moodle.evidence import Evidence, SourceRow
from alx_desktop.moodle.rules import NEVER, ProgressRule, is_active_enrolment, moment
from alx_desktop.services.explain_compliance import attribution, due, expiry, grade
from alx_desktop.services.explanation import Step
from alx_desktop.services.field_words import moment_words, percent_words

VIA_WORDS = {
    "company_course": phrase("It is assigned to the company."),
    "open_shared": phrase("It is shared with every company."),
    "closed_shared": phrase("It is shared with chosen companies, this one among them."),
    "source": phrase("It is one of the courses that this site's companies have."),
}
RULE_WORDS = {
    "3.11": phrase("Moodle up to 4.0 counts every state except 'not complete', a failed activity too"),
    "4.1": phrase("Moodle 4.1 counts every state except 'not complete' and 'failed'"),
    "4.5": phrase("Moodle from 4.2 on counts 'complete' and 'passed', of all activities of the course, tracked or not"),
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
    yield _yes_no("company", phrase("Is there such a company?"), company is not None, company.name if company else "")
    user = evidence.user
    there = user is not None and not user["deleted"]
    why = "" if there else phrase("The account is deleted.") if user else phrase("Moodle has no user with this number.")
    yield _yes_no("learner", phrase("Does the learner exist, and is the account not deleted?"), there, why)
    companies = case.member_companies()
    names = ", ".join(site.companies[number].name for number in companies)
    yield _yes_no("member", phrase("Is the learner a member of the company?"), case.company_id in companies,
                  phrase("Member of: {0}.", names) if names else phrase("Member of no company."))  # fmt: skip
    course = site.courses.get(case.course_id)
    yield _yes_no("course", phrase("Is there such a course?"), course is not None, course.fullname if course else "")
    pair = case.pair
    why = (
        VIA_WORDS.get(pair.via, pair.via)
        if pair
        else phrase("It is neither assigned to the company nor shared with it.")
    )
    yield _yes_no("company_course", phrase("Does the course belong to the company?"), pair is not None, why)
    number = len(evidence.enrolments)
    found = phrase("1 enrolment.") if number == 1 else phrase("{0:,} enrolments.", number)
    yield _yes_no("enrolled", phrase("Is the learner enrolled in the course?"), bool(evidence.enrolments), found)


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
        lines.append(joined(": ", [row["method_name"] or row["method"], _enrolment_state(case, row)]))
        if ok:
            active.append(row)
    guest = case.user_id == case.site.guest_id
    holds = bool(active) and not guest
    if guest:
        lines.append(phrase("this is the guest account, which is never enrolled"))
    counted = active or case.evidence.enrolments
    ends = [row["timeend"] for row in counted]
    fields = {
        "is_active": holds,
        "enrolled_at": min(row["timecreated"] for row in case.evidence.enrolments) or None,
        "enrol_starts_at": min(row["timestart"] for row in counted) or None,
        "enrol_ends_at": None if 0 in ends or NEVER in ends else max(ends),
    }
    return Step(
        "active", phrase("Is an enrolment active?"), _word(holds), phrase("{0}.", joined("; ", lines)), holds, fields
    )


def _enrolment_state(case: Case, row: SourceRow) -> str:
    if not row["method_enabled"]:
        return phrase("not active, the enrolment method is switched off in the course")
    if row["status"] != 0:
        return phrase("not active, the enrolment is suspended")
    if row["timestart"] > case.now:
        return phrase("not active, it starts on {0}", case.when(row["timestart"]))
    if row["timeend"] != 0 and row["timeend"] <= case.now:
        return phrase("not active, it ended on {0}", case.when(row["timeend"]))
    return phrase("active") if row["timeend"] in (0, NEVER) else phrase("active, until {0}", case.when(row["timeend"]))


def _tracked(case: Case, active: bool) -> Step:
    question = phrase("Does a role show the learner in completion reports?")
    if not active:
        return Step("tracked", question, phrase("no"), phrase("No enrolment is active."), False, {"is_tracked": False})
    if case.user_id in case.site.admins:
        why = phrase("A site administrator who is enrolled is always tracked.")
        return Step("tracked", question, phrase("yes"), why, True, {"is_tracked": True})
    course = case.site.courses[case.course_id]
    roles: dict[int, str] = {
        row["roleid"]: phrase("{0} (in the {1})", row["role"], row["level"]) for row in case.evidence.roles
    }
    if case.site.default_role:
        roles.setdefault(case.site.default_role, phrase("the default role of everybody"))
    holds = not course.allowed_roles.isdisjoint(roles) and course.prohibited_roles.isdisjoint(roles)
    lines = [joined(": ", [name, _permission(course.allowed_roles, course.prohibited_roles, role)])
             for role, name in sorted(roles.items())]  # fmt: skip
    why = joined("; ", lines) or phrase("The learner has no role in the course, its categories or the site")
    return Step("tracked", question, _word(holds), phrase("{0}.", why), holds, {"is_tracked": holds})


def _permission(allowed: frozenset[int], prohibited: frozenset[int], role: int) -> str:
    if role in prohibited:
        return phrase("prohibited, which wins over every other role")
    return phrase("allowed") if role in allowed else phrase("not allowed")


def _completion_on(case: Case) -> Step:
    on = case.site.courses[case.course_id].completion_enabled
    in_course = bool((case.evidence.course or {}).get("enablecompletion"))
    why = (
        phrase("It is on.")
        if on
        else phrase("It is off for the whole site.")
        if in_course
        else phrase("It is off in the course's settings.")
    )
    return _yes_no("completion_on", phrase("Is completion tracking switched on?"), on, why)


def _complete(case: Case) -> Step:
    row = case.evidence.completion
    completed, started = (moment(row[name]) if row else None for name in ("timecompleted", "timestarted"))
    fields = {"completed_at": completed, "started_at": started}
    if row is None:
        why = phrase("Moodle has no completion record of this learner and course.")
    elif completed:
        why = phrase("Moodle recorded the completion on {0}.", case.when(completed))
    else:
        why = phrase("Moodle's completion record has no completion time.")
    if row is not None and row["reaggregate"]:
        why = phrase("{0} Moodle's cron has still to compute it again.", why)
    if not completed:
        why = joined(" ", [why, _criteria(case)])
    # Moodle itself asks whether the time is anything but 0; a time that means "never" is none to people.
    return Step("complete", phrase("Has Moodle recorded the course as complete?"), _word(completed is not None), why,
                completed is not None, fields)  # fmt: skip


def _criteria(case: Case) -> str:
    criteria = case.evidence.criteria
    if not criteria:
        return phrase("The course has no completion criteria, so that nobody can complete it.")
    met = sum(row["met_at"] is not None for row in criteria)
    needed = {1: phrase("all are needed"), 2: phrase("one is enough")}.get(
        case.evidence.aggregation or 0, phrase("Moodle decides")
    )
    if len(criteria) == 1:
        return phrase("{0} of 1 criterion met; {1}.", met, needed)
    return phrase("{0} of {1:,} criteria met; {2}.", met, len(criteria), needed)


def _activities(case: Case) -> Step:
    tracked = case.site.courses[case.course_id].tracked
    done = [row for row in case.evidence.activities if row["id"] in tracked and row["state"] in (1, 2)]
    fields = {"activities_done": len(done), "activities_total": len(tracked)}
    left_out = [row for row in case.evidence.activities if row["id"] not in tracked]
    why = (
        ""
        if not left_out
        else phrase("1 further activity not counted; the table says why.")
        if len(left_out) == 1
        else phrase("{0:,} further activities not counted; the table says why.", len(left_out))
    )
    question = phrase("How many tracked activities are done?")
    return Step("activities", question, phrase("{0} of {1}", len(done), len(tracked)), why, None, fields)


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
    question = phrase("What is the percentage?")

    def none(why: str) -> Step:
        return Step("percentage", question, phrase("none"), why, None, {"percentage": None})

    def value(number: float, why: str) -> Step:
        return Step("percentage", question, percent_words(number), why, None, {"percentage": number})

    if not on:
        return none(phrase("Completion tracking is off, so Moodle has no percentage."))
    if not tracked:
        return none(phrase("Moodle gives a percentage only to learners that it tracks."))
    # Moodle's own test is "not 0", whatever the time is.
    if (case.evidence.completion or {}).get("timecompleted"):
        return value(100.0, phrase("A completed course is 100 %, whatever its activities say."))
    total = activities.fields["activities_total"]
    if not total:
        return none(phrase("The course has no tracked activity."))
    done = rule_done(case)
    why = phrase("{0}: {1} of {2} = {3}.", RULE_WORDS[case.rule.name], done, total, percent_words(done / total * 100))
    if done > total:
        why = phrase("{0} More than 100 % is shown as 100 %.", why)
    return value(min(100.0, done / total * 100), why)


def _status(case: Case, complete: Step, activities: Step) -> Step:
    evidence = case.evidence
    accessed = evidence.last_access
    reasons = [
        (bool(activities.fields["activities_done"]), phrase("an activity is done")),
        (bool(complete.fields["started_at"]), phrase("Moodle recorded a start of the course")),
        (accessed is not None, phrase("the learner opened the course on {0}", case.when(accessed))),
    ]
    if complete.holds:
        status, why = "completed", phrase("The course has a completion time")
    elif any(holds for holds, _why in reasons):
        status, why = "in_progress", joined("; ", (why for holds, why in reasons if holds))
    else:
        status, why = (
            "not_started",
            phrase("No activity is done, nothing recorded a start, the course was never opened"),
        )
    fields: dict[str, Any] = {"status": status, "last_access_at": moment(accessed)}
    return Step("status", phrase("What is the status?"), _STATUS[status], phrase("{0}.", why), None, fields)


_STATUS = {
    "completed": phrase("completed"),
    "in_progress": phrase("in progress"),
    "not_started": phrase("not started"),
}


def _yes_no(key: str, question: str, holds: bool, because: str) -> Step:
    return Step(key, question, _word(holds), because, holds)


def _word(holds: bool) -> str:
    return phrase("yes") if holds else phrase("no")
