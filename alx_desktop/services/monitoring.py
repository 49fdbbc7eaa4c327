"""What the Monitoring page asks: how the endpoint, the syncs and the store did over a time, and why."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace

from alx_desktop.config import Profile
from alx_desktop.domain.progress import CancelToken
from alx_desktop.domain.query_plan import StatementPlan
from alx_desktop.services.monitoring_endpoint import EndpointCourse, Watched, read_endpoint
from alx_desktop.services.monitoring_site import (
    StatementCourse,
    StoreCourse,
    SyncCourse,
    read_statements,
    read_store,
    read_syncs,
)
from alx_desktop.services.monitoring_tables import (
    Advice,
    CompanyLine,
    ErrorLine,
    Names,
    PlaceLine,
    TodayLine,
    TokenLine,
    company_lines,
    error_lines,
    place_lines,
    today_lines,
    token_lines,
)
from alx_desktop.services.monitoring_window import Range, window_of
from alx_desktop.services.sampling import take_sample
from alx_desktop.services.site_time import day_of, site_zone
from alx_desktop.services.source import ProfileSource
from alx_desktop.store.checkpoint import read_state
from alx_desktop.store.company_names import company_names
from alx_desktop.store.query_plans import QueryPlan, explain_queries
from alx_desktop.store.request_log import DAY
from alx_desktop.store.request_stats import ErrorGroup, LogSpan
from alx_desktop.store.store import Store
from alx_desktop.store.token_names import token_names


class MonitoringService:
    """Reads one profile's figures. Safe from any thread; `cancel` stops the statement that runs.

    catalogue: what is known of the endpoint's error codes. source: Moodle's database, None = it is not asked. Its
    methods raise StoreError, and Cancelled.
    """

    def __init__(
        self, profile: Profile, store: Store, catalogue: Mapping[str, Advice], now: Callable[[], float] = time.time,
        source: ProfileSource | None = None,
    ) -> None:  # fmt: skip
        self._profile = profile
        self._store = store
        self._catalogue = catalogue
        self._now = now
        self._source = source

    @property
    def log_days(self) -> int:
        """Days for which single requests are kept: what is told per token and per error goes no further back."""
        return self._profile.endpoint.log_days

    def endpoint(self, watched: Watched, cancel: CancelToken | None = None) -> EndpointCourse:
        """Requests, response times, errors, cache hits, rows and bytes."""
        now = self._now()
        with self._store.reading(self._store.activity, cancel) as connection:
            return read_endpoint(connection, self._of(watched), now, self._log_since(now))

    def syncs(self, chosen: Range, cancel: CancelToken | None = None) -> SyncCourse:
        """Duration and rows of the syncs."""
        with self._store.reading(self._store.activity, cancel) as connection:
            return read_syncs(connection, chosen, self._now())

    def statements(self, chosen: Range, cancel: CancelToken | None = None) -> StatementCourse:
        """Times of the statements sent to Moodle."""
        with self._store.reading(self._store.activity, cancel) as connection:
            return read_statements(connection, chosen, self._now())

    def store(self, chosen: Range, cancel: CancelToken | None = None) -> StoreCourse:
        """Sizes, memory and growth."""
        with self._store.reading(self._store.activity, cancel) as connection:
            return read_store(connection, chosen, self._now(), self._store.location.folder)

    def companies(self, chosen: Range, cancel: CancelToken | None = None) -> tuple[CompanyLine, ...]:
        """Each company's requests; every company's whatever is chosen, so that they can be compared."""
        names = self._names()
        with self._store.reading(self._store.activity, cancel) as connection:
            return company_lines(connection, window_of(chosen, self._now()), names)

    def today(self, cancel: CancelToken | None = None) -> tuple[TodayLine, ...]:
        """What the syncs changed in each company since the site's midnight. 0.1 s for a million rows."""
        with self._store.reading(self._store.reporting, cancel) as connection:
            zone = site_zone(self._profile, read_state(connection).site_timezone)
            return today_lines(connection, day_of(int(self._now()), zone)[0])

    def tokens(self, watched: Watched, cancel: CancelToken | None = None) -> tuple[TokenLine, ...]:
        """Each token's requests, of one company where one is chosen."""
        names = self._names()
        with self._store.reading(self._store.activity, cancel) as connection:
            return token_lines(connection, self._span(watched, with_token=False), names)

    def errors(self, watched: Watched, cancel: CancelToken | None = None) -> tuple[ErrorLine, ...]:
        """Errors and refusals by code."""
        with self._store.reading(self._store.activity, cancel) as connection:
            return error_lines(connection, self._span(watched), self._catalogue)

    def places(self, watched: Watched, group: ErrorGroup, cancel: CancelToken | None = None) -> tuple[PlaceLine, ...]:
        """Who met the errors of a group, and where."""
        names = self._names()
        with self._store.reading(self._store.activity, cancel) as connection:
            return place_lines(connection, self._span(watched), group, names)

    def plans(self, cancel: CancelToken | None = None) -> list[QueryPlan]:
        """Run the report's queries once, and tell how long they took and how the database goes about them."""
        return explain_queries(self._store, int(self._now()), cancel)

    def moodle_plan(self, name: str, cancel: CancelToken | None = None) -> StatementPlan | None:
        """How Moodle's database goes about the slowest call of a statement since this program began; it is not run.

        None: this program has not sent it. Parameters are kept nowhere else: they are ids of learners. Raises
        SourceError and its kinds, Cancelled.
        """
        sent = None if self._source is None else self._source.slowest.find(name)
        if self._source is None or sent is None:
            return None
        source = self._source()
        forget = (cancel or CancelToken()).on_cancel(source.cancel)
        try:
            with source.snapshot() as reader:
                return StatementPlan(" ".join(sent.sql.split()), sent.seconds, reader.explain(sent))
        finally:
            forget()
            source.close()

    def sample(self, process: str) -> None:
        """Take a sample of memory and store size. process: window or serve."""
        take_sample(self._store, process, self._now)

    def company_choices(self) -> list[tuple[int, str]]:
        """Id and name of the companies to choose from, by name."""
        with self._store.reading(self._store.reporting) as connection:
            return [(one.company_id, one.name) for one in company_names(connection).values()]

    def _names(self) -> Names:
        with self._store.reading(self._store.admin) as connection:
            tokens = token_names(connection)
        return Names(dict(self.company_choices()), tokens)

    def _of(self, watched: Watched) -> Watched:
        """An analyst of one company watches that one where she has chosen none: the whole endpoint is not hers."""
        person = self._store.person
        if watched.company_id is None and person is not None and person.is_analyst and len(person.companies) == 1:
            return replace(watched, company_id=person.companies[0])
        return watched

    def _log_since(self, now: float) -> int:
        return int(now) - self.log_days * DAY

    def _span(self, watched: Watched, with_token: bool = True) -> LogSpan:
        watched, window = self._of(watched), window_of(watched.range, self._now())
        return LogSpan(window.start, window.end, watched.company_id, watched.token_id if with_token else None)
