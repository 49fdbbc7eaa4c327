"""Merging some courses of some learners: only where nothing else of the learner is news.

Such a read does not see the learner's other rows. So whoever has another name, or is in another company, than the
store knows waits to be read whole: all rows of theirs are news then, and those of a company that they left are gone.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from alx_desktop.domain.rows import ScopeRows
from alx_desktop.domain.scope import Scope
from alx_desktop.store import pending
from alx_desktop.store.merge_learners import moved_learners


def without_moved(connection: Connection, rows: ScopeRows, run_id: str) -> ScopeRows:
    """The rows without those of learners who have moved, whom it puts among those waiting to be recomputed."""
    moved = moved_learners(connection, rows)
    if not moved:
        return rows
    pending.remember(connection, moved, run_id)
    return replace(
        rows,
        scope=Scope.of_pairs([pair for pair in rows.scope.pairs or () if pair[0] not in moved]),
        progress=[row for row in rows.progress if row[1] not in moved],
        learners=[row for row in rows.learners if row[0] not in moved],
        memberships=[row for row in rows.memberships if row[1] not in moved],
        episodes=[row for row in rows.episodes if row[1] not in moved],
        users=rows.users - moved,
    )
