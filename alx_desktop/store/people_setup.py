"""Gives a store on PostgreSQL its roles: two groups, and everything owned by the one of the administrators."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, text

from alx_desktop.domain.errors import StoreRightMissing
from alx_desktop.domain.phrases import phrase
from alx_desktop.store.granting import grant
from alx_desktop.store.location import Database
from alx_desktop.store.rights import PEOPLE
from alx_desktop.store.roles import groups_of, quoted

_TABLE = f"""
    CREATE TABLE {PEOPLE}.analyst_company (
      login text NOT NULL,
      company_id bigint NOT NULL CHECK (company_id > 0),
      granted_at bigint NOT NULL,
      granted_by text NOT NULL,
      PRIMARY KEY (login, company_id)
    )
"""
_MEMBERS = text("""
    SELECT m.rolname FROM pg_auth_members AS a JOIN pg_roles AS m ON m.oid = a.member
    WHERE a.roleid = (SELECT oid FROM pg_roles WHERE rolname = :group)
""")


def set_up(connection: Connection, login: str) -> None:
    """Make the groups, and the login the first administrator. In the caller's transaction: whole, or not at all.

    Raises StoreRightMissing where the login may not make roles, or does not own the store.
    """
    if not connection.scalar(text("SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = session_user")):
        who = quoted(connection, login)
        advice = phrase("Let a superuser of the server run: ALTER ROLE {0} CREATEROLE;", who)
        raise StoreRightMissing("roles can only be given by a login that may make them", advice=advice)
    driver: Any = connection.connection.driver_connection
    groups = groups_of(driver.info.dbname)
    run = connection.exec_driver_sql
    administrators, analysts = quoted(connection, groups.administrators), quoted(connection, groups.analysts)
    for group in (groups.administrators, groups.analysts):
        _make_group(connection, group)
    run(f"GRANT {analysts} TO {administrators} WITH ADMIN OPTION")
    run(f"GRANT {administrators} TO {quoted(connection, login)} WITH ADMIN OPTION")
    run(f"CREATE SCHEMA {PEOPLE} AUTHORIZATION {administrators}")
    _hand_over(connection, administrators)
    run(f"SET LOCAL ROLE {administrators}")
    run(_TABLE)
    run(f"ALTER TABLE {PEOPLE}.analyst_company ENABLE ROW LEVEL SECURITY")
    grant(connection)
    run("SET LOCAL ROLE NONE")


def _make_group(connection: Connection, group: str) -> None:
    """Without members: those of a database of that name that is gone have no business here."""
    name = quoted(connection, group)
    if not connection.scalar(text("SELECT count(*) FROM pg_roles WHERE rolname = :group"), {"group": group}):
        connection.exec_driver_sql(f"CREATE ROLE {name} NOLOGIN")
    for member in connection.scalars(_MEMBERS, {"group": group}).all():
        connection.exec_driver_sql(f"REVOKE {name} FROM {quoted(connection, member)} CASCADE")


def _hand_over(connection: Connection, administrators: str) -> None:
    """Schemas first: who gets a table must be allowed to make one there. Sequences and indexes go with their tables."""
    for schema in Database:
        connection.exec_driver_sql(f"ALTER SCHEMA {schema} OWNER TO {administrators}")
        tables = text("SELECT relname FROM pg_class WHERE relnamespace = to_regnamespace(:s) AND relkind IN ('r', 'p')")
        for table in connection.scalars(tables, {"s": str(schema)}).all():
            connection.exec_driver_sql(f"ALTER TABLE {schema}.{quoted(connection, table)} OWNER TO {administrators}")
