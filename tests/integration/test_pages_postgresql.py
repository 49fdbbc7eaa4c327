"""What the window's pages read is the same on PostgreSQL as on SQLite: one store, moved, asked by the same services."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from alx_desktop.app import App
from alx_desktop.paths import DataDir
from alx_desktop.services.company_preview import Protocol
from alx_desktop.services.monitoring_endpoint import Watched
from alx_desktop.services.monitoring_window import Range
from alx_desktop.services.site import Site
from alx_desktop.services.token_list import TokenQuery
from alx_desktop.store.request_log_reading import RequestFilter
from tests.integration.shared_site import add_rows
from tests.servers import PostgresServer
from tests.unit.synced_demo import synced_demo  # noqa: F401

Pair = tuple[tuple[App, Site], tuple[App, Site]]


@pytest.fixture(scope="module")
def pair(
    postgres: PostgresServer,
    synced_demo: Path,  # noqa: F811
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Pair]:
    """The same rows in files and on the server."""
    files, server = (tmp_path_factory.mktemp(name) / "machine" for name in ("files", "server"))
    shutil.copytree(synced_demo, files)
    app = App(DataDir(files))
    site = app.open_site("demo")
    add_rows(site.store, tuple(line.id for line in site.companies.all())[:3])
    site.close()
    shutil.copytree(files, server)
    moved = App(DataDir(server))
    moved.store_move.move(moved.profiles.get("demo"), postgres.create_database("pages"))
    sites = (app, app.open_site("demo")), (moved, moved.open_site("demo"))
    assert [one.store.dialect for _, one in sites] == ["sqlite", "postgresql"]
    yield sites
    for owner, one in sites:
        one.close()
        owner.close()


def first(site: Site) -> int:
    return min(line.id for line in site.companies.all())


READS: dict[str, Callable[[App, Site], Any]] = {
    "overview": lambda _app, site: site.overview.overview(),
    # Backups and disks of a server are its administrator's.
    "attention": lambda _app, site: [one for one in site.attention.read() if one.key not in ("backup", "disk")],
    "companies": lambda _app, site: site.companies.all(),
    "company": lambda _app, site: site.companies.card(first(site)),
    "learners": lambda _app, site: site.companies.learners(first(site)),
    "found learners": lambda _app, site: site.companies.count_learners(first(site), "a"),
    "departments": lambda _app, site: site.companies.departments(first(site)),
    "courses": lambda _app, site: site.companies.courses(first(site)),
    "company's tokens": lambda _app, site: site.companies.tokens(first(site)),
    "preview": lambda _app, site: [site.companies.preview(first(site), one) for one in Protocol],
    "tokens": lambda app, site: app.token_list(site).read(TokenQuery()),
    "moodle's tokens": lambda app, site: app.moodle_tokens(site).all(),
    "endpoint figures": lambda _app, site: site.monitoring.endpoint(Watched()),
    "errors": lambda _app, site: site.monitoring.errors(Watched()),
    "used tokens": lambda _app, site: site.monitoring.tokens(Watched()),
    "syncs": lambda _app, site: site.monitoring.syncs(Range.YEAR),
    "company figures": lambda _app, site: site.monitoring.companies(Range.YEAR),
    "statements": lambda _app, site: site.monitoring.statements(Range.YEAR),
    "requests": lambda app, site: app.request_list(site).read(RequestFilter()),
    "sync history": lambda _app, site: sorted(site.sync.history(), key=lambda run: run.run_id),
}


@pytest.mark.parametrize("what", READS)
def test_the_same_answer(pair: Pair, what: str) -> None:
    (files_app, files), (server_app, server) = pair
    on_files, on_server = READS[what](files_app, files), READS[what](server_app, server)
    assert on_server == on_files
    assert on_files is not None
