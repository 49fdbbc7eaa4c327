"""An explanation as one page, to give to a client who doubts a number."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from alx_desktop import __version__
from alx_desktop.domain.course_progress import CourseProgress
from alx_desktop.domain.phrases import joined, phrase
from alx_desktop.moodle.rules import moment
from alx_desktop.render.document import Block, Document, Facts, Grid, Paragraph, Section, StepLine, Steps, Tone
from alx_desktop.render.html import page
from alx_desktop.services.explain_short import DASH, in_short, row_words
from alx_desktop.services.explanation import Change, Explanation, Step
from alx_desktop.services.export_files import whole_file
from alx_desktop.services.field_words import NONE, moment_words, number_words, title, value_words

if TYPE_CHECKING:
    from alx_desktop.moodle.evidence import SourceRow

CAUSE_WORDS = {
    "wrong": phrase("the store is wrong; please report it"),
    "changed_since_sync": phrase("changed in Moodle since the last sync"),
    "time": phrase("a date in Moodle has passed since the last sync"),
    "undecided": phrase("every sync compares it anew"),
}
KIND_WORDS = {
    "inserted": phrase("First seen"),
    "updated": phrase("Changed"),
    "removed": phrase("Removed"),
    "restored": phrase("Came back"),
}
STATE_WORDS = {0: phrase("not complete"), 1: phrase("complete"), 2: phrase("passed"), 3: phrase("failed")}
CRITERION_WORDS = {
    1: phrase("Self completion"),
    2: phrase("Date"),
    3: phrase("Unenrolment"),
    4: phrase("Activity"),
    5: phrase("Duration of enrolment"),
    6: phrase("Course grade"),
    7: phrase("Manual completion by others"),
    8: phrase("Another course"),
}
SHARED_WORDS = {
    0: phrase("not shared"),
    1: phrase("shared with every company"),
    2: phrase("shared with chosen companies"),
}


def document(found: Explanation, asked: str = "") -> Document:
    """The page. Times are written by the site's clock. asked: the field that is doubted, "" = the row as a whole."""
    zone = ZoneInfo(found.time_zone)
    short = Section(phrase("In short"), tuple(in_short(found, zone, asked)), "short")
    source = f" · {found.site}" if found.site else ""
    return Document(
        phrase("Why this value?"),
        row_words(found),
        (short, *sections(found)),
        phrase(
            "ALX Desktop {0}{1} · numbers: company {2}, learner {3}, course {4} · times shown in {5}",
            __version__,
            source,
            found.company_id,
            found.user_id,
            found.course_id,
            found.time_zone,
        ),
    )


def sections(found: Explanation) -> Iterator[Section]:
    """What follows the summary: the steps of the rule, every value, Moodle's rows, the history."""
    zone = ZoneInfo(found.time_zone)
    if found.steps:
        yield Section(phrase("Step by step"), (Steps(tuple(_line(step) for step in found.steps)),), "steps")
    if found.stored is not None or found.live is not None:
        yield Section(phrase("The values"), (_values(found, zone),), "values")
    if found.evidence is not None:
        yield from _evidence(found, zone)
    yield Section(phrase("History of the value"), tuple(_history(found, zone)), "history")


def save(found: Explanation, path: Path, asked: str = "") -> None:
    """Write the page to a file, whole or not at all. Raises WrongUse, DiskFull, ExportFailed."""
    with whole_file(path) as file:
        file.write(page(document(found, asked)).encode())


def _line(step: Step) -> StepLine:
    # That a course is not complete yet is no fault.
    open_end = step.holds is None or (step.key == "complete" and not step.holds)
    tone = Tone.PLAIN if open_end else Tone.GOOD if step.holds else Tone.WARN
    return StepLine(step.question, step.answer, step.because, tone)


def _values(found: Explanation, zone: ZoneInfo) -> Grid:
    """Every column, stored beside live; differences with their cause. What was not asked has no column."""
    causes = {one.field: one for one in found.differences}
    columns = [phrase("Value"), phrase("In the store")]
    columns += [phrase("In Moodle now")] if found.live_at is not None else []
    columns += [phrase("If they differ")] if causes else []
    rows, tones = [], []
    for name in CourseProgress._fields[3:]:
        sides = (value_words(name, side[name], zone) if side else DASH for side in (found.stored, found.live))
        one = causes.get(name)
        moved = f" ({', '.join(one.moved)})" if one and one.moved else ""
        cause = joined("", [CAUSE_WORDS[one.cause], moved]) if one else ""
        rows.append((title(name), *sides, cause)[: len(columns)])
        tones.append(Tone.BAD if one and one.cause == "wrong" else Tone.WARN if one else Tone.PLAIN)
    return Grid.of(columns, rows, tones=tones)


def _evidence(found: Explanation, zone: ZoneInfo) -> list[Section]:
    evidence = found.evidence
    assert evidence is not None

    def when(value: int | None) -> str:
        return moment_words(moment(value), zone)

    enrolments = Grid.of(
        (
            phrase("Method"),
            phrase("Method is on"),
            phrase("Enrolment"),
            phrase("From"),
            phrase("Until"),
            phrase("Made"),
        ),
        [
            (
                row["method_name"] or row["method"],
                _yes(row["method_enabled"]),
                phrase("active") if row["status"] == 0 else phrase("suspended"),
                when(row["timestart"]),
                when(row["timeend"]),
                when(row["timecreated"]),
            )
            for row in evidence.enrolments
        ],
    )
    roles = Grid.of(
        (phrase("Role"), phrase("Assigned in the"), phrase("Since")),
        [(row["role"], row["level"], when(row["timemodified"])) for row in evidence.roles],
    )
    permissions = Grid.of(
        (phrase("Role"), phrase("Set in the"), phrase("Shown in completion reports")),
        [(row["role"], row["level"], _permission(row["permission"])) for row in evidence.permissions],
    )
    return [
        Section(phrase("Enrolments"), (enrolments,), "rows"),
        Section(
            phrase("Roles"),
            (roles, Paragraph(phrase("What roles say, from the site down to the course:")), permissions),
        ),
        Section(phrase("Activities"), (_activities(evidence.activities, zone),)),
        Section(phrase("Completion of the course"), tuple(_completion(found, zone))),
        Section(phrase("Grade and last access"), (Facts(tuple(_grade(found, zone))),)),
        *_iomad(found, zone),
    ]


def _activities(activities: list[SourceRow], zone: ZoneInfo) -> Grid:
    rows = []
    for row in activities:
        state = STATE_WORDS.get(row["state"] or 0, str(row["state"]))
        by = phrase(", set by user {0}", row["overridden_by"]) if row["overridden_by"] else ""
        rows.append(
            (
                row["name"] or phrase("activity {0}", row["id"]),
                row["type"] or "?",
                _counts(row),
                joined("", [state, by]),
                moment_words(row["state_at"], zone) if row["state_at"] else "",
            )
        )
    return Grid.of((phrase("Activity"), phrase("Type"), phrase("Counts"), phrase("State"), phrase("Since")), rows)


def _counts(row: SourceRow) -> str:
    """Whether an activity is in the denominator; if not, the first reason."""
    reasons = (
        (not row["completion"], phrase("completion is off")),
        (row["being_deleted"], phrase("it is being deleted")),
        (not row["type_enabled"], phrase("its type is switched off")),
        (not row["in_a_section"], phrase("it is in no section")),
        (row["name"] is None, phrase("its content is gone")),
    )
    why = next((why for holds, why in reasons if holds), None)
    if why is not None:
        return phrase("no, {0}", why)
    return phrase("yes") if row["visible"] else phrase("yes (hidden)")


def _completion(found: Explanation, zone: ZoneInfo) -> Iterator[Block]:
    evidence = found.evidence
    assert evidence is not None
    row = evidence.completion
    if row is None:
        yield Paragraph(phrase("Moodle has no completion record of this learner and course."), Tone.MUTED)
    else:
        times = (
            (phrase("Enrolled"), "timeenrolled"),
            (phrase("Started"), "timestarted"),
            (phrase("Completed"), "timecompleted"),
        )
        yield Facts(tuple((label, moment_words(moment(row[name]), zone)) for label, name in times))
    activities = {one["id"]: one["name"] for one in evidence.activities}
    rows = []
    for one in evidence.criteria:
        what = CRITERION_WORDS.get(one["criteriatype"], phrase("type {0}", one["criteriatype"]))
        detail = activities.get(one["moduleinstance"]) or "" if one["criteriatype"] == 4 else ""
        met = moment_words(moment(one["met_at"]), zone) if one["met_at"] else phrase("not yet")
        rows.append((joined(" ", [what, detail]) if detail else what, met))
    yield Grid.of((phrase("Criterion"), phrase("Met")), rows, empty=phrase("The course has no completion criteria."))


def _grade(found: Explanation, zone: ZoneInfo) -> Iterator[tuple[str, str]]:
    evidence = found.evidence
    assert evidence is not None
    item, row = evidence.grade_item, evidence.grade
    yield (
        phrase("Course total"),
        phrase("none") if item is None else phrase("{0} to {1}", _number(item["grademin"]), _number(item["grademax"])),
    )
    yield phrase("Grade"), NONE if row is None else _number(row["finalgrade"])
    if row is not None and row["finalgrade"] is not None:
        yield (
            phrase("Bounds of the grade"),
            phrase("{0} to {1}", _number(row["rawgrademin"]), _number(row["rawgrademax"])),
        )
    yield phrase("Last access"), moment_words(moment(evidence.last_access), zone)


def _iomad(found: Explanation, zone: ZoneInfo) -> Iterator[Section]:
    evidence = found.evidence
    assert evidence is not None
    tracks = [
        (
            str(row["id"]),
            str(row["companyid"] or phrase("none")),
            *(moment_words(moment(row[name]), zone) for name in ("timeenrolled", "timecompleted", "timeexpires")),
            phrase("yes") if row["coursecleared"] else "",
        )
        for row in evidence.tracks
    ]
    columns = (
        phrase("Record"),
        phrase("Company"),
        phrase("Enrolled"),
        phrase("Completed"),
        phrase("Expires"),
        phrase("Cleared"),
    )
    if tracks:
        yield Section(phrase("IOMAD's records of the course"), (Grid.of(columns, tracks),))
    licences = [
        (
            row["name"] or str(row["licenseid"]),
            str(row["companyid"] or phrase("none")),
            moment_words(row["issuedate"], zone),
        )
        for row in evidence.licences
    ]
    if licences:
        yield Section(
            phrase("Licences"), (Grid.of((phrase("Licence"), phrase("Company"), phrase("Allocated")), licences),)
        )
    if evidence.assignments:
        lines = [(row["table"], _assignment(row)) for row in evidence.assignments]
        yield Section(phrase("Whose the course is"), (Grid.of((phrase("Table"), phrase("Row")), lines),))


def _assignment(row: SourceRow) -> str:
    if row["table"] != "iomad_courses":
        return phrase("company {0}", row["companyid"])
    shared = SHARED_WORDS.get(row["shared"] or 0, str(row["shared"]))
    valid, due = row["validlength"] or 0, row["warncompletion"] or 0
    return phrase("{0}; valid for {1} days; due after {2} days", shared, valid, due)


def _history(found: Explanation, zone: ZoneInfo) -> Iterator[Block]:
    if found.stored is None:
        yield Paragraph(phrase("The store has never had this row."), Tone.MUTED)
        return
    yield Facts(((phrase("First seen"), moment_words(found.stored["first_seen_at"], zone)),))
    lines = [line for change in found.history for line in _change(change, zone)]
    yield Grid.of(
        (phrase("When"), phrase("What"), phrase("Value"), phrase("From"), phrase("To")),
        lines,
        empty=phrase("It has not changed since."),
    )


def _change(change: Change, zone: ZoneInfo) -> Iterator[tuple[str, str, str, str, str]]:
    head = (moment_words(change.at, zone), KIND_WORDS.get(change.kind, change.kind))
    if not change.new:
        yield (*head, "", "", "")
    for name, value in change.new.items():
        yield (*head, title(name), value_words(name, change.old.get(name), zone), value_words(name, value, zone))


def _permission(permission: int) -> str:
    return {1: phrase("allowed"), -1: phrase("not allowed"), -1000: phrase("prohibited")}.get(
        permission, phrase("not set")
    )


def _number(value: float | None) -> str:
    return NONE if value is None else number_words(value)


def _yes(value: bool) -> str:
    return phrase("yes") if value else phrase("no")
