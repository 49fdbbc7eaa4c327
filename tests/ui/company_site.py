"""Companies for pictures and tests without a sync: a small store with tokens, calls and changed settings."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from sqlalchemy import update

from alx_desktop.services.companies import CompaniesService
from alx_desktop.services.company_edits import CompanyEdits, SettingsEdit
from alx_desktop.services.company_settings import CompanySettingsService
from alx_desktop.services.offboarding import OffboardService
from alx_desktop.services.tokens import TokenService
from alx_desktop.store.erasing import company_content
from alx_desktop.store.fold import fold
from alx_desktop.store.request_log import LoggedRequest, write_requests
from alx_desktop.store.store import Store
from alx_desktop.store.tables.star import company
from alx_desktop.store.tokens import note_use
from benchmarks.report_store import NOW
from tests.ui.report_site import PROFILE, SMALL, ReportSite, StoreSize, make_site

NAMES = ("Acme Logistics", "Beta Foods", "Delta Care", "Élan Santé", "Müller Maschinenbau",
         "Zażółć Gęślą sp. z o.o. — Oddział Szkoleń Zawodowych")  # fmt: skip


def make_companies(folder: Path, size: StoreSize | None = SMALL) -> CompaniesService:
    """The service of a site with six companies, one of them gone from Moodle; None = never synced."""
    site = make_site(folder, size)
    service = _service(site)
    if size is not None:
        _name(site.store, service)
        _use(site.store, service)
    return service


def _service(site: ReportSite) -> CompaniesService:
    store = site.store

    def content(company_id: int) -> Any:
        with store.reading(store.reporting) as connection:
            return company_content(connection, company_id)

    care: Any = SimpleNamespace(company=content)
    edits = CompanyEdits(store, CompanySettingsService(store, "a.novak"))
    offboarding = OffboardService(store, site.exports, TokenService(store, "a.novak"), care, "a.novak")
    return CompaniesService(PROFILE, store, edits, offboarding, lambda: NOW)


def _name(store: Store, service: CompaniesService) -> None:
    ids = [line.id for line in service.all()]
    with store.writing(store.reporting) as connection:
        for company_id, name in zip(ids, NAMES, strict=False):
            values: dict[str, Any] = {"name": name, "shortname": name.split()[0].lower(), "sort_name": fold(name)}
            connection.execute(update(company).where(company.c.company_id == company_id).values(values))
        c = company.c
        connection.execute(update(company).where(c.company_id.in_(ids[1:3])).values(parent_id=ids[0]))
        connection.execute(update(company).where(c.company_id == ids[3]).values(is_suspended=True))


def _use(store: Store, service: CompaniesService) -> None:
    ids = [line.id for line in service.all()]
    tokens = TokenService(store, "a.novak")
    made = [tokens.create(one, name).token for one, name in ((ids[0], "Power BI"), (ids[0], "Excel"), (ids[1], "BI"))]
    tokens.revoke(made[1].token_id)
    service.edits.apply([ids[0]], SettingsEdit({"field_learner_email": "off", "daily_limit": "48"}))
    service.edits.apply(ids[1:3], SettingsEdit({"client_mode": "always_full", f"course_{4}": "off"}))
    with store.writing(store.admin) as connection:
        note_use(connection, {made[0].token_id: NOW - 420, made[2].token_id: NOW - 5400})
    with store.writing(store.activity) as connection:
        write_requests(connection, [_request(made[at % 2 * 2].token_id, ids[at % 2], at) for at in range(37)])
    with store.writing(store.reporting) as connection:
        connection.execute(update(company).where(company.c.company_id == ids[4]).values(removed_at=NOW - 86_400))


def _request(token_id: str, company_id: int, at: int) -> LoggedRequest:
    return LoggedRequest(
        (NOW - 60 * at) * 1000, token_id, company_id, "GET", "/odata/CourseProgress", "odata", "full", 100, 30_000,
        6.0, "store", 200, None, "10.0.0.7", "Microsoft.Data.Mashup",
    )  # fmt: skip
