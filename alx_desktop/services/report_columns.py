"""The columns of the course progress report for people: titles, definitions, how they are shown and exported.

One catalogue for the table, the column chooser, the detail panel, the exports and their summary sheet.
"""

from __future__ import annotations

from dataclasses import dataclass

from alx_desktop.domain.report_query import SortColumn
from alx_desktop.services.export_columns import CellKind, ExportColumn

STATUS_WORDS = {"completed": "Completed", "in_progress": "In progress", "not_started": "Not started"}
ATTRIBUTION_WORDS = {
    "track": "IOMAD record",
    "licence": "Licence",
    "course": "Course of the company",
    "ambiguous": "Several companies",
}
REMOVED_WORDS = {
    "company_removed": "Company removed",
    "user_deleted": "Learner deleted",
    "left_company": "Left the company",
    "course_deleted": "Course deleted",
    "course_unassigned": "Course no longer assigned",
    "unenrolled": "Unenrolled",
}

_PIXELS_PER_CHARACTER = 7


@dataclass(frozen=True, slots=True)
class ReportColumn:
    """One column. width: pixels in the table. shown: visible before anybody chose. quiet: secondary, in muted text.

    sort: the order that a click on its header asks for, None = cannot be sorted by. words: what stands for a stored
    value. kind PERCENT: 0 to 100.
    """

    id: str
    title: str
    kind: CellKind
    definition: str
    width: int = 110
    shown: bool = False
    quiet: bool = False
    sort: SortColumn | None = None
    words: dict[str, str] | None = None

    def exported(self) -> ExportColumn:
        """The column as the export writers want it."""
        width = max(len(self.title) + 3, self.width / _PIXELS_PER_CHARACTER)
        return ExportColumn(self.id, self.title, self.kind, self.definition, width, self.words)


_TEXT, _NUMBER, _PERCENT, _DATE, _BOOLEAN = (
    CellKind.TEXT,
    CellKind.NUMBER,
    CellKind.PERCENT,
    CellKind.DATE,
    CellKind.BOOLEAN,
)

_PEOPLE = (
    ReportColumn(
        "learner_name",
        "Learner",
        _TEXT,
        "First and last name. Sorted by last name, then first name.",
        150,
        shown=True,
        sort=SortColumn.LEARNER,
    ),
    ReportColumn(
        "department_name",
        "Department",
        _TEXT,
        "The learner's department in the company; the lowest one where there are several.",
        140,
        quiet=True,
        sort=SortColumn.DEPARTMENT,
    ),
    ReportColumn(
        "company_name",
        "Company",
        _TEXT,
        "The company that the row belongs to. An enrolment shared by several companies is a row of each.",
        124,
        shown=True,
        quiet=True,
        sort=SortColumn.COMPANY,
    ),
    ReportColumn("course_name", "Course", _TEXT, "Full name of the course.", 176, shown=True, sort=SortColumn.COURSE),
)

_PROGRESS = (
    ReportColumn(
        "status",
        "Status",
        _TEXT,
        "Completed: the course has a completion time. In progress: an activity is done, or the course was started "
        "or opened. Not started: none of these.",
        110,
        shown=True,
        sort=SortColumn.STATUS,
        words=STATUS_WORDS,
    ),
    ReportColumn(
        "percentage",
        "Progress",
        _PERCENT,
        "Share of the tracked activities that are done, as Moodle computes it, at most 100. "
        "Empty where Moodle has none.",
        134,
        shown=True,
        sort=SortColumn.PERCENTAGE,
    ),
    ReportColumn(
        "enrolled_at",
        "Enrolled",
        _DATE,
        "When the learner's first enrolment in the course was made.",
        94,
        quiet=True,
        sort=SortColumn.ENROLLED_AT,
    ),
    ReportColumn(
        "due_at",
        "Due",
        _DATE,
        "Enrolment plus the course's days to complete (IOMAD). Empty where the course has no such limit.",
        94,
        shown=True,
        sort=SortColumn.DUE_AT,
    ),
    ReportColumn(
        "days_overdue",
        "Days overdue",
        _NUMBER,
        "Whole days since the due date, for courses that are not completed.",
        104,
        sort=SortColumn.DAYS_OVERDUE,
    ),
    ReportColumn(
        "completed_at",
        "Completed",
        _DATE,
        "When Moodle recorded the completion of the course.",
        94,
        shown=True,
        sort=SortColumn.COMPLETED_AT,
    ),
    ReportColumn(
        "last_access_at",
        "Last access",
        _DATE,
        "When the learner last opened the course.",
        112,
        shown=True,
        quiet=True,
        sort=SortColumn.LAST_ACCESS_AT,
    ),
    ReportColumn(
        "started_at",
        "Started",
        _DATE,
        "When Moodle recorded the start of the course.",
        92,
        quiet=True,
        sort=SortColumn.STARTED_AT,
    ),
    ReportColumn("activities_done", "Activities done", _NUMBER, "Tracked activities that count as done.", 110),
    ReportColumn("activities_total", "Activities", _NUMBER, "Tracked activities of the course.", 90, quiet=True),
)

_COMPLIANCE = (
    ReportColumn(
        "expires_at",
        "Expires",
        _DATE,
        "When the completion stops being valid (IOMAD). Empty where it stays valid.",
        92,
        sort=SortColumn.EXPIRES_AT,
    ),
    ReportColumn("days_to_expiry", "Days to expiry", _NUMBER, "Whole days until the completion expires.", 110),
    ReportColumn("is_overdue", "Overdue", _BOOLEAN, "The due date has passed and the course is not completed.", 84),
    ReportColumn("is_expired", "Expired", _BOOLEAN, "The completion was valid until a date that has passed.", 84),
    ReportColumn(
        "grade_percent",
        "Grade %",
        _PERCENT,
        "Course total between its lowest and highest possible grade.",
        90,
        sort=SortColumn.GRADE_PERCENT,
    ),
    ReportColumn("grade", "Grade", _NUMBER, "Course total in points.", 80),
    ReportColumn("grade_min", "Lowest grade", _NUMBER, "The lowest course total that is possible.", 100, quiet=True),
    ReportColumn("grade_max", "Highest grade", _NUMBER, "The highest course total that is possible.", 104, quiet=True),
    ReportColumn("grade_hidden", "Grade hidden", _BOOLEAN, "The grade is hidden from the learner in Moodle.", 100),
)

_ENROLMENT = (
    ReportColumn(
        "is_active",
        "Enrolment active",
        _BOOLEAN,
        "At least one enrolment is neither suspended nor outside its dates, and its method is enabled.",
        124,
    ),
    ReportColumn(
        "is_tracked", "Tracked", _BOOLEAN, "Moodle tracks completion for this learner in this course.", 84, quiet=True
    ),
    ReportColumn("enrol_starts_at", "Enrolment starts", _DATE, "Earliest start of the enrolments.", 124, quiet=True),
    ReportColumn(
        "enrol_ends_at", "Enrolment ends", _DATE, "Latest end of the enrolments; empty if one has no end.", 116
    ),
    ReportColumn(
        "attribution",
        "Attributed by",
        _TEXT,
        "What says that the enrolment is this company's.",
        140,
        quiet=True,
        words=ATTRIBUTION_WORDS,
    ),
)

_DETAILS = (
    ReportColumn("learner_firstname", "First name", _TEXT, "First name.", 120),
    ReportColumn("learner_lastname", "Last name", _TEXT, "Last name.", 130),
    ReportColumn("learner_email", "E-mail", _TEXT, "E-mail address.", 200, quiet=True, sort=SortColumn.EMAIL),
    ReportColumn("learner_username", "User name", _TEXT, "Login name in Moodle.", 130, quiet=True),
    ReportColumn("learner_idnumber", "ID number", _TEXT, "ID number of the learner in Moodle.", 110, quiet=True),
    ReportColumn("learner_is_suspended", "Suspended", _BOOLEAN, "The account is suspended in Moodle.", 96),
    ReportColumn("learner_is_manager", "Manager", _BOOLEAN, "Manages the company or a department of it.", 84),
    ReportColumn("learner_is_educator", "Educator", _BOOLEAN, "Is an educator of the company.", 84),
    ReportColumn("learner_last_login_at", "Last login", _DATE, "When the learner last used the site.", 110, quiet=True),
    ReportColumn("course_shortname", "Course short name", _TEXT, "Short name of the course.", 140, quiet=True),
    ReportColumn("course_idnumber", "Course ID number", _TEXT, "ID number of the course in Moodle.", 130, quiet=True),
    ReportColumn("course_category", "Course category", _TEXT, "The course's category in Moodle.", 150, quiet=True),
    ReportColumn("course_is_visible", "Course visible", _BOOLEAN, "Learners can see the course.", 110, quiet=True),
    ReportColumn("company_shortname", "Company short name", _TEXT, "Short name of the company.", 150, quiet=True),
)

_RECORD = (
    ReportColumn("company_id", "Company number", _NUMBER, "Moodle's id of the company.", 120, quiet=True),
    ReportColumn("user_id", "Learner number", _NUMBER, "Moodle's id of the learner.", 116, quiet=True),
    ReportColumn("course_id", "Course number", _NUMBER, "Moodle's id of the course.", 112, quiet=True),
    ReportColumn(
        "recheck_at", "Changes by itself", _DATE, "When a date in Moodle changes this row by itself.", 130, quiet=True
    ),
    ReportColumn("first_seen_at", "First seen", _DATE, "When a sync first found this row.", 110, quiet=True),
    ReportColumn("changed_at", "Last change", _DATE, "When a sync last found a change of this row.", 110, quiet=True),
    ReportColumn(
        "change_seq", "Change number", _NUMBER, "The row's place in the company's order of changes.", 112, quiet=True
    ),
    ReportColumn("removed_at", "Removed", _DATE, "When a sync found that the row is gone from Moodle.", 110),
    ReportColumn(
        "removed_reason", "Reason of removal", _TEXT, "Why the row is gone from Moodle.", 150, words=REMOVED_WORDS
    ),
)

GROUPS: tuple[tuple[str, tuple[ReportColumn, ...]], ...] = (
    ("Who and what", _PEOPLE),
    ("Progress", _PROGRESS),
    ("Compliance and grade", _COMPLIANCE),
    ("Enrolment", _ENROLMENT),
    ("Learner, course and company", _DETAILS),
    ("Record", _RECORD),
)
"""The catalogue by subject, in the order of the column chooser."""

CATALOGUE: dict[str, ReportColumn] = {column.id: column for _, columns in GROUPS for column in columns}

DEFAULT_COLUMNS: tuple[str, ...] = tuple(column.id for column in CATALOGUE.values() if column.shown)
"""What a person sees before choosing."""

BY_SORT: dict[SortColumn, ReportColumn] = {column.sort: column for column in CATALOGUE.values() if column.sort}
