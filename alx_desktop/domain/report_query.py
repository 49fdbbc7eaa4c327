"""What a person wants to see of the course progress: filters, order, page. The store turns it into SQL."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class SortColumn(StrEnum):
    """Columns that the course progress can be sorted by, each backed by an index."""

    LEARNER = "learner"
    COURSE = "course"
    COMPANY = "company"
    DEPARTMENT = "department"
    EMAIL = "email"
    STATUS = "status"
    PERCENTAGE = "percentage"
    ENROLLED_AT = "enrolled_at"
    STARTED_AT = "started_at"
    COMPLETED_AT = "completed_at"
    DUE_AT = "due_at"
    DAYS_OVERDUE = "days_overdue"
    EXPIRES_AT = "expires_at"
    LAST_ACCESS_AT = "last_access_at"
    GRADE_PERCENT = "grade_percent"


@dataclass(frozen=True, slots=True)
class ReportQuery:
    """Filters and order of the course progress. An empty tuple or text means no filter.

    changed_hours: only rows of which a sync found a change in the last so many hours, 0 = no filter. A row's change is
    one of its values or of the name that it is shown with, also that it came or went; a first sync changes every row.
    """

    company_ids: tuple[int, ...] = ()
    course_ids: tuple[int, ...] = ()
    statuses: tuple[str, ...] = ()
    text: str = ""
    sort: SortColumn = SortColumn.LEARNER
    descending: bool = False
    include_removed: bool = False
    changed_hours: int = 0


@dataclass(frozen=True, slots=True)
class ReportTotals:
    """Counts over all rows of a query. average_percentage is over rows that have one; None = there is none."""

    rows: int
    completed: int
    in_progress: int
    not_started: int
    average_percentage: float | None


ReportRow = dict[str, Any]
"""One row as shown and exported: course_progress columns, and the names of learner, course, company, department."""
