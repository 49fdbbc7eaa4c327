"""What a run changed, by company, from a real history."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import and_, delete, func, insert, or_, select, update

from alx_desktop.domain.sync import RunResult, SyncMode, SyncRequest
from alx_desktop.services.monitoring import MonitoringService
from alx_desktop.services.site import Site
from alx_desktop.store.run_changes import DAY, changes_since, live_rows
from alx_desktop.store.tables.progress import course_progress, progress_change
from alx_desktop.store.tables.star import company


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
