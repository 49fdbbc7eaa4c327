"""What a run counts of a row that it changes and then removes: never less than nothing, and what the history says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Connection, insert, update

from alx_desktop.domain.course_progress import CourseProgress, RemovedReason
from alx_desktop.domain.rows import Row, ScopeRows
from alx_desktop.domain.scope import Scope
from alx_desktop.domain.sync import RunResult, SyncMode, SyncRun
from alx_desktop.store.merge import MergeStamp, change_numbers, merge_scope
from alx_desktop.store.removals import apply_removals, count_once
from alx_desktop.store.run_changes import changes_of_run
from alx_desktop.store.store import Store
from alx_desktop.store.tables import progress, star
from tests.unit.store.rows import company, course, fact, learner

NOW = 1_795_444_268


def derived(activities_total: int) -> Row:
    values = fact(1, 2, 3, activities_total=activities_total)
    return CourseProgress(**{name: values.get(name) for name in CourseProgress._fields})


def merge(connection: Connection, stamp: MergeStamp, *rows: Row) -> tuple[int, int]:
    """(inserted, updated), as the run counts them."""
    scope = ScopeRows(Scope(user_ids=(2,)), progress=list(rows), users=frozenset((2,)))
    counts = merge_scope(connection, scope, stamp, lambda *_key: RemovedReason.UNENROLLED)
    return counts.inserted, counts.updated


@pytest.mark.parametrize(
    ("before", "inserted", "updated", "added"),
    [("nothing", 1, 0, 1), ("filled", 1, 0, 0), ("tombstone", 0, 1, 1), ("live", 0, 0, 0)],
)
def test_what_a_run_changes_and_then_removes(
    store: Store, before: str, inserted: int, updated: int, added: int
) -> None:
    with store.writing(store.reporting) as connection:
        connection.execute(insert(star.company), [company(1, change_seq=0)])
        connection.execute(insert(star.course), [course(3)])
        connection.execute(insert(star.learner), [learner(2)])
        if before in ("tombstone", "live"):
            connection.execute(insert(progress.course_progress), [fact(1, 2, 3)])
        if before == "tombstone":
            connection.execute(update(progress.course_progress).values(removed_at=1, removed_reason="unenrolled"))
        stamp = MergeStamp("run", NOW, began=change_numbers(connection))
        filling = replace(stamp, first_fill=before == "filled")
        first = merge(connection, filling, derived(4))
        again = merge(connection, stamp, derived(5))
        assert merge(connection, stamp) == (0, 0)
        less = count_once(connection, [1], filling)
        assert apply_removals(connection, [1], stamp) == 1
        counted = (first[0] + again[0], first[1] + again[1] - less)
        assert counted == (inserted, updated)
        run = SyncRun("run", SyncMode.FULL, RunResult.SUCCESS, NOW, as_of=NOW)
        (changes,) = changes_of_run(connection, run)
    assert (changes.added, changes.changed, changes.removed) == (added, 0, 1)
