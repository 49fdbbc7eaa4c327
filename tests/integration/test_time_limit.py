"""A run that hits its time limit keeps what it did, and the next ones finish it, however short the limit is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import sqlalchemy as sa

from alx_desktop.demo.schema import build_schema
from alx_desktop.demo.site import DemoSize, make_site
from alx_desktop.domain.progress import CancelToken, ignore_progress
from alx_desktop.domain.sync import RunResult, SyncMode, SyncRequest
from alx_desktop.store.store import StoreLocation
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
