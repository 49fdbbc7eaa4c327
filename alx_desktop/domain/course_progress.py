"""The fact of the star: one row per (company, learner, course), as design.md defines its columns."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Status(StrEnum):
    """Where a learner stands in a course."""

    COMPLETED = "completed"
    IN_PROGRESS = "in_progress"
    NOT_STARTED = "not_started"


class Attribution(StrEnum):
    """What says that a shared enrolment is this company's (moodle-semantics 1.6)."""

    TRACK = "track"
    LICENCE = "licence"
    COURSE = "course"
    AMBIGUOUS = "ambiguous"


class RemovedReason(StrEnum):
    """Why a row became a tombstone: the first that holds, in this order."""

    COMPANY_REMOVED = "company_removed"
    USER_DELETED = "user_deleted"
    LEFT_COMPANY = "left_company"
    COURSE_DELETED = "course_deleted"
    COURSE_UNASSIGNED = "course_unassigned"
    UNENROLLED = "unenrolled"


class CourseProgress(NamedTuple):
    """What Moodle says now of one (company, learner, course). Times are UTC epoch seconds, None = none.

    A named tuple, because a sync makes and compares millions of them.
    """

    company_id: int
    user_id: int
    course_id: int
    enrolled_at: int | None
    enrol_starts_at: int | None
    enrol_ends_at: int | None
    is_active: bool
    is_tracked: bool
    percentage: float | None
    activities_done: int
    activities_total: int
    started_at: int | None
    completed_at: int | None
    status: str
    grade: float | None
    grade_min: float | None
    grade_max: float | None
    grade_percent: float | None
    grade_hidden: bool
    due_at: int | None
    expires_at: int | None
    attribution: str
    last_access_at: int | None
    recheck_at: int | None


KEY_WIDTH = 3
"""The first columns of CourseProgress are its key."""

PUBLISHED_END = CourseProgress._fields.index("last_access_at")
"""Columns from here on change without raising change_seq (last_access_at, recheck_at)."""
