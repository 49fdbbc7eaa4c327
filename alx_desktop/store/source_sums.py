"""The stored source checksums, added up the way that a reconcile asks Moodle's server for them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, func, literal_column, select

from alx_desktop.store.tables.state import learner_source

Sums = dict[int, tuple[int, int]]
BUCKET_BITS = 6


def stored_buckets(connection: Connection, names: Sequence[str]) -> dict[str, Sums]:
    """Of each source table: bucket (user id / 64) -> (count, sum of hashes); empty buckets left out."""
    t = learner_source.c
    bucket = t.user_id.op(">>")(literal_column(str(BUCKET_BITS)))
    sums = [func.sum(t[f"{name}_{part}"]) for name in names for part in ("rows", "sum")]
    found: dict[str, Sums] = {name: {} for name in names}
    for number, *values in connection.execute(select(bucket, *sums).group_by(bucket)):
        for place, name in enumerate(names):
            count, digest = values[2 * place : 2 * place + 2]
            if count:
                found[name][int(number)] = (int(count), int(digest))
    return found


def stored_users(connection: Connection, name: str, after: int, through: int) -> Sums:
    """Of one source table, per learner with after < id <= through: (count, sum of hashes)."""
    t = learner_source.c
    rows, digest = t[f"{name}_rows"], t[f"{name}_sum"]
    statement = select(t.user_id, rows, digest).where(t.user_id > after, t.user_id <= through, rows > 0)
    return {row[0]: (row[1], row[2]) for row in connection.execute(statement)}
