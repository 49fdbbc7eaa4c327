"""The endpoint over a synced demo, a company with its token, and Node.js with its packages."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from alx_desktop.services.connect_files import write_connection_files
from alx_desktop.services.site import Site
from alx_desktop.services.tokens import TokenService
from alx_desktop.store.company_names import CompanyName, company_names
from tests.clients.node import NodeMissing, need_packages, node
from tests.endpoint.churn import biggest_companies
from tests.endpoint.conftest import Running, app, context, make_app, running, site, synced_copy, synced_demo

__all__ = ["app", "context", "make_app", "running", "site", "synced_copy", "synced_demo"]


@dataclass(frozen=True)
class Reached:
    """A company's endpoint as its users have it: an address, a token, and the files for it."""

    url: str
    company: CompanyName
    token: str
    files: Path

    @property
    def odata(self) -> str:
        return f"{self.url}/odata/{self.company.company_id}/"


@pytest.fixture
def reached(site: Site, running: Running, tmp_path: Path) -> Reached:
    with site.store.reading(site.store.reporting) as connection:
        company = company_names(connection)[biggest_companies(site.store)[0]]
    token = TokenService(site.store, "tester").create(company.company_id, "client").text
    files = tmp_path / "files"
    write_connection_files(files, token, company, running.url)
    return Reached(running.url, company, token, files)


def _or_skip(need: Callable[[], object]) -> None:
    """In CI a missing Node.js fails; elsewhere its tests are skipped."""
    try:
        need()
    except NodeMissing as missing:
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(str(missing), pytrace=False)
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def node_js() -> None:
    """Node.js itself."""
    _or_skip(node)


@pytest.fixture(scope="session")
def node_packages() -> None:
    """Node.js and the packages."""
    _or_skip(need_packages)
