"""What a run changed, by company, from a real history."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import and_, delete, event, func, insert, or_, select, update

from alx_desktop.domain.sync import RunResult, SyncMode, SyncRequest
from alx_desktop.services.monitoring import MonitoringService
from alx_desktop.services.monitoring_window import Range
from alx_desktop.services.site import Site
from alx_desktop.store.run_changes import (
    DAY,
    MOST_LEARNERS,
    RunLearners,
    changes_of_run,
    changes_since,
    learners_of_run,
    live_rows,
    untouched_since,
)
from alx_desktop.store.tables.progress import course_progress, progress_change
from alx_desktop.store.tables.star import company, course, learner


def test_each_company_with_what_happened_to_it(site: Site) -> None:
    of = course_progress.c
    with site.store.writing(site.store.reporting) as connection:
        few = [
            connection.execute(
                select(of.company_id, of.user_id, of.course_id)
                .where(of.company_id == number, of.removed_at.is_(None))
                .order_by(of.user_id, of.course_id)
                .limit(4)
            ).all()
            for number in connection.scalars(select(of.company_id).distinct().order_by(of.company_id)).all()[:2]
        ]
        names = dict(connection.execute(select(company.c.company_id, company.c.name)).all())  # type: ignore[arg-type]
        wrong, gone = [*few[0][:3], few[1][0]], few[1][1]
        key = (of.company_id, of.user_id, of.course_id)
        these = or_(*(and_(*(one == value for one, value in zip(key, row, strict=True))) for row in wrong))
        connection.execute(update(course_progress).where(these).values(activities_total=9_999))
        connection.execute(delete(course_progress).where(*(a == b for a, b in zip(key, gone, strict=True))))
    before = site.sync.history(1)[0]
    run = site.sync.run(SyncRequest(SyncMode.FULL))
    assert run.result is RunResult.SUCCESS
    changes = site.sync.changes(run)
    first, second = few[0][0][0], few[1][0][0]
    assert [(one.company_id, one.name, one.added, one.changed, one.removed) for one in changes] == [
        (first, names[first], 0, 3, 0),
        (second, names[second], 1, 1, 0),
    ]
    assert sum(one.total for one in changes) == run.inserted + run.updated + run.removed
    assert site.sync.changes(replace(run, run_id="another")) == []
    assert site.sync.changes(replace(run, started_at=run.started_at - 9 * DAY, as_of=run.started_at)) == changes
    assert site.sync.learners(before).number == 0, "a first fill leaves no history"


def spoiled(site: Site, number: int, value: int) -> list[tuple[int, int, int]]:
    """Keys of rows that are wrong now, which the next full sync mends: of as many learners, two of the first."""
    of = course_progress.c
    with site.store.writing(site.store.reporting) as connection:
        keys = (of.company_id, of.user_id, of.course_id)
        found = connection.execute(select(*keys).where(of.removed_at.is_(None)).order_by(of.user_id, *keys)).all()
        first = [row for row in found if row.user_id == found[0].user_id][:2]
        others = list({row.user_id: row for row in found}.values())[1:number]
        rows = [tuple(row) for row in (*first, *others)]
        for row in rows:
            here = [key == part for key, part in zip(keys, row, strict=True)]
            connection.execute(update(course_progress).where(*here).values(activities_total=value))
    return rows


def test_the_most_changed_learners_with_their_names(site: Site) -> None:
    rows = spoiled(site, MOST_LEARNERS + 3, 9_999)
    run = site.sync.run(SyncRequest(SyncMode.FULL))
    found = site.sync.learners(run)
    assert (len(found.most), found.number, found.changes) == (MOST_LEARNERS, MOST_LEARNERS + 3, len(rows))
    first, second = found.most[:2]
    assert (first.user_id, first.added, first.changed, first.removed) == (rows[0][1], 0, 2, 0)
    assert (second.user_id, second.changed) == (rows[2][1], 1), "the same number: by id"
    with site.store.reading(site.store.reporting) as connection:
        names = select(learner.c.firstname, learner.c.lastname).where(learner.c.user_id == first.user_id)
        assert first.name == " ".join(connection.execute(names).one())
    assert site.sync.learners(replace(run, run_id="another")) == RunLearners()


def test_what_later_runs_changed_again_is_not_as_the_run_left_it(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = spoiled(site, 5, 9_999)
    first = site.sync.run(SyncRequest(SyncMode.FULL))
    assert site.sync.learners(first).untouched == len(rows) == first.updated
    again = spoiled(site, 2, 8_888)
    second = site.sync.run(SyncRequest(SyncMode.FULL))
    assert site.sync.learners(first).untouched == len(rows) - len(again)
    assert site.sync.learners(second).untouched == len(again)
    monkeypatch.setattr("alx_desktop.services.sync.MOST_FOLLOWED", len(rows) - 1)
    assert site.sync.learners(first).untouched is None, "too many to look each up"


def test_a_learner_whose_name_is_gone_is_still_counted(site: Site) -> None:
    rows = spoiled(site, 1, 9_999)
    run = site.sync.run(SyncRequest(SyncMode.FULL))
    with site.store.writing(site.store.reporting) as connection:
        here = learner.c.user_id == rows[0][1]
        connection.execute(update(learner).where(here).values(firstname="", lastname=""))
    assert site.sync.learners(run).most[0].name == ""


def test_the_history_is_never_read_whole(site: Site) -> None:
    run = site.sync.history(1)[0]
    asked: list[tuple[str, Any]] = []
    with site.store.reading(site.store.reporting) as connection:
        event.listen(connection, "before_cursor_execute", lambda *told: asked.append((told[2], told[3])))
        for read in (changes_of_run, learners_of_run, untouched_since):
            read(connection, run)
        plans = [
            row[3]
            for sql, given in list(asked)
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", given)
        ]
    assert len(asked) >= 3 and any("ix_progress_change_time" in line for line in plans)
    assert [line for line in plans if line.startswith("SCAN progress_change")] == []


def test_what_changed_since_a_moment_is_told_of_each_company(site: Site) -> None:
    rows = [
        (1, "inserted", 100), (1, "restored", 100), (1, "updated", 100), (1, "updated", 250), (1, "updated", 99),
        (2, "removed", 300), (2, "inserted", 20), (3, "updated", 99), (77, "updated", 100),
    ]  # fmt: skip
    columns = ("company_id", "user_id", "course_id", "run_id", "changed_at", "change_seq", "kind")
    with site.store.writing(site.store.reporting) as connection:
        numbers = connection.scalars(select(company.c.company_id).order_by(company.c.company_id)).all()[:3]
        connection.execute(delete(progress_change))
        connection.execute(
            insert(progress_change),
            [
                dict(zip(columns, (numbers[which - 1] if which < 9 else 9_999, 5, 6, "r", at, 1, kind), strict=True))
                for which, kind, at in rows
            ],
        )
        found = changes_since(connection, 100)
        live = live_rows(connection)
        of = course_progress.c
        wanted = select(of.company_id, func.count()).where(of.removed_at.is_(None)).group_by(of.company_id)
        assert live == dict(connection.execute(wanted).all())  # type: ignore[arg-type]
    # A company that the store does not know has no line.
    assert {number: (one.added, one.changed, one.removed) for number, one in found.items()} == {
        numbers[0]: (2, 2, 0),
        numbers[1]: (0, 0, 1),
    }


def test_today_begins_at_the_sites_midnight(site: Site) -> None:
    now = 1_795_444_268
    profile = site.profile.model_copy(update={"time_zone": "Asia/Tokyo"})
    midnight = 1_795_359_600 + (now - 1_795_359_600) // DAY * DAY
    with site.store.writing(site.store.reporting) as connection:
        (number,) = connection.scalars(select(company.c.company_id).order_by(company.c.company_id).limit(1)).all()
        connection.execute(delete(progress_change))
        line = {"company_id": number, "user_id": 5, "course_id": 6, "run_id": "r", "change_seq": 1, "kind": "updated"}
        connection.execute(insert(progress_change), [{**line, "changed_at": midnight + after} for after in (-1, 0, 60)])
        names = connection.scalars(select(company.c.name).where(company.c.removed_at.is_(None))).all()
    lines = MonitoringService(profile, site.store, {}, lambda: now).today()
    assert (lines[0].added, lines[0].changed, lines[0].removed) == (0, 2, 0)
    assert sorted(one.name for one in lines) == sorted(names)
    assert not any(one.added + one.changed + one.removed for one in lines[1:])


def test_a_changed_name_counts_each_row_that_shows_it_once(site: Site) -> None:
    """A learner's, a course's, also of a row with other values and of one that goes: as change_seq has it."""
    of = course_progress.c
    with site.store.writing(site.store.reporting) as connection:
        first = connection.execute(
            select(course_progress).where(of.removed_at.is_(None)).order_by(of.company_id, of.user_id).limit(1)
        ).one()
        user_id, course_id = first.user_id, first.course_id
        connection.execute(update(learner).where(learner.c.user_id == user_id).values(lastname="Before"))
        connection.execute(update(course).where(course.c.course_id == course_id).values(fullname="Before"))
        wrong = and_(of.user_id == user_id, of.course_id == course_id)
        connection.execute(update(course_progress).where(wrong).values(activities_total=9_999))
        connection.execute(insert(course_progress).values({**first._mapping, "course_id": 99_999}))
        numbers = {row[0]: row[1] for row in connection.execute(select(company.c.company_id, company.c.change_seq))}
    midnight = site.sync.history(1)[0].started_at
    run = site.sync.run(SyncRequest(SyncMode.FULL))
    with site.store.reading(site.store.reporting) as connection:
        rows = connection.execute(select(of.company_id, of.user_id, of.course_id, of.change_seq)).all()
        since = changes_since(connection, midnight)
    news = [row for row in rows if row.change_seq > numbers[row.company_id]]
    assert {user_id} < {row.user_id for row in news}
    assert {course_id} < {row.course_id for row in news}
    assert (run.inserted, run.updated, run.removed) == (0, len(news) - 1, 1)
    by_company = {one: sum(row.company_id == one for row in news) for one in {row.company_id for row in news}}
    assert {one.company_id: one.total for one in site.sync.changes(run)} == by_company
    assert {one: found.total for one, found in since.items()} == by_company
    values = sum((row.user_id, row.course_id) == (user_id, course_id) for row in rows)
    assert site.sync.learners(run).changes == values + 1, "the history has an entry of values, not of names"


def test_a_statement_that_was_sent_to_moodle_has_its_plan(site: Site) -> None:
    names = {one.statement for one in site.monitoring.statements(Range.YEAR).statements}
    assert names and site.monitoring.moodle_plan("never sent") is None
    site.sync.run(SyncRequest(SyncMode.FULL))
    plans = {name: site.monitoring.moodle_plan(name) for name in names}
    known = [one for one in plans.values() if one is not None]
    assert len(known) > len(names) / 2 and all(one.plan and one.sql.upper().find("SELECT") >= 0 for one in known)
    assert site.monitoring.statements(Range.YEAR).statements, "the plans themselves are no statements of a sync"
