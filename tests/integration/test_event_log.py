"""Between scans the event log names whom to look at: what it says is followed, what it does not say is found later."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alx_desktop.domain.sync import SyncMode, SyncRun
from alx_desktop.store.checkpoint import read_state
from alx_desktop.store.store import StoreLocation
from alx_desktop.sync.signs import OVERLAP, Signs
from tests.integration.changing import Step
from tests.integration.following import differences, fresh
from tests.integration.story import Setting, Story, make_on_server, make_sqlite, synced_story
from tests.servers import MariaDBServer, PostgresServer

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


@pytest.mark.parametrize("name", LOGGED)
def test_what_the_log_says_is_followed(name: str, told: Telling):
    story = told()
    for seed in range(3):
        story.site.do(Step("change", name, seed))
    automatic(story)
    rows_are_right(story)
    story.site.now += 5 * MINUTE
    by_log(story)
    rows_are_right(story, "again")
    reconciled(story)


def test_an_event_is_looked_at_once(told: Telling):
    story = told()
    story.site.do(Step("change", "activity-completed", 1))
    by_log(story)
    assert recomputed(story)
    for _run in range(4):
        story.site.now += 5 * MINUTE
        by_log(story)
        assert not recomputed(story)


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


def test_events_of_people_nobody_knows(told: Telling):
    story = told()
    course = unseen_change(story, 20)
    for user, related, where in (
        (0, None, 2),
        (-1, 99_999, 2),
        (99_998, None, 0),
        (20, None, course),
        (2, 99_997, 404),
    ):
        write(story, userid=user, relateduserid=related, courseid=where, crud="u")
    write(story, courseid=None, relateduserid=21, crud="u")
    by_log(story)
    rows_are_right(story)
    reconciled(story)


def test_a_person_outside_of_courses_is_read_whole(told: Telling):
    story = told()
    unseen_change(story, 20)
    write(story, userid=20, courseid=0)
    by_log(story)
    assert not recomputed(story), "nothing changes by looking at one's own page"
    write(story, userid=2, relateduserid=20, courseid=0, crud="u")
    by_log(story)
    rows_are_right(story)
    assert 20 not in signs(story).in_part


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


def test_two_changes_that_undo_each_other_around_a_reading_in_part(told: Telling):
    story = told()
    course = unseen_change(story, 20)
    write(story, userid=20, courseid=course)
    by_log(story)
    assert 20 in signs(story).in_part
    assert unseen_change(story, 20) == course
    # Every checksum is what it was when the learner was last read whole, but the row is not.
    reconciled(story)


def test_somebody_renamed_between_the_comparison_of_accounts_and_the_reading_in_part(told: Telling):
    story = told()
    course = unseen_change(story, 20)
    write(story, userid=20, courseid=course)
    users = story.site.schema.tables["user"]
    statement = users.update().where(users.c.id == 20).values(lastname="Renamed")
    nothing = [lambda: None] * 8
    for place in range(8):
        story.follower.sync(SyncMode.AUTO, between=[*nothing[:place], lambda: story.site.execute(statement)])
        story.site.execute(users.update().where(users.c.id == 20).values(lastname=f"Before {place}"))
        write(story, userid=20, courseid=course)
    story.site.now += MINUTE
    by_log(story)
    rows_are_right(story)


@pytest.mark.parametrize("place", range(4, 12))
def test_somebody_who_joins_a_company_between_the_comparison_and_the_reading_in_part(place: int, told: Telling):
    story = told()
    write(story, userid=20, courseid=unseen_change(story, 20))
    members, shared = story.site.schema.tables["company_users"], story.site.schema.tables["iomad_courses"]
    here = next(row["companyid"] for row in story.site.rows("company_users") if row["userid"] == 20)
    story.site.execute(shared.update().values(shared=1))
    story.follower.sync(SyncMode.RECONCILE)
    write(story, userid=20, courseid=unseen_change(story, 20))
    joins = members.insert().values(companyid=here % 3 + 1, userid=20, departmentid=here % 3 + 1)
    by_log(story, between=[*[lambda: None] * place, lambda: story.site.execute(joins)])
    rows = story.follower.rows()
    assert {key[:2] for key in rows["course_progress"]} <= rows["company_learner"].keys()
    story.site.now += MINUTE
    by_log(story)
    rows_are_right(story)


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


def test_a_cut_run_looks_at_its_events_again(told: Telling):
    story = told()
    story.site.do(Step("change", "unenrolled", 1))
    before = signs(story).log
    story.follower.sync(SyncMode.AUTO, cancel_after=3)
    assert signs(story).log == before
    by_log(story)
    rows_are_right(story)


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from(SETTINGS),
    st.lists(
        st.tuples(st.sampled_from((*LOGGED, "run", "run", "wait")), st.integers(0, 2**16)), min_size=1, max_size=14
    ),
)
def test_after_any_sequence_of_logged_changes(tmp_path_factory, setting: Setting, steps: list[tuple[str, int]]):
    folder = tmp_path_factory.mktemp("story")
    story = Story(setting, make_sqlite(setting, folder), StoreLocation(folder / "store", None), folder)
    try:
        for name, seed in [*steps, ("run", 0)]:
            if name == "wait":
                story.site.now += seed % (20 * MINUTE)
            elif name == "run":
                story.follower.sync(SyncMode.AUTO, batch_size=60)
                rows_are_right(story, f"after {steps}")
                story.site.now += 1
            else:
                story.site.do(Step("change", name, seed))
        reconciled(story)
    finally:
        story.close()


def on_server(told: Telling, server: MariaDBServer | PostgresServer, setting: Setting) -> None:
    story = told(setting, make_on_server(setting, server))
    random = Random(7)
    for _round in range(4):
        for name in random.sample(LOGGED, 4):
            story.site.do(Step("change", name, random.randrange(2**16)))
        automatic(story)
        rows_are_right(story)
        story.site.now += 5 * MINUTE
    reconciled(story)


@pytest.mark.parametrize("setting", SETTINGS[:3], ids=str)
def test_the_same_on_mariadb(setting: Setting, told: Telling, mariadb: MariaDBServer):
    on_server(told, mariadb, setting)


@pytest.mark.parametrize("setting", SETTINGS[:3], ids=str)
def test_the_same_on_postgresql(setting: Setting, told: Telling, postgres: PostgresServer):
    on_server(told, postgres, setting)
