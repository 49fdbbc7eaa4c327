"""Opening a store on PostgreSQL: three schemas of one database."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.pool import NullPool

from alx_desktop.domain.errors import RoleRefused, StoreError, StoreRightMissing
from alx_desktop.domain.people import Person, Role
from alx_desktop.domain.phrases import phrase
from alx_desktop.store.analyst_opening import open_as_analyst
from alx_desktop.store.engines import make_engine
from alx_desktop.store.faults import translated
from alx_desktop.store.granting import grant, in_force, withdraw
from alx_desktop.store.location import Database, StoreLocation
from alx_desktop.store.looking import ORDER
from alx_desktop.store.migration import Layout, layout_of
from alx_desktop.store.opening import LONGEST_OPENING, Opened, bring_up, refuse_newer, require_complete
from alx_desktop.store.roles import Standing, act_as_owner, standing_of

LOCK_KEY = 0x414C5853
"""Key of the advisory lock held while a store is made, migrated or rolled back: "ALXS"."""


def open_postgresql(location: StoreLocation, password: str | None) -> Opened:
    """Connect, make the schemas and tables that are missing, migrate. Raises StoreUnreachable and its kin.

    In a store with roles, an analyst only connects, and who is nobody there is refused (StoreRightMissing).
    """
    with translated(str(location)), alone(location, password) as connection:
        driver: Any = connection.connection.driver_connection
        login, standing = standing_of(driver)
        if standing is Standing.STRANGER:
            raise StoreRightMissing(f"{login} is not among the people of this store", advice=STRANGERS)
        if standing is not Standing.ANALYST:
            _prepare(connection)
        engines = {database: make_engine(location, database, password) for database in ORDER}
        try:
            if standing is Standing.ANALYST:
                return Opened(engines, person=open_as_analyst(engines, login))
            _bring_all_up(engines, with_roles=standing is Standing.ADMINISTRATOR)
            require_complete(engines, {})
        except BaseException:
            for engine in engines.values():
                engine.dispose()
            raise
    return Opened(engines, person=Person(login, Role.ADMINISTRATOR) if standing is Standing.ADMINISTRATOR else None)


STRANGERS = phrase("Ask an administrator of the store to let you in: `alx-desktop store people add`.")


def standing_at(location: StoreLocation, password: str | None) -> Standing:
    """How the login stands to the store in its database. Raises StoreUnreachable and its kin."""
    engine = make_engine(location, Database.REPORTING, password)
    try:
        with translated(str(location)), engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            return standing_of(driver)[1]
    finally:
        engine.dispose()


@contextmanager
def alone(location: StoreLocation, password: str | None) -> Iterator[Connection]:
    """A connection that holds the store's advisory lock: one process at a time makes, migrates or rolls back."""
    url = location.parsed_url.set(password=password) if password is not None else location.parsed_url
    arguments = {"connect_timeout": 10, "application_name": "ALX Desktop opening"}
    engine = create_engine(
        url, poolclass=NullPool, isolation_level="AUTOCOMMIT", connect_args=arguments, hide_parameters=True
    )
    with engine.connect() as connection:
        # A migration takes minutes; a machine that is frozen in the middle of one must not stop the others for ever.
        connection.execute(text(f"SET lock_timeout TO {int(LONGEST_OPENING * 1000)}"))
        connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": LOCK_KEY})
        # Ends with the connection.
        yield connection


def layout_in(engine: Engine, database: Database) -> Layout:
    """How one schema stands to this version."""
    with translated(database), engine.connect() as connection:
        return layout_of(connection, database)


def _prepare(connection: Connection) -> None:
    encoding = connection.scalar(text("SHOW server_encoding"))
    if encoding != "UTF8":
        raise StoreError(
            f"the database's encoding is {encoding}",
            advice=phrase("Make the database with `createdb --encoding=UTF8 --template=template0 NAME`."),
        )
    present = set(connection.scalars(text("SELECT nspname FROM pg_namespace")))
    for database in ORDER:
        # Asked for first: IF NOT EXISTS wants the right to create even where the schema exists.
        if database not in present:
            connection.execute(text(f"CREATE SCHEMA {database}"))


def withdraw_rights(engine: Engine) -> None:
    """Take away what would stand in a migration's way; the next opening puts it in force again. Nothing without roles.

    In between, analysts see nothing. Raises RoleRefused for who is no administrator.
    """
    with translated("roles"), engine.begin() as connection:
        driver: Any = connection.connection.driver_connection
        login, standing = standing_of(driver)
        if standing in (Standing.ANALYST, Standing.STRANGER):
            raise RoleRefused(f"{login} may not change the layout of the store")
        if standing is Standing.ADMINISTRATOR:
            act_as_owner(connection)
            withdraw(connection)


def _bring_all_up(engines: dict[Database, Engine], with_roles: bool) -> None:
    now = int(time.time())
    layouts = {database: layout_in(engine, database) for database, engine in engines.items()}
    refuse_newer(layouts)
    if with_roles and set(layouts.values()) != {Layout.CURRENT}:
        withdraw_rights(engines[Database.ADMIN])
    for database, layout in layouts.items():
        if layout is not Layout.CURRENT:
            with translated(database), engines[database].begin() as connection:
                act_as_owner(connection)
                bring_up(connection, database, now)
    if with_roles:
        with translated("roles"), engines[Database.ADMIN].begin() as connection:
            if not in_force(connection):
                act_as_owner(connection)
                grant(connection)
