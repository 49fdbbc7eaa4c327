"""An event log that says too little: late rows, switched off, purged, restored; a scan finds what it lacks."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from alx_desktop.domain.sync import SyncMode
from alx_desktop.store.store import StoreLocation
from alx_desktop.sync.signs import OVERLAP
from tests.integration.changing import Step
from tests.integration.log_story import (
    MINUTE,
    Telling,
    by_log,
    log_rows,
    recomputed,
    remove_log,
    rows_are_right,
    scanned,
    signs,
    told,
    unseen_change,
    write,
)

__all__ = ["told"]


def test_a_row_of_the_log_that_is_committed_late(told: Telling):
    story = told()
    course = unseen_change(story, 20)
    late = write(story, userid=20, courseid=course)
    (row,) = [row for row in log_rows(story) if row["id"] == late]
    remove_log(story, story.site.schema.tables["logstore_standard_log"].c.id == late)
    write(story, userid=30)
    by_log(story)
    story.site.now += OVERLAP - 1
    story.site.execute(story.site.schema.tables["logstore_standard_log"].insert().values(row))
    by_log(story)
    rows_are_right(story)


def test_rows_that_were_written_while_the_full_sync_ran(told: Telling, tmp_path: Path):
    story = told()
    follower = type(story.follower)(story.site, StoreLocation(tmp_path / "new", None), "iomad")

    def change(user: int) -> None:
        write(story, userid=user, courseid=unseen_change(story, user))

    follower.sync(SyncMode.FULL, between=[partial(change, user) for user in range(20, 90, 9)], batch_size=20)
    story.follower.close()
    story.follower = follower
    story.site.now += MINUTE
    by_log(story)
    rows_are_right(story)


@pytest.mark.parametrize("stores", ["", "logstore_database", None])
def test_a_log_that_is_switched_off_and_on_again(stores: str | None, told: Telling):
    story = told()
    plugins = story.site.schema.tables["config_plugins"]
    here = plugins.c.name == "enabled_stores"
    story.site.execute(
        plugins.delete().where(here) if stores is None else plugins.update().where(here).values(value=stores)
    )
    story.site.do(Step("change", "activity-completed", 1))
    story.follower.sync(SyncMode.AUTO)
    assert scanned(story)
    assert signs(story).log is None
    story.equals_a_fresh_full("without the log")
    if stores is not None:
        story.site.execute(plugins.update().where(here).values(value="logstore_database,logstore_standard"))
        story.site.now += 5 * MINUTE
        story.follower.sync(SyncMode.AUTO)
        assert scanned(story)
        story.site.now += 5 * MINUTE
        by_log(story)


def test_a_log_that_was_purged(told: Telling):
    story = told()
    remove_log(story)
    story.site.do(Step("change", "activity-completed", 1))
    story.follower.sync(SyncMode.AUTO)
    assert scanned(story)
    story.equals_a_fresh_full("after the scan")
    story.site.now += 5 * MINUTE
    story.site.do(Step("change", "unenrolled", 1))
    by_log(story)
    rows_are_right(story)


def test_a_log_that_was_restored_and_has_grown_since(told: Telling):
    story = told()
    table = story.site.schema.tables["logstore_standard_log"]
    newest = log_rows(story)[-1]["id"]
    remove_log(story, table.c.id > newest - 5)
    for number in range(newest - 4, newest + 5):
        write(story, id=number)
    story.site.do(Step("change", "activity-completed", 1))
    story.follower.sync(SyncMode.AUTO)
    assert scanned(story)
    story.equals_a_fresh_full("after the scan")


def test_scans_go_on_every_half_hour_and_see_what_the_log_does_not_say(told: Telling):
    story = told()
    story.site.do(Step("change", "activity-completed", 1))
    newest = signs(story).log
    assert newest is not None
    remove_log(story, story.site.schema.tables["logstore_standard_log"].c.id > newest.newest[0])
    for _run in range(4):
        by_log(story)
        story.site.now += 5 * MINUTE
    story.site.now += 5 * MINUTE
    story.follower.sync(SyncMode.AUTO)
    assert scanned(story)
    story.equals_a_fresh_full("after the scan")


def test_an_incremental_that_was_asked_for_always_scans(told: Telling):
    story = told()
    story.site.do(Step("change", "activity-completed", 1))
    story.follower.sync(SyncMode.INCREMENTAL)
    assert scanned(story)
    story.equals_a_fresh_full("after the scan")
    story.site.now += MINUTE
    by_log(story)
    assert not recomputed(story), "its events were looked at already"


def test_completions_that_cron_finds_later_are_followed_without_a_row_of_the_log(told: Telling):
    story = told()
    completions = story.site.schema.tables["course_completions"]
    row = next(row for row in story.site.rows("course_completions") if row["timecompleted"] is None)
    here = completions.c.id == row["id"]
    story.site.execute(completions.update().where(here).values(reaggregate=story.site.now))
    story.follower.sync(SyncMode.INCREMENTAL)
    story.site.now += 5 * MINUTE
    story.site.execute(completions.update().where(here).values(reaggregate=0, timecompleted=story.site.now - 10**6))
    by_log(story)
    rows_are_right(story)


def test_a_window_that_ends_is_followed_without_a_row_of_the_log(told: Telling):
    story = told()
    story.site.do(Step("change", "enrolment-window-set", 3))
    by_log(story)
    story.site.now += 20 * MINUTE
    by_log(story)
    rows_are_right(story)
