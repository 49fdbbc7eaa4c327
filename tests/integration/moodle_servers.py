"""What the tests of the Moodle adapter share: drivers, accounts and small made-up sites on real servers."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass

import pytest

from alx_desktop.config import SourceSettings
from alx_desktop.moodle.source import MoodleSource
from tests.made_moodle import Made, make_moodle
from tests.server_process import Server
from tests.servers import PostgresServer

PASSWORD = "p%:@/ ü'\"\\s"
READER = "alx_reader"

needs_mysqlclient = pytest.mark.skipif(
    importlib.util.find_spec("MySQLdb") is None, reason="mysqlclient is not installed (extra `fast`)"
)
DRIVERS = [
    pytest.param("mysql+pymysql", id="pymysql"),
    pytest.param("mysql+mysqldb", id="mysqlclient", marks=needs_mysqlclient),
    pytest.param("postgresql+psycopg", id="psycopg"),
]


@dataclass
class Place:
    """A made-up site on a server, and an account that may read all of it."""

    server: Server
    driver: str
    database: str

    @property
    def is_mysql(self) -> bool:
        """MySQL's dialect, whatever the driver."""
        return self.driver.startswith("mysql")

    def url(self, user: str = READER, host: str = "127.0.0.1", port: int | None = None, database: str = "") -> str:
        """URL without password."""
        return f"{self.driver}://{user}@{host}:{port or self.server.port}/{database or self.database}"

    def settings(self, **changes: object) -> SourceSettings:
        """Settings of the reader; `url` and everything else may be changed."""
        return SourceSettings.model_validate({"url": self.url(), **changes})

    def open(self, password: str | None = PASSWORD, **changes: object) -> MoodleSource:
        """An opened source."""
        return MoodleSource.open(self.settings(**changes), password)

    def execute(self, statement: str) -> list[tuple[object, ...]]:
        """Run a statement as the server's superuser, in the site's database."""
        return self.server.execute(statement, self.database)

    def make_account(self, name: str, options: str = "") -> None:
        """An account without any right; an old one of that name goes."""
        if self.is_mysql:
            secret = PASSWORD.replace("\\", "\\\\").replace("'", "\\'")
            self.server.execute(f"CREATE OR REPLACE USER '{name}'@'%' IDENTIFIED BY '{secret}' {options}")
            return
        secret = PASSWORD.replace("'", "''")
        known = self.server.execute(f"SELECT 1 FROM pg_roles WHERE rolname = '{name}'")
        if known:
            # Its rights in this database; those in other tests' databases keep it from being dropped.
            self.execute(f"DROP OWNED BY {name}")
        verb = "ALTER" if known else "CREATE"
        self.server.execute(f"{verb} ROLE {name} LOGIN PASSWORD '{secret}' {options}")

    def grant_all(self, name: str, right: str = "SELECT") -> None:
        """A right on every table of the site."""
        if self.is_mysql:
            self.server.execute(f"GRANT {right} ON `{self.database}`.* TO '{name}'@'%'")
        else:
            self.execute(f"GRANT {right} ON ALL TABLES IN SCHEMA public TO {name}")


def place_on(server: Server, driver: str, database: str, made: Made | None = None) -> Place:
    """Make a site and its reader."""
    make_moodle(server.create_database(database), made)
    place = Place(server, driver, database)
    place.make_account(READER)
    place.grant_all(READER)
    return place


def demand_passwords(server: PostgresServer, *databases: str) -> None:
    """Let everybody but the superuser prove who they are in these; the tests' PostgreSQL trusts everybody elsewhere."""
    known = (server.data / "pg_hba.conf").read_text()
    rules = ["host all postgres 127.0.0.1/32 trust"]
    rules += [f"host {database} all 127.0.0.1/32 scram-sha-256" for database in databases]
    (server.data / "pg_hba.conf").write_text("\n".join([*rules, known]))
    server.execute("SELECT pg_reload_conf()")
