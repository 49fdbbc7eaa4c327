"""A story that is followed by the event log: its changes, its runs, and the log's own rows."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from alx_desktop.domain.sync import SyncMode, SyncRun
from alx_desktop.store.checkpoint import read_state
from alx_desktop.store.store import StoreLocation
from alx_desktop.sync.signs import Signs
from tests.integration.following import differences, fresh
from tests.integration.story import Setting, Story, synced_story

IOMAD = Setting("iomad41", "iomad")
SETTINGS = (
    IOMAD,
    Setting("iomad51", "iomad", ""),
    Setting("moodle45", "cohort", "x_"),
    Setting("moodle51", "category"),
)
MINUTE = 60
LOGGED = (
    "activity-completed", "activity-failed", "activity-undone", "course-opened", "grade-changed", "enrolled",
    "unenrolled", "unenrolled-by-one-of-two", "enrolment-suspended", "enrolment-window-set", "role-unassigned",
    "role-assigned", "learner-renamed", "learner-deleted", "learner-created", "cohort-member-removed", "course-reset",
    "completions-unlocked", "criteria-replaced", "activity-deleted", "activity-added", "activity-tracking-off",
    "enrol-method-disabled", "enrol-method-deleted", "course-deleted",
)  # fmt: skip
"""Changes of which the log names every learner, or every course; some of them leave no other trace."""

Telling = Callable[..., Story]


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Telling]:
    """Makes a story of its own: a site, fully synced, in which five minutes have passed since."""
    stories = []

    def begin(setting: Setting = IOMAD, url: str | None = None) -> Story:
        folder = tmp_path / str(len(stories))
        folder.mkdir()
        if url is None:
            story = synced_story(setting, folder)
        else:
            story = Story(setting, url, StoreLocation(folder / "store", None), folder)
        stories.append(story)
        story.site.now += 5 * MINUTE
        return story

    yield begin
    for story in stories:
        story.close()


def automatic(story: Story) -> None:
    """An automatic run: by the log alone, but where newest rows are gone; that always takes a run that reads more."""
    run = story.follower.sync(SyncMode.AUTO, batch_size=60)
    assert run.mode is not SyncMode.INCREMENTAL or not scanned(story)


def by_log(story: Story, **how: Any) -> SyncRun:
    """An automatic run that goes by the log alone."""
    run = story.follower.sync(SyncMode.AUTO, **how)
    assert run.mode is SyncMode.INCREMENTAL
    assert not scanned(story)
    return run


def scanned(story: Story) -> bool:
    """Whether the last run looked through the times of all tables."""
    return any(name.startswith("changed.") for name in story.follower.statements())


def recomputed(story: Story) -> bool:
    """Whether the last run read facts of any learner."""
    return bool({"role_assignments"} & story.follower.statements())


def rows_are_right(story: Story, when: str = "") -> None:
    """Every live row; checksums of learners read in part are those of their last whole reading."""
    found = story.follower.rows()
    folder = Path(tempfile.mkdtemp(prefix="right", dir=story.folder))
    expected = fresh(story.site, story.setting.company_source, folder)
    for rows in (found, expected):
        rows.pop("learner_source")
    expected["learner_source"] = found["learner_source"] = {}
    different = differences(found, expected)
    assert not different, f"{when}: {different[:8]} ({len(different)})"


def reconciled(story: Story) -> None:
    story.follower.sync(SyncMode.RECONCILE)
    story.equals_a_fresh_full("after a reconcile")
    assert signs(story).in_part == frozenset()


def signs(story: Story) -> Signs:
    with story.follower.store.reading(story.follower.store.reporting) as connection:
        return Signs.load(read_state(connection).signs)


def log_rows(story: Story) -> list[dict[str, Any]]:
    return sorted(story.site.rows("logstore_standard_log"), key=lambda row: row["id"])


def write(story: Story, **values: Any) -> int:
    """A row of the log, as some plugin might write it; returns its id."""
    table = story.site.schema.tables["logstore_standard_log"]
    event = {
        "eventname": r"\core\event\course_viewed", "component": "core", "action": "viewed", "target": "course",
        "crud": "r", "edulevel": 0, "contextid": 1, "contextlevel": 50, "contextinstanceid": 2, "userid": 2,
        "courseid": 2, "relateduserid": None, "timecreated": story.site.now, "other": "null",
    }  # fmt: skip
    with story.site.engine.begin() as connection:
        key = connection.execute(table.insert().values({**event, **values})).inserted_primary_key
    assert key is not None
    return int(key[0])


def remove_log(story: Story, *conditions: sa.ColumnElement[bool]) -> None:
    table = story.site.schema.tables["logstore_standard_log"]
    story.site.execute(table.delete().where(*conditions))


def unseen_change(story: Story, user: int) -> int:
    """An enrolment is suspended by code that writes neither time nor event; returns the course."""
    enrolments, methods = story.site.schema.tables["user_enrolments"], story.site.schema.tables["enrol"]
    here = enrolments.c.userid == user
    with story.site.engine.begin() as connection:
        row = connection.execute(sa.select(enrolments).where(here).order_by(enrolments.c.id)).first()
        assert row is not None
        connection.execute(enrolments.update().where(enrolments.c.id == row.id).values(status=1 - row.status))
        course = connection.scalar(sa.select(methods.c.courseid).where(methods.c.id == row.enrolid))
    assert course is not None
    return int(course)
