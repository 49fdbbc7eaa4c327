"""A sync that looks some hours back: it finds a change that an earlier one missed, and only those of its hours."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from alx_desktop.app import App
from alx_desktop.config import SourceSettings
from alx_desktop.domain.progress import CancelToken, Progress
from alx_desktop.domain.sync import RunResult, SyncMode, SyncRequest, hours_note, split_hours
from alx_desktop.services.site import Site
from alx_desktop.store.checkpoint import read_state
from alx_desktop.store.tables.progress import course_progress
from tests.unit.synced_demo import app, synced_copy, synced_demo

__all__ = ["app", "synced_copy", "synced_demo"]

Key = tuple[int, int, int]

HOURS_AGO = 3
"""The change that is missed has this date: well before the overlap that every incremental run reads again."""


class Missed:
    """Two learners of different companies of whom a sync has missed a change."""

    def __init__(self, site: Site, database: Path) -> None:
        self.site = site
        self.keys = self._two()
        then = int(time.time()) - HOURS_AGO * 3600
        with closing(sqlite3.connect(database)) as moodle, moodle:
            for _company, user, course in self.keys:
                moodle.execute(
                    "UPDATE mdl_course_modules_completion SET completionstate = 0, timemodified = ? WHERE userid = ? "
                    "AND coursemoduleid IN (SELECT id FROM mdl_course_modules WHERE course = ?)",
                    (then, user, course),
                )

    def _two(self) -> list[Key]:
        c = course_progress.c
        wanted = select(c.company_id, c.user_id, c.course_id).where(c.activities_done > 0, c.is_active)
        with self.site.store.reading(self.site.store.reporting) as connection:
            found: dict[int, Key] = {}
            for row in connection.execute(wanted):
                if row.user_id not in {key[1] for key in found.values()}:
                    found.setdefault(row.company_id, (row.company_id, row.user_id, row.course_id))
        return list(found.values())[:2]

    def mended(self, key: Key) -> bool:
        c = course_progress.c
        here = (c.company_id == key[0], c.user_id == key[1], c.course_id == key[2])
        with self.site.store.reading(self.site.store.reporting) as connection:
            return connection.scalar(select(c.activities_done).where(*here)) == 0

    def sync(self, request: SyncRequest) -> None:
        assert self.site.sync.run(request).result is RunResult.SUCCESS

    def watermark(self) -> int:
        with self.site.store.reading(self.site.store.reporting) as connection:
            return int(read_state(connection).watermark)


@pytest.fixture
def missed(app: App, synced_copy: Path, synced_demo: Path) -> Iterator[Missed]:
    own = synced_copy / "own.sqlite"
    shutil.copy(synced_demo / "profiles" / "demo" / "site.sqlite", own)
    source = SourceSettings(url=f"sqlite:///{own.as_posix()}")
    profile = app.profiles.get("demo")
    app.profiles.update(profile.model_copy(update={"source": source}), profile)
    site = app.open_site("demo")
    yield Missed(site, own)
    site.close()


def test_only_a_run_that_looks_back_far_enough_finds_it(missed: Missed) -> None:
    first, second = missed.keys
    for request in (SyncRequest(SyncMode.INCREMENTAL), SyncRequest(SyncMode.INCREMENTAL, since_hours=HOURS_AGO - 1)):
        missed.sync(request)
        assert not missed.mended(first) and not missed.mended(second)
    before = missed.watermark()
    missed.sync(SyncRequest(SyncMode.INCREMENTAL, since_hours=HOURS_AGO + 1))
    assert missed.mended(first) and missed.mended(second)
    assert missed.watermark() >= before


def test_of_one_company_it_reads_only_that_one(missed: Missed) -> None:
    first, second = missed.keys
    before = missed.watermark()
    run = missed.site.sync.run(SyncRequest(company_id=first[0], since_hours=HOURS_AGO - 1))
    assert (run.mode, run.result) == (SyncMode.INCREMENTAL, RunResult.SUCCESS)
    assert not missed.mended(first)
    missed.sync(SyncRequest(company_id=first[0], since_hours=HOURS_AGO + 1))
    assert missed.mended(first) and not missed.mended(second)
    assert missed.watermark() == before, "a run for one company moves no watermark"


def test_a_company_is_read_in_part_only(missed: Missed) -> None:
    whole = missed.site.sync.run(SyncRequest(company_id=missed.keys[0][0]))
    part = missed.site.sync.run(SyncRequest(company_id=missed.keys[0][0], since_hours=HOURS_AGO - 1))
    assert part.read < whole.read
    assert (part.inserted, part.updated, part.removed, part.held) == (0, 0, 0, 0)


def test_the_history_says_how_many_hours(missed: Missed) -> None:
    company = missed.keys[0][0]
    for request in (
        SyncRequest(SyncMode.INCREMENTAL, since_hours=24),
        SyncRequest(company_id=company, since_hours=1),
        SyncRequest(SyncMode.INCREMENTAL),
    ):
        missed.sync(request)
    notes = [run.note for run in missed.site.sync.history(3)]
    assert notes == [None, "Looked back 1 hour", "Looked back 24 hours"]


def test_a_run_that_was_cancelled_has_its_hours_too(missed: Missed) -> None:
    token = CancelToken()

    def stop(progress: Progress) -> None:
        if progress.phase == "changes":
            token.cancel()

    run = missed.site.sync.run(SyncRequest(SyncMode.INCREMENTAL, since_hours=1_200), stop, token)
    assert run.note == "Looked back 1,200 hours; Cancelled; the next run goes on from here."
    assert split_hours(run.note) == (hours_note(1_200), "Cancelled; the next run goes on from here.")
    assert split_hours("The last resort") == (None, "The last resort")
