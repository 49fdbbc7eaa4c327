"""Why a row of the plugin differs from ours: its known defects (plugin-inventory.md 4), recognized one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from alx_desktop.moodle.plugin_rows import PluginRow
from alx_desktop.moodle.plugin_rule import PluginFacts
from alx_desktop.store.company_rows import CompanyRow, Standing

ROUNDED = 0.0051
"""It keeps percentages with two decimals."""

SHARED = ("open_shared", "closed_shared")


class Reason(StrEnum):
    """Why. The words are in WORDS."""

    ONE_ACTIVITY = "one_activity_counts_as_complete"
    INVENTED_DATE = "invented_completion_date"
    STARTED_ONLY = "percentage_of_started_activities"
    PASS_IS_ZERO = "passed_activity_counts_as_nothing"
    OTHER_ACTIVITIES = "other_activities_counted"
    NO_PERCENTAGE = "percentage_where_moodle_has_none"
    ENROLMENT_AS_START = "enrolment_shown_as_start"
    PROGRESS_UNSEEN = "progress_not_seen"
    OUT_OF_DATE = "out_of_date"
    NAME_OUT_OF_DATE = "name_out_of_date"
    ONE_ROW_PER_LEARNER = "one_row_per_learner_kept"
    SUSPENDED_DROPPED = "suspended_learner_dropped"
    HIDDEN_COURSE = "hidden_course_left_out"
    SHARED_COURSE = "shared_course_left_out"
    COURSE_LEFT_OUT = "course_left_out"
    COMPANY_LEFT_OUT = "company_left_out"
    MARKED_DELETED = "marked_deleted"
    PAGE_LOST = "page_lost_by_the_endpoint"
    NOT_THERE = "not_there"
    UNENROLLED_KEPT = "unenrolled_but_kept"
    USER_DELETED_KEPT = "deleted_learner_kept"
    LEFT_COMPANY_KEPT = "left_company_but_kept"
    COURSE_UNASSIGNED_KEPT = "course_no_longer_assigned_but_kept"
    COURSE_DELETED_KEPT = "deleted_course_kept"
    COMPANY_REMOVED_KEPT = "removed_company_kept"


WORDS: dict[Reason, str] = {
    Reason.ONE_ACTIVITY: "It counts a course as complete as soon as one activity is.",
    Reason.INVENTED_DATE: "It gives the time of an activity as the completion date of a course that is not complete.",
    Reason.STARTED_ONLY: "Its percentage leaves out activities that the learner has not touched.",
    Reason.PASS_IS_ZERO: "Its percentage counts a passed activity as not done.",
    Reason.OTHER_ACTIVITIES: "Its percentage counts activities that Moodle does not track (any more).",
    Reason.NO_PERCENTAGE: "It gives a percentage where Moodle has none: no active enrolment, not tracked, or "
    "completion is off.",
    Reason.ENROLMENT_AS_START: "It gives the enrolment as the start of the course, where Moodle has no completion "
    "record.",
    Reason.PROGRESS_UNSEEN: "It does not see that the course was opened or started, or sees a failed activity as "
    "progress.",
    Reason.OUT_OF_DATE: "It was not updated since Moodle changed.",
    Reason.NAME_OUT_OF_DATE: "A name or an e-mail address changed; it updates neither.",
    Reason.ONE_ROW_PER_LEARNER: "It keeps one row per learner and batch; this one was dropped for another course.",
    Reason.SUSPENDED_DROPPED: "It drops suspended learners without a word.",
    Reason.HIDDEN_COURSE: "It leaves out hidden courses.",
    Reason.SHARED_COURSE: "It leaves out courses that are shared with the company instead of assigned to it.",
    Reason.COURSE_LEFT_OUT: "It has no row of this course at all: new courses are not switched on by themselves.",
    Reason.COMPANY_LEFT_OUT: "It has no row of this company at all: companies without settings are skipped.",
    Reason.MARKED_DELETED: "It marked the row as deleted, although the learner is enrolled.",
    Reason.PAGE_LOST: "Its endpoint gave no further page; the row may only be missing from the answer.",
    Reason.NOT_THERE: "The row is not there; it may never have been populated.",
    Reason.UNENROLLED_KEPT: "The learner is no longer enrolled; it keeps the row for ever.",
    Reason.USER_DELETED_KEPT: "The learner was deleted; it keeps the row for ever.",
    Reason.LEFT_COMPANY_KEPT: "The learner left the company; it keeps the row for ever.",
    Reason.COURSE_UNASSIGNED_KEPT: "The course is no longer the company's; it keeps the row for ever.",
    Reason.COURSE_DELETED_KEPT: "The course was deleted; it keeps the row for ever.",
    Reason.COMPANY_REMOVED_KEPT: "The company was removed; it keeps the row for ever.",
}

_KEPT = {
    "company_removed": Reason.COMPANY_REMOVED_KEPT,
    "user_deleted": Reason.USER_DELETED_KEPT,
    "left_company": Reason.LEFT_COMPANY_KEPT,
    "course_deleted": Reason.COURSE_DELETED_KEPT,
    "course_unassigned": Reason.COURSE_UNASSIGNED_KEPT,
    "unenrolled": Reason.UNENROLLED_KEPT,
}


@dataclass(frozen=True, slots=True)
class Why:
    """A field that differs, with both values; field "row": one of the two has no such row."""

    field: str
    plugin: Any
    ours: Any
    reason: Reason


@dataclass(frozen=True, slots=True)
class PluginScope:
    """What of the plugin's company tells why a row is missing. learners: those with any live row."""

    has_rows: bool
    courses: set[int]
    learners: set[int]
    pages_lost: bool


def missing(ours: CompanyRow, deleted: bool, scope: PluginScope) -> Why:
    """Why the plugin has not got one of our rows: the first reason that holds."""
    reasons = (
        (not scope.has_rows, Reason.COMPANY_LEFT_OUT),
        (deleted, Reason.MARKED_DELETED),
        (ours.is_suspended, Reason.SUSPENDED_DROPPED),
        (not ours.is_visible, Reason.HIDDEN_COURSE),
        (ours.via in SHARED and ours.course_id not in scope.courses, Reason.SHARED_COURSE),
        (scope.pages_lost, Reason.PAGE_LOST),
        (ours.user_id in scope.learners, Reason.ONE_ROW_PER_LEARNER),
        (ours.course_id not in scope.courses, Reason.COURSE_LEFT_OUT),
    )
    return Why("row", "missing", "there", next((why for holds, why in reasons if holds), Reason.NOT_THERE))


def too_many(tombstone: CompanyRow | None, standing: Standing | None) -> Why:
    """Why the plugin has a row that we have not (any more)."""
    reason = _KEPT.get(tombstone.removed_reason or "") if tombstone is not None else None
    if reason is None and standing is not None:
        gone = (
            (not standing.learner, Reason.USER_DELETED_KEPT),
            (not standing.member, Reason.LEFT_COMPANY_KEPT),
            (not standing.course, Reason.COURSE_DELETED_KEPT),
            (not standing.assigned, Reason.COURSE_UNASSIGNED_KEPT),
        )
        reason = next((why for holds, why in gone if holds), None)
    return Why("row", "there", "missing", reason or Reason.UNENROLLED_KEPT)


def different(theirs: PluginRow, ours: CompanyRow, facts: PluginFacts, given: frozenset[str]) -> Iterator[Why]:
    """Every field in which a row differs. given: the fields that the plugin gives at all."""
    if "status" in given and theirs.status != ours.status:
        yield Why("status", theirs.status, ours.status, _status(theirs, ours, facts))
    if "completed_at" in given and theirs.completed_at != ours.completed_at:
        yield Why("completed_at", theirs.completed_at, ours.completed_at, _completed(theirs, ours, facts))
    if "percentage" in given and not _same_percentage(theirs.percentage, ours.percentage):
        yield Why("percentage", theirs.percentage, ours.percentage, _percentage(theirs, ours, facts))
    if "started_at" in given and theirs.started_at != ours.started_at:
        as_enrolled = not facts.has_completion and theirs.started_at == facts.shown_started_at
        reason = Reason.ENROLMENT_AS_START if as_enrolled else Reason.OUT_OF_DATE
        yield Why("started_at", theirs.started_at, ours.started_at, reason)
    for name in ("firstname", "lastname", "email", "coursename"):
        if name in given and getattr(theirs, name) != getattr(ours, name):
            yield Why(name, getattr(theirs, name), getattr(ours, name), Reason.NAME_OUT_OF_DATE)


def _same_percentage(theirs: float | None, ours: float | None) -> bool:
    """It cannot say "none": its 0 is both."""
    return abs((theirs or 0.0) - (ours or 0.0)) < ROUNDED


def _status(theirs: PluginRow, ours: CompanyRow, facts: PluginFacts) -> Reason:
    if theirs.status != facts.status:
        return Reason.OUT_OF_DATE
    if theirs.status == "completed" and ours.completed_at is None:
        return Reason.ONE_ACTIVITY
    return Reason.PROGRESS_UNSEEN


def _completed(theirs: PluginRow, ours: CompanyRow, facts: PluginFacts) -> Reason:
    invented = ours.completed_at is None and theirs.completed_at == facts.shown_completed_at
    return Reason.INVENTED_DATE if invented else Reason.OUT_OF_DATE


def _percentage(theirs: PluginRow, ours: CompanyRow, facts: PluginFacts) -> Reason:
    if abs((theirs.percentage or 0.0) - facts.percentage) >= ROUNDED:
        return Reason.OUT_OF_DATE
    if ours.percentage is None:
        return Reason.NO_PERCENTAGE
    if facts.passed and ours.percentage > facts.percentage:
        return Reason.PASS_IS_ZERO
    return Reason.STARTED_ONLY if facts.states < ours.activities_total else Reason.OTHER_ACTIVITIES
