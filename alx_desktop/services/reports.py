"""The course progress report: pages, counts, totals and the choices of its filters."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from alx_desktop.config import Profile
from alx_desktop.domain.progress import CancelToken
from alx_desktop.domain.report_query import ReportQuery, ReportTotals
from alx_desktop.services.site_time import site_zone
from alx_desktop.store import report
from alx_desktop.store.checkpoint import read_state
from alx_desktop.store.report import Page
from alx_desktop.store.report_choices import read_companies, read_courses
from alx_desktop.store.report_walk import Cursor
from alx_desktop.store.store import Store

__all__ = ["PAGE_SIZE", "Choice", "Cursor", "Page", "ReportFacts", "ReportService"]

PAGE_SIZE = 200


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to filter by."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What the report's rows stand for. as_of: the source's time of the last complete sync, UTC epoch seconds.

    filling: the first sync has not finished, so that rows are still missing. zone: in which times are shown.
    """

    as_of: int | None
    filling: bool
    zone: ZoneInfo


class ReportService:
    """Reads the report of one profile. Safe from any thread; `cancel` stops the statement that runs."""

    def __init__(self, profile: Profile, store: Store, now: Callable[[], float] = time.time) -> None:
        self._profile = profile
        self._store = store
        self._now = now

    def page(
        self,
        query: ReportQuery,
        *,
        after: Cursor | None = None,
        before: Cursor | None = None,
        size: int = PAGE_SIZE,
        cancel: CancelToken | None = None,
    ) -> Page:
        """The rows after a place, before one, or the first ones. Raises Cancelled, StoreError."""
        with self._store.reading(self._store.reporting, cancel) as connection:
            return report.page(connection, query, int(self._now()), after=after, before=before, size=size)

    def page_at(
        self, query: ReportQuery, offset: int, size: int = PAGE_SIZE, cancel: CancelToken | None = None
    ) -> Page:
        """The rows from number `offset` on (0 = first): for jumps. Raises Cancelled, StoreError."""
        with self._store.reading(self._store.reporting, cancel) as connection:
            return report.page_at(connection, query, int(self._now()), offset=offset, size=size)

    def count(self, query: ReportQuery, cancel: CancelToken | None = None) -> int:
        """Rows of the whole result. Raises Cancelled, StoreError."""
        with self._store.reading(self._store.reporting, cancel) as connection:
            return report.count(connection, query, int(self._now()))

    def totals(self, query: ReportQuery, cancel: CancelToken | None = None) -> ReportTotals:
        """Counts and mean over the whole result. Raises Cancelled, StoreError."""
        with self._store.reading(self._store.reporting, cancel) as connection:
            return report.totals(connection, query, int(self._now()))

    def companies(self) -> list[Choice]:
        """Companies to filter by, by name."""
        with self._store.reading(self._store.reporting) as connection:
            return [Choice(*row) for row in read_companies(connection)]

    def courses(self, company_ids: tuple[int, ...] = ()) -> list[Choice]:
        """Courses to filter by, by name; only those of these companies, if any are given."""
        with self._store.reading(self._store.reporting) as connection:
            return [Choice(*row) for row in read_courses(connection, company_ids)]

    def facts(self) -> ReportFacts:
        """How fresh the rows are, and the site's clock."""
        with self._store.reading(self._store.reporting) as connection:
            state = read_state(connection)
        return ReportFacts(state.watermark, bool(state.first_fill), site_zone(self._profile, state.site_timezone))
