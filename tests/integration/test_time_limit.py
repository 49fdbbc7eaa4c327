"""A run that hits its time limit keeps what it did, and the next ones finish it, however short the limit is."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import sqlalchemy as sa

from alx_desktop.demo.schema import build_schema
from alx_desktop.demo.site import DemoSize, make_site
from alx_desktop.domain.progress import CancelToken, ignore_progress
from alx_desktop.domain.sync import RunResult, SyncMode, SyncRequest
from alx_desktop.store.checkpoint import read_state
from alx_desktop.store.store import StoreLocation
from alx_desktop.store.tables.progress import course_progress
from tests.integration.crash import contents, open_engine

NOW = 1_790_000_000
REQUEST = SyncRequest(mode=SyncMode.FULL, as_of=NOW, batch_size=100, time_limit=0.000001)


def until_done(engine, request: SyncRequest) -> list[RunResult]:
    results = []
    while RunResult.SUCCESS not in results:
        assert len(results) < 100, "the limit keeps the work from ever ending"
        results.append(engine.run(request, ignore_progress, CancelToken()).result)
    return results


def test_a_limit_shorter_than_the_work_still_ends(tmp_path: Path):
    url = f"sqlite:///{tmp_path / 'moodle.sqlite'}"
    make_site(url, DemoSize(3, 120, 9), seed=2, now=NOW)
    whole, reference = open_engine(url, "mdl_", StoreLocation(tmp_path / "whole", None))
    limited, engine = open_engine(url, "mdl_", StoreLocation(tmp_path / "limited", None))
    reference.run(replace(REQUEST, time_limit=0), ignore_progress, CancelToken())
    assert RunResult.PARTIAL in until_done(engine, REQUEST)
    assert contents(limited) == contents(whole)

    enrolments = build_schema("mdl_", "iomad41").tables["user_enrolments"]
    with sa.create_engine(url).begin() as connection:
        connection.execute(sa.update(enrolments).values(status=1, timemodified=NOW - 5))
    later = NOW + 4000
    reference.run(replace(REQUEST, time_limit=0, as_of=later), ignore_progress, CancelToken())
    results = until_done(engine, replace(REQUEST, mode=SyncMode.INCREMENTAL, as_of=later))
    assert RunResult.PARTIAL in results
    rows = {table: {row[:20] for row in found} for table, found in contents(limited).items()}
    assert rows == {table: {row[:20] for row in found} for table, found in contents(whole).items()}


def test_a_reconcile_that_is_cut_short_has_compared_everything(tmp_path: Path):
    url = f"sqlite:///{tmp_path / 'moodle.sqlite'}"
    make_site(url, DemoSize(3, 120, 9), seed=2, now=NOW)
    store, engine = open_engine(url, "mdl_", StoreLocation(tmp_path / "store", None))
    engine.run(replace(REQUEST, time_limit=0), ignore_progress, CancelToken())
    enrolments = build_schema("mdl_", "iomad41").tables["user_enrolments"]
    with sa.create_engine(url).begin() as connection:
        connection.execute(sa.delete(enrolments).where(enrolments.c.userid % 3 == 0))

    later = NOW + 4000
    asked = replace(REQUEST, as_of=later, accept_removals=True)
    cut = engine.run(replace(asked, mode=SyncMode.RECONCILE), ignore_progress, CancelToken())
    assert cut.result is RunResult.PARTIAL
    with store.reading(store.reporting) as connection:
        state = read_state(connection)
    assert state.last_reconcile_at == later
    assert set(json.loads(state.drift)) == {"user_enrolments"}
    until_done(engine, replace(asked, mode=SyncMode.INCREMENTAL))

    whole, reference = open_engine(url, "mdl_", StoreLocation(tmp_path / "whole", None))
    reference.run(replace(asked, time_limit=0), ignore_progress, CancelToken())
    live = {key[:3] for key in contents(whole)["course_progress"]}
    with store.reading(store.reporting) as connection:
        t = course_progress.c
        kept = sa.select(t.company_id, t.user_id, t.course_id).where(t.removed_at.is_(None))
        assert {tuple(row) for row in connection.execute(kept)} == live
