"""What a run changed, by company, from a real history."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import and_, delete, or_, select, update

from alx_desktop.domain.sync import RunResult, SyncMode, SyncRequest
from alx_desktop.services.site import Site
from alx_desktop.store.run_changes import DAY
from alx_desktop.store.tables.progress import course_progress
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
