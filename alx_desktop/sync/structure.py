"""The first transaction of every run: the site's structure, and whom its changes concern.

Structure, learners to recompute, and the rules that rows are derived by from now on are stored together: however the
run ends, no learner is left with rows by a structure that the store no longer has.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, select

from alx_desktop.store import pending
from alx_desktop.store.checkpoint import read_state, write_state
from alx_desktop.store.merge_structure import merge_structure
from alx_desktop.store.tables.progress import course_progress
from alx_desktop.store.tables.state import learner_source
from alx_desktop.sync.affected import affected_learners
from alx_desktop.sync.signs import Signs, site_rules
from alx_desktop.sync.work import SyncWork


def store_structure(work: SyncWork, connection: Connection, company_id: int | None = None) -> Signs:
    """Merge the structure (of one company, if given) and remember its learners; returns the signs as they were."""
    signs = Signs.load(read_state(connection).signs)
    empty = is_empty(connection)
    work.begin_counting(connection)
    changes = merge_structure(connection, work.site.site, work.run.run_id, work.now, company_id)
    work.run = replace(work.run, updated=work.run.updated + changes.rows)
    if not empty:
        concerned = affected_learners(connection, work.site, changes, signs.rules, work.cancel)
        pending.remember(connection, concerned, work.run.run_id)
    write_state(connection, signs=replace(signs, rules=site_rules(work.site.site)).dump())
    return signs


def is_empty(connection: Connection) -> bool:
    """Whether the store has no learner's facts yet."""
    for column in (course_progress.c.user_id, learner_source.c.user_id):
        if connection.execute(select(column).limit(1)).first() is not None:
            return False
    return True
