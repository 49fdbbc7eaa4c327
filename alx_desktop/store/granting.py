"""Makes the database enforce store.rights: grants, policies, views; and takes them away before a migration.

Everything here runs in the caller's transaction, as the administrators' group, which owns it.
"""

from __future__ import annotations

import hashlib
from typing import Any

from sqlalchemy import Connection, Dialect, text
from sqlalchemy.dialects import postgresql

from alx_desktop.store.location import Database
from alx_desktop.store.migration import CHAINS
from alx_desktop.store.rights import PEOPLE, RIGHTS, Empty, Masked, Rows
from alx_desktop.store.roles import Groups, groups_of, quoted

POLICY = "analysts"
_DIALECT: Dialect = postgresql.dialect()  # type: ignore[no-untyped-call]

_MY_COMPANIES = f"""
    CREATE OR REPLACE FUNCTION {PEOPLE}.my_companies() RETURNS bigint[]
    LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS 'SELECT coalesce(array_agg(company_id), ''{{}}'') FROM {PEOPLE}.analyst_company WHERE login = session_user::text'
"""
"""session_user is who logged in: SET ROLE does not change it, and only superusers can."""

_SIGNED = f"""
    CREATE OR REPLACE FUNCTION {PEOPLE}.signed() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
    AS $body$
    BEGIN
      IF NEW.actor = session_user::text OR starts_with(NEW.actor, session_user::text || ' (')
         -- The trail of a store that is being moved here: its entries are of others.
         OR EXISTS (SELECT FROM reporting.sync_state WHERE copy_of IS NOT NULL) THEN
        RETURN NEW;
      END IF;
      RAISE EXCEPTION 'an entry of the audit trail names the login that writes it'
        USING ERRCODE = 'insufficient_privilege';
    END
    $body$
"""


def stamp() -> str:
    """What the rights of this version come from; beside the schema, it says that they are in force."""
    heads = [CHAINS[one].head for one in Database]
    words = repr((RIGHTS, heads, _MY_COMPANIES, _SIGNED))
    return f"ALX Desktop rights {hashlib.sha256(words.encode()).hexdigest()[:16]}"


_IN_FORCE = text(f"""
    SELECT obj_description(to_regnamespace('{PEOPLE}'), 'pg_namespace') = :stamp
       AND NOT EXISTS (SELECT FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relrowsecurity
                         AND relnamespace::regnamespace::text = ANY (:schemas))
""")
"""A table without row security was made since."""


def in_force(connection: Connection) -> bool:
    """Whether this version's rights are there, on every table."""
    return bool(connection.scalar(_IN_FORCE, {"stamp": stamp(), "schemas": [PEOPLE, *map(str, Database)]}))


def grant(connection: Connection) -> None:
    """Put this version's rights in force, on all three schemas."""
    withdraw(connection)
    driver: Any = connection.connection.driver_connection
    groups = groups_of(driver.info.dbname)
    run = connection.exec_driver_sql
    run(_MY_COMPANIES)
    run(_SIGNED)
    for function in ("my_companies", "signed"):
        run(f"REVOKE ALL ON FUNCTION {PEOPLE}.{function}() FROM PUBLIC")
    analysts = quoted(connection, groups.analysts)
    run(f"GRANT EXECUTE ON FUNCTION {PEOPLE}.my_companies() TO {analysts}")
    run(f"GRANT USAGE ON SCHEMA {PEOPLE}, {', '.join(Database)} TO {analysts}")
    for database in Database:
        _grant_tables(connection, database, groups)
    run(
        "CREATE TRIGGER signed BEFORE INSERT OR UPDATE ON admin.audit_entry"
        f" FOR EACH ROW EXECUTE FUNCTION {PEOPLE}.signed()"
    )
    run(f"COMMENT ON SCHEMA {PEOPLE} IS '{stamp()}'")


def withdraw(connection: Connection) -> None:
    """Take every right of analysts away: nothing of ours hangs on a column that a migration changes any more."""
    driver: Any = connection.connection.driver_connection
    analysts = quoted(connection, groups_of(driver.info.dbname).analysts)
    run = connection.exec_driver_sql
    run(f"COMMENT ON SCHEMA {PEOPLE} IS NULL")
    for schema in (PEOPLE, *Database):
        run(f"REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM PUBLIC, {analysts}")
        run(f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA {schema} FROM PUBLIC, {analysts}")
        run(f"REVOKE ALL ON SCHEMA {schema} FROM PUBLIC, {analysts}")
    policies = text("SELECT schemaname, tablename FROM pg_policies WHERE policyname = :name AND schemaname = ANY (:of)")
    for schema, table in connection.execute(policies, {"name": POLICY, "of": list(map(str, Database))}).all():
        run(f"DROP POLICY {POLICY} ON {quoted(connection, schema)}.{quoted(connection, table)}")
    for view in connection.scalars(text("SELECT viewname FROM pg_views WHERE schemaname = :s"), {"s": PEOPLE}).all():
        run(f"DROP VIEW {PEOPLE}.{quoted(connection, view)}")
    run("DROP TRIGGER IF EXISTS signed ON admin.audit_entry")


def _grant_tables(connection: Connection, database: Database, groups: Groups) -> None:
    analysts = quoted(connection, groups.analysts)
    run = connection.exec_driver_sql
    present = text("SELECT relname, relrowsecurity FROM pg_class WHERE relnamespace = to_regnamespace(:schema)"
                   " AND relkind IN ('r', 'p')")  # fmt: skip
    for name, secured in connection.execute(present, {"schema": str(database)}).all():
        table = f"{database}.{quoted(connection, name)}"
        if not secured:
            # Without a policy nobody but the owner sees a row, even where somebody grants the table by mistake.
            run(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        right = RIGHTS[database].get(name)
        if isinstance(right, Rows):
            run(f"CREATE POLICY {POLICY} ON {table} FOR SELECT TO {analysts} USING ({right.condition})")
            run(f"GRANT SELECT ON {table} TO {analysts}")
        elif isinstance(right, Masked | Empty):
            view = f"{PEOPLE}.{quoted(connection, name)}"
            run(f"CREATE VIEW {view} WITH (security_barrier) AS {_view(database, name, right)}")
            run(f"GRANT SELECT ON {view} TO {analysts}")


def _view(database: Database, name: str, right: Masked | Empty) -> str:
    if isinstance(right, Empty):
        # Over the table itself: who writes then lacks a right, where a view of constants would be a fault of ours.
        return f"SELECT * FROM {database}.{name} WHERE false"
    columns = [
        f'NULL::{column.type.compile(_DIALECT)} AS "{column.name}"'
        if column.name in right.columns
        else f'"{column.name}"'
        for column in database.metadata.tables[name].columns
    ]
    return f"SELECT {', '.join(columns)} FROM {database}.{name}"
