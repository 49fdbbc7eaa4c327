"""Through recorded changes of a real site: the store follows Moodle row by row, and tells what became of each row."""

from __future__ import annotations

import json
import uuid
from collections import Counter
from pathlib import Path

import sqlalchemy as sa

from alx_desktop.store.store import StoreLocation
from alx_desktop.store.tables.progress import course_progress, progress_change
from tests.acceptance.sites import SITES, Syncer, differences, load, shared
from tests.servers import MariaDBServer


def test_full_sync_after_each_step_equals_moodle(mariadb: MariaDBServer, tmp_path: Path):
    site = SITES["a"]
    changes = shared() / "iomad" / "changes"
    database = f"a_{uuid.uuid4().hex[:8]}"
    syncer = Syncer(load(mariadb, site, database), site, StoreLocation(tmp_path, None))
    syncer.sync(site.as_of)
    before = syncer.live()
    for step in json.loads((changes / "steps.json").read_text())["steps"]:
        mariadb.load(database, changes / f"step-{step['number']:02d}.sql.gz")
        run = syncer.sync(step["as_of"], accept_removals=True)
        live = syncer.live()
        assert differences(live, changes / f"oracle-{step['number']:02d}.jsonl.gz") == [], step["slug"]
        assert run.removed == len(before.keys() - live.keys()), step["slug"]
        assert run.inserted + run.updated >= len(live.keys() - before.keys()), step["slug"]
        before = live
    _every_change_is_told(syncer)


def _every_change_is_told(syncer: Syncer) -> None:
    """Tombstones and history agree: removed minus restored is what is gone now, each with a reason."""
    with syncer.store.reading(syncer.store.reporting) as connection:
        kinds = Counter(connection.scalars(sa.select(progress_change.c.kind)))
        gone = connection.execute(sa.select(course_progress).where(course_progress.c.removed_at.is_not(None))).all()
    assert kinds["removed"] - kinds["restored"] == len(gone)
    assert all(row.removed_reason for row in gone)
