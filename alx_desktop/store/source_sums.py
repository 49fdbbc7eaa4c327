"""The stored source checksums, added up the way that a reconcile asks Moodle's server for them."""

from __future__ import annotations

from sqlalchemy import Connection, func, literal_column, select

from alx_desktop.store.tables.state import learner_source

Sums = dict[int, tuple[int, int]]
BUCKET_BITS = 6


def stored_buckets(connection: Connection, name: str) -> Sums:
    """Of one source table: bucket (user id / 64) -> (count, sum of hashes); empty buckets left out."""
    t = learner_source.c
    bucket = t.user_id.op(">>")(literal_column(str(BUCKET_BITS)))
    rows = t[f"{name}_rows"]
    statement = select(bucket, func.sum(rows), func.sum(t[f"{name}_sum"])).where(rows > 0).group_by(bucket)
    return {int(number): (int(count), int(digest)) for number, count, digest in connection.execute(statement)}


def stored_users(connection: Connection, name: str, after: int, through: int) -> Sums:
    """The same per learner with after < id <= through."""
    t = learner_source.c
    rows, digest = t[f"{name}_rows"], t[f"{name}_sum"]
    statement = select(t.user_id, rows, digest).where(t.user_id > after, t.user_id <= through, rows > 0)
    return {row[0]: (row[1], row[2]) for row in connection.execute(statement)}
