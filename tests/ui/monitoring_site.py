"""A real store with a year of invented figures, for tests of the Monitoring page and its pictures."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select, update

from alx_desktop.app import error_catalogue
from alx_desktop.services.monitoring import MonitoringService
from alx_desktop.services.tokens import TokenService
from alx_desktop.store.fold import fold
from alx_desktop.store.store import Store
from alx_desktop.store.tables.star import company
from benchmarks.metrics_store import MetricsSize, fill_metrics
from tests.ui.company_site import NAMES
from tests.ui.fake_clock import NOW
from tests.ui.report_site import PROFILE, make_site

YEAR = MetricsSize()
TOKENS = ("Power BI", "Excel of the HR team", "Nightly script")


def make_monitoring(folder: Path, size: MetricsSize | None = YEAR, now: int = NOW) -> MonitoringService:
    """The service of a site with companies, tokens, and figures up to `now`; size None: nothing was ever recorded."""
    store = make_site(folder).store
    ids = _name(store)
    if size is not None:
        with store.writing(store.activity) as connection:
            fill_metrics(connection, size, now, ids)
    return MonitoringService(PROFILE, store, error_catalogue(), lambda: now)


def _name(store: Store) -> list[str]:
    with store.writing(store.reporting) as connection:
        companies = list(connection.scalars(select(company.c.company_id).order_by(company.c.company_id)))
        for company_id, name in zip(companies, NAMES, strict=False):
            values = {"name": name, "shortname": name.split()[0].lower(), "sort_name": fold(name)}
            connection.execute(update(company).where(company.c.company_id == company_id).values(values))
    tokens = TokenService(store, "a.novak")
    return [tokens.create(companies[at], name).token.token_id for at, name in enumerate(TOKENS)]
