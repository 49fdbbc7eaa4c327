"""Reads a store as it is, without making, migrating or recovering anything: for reports about it."""

from __future__ import annotations

import contextlib
import itertools
import re
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from alx_desktop.domain.errors import StoreError
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.progress import CancelToken
from alx_desktop.store.doctor import as_it_is
from alx_desktop.store.location import Database, StoreLocation
from alx_desktop.store.store import Store
from alx_desktop.store.table_sizes import StoreTables, store_tables
from alx_desktop.store.tables.admin import api_token
from alx_desktop.store.tables.star import company, learner

WORD = re.compile(r"[\w@+'-]+(?:\.[\w@+'-]+)*")
"""A word of a text, with an e-mail address or a user name as one."""


BATCH = 10_000
"""Learners in memory at a time."""


def tables_at(location: StoreLocation, password: str | None, cancel: CancelToken | None = None) -> StoreTables:
    """Tables and indexes of a store that is open or not. Raises StoreError and its kinds, Cancelled."""
    with _looked_into(location, password) as store:
        return store_tables(store, cancel)


def names_at(location: StoreLocation, password: str | None) -> list[str]:
    """Names that people gave: of companies, long and short, removed ones too, and of tokens. Raises StoreError."""
    with _looked_into(location, password) as store:
        with store.reading(store.reporting) as connection:
            rows = connection.execute(select(company.c.name, company.c.shortname)).all()
        with store.reading(store.admin) as connection:
            tokens = list(connection.scalars(select(api_token.c.name)))
    return sorted({str(name) for name in (*(cell for row in rows for cell in row), *tokens) if name})


def people_at(location: StoreLocation, password: str | None, text: str, cancel: CancelToken | None = None) -> list[str]:
    """Learners whom a text names: by full name, user name, e-mail address or id number; what it calls them.

    One pass over all learners, seconds per million. Numbers alone are no names: a text has many of them. Raises
    StoreError, Cancelled.
    """
    words = [word.strip("'-") for word in WORD.findall(text.casefold())]
    known, pairs = set(words), set(itertools.pairwise(words))
    c = learner.c
    statement = select(c.username, c.email, c.idnumber, c.firstname, c.lastname)
    found: set[str] = set()
    with _looked_into(location, password) as store, store.reading(store.reporting, cancel) as connection:
        for *single, first, last in connection.execution_options(yield_per=BATCH).execute(statement):
            found.update(one for one in single if one and not one.isdigit() and one.casefold() in known)
            name = f"{first} {last}".casefold().split()
            if len(name) > 1 and all(pair in pairs for pair in itertools.pairwise(name)):
                found.update({f"{first} {last}", " ".join(f"{first} {last}".split())})
    return sorted(found)


@contextlib.contextmanager
def _looked_into(location: StoreLocation, password: str | None) -> Iterator[Store]:
    if location.folder is not None and not all(location.file(database).is_file() for database in Database):
        # Connecting would make empty files.
        raise StoreError(str(location), title=phrase("There is no whole store yet"))
    try:
        with as_it_is(location, password) as store:
            yield store
    except SQLAlchemyError as error:
        # An older layout lacks tables that this version asks for.
        raise StoreError(
            type(error).__name__, title=phrase("The store has another layout than this version's")
        ) from error
