"""Through recorded changes of a real site: the store follows Moodle row by row, and tells what became of each row."""

from __future__ import annotations

import gzip
import json
import re
import uuid
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from alx_desktop.domain.course_progress import KEY_WIDTH, PUBLISHED_END, CourseProgress
from alx_desktop.domain.sync import SyncMode
from alx_desktop.store.store import StoreLocation
from alx_desktop.store.tables.progress import course_progress, progress_change
from alx_desktop.store.tables.star import company, company_learner, course, department, learner
from tests.acceptance.sites import SITES, Key, Syncer, copy_database, copy_rows, differences, load, shared
from tests.servers import MariaDBServer, PostgresServer

PUBLISHED = CourseProgress._fields[KEY_WIDTH:PUBLISHED_END]


def steps() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((shared() / "iomad/changes/steps.json").read_text())["steps"]
    return found


class ChangingSite:
    """Site A on MariaDB, where the recorded steps are applied; or a copy of it elsewhere that is kept equal."""

    def __init__(self, mariadb: MariaDBServer, copy: str | None = None) -> None:
        self._mariadb = mariadb
        self._database = f"a_{uuid.uuid4().hex[:8]}"
        self._original = load(mariadb, SITES["a"], self._database)
        self._copy = copy
        if copy:
            copy_database(self._original, copy)
        self.url = copy or self._original

    def apply(self, step: dict[str, Any]) -> Path:
        """Do a step; returns the file with Moodle's answers after it."""
        changes = shared() / "iomad" / "changes"
        statements = changes / f"step-{step['number']:02d}.sql.gz"
        self._mariadb.load(self._database, statements)
        if self._copy:
            text = gzip.decompress(statements.read_bytes()).decode()
            copy_rows(
                self._original,
                self._copy,
                set(re.findall(r"^(?:REPLACE INTO|DELETE FROM) `(\w+)`", text, re.MULTILINE)),
            )
        return changes / f"oracle-{step['number']:02d}.jsonl.gz"


def started(site: ChangingSite, location: StoreLocation) -> Syncer:
    syncer = Syncer(site.url, SITES["a"], location)
    syncer.sync(SITES["a"].as_of)
    return syncer


def test_full_sync_after_each_step_equals_moodle(mariadb: MariaDBServer, tmp_path: Path):
    site = ChangingSite(mariadb)
    syncer = started(site, StoreLocation(tmp_path, None))
    first = published(syncer)
    before = syncer.live()
    for step in steps():
        oracle = site.apply(step)
        run = syncer.sync(step["as_of"], accept_removals=True)
        live = syncer.live()
        assert differences(live, oracle) == [], step["slug"]
        assert run.removed == len(before.keys() - live.keys()), step["slug"]
        before = live
    every_change_is_told(syncer, first)


@pytest.mark.parametrize(("source", "store"), [("mariadb", "sqlite"), ("postgresql", "postgresql")])
def test_incremental_then_reconcile_after_each_step(
    source: str, store: str, mariadb: MariaDBServer, postgres: PostgresServer, tmp_path: Path
):
    location = StoreLocation(tmp_path, None)
    if store == "postgresql":
        location = StoreLocation(None, postgres.create_database(f"steps_{uuid.uuid4().hex[:8]}"))
    copy = postgres.create_database(f"copy_{uuid.uuid4().hex[:8]}") if source == "postgresql" else None
    site = ChangingSite(mariadb, copy)
    syncer = started(site, location)
    first = published(syncer)
    for step in steps():
        oracle = site.apply(step)
        before = snapshot(syncer)
        run = syncer.sync(step["as_of"], SyncMode.INCREMENTAL, accept_removals=True)
        assert run.mode is SyncMode.INCREMENTAL
        if step["timestamp_reveals"] is True:
            assert differences(syncer.live(), oracle) == [], f"incremental, {step['slug']}"
        syncer.sync(step["as_of"], SyncMode.RECONCILE, accept_removals=True)
        assert differences(syncer.live(), oracle) == [], f"reconcile, {step['slug']}"
        change_seq_rises_exactly_where_rows_changed(before, snapshot(syncer), step["slug"])
    every_change_is_told(syncer, first)


def snapshot(syncer: Syncer) -> dict[Key, Any]:
    """Per key what readers are shown (None where the row is gone), and change_seq.

    Shown are the row's own columns and those of its learner, membership, department, course and company.
    """
    with syncer.store.reading(syncer.store.reporting) as connection:
        learners = {r.user_id: tuple(r)[:7] for r in connection.execute(sa.select(learner))}
        members = {(r.company_id, r.user_id): r for r in connection.execute(sa.select(company_learner))}
        courses = {r.course_id: (r.fullname, r.shortname, r.idnumber, r.category_name, r.is_visible)
                   for r in connection.execute(sa.select(course))}  # fmt: skip
        companies = {r.company_id: (r.name, r.shortname, r.parent_id, r.is_suspended)
                     for r in connection.execute(sa.select(company))}  # fmt: skip
        departments = {(r.company_id, r.department_id): r.name for r in connection.execute(sa.select(department))}
        rows = connection.execute(sa.select(course_progress)).all()
    found: dict[Key, Any] = {}
    for row in rows:
        member = members[row.company_id, row.user_id]
        shown = (
            *row[KEY_WIDTH:PUBLISHED_END], learners[row.user_id], tuple(member)[:7],
            departments.get((row.company_id, member.department_id)), courses[row.course_id],
            companies[row.company_id],
        )  # fmt: skip
        found[row.company_id, row.course_id, row.user_id] = (None if row.removed_at else shown, row.change_seq)
    return found


def change_seq_rises_exactly_where_rows_changed(before: dict[Key, Any], after: dict[Key, Any], step: str) -> None:
    for key, (shown, sequence) in after.items():
        old_shown, old_sequence = before.get(key, (None, -1))
        if old_shown != shown:
            assert sequence > old_sequence, f"{step}: {key} changed without change_seq"
        else:
            assert sequence == old_sequence, f"{step}: change_seq rose on {key}, which did not change"


def published(syncer: Syncer) -> dict[Key, dict[str, Any] | None]:
    """Per key the row's published values; None where it is gone."""
    with syncer.store.reading(syncer.store.reporting) as connection:
        rows = connection.execute(sa.select(course_progress)).all()
    return {
        (r.company_id, r.course_id, r.user_id): None if r.removed_at else {name: getattr(r, name) for name in PUBLISHED}
        for r in rows
    }


def every_change_is_told(syncer: Syncer, first: dict[Key, dict[str, Any] | None]) -> None:
    """History, told forward from the first sync, ends in what the store holds; each tombstone has its reason."""
    with syncer.store.reading(syncer.store.reporting) as connection:
        kinds = Counter(connection.scalars(sa.select(progress_change.c.kind)))
        told = connection.execute(sa.select(progress_change).order_by(progress_change.c.change_id)).all()
        gone = connection.execute(sa.select(course_progress).where(course_progress.c.removed_at.is_not(None))).all()
    assert kinds["removed"] - kinds["restored"] == len(gone)
    assert all(row.removed_reason for row in gone)
    values, live = {key: dict(row or {}) for key, row in first.items()}, {key for key, row in first.items() if row}
    for change in told:
        key = (change.company_id, change.course_id, change.user_id)
        assert (key in live) is (change.kind in ("updated", "removed")), (key, change.kind)
        for name, old in json.loads(change.old or "{}").items():
            # What an inserted row began with is told by its first change.
            assert values[key].setdefault(name, old) == old, (key, name)
        values.setdefault(key, {}).update(json.loads(change.new or "{}"))
        (live.discard if change.kind == "removed" else live.add)(key)
    now = published(syncer)
    assert live == {key for key, row in now.items() if row is not None}
    for key in live:
        known = values[key]
        assert {name: now[key][name] for name in known} == known, key  # type: ignore[index]
