"""Time limits of statements, and what the databases' errors in an expression mean to the client."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from alx_desktop.endpoint.odata.errors import ODataError, OutOfRange, TooComplex, TooSlow

STEPS = 100_000
"""Instructions of SQLite's machine between two looks at the clock: some milliseconds. A look needs Python's lock."""

_TOO_SLOW = "The query took too long and was stopped. Ask for less: a narrower $filter, a smaller $top, no $orderby."
_RANGE = "A number or a date of the expression does not fit its type for some row."
_COMPLEX = "The expression is too complex for the database."
# The last is what an OverflowError of a Python function becomes.
_SQLITE_RANGE = ("user-defined function raised exception", "integer overflow", "string or blob too big")
_SQLITE_COMPLEX = ("parser stack overflow", "Expression tree is too large", "too many SQL variables")


@contextmanager
def limited(connection: Connection, seconds: float) -> Iterator[None]:
    """Stop the connection's statement in the block once so many seconds are over. Raises TooSlow; OutOfRange or
    TooComplex for what only the database can find. Other errors pass."""
    if connection.dialect.name == "sqlite":
        with _sqlite_limited(connection.connection.driver_connection, seconds):
            yield
        return
    try:
        connection.exec_driver_sql(f"SET LOCAL statement_timeout = {max(int(seconds * 1000), 1)}")
        yield
    except DBAPIError as error:
        known = _of_postgresql(getattr(error.orig, "sqlstate", None) or "")
        if known is None:
            raise
        raise known from error


@contextmanager
def _sqlite_limited(driver: Any, seconds: float) -> Iterator[None]:
    end = time.monotonic() + seconds
    driver.set_progress_handler(lambda: time.monotonic() > end, STEPS)
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        # Rows are fetched from the driver itself, whose errors come as they are.
        cause = error.orig if isinstance(error, DBAPIError) else error
        known = _of_sqlite(str(cause), time.monotonic() > end)
        if known is None:
            raise
        raise known from error
    finally:
        driver.set_progress_handler(None, 0)


def _of_sqlite(text: str, late: bool) -> ODataError | None:
    if text == "interrupted":
        return TooSlow(_TOO_SLOW) if late else None
    if text in _SQLITE_RANGE:
        return OutOfRange(_RANGE)
    return TooComplex(_COMPLEX) if text.startswith(_SQLITE_COMPLEX) else None


def _of_postgresql(state: str) -> ODataError | None:
    if state == "57014":
        return TooSlow(_TOO_SLOW)
    if state.startswith("54"):
        return TooComplex(_COMPLEX)
    return OutOfRange(_RANGE) if state.startswith("22") else None
