"""Figures for the Monitoring page: none by default, or those of a real store; slow or failing on demand."""

from __future__ import annotations

import threading
from typing import Any

from alx_desktop.domain.errors import Cancelled
from alx_desktop.domain.progress import CancelToken
from alx_desktop.domain.query_plan import StatementPlan
from alx_desktop.services.forecast import Forecast
from alx_desktop.services.monitoring import MonitoringService
from alx_desktop.services.monitoring_endpoint import EndpointCourse, Watched
from alx_desktop.services.monitoring_series import Chart, Series
from alx_desktop.services.monitoring_site import StatementCourse, StoreCourse, SyncCourse
from alx_desktop.services.monitoring_window import Range, window_of
from alx_desktop.ui.monitoring import endpoint_view, store_view, sync_view
from alx_desktop.ui.monitoring.view import ChartName


class FakeMonitoring:
    """service None: nothing was ever recorded. gate: readings wait for it. asked: what was read, in order."""

    def __init__(self, now: int, service: MonitoringService | None = None) -> None:
        self.now, self.service = now, service
        self.gate = threading.Event()
        self.gate.set()
        self.failure: Exception | None = None
        self.asked: list[tuple[str, Any]] = []
        self.moodle_plans: dict[str, StatementPlan] = {}
        self.log_days = 90

    def _answer(self, name: str, argument: Any, cancel: CancelToken | None, empty: Any) -> Any:
        self.asked.append((name, argument))
        while not self.gate.wait(0.005):
            if cancel is not None and cancel.cancelled:
                raise Cancelled
        if self.failure is not None:
            raise self.failure
        if self.service is None:
            return empty
        method = getattr(self.service, name)
        return method(cancel) if argument is None else method(*argument, cancel)

    def _charts(self, chosen: Range, names: tuple[ChartName, ...]) -> tuple[Chart, ...]:
        times = window_of(chosen, self.now).times
        return tuple(
            Chart(key, unit, times, tuple(Series(one, (None,) * len(times)) for one in series))
            for key, unit, series in names
        )

    def endpoint(self, watched: Watched, cancel: CancelToken | None = None) -> EndpointCourse:
        empty = EndpointCourse(
            window_of(watched.range, self.now), (), self._charts(watched.range, endpoint_view.CHARTS)
        )
        return self._answer("endpoint", (watched,), cancel, empty)

    def syncs(self, chosen: Range, cancel: CancelToken | None = None) -> SyncCourse:
        charts = self._charts(chosen, sync_view.CHARTS[:4])
        return self._answer("syncs", (chosen,), cancel, SyncCourse(window_of(chosen, self.now), charts, 0, 0))

    def statements(self, chosen: Range, cancel: CancelToken | None = None) -> StatementCourse:
        (chart,) = self._charts(chosen, sync_view.CHARTS[4:])
        return self._answer("statements", (chosen,), cancel, StatementCourse(chart, ()))

    def store(self, chosen: Range, cancel: CancelToken | None = None) -> StoreCourse:
        charts = self._charts(chosen, store_view.CHARTS)
        empty = StoreCourse(window_of(chosen, self.now), charts, None, Forecast(None, 0, None, None))
        return self._answer("store", (chosen,), cancel, empty)

    def companies(self, chosen: Range, cancel: CancelToken | None = None) -> Any:
        return self._answer("companies", (chosen,), cancel, ())

    def today(self, cancel: CancelToken | None = None) -> Any:
        return self._answer("today", None, cancel, ())

    def tokens(self, watched: Watched, cancel: CancelToken | None = None) -> Any:
        return self._answer("tokens", (watched,), cancel, ())

    def errors(self, watched: Watched, cancel: CancelToken | None = None) -> Any:
        return self._answer("errors", (watched,), cancel, ())

    def places(self, watched: Watched, group: Any, cancel: CancelToken | None = None) -> Any:
        return self._answer("places", (watched, group), cancel, ())

    def plans(self, cancel: CancelToken | None = None) -> Any:
        return self._answer("plans", None, cancel, [])

    def moodle_plan(self, name: str, cancel: CancelToken | None = None) -> Any:
        self.asked.append(("moodle_plan", name))
        if self.failure is not None:
            raise self.failure
        return self.moodle_plans.get(name)

    def sample(self, process: str) -> None:
        self.asked.append(("sample", process))

    def company_choices(self) -> list[tuple[int, str]]:
        return [] if self.service is None else self.service.company_choices()
