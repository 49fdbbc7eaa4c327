"""The figures of the Monitoring page: what was recorded, nothing else, in every range."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import delete, func, select

from alx_desktop.app import error_catalogue
from alx_desktop.domain.errors import Cancelled
from alx_desktop.domain.metrics import BOUNDS_MS, REFUSALS, SERVER_ERRORS, fault_of, percentile
from alx_desktop.domain.progress import CancelToken
from alx_desktop.domain.sync import RunResult, SyncMode, SyncRun
from alx_desktop.endpoint.cache import AnswerCache, CacheCounts, cache_figures
from alx_desktop.endpoint.errors import CATALOGUE
from alx_desktop.endpoint.journal import figures_of
from alx_desktop.endpoint.odata.errors import ODataError
from alx_desktop.endpoint.plugin.errors import _FAULTS, PluginFault
from alx_desktop.services.authentication import Refusal
from alx_desktop.services.forecast import LEAST_DAYS, forecast, trend_of
from alx_desktop.services.monitoring import MonitoringService
from alx_desktop.services.monitoring_endpoint import EndpointCourse, PeakHour, Watched
from alx_desktop.services.monitoring_export import Kind, Sheet, write_csv, write_excel
from alx_desktop.services.monitoring_window import Range, window_of
from alx_desktop.services.sampling import Sampler
from alx_desktop.store.request_log import (
    DAY,
    DAY_SPAN,
    HOUR_SPAN,
    MINUTE_SPAN,
    Figure,
    LoggedRequest,
    add_figures,
    write_requests,
)
from alx_desktop.store.runs import write_run, write_statement_times
from alx_desktop.store.samples import write_samples
from alx_desktop.store.store import Store, StoreLocation
from alx_desktop.store.tables.activity import metric
from tests.ui.report_site import PROFILE
from tests.waiting import until

NOW = 1_795_444_268
MB = 1_000_000


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(StoreLocation(folder=tmp_path / "store")) as made:
        yield made


@pytest.fixture
def service(store: Store) -> MonitoringService:
    return MonitoringService(PROFILE, store, error_catalogue(), lambda: NOW)


def request(at: int, **changes: object) -> LoggedRequest:
    plain = LoggedRequest(
        at * 1000, "t1", 1, "GET", "/odata/1/CourseProgress", "odata", None, 100, 5000, 12.0, "store", 200, None, None,
        None,
    )  # fmt: skip
    return replace(plain, **changes)  # type: ignore[arg-type]


def log(store: Store, *requests: LoggedRequest) -> None:
    """As the endpoint's journal does it."""
    with store.writing(store.activity) as connection:
        write_requests(connection, requests)
        add_figures(connection, figures_of(requests))


def values(course: EndpointCourse, chart: str, series: str) -> list[float | None]:
    (found,) = (one for one in course.charts if one.key == chart)
    return list(next(one for one in found.series if one.key == series).values)


def total(course: EndpointCourse, key: str) -> float | None:
    return next(one.value for one in course.totals if one.key == key)


# Percentiles and faults


def test_percentiles_are_within_the_histogram() -> None:
    buckets = [0] * (len(BOUNDS_MS) + 1)
    assert percentile(buckets, 0.5, 0) is None
    assert percentile((), 0.5, 0) is None
    buckets[4] = 100
    assert percentile(buckets, 0.5, 20) == pytest.approx(15)
    assert percentile(buckets, 0.99, 14) == 14
    buckets[-1] = 1
    assert percentile(buckets, 1.0, 43_000) == 43_000


@pytest.mark.parametrize(
    ("status", "code", "wanted"),
    [
        (200, None, None),
        (304, None, None),
        (404, "not_found", REFUSALS),
        (200, "limittoolarge", REFUSALS),
        (200, "token_expired", REFUSALS),
        (200, "internal", SERVER_ERRORS),
        (503, "store_unavailable", SERVER_ERRORS),
        (200, "storeunavailable", SERVER_ERRORS),
        (500, None, SERVER_ERRORS),
        (499, None, REFUSALS),
        (501, "NotImplemented", REFUSALS),
    ],
)
def test_a_fault_is_told_by_its_code_where_the_protocol_always_says_200(
    status: int, code: str | None, wanted: str | None
) -> None:
    assert fault_of(status, code) == wanted


# The endpoint's course


@pytest.mark.parametrize("chosen", list(Range))
def test_nothing_recorded_is_nothing_known(service: MonitoringService, chosen: Range) -> None:
    course = service.endpoint(Watched(chosen))
    assert course.is_silent
    assert all(one.value is None and one.earlier is None for one in course.totals)
    assert all(len(chart.times) >= 60 and chart.is_empty for chart in course.charts)
    assert service.companies(chosen) == () == service.tokens(Watched(chosen)) == service.errors(Watched(chosen))


@pytest.mark.parametrize("chosen", list(Range))
def test_a_request_of_now_is_in_every_range(service: MonitoringService, store: Store, chosen: Range) -> None:
    log(store, request(NOW), request(NOW, status=404, code="not_found"), request(NOW, status=500, code="internal"))
    course = service.endpoint(Watched(chosen))
    requests = values(course, "requests", "requests")
    assert requests[-1] == 3
    assert set(requests[:-1]) == {None}, "nothing is known of the time before the first record"
    assert values(course, "errors", "errors")[-1] == 1
    assert values(course, "errors", "refused")[-1] == 1
    assert values(course, "rows", "rows")[-1] == 300
    assert values(course, "response", "p95")[-1] == pytest.approx(12)
    assert values(course, "bytes", "bytes")[-1] == 15_000
    assert (total(course, "requests"), total(course, "success")) == (3, pytest.approx(1 / 3))
    assert total(course, "cache") is None


def test_a_pause_after_the_first_record_is_zero_requests_and_no_response_time(
    service: MonitoringService, store: Store
) -> None:
    log(store, request(NOW - 1800), request(NOW))
    course = service.endpoint(Watched(Range.HOUR))
    requests, times = values(course, "requests", "requests"), values(course, "response", "p50")
    assert requests.count(1) == 2 and requests.count(0) == 29 and requests.count(None) == 29
    assert times.count(None) == 58


def test_the_time_before_is_compared_with(service: MonitoringService, store: Store) -> None:
    log(store, request(NOW), request(NOW - 3600), request(NOW - 3600), request(NOW - 7300))
    (requests,) = (one for one in service.endpoint(Watched(Range.HOUR)).totals if one.key == "requests")
    assert (requests.value, requests.earlier) == (1, 2)
    (months,) = (one for one in service.endpoint(Watched(Range.MONTH)).totals if one.key == "requests")
    assert (months.value, months.earlier) == (4, None)


def test_a_company_and_a_token_are_alone(service: MonitoringService, store: Store) -> None:
    log(store, request(NOW), request(NOW, company_id=2, token_id="t2", ms=900.0), request(NOW, token_id="t3"))
    assert total(service.endpoint(Watched(Range.DAY, 1)), "requests") == 2
    course = service.endpoint(Watched(Range.DAY, 2, "t2"))
    assert total(course, "requests") == 1
    assert total(course, "p95") == pytest.approx(900, rel=0.05)
    # A token is asked for within its company only.
    assert service.endpoint(Watched(Range.DAY, 1, "t2")).is_silent


def test_the_busiest_hour_is_real_or_absent(service: MonitoringService, store: Store) -> None:
    assert service.endpoint(Watched()).peak is None
    hour = NOW // 3600 * 3600 - 5 * 3600
    log(store, request(hour), request(hour + 3599), request(hour + 3600), request(NOW))
    for chosen in Range:
        found = service.endpoint(Watched(chosen)).peak
        known = chosen in (Range.DAY, Range.WEEK, Range.MONTH)
        assert found == (PeakHour(hour, 2) if known else None), chosen
    assert service.endpoint(Watched(Range.DAY, 1, "t1")).peak == PeakHour(hour, 2)


@pytest.mark.parametrize("chosen", list(Range))
def test_the_log_and_the_figures_agree(service: MonitoringService, store: Store, chosen: Range) -> None:
    times = [0.5, 1.0, 1.5, 19.9, 20.0, 480.0, 12_000.0]
    log(store, *(request(NOW - at * 7, ms=ms, status=404 if at == 2 else 200) for at, ms in enumerate(times)))
    of_company, of_token = service.endpoint(Watched(chosen, 1)), service.endpoint(Watched(chosen, 1, "t1"))
    for key in ("requests", "success", "errors", "refused", "p95"):
        assert total(of_token, key) == pytest.approx(total(of_company, key)), key


def test_cache_hits_of_all_companies_are_summed(service: MonitoringService, store: Store) -> None:
    cache = AnswerCache()
    for company_id, hits in ((1, 3), (2, 5)):
        cache._counts[company_id] = CacheCounts(hits=hits, misses=1)
    with store.writing(store.activity) as connection:
        add_figures(connection, cache_figures(cache, NOW))
    log(store, request(NOW))
    assert total(service.endpoint(Watched(Range.YEAR)), "cache") == 0.8
    assert total(service.endpoint(Watched(Range.YEAR, 1)), "cache") == 0.75
    assert [(one.totals.company_id, one.totals.cache_share) for one in service.companies(Range.YEAR)] == [(1, 0.75)]
    assert values(service.endpoint(Watched(Range.DAY)), "cache", "cache")[-1] == 0.8


def test_sessions_of_tokens_are_no_requests(service: MonitoringService, store: Store) -> None:
    with store.writing(store.activity) as connection:
        add_figures(connection, {(DAY_SPAN, NOW // DAY * DAY, "sessions t1", 1): Figure(50)})
    assert service.endpoint(Watched(Range.YEAR, 1)).is_silent
    assert service.companies(Range.YEAR) == ()


# Tables


def test_errors_are_grouped_with_their_cause_and_who_met_them(service: MonitoringService, store: Store) -> None:
    log(
        store,
        request(NOW - 60, status=401, code="token_expired"),
        request(NOW - 30, status=401, code="token_expired", token_id="t2", company_id=2),
        request(NOW - 30, status=200, code="limittoolarge", protocol="plugin"),
        request(NOW - 20, status=418, code="teapot"),
        request(NOW - 10, status=499),
        request(NOW),
    )
    lines = {line.group.code: line for line in service.errors(Watched(Range.DAY))}
    assert set(lines) == {"token_expired", "limittoolarge", "teapot", ""}
    expired = lines["token_expired"]
    assert (expired.group.count, expired.group.first_at, expired.group.last_at) == (2, NOW - 60, NOW - 30)
    assert expired.advice is not None and "expiry" in expired.advice.cause
    assert lines["teapot"].advice is None
    places = service.places(Watched(Range.DAY), expired.group)
    assert [(one.place.token_id, one.place.count) for one in places] == [("t2", 1), ("t1", 1)]
    assert [one.place.token_id for one in service.places(Watched(Range.DAY, 1), expired.group)] == ["t1"]
    assert service.places(Watched(Range.DAY), lines[""].group)[0].place.last_at == NOW - 10


def test_every_code_that_the_endpoint_logs_has_advice() -> None:
    known = error_catalogue()
    assert set(map(str, CATALOGUE)) <= set(known)
    assert set(map(str, Refusal)) <= set(known)
    translated = set(_FAULTS.values()) | {PluginFault.INTERNAL}
    own = {fault.value[1] for fault in PluginFault if fault not in translated or fault in (
        PluginFault.ACCESS, PluginFault.PARAMETER)}  # fmt: skip
    assert own <= set(known)
    assert {ODataError.code, *(kind.code for kind in ODataError.__subclasses__())} <= set(known)
    assert all(one.title and one.cause and one.recovery for one in known.values())


def test_companies_and_tokens_by_their_use(service: MonitoringService, store: Store) -> None:
    log(store, *(request(NOW, company_id=2, token_id="t2", ms=ms) for ms in (10.0, 30.0)), request(NOW, status=503))
    first, second = service.companies(Range.WEEK)
    assert (first.totals.company_id, first.totals.requests, first.totals.slowest) == (2, 2, 30)
    assert (second.totals.errors, second.totals.refused, second.name) == (1, 0, None)
    tokens = service.tokens(Watched(Range.WEEK))
    assert [(one.totals.token_id, one.totals.requests, one.totals.errors) for one in tokens] == [
        ("t2", 2, 0),
        ("t1", 1, 1),
    ]
    assert [one.totals.token_id for one in service.tokens(Watched(Range.WEEK, 1))] == ["t1"]


# Syncs, samples, growth


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


def test_windows_end_with_the_step_of_now() -> None:
    for chosen in Range:
        window = window_of(chosen, NOW)
        assert window.end - window.step <= NOW < window.end
        assert all(at % window.step == 0 for at in window.times)
        earlier = window.earlier
        assert earlier is None or earlier.end - earlier.start == window.end - window.start
        assert earlier is None or 0 <= window.start - earlier.end < 3600


# Plans, cancel, export


def test_plans_are_of_the_database_itself(tmp_path: Path) -> None:
    from tests.ui.report_site import make_site

    site = make_site(tmp_path)
    plans = MonitoringService(PROFILE, site.store, {}).plans()
    assert {"first_page", "count", "search"} <= {one.key for one in plans}
    assert [one.seconds for one in plans] == sorted((one.seconds for one in plans), reverse=True)
    lines = [line for plan in plans for one in plan.statements for line in one.plan]
    assert lines and any("INDEX" in line for line in lines)
    site.close()


@pytest.mark.parametrize("ask", [
    lambda service, cancel: service.endpoint(Watched(), cancel),
    lambda service, cancel: service.companies(Range.YEAR, cancel),
    lambda service, cancel: service.plans(cancel),
])  # fmt: skip
def test_a_cancelled_reading_ends(
    service: MonitoringService, ask: Callable[[MonitoringService, CancelToken], object]
) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        ask(service, cancel)


SHEET = Sheet(
    "Points: [1/2] of a very long title, indeed",
    (("From", Kind.MOMENT), ("Share", Kind.SHARE), ("Count", Kind.NUMBER), ("Name", Kind.TEXT)),
    [(NOW, 0.25, 7, "=cmd|'/c calc'!A1"), (NOW + 60, None, None, None)],
)


def test_csv_has_dates_numbers_and_no_formulas(tmp_path: Path) -> None:
    path = tmp_path / "points.csv"
    assert write_csv(path, SHEET, UTC) == 2
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert rows[1] == ["2026-11-23 14:31:08", "0.25", "7", "'=cmd|'/c calc'!A1"]
    assert rows[2] == ["2026-11-23 14:32:08", "", "", ""]


def test_excel_has_dates_numbers_and_no_formulas(tmp_path: Path) -> None:
    path = tmp_path / "points.xlsx"
    assert write_excel(path, [SHEET, SHEET], UTC) == 4
    workbook = load_workbook(path)
    assert len({name.lower() for name in workbook.sheetnames}) == 2
    row = [cell.value for cell in workbook.worksheets[0][2]]
    assert row[0] == datetime(2026, 11, 23, 14, 31, 8)
    assert row[1:3] == [0.25, 7]
    assert workbook.worksheets[0]["D2"].data_type == "s"
    assert [cell.value for cell in workbook.worksheets[0][3]][1:] == [None, None, None]


def test_a_cancelled_export_leaves_no_file(tmp_path: Path) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        write_excel(tmp_path / "points.xlsx", [SHEET], UTC, cancel)
    assert list(tmp_path.iterdir()) == []


def test_forgotten_figures_are_absent_again(service: MonitoringService, store: Store) -> None:
    log(store, request(NOW))
    with store.writing(store.activity) as connection:
        connection.execute(delete(metric))
    assert service.endpoint(Watched(Range.DAY)).is_silent
