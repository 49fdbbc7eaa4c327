"""Figures for Prometheus, in a registry of this endpoint's own: starting it again begins them anew."""

from __future__ import annotations

from dataclasses import asdict

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from alx_desktop.domain.metrics import BOUNDS_MS
from alx_desktop.endpoint.cache import AnswerCache
from alx_desktop.store.request_log import LoggedRequest


class Figures:
    """Counts requests. Labels have few values and name no company: whoever scrapes may be nobody's customer.

    running: requests being answered now.
    """

    def __init__(self, cache: AnswerCache) -> None:
        self._cache = cache
        self.running = 0
        self._registry = CollectorRegistry()
        self._requests = Counter("alx_requests", "Requests answered", ["protocol", "status"], registry=self._registry)
        self._seconds = Histogram(
            "alx_request_seconds", "Time to answer", ["protocol"], buckets=[ms / 1000 for ms in BOUNDS_MS],
            registry=self._registry,
        )  # fmt: skip
        self._bytes = Counter("alx_response_bytes", "Bytes of bodies sent", ["protocol"], registry=self._registry)
        self._rows = Counter("alx_rows", "Rows sent", ["protocol"], registry=self._registry)
        self._events = Gauge(
            "alx_cache_events", "Hits, misses, evictions and warmed answers since the start", ["event"],
            registry=self._registry,
        )  # fmt: skip
        self._held = Gauge("alx_cache_bytes", "Bytes of kept answers", registry=self._registry)
        self._running = Gauge("alx_requests_running", "Requests being answered", registry=self._registry)
        self._age = Gauge(
            "alx_data_age_seconds", "Age of the data; NaN before the first complete sync", registry=self._registry
        )

    def begin(self) -> None:
        """A request came in."""
        self.running += 1
        self._running.inc()

    def end(self, request: LoggedRequest) -> None:
        """It was answered."""
        self.running -= 1
        self._running.dec()
        self._requests.labels(request.protocol, str(request.status)).inc()
        self._seconds.labels(request.protocol).observe(request.ms / 1000)
        self._bytes.labels(request.protocol).inc(request.bytes)
        self._rows.labels(request.protocol).inc(request.rows)

    def text(self, data_age: float | None) -> bytes:
        """All of them, as Prometheus reads them. data_age: seconds."""
        self._age.set(float("nan") if data_age is None else data_age)
        counts, held = self._cache.totals()
        for event, number in asdict(counts).items():
            self._events.labels(event).set(number)
        self._held.set(held)
        return generate_latest(self._registry)
