"""Syncs, samples and growth on the Monitoring page: what was recorded, and what is forecast from it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from alx_desktop.domain.sync import RunResult, SyncMode, SyncRun
from alx_desktop.services.forecast import LEAST_DAYS, forecast, trend_of
from alx_desktop.services.monitoring import MonitoringService
from alx_desktop.services.monitoring_window import Range
from alx_desktop.services.sampling import Sampler
from alx_desktop.store.request_log import DAY, DAY_SPAN, HOUR_SPAN, MINUTE_SPAN
from alx_desktop.store.runs import write_run, write_statement_times
from alx_desktop.store.samples import write_samples
from alx_desktop.store.store import Store
from alx_desktop.store.tables.activity import metric
from tests.ui.report_site import PROFILE
from tests.unit.services.monitored_store import NOW, service, store
from tests.waiting import until

__all__ = ["service", "store"]

MB = 1_000_000


def run(store: Store, name: str, at: int, **changes: object) -> None:
    line = SyncRun(name, SyncMode.INCREMENTAL, RunResult.SUCCESS, at, at + 4, read=10, updated=2)
    with store.writing(store.activity) as connection:
        write_run(connection, replace(line, **changes))  # type: ignore[arg-type]
        write_statement_times(connection, name, [("enrolments", 4, 400, 2.0, 1.5)])


def test_syncs_and_their_statements(service: MonitoringService, store: Store) -> None:
    run(store, "a", NOW - 10, inserted=1, removed=3)
    run(store, "b", NOW - 5, finished_at=NOW + 3, result=RunResult.FAILED)
    run(store, "c", NOW - 40 * DAY)
    run(store, "d", NOW, result=RunResult.RUNNING, finished_at=None)
    course = service.syncs(Range.DAY)
    assert (course.runs, course.failed) == (2, 1)
    duration = course.charts[0]
    assert duration.series[0].values[-1] == 6 and duration.series[1].values[-1] == 8
    assert set(duration.series[0].values[:-1]) == {None}
    rows = next(chart for chart in course.charts if chart.key == "sync_rows")
    assert {one.key: one.values[-1] for one in rows.series} == {"inserted": 1, "updated": 4, "removed": 3}
    (enrolments,) = service.statements(Range.DAY).statements
    assert (enrolments.calls, enrolments.slowest, enrolments.runs) == (12, 1.5, 3)
    assert service.statements(Range.DAY).chart.series[0].values[-1] == pytest.approx(500)
    assert service.statements(Range.YEAR).statements[0].runs == 4


def test_samples_are_charted_and_their_number_is_bounded(service: MonitoringService, store: Store) -> None:
    for days in range(40, -1, -1):
        write_samples(store, NOW - days * DAY, "window", 150 * MB)
    with store.reading(store.activity) as connection:
        rows = dict(
            connection.execute(select(metric.c.span, func.count(metric.c.at.distinct())).group_by(metric.c.span)).all()
        )
    assert rows == {MINUTE_SPAN: 2, HOUR_SPAN: 35, DAY_SPAN: 41}
    course = service.store(Range.MONTH)
    memory = next(chart for chart in course.charts if chart.key == "memory")
    assert memory.series[0].values[-1] == 150 * MB
    assert set(memory.series[1].values) == {None}, "no `serve` was running"
    assert course.size is not None and course.size > 0
    assert course.growth.trend is not None and course.growth.trend.days == 41
    assert course.growth.room is not None


def test_a_sampler_takes_samples_until_it_is_closed(store: Store, service: MonitoringService) -> None:
    sampler = Sampler(store, "serve", every=0.01)
    sampler.start()
    wanted = select(metric.c.count).where(metric.c.span == DAY_SPAN, metric.c.name == "memory serve")

    def taken() -> int:
        with store.reading(store.activity) as connection:
            return connection.scalar(wanted) or 0

    until(lambda: taken() >= 2, "two samples")
    sampler.close()
    before = taken()
    assert before >= 2 and taken() == before


def test_a_sampler_outlives_a_store_that_refuses(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def refuse(*_arguments: object) -> None:
        asked.append(True)
        raise RuntimeError("no")

    monkeypatch.setattr("alx_desktop.services.sampling.write_samples", refuse)
    sampler = Sampler(store, "serve", every=0.001)
    sampler.start()
    until(lambda: len(asked) >= 3, "samples after a refusal")
    sampler.close()


def test_a_trend_needs_days_and_says_how_well_it_fits() -> None:
    line = [(day * DAY, 100.0 + 5 * day) for day in range(LEAST_DAYS)]
    assert trend_of(line[:-1]) is None
    trend = trend_of(line)
    assert trend is not None
    assert (trend.per_day, trend.last, trend.fit) == (pytest.approx(5), pytest.approx(130), pytest.approx(1))
    assert trend.at(2) == pytest.approx(140)
    flat = trend_of([(day * DAY, 7.0) for day in range(9)])
    assert flat is not None and flat.per_day == 0


@pytest.mark.parametrize(
    ("rise", "room", "wanted"), [(5.0, 100.0, 20.0), (-5.0, 100.0, None), (0.0, 100.0, None), (5.0, None, None)]
)
def test_capacity_is_the_room_over_the_rise(rise: float, room: float | None, wanted: float | None) -> None:
    found = forecast([(day * DAY, 1000 + rise * day) for day in range(10)], room)
    assert found.days_left == (None if wanted is None else pytest.approx(wanted))


def test_plans_are_of_the_database_itself(tmp_path: Path) -> None:
    from tests.ui.report_site import make_site

    site = make_site(tmp_path)
    plans = MonitoringService(PROFILE, site.store, {}).plans()
    assert {"first_page", "count", "search"} <= {one.key for one in plans}
    assert [one.seconds for one in plans] == sorted((one.seconds for one in plans), reverse=True)
    lines = [line for plan in plans for one in plan.statements for line in one.plan]
    assert lines and any("INDEX" in line for line in lines)
    site.close()
