"""Which learners' facts changed: by the timestamps and ids that Moodle keeps, and by checksums where it keeps none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Select, bindparam, select

from alx_desktop.domain.scope import LAST
from alx_desktop.moodle.facts import Sums
from alx_desktop.moodle.learner_tables import LearnerTable
from alx_desktop.moodle.schema import MoodleSchema
from alx_desktop.moodle.source import SourceReader

IDS_AT_ONCE = 1000


class ChangeReader:
    """Asks the learner tables of a site for signs of change."""

    def __init__(self, schema: MoodleSchema, tables: Mapping[str, LearnerTable]) -> None:
        self._schema = schema
        self._tables = tables

    def changed(self, reader: SourceReader, since: int, after_ids: Mapping[str, int]) -> dict[str, set[int]]:
        """Per table the learners with a row changed since a time (UTC epoch seconds) or inserted above an id."""
        found: dict[str, set[int]] = {}
        for name, table in self._tables.items():
            statement = table.changed_users(bindparam("since"), bindparam("after_id"))
            if statement is not None:
                bounds = {"since": since, "after_id": after_ids.get(name, LAST)}
                found[name] = {row[0] for row in reader.rows(f"changed.{name}", statement, bounds)}
        return found

    def highest_ids(self, reader: SourceReader) -> dict[str, int]:
        """The highest row id of each table that has one."""
        highest = {}
        for name, table in self._tables.items():
            statement = table.highest_id()
            if statement is not None:
                highest[name] = int(reader.scalar("highest_ids", statement) or 0)
        return highest

    def reaggregating(self, reader: SourceReader) -> set[int]:
        """Ids of the course completions that Moodle's cron has yet to compute [completionlib.php:1709-1860].

        Once it has, the row may have become complete with a time in the past, which no filter by time finds.
        """
        t = self._schema.table("course_completions")
        return {row[0] for row in reader.rows("reaggregating", select(t.c.id).where(t.c.reaggregate > 0))}

    def users_of_completions(self, reader: SourceReader, ids: Iterable[int]) -> set[int]:
        """The learners of these rows of course_completions."""
        t = self._schema.table("course_completions")
        return self._users_where(reader, select(t.c.userid).distinct(), t.c.id, ids)

    def users_enrolled_by(self, reader: SourceReader, methods: Iterable[int]) -> set[int]:
        """Learners with an enrolment by any of these methods."""
        t = self._schema.table("user_enrolments")
        return self._users_where(reader, select(t.c.userid).distinct(), t.c.enrolid, methods)

    def users_of_licences(self, reader: SourceReader, licences: Iterable[int]) -> set[int]:
        """Learners that any of these licences is allocated to."""
        if not self._schema.has("companylicense_users"):
            return set()
        t = self._schema.table("companylicense_users")
        return self._users_where(reader, select(t.c.userid).distinct(), t.c.licenseid, licences)

    def bucket_sums(self, reader: SourceReader, name: str) -> Sums:
        """Bucket (user id / 64) -> (count, sum of hashes): one scan of the table."""
        rows = reader.rows(f"buckets.{name}", self._tables[name].per_bucket())
        return {int(bucket): (count, int(digest)) for bucket, count, digest in rows}

    def user_sums(self, reader: SourceReader, name: str, after: int, through: int) -> Sums:
        """The same per learner with after < id <= through."""
        table = self._tables[name]
        statement = table.per_user(packing=False)
        within = statement.where(table.user > bindparam("after"), table.user <= bindparam("through"))
        rows = reader.rows(f"sums.{name}", within, {"after": after, "through": through})
        return {user_id: (count, int(digest)) for user_id, count, digest in rows}

    def _users_where(self, reader: SourceReader, statement: Select[Any], column: Any, ids: Iterable[int]) -> set[int]:
        found: set[int] = set()
        ordered = sorted(ids)
        within = statement.where(column.in_(bindparam("ids", expanding=True)))
        for start in range(0, len(ordered), IDS_AT_ONCE):
            rows = reader.rows("users_of_ids", within, {"ids": ordered[start : start + IDS_AT_ONCE]})
            found.update(row[0] for row in rows)
        return found
