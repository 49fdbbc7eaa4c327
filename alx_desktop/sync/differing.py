"""Compares Moodle's checksums with the stored ones: first per bucket of learners, then within buckets that differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from itertools import chain

from alx_desktop.moodle.changes import NOTHING_FRESH, Since
from alx_desktop.moodle.learner_tables import BUCKET_BITS
from alx_desktop.store.source_sums import Sums, stored_buckets, stored_users
from alx_desktop.sync.extract import read_again
from alx_desktop.sync.side_by_side import read_side_by_side
from alx_desktop.sync.work import SyncWork


class Difference(StrEnum):
    """What kind of change a learner's checksum of one table shows."""

    ADDED = "rows added"
    DELETED = "rows deleted"
    CHANGED = "rows changed"


@dataclass(slots=True)
class Comparison:
    """Learners whose rows are not those that the store last read.

    kinds: per table, and there per learner. fresh: those of them with a row that its time or its id shows as new.
    """

    kinds: dict[str, dict[int, Difference]] = field(default_factory=dict)
    fresh: set[int] = field(default_factory=set)

    @property
    def learners(self) -> set[int]:
        """All of them."""
        return set().union(*self.kinds.values())

    def counts(self, without: set[int]) -> dict[str, dict[str, int]]:
        """Table -> kind of difference -> how many learners, some left out."""
        counted = {
            name: Counter(kind.value for user_id, kind in kinds.items() if user_id not in without)
            for name, kinds in self.kinds.items()
        }
        return {name: dict(counter) for name, counter in counted.items() if counter}


def compare(work: SyncWork, names: Sequence[str], since: Since = NOTHING_FRESH) -> Comparison:
    """Compare these tables: one scan of each, and within the buckets that differ one reading per learner."""
    changes = work.site.changes
    with work.store.reading(work.store.reporting) as connection:
        stored = stored_buckets(connection, names)
    known = {name: sums for name, sums in work.site.buckets.items() if name in names}
    others = [name for name in largest_first(work, names) if name not in known]
    reads = {name: partial(changes.bucket_sums, name=name) for name in others}
    found = Comparison()
    for name, theirs in chain(known.items(), read_side_by_side(work.source, reads, work.cancel)):
        ours = stored[name]
        found.kinds[name] = {}
        for first, last in _runs(sorted(b for b in theirs.keys() | ours.keys() if theirs.get(b) != ours.get(b))):
            _drill_down(work, found, name, (first, last), since)
        work.tracker.advance(1, name)
    return found


def _drill_down(work: SyncWork, found: Comparison, name: str, buckets: tuple[int, int], since: Since) -> None:
    """Compare the learners of neighbouring buckets (first, last)."""
    after, through = (buckets[0] << BUCKET_BITS) - 1, ((buckets[1] + 1) << BUCKET_BITS) - 1
    read = partial(work.site.changes.user_sums, name=name, after=after, through=through, since=since)
    now = read_again(work.source, read, work.cancel)
    with work.store.reading(work.store.reporting) as connection:
        before = stored_users(connection, name, after, through)
    kinds = _differences({user_id: (rows, digest) for user_id, (rows, digest, _new) in now.items()}, before)
    found.kinds[name] |= kinds
    found.fresh |= {user_id for user_id in kinds if user_id in now and now[user_id][2]}


def largest_first(work: SyncWork, names: Iterable[str]) -> list[str]:
    """Tables in the order in which to begin with them, so that none is left over for one connection at the end."""
    return sorted(names, key=lambda name: -work.site.seen.ids.get(name, 0))


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


def _differences(now: Sums, before: Sums) -> dict[int, Difference]:
    found: dict[int, Difference] = {}
    for user_id in now.keys() | before.keys():
        rows, digest = now.get(user_id, (0, 0))
        old_rows, old_digest = before.get(user_id, (0, 0))
        if rows != old_rows:
            found[user_id] = Difference.ADDED if rows > old_rows else Difference.DELETED
        elif digest != old_digest:
            found[user_id] = Difference.CHANGED
    return found
