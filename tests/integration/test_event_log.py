"""Between scans the event log names whom to look at: what it says is followed, and once, on every database."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alx_desktop.domain.sync import SyncMode
from alx_desktop.store.store import StoreLocation
from tests.integration.changing import Step
from tests.integration.log_story import (
    LOGGED,
    MINUTE,
    SETTINGS,
    Telling,
    automatic,
    by_log,
    recomputed,
    reconciled,
    rows_are_right,
    signs,
    told,
    unseen_change,
    write,
)
from tests.integration.story import Setting, Story, make_on_server, make_sqlite
from tests.servers import MariaDBServer, PostgresServer

__all__ = ["told"]


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
