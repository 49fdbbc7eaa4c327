"""Who a session on PostgreSQL is: the groups of a store's people, and where its login stands to them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, text

from alx_desktop.domain.people import LONGEST_LOGIN
from alx_desktop.store.rights import PEOPLE


@dataclass(frozen=True, slots=True)
class Groups:
    """Roles without a login, of one database's store. Roles belong to the whole server, hence the database's name.

    administrators: owns the store's tables, so that its members do, too. analysts: has the rights of store.rights.
    """

    administrators: str
    analysts: str


class Standing(StrEnum):
    """How a login stands to the store in its database."""

    OPEN = "open"
    """The store has no roles: who can connect may do what the server lets him."""
    ADMINISTRATOR = "administrator"
    ANALYST = "analyst"
    STRANGER = "stranger"


_STANDING = f"""
    SELECT session_user::text,
      CASE WHEN to_regnamespace('{PEOPLE}') IS NULL THEN 'open'
           WHEN EXISTS (SELECT FROM pg_roles WHERE rolname = %s AND pg_has_role(session_user, oid, 'USAGE'))
             THEN 'administrator'
           WHEN EXISTS (SELECT FROM pg_roles WHERE rolname = %s AND pg_has_role(session_user, oid, 'USAGE'))
             THEN 'analyst'
           ELSE 'stranger' END
"""

_GIVERS = text("""
    SELECT g.rolname FROM pg_auth_members AS a JOIN pg_roles AS g ON g.oid = a.grantor
    WHERE a.roleid = (SELECT oid FROM pg_roles WHERE rolname = :group)
      AND a.member = (SELECT oid FROM pg_roles WHERE rolname = :member) AND pg_has_role(session_user, g.oid, 'USAGE')
""")
GIVERS_COUNT = 160_000
"""Since PostgreSQL 16, a membership is its giver's: others cannot take it away, and it ends with the giver's own."""


def groups_of(database: str) -> Groups:
    """The groups of the store in a database of that name."""
    longest = LONGEST_LOGIN - len("alx_analysts_")
    name = database if len(database.encode()) <= longest else hashlib.sha256(database.encode()).hexdigest()[:32]
    return Groups(f"alx_admins_{name}", f"alx_analysts_{name}")


def standing_of(driver: Any) -> tuple[str, Standing]:
    """The login of a connection of psycopg, and how it stands. One statement."""
    groups = groups_of(driver.info.dbname)
    login, standing = driver.execute(_STANDING, (groups.administrators, groups.analysts)).fetchone()
    return login, Standing(standing)


def quoted(connection: Connection, name: str) -> str:
    """A name as an identifier for exec_driver_sql, whatever is in it."""
    return connection.dialect.identifier_preparer.quote_identifier(name)


def act_as_owner(connection: Connection) -> None:
    """Until the end of the transaction, what is made belongs to the administrators' group; nothing without roles."""
    if connection.dialect.name != "postgresql":
        return
    driver: Any = connection.connection.driver_connection
    if standing_of(driver)[1] is Standing.ADMINISTRATOR:
        group = groups_of(driver.info.dbname).administrators
        connection.exec_driver_sql(f"SET LOCAL ROLE {quoted(connection, group)}")


def take_out(connection: Connection, group: str, member: str) -> None:
    """End a membership of a group, as far as the session may: each of those that it can speak for."""
    revoke = f"REVOKE {quoted(connection, group)} FROM {quoted(connection, member)}"
    if server_version(connection) < GIVERS_COUNT:
        connection.exec_driver_sql(f"{revoke} CASCADE")
        return
    for giver in connection.scalars(_GIVERS, {"group": group, "member": member}).all():
        connection.exec_driver_sql(f"{revoke} GRANTED BY {quoted(connection, giver)} CASCADE")


def server_version(connection: Connection) -> int:
    """As libpq has it: 150004 is 15.4."""
    driver: Any = connection.connection.driver_connection
    return int(driver.info.server_version)
