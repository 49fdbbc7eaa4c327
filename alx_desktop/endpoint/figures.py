"""Figures for Prometheus, in a registry of this endpoint's own: starting it again begins them anew."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from alx_desktop.domain.metrics import BOUNDS_MS
from alx_desktop.store.request_log import LoggedRequest


class Figures:
    """Counts requests. Labels have few values and name no company: whoever scrapes may be nobody's customer."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter("alx_requests", "Requests answered", ["protocol", "status"], registry=self._registry)
        self._seconds = Histogram(
            "alx_request_seconds", "Time to answer", ["protocol"], buckets=[ms / 1000 for ms in BOUNDS_MS],
            registry=self._registry,
        )  # fmt: skip
        self._bytes = Counter("alx_response_bytes", "Bytes of bodies sent", ["protocol"], registry=self._registry)
        self._rows = Counter("alx_rows", "Rows sent", ["protocol"], registry=self._registry)
        self._running = Gauge("alx_requests_running", "Requests being answered", registry=self._registry)
        self._age = Gauge(
            "alx_data_age_seconds", "Age of the data; NaN before the first complete sync", registry=self._registry
        )

    def begin(self) -> None:
        """A request came in."""
        self._running.inc()

    def end(self, request: LoggedRequest) -> None:
        """It was answered."""
        self._running.dec()
        self._requests.labels(request.protocol, str(request.status)).inc()
        self._seconds.labels(request.protocol).observe(request.ms / 1000)
        self._bytes.labels(request.protocol).inc(request.bytes)
        self._rows.labels(request.protocol).inc(request.rows)

    def text(self, data_age: float | None) -> bytes:
        """All of them, as Prometheus reads them. data_age: seconds."""
        self._age.set(float("nan") if data_age is None else data_age)
        return generate_latest(self._registry)
