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
from tests.integration.shared_site import ANALYST, DIGEST, SharedSite, forget_role, make_shared_site
from tests.servers import PostgresServer
from tests.unit.synced_demo import synced_demo  # noqa: F401

CARL = "carl"
WRITING = (
    "INSERT INTO {} DEFAULT VALUES",
    "DELETE FROM {}",
    "TRUNCATE {}",
    "DROP TABLE {}",
    "ALTER TABLE {} DISABLE ROW LEVEL SECURITY",
    "DO $$ BEGIN LOCK TABLE {} IN SHARE MODE; END $$",
)


@pytest.fixture(scope="module")
def shared(
    postgres: PostgresServer,
    synced_demo: Path,  # noqa: F811
    tmp_path_factory: pytest.TempPathFactory,
) -> SharedSite:
    made = make_shared_site(postgres, "people_rows", synced_demo, tmp_path_factory.mktemp("shared") / "machine")
    mine = made.companies[0]
    for role in (ANALYST, CARL):
        forget_role(postgres, role)
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
    for table, key, through, alive in (
        # Who has left is known by the key alone: tests/integration/test_people_leavers.py.
        ("learner", "user_id", ("company_learner", "course_progress"), " AND removed_at IS NULL"),
        ("course", "course_id", ("company_course", "course_progress"), ""),
    ):
        seen = set(hers.scalars(sa.text(f"SELECT {key} FROM reporting.{table}")))
        parts = " UNION ".join(f"SELECT {key} FROM reporting.{one} WHERE company_id = {mine}{alive}" for one in through)
        wanted = shared.server.execute(f"SELECT {key} FROM reporting.{table} WHERE {key} IN ({parts})", shared.database)
        everyone = shared.server.execute(f"SELECT count(*) FROM reporting.{table}", shared.database)[0][0]
        assert seen == {row[0] for row in wanted}
        assert seen
        assert table == "course" or len(seen) < everyone


def test_views_in_place_of_tables_say_nothing_of_others(shared: SharedSite, hers: sa.Connection) -> None:
    for rights in RIGHTS.values():
        for name, right in rights.items():
            if isinstance(right, Empty):
                assert hers.exec_driver_sql(f"SELECT count(*) FROM {PEOPLE}.{name}").scalar() == 0, name
            if isinstance(right, Masked):
                row = hers.exec_driver_sql(f"SELECT * FROM {PEOPLE}.{name}").mappings().one()
                assert {column for column in right.columns if row[column] is not None} == set()
                assert row["watermark"] is not None


def test_she_can_write_nothing(shared: SharedSite, hers: sa.Connection) -> None:
    tables = [f"{database}.{name}" for database, rights in RIGHTS.items() for name in rights]
    tables += [f"{PEOPLE}.analyst_company"]
    for table in tables:
        for statement in WRITING:
            assert refused(hers, statement.format(table)) == "42501", (table, statement)
    for statement in (
        "UPDATE reporting.company SET name = 'x'",
        "SELECT * FROM reporting.company FOR UPDATE",
        "CREATE TABLE reporting.mine (x int)",
        f"CREATE TABLE {PEOPLE}.mine (x int)",
        "CREATE SCHEMA mine",
        "CREATE POLICY p ON reporting.company USING (true)",
        "DROP POLICY analysts ON reporting.company",
        "COPY reporting.company TO '/tmp/x'",
        f"CREATE OR REPLACE FUNCTION {PEOPLE}.my_companies() RETURNS bigint[] LANGUAGE sql AS 'SELECT NULL::bigint[]'",
        f"INSERT INTO {PEOPLE}.api_token (token_id) VALUES ('x')",
        f"UPDATE {PEOPLE}.sync_state SET watermark = 0",
        f"COMMENT ON SCHEMA {PEOPLE} IS 'x'",
        "GRANT SELECT ON admin.secret TO PUBLIC",
    ):
        assert refused(hers, statement) == "42501", statement


def test_she_can_become_nobody_else(shared: SharedSite, hers: sa.Connection) -> None:
    roles = ["postgres", CARL, f"alx_admins_{shared.database}", "pg_read_all_data", "pg_write_all_data", "pg_monitor"]
    for role in roles:
        assert refused(hers, f"SET ROLE {role}") == "42501", role
        assert refused(hers, f"SET SESSION AUTHORIZATION {role}") == "42501", role
        assert refused(hers, f"GRANT {role} TO CURRENT_USER") == "42501", role
    assert refused(hers, f"GRANT alx_analysts_{shared.database} TO {CARL}") == "42501"
    for change in ("SUPERUSER", "BYPASSRLS", "CREATEROLE", "CREATEDB"):
        assert refused(hers, f"ALTER ROLE CURRENT_USER {change}") == "42501"
    assert refused(hers, f"ALTER ROLE {CARL} PASSWORD 'x'") == "42501"
    hers.exec_driver_sql(f"SET ROLE alx_analysts_{shared.database}")
    # As her own group she is still herself: who logged in counts.
    assert set(hers.scalars(sa.text("SELECT DISTINCT company_id FROM reporting.course_progress"))) == {
        shared.companies[0]
    }
    assert refused(hers, "SET LOCAL row_security = off; SELECT count(*) FROM reporting.learner") == "42501"


def test_tricks_see_no_more(shared: SharedSite, hers: sa.Connection) -> None:
    """A cheap function in a condition is called with no row of others; nor does a view or a prepared statement help."""
    mine = shared.companies[0]
    heard: list[str] = []
    driver = hers.connection.driver_connection
    assert driver is not None
    driver.add_notice_handler(lambda notice: heard.append(str(notice.message_primary)))
    hers.exec_driver_sql(
        "CREATE FUNCTION pg_temp.loud(bigint) RETURNS boolean LANGUAGE plpgsql COST 0.0000001 AS"
        " 'BEGIN RAISE NOTICE ''row %%'', $1; RETURN true; END'"
    )
    hers.exec_driver_sql("SELECT count(*) FROM reporting.department WHERE pg_temp.loud(company_id)")
    hers.exec_driver_sql("SELECT count(*) FROM reporting.company WHERE pg_temp.loud(company_id)")
    assert set(heard) == {f"row {mine}"}
    others = [one for one in shared.companies if one != mine]
    # The division would fail on another company's row, and so tell that there is one.
    assert hers.exec_driver_sql(f"SELECT count(*) FROM reporting.company WHERE 1 / (company_id - {others[0]}) < 9")
    hers.exec_driver_sql("CREATE TEMP VIEW own AS SELECT * FROM reporting.company")
    assert list(hers.scalars(sa.text("SELECT company_id FROM own"))) == [mine]
    hers.exec_driver_sql("PREPARE p AS SELECT company_id FROM reporting.company")
    assert [row[0] for row in hers.exec_driver_sql("EXECUTE p")] == [mine]
    copied = driver.cursor()
    with copied.copy("COPY (SELECT company_id FROM reporting.company) TO STDOUT") as copy:
        assert [bytes(part) for part in copy] == [f"{mine}\n".encode()]


def test_a_shadow_of_the_functions_changes_nothing(shared: SharedSite, hers: sa.Connection) -> None:
    """What she makes in her own temporary schema is not what the functions and policies mean."""
    hers.exec_driver_sql("CREATE TEMP TABLE analyst_company AS SELECT 'x' AS login, 1 AS company_id")
    hers.exec_driver_sql(
        "CREATE FUNCTION pg_temp.my_companies() RETURNS bigint[] LANGUAGE sql AS 'SELECT ARRAY[1,2,3]::bigint[]'"
    )
    hers.exec_driver_sql(f"SET search_path = pg_temp, {PEOPLE}, reporting")
    assert hers.exec_driver_sql(f"SELECT {PEOPLE}.my_companies()").scalar() == [shared.companies[0]]
    assert list(hers.scalars(sa.text("SELECT company_id FROM company"))) == [shared.companies[0]]


def test_statistics_and_catalogues_have_no_values(shared: SharedSite, hers: sa.Connection) -> None:
    shared.server.execute("ANALYZE", shared.database)
    ours = "schemaname IN ('reporting', 'admin', 'activity', 'people')"
    assert (
        hers.exec_driver_sql(f"SELECT count(*) FROM pg_stats WHERE {ours} AND tablename <> 'alembic_version'").scalar()
        == 0
    )
    assert (
        hers.exec_driver_sql(f"SELECT count(*) FROM pg_sequences WHERE {ours} AND last_value IS NOT NULL").scalar() == 0
    )
    for statement in (
        "SELECT * FROM pg_statistic",
        "SELECT rolpassword FROM pg_authid",
        "SELECT last_value FROM reporting.progress_change_change_id_seq",
        "SELECT nextval('activity.request_log_request_id_seq')",
        "SELECT pg_read_file('PG_VERSION')",
    ):
        assert refused(hers, statement) == "42501", statement
    queries = hers.exec_driver_sql("SELECT query FROM pg_stat_activity WHERE usename <> session_user").scalars()
    assert {one for one in queries if one and "insufficient" not in one} == set()
    plans = hers.exec_driver_sql("EXPLAIN (ANALYZE, VERBOSE, BUFFERS) SELECT * FROM reporting.learner").scalars().all()
    assert not any(DIGEST in line for line in plans)


def test_only_her_function_is_hers(shared: SharedSite, hers: sa.Connection) -> None:
    callable_by_her = sa.text(
        "SELECT n.nspname || '.' || p.proname FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace"
        " WHERE n.nspname IN ('reporting', 'admin', 'activity', 'people', 'public')"
        " AND has_function_privilege(p.oid, 'EXECUTE')"
    )
    assert list(hers.scalars(callable_by_her)) == [f"{PEOPLE}.my_companies"]


def test_policies_are_conditions_of_an_index(shared: SharedSite, hers: sa.Connection) -> None:
    hers.exec_driver_sql("SET enable_seqscan = off")
    plan = "\n".join(hers.exec_driver_sql("EXPLAIN SELECT * FROM reporting.progress_daily").scalars().all())
    assert "Index Cond" in plan and "company_id = ANY" in plan


def test_nothing_is_filtered_for_an_administrator(shared: SharedSite) -> None:
    """A sync does not pay for the rules: they are in none of its plans."""
    with shared.session(CARL) as connection:
        for database, rights in RIGHTS.items():
            for name in rights:
                plan = connection.exec_driver_sql(f"EXPLAIN SELECT * FROM {database}.{name}").scalars()
                assert not any("companies" in line or "SubPlan" in line for line in plan), name


def test_a_login_that_is_nobody_here_sees_nothing(shared: SharedSite) -> None:
    shared.server.execute("DROP ROLE IF EXISTS stranger")
    shared.server.execute("CREATE ROLE stranger LOGIN")
    with shared.session("stranger") as connection:
        for database, rights in RIGHTS.items():
            for name in rights:
                assert refused(connection, f"SELECT count(*) FROM {database}.{name}") == "42501"
        assert refused(connection, f"SELECT {PEOPLE}.my_companies()") == "42501"


def test_a_table_of_tomorrow_is_closed_until_it_has_a_decision(shared: SharedSite, hers: sa.Connection) -> None:
    with shared.session(CARL) as connection:
        connection.exec_driver_sql("CREATE TABLE reporting.tomorrow AS SELECT 2 AS company_id")
        try:
            assert refused(hers, "SELECT * FROM reporting.tomorrow") == "42501"
        finally:
            connection.exec_driver_sql("DROP TABLE reporting.tomorrow")


def test_nothing_is_hers_by_a_mistaken_grant(shared: SharedSite, hers: sa.Connection) -> None:
    """Row security without a policy shows nothing, also to who reads everything that is granted."""
    shared.server.execute("GRANT SELECT ON admin.secret, admin.api_token TO PUBLIC", shared.database)
    try:
        assert hers.exec_driver_sql("SELECT count(*) FROM admin.api_token").scalar() == 0
        assert hers.exec_driver_sql("SELECT count(*) FROM admin.secret").scalar() == 0
    finally:
        shared.server.execute("REVOKE ALL ON admin.secret, admin.api_token FROM PUBLIC", shared.database)
    assert all(isinstance(RIGHTS[Database.ADMIN][one], Nothing | Empty) for one in ("secret", "api_token"))
