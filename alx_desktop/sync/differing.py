"""Compares Moodle's checksums with the stored ones: first per bucket of learners, then within buckets that differ."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import partial

from alx_desktop.moodle.changes import ChangeReader
from alx_desktop.moodle.learner_tables import BUCKET_BITS
from alx_desktop.moodle.source import SourceReader
from alx_desktop.store.source_sums import Sums, stored_buckets, stored_users
from alx_desktop.sync.extract import read_again
from alx_desktop.sync.work import SyncWork


class Difference(StrEnum):
    """What kind of change a learner's checksum of one table shows."""

    ADDED = "rows added"
    DELETED = "rows deleted"
    CHANGED = "rows changed"


def differing_learners(work: SyncWork, name: str) -> dict[int, Difference]:
    """Learners whose rows of a table are not those that the store last read."""
    changes = work.site.changes
    theirs = read_again(work.source, lambda reader: changes.bucket_sums(reader, name), work.cancel)
    with work.store.reading(work.store.reporting) as connection:
        ours = stored_buckets(connection, name)
    found: dict[int, Difference] = {}
    for first, last in _runs(sorted(b for b in theirs.keys() | ours.keys() if theirs.get(b) != ours.get(b))):
        after, through = (first << BUCKET_BITS) - 1, ((last + 1) << BUCKET_BITS) - 1
        now = read_again(work.source, partial(_user_sums, changes, name, after, through), work.cancel)
        with work.store.reading(work.store.reporting) as connection:
            before = stored_users(connection, name, after, through)
        found.update(_compare(now, before))
    return found


def _user_sums(changes: ChangeReader, name: str, after: int, through: int, reader: SourceReader) -> Sums:
    return changes.user_sums(reader, name, after, through)


def _runs(buckets: list[int]) -> Iterator[tuple[int, int]]:
    """Neighbouring buckets as ranges (first, last)."""
    start: int | None = None
    previous: int | None = None
    for bucket in buckets:
        if previous is not None and start is not None and bucket != previous + 1:
            yield start, previous
            start = bucket
        start = bucket if start is None else start
        previous = bucket
    if start is not None and previous is not None:
        yield start, previous


def _compare(now: Sums, before: Sums) -> dict[int, Difference]:
    found: dict[int, Difference] = {}
    for user_id in now.keys() | before.keys():
        rows, digest = now.get(user_id, (0, 0))
        old_rows, old_digest = before.get(user_id, (0, 0))
        if rows != old_rows:
            found[user_id] = Difference.ADDED if rows > old_rows else Difference.DELETED
        elif digest != old_digest:
            found[user_id] = Difference.CHANGED
    return found
