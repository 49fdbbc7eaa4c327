"""Learners with a fresh row: what Moodle's times and ids tell of changes."""

from __future__ import annotations

from functools import partial

from alx_desktop.moodle.changes import Since
from alx_desktop.sync.differing import largest_first
from alx_desktop.sync.side_by_side import read_side_by_side
from alx_desktop.sync.work import SyncWork


def fresh_learners(work: SyncWork, since: Since) -> set[int]:
    """Learners with a row that its time or id shows as new: a scan of each table."""
    tables = work.site.facts.tables
    reads = {name: partial(work.site.changes.changed, name=name, since=since) for name in largest_first(work, tables)}
    return set[int]().union(*(found for _name, found in read_side_by_side(work.source, reads, work.cancel)))
