"""A site with a small but real store and real services, for tests of the report page and its pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, update

from alx_desktop.config import Profile, SourceSettings
from alx_desktop.services.exports import ExportService
from alx_desktop.services.reports import ReportService
from alx_desktop.store.store import Store, StoreLocation
from alx_desktop.store.tables import star, state
from benchmarks.report_store import NOW, StoreSize, fill

SMALL = StoreSize(rows=3_000, learners=120, courses=30, companies=6)
PROFILE = Profile(name="Northwind", source=SourceSettings(url="sqlite:///x"), time_zone="Europe/Vienna")


@dataclass
class ReportSite:
    """What the report page needs of an opened site."""

    profile: Profile
    store: Store
    reports: ReportService
    exports: ExportService
    explain: Any = None

    def close(self) -> None:
        """Close the store."""
        self.store.close()


def make_site(folder: Path, size: StoreSize | None = SMALL) -> ReportSite:
    """A site with that many rows; None = never synced."""
    store = Store.open(StoreLocation(folder=folder))
    if size is not None:
        with store.writing(store.reporting) as connection:
            fill(connection, size)
            connection.execute(update(state.sync_state).values(watermark=NOW - 180, first_fill=False))
            pairs = [(company + 1, course + 2) for company in range(size.companies) for course in range(size.courses)]
            connection.execute(
                insert(star.company_course),
                [{"company_id": company, "course_id": course, "via": "company_course"} for company, course in pairs],
            )

    def clock() -> float:
        return NOW

    return ReportSite(PROFILE, store, ReportService(PROFILE, store, clock), ExportService(PROFILE, store, clock))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReportSite]:
    """One for all tests of a file."""
    made = make_site(tmp_path_factory.mktemp("store"))
    yield made
    made.close()
