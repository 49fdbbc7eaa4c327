"""A synced demo site on a shared store, with rows of every company in every table that has companies."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import make_url

from alx_desktop.app import App
from alx_desktop.config import Profile
from alx_desktop.paths import DataDir
from alx_desktop.services.site import Site
from alx_desktop.store.location import Database, StoreLocation
from alx_desktop.store.store import Store
from alx_desktop.store.tables import activity, admin, progress
from tests.servers import PostgresServer

NOW = 1_790_000_000
ANALYST = 'o\'ana "x" %s'
"""A name that would be an injection where somebody forgot to quote it."""
DIGEST = "d1gest-of-a-token"


@dataclass(frozen=True)
class SharedSite:
    """owner: the location as the superuser sees it. companies: ids; the analyst has the first one."""

    server: PostgresServer
    database: str
    folder: Path
    companies: tuple[int, ...]

    @property
    def owner(self) -> StoreLocation:
        return StoreLocation(url=self.server.url(self.database))

    def location(self, login: str) -> StoreLocation:
        """The store as that login sees it; the server wants no password."""
        url = make_url(self.server.url(self.database)).set(username=login)
        return StoreLocation(url=url.render_as_string(hide_password=False))

    def copy(self, database: str) -> SharedSite:
        """The same store in a database of its own, in a moment; nobody may be connected to this one."""
        self.server.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')
        self.server.execute(f'CREATE DATABASE "{database}" TEMPLATE "{self.database}"')
        return replace(self, database=database)

    @contextmanager
    def session(self, login: str) -> Iterator[sa.Connection]:
        """Raw SQL of that login."""
        engine = sa.create_engine(self.location(login).parsed_url, isolation_level="AUTOCOMMIT")
        try:
            with engine.connect() as connection:
                yield connection
        finally:
            engine.dispose()

    @contextmanager
    def app(self, login: str, folder: Path) -> Iterator[tuple[App, Site]]:
        """The application of that person, on a machine of her own."""
        app = App(DataDir(folder))
        source = App(DataDir(self.folder)).profiles.get("demo").source
        app.profiles.add(Profile(name="demo", source=source, store_url=self.location(login).url))
        site = app.open_site("demo")
        try:
            yield app, site
        finally:
            site.close()
            app.close()


def forget_role(server: PostgresServer, role: str) -> None:
    """Drop a login, whatever its name; it owns nothing, because its database was made anew."""
    name = role.replace('"', '""')
    server.execute(f'DROP ROLE IF EXISTS "{name}"')


def make_shared_site(server: PostgresServer, database: str, synced: Path, folder: Path) -> SharedSite:
    """Move a copy of the synced demo to the server, and add what a sync does not write."""
    shutil.copytree(synced, folder)
    url = server.create_database(database)
    app = App(DataDir(folder))
    app.store_move.move(app.profiles.get("demo"), url)
    app.close()
    with Store.open(StoreLocation(url=url)) as store:
        with store.reading(store.reporting) as connection:
            companies = tuple(
                connection.scalars(
                    sa.select(progress.course_progress.c.company_id).distinct().order_by(sa.text("company_id"))
                )
            )
        add_rows(store, companies)
    return SharedSite(server, database, folder, companies)


def add_rows(store: Store, companies: tuple[int, ...]) -> None:
    for database in Database:
        with store.writing(store.engine(database)) as connection:
            for table in database.metadata.sorted_tables:
                if table.name in _MADE_UP:
                    rows = [row for number in (0, *companies) for row in _MADE_UP[table.name](number)]
                    connection.execute(sa.insert(table), rows)


def _fact(number: int) -> dict[str, Any]:
    return {"company_id": number, "user_id": 900_000 + number, "course_id": 900_000 + number}


_MADE_UP: dict[str, Any] = {
    progress.progress_change.name: lambda n: [
        {**_fact(n), "run_id": "r", "changed_at": NOW, "change_seq": 1, "kind": "inserted"}
    ],
    progress.pending_removal.name: lambda n: [{**_fact(n), "reason": "gone", "run_id": "r", "found_at": NOW}],
    progress.completion_episode.name: lambda n: [
        {**_fact(n), "track_id": 900_000 + n, "course_name": f"course of {n}", "is_cleared": False}
    ],
    progress.learners_daily.name: lambda n: [{"day": f"2020-01-{1 + n % 28:02}", "active": n}] if n < 28 else [],
    admin.api_token.name: lambda n: [
        {"token_id": f"t{n}", "company_id": n, "name": f"token of {n}", "digest": DIGEST, "created_at": NOW,
         "ip_rules": "[]", "scopes": "[]", "daily_limit": 0, "burst_per_minute": 0, "concurrency": 0,
         "next_full": False, "debug": False}
    ],
    admin.company_settings.name: lambda n: [{"company_id": n, "settings": "{}", "version": 1, "changed_at": NOW}],
    admin.client_state.name: lambda n: [
        {"token_id": f"t{n}", "protocol": "rest", "query": "q", "moved_at": NOW, "epoch": "e", "settings_version": 0,
         "rows": 1}
    ],
    admin.saved_export.name: lambda n: [
        {"name": f"export of {n}", "definition": "{}", "path": "/x", "created_at": NOW}
    ],
    activity.sync_run.name: lambda n: [
        {"run_id": f"r{n}", "mode": "full", "result": "success", "started_at": NOW, "company_id": n, "read": 1,
         "inserted": 1, "updated": 0, "removed": 0, "held": 0, "source_seconds": 0.0, "resumed": False}
    ],
    activity.request_log.name: lambda n: [
        {"at_ms": NOW * 1000, "token_id": f"t{n}", "company_id": n, "method": "GET", "path": "/", "protocol": "rest",
         "rows": 1, "bytes": 1, "ms": 1.0, "status": 200}
    ],
    activity.metric.name: lambda n: [
        {"span": 60, "at": NOW, "name": "requests", "company_id": n, "count": 1, "total": 1.0, "highest": 1.0}
    ],
    activity.security_event.name: lambda n: [
        {"at": NOW, "kind": "burst", "company_id": n or None, "count": 1, "detail": f"of {n}"}
    ],
}  # fmt: skip
