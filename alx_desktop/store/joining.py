"""A look at a shared store through somebody's login, before there is a profile: nothing is made or migrated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from alx_desktop.domain.errors import StoreError, StoreRightMissing
from alx_desktop.domain.people import Role
from alx_desktop.domain.phrases import phrase
from alx_desktop.store.engines import make_engine
from alx_desktop.store.faults import translated
from alx_desktop.store.location import Database, StoreLocation
from alx_desktop.store.migration import Layout, layout_of
from alx_desktop.store.opening import refuse_newer
from alx_desktop.store.postgresql_opening import STRANGERS
from alx_desktop.store.roles import Standing, standing_of
from alx_desktop.store.tables.star import company

NO_STORE = phrase("This database has no store of ALX Desktop")
NO_STORE_ADVICE = phrase(
    "Check the database's name. A store gets there with `alx-desktop store move`, on the machine that has it now."
)


@dataclass(frozen=True, slots=True)
class SharedStore:
    """What a login finds. role None: the store has no roles. companies: that it may read; None = an older layout."""

    login: str
    role: Role | None
    companies: int | None


def look_at(location: StoreLocation, password: str | None) -> SharedStore:
    """Who this login is in the store there, and how many companies it reads.

    Raises StoreUnreachable and its kin, StoreRightMissing for a stranger, StoreNewer, StoreError where there is none.
    """
    engine = make_engine(location, Database.REPORTING, password)
    try:
        with translated(str(location)), engine.connect() as connection:
            return _look(connection)
    finally:
        engine.dispose()


def _look(connection: Connection) -> SharedStore:
    driver: Any = connection.connection.driver_connection
    login, standing = standing_of(driver)
    if standing is Standing.STRANGER:
        raise StoreRightMissing(f"{login} is not among the people of this store", advice=STRANGERS)
    layout = layout_of(connection, Database.REPORTING)
    if layout is Layout.EMPTY:
        raise StoreError("the schema reporting has no tables", title=NO_STORE, advice=NO_STORE_ADVICE)
    refuse_newer({Database.REPORTING: layout})
    role = None if standing is Standing.OPEN else Role(str(standing))
    live = select(func.count()).select_from(company).where(company.c.removed_at.is_(None))
    return SharedStore(login, role, connection.scalar(live) if layout is Layout.CURRENT else None)
