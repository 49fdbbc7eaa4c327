"""Changes that a sync once did not follow, one test each (found by the property test and by reading)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from alx_desktop.demo.schema import build_schema
from alx_desktop.domain.sync import RunResult, SyncMode
from alx_desktop.store.checkpoint import read_state
from alx_desktop.store.store import StoreLocation
from alx_desktop.sync.signs import OVERLAP
from tests.integration.changing import Step
from tests.integration.story import Setting, Story, make_sqlite, synced_story

IOMAD = Setting("iomad41", "iomad")
BY_CATEGORY = Setting("moodle51", "category")
Telling = Callable[..., Story]


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Telling]:
    """Makes a story of its own: a site, fully synced."""
    stories = []

    def begin(setting: Setting = IOMAD, url: str | None = None) -> Story:
        folder = tmp_path / str(len(stories))
        folder.mkdir()
        if url is None:
            story = synced_story(setting, folder)
        else:
            story = Story(setting, url, StoreLocation(folder / "store", None), folder)
        stories.append(story)
        return story

    yield begin
    for story in stories:
        story.close()


def reconciled(story: Story) -> None:
    story.follower.sync(SyncMode.RECONCILE)
    story.equals_a_fresh_full("after a reconcile")


def cut(story: Story, mode: SyncMode, company_id: int | None = None) -> None:
    """Sync, but cancel in the middle of the learners."""
    run = story.follower.sync(mode, company_id=company_id, cancel_after=5, batch_size=20)
    assert run.result is RunResult.CANCELLED


def change_course(story: Story) -> None:
    """An activity of every course counts no more."""
    modules = story.site.schema.tables["modules"]
    story.site.execute(modules.update().where(modules.c.name == "page").values(visible=0))


def first_row(story: Story, table: str, user_id: int) -> dict[str, Any]:
    return min((row for row in story.site.rows(table) if row["userid"] == user_id), key=lambda row: row["id"])


def last_drift(story: Story) -> Any:
    with story.follower.store.reading(story.follower.store.reporting) as connection:
        return json.loads(read_state(connection).drift)


def test_drift_is_what_no_time_and_no_id_shows_by_table_and_kind(told: Telling):
    story = told()
    tables, now = story.site.schema.tables, story.site.now
    enrolments, done = tables["user_enrolments"], tables["course_modules_completion"]
    completions, roles = tables["course_completions"], tables["role_assignments"]

    def change(table: Any, user_id: int, **values: Any) -> None:
        row = first_row(story, table.name.removeprefix("mdl_"), user_id)
        story.site.execute(table.update().where(table.c.id == row["id"]).values(values))

    story.site.execute(enrolments.delete().where(enrolments.c.id == first_row(story, "user_enrolments", 20)["id"]))
    story.site.execute(enrolments.delete().where(enrolments.c.id == first_row(story, "user_enrolments", 21)["id"]))
    change(completions, 22, timestarted=1_700_000_000)
    change(completions, 23, timestarted=1_700_000_000)
    story.site.execute(roles.insert().values(
        id=-5, userid=24, roleid=3, contextid=1, timemodified=1, modifierid=2, component="", itemid=0, sortorder=0
    ))  # fmt: skip
    # A time shows the one, a higher id the other; memberships and names are compared in every run.
    change(done, 25, completionstate=3, timemodified=now)
    story.site.execute(roles.insert().values(
        userid=26, roleid=3, contextid=1, timemodified=1, modifierid=2, component="", itemid=0, sortorder=0
    ))  # fmt: skip
    story.site.execute(tables["company_users"].delete().where(tables["company_users"].c.userid == 27))
    story.site.execute(tables["user"].update().where(tables["user"].c.id == 28).values(lastname="Renamed"))
    # An incremental run would have read the whole learner, and so the other change too.
    change(done, 29, completionstate=3, timemodified=now)
    change(enrolments, 29, timeend=1_700_000_000)
    run = story.follower.sync(SyncMode.RECONCILE)
    assert last_drift(story) == {
        "user_enrolments": {"rows deleted": 2},
        "course_completions": {"rows changed": 2},
        "role_assignments": {"rows added": 1},
    }
    assert run.note is not None and "5 learners changed without a trace: course_completions: " in run.note
    story.equals_a_fresh_full("after a reconcile")
    assert story.follower.sync(SyncMode.RECONCILE).note is None
    assert last_drift(story) == {}


def test_learners_that_wait_are_no_drift(told: Telling):
    story = told()
    enrolments = story.site.schema.tables["user_enrolments"]
    change_course(story)
    cut(story, SyncMode.INCREMENTAL)
    waiting = story.follower.waiting()
    assert waiting
    story.site.execute(enrolments.delete().where(enrolments.c.userid == 88))
    run = story.follower.sync(SyncMode.RECONCILE)
    assert run.note is None
    story.equals_a_fresh_full("after a reconcile")


def test_a_learner_whom_no_company_has_any_more_is_gone(told: Telling):
    story = told()
    members = story.site.schema.tables["company_users"]
    story.site.execute(members.delete().where(members.c.userid == 20))
    story.follower.sync(SyncMode.INCREMENTAL)
    story.equals_a_fresh_full("after an incremental")
    story.site.execute(members.insert().values(companyid=1, userid=20, departmentid=1))
    story.follower.sync(SyncMode.INCREMENTAL)
    story.equals_a_fresh_full("when they are back")


def test_a_company_of_which_only_its_own_row_is_gone(told: Telling):
    story = told()
    companies = story.site.schema.tables["company"]
    story.site.execute(companies.delete().where(companies.c.id == 2))
    story.follower.sync(SyncMode.INCREMENTAL)
    story.equals_a_fresh_full("after an incremental")


def test_a_course_that_changed_before_a_sync_of_one_company(told: Telling):
    story = told()
    change_course(story)
    story.follower.sync(SyncMode.FULL, company_id=1)
    story.follower.sync(SyncMode.INCREMENTAL)
    story.equals_a_fresh_full("after an incremental")


def test_a_learner_of_two_companies_who_is_renamed_before_a_sync_of_one(told: Telling):
    story = told()
    members, users = story.site.schema.tables["company_users"], story.site.schema.tables["user"]
    other = next(row["companyid"] for row in story.site.rows("company_users") if row["userid"] == 20) % 3 + 1
    story.site.execute(members.insert().values(companyid=other, userid=20, departmentid=other))
    # The mirror of each company is checked after every commit.
    reconciled(story)
    story.site.execute(users.update().where(users.c.id == 20).values(lastname="Renamed"))
    story.follower.sync(SyncMode.FULL, company_id=other)
    reconciled(story)


def test_a_company_synced_between_the_halves_of_the_first_full(told: Telling, tmp_path: Path):
    story = told()
    follower = type(story.follower)(story.site, StoreLocation(tmp_path / "new", None), "iomad")
    run = follower.sync(SyncMode.FULL, cancel_after=5, batch_size=20)
    assert run.result is RunResult.CANCELLED
    follower.sync(SyncMode.FULL, company_id=3)
    assert follower.sync(SyncMode.AUTO).resumed
    assert follower.rows() == story.follower.rows()
    follower.close()


@pytest.mark.parametrize("setting", ["defaultuserroleid", "siteguest", "version", "siteadmins"])
def test_a_setting_of_the_site_that_changes_between_the_halves_of_a_full(setting: str, told: Telling):
    story = told()
    cut(story, SyncMode.FULL)
    values = {"defaultuserroleid": "5", "siteguest": "4", "version": "2021051703.05", "siteadmins": "2,4,20,30"}
    config = story.site.schema.tables["config"]
    story.site.execute(config.update().where(config.c.name == setting).values(value=values[setting]))
    assert story.follower.sync(SyncMode.AUTO).resumed
    story.equals_a_fresh_full("after the resumed full")


@pytest.mark.parametrize("mode", [SyncMode.INCREMENTAL, SyncMode.RECONCILE, SyncMode.FULL])
@pytest.mark.parametrize("setting", ["defaultuserroleid", "siteadmins"])
def test_a_setting_that_changes_for_the_time_of_a_cut_run(setting: str, mode: SyncMode, told: Telling):
    story = told()
    config = story.site.schema.tables["config"]
    here = config.c.name == setting
    before = next(row["value"] for row in story.site.rows("config") if row["name"] == setting)
    admins = ",".join(str(number) for number in range(2, 90))
    story.site.execute(config.update().where(here).values(value="5" if setting != "siteadmins" else admins))
    cut(story, mode)
    story.site.execute(config.update().where(here).values(value=before))
    reconciled(story)


def swap(story: Story, table: str, column: str, first: int, second: int) -> None:
    """Two users of one bucket exchange a value of their first rows."""
    source = story.site.schema.tables[table]
    rows = sorted(story.site.rows(table), key=lambda row: row["id"])
    one, two = (next(row for row in rows if row["userid"] == user) for user in (first, second))
    for row, value in ((one, -1), (two, one[column]), (one, two[column])):
        story.site.execute(source.update().where(source.c.id == row["id"]).values({column: value}))


def test_rows_that_go_to_another_learner_of_the_same_bucket(told: Telling):
    story = told()
    for table in ("course_modules_completion", "role_assignments", "user_enrolments", "course_completions"):
        swap(story, table, "userid", 20, 21)
    reconciled(story)


def test_learners_of_the_same_bucket_who_swap_their_companies(told: Telling):
    story = told(Setting("moodle45", "profile:company"))
    values = {row["userid"]: row["data"] for row in story.site.rows("user_info_data")}
    first = min(user for user in values if user < 64)
    second = next(user for user in sorted(values) if user < 64 and values[user] != values[first])
    swap(story, "user_info_data", "data", first, second)
    story.follower.sync(SyncMode.INCREMENTAL)
    story.equals_a_fresh_full("after an incremental")


def test_what_only_a_training_record_shows(told: Telling):
    story = told()
    tracks = story.site.schema.tables["local_iomad_track"]
    story.site.execute(tracks.update().where(tracks.c.userid < 30).values(finalscore=61.25))
    reconciled(story)
    story.site.execute(tracks.update().where(tracks.c.userid < 30).values(finalscore=61.5, coursename="New name"))
    reconciled(story)


def test_a_login_is_seen_without_any_other_change(told: Telling):
    story = told()
    users = story.site.schema.tables["user"]
    story.site.execute(users.update().where(users.c.id == 20).values(currentlogin=story.site.now))
    story.follower.sync(SyncMode.INCREMENTAL)
    story.equals_a_fresh_full("after an incremental")


def test_a_licence_place_without_a_course(told: Telling):
    story = told()
    places = story.site.schema.tables["companylicense_users"]
    story.site.execute(places.insert().values(licenseid=1, userid=20, licensecourseid=None))
    reconciled(story)


def test_a_course_that_comes_into_the_category_of_a_company(told: Telling, tmp_path: Path):
    url = make_sqlite(BY_CATEGORY, tmp_path)
    schema = build_schema(BY_CATEGORY.prefix, BY_CATEGORY.generation)
    courses = schema.tables["course"]
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        lost = sa.select(sa.func.max(courses.c.id)).scalar_subquery()
        connection.execute(courses.update().where(courses.c.id == lost).values(category=4040))
    story = told(BY_CATEGORY, url)
    with engine.begin() as connection:
        connection.execute(courses.update().where(courses.c.category == 4040).values(category=6))
    engine.dispose()
    story.follower.sync(SyncMode.INCREMENTAL)
    story.equals_a_fresh_full("after an incremental")


def test_a_category_that_moodle_has_not_yet_given_a_path(told: Telling):
    story = told(BY_CATEGORY)
    categories = story.site.schema.tables["course_categories"]
    story.site.execute(categories.insert().values(id=4040, name="New", path="", parent=0))
    reconciled(story)


def test_ids_that_became_visible_after_the_last_run_count_as_new_however_long_ago_it_was(told: Telling):
    story = told(Setting("moodle45", "cohort"))
    story.site.now += OVERLAP
    story.follower.sync(SyncMode.INCREMENTAL)
    # Begun before the run, committed after it, with an old date: only the id tells, and others' ids are higher.
    story.site.now += OVERLAP
    story.site.do(Step("uncommitted", "completion-imported", 3))
    story.site.do(Step("change", "completion-imported", 4))
    story.site.now += 60
    story.follower.sync(SyncMode.INCREMENTAL)
    story.site.do(Step("land"))
    story.site.now += 10 * OVERLAP
    story.follower.sync(SyncMode.INCREMENTAL)
    story.equals_a_fresh_full("after an incremental")


def test_a_department_that_appears_after_its_members(told: Telling):
    story = told()
    departments, members = story.site.schema.tables["department"], story.site.schema.tables["company_users"]
    story.site.execute(members.update().where(members.c.userid == 20).values(departmentid=404))
    story.follower.sync(SyncMode.INCREMENTAL)
    company = next(row["companyid"] for row in story.site.rows("company_users") if row["userid"] == 20)
    story.site.execute(departments.insert().values(id=404, name="Late", shortname="late", company=company, parent=1))
    reconciled(story)


def test_the_machines_clock_decides_nothing(told: Telling, monkeypatch: pytest.MonkeyPatch):
    story = told()
    monkeypatch.setattr("time.time", lambda: 1.0)
    story.site.now += 3600
    story.tell([Step("change", "unenrolled", 7), Step("change", "activity-completed", 7)])
    story.follower.sync(SyncMode.RECONCILE)
    story.equals_a_fresh_full("after a reconcile")
    with story.follower.store.reading(story.follower.store.reporting) as connection:
        moments = connection.execute(
            sa.text("SELECT changed_at FROM course_progress UNION SELECT found_at FROM pending_removal"
                    " UNION SELECT removed_at FROM learner WHERE removed_at IS NOT NULL")
        ).scalars().all()  # fmt: skip
    assert min(moments) > 1_000_000
