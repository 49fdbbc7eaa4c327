"""What the application is for an analyst and for an administrator who is no superuser, on a store with roles."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from alx_desktop.app import App
from alx_desktop.domain.errors import RoleRefused, StoreError, StoreNewer
from alx_desktop.domain.people import Person, Role
from alx_desktop.domain.report_query import ReportQuery, SortColumn
from alx_desktop.domain.sync import RunResult, SyncMode, SyncRequest
from alx_desktop.services.exports import ExportFormat, ExportRequest
from alx_desktop.services.monitoring_endpoint import Watched
from alx_desktop.services.people import PeopleService
from alx_desktop.services.scheduler_turn import Order, TurnTaker
from alx_desktop.services.site import Site
from alx_desktop.store.audit import append_audit, broken_at, newest_entries
from alx_desktop.store.doctor import diagnose, repair
from alx_desktop.store.location import Database
from alx_desktop.store.rollback import rollback
from alx_desktop.store.store import Store
from tests.integration.shared_site import ANALYST, NOW, SharedSite, forget_role, make_shared_site
from tests.servers import PostgresServer
from tests.unit.store.chains import NextVersion
from tests.unit.synced_demo import synced_demo  # noqa: F401

CARL, DORA = "carl", "dora"


@pytest.fixture(scope="module")
def shared(
    postgres: PostgresServer,
    synced_demo: Path,  # noqa: F811
    tmp_path_factory: pytest.TempPathFactory,
) -> SharedSite:
    made = make_shared_site(postgres, "people_app", synced_demo, tmp_path_factory.mktemp("shared") / "machine")
    for role in (ANALYST, CARL, DORA):
        forget_role(postgres, role)
    people = PeopleService(made.owner, None, "the test")
    people.add(Person(ANALYST, Role.ANALYST, (made.companies[0],)), "a secret")
    people.add(Person(CARL, Role.ADMINISTRATOR), "a secret")
    return made


@pytest.fixture
def analyst(shared: SharedSite, tmp_path: Path) -> Iterator[tuple[App, Site]]:
    with shared.app(ANALYST, tmp_path / "hers") as opened:
        yield opened


@pytest.fixture
def carl(shared: SharedSite, tmp_path: Path) -> Iterator[tuple[App, Site]]:
    with shared.app(CARL, tmp_path / "carls") as opened:
        yield opened


def test_the_reports_are_the_administrators_filtered(
    shared: SharedSite, analyst: tuple[App, Site], carl: tuple[App, Site]
) -> None:
    hers, his, mine = analyst[1].reports, carl[1].reports, shared.companies[0]
    for sort in SortColumn:
        for query in (ReportQuery(sort=sort), ReportQuery(sort=sort, descending=True, include_removed=True)):
            filtered = dataclasses.replace(query, company_ids=(mine,))
            assert hers.page(query).rows == his.page(filtered).rows
            assert hers.count(query) == his.count(filtered) > 0
            assert hers.totals(query) == his.totals(filtered)
    assert hers.page_at(ReportQuery(), 20).rows == his.page_at(ReportQuery(company_ids=(mine,)), 20).rows
    assert [one.id for one in hers.companies()] == [mine]
    assert hers.courses() == his.courses((mine,))
    assert hers.facts() == his.facts()
    assert hers.count(ReportQuery(company_ids=shared.companies[1:])) == 0


def test_her_export_is_the_administrators_filtered(
    shared: SharedSite, analyst: tuple[App, Site], carl: tuple[App, Site], tmp_path: Path
) -> None:
    written = []
    for name, site, companies in (("hers", analyst[1], ()), ("his", carl[1], (shared.companies[0],))):
        path = tmp_path / f"{name}.jsonl"
        site.exports.run(ExportRequest(ReportQuery(company_ids=companies), (), ExportFormat.JSONL, path))
        written.append(path.read_text("utf-8"))
    assert written[0] == written[1] != ""


def test_every_page_of_hers_has_its_figures(
    shared: SharedSite, analyst: tuple[App, Site], carl: tuple[App, Site]
) -> None:
    app, site = analyst
    mine = shared.companies[0]
    assert site.person == Person(ANALYST, Role.ANALYST, (mine,))
    overview, whole = site.overview.overview(), carl[1].overview.overview()
    assert [one.id for one in overview.companies] == [mine]
    his = next(one for one in whole.companies if one.id == mine)
    assert dataclasses.replace(overview.companies[0], refresh=None) == dataclasses.replace(his, refresh=None)
    assert {one.company_id for one in overview.activity} <= {mine, None}
    assert [one.id for one in site.companies.all()] == [mine]
    card = site.companies.card(mine)
    assert card.figures == carl[1].companies.card(mine).figures
    assert site.companies.learners(mine) == carl[1].companies.learners(mine)
    assert site.companies.courses(mine) == carl[1].companies.courses(mine)
    assert site.companies.departments(mine) == carl[1].companies.departments(mine)
    assert (site.companies.tokens(mine), site.companies.history(mine)) == ([], [])
    assert site.sync.status().rows_live == site.reports.count(ReportQuery())
    assert {one.company_id for one in site.sync.history()} == {mine}
    assert {one.company_id for one in site.sync.held()} <= {mine}
    assert {one.action_key for one in site.attention.read()} <= {"open_report"}
    assert app.tokens(site).all() == []
    assert site.monitoring.company_choices() == [(mine, overview.companies[0].name)]
    for watched in (Watched(), Watched(company_id=mine), Watched(company_id=shared.companies[1])):
        site.monitoring.endpoint(watched)
        site.monitoring.errors(watched)
        site.monitoring.tokens(watched)
    whole, one = (site.monitoring.endpoint(Watched(company_id=which)) for which in (None, mine))
    assert whole.totals == one.totals
    site.monitoring.sample("window")


def test_a_role_that_is_taken_away_meanwhile_is_told_in_words(shared: SharedSite, tmp_path: Path) -> None:
    """The database enforces it at once. Reading would just show fewer rows."""
    people, mine = PeopleService(shared.owner, None, "the test"), shared.companies[0]
    people.add(Person(DORA, Role.ADMINISTRATOR), "a secret")
    with shared.app(DORA, tmp_path / "doras") as (app, site):
        assert site.sync.status().rows_live > 0
        people.change(Person(DORA, Role.ANALYST, (mine,)))
        acts = (site.sync.status, lambda: site.sync.run(SyncRequest()), lambda: app.tokens(site).create(mine, "hers"))
        for act in acts:
            with pytest.raises(RoleRefused) as caught:
                act()
            assert "role in this store has changed" in caught.value.title
            assert "Open the site again" in caught.value.advice
        people.remove(DORA)
        with pytest.raises(RoleRefused) as caught:
            site.sync.status()
        assert "does not let you in any more" in caught.value.title


def refusals(app: App, site: Site, mine: int, place: Path) -> list[Callable[[], Any]]:
    request = ExportRequest(ReportQuery(), (), ExportFormat.CSV, place / "x.csv")
    return [
        lambda: site.sync.run(SyncRequest()),
        lambda: site.sync.decide(mine, accept=True),
        lambda: site.care.check(),
        lambda: site.care.compact(),
        lambda: site.care.rebuild(),
        lambda: site.care.clear(mine),
        lambda: site.care.sizes(),
        lambda: site.care.tables(),
        lambda: site.exports.save("mine", request),
        lambda: app.tokens(site).create(mine, "mine"),
        lambda: app.company_settings(site).set(mine, {"field_email": "off"}),
        lambda: app.company_settings(site).clear_cache([mine]),
        lambda: app.endpoint(site).start(),
        lambda: app.roll_back(site.profile),
        lambda: app.diagnostics.repair(site.profile),
        lambda: app.store_move.move(site.profile, "sqlite"),
        lambda: app.people(site.profile).read(),
    ]


def test_what_needs_an_administrator_is_refused_in_words(
    shared: SharedSite, analyst: tuple[App, Site], tmp_path: Path
) -> None:
    app, site = analyst
    before = shared.server.execute("SELECT count(*) FROM admin.audit_entry", shared.database)
    for number, act in enumerate(refusals(app, site, shared.companies[0], tmp_path)):
        with pytest.raises(StoreError) as caught:
            act()
        assert type(caught.value).__name__ in ("RoleRefused", "StoreRightMissing"), number
        assert "GRANT" not in caught.value.advice, number
    assert shared.server.execute("SELECT count(*) FROM admin.audit_entry", shared.database) == before


def test_the_scheduler_leaves_her_store_to_the_administrators(analyst: tuple[App, Site]) -> None:
    app, site = analyst
    end = TurnTaker(app.open_site, lambda _name: True).take(
        Order(site.profile), lambda _mode: None, lambda _progress: None, _never(), 0.0
    )
    assert (end.plan.at, end.run, end.error) == (None, None, None)
    assert "administrators" in end.plan.reason


def _never() -> Any:
    from alx_desktop.domain.progress import CancelToken

    return CancelToken()


def test_the_doctor_says_that_she_is_an_analyst(shared: SharedSite) -> None:
    assert [one.key for one in diagnose(shared.location(ANALYST))] == ["analyst"]
    with pytest.raises(RoleRefused):
        repair(shared.location(ANALYST))
    assert not [
        one for one in diagnose(shared.location(CARL)) if one.severity == "error" and one.key != "pending_removal"
    ]


def test_an_administrator_syncs_and_the_audit_names_him(shared: SharedSite, carl: tuple[App, Site]) -> None:
    app, site = carl
    for mode in (SyncMode.FULL, SyncMode.RECONCILE, SyncMode.INCREMENTAL):
        run = site.sync.run(SyncRequest(mode=mode, accept_removals=True))
        assert run.result is RunResult.SUCCESS, (mode, run.error)
    app.company_settings(site).set(shared.companies[0], {"field_email": "off"})
    app.tokens(site).create(shared.companies[0], "a token")
    site.care.compact()
    with site.store.reading(site.store.admin) as connection:
        entries = newest_entries(connection, 2)
        assert broken_at(connection) is None
    assert all(one.actor.startswith(f"{CARL} (") for one in entries), entries


def test_nobody_signs_as_somebody_else(shared: SharedSite, carl: tuple[App, Site]) -> None:
    store = carl[1].store
    with store.writing(store.admin) as connection:
        append_audit(connection, NOW, "postgres", "act", "subject")
        entry = newest_entries(connection, 1)[0]
    assert entry.actor == f"{CARL} (postgres)"
    with shared.session(CARL) as session:
        for actor in ("postgres", "postgres (carl)", f"{CARL}x", f"{CARL}x ({CARL})", ""):
            with pytest.raises(DBAPIError, match="names the login"):
                session.execute(
                    sa.text(
                        "INSERT INTO admin.audit_entry SELECT entry_id + 1, at, :actor, act, company_id, subject,"
                        " detail, hash FROM admin.audit_entry ORDER BY entry_id DESC LIMIT 1"
                    ),
                    {"actor": actor},
                )


def test_what_an_administrator_makes_is_the_groups(
    shared: SharedSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A migration by one of them: for the next one to change, and closed to analysts until it is whole."""
    with Store.open(shared.location(ANALYST)) as hers:
        version = NextVersion(tmp_path, monkeypatch)
        version.install(*Database)
        with pytest.raises(StoreError, match="administrator"):
            Store.open(shared.location(ANALYST))
        Store.open(shared.location(CARL)).close()
        owners = shared.server.execute(
            "SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname IN ('reporting','admin','activity','people')",
            shared.database,
        )
        assert owners == [(f"alx_admins_{shared.database}",)]
        unsecured = "SELECT count(*) FROM pg_class WHERE relname = 'extra' AND NOT relrowsecurity"
        assert shared.server.execute(unsecured, shared.database) == [(0,)]
        with Store.open(shared.location(ANALYST)) as again, again.reading(again.reporting) as connection:
            assert set(connection.scalars(sa.text("SELECT company_id FROM company"))) == {shared.companies[0]}
            with pytest.raises(DBAPIError):
                connection.execute(sa.text("SELECT * FROM extra"))
        with pytest.raises(RoleRefused):
            rollback(shared.location(ANALYST), None)
        rollback(shared.location(CARL), None)
        with pytest.raises(RoleRefused, match="any more"), hers.reading(hers.reporting) as connection:
            connection.execute(sa.text("SELECT * FROM company"))
        version.uninstall()
        with pytest.raises(StoreError, match="administrator"):
            Store.open(shared.location(ANALYST))
        Store.open(shared.location(CARL)).close()
        with hers.reading(hers.reporting) as connection:
            assert list(connection.scalars(sa.text("SELECT company_id FROM company"))) == [shared.companies[0]]


def test_she_cannot_use_a_newer_store(shared: SharedSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shared.server.execute("UPDATE admin.alembic_version SET version_num = '9999'", shared.database)
    try:
        with pytest.raises(StoreNewer):
            Store.open(shared.location(ANALYST))
    finally:
        from alx_desktop.store.migration import CHAINS

        head = CHAINS[Database.ADMIN].head
        shared.server.execute(f"UPDATE admin.alembic_version SET version_num = '{head}'", shared.database)
