"""An analyst of a shared store tries to see more than her companies, with SQL of her own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from alx_desktop.domain.people import Person, Role
from alx_desktop.store.location import Database
from alx_desktop.store.migration import OWN_TABLES
from alx_desktop.store.people import add_person
from alx_desktop.store.rights import PEOPLE, RIGHTS, Empty, Masked, Nothing, Rows
from tests.integration.shared_site import ANALYST, DIGEST, SharedSite, make_shared_site
from tests.servers import PostgresServer
from tests.unit.synced_demo import synced_demo  # noqa: F401

CARL = "carl"


@pytest.fixture(scope="module")
def shared(
    postgres: PostgresServer,
    synced_demo: Path,  # noqa: F811
    tmp_path_factory: pytest.TempPathFactory,
) -> SharedSite:
    made = make_shared_site(postgres, "people_rows", synced_demo, tmp_path_factory.mktemp("shared") / "machine")
    mine = made.companies[0]
    add_person(made.owner, None, Person(ANALYST, Role.ANALYST, (mine,)), "a secret", "the test")
    add_person(made.owner, None, Person(CARL, Role.ADMINISTRATOR), "a secret", "the test")
    return made


@pytest.fixture
def hers(shared: SharedSite) -> Iterator[sa.Connection]:
    with shared.session(ANALYST) as connection:
        yield connection


def refused(connection: sa.Connection, statement: str) -> str:
    with pytest.raises(DBAPIError) as caught:
        connection.exec_driver_sql(statement)
    assert isinstance(caught.value.orig, psycopg.Error)
    return str(caught.value.orig.sqlstate)


def test_every_table_has_a_decision() -> None:
    for database in Database:
        assert set(RIGHTS[database]) == set(database.metadata.tables) | OWN_TABLES
    views = [name for rights in RIGHTS.values() for name, right in rights.items() if isinstance(right, Masked | Empty)]
    assert len(views) == len(set(views)), "views of two databases would have one name"


def test_every_table_with_companies_is_filtered_or_closed() -> None:
    for database, rights in RIGHTS.items():
        for name, right in rights.items():
            columns = database.metadata.tables[name].columns if name not in OWN_TABLES else {}
            if isinstance(right, Rows) and "company_id" in columns:
                assert "company_id" in right.condition, name
            if isinstance(right, Masked):
                assert not {"company_id", "user_id"} & set(columns), name


@pytest.mark.parametrize("database", list(Database))
def test_not_one_row_of_another_company(shared: SharedSite, hers: sa.Connection, database: Database) -> None:
    mine, seen = shared.companies[0], 0
    for name, right in RIGHTS[database].items():
        if not isinstance(right, Rows):
            assert refused(hers, f"SELECT count(*) FROM {database}.{name}") == "42501", name
        elif name not in OWN_TABLES and "company_id" in database.metadata.tables[name].columns:
            of = dict(hers.exec_driver_sql(f"SELECT company_id, count(*) FROM {database}.{name} GROUP BY 1").all())  # type: ignore[arg-type]
            assert set(of) <= {mine} | ({0} if name == "company_settings" else set()), name
            whole = shared.server.execute(
                f"SELECT count(*) FROM {database}.{name} WHERE company_id = {mine}", shared.database
            )
            assert of.get(mine, 0) == whole[0][0], name
            seen += of.get(mine, 0)
    assert seen > 0


def test_learners_and_courses_are_those_of_her_company(shared: SharedSite, hers: sa.Connection) -> None:
    mine = shared.companies[0]
    for table, key, through in (
        ("learner", "user_id", ("company_learner", "course_progress", "completion_episode")),
        ("course", "course_id", ("company_course", "course_progress")),
    ):
        seen = set(hers.scalars(sa.text(f"SELECT {key} FROM reporting.{table}")))
        parts = " UNION ".join(f"SELECT {key} FROM reporting.{one} WHERE company_id = {mine}" for one in through)
        wanted = shared.server.execute(
            f"SELECT {key} FROM reporting.{table} WHERE {key} IN ({parts})", shared.database
        )
        everyone = shared.server.execute(f"SELECT count(*) FROM reporting.{table}", shared.database)[0][0]
        assert seen == {row[0] for row in wanted}
        assert 0 < len(seen)
        assert table == "course" or len(seen) < everyone
