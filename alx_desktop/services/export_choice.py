"""Which columns an export has: those chosen, by their ids, or those that its format has by default."""

from __future__ import annotations

from collections.abc import Sequence

from alx_desktop.domain.errors import ColumnUnknown
from alx_desktop.domain.phrases import phrase
from alx_desktop.services.export_columns import ExportColumn
from alx_desktop.services.report_columns import CATALOGUE, DEFAULT_COLUMNS

JSONL_COLUMNS = (
    "company_id",
    "user_id",
    "course_id",
    "company_name",
    "course_name",
    "learner_firstname",
    "learner_lastname",
    "learner_email",
    "enrolled_at",
    "enrol_starts_at",
    "enrol_ends_at",
    "is_active",
    "is_tracked",
    "percentage",
    "activities_done",
    "activities_total",
    "started_at",
    "completed_at",
    "status",
    "grade",
    "grade_min",
    "grade_max",
    "grade_percent",
    "grade_hidden",
    "last_access_at",
    "due_at",
    "expires_at",
    "attribution",
    "recheck_at",
    "change_seq",
    "changed_at",
    "removed_at",
    "removed_reason",
)
"""What scripts rely on: the columns of design.md's course_progress, and five names."""

SPREADSHEET_COLUMNS = DEFAULT_COLUMNS


def columns_named(ids: Sequence[str]) -> tuple[ExportColumn, ...]:
    """The columns of these ids, in order. Raises ColumnUnknown naming those that there are not; WrongUse for none."""
    unknown = [name for name in ids if name not in CATALOGUE]
    if unknown:
        raise ColumnUnknown(
            ", ".join(unknown),
            advice=phrase("Take it out of the export, or use the version that the export was made with."),
        )
    if not ids:
        raise ColumnUnknown(
            "none is chosen", title=phrase("An export needs a column"), advice=phrase("Choose at least one column.")
        )
    return tuple(CATALOGUE[name].exported() for name in ids)
