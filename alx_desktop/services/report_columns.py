"""The columns of the course progress report for people: titles, definitions, how they are shown and exported.

One catalogue for the table, the column chooser, the detail panel, the exports and their summary sheet.
"""

from __future__ import annotations

from dataclasses import dataclass

from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.report_query import SortColumn
from alx_desktop.services.export_columns import CellKind, ExportColumn

STATUS_WORDS: dict[str, str] = {
    "completed": phrase("Completed"),
    "in_progress": phrase("In progress"),
    "not_started": phrase("Not started"),
}
ATTRIBUTION_WORDS: dict[str, str] = {
    "track": phrase("IOMAD record"),
    "licence": phrase("Licence"),
    "course": phrase("Course of the company"),
    "ambiguous": phrase("Several companies"),
}
REMOVED_WORDS: dict[str, str] = {
    "company_removed": phrase("Company removed"),
    "user_deleted": phrase("Learner deleted"),
    "left_company": phrase("Left the company"),
    "course_deleted": phrase("Course deleted"),
    "course_unassigned": phrase("Course no longer assigned"),
    "unenrolled": phrase("Unenrolled"),
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
        phrase("Learner"),
        _TEXT,
        phrase("First and last name. Sorted by last name, then first name."),
        150,
        shown=True,
        sort=SortColumn.LEARNER,
    ),
    ReportColumn(
        "department_name",
        phrase("Department"),
        _TEXT,
        phrase("The learner's department in the company; the lowest one where there are several."),
        140,
        quiet=True,
        sort=SortColumn.DEPARTMENT,
    ),
    ReportColumn(
        "company_name",
        phrase("Company"),
        _TEXT,
        phrase("The company that the row belongs to. An enrolment shared by several companies is a row of each."),
        124,
        shown=True,
        quiet=True,
        sort=SortColumn.COMPANY,
    ),
    ReportColumn(
        "course_name",
        phrase("Course"),
        _TEXT,
        phrase("Full name of the course."),
        176,
        shown=True,
        sort=SortColumn.COURSE,
    ),
)

_PROGRESS = (
    ReportColumn(
        "status",
        phrase("Status"),
        _TEXT,
        phrase(
            "Completed: the course has a completion time. In progress: an activity is done, or the course was started "
            "or opened. Not started: none of these."
        ),
        132,
        shown=True,
        sort=SortColumn.STATUS,
        words=STATUS_WORDS,
    ),
    ReportColumn(
        "percentage",
        phrase("Progress"),
        _PERCENT,
        phrase(
            "Share of the tracked activities that are done, as Moodle computes it, at most 100. "
            "Empty where Moodle has none."
        ),
        134,
        shown=True,
        sort=SortColumn.PERCENTAGE,
    ),
    ReportColumn(
        "enrolled_at",
        phrase("Enrolled"),
        _DATE,
        phrase("When the learner's first enrolment in the course was made."),
        94,
        quiet=True,
        sort=SortColumn.ENROLLED_AT,
    ),
    ReportColumn(
        "due_at",
        phrase("Due"),
        _DATE,
        phrase("Enrolment plus the course's days to complete (IOMAD). Empty where the course has no such limit."),
        94,
        shown=True,
        sort=SortColumn.DUE_AT,
    ),
    ReportColumn(
        "days_overdue",
        phrase("Days overdue"),
        _NUMBER,
        phrase("Whole days since the due date, for courses that are not completed."),
        104,
        sort=SortColumn.DAYS_OVERDUE,
    ),
    ReportColumn(
        "completed_at",
        phrase("Completed"),
        _DATE,
        phrase("When Moodle recorded the completion of the course."),
        94,
        shown=True,
        sort=SortColumn.COMPLETED_AT,
    ),
    ReportColumn(
        "last_access_at",
        phrase("Last access"),
        _DATE,
        phrase("When the learner last opened the course."),
        122,
        shown=True,
        quiet=True,
        sort=SortColumn.LAST_ACCESS_AT,
    ),
    ReportColumn(
        "started_at",
        phrase("Started"),
        _DATE,
        phrase("When Moodle recorded the start of the course."),
        92,
        quiet=True,
        sort=SortColumn.STARTED_AT,
    ),
    ReportColumn(
        "activities_done", phrase("Activities done"), _NUMBER, phrase("Tracked activities that count as done."), 110
    ),
    ReportColumn(
        "activities_total", phrase("Activities"), _NUMBER, phrase("Tracked activities of the course."), 90, quiet=True
    ),
)

_COMPLIANCE = (
    ReportColumn(
        "expires_at",
        phrase("Expires"),
        _DATE,
        phrase("When the completion stops being valid (IOMAD). Empty where it stays valid."),
        92,
        sort=SortColumn.EXPIRES_AT,
    ),
    ReportColumn(
        "days_to_expiry", phrase("Days to expiry"), _NUMBER, phrase("Whole days until the completion expires."), 110
    ),
    ReportColumn(
        "is_overdue",
        phrase("Overdue"),
        _BOOLEAN,
        phrase("The due date has passed and the course is not completed."),
        84,
    ),
    ReportColumn(
        "is_expired", phrase("Expired"), _BOOLEAN, phrase("The completion was valid until a date that has passed."), 84
    ),
    ReportColumn(
        "grade_percent",
        phrase("Grade %"),
        _PERCENT,
        phrase("Course total between its lowest and highest possible grade."),
        90,
        sort=SortColumn.GRADE_PERCENT,
    ),
    ReportColumn("grade", phrase("Grade"), _NUMBER, phrase("Course total in points."), 80),
    ReportColumn(
        "grade_min",
        phrase("Lowest grade"),
        _NUMBER,
        phrase("The lowest course total that is possible."),
        100,
        quiet=True,
    ),
    ReportColumn(
        "grade_max",
        phrase("Highest grade"),
        _NUMBER,
        phrase("The highest course total that is possible."),
        104,
        quiet=True,
    ),
    ReportColumn(
        "grade_hidden", phrase("Grade hidden"), _BOOLEAN, phrase("The grade is hidden from the learner in Moodle."), 100
    ),
)

_ENROLMENT = (
    ReportColumn(
        "is_active",
        phrase("Enrolment active"),
        _BOOLEAN,
        phrase("At least one enrolment is neither suspended nor outside its dates, and its method is enabled."),
        124,
    ),
    ReportColumn(
        "is_tracked",
        phrase("Tracked"),
        _BOOLEAN,
        phrase("Moodle tracks completion for this learner in this course."),
        84,
        quiet=True,
    ),
    ReportColumn(
        "enrol_starts_at",
        phrase("Enrolment starts"),
        _DATE,
        phrase("Earliest start of the enrolments."),
        124,
        quiet=True,
    ),
    ReportColumn(
        "enrol_ends_at",
        phrase("Enrolment ends"),
        _DATE,
        phrase("Latest end of the enrolments; empty if one has no end."),
        116,
    ),
    ReportColumn(
        "attribution",
        phrase("Attributed by"),
        _TEXT,
        phrase("What says that the enrolment is this company's."),
        140,
        quiet=True,
        words=ATTRIBUTION_WORDS,
    ),
)

_DETAILS = (
    ReportColumn("learner_firstname", phrase("First name"), _TEXT, phrase("First name."), 120),
    ReportColumn("learner_lastname", phrase("Last name"), _TEXT, phrase("Last name."), 130),
    ReportColumn(
        "learner_email", phrase("E-mail"), _TEXT, phrase("E-mail address."), 200, quiet=True, sort=SortColumn.EMAIL
    ),
    ReportColumn("learner_username", phrase("User name"), _TEXT, phrase("Login name in Moodle."), 130, quiet=True),
    ReportColumn(
        "learner_idnumber", phrase("ID number"), _TEXT, phrase("ID number of the learner in Moodle."), 110, quiet=True
    ),
    ReportColumn(
        "learner_is_suspended", phrase("Suspended"), _BOOLEAN, phrase("The account is suspended in Moodle."), 96
    ),
    ReportColumn(
        "learner_is_manager", phrase("Manager"), _BOOLEAN, phrase("Manages the company or a department of it."), 84
    ),
    ReportColumn("learner_is_educator", phrase("Educator"), _BOOLEAN, phrase("Is an educator of the company."), 84),
    ReportColumn(
        "learner_last_login_at",
        phrase("Last login"),
        _DATE,
        phrase("When the learner last used the site."),
        110,
        quiet=True,
    ),
    ReportColumn(
        "course_shortname", phrase("Course short name"), _TEXT, phrase("Short name of the course."), 140, quiet=True
    ),
    ReportColumn(
        "course_idnumber",
        phrase("Course ID number"),
        _TEXT,
        phrase("ID number of the course in Moodle."),
        130,
        quiet=True,
    ),
    ReportColumn(
        "course_category", phrase("Course category"), _TEXT, phrase("The course's category in Moodle."), 150, quiet=True
    ),
    ReportColumn(
        "course_is_visible", phrase("Course visible"), _BOOLEAN, phrase("Learners can see the course."), 110, quiet=True
    ),
    ReportColumn(
        "company_shortname", phrase("Company short name"), _TEXT, phrase("Short name of the company."), 150, quiet=True
    ),
)

_RECORD = (
    ReportColumn(
        "company_id", phrase("Company number"), _NUMBER, phrase("Moodle's id of the company."), 120, quiet=True
    ),
    ReportColumn("user_id", phrase("Learner number"), _NUMBER, phrase("Moodle's id of the learner."), 116, quiet=True),
    ReportColumn("course_id", phrase("Course number"), _NUMBER, phrase("Moodle's id of the course."), 112, quiet=True),
    ReportColumn(
        "recheck_at",
        phrase("Changes by itself"),
        _DATE,
        phrase("When a date in Moodle changes this row by itself."),
        130,
        quiet=True,
    ),
    ReportColumn(
        "first_seen_at", phrase("First seen"), _DATE, phrase("When a sync first found this row."), 110, quiet=True
    ),
    ReportColumn(
        "changed_at",
        phrase("Last change"),
        _DATE,
        phrase("When a sync last found a change of this row."),
        110,
        quiet=True,
    ),
    ReportColumn(
        "change_seq",
        phrase("Change number"),
        _NUMBER,
        phrase("The row's place in the company's order of changes."),
        112,
        quiet=True,
    ),
    ReportColumn(
        "removed_at", phrase("Removed"), _DATE, phrase("When a sync found that the row is gone from Moodle."), 110
    ),
    ReportColumn(
        "removed_reason",
        phrase("Reason of removal"),
        _TEXT,
        phrase("Why the row is gone from Moodle."),
        150,
        words=REMOVED_WORDS,
    ),
)

GROUPS: tuple[tuple[str, tuple[ReportColumn, ...]], ...] = (
    (phrase("Who and what"), _PEOPLE),
    (phrase("Progress"), _PROGRESS),
    (phrase("Compliance and grade"), _COMPLIANCE),
    (phrase("Enrolment"), _ENROLMENT),
    (phrase("Learner, course and company"), _DETAILS),
    (phrase("Record"), _RECORD),
)
"""The catalogue by subject, in the order of the column chooser."""

CATALOGUE: dict[str, ReportColumn] = {column.id: column for _, columns in GROUPS for column in columns}

DEFAULT_COLUMNS: tuple[str, ...] = tuple(column.id for column in CATALOGUE.values() if column.shown)
"""What a person sees before choosing."""

BY_SORT: dict[SortColumn, ReportColumn] = {column.sort: column for column in CATALOGUE.values() if column.sort}
