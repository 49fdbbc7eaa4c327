"""What a person wants to know of a site before the first sync: how much there is, and where companies may come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Executable, func, select

from alx_desktop.moodle.catalog import Reader
from alx_desktop.moodle.schema import MoodleSchema

# Moodle's value for "the server's own time zone".
SERVER_TIME_ZONE = "99"


@dataclass(frozen=True, slots=True)
class SiteCounts:
    """Learners that are not deleted; courses without the front page; rows of enrolments."""

    learners: int
    courses: int
    enrolments: int


@dataclass(frozen=True, slots=True)
class CompanyChoices:
    """How many companies each source would give; fields: shortname of a profile field -> different values."""

    iomad: int
    cohorts: int
    categories: int
    fields: dict[str, int]


def site_counts(reader: Reader, schema: MoodleSchema) -> SiteCounts:
    """Count; on a million enrolments a part of a second."""
    user, course, enrolment = (schema.table(name) for name in ("user", "course", "user_enrolments"))
    return SiteCounts(
        learners=_count(reader, "overview.learners", user.c.id, user.c.deleted == 0),
        # Category 0 is the front page, which is no course.
        courses=_count(reader, "overview.courses", course.c.id, course.c.category != 0),
        enrolments=_count(reader, "overview.enrolments", enrolment.c.id),
    )


def company_choices(reader: Reader, schema: MoodleSchema) -> CompanyChoices:
    """What could be a company on this site."""
    category = schema.table("course_categories")
    cohorts = _count(reader, "overview.cohorts", schema.table("cohort").c.id) if schema.has("cohort") else 0
    return CompanyChoices(
        iomad=_count(reader, "overview.companies", schema.table("company").c.id) if schema.flavour == "iomad" else 0,
        cohorts=cohorts if schema.has("cohort_members") else 0,
        categories=_count(reader, "overview.categories", category.c.id, category.c.parent == 0),
        fields=_fields(reader, schema),
    )


def site_time_zone(reader: Reader, schema: MoodleSchema) -> str | None:
    """IANA name of the site's time zone; None where Moodle says "the server's" or something unknown."""
    config = schema.table("config")
    rows = reader.rows("overview.time_zone", select(config.c.value).where(config.c.name == "timezone"))
    value = str(rows[0][0] or "") if rows else ""
    return None if value in ("", SERVER_TIME_ZONE) or "/" not in value and value != "UTC" else value


def _fields(reader: Reader, schema: MoodleSchema) -> dict[str, int]:
    if not (schema.has("user_info_field") and schema.has("user_info_data")):
        return {}
    field, data = schema.table("user_info_field"), schema.table("user_info_data")
    statement = (
        select(field.c.shortname, func.count(data.c.data.distinct()))
        .select_from(field.join(data, data.c.fieldid == field.c.id))
        .where(data.c.data != "")
        .group_by(field.c.shortname)
        .order_by(field.c.shortname)
    )
    return {str(name): int(number) for name, number in reader.rows("overview.fields", statement)}


def _count(reader: Reader, name: str, column: ColumnElement[Any], where: ColumnElement[bool] | None = None) -> int:
    statement: Any = select(func.count(column))
    counted: Executable = statement if where is None else statement.where(where)
    return int(reader.rows(name, counted)[0][0])
