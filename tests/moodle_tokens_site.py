"""A small demo site with the plugin's web service and tokens for it, and its store."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa

from alx_desktop.domain.sync import SyncMode, SyncRun
from alx_desktop.moodle.plugin_endpoint import FUNCTION
from alx_desktop.services.moodle_tokens import MoodleTokenService
from alx_desktop.store.moodle_tokens import companies_of
from alx_desktop.store.tables.star import company_learner
from tests.demo_site import NOW, DemoSite
from tests.templates import filled

SERVICE = 90
TABLES = (
    "CREATE TABLE IF NOT EXISTS mdl_external_services_functions "
    "(id INTEGER PRIMARY KEY, externalserviceid INTEGER, functionname TEXT)",
    "CREATE TABLE IF NOT EXISTS mdl_external_services_users (id INTEGER PRIMARY KEY, externalserviceid INTEGER, "
    "userid INTEGER, iprestriction TEXT, validuntil INTEGER)",
)


def token_site(folder: Path) -> TokenSite:
    """Synced once, before anybody let Moodle's tokens in."""
    filled(folder, "a site with the plugin's web service", _fill)
    return TokenSite(folder)


def _fill(folder: Path) -> None:
    site = TokenSite(folder)
    site.moodle(*TABLES)
    site.moodle(
        "INSERT INTO mdl_external_services (id, name, enabled, restrictedusers, component, timecreated, shortname) "
        f"VALUES ({SERVICE}, 'ALX Report API Service', 1, 0, NULL, 1, 'alx_report_api_custom')",
        "INSERT INTO mdl_external_services_functions (externalserviceid, functionname) "
        f"VALUES ({SERVICE}, '{FUNCTION}')",
    )
    site.sync(SyncMode.FULL)
    site.store.close()


class TokenSite(DemoSite):
    """A site in a folder that has been filled."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.service = MoodleTokenService(self.store, "tester")

    def sync(self, mode: SyncMode = SyncMode.INCREMENTAL, **options: Any) -> SyncRun:
        """As DemoSite, but what follows a first sync."""
        return super().sync(mode, **options)

    def add(self, number: int, token: str, user_id: int, **columns: Any) -> None:
        """A token in Moodle."""
        values = {"id": number, "token": token, "tokentype": 0, "userid": user_id, "externalserviceid": SERVICE,
                  "contextid": 1, "creatorid": 2, "timecreated": NOW} | columns  # fmt: skip
        names = ", ".join(values)
        self.moodle(
            f"INSERT INTO mdl_external_tokens ({names}) VALUES ({', '.join(f':{n}' for n in values)})", **values
        )

    def member_of_one(self) -> tuple[int, int]:
        """(learner, company): of the first who is in one company only."""
        with self.store.reading(self.store.reporting) as connection:
            users = sorted(set(connection.scalars(sa.select(company_learner.c.user_id))))
            found = companies_of(connection, users)
        return next((user, found[user][0]) for user in users if len(found.get(user, ())) == 1)
