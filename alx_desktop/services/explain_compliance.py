"""The steps about due date, expiry, attribution and grade, in plain words. See explain_steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from alx_desktop.moodle.rules import grade_percent, moment
from alx_desktop.services.explanation import Step
from alx_desktop.services.field_words import number_words, plural

if TYPE_CHECKING:
    from alx_desktop.services.explain_steps import Case

DAY = 86400


def due(case: Case, enrolled_at: int | None) -> Step:
    """Enrolment plus the days that IOMAD gives for the course."""
    question = "When is it due?"
    days = case.pair.warn_days if case.pair else None
    if not days:
        why = "IOMAD has no days to complete for this course."
        return Step("due", question, "never", why, None, {"due_at": None})
    opened = [row for row in case.evidence.tracks if not row["timecompleted"]]
    latest = max(opened, key=lambda row: int(row["id"]), default=None)
    base = moment(latest["timeenrolled"]) if latest else None
    what = f"IOMAD's open record {latest['id']} was enrolled on" if latest and base else "The first enrolment was on"
    base = base or enrolled_at
    if base is None:
        return Step("due", question, "not known", "No enrolment has a date.", None, {"due_at": None})
    at = base + days * DAY
    why = f"{what} {case.when(base)}; the course gives {plural(days, 'day')}."
    return Step("due", question, case.when(at), why, None, {"due_at": at})


def expiry(case: Case, completed_at: int | None) -> Step:
    """The expiry of IOMAD's latest completed record, else the completion plus the days that it stays valid."""
    question = "When does the completion expire?"
    done = [row for row in case.evidence.tracks if row["timecompleted"]]
    latest: Any = max(done, key=lambda row: (int(row["timecompleted"]), int(row["id"])), default=None)
    expires = moment(latest["timeexpires"]) if latest else None
    if latest and expires:
        why = f"IOMAD's latest completed record, {latest['id']}, expires then."
        return Step("expiry", question, case.when(expires), why, None, {"expires_at": expires})
    days = case.pair.valid_days if case.pair else None
    if completed_at and days:
        at = completed_at + days * DAY
        why = f"Completed on {case.when(completed_at)}; a completion is valid for {plural(days, 'day')}."
        return Step("expiry", question, case.when(at), why, None, {"expires_at": at})
    why = "A completion of this course stays valid." if completed_at else "Nothing is completed that could expire."
    return Step("expiry", question, "never", why, None, {"expires_at": None})


def attribution(case: Case) -> Step:
    """What says whose the enrolment is."""
    owners = {row["companyid"] for row in case.evidence.tracks}
    licences = [row for row in case.evidence.licences if row["companyid"] == case.company_id]
    claims = [c for c in case.member_companies() if (c, case.course_id) in case.site.company_courses]
    if case.company_id in owners:
        kind, answer, why = "track", "IOMAD's record", "IOMAD's record of this course names the company."
    elif licences:
        name = licences[0]["name"] or licences[0]["licenseid"]
        kind, answer, why = "licence", "a licence", f"The company's licence {name} was allocated for the course."
    elif len(claims) == 1:
        kind, answer = "course", "the course"
        why = "No record or licence says whose it is; of the learner's companies only this one has the course."
    else:
        kind, answer = "ambiguous", "nothing for certain"
        why = f"No record or licence says whose it is, and {len(claims)} of the learner's companies have the course."
    question = "What says that the enrolment is this company's?"
    return Step("attribution", question, answer, why, None, {"attribution": kind})


def grade(case: Case) -> Step:
    """The course total between its bounds."""
    question = "What is the grade?"
    item = case.site.courses[case.course_id].grade_item
    if item is None:
        fields: dict[str, Any] = dict.fromkeys(("grade", "grade_min", "grade_max", "grade_percent"))
        return Step("grade", question, "none", "The course has no graded total.", None,
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
        why += " Moodle has still to compute it again."
    answer = "none" if value is None else number_words(value)
    return Step("grade", question, answer, why, None, fields)


def _grade_words(value: float | None, low: float | None, high: float | None, own: bool, hidden: bool) -> str:
    if value is None:
        return "Moodle has no course total of this learner."
    bounds = f"{number_words(low or 0.0)} to {number_words(high or 0.0)}"
    whose = "the grade's own row" if own else "the course's settings"
    return f"Between {bounds}, as {whose} has it." + (" It is hidden from the learner." if hidden else "")
