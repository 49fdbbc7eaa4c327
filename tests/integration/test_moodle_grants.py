"""The GRANT script, run by an administrator: the account passes the test of the connection and can read no more."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import func, select, text

from alx_desktop.config import SourceSettings
from alx_desktop.domain.errors import PluginMissing, RightMissing, SourceError
from alx_desktop.domain.moodle_tokens import MoodleToken
from alx_desktop.moodle.grants import OWN_ACCOUNT, grant_script, letter
from alx_desktop.moodle.plugin_endpoint import FUNCTION
from alx_desktop.moodle.schema import MoodleSchema
from alx_desktop.moodle.service_tokens import read_service_tokens
from alx_desktop.moodle.source import MoodleSource
from alx_desktop.services.connection import run_steps
from alx_desktop.services.connection_steps import StepState
from tests.integration.moodle_servers import PASSWORD, Place, place_on
from tests.made_moodle import Made, make_moodle
from tests.server_process import Server

ODD_NAME = "alx-Odd.name"
SECRETS = {"user": "password", "quiz": "intro"}


@pytest.fixture(scope="module", params=["mysql+pymysql", "postgresql+psycopg"])
def bare(request: pytest.FixtureRequest) -> Place:
    """A site in a database with an odd name; its users have passwords."""
    driver = str(request.param)
    if driver.startswith("mysql"):
        server: Server = request.getfixturevalue("mariadb")
    else:
        server = request.getfixturevalue("postgres")
    place = place_on(server, driver, "alx_grants")
    make_moodle(server.create_database(ODD_NAME), Made(prefix="odd_"))
    place.database = ODD_NAME
    place.execute("ALTER TABLE odd_user ADD password varchar(255)")
    place.execute("CREATE TABLE odd_sessions (id bigint)")
    return place


def settings_of(place: Place, user: str) -> SourceSettings:
    url = place.url(user, database=ODD_NAME)
    return SourceSettings(url=url, prefix="odd_")


def as_superuser(place: Place) -> SourceSettings:
    return settings_of(place, "root" if place.is_mysql else "postgres")


def forget_account(place: Place) -> None:
    place.make_account(OWN_ACCOUNT)
    if place.is_mysql:
        place.execute(f"DROP USER '{OWN_ACCOUNT}'@'%'")
    else:
        place.execute(f"DROP OWNED BY {OWN_ACCOUNT}")
        place.execute(f"DROP ROLE {OWN_ACCOUNT}")


def run_script(place: Place, script: str) -> None:
    """Run it as an administrator would; what a query of it writes is run, too."""
    lines = [line for line in script.splitlines() if not line.startswith("--")]
    for statement in re.split(r";\n(?=GRANT|SELECT|DO|$)", "\n".join(lines) + "\n"):
        if statement.strip():
            for row in place.execute(statement):
                place.execute(str(row[0]))


def test_the_account_reads_everything_and_nothing_else(bare: Place) -> None:
    forget_account(bare)
    source = MoodleSource.open(as_superuser(bare), None)
    wanted = source.schema
    source.close()
    script = grant_script(as_superuser(bare), wanted)
    run_script(bare, script)
    check_account(bare, wanted.read_tables().keys())


def test_the_script_for_an_unseen_site_grants_the_same(bare: Place) -> None:
    forget_account(bare)
    source = MoodleSource.open(as_superuser(bare), None)
    wanted = source.schema.read_tables().keys()
    source.close()
    run_script(bare, grant_script(as_superuser(bare), None))
    check_account(bare, wanted)


def test_an_account_that_sees_too_little_gets_the_script_that_looks_for_itself(bare: Place) -> None:
    """Its own view of the site would repeat what is missing."""
    bare.make_account("alx_blind")
    bare.grant_all("alx_blind")
    source = MoodleSource.open(settings_of(bare, "alx_blind"), PASSWORD)
    seen = replace_features(source.schema, ("departments (no right to read odd_department)",))
    source.close()
    assert "odd_department" in grant_script(as_superuser(bare), seen)
    assert grant_script(as_superuser(bare), seen) == grant_script(as_superuser(bare), None)


def replace_features(schema: MoodleSchema, missing: tuple[str, ...]) -> MoodleSchema:
    """The same schema with a gap."""
    schema.missing_features = missing
    return schema


def check_account(place: Place, tables: object) -> None:
    settings = settings_of(place, OWN_ACCOUNT)
    results = list(run_steps(settings, "choose-a-password"))
    assert {result.state for result in results} <= {StepState.OK, StepState.WARN}
    assert next(result for result in results if result.key == "read_only").state is StepState.OK
    source = MoodleSource.open(settings, "choose-a-password")
    assert source.schema.read_tables().keys() == tables
    assert source.schema.missing_features == ()
    assert len(source.schema.module_tables()) == 2
    with source.snapshot() as reader:
        for table in (*source.schema.read_tables().values(), *source.schema.module_tables()):
            reader.rows(str(table.name), select(*table.c).limit(1))
            reader.scalar("count", select(func.count()).select_from(table))
    for table_name, column in SECRETS.items():
        with pytest.raises(RightMissing), source.snapshot() as reader:
            reader.rows("secret", text(f"SELECT {column} FROM odd_{table_name}"))
    with pytest.raises(SourceError), source.snapshot() as reader:
        reader.rows("sessions", text("SELECT * FROM odd_sessions"))
    source.close()


def test_the_letter_names_the_account_and_holds_the_script(bare: Place) -> None:
    settings = settings_of(bare, "moodle_reports")
    written = letter(settings, None)
    assert "moodle_reports" in written
    assert ODD_NAME in written
    assert grant_script(settings, None) in written
    assert len(written.split("GRANT")[0].splitlines()) > 15


EXTERNAL = (
    "CREATE TABLE odd_external_services (id bigint, name varchar(200), enabled smallint, restrictedusers smallint, "
    "requiredcapability varchar(150))",
    "CREATE TABLE odd_external_services_functions (id bigint, externalserviceid bigint, functionname varchar(200))",
    "CREATE TABLE odd_external_services_users (id bigint, externalserviceid bigint, userid bigint, "
    "iprestriction varchar(255), validuntil bigint)",
    "CREATE TABLE odd_external_tokens (id bigint, token varchar(128), privatetoken varchar(64), tokentype smallint, "
    "userid bigint, externalserviceid bigint, iprestriction varchar(255), validuntil bigint, timecreated bigint, "
    "name varchar(255))",
    "INSERT INTO odd_user (id, deleted, suspended, confirmed) VALUES (2, 0, 0, 1)",
    "INSERT INTO odd_external_services VALUES (5, 'Reports', 1, 1, NULL)",
    f"INSERT INTO odd_external_services_functions VALUES (1, 5, '{FUNCTION}')",
    "INSERT INTO odd_external_tokens VALUES (7, '0123456789abcdef', 'private', 0, 2, 5, NULL, 0, 1, 'Mine')",
)


def test_tokens_of_the_web_service_are_read_only_where_that_is_asked_for(bare: Place) -> None:
    forget_account(bare)
    for statement in EXTERNAL:
        bare.execute(statement)
    settings = settings_of(bare, OWN_ACCOUNT)
    run_script(bare, grant_script(as_superuser(bare), None))
    with pytest.raises(PluginMissing, match="external_"):
        tokens_read(settings)
    script = grant_script(as_superuser(bare), None, tokens=True)
    assert script in letter(as_superuser(bare), None, tokens=True)
    run_script(bare, script)
    (token,) = tokens_read(settings)
    assert (token.moodle_id, token.name) == (7, "Reports")  # its own name is for a GRANT that is commented out
    source = MoodleSource.open(settings, "choose-a-password")
    with pytest.raises(RightMissing), source.snapshot() as reader:
        reader.rows("secret", text("SELECT privatetoken FROM odd_external_tokens"))
    source.close()
    named = next(line.removeprefix("-- ") for line in script.splitlines() if line.startswith("-- GRANT"))
    bare.execute(named.rstrip(";"))
    assert [token.name for token in tokens_read(settings)] == ["Mine"]


def tokens_read(settings: SourceSettings) -> list[MoodleToken]:
    source = MoodleSource.open(settings, "choose-a-password")
    try:
        with source.snapshot() as reader:
            return read_service_tokens(reader, source)
    finally:
        source.close()
