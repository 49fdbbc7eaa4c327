"""The figures of the Monitoring page about the endpoint: what was recorded, nothing else, in every range."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import delete

from alx_desktop.app import error_catalogue
from alx_desktop.domain.errors import Cancelled
from alx_desktop.domain.metrics import BOUNDS_MS, REFUSALS, SERVER_ERRORS, fault_of, percentile
from alx_desktop.domain.progress import CancelToken
from alx_desktop.endpoint.cache import AnswerCache, CacheCounts, cache_figures
from alx_desktop.endpoint.errors import CATALOGUE
from alx_desktop.endpoint.journal import figures_of
from alx_desktop.endpoint.odata.errors import ODataError
from alx_desktop.endpoint.plugin.errors import _FAULTS, PluginFault
from alx_desktop.services.authentication import Refusal
from alx_desktop.services.monitoring import MonitoringService
from alx_desktop.services.monitoring_endpoint import EndpointCourse, PeakHour, Watched
from alx_desktop.services.monitoring_window import Range, window_of
from alx_desktop.store.request_log import DAY, DAY_SPAN, Figure, LoggedRequest, add_figures, write_requests
from alx_desktop.store.store import Store
from alx_desktop.store.tables.activity import metric
from tests.unit.services.monitored_store import NOW, service, store

__all__ = ["service", "store"]


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


def test_windows_end_with_the_step_of_now() -> None:
    for chosen in Range:
        window = window_of(chosen, NOW)
        assert window.end - window.step <= NOW < window.end
        assert all(at % window.step == 0 for at in window.times)
        earlier = window.earlier
        assert earlier is None or earlier.end - earlier.start == window.end - window.start
        assert earlier is None or 0 <= window.start - earlier.end < 3600


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


def test_forgotten_figures_are_absent_again(service: MonitoringService, store: Store) -> None:
    log(store, request(NOW))
    with store.writing(store.activity) as connection:
        connection.execute(delete(metric))
    assert service.endpoint(Watched(Range.DAY)).is_silent
