"""Somebody who was let in to a shared store opens it on her own machine, without Moodle."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from alx_desktop.app import App
from alx_desktop.domain.errors import (
    SourceUnknown,
    StoreError,
    StoreLoginRefused,
    StoreRightMissing,
    StoreUnreachable,
    WrongUse,
)
from alx_desktop.domain.people import Person, Role
from alx_desktop.domain.report_query import ReportQuery
from alx_desktop.paths import DataDir
from alx_desktop.services.secrets import Purpose
from alx_desktop.services.shared_stores import StorePlace
from alx_desktop.store.people import add_person
from tests.integration.shared_site import ANALYST, SharedSite, forget_role, make_shared_site
from tests.servers import PostgresServer
from tests.site_settings import put
from tests.unit.synced_demo import synced_demo  # noqa: F401

NOBODY = "nobody of ours"


@pytest.fixture(scope="module")
def shared(
    postgres: PostgresServer,
    synced_demo: Path,  # noqa: F811
    tmp_path_factory: pytest.TempPathFactory,
) -> SharedSite:
    made = make_shared_site(postgres, "shared_stores", synced_demo, tmp_path_factory.mktemp("shared") / "machine")
    for role in (ANALYST, NOBODY):
        forget_role(postgres, role)
    add_person(made.owner, None, Person(ANALYST, Role.ANALYST, (made.companies[0],)), "a secret", "the test")
    postgres.execute(f'CREATE ROLE "{NOBODY}" LOGIN')
    return made


@pytest.fixture
def hers(tmp_path: Path) -> Iterator[App]:
    """The application on a machine that has never seen the site."""
    made = App(DataDir(tmp_path))
    yield made
    made.close()


def place(shared: SharedSite, login: str = ANALYST, **other: object) -> StorePlace:
    url = shared.owner.parsed_url
    values = {"host": url.host, "port": url.port, "database": url.database, "login": login} | other
    return StorePlace(**values)  # type: ignore[arg-type]


def test_an_analyst_opens_it_and_reads(shared: SharedSite, hers: App) -> None:
    found = hers.shared_stores.add("Training", place(shared), "a secret", keep=True)
    assert (found.login, found.role, found.companies) == (ANALYST, Role.ANALYST, 1)
    assert hers.secrets.get("Training", Purpose.STORE) == "a secret"
    profile = hers.profiles.get("Training")
    assert hers.shared_stores.place_of(profile) == place(shared)
    assert not profile.source.is_known and not profile.sync.schedule.automatic
    site = hers.open_site("Training")
    try:
        assert site.person is not None and site.person.is_analyst
        assert site.overview.overview().companies
        rows = site.reports.page(ReportQuery()).rows
        assert rows and {row["company_id"] for row in rows} == {shared.companies[0]}
        with pytest.raises(SourceUnknown):
            hers.source(profile)()
        row = rows[0]
        explained = site.explain.explain(row["company_id"], row["user_id"], row["course_id"])
        assert explained is not None, "what the store knows is there without Moodle"
    finally:
        site.close()


def test_who_cannot_read_it_leaves_nothing_behind(shared: SharedSite, hers: App) -> None:
    add = hers.shared_stores.add
    with pytest.raises(StoreRightMissing, match="not among the people"):
        add("Training", place(shared, NOBODY), "", keep=False)
    with pytest.raises(StoreUnreachable):
        add("Training", place(shared, port=1), "a secret", keep=False)
    with pytest.raises(StoreError) as refused:
        add("Training", place(shared, "does not exist"), "a secret", keep=False)
    assert isinstance(refused.value, StoreLoginRefused)
    with pytest.raises(WrongUse):
        add("A/B", place(shared), "a secret", keep=False)
    with pytest.raises(WrongUse):
        add("Training", place(shared, host=""), "a secret", keep=False)
    assert hers.profiles.list() == [] and hers.secrets.get("Training", Purpose.STORE) is None


def test_a_database_without_a_store_stays_without_one(shared: SharedSite, hers: App) -> None:
    shared.server.create_database("shared_stores_empty")
    with pytest.raises(StoreError, match="no tables") as none_there:
        hers.shared_stores.add("T", place(shared, "postgres", database="shared_stores_empty"), "", keep=False)
    assert "no store" in none_there.value.title
    schemas = shared.server.execute(
        "SELECT count(*) FROM pg_namespace WHERE nspname IN ('reporting', 'admin')", "shared_stores_empty"
    )
    assert schemas[0][0] == 0


def test_another_login_is_kept_with_what_else_the_url_says(shared: SharedSite, hers: App) -> None:
    hers.shared_stores.add("Training", place(shared), "old", keep=False)
    profile = hers.profiles.get("Training")
    put(hers.profiles, profile.model_copy(update={"store_url": f"{profile.store_url}?sslmode=prefer"}))
    with pytest.raises(StoreRightMissing):
        hers.shared_stores.log_in("Training", place(shared, NOBODY), "x", keep=False)
    assert hers.secrets.get("Training", Purpose.STORE) == "old", "who was refused changes nothing"
    found = hers.shared_stores.log_in("Training", place(shared, "postgres"), "new", keep=False)
    assert found.role is not Role.ANALYST and (found.companies or 0) > 1
    url = hers.profiles.get("Training").store_url
    assert url is not None and "postgres@" in url and url.endswith("?sslmode=prefer")
    assert hers.secrets.get("Training", Purpose.STORE) == "new"
