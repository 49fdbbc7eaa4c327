"""The fields of course progress that the endpoint can publish: names, kinds, meaning; a company switches each of them.

Names are the columns of design.md, the same in REST, OData and the streams. The plugin's protocol has names of its own,
which stand for these.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from alx_desktop.domain.phrases import phrase


class FieldKind(StrEnum):
    """How a value is written. MOMENT: UTC epoch seconds in the store, a date with time zone outside."""

    INTEGER = "integer"
    NUMBER = "number"
    TEXT = "text"
    MOMENT = "moment"
    BOOLEAN = "boolean"


@dataclass(frozen=True, slots=True)
class PublishedField:
    """nullable: whether there can be no value. usual: on where the company has not said otherwise."""

    name: str
    kind: FieldKind
    nullable: bool
    meaning: str
    usual: bool = True


_INT, _NUM, _TEXT, _TIME, _BOOL = (
    FieldKind.INTEGER, FieldKind.NUMBER, FieldKind.TEXT, FieldKind.MOMENT, FieldKind.BOOLEAN,
)  # fmt: skip

FIELDS: tuple[PublishedField, ...] = (
    PublishedField("user_id", _INT, False, phrase("The learner's id in Moodle")),
    PublishedField("learner_firstname", _TEXT, True, phrase("First name")),
    PublishedField("learner_lastname", _TEXT, True, phrase("Last name")),
    PublishedField("learner_email", _TEXT, True, phrase("E-mail address")),
    PublishedField("learner_username", _TEXT, True, phrase("Login name"), usual=False),
    PublishedField("learner_idnumber", _TEXT, True, phrase("ID number of the learner in Moodle"), usual=False),
    PublishedField(
        "learner_is_suspended", _BOOL, True, phrase("Whether the learner's account or membership is suspended")
    ),
    PublishedField(
        "learner_is_manager", _BOOL, True, phrase("Whether the learner manages the company or a department")
    ),
    PublishedField("department_id", _INT, True, phrase("The learner's department in the company")),
    PublishedField("department_name", _TEXT, True, phrase("Name of the department")),
    PublishedField("course_id", _INT, False, phrase("The course's id in Moodle")),
    PublishedField("course_name", _TEXT, True, phrase("Full name of the course")),
    PublishedField("course_shortname", _TEXT, True, phrase("Short name of the course")),
    PublishedField("course_idnumber", _TEXT, True, phrase("ID number of the course in Moodle")),
    PublishedField("course_category", _TEXT, True, phrase("Category of the course")),
    PublishedField("course_is_visible", _BOOL, True, phrase("Whether learners see the course")),
    PublishedField("company_name", _TEXT, True, phrase("Name of the company")),
    PublishedField("status", _TEXT, False, phrase("completed, in_progress or not_started")),
    PublishedField("percentage", _NUM, True, phrase("Moodle's progress, 0 to 100; none where Moodle shows none")),
    PublishedField("activities_done", _INT, False, phrase("Tracked activities done")),
    PublishedField("activities_total", _INT, False, phrase("Tracked activities of the course")),
    PublishedField("is_active", _BOOL, False, phrase("Whether an enrolment is active")),
    PublishedField("is_tracked", _BOOL, False, phrase("Whether Moodle tracks the learner's completion")),
    PublishedField("enrolled_at", _TIME, True, phrase("First enrolment in the course")),
    PublishedField("enrol_starts_at", _TIME, True, phrase("Start of the enrolment")),
    PublishedField("enrol_ends_at", _TIME, True, phrase("End of the enrolment; none is unlimited")),
    PublishedField("started_at", _TIME, True, phrase("Start of the course by the learner")),
    PublishedField("completed_at", _TIME, True, phrase("Completion of the course; none while it is not complete")),
    PublishedField("last_access_at", _TIME, True, phrase("Last access to the course")),
    PublishedField("due_at", _TIME, True, phrase("When the course should be completed (IOMAD's completion days)")),
    PublishedField("expires_at", _TIME, True, phrase("When the completion expires")),
    PublishedField("grade", _NUM, True, phrase("Course total")),
    PublishedField("grade_min", _NUM, True, phrase("Lowest grade of the course total")),
    PublishedField("grade_max", _NUM, True, phrase("Highest grade of the course total")),
    PublishedField("grade_percent", _NUM, True, phrase("Course total in percent of its range")),
    PublishedField("grade_hidden", _BOOL, False, phrase("Whether Moodle hides the grade from the learner")),
    PublishedField("attribution", _TEXT, False, phrase("What says that the enrolment is this company's")),
)

BY_NAME = {field.name: field for field in FIELDS}

PLUGIN_FIELDS: dict[str, str] = {
    "userid": "user_id",
    "firstname": "learner_firstname",
    "lastname": "learner_lastname",
    "email": "learner_email",
    "courseid": "course_id",
    "coursename": "course_name",
    "timecompleted": "completed_at",
    "timecompleted_unix": "completed_at",
    "timestarted": "started_at",
    "timestarted_unix": "started_at",
    "percentage": "percentage",
    "status": "status",
}
"""The plugin's field -> ours (plugin-inventory 6)."""
