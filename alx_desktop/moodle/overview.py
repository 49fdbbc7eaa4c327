"""What a person wants to know of a site before the first sync: how much there is, and where companies may come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import ColumnElement, Executable, func, select

from alx_desktop.moodle.inventory import Reader
from alx_desktop.moodle.schema import MoodleSchema


@dataclass(frozen=True, slots=True)
class SiteCounts:
    """Learners that are not deleted; courses without the front page; rows of enrolments."""

    learners: int
    courses: int
    enrolments: int


@dataclass(frozen=True, slots=True)
class CompanyHints:
    """Where companies could come from without IOMAD: cohorts, top course categories, shortnames of profile fields."""

    cohorts: int
    categories: int
    fields: tuple[str, ...]


def site_counts(reader: Reader, schema: MoodleSchema) -> SiteCounts:
    """Count; on a million enrolments a part of a second."""
    user, course, enrolment = (schema.table(name) for name in ("user", "course", "user_enrolments"))
    return SiteCounts(
        learners=_count(reader, "overview.learners", user.c.id, user.c.deleted == 0),
        # Category 0 is the front page, which is no course.
        courses=_count(reader, "overview.courses", course.c.id, course.c.category != 0),
        enrolments=_count(reader, "overview.enrolments", enrolment.c.id),
    )


def company_hints(reader: Reader, schema: MoodleSchema) -> CompanyHints:
    """What could be a company on this site."""
    category = schema.table("course_categories")
    cohorts = schema.has("cohort") and schema.has("cohort_members")
    fields: tuple[str, ...] = ()
    if schema.has("user_info_field") and schema.has("user_info_data"):
        shortname = schema.table("user_info_field").c.shortname
        rows = reader.rows("overview.fields", select(shortname).order_by(shortname))
        fields = tuple(str(name) for (name,) in rows)
    return CompanyHints(
        cohorts=_count(reader, "overview.cohorts", schema.table("cohort").c.id) if cohorts else 0,
        categories=_count(reader, "overview.categories", category.c.id, category.c.parent == 0),
        fields=fields,
    )


def site_time_zone(reader: Reader, schema: MoodleSchema) -> str | None:
    """IANA name of the site's time zone; None where Moodle says "99" (the server's) or a name that nobody knows."""
    config = schema.table("config")
    rows = reader.rows("overview.time_zone", select(config.c.value).where(config.c.name == "timezone"))
    value = str(rows[0][0] or "").strip() if rows else ""
    try:
        return ZoneInfo(value).key if value else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        # Very old sites hold hours like "5.5" here.
        return None


def _count(reader: Reader, name: str, column: ColumnElement[Any], where: ColumnElement[bool] | None = None) -> int:
    statement: Any = select(func.count(column))
    counted: Executable = statement if where is None else statement.where(where)
    return int(reader.rows(name, counted)[0][0])
