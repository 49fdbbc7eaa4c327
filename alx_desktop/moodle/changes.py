"""Which learners' facts changed: by the timestamps and ids that Moodle keeps, and by checksums where it keeps none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, bindparam, func, select

from alx_desktop.domain.scope import LAST
from alx_desktop.moodle.facts import Sums
from alx_desktop.moodle.learner_tables import LearnerTable
from alx_desktop.moodle.pack import packed, unpack
from alx_desktop.moodle.schema import MoodleSchema
from alx_desktop.moodle.source import SourceReader

IDS_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Since:
    """What makes a row fresh: it changed after `time` (UTC epoch seconds), or its id is above its table's in `ids`."""

    time: int
    ids: Mapping[str, int]

    def bounds(self, name: str) -> dict[str, int]:
        """Parameters for the statements of a table; without a known id the time alone decides."""
        return {"since": self.time, "after_id": self.ids.get(name, LAST)}


NOTHING_FRESH = Since(LAST, {})

FreshSums = dict[int, tuple[int, int, bool]]
"""user id -> (count of rows, sum of their hashes, whether one of them is fresh)."""


class ChangeReader:
    """Asks the learner tables of a site for signs of change."""

    def __init__(self, schema: MoodleSchema, tables: Mapping[str, LearnerTable]) -> None:
        self._schema = schema
        self._tables = tables

    def changed(self, reader: SourceReader, name: str, since: Since) -> set[int]:
        """Learners with a fresh row in a table."""
        statement = self._tables[name].changed_users(bindparam("since"), bindparam("after_id"))
        if statement is None:
            return set()
        return {int(row[0]) for row in reader.rows(f"changed.{name}", statement, since.bounds(name))}

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
        # Packed, because there are thousands where Moodle's cron is slow.
        statement = select(func.count(), packed(t.c.id)).where(t.c.reaggregate > 0)
        [(count, ids)] = reader.rows("reaggregating", statement)
        return set(unpack(ids, count, "course_completions"))

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

    def user_sums(self, reader: SourceReader, name: str, after: int, through: int, since: Since) -> FreshSums:
        """The same per learner with after < id <= through, and whether one of the rows is fresh."""
        table = self._tables[name]
        statement = table.fresh_per_user(bindparam("since"), bindparam("after_id"))
        within = statement.where(table.user > bindparam("after"), table.user <= bindparam("through"))
        bounds = {"after": after, "through": through, **since.bounds(name)}
        rows = reader.rows(f"sums.{name}", within, bounds)
        return {user_id: (count, int(digest), fresh > 0) for user_id, count, digest, fresh in rows}

    def _users_where(self, reader: SourceReader, statement: Select[Any], column: Any, ids: Iterable[int]) -> set[int]:
        found: set[int] = set()
        ordered = sorted(ids)
        within = statement.where(column.in_(bindparam("ids", expanding=True)))
        for start in range(0, len(ordered), IDS_AT_ONCE):
            rows = reader.rows("users_of_ids", within, {"ids": ordered[start : start + IDS_AT_ONCE]})
            found.update(row[0] for row in rows)
        return found
