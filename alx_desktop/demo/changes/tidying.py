"""What Moodle's own clean-up tasks and its administrators throw away on a site in use, so that it grows no longer."""

from __future__ import annotations

from sqlalchemy import Connection, and_, delete, func, select, update

from alx_desktop.demo.furniture import ADMIN_ID, USER
from alx_desktop.demo.rhythm import DAY
from alx_desktop.demo.schema import DemoSchema

LOG_ROWS = 100_000
"""Newest events that are kept, as the setting of Moodle that limits its log does."""

GONE_SHARE = 20
"""One deleted account is kept for so many that are there; the oldest ones go, with all they left behind."""

TRACKS = 3
"""Newest episodes that IOMAD keeps of a learner in a course."""

RENEWED_AFTER = 60 * DAY
"""What has ended stays so for a while: ended enrolments belong to a report."""

LEFT_BEHIND = (
    "course_modules_completion", "course_modules_viewed", "course_completion_crit_compl", "course_completions",
    "grade_grades", "local_iomad_track",
)  # fmt: skip


RENEWED_FOR = 365 * DAY


def tidy(connection: Connection, schema: DemoSchema, now: int) -> None:
    """Do all of it, within the caller's transaction. now: UTC epoch seconds."""
    log = schema.tables["logstore_standard_log"]
    newest = connection.scalar(select(func.max(log.c.id))) or 0
    connection.execute(delete(log).where(log.c.id <= newest - LOG_ROWS))
    _forget_accounts(connection, schema)
    _renew(connection, schema, now)
    if schema.generation.iomad:
        _forget_episodes(connection, schema)


def _forget_accounts(connection: Connection, schema: DemoSchema) -> None:
    users, contexts = schema.tables["user"], schema.tables["context"]
    people = users.c.id > ADMIN_ID
    there = connection.scalar(select(func.count()).select_from(users).where(people, users.c.deleted == 0)) or 0
    gone = list(connection.scalars(select(users.c.id).where(people, users.c.deleted == 1).order_by(users.c.id)))
    for user in gone[: max(0, len(gone) - max(3, there // GONE_SHARE))]:
        for logical in LEFT_BEHIND:
            if schema.has(logical):
                table = schema.tables[logical]
                connection.execute(delete(table).where(table.c.userid == user))
        own = and_(contexts.c.contextlevel == USER, contexts.c.instanceid == user)
        connection.execute(delete(contexts).where(own))
        connection.execute(delete(users).where(users.c.id == user))


def _renew(connection: Connection, schema: DemoSchema, now: int) -> None:
    """Who bought a year buys another one: else every enrolment with an end would have ended one day."""
    enrolments = schema.tables["user_enrolments"]
    ended = and_(enrolments.c.timeend > 0, enrolments.c.timeend < now - RENEWED_AFTER)
    connection.execute(update(enrolments).where(ended).values(timeend=now + RENEWED_FOR))
    if schema.generation.iomad:
        licences = schema.tables["companylicense"]
        over = and_(licences.c.expirydate > 0, licences.c.expirydate < now - RENEWED_AFTER)
        connection.execute(update(licences).where(over).values(expirydate=now + RENEWED_FOR))


def _forget_episodes(connection: Connection, schema: DemoSchema) -> None:
    tracks = schema.tables["local_iomad_track"]
    place = func.row_number().over(partition_by=(tracks.c.userid, tracks.c.courseid), order_by=tracks.c.id.desc())
    ranked = select(tracks.c.id, place.label("place")).subquery()
    connection.execute(delete(tracks).where(tracks.c.id.in_(select(ranked.c.id).where(ranked.c.place > TRACKS))))
