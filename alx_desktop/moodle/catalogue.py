"""Which tables and columns of Moodle are read, under which names they may be found, and what is lost without them.

Logical names are those of Moodle 4.1 and IOMAD 4.1; candidates are tried in order. Sources: moodle-semantics.md 2.2
(IOMAD 5.1 and 4.5E rename all their tables, differently in their pre-releases) and schema-differences.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

# Columns of which Moodle's default is 1.
SHOWN_BY_DEFAULT = {"visible", "confirmed"}


class Kind(Enum):
    """What a column holds, as far as SQL expressions care."""

    NUMBER = "number"
    DECIMAL = "decimal"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """One column: its logical name, the names it may have, and whether its table is of use without it."""

    logical: str
    kind: Kind
    candidates: tuple[str, ...]
    required: bool = True

    @property
    def neutral(self) -> str:
        """SQL for what the column counts as where a site lacks it: Moodle's own default."""
        if self.kind is Kind.TEXT:
            return "''"
        return "1" if self.logical in SHOWN_BY_DEFAULT else "0"


@dataclass(frozen=True, slots=True)
class TableSpec:
    """One table.

    lost: what is not there without it, in plain words; empty = every Moodle (or IOMAD) has it. iomad: IOMAD's.
    decides_rows: it decides which rows a company has, so that a missing right must not pass for a missing table.
    """

    logical: str
    columns: tuple[ColumnSpec, ...]
    candidates: tuple[str, ...]
    lost: str = ""
    iomad: bool = False
    decides_rows: bool = False


def _columns(kind: Kind, names: str, required: bool) -> tuple[ColumnSpec, ...]:
    """Columns from words; `companyid|company` = logical name first, then the other names it may have."""
    specs = []
    for word in names.split():
        candidates = tuple(word.split("|"))
        specs.append(ColumnSpec(candidates[0], kind, candidates, required))
    return tuple(specs)


def _table(
    logical: str,
    numbers: str = "",
    texts: str = "",
    decimals: str = "",
    optional_numbers: str = "",
    optional_texts: str = "",
    optional_decimals: str = "",
    also: str = "",
    lost: str = "",
    iomad: bool = False,
    decides_rows: bool = False,
) -> TableSpec:
    columns = (
        *_columns(Kind.NUMBER, numbers, True),
        *_columns(Kind.TEXT, texts, True),
        *_columns(Kind.DECIMAL, decimals, True),
        *_columns(Kind.NUMBER, optional_numbers, False),
        *_columns(Kind.TEXT, optional_texts, False),
        *_columns(Kind.DECIMAL, optional_decimals, False),
    )
    return TableSpec(logical, columns, (logical, *also.split()), lost, iomad, decides_rows)


CORE = (
    _table("config", texts="name value"),
    _table(
        "user",
        numbers="id deleted suspended timecreated timemodified",
        texts="username firstname lastname email",
        optional_numbers="confirmed lastlogin currentlogin lastaccess",
        optional_texts="idnumber",
    ),
    _table(
        "course",
        numbers="id category visible enablecompletion",
        texts="fullname shortname",
        optional_numbers="timecreated timemodified cacherev",
        optional_texts="idnumber",
    ),
    _table("course_categories", "id parent", "name path", optional_numbers="visible", optional_texts="idnumber"),
    _table(
        "course_modules",
        numbers="id course module instance completion deletioninprogress",
        optional_numbers="section visible",
    ),
    _table("course_sections", "id course", "sequence", optional_numbers="visible"),
    _table("modules", "id visible", "name"),
    _table("enrol", "id status courseid", "enrol", optional_numbers="roleid timemodified", optional_texts="name"),
    _table("user_enrolments", "id enrolid userid status timestart timeend timecreated timemodified"),
    _table(
        "course_modules_completion",
        numbers="id coursemoduleid userid completionstate timemodified",
        optional_numbers="overrideby",
    ),
    _table("course_completions", "id userid course timeenrolled timestarted timecompleted reaggregate"),
    _table(
        "course_completion_criteria",
        numbers="id course criteriatype",
        optional_numbers="moduleinstance timeend enrolperiod role courseinstance",
        optional_decimals="gradepass",
    ),
    _table("course_completion_crit_compl", "id userid course criteriaid timecompleted"),
    _table("context", "id contextlevel instanceid", "path"),
    _table("role_assignments", "id roleid contextid userid timemodified"),
    _table("role_capabilities", "id contextid roleid permission", "capability"),
    _table(
        "grade_items",
        numbers="id courseid gradetype hidden needsupdate",
        texts="itemtype calculation",
        decimals="grademin grademax",
    ),
    _table("grade_grades", "id itemid userid hidden timemodified", decimals="finalgrade rawgrademin rawgrademax"),
    _table("user_lastaccess", "id userid courseid timeaccess"),
)

OPTIONAL = (
    _table("role", "id", optional_texts="shortname name", lost="the names of roles, in explanations of a value"),
    _table(
        "course_completion_aggr_methd",
        numbers="id course method",
        optional_numbers="criteriatype",
        lost="whether all completion criteria are needed or any, in explanations of a value",
    ),
    _table("grade_settings", "courseid", "name value", lost="each course's own way to show grades"),
    _table(
        "logstore_standard_log",
        numbers="id courseid userid timecreated",
        texts="eventname action target",
        optional_numbers="objectid relateduserid",
        optional_texts="crud",
        lost="the event log, which makes incremental syncs faster",
    ),
    _table(
        "config_plugins", texts="plugin name value", lost="whether Moodle writes the event log, which is not used then"
    ),
    _table("cohort", "id", "name", optional_texts="idnumber", lost="cohorts as companies"),
    _table("cohort_members", "id cohortid userid", lost="cohorts as companies"),
    _table("user_info_field", "id", "shortname name", lost="profile fields as companies"),
    _table("user_info_data", "id userid fieldid", "data", lost="profile fields as companies"),
)

IOMAD = (
    _table(
        "company",
        numbers="id",
        texts="name shortname",
        optional_numbers="parentid suspended",
        also="local_iomad_companies",
        iomad=True,
    ),
    _table(
        "company_users",
        numbers="id companyid userid",
        optional_numbers="managertype departmentid suspended educator",
        also="local_iomad_company_users",
        iomad=True,
    ),
    _table(
        "department",
        numbers="id company|companyid",
        texts="name",
        optional_numbers="parent|parentid",
        optional_texts="shortname",
        also="local_iomad_company_departments local_iomad_departments",
        lost="departments",
        iomad=True,
    ),
    _table(
        "company_course",
        numbers="id companyid courseid",
        also="local_iomad_company_courses",
        lost="which course belongs to which IOMAD company",
        iomad=True,
        decides_rows=True,
    ),
    _table(
        "iomad_courses",
        numbers="id courseid",
        optional_numbers="shared validlength warncompletion",
        also="local_iomad_courses",
        lost="shared courses, due dates and how long a completion is valid",
        iomad=True,
        decides_rows=True,
    ),
    _table(
        "company_shared_courses",
        numbers="id companyid courseid",
        also="local_iomad_company_shared_courses",
        lost="courses shared with chosen companies",
        iomad=True,
        decides_rows=True,
    ),
    _table(
        "local_iomad_track",
        numbers="id courseid userid companyid timeenrolled timestarted timecompleted",
        optional_numbers="timeexpires licenseid coursecleared modifiedtime",
        optional_texts="coursename licensename",
        optional_decimals="finalscore",
        also="local_iomad_tracks",
        lost="IOMAD's record of earlier completions, and expiry dates from it",
        iomad=True,
    ),
    _table(
        "companylicense",
        numbers="id companyid",
        optional_texts="name",
        also="local_iomad_company_licenses",
        lost="licences",
        iomad=True,
    ),
    _table(
        "companylicense_users",
        numbers="id licenseid userid licensecourseid|courseid",
        optional_numbers="isusing issuedate",
        also="local_iomad_company_license_users",
        lost="licences",
        iomad=True,
    ),
)

BESIDE = (_table("task_scheduled", "lastruntime"),)
"""Nothing that is reported comes from these: where one is missing, only a remark about the site is."""

TABLES = {spec.logical: spec for spec in (*CORE, *OPTIONAL, *IOMAD, *BESIDE)}

# A prefix is right if most of these are there under it; two of them name the prefixes that a database has.
SIGNATURE = ("config", "user", "course", "course_modules", "enrol", "user_enrolments", "course_completions")
TELLTALES = ("user_enrolments", "course_completions")
