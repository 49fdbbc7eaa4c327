"""The people of a shared store: let in, changed, put out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from alx_desktop.domain.errors import RoleRefused, StoreRightMissing, WrongUse
from alx_desktop.domain.people import Person, Role
from alx_desktop.services.people import PeopleService
from alx_desktop.services.site import Site
from alx_desktop.store.location import StoreLocation
from alx_desktop.store.store import Store
from tests.integration.shared_site import ANALYST, SharedSite, forget_role, make_shared_site
from tests.servers import PostgresServer
from tests.unit.synced_demo import synced_demo  # noqa: F401

CARL, NORA = "carl", "nora"
ROLES = (ANALYST, "outsider", NORA, CARL, "maker", "between", "mighty")


@pytest.fixture(scope="module")
def template(
    postgres: PostgresServer,
    synced_demo: Path,  # noqa: F811
    tmp_path_factory: pytest.TempPathFactory,
) -> SharedSite:
    """Without roles."""
    return make_shared_site(postgres, "people_template", synced_demo, tmp_path_factory.mktemp("shared") / "machine")


@pytest.fixture
def shared(postgres: PostgresServer, template: SharedSite) -> SharedSite:
    """Its first company is the analyst's; carl is an administrator, and nobody's superuser."""
    made = template.copy("people")
    for role in ROLES:
        forget_role(postgres, role)
    people = PeopleService(made.owner, None, "the test")
    people.add(Person(ANALYST, Role.ANALYST, (made.companies[0],)), "a secret")
    people.add(Person(CARL, Role.ADMINISTRATOR), "a secret")
    return made


@pytest.fixture
def people(shared: SharedSite) -> PeopleService:
    return PeopleService(shared.owner, None, "the test")


@pytest.fixture
def hers(shared: SharedSite, tmp_path: Path) -> Iterator[Site]:
    with shared.app(ANALYST, tmp_path / "hers") as (_app, site):
        yield site


def companies_of(connection: sa.Connection) -> set[int]:
    return set(connection.scalars(sa.text("SELECT DISTINCT company_id FROM reporting.course_progress")))


def test_the_people_are_listed_with_their_companies(shared: SharedSite, people: PeopleService) -> None:
    found = people.read()
    assert found.enforced and found.you == "postgres"
    assert {one.login: (one.role, one.companies) for one in found.people} == {
        "postgres": (Role.ADMINISTRATOR, ()),
        CARL: (Role.ADMINISTRATOR, ()),
        ANALYST: (Role.ANALYST, (shared.companies[0],)),
    }


def test_a_password_leaves_this_machine_as_a_digest_only(shared: SharedSite, people: PeopleService) -> None:
    read = f"SELECT rolpassword FROM pg_authid WHERE rolname = '{CARL}'"
    before = shared.server.execute(read)[0][0]
    people.set_password(CARL, "another's secret")
    after = shared.server.execute(read)[0][0]
    assert before != after and all(one.startswith("SCRAM-SHA-256$") for one in (before, after))
    log = shared.server.log_file.read_text("utf-8", "replace")
    assert "a secret" not in log and "another's secret" not in log


def test_a_change_of_companies_acts_at_once(shared: SharedSite, people: PeopleService) -> None:
    first, second = shared.companies[:2]
    with shared.session(ANALYST) as session:
        assert companies_of(session) == {first}
        people.change(Person(ANALYST, Role.ANALYST, (second,)))
        assert companies_of(session) == {second}
        people.change(Person(ANALYST, Role.ANALYST, (second, first, second)))
        assert companies_of(session) == {first, second}


def test_who_is_removed_sees_nothing_in_an_open_session(shared: SharedSite, people: PeopleService) -> None:
    with shared.session(ANALYST) as analyst, shared.session(CARL) as carl:
        assert companies_of(carl) == set(shared.companies)
        assert people.remove(ANALYST)
        assert people.remove(CARL)
        for session in (analyst, carl):
            with pytest.raises(DBAPIError):
                companies_of(session)
    assert [one.login for one in people.read().people] == ["postgres"]
    with pytest.raises(DBAPIError), shared.session(ANALYST):
        pass


def test_an_open_window_of_who_was_removed_gets_words(shared: SharedSite, people: PeopleService) -> None:
    with Store.open(shared.location(ANALYST)) as hers, Store.open(shared.location(CARL)) as his:
        people.remove(ANALYST)
        people.remove(CARL)
        for store in (hers, his):
            with pytest.raises(RoleRefused, match="any more"), store.reading(store.reporting) as connection:
                connection.execute(sa.text("SELECT * FROM company"))


def test_a_login_that_was_there_before_stays(shared: SharedSite, people: PeopleService) -> None:
    shared.server.execute("CREATE ROLE outsider LOGIN")
    with pytest.raises(WrongUse, match="already"):
        people.add(Person("outsider", Role.ANALYST, (shared.companies[0],)), "a secret")
    people.add(Person("outsider", Role.ANALYST, (shared.companies[0],)))
    with shared.session("outsider") as session:
        assert companies_of(session) == {shared.companies[0]}
        assert not people.remove("outsider")
        with pytest.raises(DBAPIError):
            companies_of(session)


def test_roles_change_both_ways(shared: SharedSite, people: PeopleService) -> None:
    people.change(Person(ANALYST, Role.ADMINISTRATOR))
    with shared.session(ANALYST) as session:
        assert companies_of(session) == set(shared.companies)
        people.change(Person(ANALYST, Role.ANALYST, (shared.companies[1],)))
        assert companies_of(session) == {shared.companies[1]}


@pytest.mark.parametrize(
    "person",
    [
        Person("", Role.ANALYST, (1,)),
        Person("pg_own", Role.ANALYST, (1,)),
        Person("x" * 64, Role.ANALYST, (1,)),
        Person("ü" * 32, Role.ANALYST, (1,)),
        Person("a\nb", Role.ANALYST, (1,)),
        Person(NORA, Role.ANALYST, ()),
        Person(NORA, Role.ANALYST, (0,)),
        Person(NORA, Role.ANALYST, (-1,)),
        Person(NORA, Role.ANALYST, (987_654,)),
        Person(NORA, Role.ADMINISTRATOR, (1,)),
        Person("postgres", Role.ANALYST, (1,)),
    ],
)
def test_who_cannot_be_let_in(people: PeopleService, person: Person) -> None:
    before = people.read()
    with pytest.raises(WrongUse):
        people.add(person, "a secret")
    assert people.read() == before


@pytest.mark.parametrize(
    "power",
    ["LOGIN SUPERUSER", "LOGIN BYPASSRLS", "LOGIN CREATEROLE", "LOGIN REPLICATION", "LOGIN NOINHERIT", "NOLOGIN"],
)
def test_a_login_with_a_way_around_the_rules_is_no_analyst(
    shared: SharedSite, people: PeopleService, power: str
) -> None:
    shared.server.execute(f"CREATE ROLE outsider {power}")
    with pytest.raises(WrongUse, match="outsider"):
        people.add(Person("outsider", Role.ANALYST, (shared.companies[0],)))


@pytest.mark.parametrize(
    "group",
    ["mighty", "pg_read_server_files", "pg_write_server_files", "pg_execute_server_program", "alx_admins_people"],
)
def test_a_login_whose_group_has_a_way_around_the_rules_is_no_analyst(
    shared: SharedSite, people: PeopleService, group: str
) -> None:
    """SET ROLE makes her its member: the files of the server, or another's rights, are a SELECT away."""
    for statement in ("CREATE ROLE mighty BYPASSRLS", f"CREATE ROLE between IN ROLE {group}",
                      "CREATE ROLE outsider LOGIN IN ROLE between"):  # fmt: skip
        shared.server.execute(statement)
    with pytest.raises(WrongUse, match="outsider"):
        people.add(Person("outsider", Role.ANALYST, (shared.companies[0],)))


def test_who_was_let_in_by_somebody_stays_when_he_goes(shared: SharedSite, people: PeopleService) -> None:
    """Since PostgreSQL 16 a membership ends with its giver's."""
    for name in (NORA, "outsider"):
        shared.server.execute(f"CREATE ROLE {name} LOGIN")
    carls = PeopleService(shared.location(CARL), None, "the test")
    carls.add(Person(NORA, Role.ADMINISTRATOR))
    PeopleService(shared.location(NORA), None, "the test").add(Person("outsider", Role.ADMINISTRATOR))
    people.remove(CARL)
    assert {one.login for one in people.read().people} == {"postgres", ANALYST, NORA, "outsider"}
    with shared.session(NORA) as session:
        assert companies_of(session) == set(shared.companies)
    assert not people.remove(NORA)
    assert {one.login for one in people.read().people} == {"postgres", ANALYST, "outsider"}


def test_a_superuser_takes_away_what_another_gave(shared: SharedSite, people: PeopleService) -> None:
    shared.server.execute("CREATE ROLE nora LOGIN")
    PeopleService(shared.location(CARL), None, "the test").add(Person(NORA, Role.ADMINISTRATOR))
    people.change(Person(NORA, Role.ANALYST, (shared.companies[0],)))
    with shared.session(NORA) as session:
        assert companies_of(session) == {shared.companies[0]}
    assert not people.remove(NORA)


def test_the_people_of_an_earlier_database_of_that_name_are_out(shared: SharedSite, template: SharedSite) -> None:
    shared.server.execute("CREATE ROLE nora LOGIN")
    PeopleService(shared.location(CARL), None, "the test").add(Person(NORA, Role.ADMINISTRATOR))
    shared.server.execute("CREATE ROLE outsider LOGIN")
    again = template.copy(shared.database)
    people = PeopleService(again.owner, None, "the test")
    people.add(Person("outsider", Role.ANALYST, (again.companies[0],)))
    assert {one.login for one in people.read().people} == {"postgres", "outsider"}


def test_a_login_that_another_made_stays_and_is_out(shared: SharedSite, people: PeopleService) -> None:
    """Since PostgreSQL 16, CREATEROLE alone drops no login of others."""
    shared.server.execute(f"ALTER ROLE {CARL} CREATEROLE")
    PeopleService(shared.location(CARL), None, "the test").remove(ANALYST)
    assert ANALYST not in {one.login for one in people.read().people}


def test_nobody_locks_herself_out(people: PeopleService) -> None:
    for act in (lambda: people.remove("postgres"), lambda: people.change(Person("postgres", Role.ANALYST, (1,)))):
        with pytest.raises(WrongUse, match="your own"):
            act()


def test_an_administrator_who_may_not_make_logins_says_so_and_lets_existing_ones_in(shared: SharedSite) -> None:
    carls = PeopleService(shared.location(CARL), None, "the test")
    with pytest.raises(StoreRightMissing) as caught:
        carls.add(Person(NORA, Role.ANALYST, (shared.companies[0],)), "a secret")
    assert 'CREATE ROLE "nora"' in caught.value.advice
    shared.server.execute("CREATE ROLE nora LOGIN")
    carls.add(Person(NORA, Role.ANALYST, (shared.companies[1],)))
    with shared.session(NORA) as session:
        assert companies_of(session) == {shared.companies[1]}
    carls.change(Person(NORA, Role.ADMINISTRATOR))
    assert not carls.remove(NORA)


def test_an_analyst_manages_nobody(shared: SharedSite) -> None:
    hers = PeopleService(shared.location(ANALYST), None, "the test")
    for act in (hers.read, lambda: hers.remove(CARL), lambda: hers.add(Person(NORA, Role.ANALYST, (1,)), "x")):
        with pytest.raises(StoreRightMissing):
            act()


def test_a_login_without_superuser_gives_the_roles(postgres: PostgresServer) -> None:
    """A store of its own login that may make roles, as a database's administrator would set it up."""
    postgres.create_database("made")
    for name in (NORA, "alx_admins_made", "alx_analysts_made", "maker"):
        postgres.execute(f"DROP ROLE IF EXISTS {name}")
    postgres.execute("CREATE ROLE maker LOGIN CREATEROLE")
    postgres.execute("ALTER DATABASE made OWNER TO maker")
    url = postgres.url("made").replace("postgres@", "maker@")
    with Store.open(StoreLocation(url=url)) as store, store.writing(store.reporting) as connection:
        connection.execute(sa.text(
            "INSERT INTO company (company_id, name, shortname, sort_name, is_suspended)"
            " VALUES (7, 'x', 'x', 'x', false)"
        ))  # fmt: skip
    people = PeopleService(StoreLocation(url=url), None)
    assert not people.read().enforced
    people.add(Person(NORA, Role.ANALYST, (7,)), "a secret")
    assert [one.login for one in people.read().people] == ["maker", NORA]
    with Store.open(StoreLocation(url=url)) as store:
        assert store.person == Person("maker", Role.ADMINISTRATOR)
    with Store.open(StoreLocation(url=url.replace("maker@", "nora@"))) as store:
        assert store.person == Person(NORA, Role.ANALYST, (7,))
    assert people.remove(NORA)
    postgres.create_database("made")
    for name in ("alx_admins_made", "alx_analysts_made", "maker"):
        postgres.execute(f"DROP ROLE {name}")


def test_the_owner_of_a_store_that_may_not_make_roles_is_told_what_to_do(
    shared: SharedSite, postgres: PostgresServer
) -> None:
    postgres.create_database("poor")
    postgres.execute("CREATE ROLE outsider LOGIN")
    postgres.execute("ALTER DATABASE poor OWNER TO outsider")
    url = postgres.url("poor").replace("postgres@", "outsider@")
    Store.open(StoreLocation(url=url)).close()
    with pytest.raises(StoreRightMissing) as caught:
        PeopleService(StoreLocation(url=url), None).add(Person(NORA, Role.ADMINISTRATOR), "x")
    assert 'ALTER ROLE "outsider" CREATEROLE' in caught.value.advice
    postgres.execute("DROP DATABASE poor")


def test_a_stranger_is_told_whom_to_ask(shared: SharedSite) -> None:
    shared.server.execute("CREATE ROLE outsider LOGIN")
    with pytest.raises(StoreRightMissing) as caught:
        Store.open(shared.location("outsider"))
    assert "people add" in caught.value.advice
