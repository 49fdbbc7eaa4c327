"""The steps about due date, expiry, attribution and grade, in plain words. See explain_steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from alx_desktop.domain.phrases import Phrase, phrase
from alx_desktop.moodle.rules import grade_percent, moment
from alx_desktop.services.explanation import Step
from alx_desktop.services.field_words import number_words

if TYPE_CHECKING:
    from alx_desktop.services.explain_steps import Case

DAY = 86400


def due(case: Case, enrolled_at: int | None) -> Step:
    """Enrolment plus the days that IOMAD gives for the course."""
    question = phrase("When is it due?")
    days = case.pair.warn_days if case.pair else None
    if not days:
        why = phrase("IOMAD has no days to complete for this course.")
        return Step("due", question, phrase("never"), why, None, {"due_at": None})
    opened = [row for row in case.evidence.tracks if not row["timecompleted"]]
    latest = max(opened, key=lambda row: int(row["id"]), default=None)
    base = moment(latest["timeenrolled"]) if latest else None
    record = latest["id"] if latest and base else None
    base = base or enrolled_at
    if base is None:
        return Step("due", question, phrase("not known"), phrase("No enrolment has a date."), None, {"due_at": None})
    at = base + days * DAY
    given = days_words(days)
    why = (
        phrase("The first enrolment was on {0}; the course gives {1}.", case.when(base), given)
        if record is None
        else phrase(
            "IOMAD's open record {0} was enrolled on {1}; the course gives {2}.", record, case.when(base), given
        )
    )
    return Step("due", question, case.when(at), why, None, {"due_at": at})


def expiry(case: Case, completed_at: int | None) -> Step:
    """The expiry of IOMAD's latest completed record, else the completion plus the days that it stays valid."""
    question = phrase("When does the completion expire?")
    done = [row for row in case.evidence.tracks if row["timecompleted"]]
    latest: Any = max(done, key=lambda row: (int(row["timecompleted"]), int(row["id"])), default=None)
    expires = moment(latest["timeexpires"]) if latest else None
    if latest and expires:
        why = phrase("IOMAD's latest completed record, {0}, expires then.", latest["id"])
        return Step("expiry", question, case.when(expires), why, None, {"expires_at": expires})
    days = case.pair.valid_days if case.pair else None
    if completed_at and days:
        at = completed_at + days * DAY
        why = phrase("Completed on {0}; a completion is valid for {1}.", case.when(completed_at), days_words(days))
        return Step("expiry", question, case.when(at), why, None, {"expires_at": at})
    why = (
        phrase("A completion of this course stays valid.")
        if completed_at
        else phrase("Nothing is completed that could expire.")
    )
    return Step("expiry", question, phrase("never"), why, None, {"expires_at": None})


def attribution(case: Case) -> Step:
    """What says whose the enrolment is."""
    owners = {row["companyid"] for row in case.evidence.tracks}
    licences = [row for row in case.evidence.licences if row["companyid"] == case.company_id]
    claims = [c for c in case.member_companies() if (c, case.course_id) in case.site.company_courses]
    if case.company_id in owners:
        kind, answer, why = (
            "track",
            phrase("IOMAD's record"),
            phrase("IOMAD's record of this course names the company."),
        )
    elif licences:
        name = licences[0]["name"] or licences[0]["licenseid"]
        kind, answer, why = (
            "licence",
            phrase("a licence"),
            phrase("The company's licence {0} was allocated for the course.", name),
        )
    elif len(claims) == 1:
        kind, answer = "course", phrase("the course")
        why = phrase("No record or licence says whose it is; of the learner's companies only this one has the course.")
    else:
        kind, answer = "ambiguous", phrase("nothing for certain")
        why = phrase(
            "No record or licence says whose it is, and {0} of the learner's companies have the course.", len(claims)
        )
    question = phrase("What says that the enrolment is this company's?")
    return Step("attribution", question, answer, why, None, {"attribution": kind})


def grade(case: Case) -> Step:
    """The course total between its bounds."""
    question = phrase("What is the grade?")
    item = case.site.courses[case.course_id].grade_item
    if item is None:
        fields: dict[str, Any] = dict.fromkeys(("grade", "grade_min", "grade_max", "grade_percent"))
        return Step("grade", question, phrase("none"), phrase("The course has no graded total."), None,
                    {**fields, "grade_hidden": False})  # fmt: skip
    row = case.evidence.grade or {}
    value = row.get("finalgrade")
    low, high = row.get("rawgrademin"), row.get("rawgrademax")
    own = item.per_grade_bounds and low is not None and high is not None
    if not own:
        low, high = item.minimum, item.maximum
    percent = grade_percent(value, low or 0.0, high or 0.0)
    flags = (item.hidden, row.get("hidden") or 0)
    hidden = any(flag == 1 or flag > case.now for flag in flags)
    fields = {"grade": value, "grade_min": item.minimum, "grade_max": item.maximum, "grade_percent": percent,
              "grade_hidden": hidden}  # fmt: skip
    why = _grade_words(value, low, high, own, hidden)
    if (case.evidence.grade_item or {}).get("needsupdate"):
        why = phrase("{0} Moodle has still to compute it again.", why)
    answer = phrase("none") if value is None else number_words(value)
    return Step("grade", question, answer, why, None, fields)


def _grade_words(value: float | None, low: float | None, high: float | None, own: bool, hidden: bool) -> str:
    if value is None:
        return phrase("Moodle has no course total of this learner.")
    bounds = (number_words(low or 0.0), number_words(high or 0.0))
    why = (
        phrase("Between {0} and {1}, as the grade's own row has it.", *bounds)
        if own
        else phrase("Between {0} and {1}, as the course's settings have it.", *bounds)
    )
    return phrase("{0} It is hidden from the learner.", why) if hidden else why


def days_words(days: int) -> Phrase:
    """A number of days."""
    return phrase("1 day") if days == 1 else phrase("{0:,} days", days)
