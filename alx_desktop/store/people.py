"""The people of a store on PostgreSQL: who they are, and letting them in and out. Each has her own login.

A login belongs to the whole server; what is in the database itself is whose companies somebody reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, text

from alx_desktop.domain.errors import RoleRefused, StoreRightMissing, WrongUse
from alx_desktop.domain.people import People, Person, Role, checked_companies, checked_login
from alx_desktop.domain.phrases import phrase
from alx_desktop.store.audit import append_audit
from alx_desktop.store.clock import clock
from alx_desktop.store.engines import make_engine
from alx_desktop.store.faults import translated
from alx_desktop.store.location import Database, StoreLocation
from alx_desktop.store.people_setup import set_up
from alx_desktop.store.postgresql_opening import alone
from alx_desktop.store.roles import Groups, Standing, groups_of, quoted, standing_of

_MEMBERS = text("""
    SELECT m.rolname, bool_or(g.rolname = :administrators) AS is_administrator
    FROM pg_auth_members AS a JOIN pg_roles AS g ON g.oid = a.roleid JOIN pg_roles AS m ON m.oid = a.member
    WHERE g.rolname IN (:administrators, :analysts) AND m.rolname <> :administrators
    GROUP BY m.rolname ORDER BY m.rolname
""")
_GRANTED = text("SELECT login, company_id FROM people.analyst_company ORDER BY login, company_id")
_DANGERS = text("""
    SELECT CASE WHEN rolsuper THEN 'is a superuser' WHEN rolbypassrls THEN 'bypasses row security'
                WHEN rolcreaterole THEN 'may make other logins' WHEN NOT rolcanlogin THEN 'cannot log in'
                WHEN NOT rolinherit THEN 'does not inherit the rights of its groups'
                WHEN pg_has_role(oid, (SELECT datdba FROM pg_database WHERE datname = current_database()), 'MEMBER')
                  THEN 'owns the database' END
    FROM pg_roles WHERE rolname = :login
""")
MADE = "ALX Desktop"
"""Comment on a login that was made here: it goes with its person."""


def read_people(location: StoreLocation, password: str | None) -> People:
    """Everybody. Raises WrongUse on SQLite, StoreRightMissing for who is no administrator, StoreUnreachable, ..."""
    with _acting(location, password, needs_roles=False) as (connection, login, standing):
        if standing is Standing.OPEN:
            return People(login, enforced=False)
        return People(login, enforced=True, people=_people(connection))


def add_person(location: StoreLocation, password: str | None, person: Person, secret: str | None, actor: str) -> None:
    """Let somebody in; the first one gives the store its roles. secret: the password of a login that is to be made.

    actor: who does it on this machine. Raises WrongUse for a login that is in already, that could pass the database's
    rules, or that exists although a secret is given; StoreRightMissing where the own login may not make logins.
    """
    checked_login(person.login)
    companies = checked_companies(person.role, person.companies)
    with _acting(location, password, needs_roles=False) as (connection, login, standing):
        if standing is Standing.OPEN:
            set_up(connection, login)
        if _found(connection, person.login) is not None:
            raise WrongUse(f"{person.login!r} is in already", advice=phrase("Change what she may do instead."))
        _require_companies(connection, companies)
        _make_login(connection, person, secret)
        _let_in(connection, Person(person.login, person.role, companies), login)
        detail = {"role": str(person.role), "companies": list(companies)}
        _note(connection, actor, "person added", person.login, detail)


def change_person(location: StoreLocation, password: str | None, person: Person, actor: str) -> None:
    """Give somebody another role or other companies, at once. Raises WrongUse, StoreRightMissing, ..."""
    companies = checked_companies(person.role, person.companies)
    with _acting(location, password, needs_roles=True) as (connection, login, _standing):
        before = _required(connection, person.login, login)
        _require_companies(connection, companies)
        if person.role is not before.role:
            _require_harmless(connection, person)
            _put_out(connection, person.login)
        _let_in(connection, Person(person.login, person.role, companies), login)
        detail = {
            "role": [str(before.role), str(person.role)],
            "companies": [list(before.companies), list(companies)],
        }
        _note(connection, actor, "person changed", person.login, detail)


def set_password(location: StoreLocation, password: str | None, login: str, secret: str, actor: str) -> None:
    """Give somebody another password. Raises WrongUse, StoreRightMissing where the own login may not."""
    with _acting(location, password, needs_roles=True) as (connection, _you, _standing):
        if _found(connection, login) is None:
            raise _nobody(login)
        _set_password(connection, login, secret)
        _note(connection, actor, "password of a person changed", login, {})


def remove_person(location: StoreLocation, password: str | None, login: str, actor: str) -> bool:
    """Take somebody's rights away, at once, and her login if it was made here; whether it is gone. Raises WrongUse."""
    with _acting(location, password, needs_roles=True) as (connection, you, _standing):
        before = _required(connection, login, you)
        _put_out(connection, login)
        detail = {"role": str(before.role), "companies": list(before.companies)}
        _note(connection, actor, "person removed", login, detail)
        return _drop_login(connection, login)


@contextmanager
def _acting(
    location: StoreLocation, password: str | None, *, needs_roles: bool
) -> Iterator[tuple[Connection, str, Standing]]:
    """A transaction, as the login itself: its right to make logins is not the group's."""
    if location.folder is not None:
        advice = phrase(
            "`alx-desktop store move --to postgresql+psycopg://...` makes a store that several people share."
        )
        raise WrongUse("this store is in files on this machine, and has no people", advice=advice)
    engine = make_engine(location, Database.ADMIN, password)
    try:
        with translated(str(location)), alone(location, password), engine.begin() as connection:
            driver: Any = connection.connection.driver_connection
            login, standing = standing_of(driver)
            if standing is Standing.ANALYST:
                raise RoleRefused(f"{login} may not look at the people of the store")
            if standing is Standing.STRANGER:
                raise StoreRightMissing(f"{login} is no administrator of this store", advice=ADMINISTRATORS_ONLY)
            if needs_roles and standing is Standing.OPEN:
                raise WrongUse("this store has no roles yet", advice=phrase("Add the first person."))
            yield connection, login, standing
    finally:
        engine.dispose()


ADMINISTRATORS_ONLY = phrase("Ask an administrator of the store to let you in.")


def _groups(connection: Connection) -> Groups:
    driver: Any = connection.connection.driver_connection
    return groups_of(driver.info.dbname)


def _people(connection: Connection) -> tuple[Person, ...]:
    groups = _groups(connection)
    companies: dict[str, list[int]] = {}
    for login, company in connection.execute(
        text("SELECT login, company_id FROM people.analyst_company ORDER BY 1, 2")
    ):
        companies.setdefault(login, []).append(company)
    found = connection.execute(_MEMBERS, {"administrators": groups.administrators, "analysts": groups.analysts}).all()
    return tuple(
        Person(login, Role.ADMINISTRATOR) if is_administrator
        else Person(login, Role.ANALYST, tuple(companies.get(login, ())))
        for login, is_administrator in found
    )  # fmt: skip


def _found(connection: Connection, login: str) -> Person | None:
    return next((one for one in _people(connection) if one.login == login), None)


def _required(connection: Connection, login: str, you: str) -> Person:
    found = _found(connection, login)
    if found is None:
        raise _nobody(login)
    if login == you:
        raise WrongUse("you cannot change your own rights", advice=phrase("Let another administrator do it."))
    return found


def _nobody(login: str) -> WrongUse:
    return WrongUse(
        f"nobody here has the login {login!r}", advice=phrase("`alx-desktop store people list` lists them.")
    )


def _require_companies(connection: Connection, companies: tuple[int, ...]) -> None:
    known = set(connection.scalars(text("SELECT company_id FROM reporting.company")))
    unknown = sorted(set(companies) - known)
    if unknown:
        raise WrongUse(f"no company {unknown[0]}", advice=phrase("`alx-desktop company list` lists them."))


def _make_login(connection: Connection, person: Person, secret: str | None) -> None:
    exists = connection.scalar(text("SELECT count(*) FROM pg_roles WHERE rolname = :login"), {"login": person.login})
    name = quoted(connection, person.login)
    if exists and secret is not None:
        advice = phrase("Leave the password out to let this login in, or choose another name.")
        raise WrongUse(f"the server has a login {person.login!r} already", advice=advice)
    if exists:
        _require_harmless(connection, person)
        return
    if secret is None:
        raise WrongUse(f"the server has no login {person.login!r}", advice=phrase("Give a password, and it is made."))
    if not connection.scalar(text("SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = session_user")):
        advice = phrase(
            "Let the server's administrator run: CREATE ROLE {0} LOGIN PASSWORD '...'; then add it here.", name
        )
        raise StoreRightMissing("this login may not make others (CREATEROLE)", advice=advice)
    connection.exec_driver_sql(f"CREATE ROLE {name} LOGIN INHERIT NOCREATEDB NOCREATEROLE")
    connection.exec_driver_sql(f"COMMENT ON ROLE {name} IS '{MADE}'")
    _set_password(connection, person.login, secret)


def _require_harmless(connection: Connection, person: Person) -> None:
    """An analyst's login must not have a way around the rules; an administrator's must have what the group has."""
    found = connection.scalar(_DANGERS, {"login": person.login})
    if found and (person.role is Role.ANALYST or found.startswith(("cannot", "does not"))):
        raise WrongUse(f"the login {person.login!r} {found}", advice=phrase("Choose or make another login."))


def _set_password(connection: Connection, login: str, secret: str) -> None:
    # Only its digest leaves this machine, so that no log of the server can have it.
    driver: Any = connection.connection.driver_connection
    digest = driver.pgconn.encrypt_password(secret.encode(), login.encode(), b"scram-sha-256").decode()
    connection.exec_driver_sql(f"ALTER ROLE {quoted(connection, login)} PASSWORD '{digest}'")


def _let_in(connection: Connection, person: Person, you: str) -> None:
    groups, name = _groups(connection), quoted(connection, person.login)
    if person.role is Role.ADMINISTRATOR:
        connection.exec_driver_sql(f"GRANT {quoted(connection, groups.administrators)} TO {name} WITH ADMIN OPTION")
    else:
        connection.exec_driver_sql(f"GRANT {quoted(connection, groups.analysts)} TO {name}")
    _forget_companies(connection, person.login)
    rows = [
        {"login": person.login, "company": one, "at": clock(connection), "by": you} for one in person.companies
    ]  # fmt: skip
    if rows:
        connection.execute(text("INSERT INTO people.analyst_company VALUES (:login, :company, :at, :by)"), rows)


def _put_out(connection: Connection, login: str) -> None:
    for group in (_groups(connection).administrators, _groups(connection).analysts):
        connection.exec_driver_sql(f"REVOKE {quoted(connection, group)} FROM {quoted(connection, login)} CASCADE")
    if _found(connection, login) is not None:
        # Since PostgreSQL 16, only who has given a right, or a superuser, takes it away.
        advice = phrase("Let that person take it away, or a superuser.")
        raise StoreRightMissing(f"{login!r} was let in by another login", advice=advice)
    _forget_companies(connection, login)


def _forget_companies(connection: Connection, login: str) -> None:
    connection.execute(text("DELETE FROM people.analyst_company WHERE login = :login"), {"login": login})


def _drop_login(connection: Connection, login: str) -> bool:
    """The login that was made here, unless something else on the server hangs on it."""
    made = text("SELECT shobj_description(oid, 'pg_authid') = :made FROM pg_roles WHERE rolname = :login")
    if not connection.scalar(made, {"made": MADE, "login": login}):
        return False
    owned = text("SELECT count(*) FROM pg_shdepend WHERE refobjid = (SELECT oid FROM pg_roles WHERE rolname = :login)")
    if connection.scalar(owned, {"login": login}):
        return False
    if not connection.scalar(text("SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = session_user")):
        return False
    connection.exec_driver_sql(f"DROP ROLE {quoted(connection, login)}")
    return True


def _note(connection: Connection, actor: str, act: str, subject: str, detail: dict[str, Any]) -> None:
    append_audit(connection, clock(connection), actor, act, subject, detail=detail)
