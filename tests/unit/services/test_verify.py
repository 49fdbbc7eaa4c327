"""Verify finds what differs, names it and its cause, and nothing else."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import create_engine, delete, insert, select, text, update

from alx_desktop.app import App
from alx_desktop.config import SourceSettings
from alx_desktop.demo.changes import DemoChanges
from alx_desktop.domain.course_progress import CourseProgress
from alx_desktop.domain.errors import Cancelled, WrongUse
from alx_desktop.domain.progress import CancelToken, Progress
from alx_desktop.domain.rows import ScopeRows
from alx_desktop.domain.scope import Scope
from alx_desktop.domain.sync import SyncMode, SyncRequest
from alx_desktop.services.site import Site
from alx_desktop.services.verify import Cause, Difference, Kind, VerifyResult, VerifyService, choose
from alx_desktop.services.verify_compare import FIELD_TABLES, NOT_COMPARED, MovedRules, ScopeComparison
from alx_desktop.services.verify_moodle import Part
from alx_desktop.store.checkpoint import read_state, write_state
from alx_desktop.store.progress_rows import StoredRow, StoredScope
from alx_desktop.store.structure_rows import StructureState
from alx_desktop.store.tables.progress import course_progress, pending_removal
from alx_desktop.store.tables.star import company, company_learner, course, learner
from alx_desktop.store.tables.state import SOURCES
from tests.site_settings import put

ROW = CourseProgress(
    1, 2, 3, 10, 10, None, True, True, 50.0, 1, 2, None, None, "in_progress",
    None, None, None, None, False, None, None, "course", 11, None,
)  # fmt: skip


@pytest.fixture
def own_site(app: App, synced_copy: Path, synced_demo: Path) -> Iterator[Site]:
    """The demo over a Moodle of the test's own, which may be changed."""
    own = synced_copy / "own.sqlite"
    shutil.copy(synced_demo / "profiles" / "demo" / "site.sqlite", own)
    put(
        app.profiles,
        app.profiles.get("demo").model_copy(update={"source": SourceSettings(url=f"sqlite:///{own.as_posix()}")}),
    )
    with_own = app.open_site("demo")
    yield with_own
    with_own.close()


def in_moodle(site: Site, statement: str) -> None:
    engine = create_engine(site.profile.source.url)
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


def one_row(site: Site, *conditions: Any) -> dict[str, Any]:
    wanted = conditions or (course_progress.c.percentage > 0,)
    with site.store.reading(site.store.reporting) as connection:
        found = connection.execute(select(course_progress).where(*wanted).limit(1)).one()
    return dict(found._mapping)


def where(row: dict[str, Any]) -> list[Any]:
    return [course_progress.c[name] == row[name] for name in ("company_id", "user_id", "course_id")]


def fields(found: VerifyResult, table: str = "course_progress") -> set[tuple[Any, ...]]:
    return {(d.user_id, d.course_id, d.field, d.cause) for d in found.first if d.table == table}


def test_a_fresh_store_equals_moodle(site: Site) -> None:
    told: list[Progress] = []
    found = site.verify.run(sample=None, progress=told.append)
    assert found.equal
    assert (found.differences, found.others_different, found.notes) == (0, 0, ())
    assert found.rows == site.sync.status().rows_live
    assert (told[-1].done, told[-1].total) == (found.learners, found.learners)


def test_a_changed_value_is_named_by_row_and_field_and_is_wrong(site: Site) -> None:
    row = one_row(site)
    with site.store.writing(site.store.reporting) as connection:
        connection.execute(update(course_progress).where(*where(row)).values(percentage=0.5, status="not_started"))
    found = site.verify.run(sample=None)
    assert (found.rows_different, found.rows_wrong, found.rows_changed) == (1, 1, 0)
    key = (row["user_id"], row["course_id"])
    assert fields(found) == {(*key, "percentage", Cause.WRONG), (*key, "status", Cause.WRONG)}
    percentage = next(d for d in found.first if d.field == "percentage")
    assert (percentage.stored, percentage.moodle, percentage.kind) == (0.5, row["percentage"], Kind.VALUE)


def test_rows_on_one_side_only_are_named(site: Site) -> None:
    row = one_row(site)
    with site.store.writing(site.store.reporting) as connection:
        connection.execute(delete(course_progress).where(*where(row)))
        connection.execute(insert(course_progress).values(row | {"course_id": 987_654}))
    found = site.verify.run(sample=None)
    assert {(d.course_id, d.field, d.stored, d.moodle, d.kind) for d in found.first} == {
        (row["course_id"], "row", "missing", "there", Kind.MISSING),
        (987_654, "row", "there", "missing", Kind.TOO_MANY),
    }
    assert (found.rows_missing, found.rows_too_many, found.rows_wrong) == (1, 1, 2)


def test_rows_that_wait_for_removal_are_no_difference_but_said(site: Site) -> None:
    row = one_row(site)
    with site.store.writing(site.store.reporting) as connection:
        connection.execute(insert(course_progress).values(row | {"course_id": 987_654}))
        waiting = {"company_id": row["company_id"], "user_id": row["user_id"], "course_id": 987_654}
        connection.execute(insert(pending_removal).values(**waiting, reason="unenrolled", run_id="r", found_at=1))
    found = site.verify.run(sample=None)
    assert found.equal
    assert found.rows_waiting == 1 and "wait for a decision" in found.notes[0]


def test_a_row_that_waits_but_is_in_moodle_again_is_compared(site: Site) -> None:
    row = one_row(site)
    key = {name: row[name] for name in ("company_id", "user_id", "course_id")}
    with site.store.writing(site.store.reporting) as connection:
        connection.execute(insert(pending_removal).values(**key, reason="unenrolled", run_id="r", found_at=1))
        connection.execute(update(course_progress).where(*where(row)).values(percentage=0.5))
    found = site.verify.run(sample=None)
    assert [(d.field, d.cause) for d in found.first] == [("percentage", Cause.WRONG)]


def test_names_and_memberships_are_checked_too(site: Site) -> None:
    row = one_row(site)
    user = row["user_id"]
    with site.store.writing(site.store.reporting) as connection:
        connection.execute(update(learner).where(learner.c.user_id == user).values(lastname="Wrong", last_login_at=1))
        connection.execute(update(company_learner).where(company_learner.c.user_id == user).values(is_educator=True))
    found = site.verify.run(sample=None)
    assert found.rows_different == 0 and not found.equal
    assert fields(found, "learner") == {(user, None, "lastname", Cause.WRONG)}
    assert (user, None, "is_educator", Cause.WRONG) in fields(found, "company_learner")
    assert found.others_different >= 2


def test_companies_and_courses_are_checked_too(site: Site) -> None:
    with site.store.writing(site.store.reporting) as connection:
        connection.execute(update(company).where(company.c.company_id == 1).values(name="Wrong"))
        connection.execute(update(course).where(course.c.course_id == 2).values(fullname="Wrong", sort_name="w"))
    found = site.verify.run(sample=1)
    assert {(d.table, d.field, d.stored, d.cause) for d in found.first} == {
        ("company", "name", "Wrong", Cause.UNDECIDED),
        ("course", "fullname", "Wrong", Cause.UNDECIDED),
    }


def test_what_changed_in_moodle_since_is_told_from_what_is_wrong(own_site: Site) -> None:
    mine = one_row(own_site, course_progress.c.completed_at.is_not(None))
    other = one_row(own_site, course_progress.c.user_id != mine["user_id"], course_progress.c.percentage > 0)
    in_moodle(
        own_site,
        "UPDATE mdl_course_completions SET timecompleted = timecompleted - 5 "
        f"WHERE userid = {mine['user_id']} AND course = {mine['course_id']}",
    )
    with own_site.store.writing(own_site.store.reporting) as connection:
        connection.execute(update(course_progress).where(*where(mine)).values(grade=0.25))
        connection.execute(update(course_progress).where(*where(other)).values(percentage=0.5))
    found = own_site.verify.run(sample=None)
    by_field = {(d.user_id, d.field): (d.cause, d.moved) for d in found.first}
    assert by_field[mine["user_id"], "completed_at"] == (Cause.CHANGED, ("course_completions",))
    # The same learner's grade is made of other tables, which did not move.
    assert by_field[mine["user_id"], "grade"] == (Cause.WRONG, ())
    assert by_field[other["user_id"], "percentage"] == (Cause.WRONG, ())
    assert found.rows_wrong == 2


def test_a_change_of_rules_explains_the_rows_of_that_course(own_site: Site) -> None:
    row = one_row(own_site, course_progress.c.activities_total > 3)
    in_moodle(
        own_site,
        "UPDATE mdl_course_modules SET completion = 0 WHERE id = (SELECT MIN(id) FROM mdl_course_modules "
        f"WHERE completion <> 0 AND deletioninprogress = 0 AND course = {row['course_id']})",
    )
    found = own_site.verify.run(sample=None)
    assert found.rows_changed > 0 and found.rows_wrong == 0
    rows = [d for d in found.first if d.table == "course_progress" and d.field == "activities_total"]
    assert {d.moved for d in rows} == {("course",)}
    assert {d.course_id for d in found.first} == {row["course_id"]}


@pytest.mark.parametrize("seed", range(3))
def test_whatever_changes_in_moodle_is_never_called_wrong(own_site: Site, seed: int) -> None:
    engine = create_engine(own_site.profile.source.url)
    changes = DemoChanges(engine, "mdl_", "iomad41", Random(seed))
    done = [changes.anything() for _ in range(25)]
    engine.dispose()
    found = own_site.verify.run(sample=None)
    assert [d for d in found.first if d.cause is Cause.WRONG] == [], done
    own_site.sync.run(SyncRequest(mode=SyncMode.RECONCILE, accept_removals=True))
    assert own_site.verify.run(sample=None).equal, done


def test_time_that_went_by_is_no_difference(own_site: Site) -> None:
    """An enrolment ends between the sync and the verification; and a run of one company saw the end of it."""
    with own_site.store.reading(own_site.store.reporting) as connection:
        then = read_state(connection).watermark - 100
    row = one_row(own_site, course_progress.c.is_active, course_progress.c.enrol_ends_at.is_(None))
    in_moodle(
        own_site,
        f"UPDATE mdl_user_enrolments SET timeend = {then + 50} WHERE userid = {row['user_id']} AND enrolid IN "
        f"(SELECT id FROM mdl_enrol WHERE courseid = {row['course_id']})",
    )
    own_site.sync.run(SyncRequest(mode=SyncMode.FULL, as_of=then))
    assert one_row(own_site, *where(row))["is_active"]
    assert own_site.verify.run(sample=None).equal
    passed = own_site.verify.run(sample=None, as_of=then + 60)
    assert "is_active" in passed.fields
    own_site.sync.run(SyncRequest(mode=SyncMode.FULL, company_id=row["company_id"], as_of=then + 60))
    assert not one_row(own_site, *where(row))["is_active"]
    assert own_site.verify.run(sample=None).equal, "a row of a later moment is compared as of its own"


def test_an_unfinished_full_sync_is_said(site: Site) -> None:
    with site.store.writing(site.store.reporting) as connection:
        write_state(connection, full_run_id="r", full_done_through=1)
    assert "not finished" in site.verify.run(sample=1).notes[0]


def test_a_sample_is_as_large_as_asked_and_repeatable(site: Site) -> None:
    first, again = site.verify.run(sample=10, seed=3), site.verify.run(sample=10, seed=3)
    assert first.learners == again.learners == 10
    assert (first.rows, first.seed) == (again.rows, 3)


def test_a_later_moment_is_compared_as_of_then(site: Site) -> None:
    assert site.verify.run(sample=5).as_of == site.verify.run(sample=5, seed=1).as_of
    with pytest.raises(WrongUse):
        site.verify.run(sample=5, as_of=99_999_999_999)


def test_before_the_first_sync_there_is_nothing_to_verify(site: Site) -> None:
    with site.store.writing(site.store.reporting) as connection:
        write_state(connection, watermark=None)
    with pytest.raises(WrongUse, match="no complete sync"):
        site.verify.run()


@pytest.mark.parametrize("name", ["a.json", "a.HTML"])
def test_the_report_names_everything(site: Site, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alx_desktop.services.verify.KEPT", 2)
    row = one_row(site)
    user = row["user_id"]
    with site.store.writing(site.store.reporting) as connection:
        connection.execute(update(course_progress).where(course_progress.c.user_id == user).values(percentage=0.25))
        connection.execute(update(learner).where(learner.c.user_id == user).values(firstname="<b>&\x1b[31m"))
    path = tmp_path / name
    found = site.verify.run(sample=None, report=path)
    assert len(found.first) == 2 < found.differences
    written = path.read_text("utf-8")
    if name == "a.json":
        data = json.loads(written)
        assert len(data["differences"]) == found.differences == data["rows_different"] + 1
        assert (data["as_of"], data["equal"], data["rows_wrong"]) == (found.as_of, False, found.rows_wrong)
        assert "percentage" in data["definitions"]["fields"] and "wrong" in data["definitions"]["causes"]
    else:
        assert "&lt;b&gt;&amp; [31m" in written and "<b>&" not in written and "\x1b" not in written
        assert "0.25 %" in written and "wrong in the store" in written and "Definitions" in written
        assert "http" not in written.replace("http-equiv", "") and "<script" not in written


def test_a_report_without_differences_and_of_another_kind(site: Site, tmp_path: Path) -> None:
    site.verify.run(sample=3, report=tmp_path / "a.json")
    assert json.loads((tmp_path / "a.json").read_bytes())["differences"] == []
    site.verify.run(sample=3, report=tmp_path / "a.html")
    assert "nothing differs" in (tmp_path / "a.html").read_text("utf-8")
    with pytest.raises(WrongUse, match=r"\.json or \.html"):
        site.verify.run(sample=3, report=tmp_path / "a.pdf")
    with pytest.raises(WrongUse, match="no folder"):
        site.verify.run(sample=3, report=tmp_path / "nowhere" / "a.json")


class FakeMoodle:
    """Gives every learner the same row, and cancels after the first part."""

    def __init__(self, site: Site, token: CancelToken) -> None:
        self._token = token
        self.structure = empty_structure()

    def count(self) -> int:
        return 1000

    def learners(self) -> Sequence[int]:
        return range(1000)

    def parts(self, user_ids: Sequence[int] | None) -> Iterator[Part]:
        for start in range(0, 1000, 250):
            users = tuple(range(start, start + 250))
            scope = Scope(user_ids=users)
            rows = [tuple(ROW._replace(user_id=user_id)) for user_id in users]
            yield Part(scope, ScopeRows(scope, progress=rows, users=frozenset(users), sources=[]), lambda _moment: {})
            self._token.cancel()


def empty_structure() -> Any:
    from alx_desktop.domain.site import SiteStructure

    return SiteStructure(
        2022112800.0, None, {}, {}, {}, {}, {}, {}, {}, {}, {}, frozenset(), 1, None, 0
    )  # fmt: skip


def test_cancel_ends_it_between_two_parts(app: App, site: Site, tmp_path: Path) -> None:
    token = CancelToken()
    service = VerifyService(site.profile, site.store, app.source(site.profile), lambda *_: FakeMoodle(site, token))
    with pytest.raises(Cancelled):
        service.run(sample=None, cancel=token, report=tmp_path / "a.json")
    assert list(tmp_path.iterdir()) == []


def test_many_differences_are_counted_but_not_all_kept(app: App, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alx_desktop.services.verify.KEPT", 7)
    fake = FakeMoodle(site, CancelToken())
    service = VerifyService(site.profile, site.store, app.source(site.profile), lambda *_: fake)
    found = service.run(sample=None)
    assert found.rows_different >= 1000
    assert len(found.first) == 7


def compared(stored: CourseProgress, derived: CourseProgress) -> list[Difference]:
    key = (stored.company_id, stored.user_id, stored.course_id)
    scope = ScopeRows(Scope(), progress=[tuple(derived)], sources=[])
    held = StoredScope(rows={key: StoredRow(stored, 1)})
    rules = MovedRules(False, False, frozenset())
    return list(ScopeComparison(StructureState(), rules, 100).rows(scope, held, lambda _moment: {}))


def test_differences_compare_numbers_to_a_billionth_and_forget_recheck() -> None:
    near = ROW._replace(percentage=50.0 + 1e-10, recheck_at=5, is_active=1)
    assert compared(ROW, near) == []
    far = ROW._replace(percentage=50.0 + 1e-8, completed_at=0)
    assert [d.field for d in compared(ROW, far)] == ["percentage", "completed_at"]


def test_every_field_knows_what_it_is_made_of() -> None:
    assert FIELD_TABLES.keys() == {*CourseProgress._fields[3:], "row"} - NOT_COMPARED
    assert {table for tables in FIELD_TABLES.values() for table in tables} <= set(SOURCES)


def test_choose() -> None:
    assert choose({3, 1, 2}, None, 5) == ([1, 2, 3], None)
    assert choose({3, 1, 2}, 3, 5) == ([1, 2, 3], None)
    chosen, seed = choose(set(range(100)), 10, None)
    assert choose(set(range(100)), 10, seed) == (chosen, seed)
    assert len(set(chosen)) == 10
