"""Random keys kept in the admin database, so that a restored backup still reads what they protect."""

from __future__ import annotations

import secrets

from sqlalchemy import select

from alx_desktop.store.bulk import insert_rows
from alx_desktop.store.store import Store
from alx_desktop.store.tables.admin import secret

BYTES = 32


def read_or_make_key(store: Store, name: str) -> bytes:
    """The key of that name, 32 random bytes; made at the first call."""
    statement = select(secret.c.value).where(secret.c.name == name)
    with store.reading(store.admin) as connection:
        found = connection.scalar(statement)
    if found is None:
        with store.writing(store.admin) as connection:
            if store.dialect == "postgresql":
                connection.exec_driver_sql("LOCK TABLE secret IN EXCLUSIVE MODE")
            # Another process may have made it since we looked.
            found = connection.scalar(statement)
            if found is None:
                found = secrets.token_hex(BYTES)
                insert_rows(connection, secret, ("name", "value"), [(name, found)])
    return bytes.fromhex(found)
