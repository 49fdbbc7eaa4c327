"""Turns the database drivers' errors into the store's own; errors that only a bug can cause pass unchanged."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, InterfaceError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from alx_desktop.domain.errors import (
    AlxError,
    Cancelled,
    DiskFull,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreLoginRefused,
    StoreRightMissing,
    StoreUnreachable,
)
from alx_desktop.domain.phrases import phrase

IN_USE = phrase("The store is in use")
IN_USE_ADVICE = phrase(
    "Wait until the other work has finished, or close the other window or command that uses this store."
)
_CUT_OFF = phrase("The store's database server ended the connection in the middle of the work")
_CUT_OFF_ADVICE = phrase(
    "This machine had been asleep, or the server was stopped. What was committed is kept; the next run does the rest."
)
# Primary result codes: https://www.sqlite.org/rescode.html (the low byte of an extended code).
_BUSY, _LOCKED, _READONLY, _INTERRUPT, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB, _PERM = (
    5, 6, 8, 9, 10, 11, 13, 14, 26, 3,
)  # fmt: skip
_IOERR_CORRUPTFS = 10 | (33 << 8)
# Even a reader needs some KB for SQLite's shared memory file.
_IOERR_SHMSIZE = 10 | (19 << 8)


@contextmanager
def translated(what: str = "") -> Iterator[None]:
    """Raise the store's errors for the driver's in the block. `what` names the database in the detail."""
    try:
        yield
    except (DBAPIError, sqlite3.Error, PoolTimeout) as error:
        known = translation(error, what)
        if known is None:
            raise
        raise known from error


@contextmanager
def files_translated() -> Iterator[None]:
    """Raise the store's errors for those of the file system, in a block that only handles the store's own files."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull(str(error)) from error
        advice = phrase("Check the disk and your rights on the folder, and that no other program holds the file.")
        raise StoreError(str(error), advice=advice) from error


def translation(error: BaseException, what: str = "") -> AlxError | None:
    """The store's error for a driver's one; None if it is not about the world but about a mistake of ours."""
    if isinstance(error, PoolTimeout):
        return StoreBusy(f"{what}: every connection is taken", title=IN_USE, advice=IN_USE_ADVICE)
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        return _of_sqlite(cause, what)
    if isinstance(error, DBAPIError) and cause is not None:
        return _of_postgresql(cause, what, lost=error.connection_invalidated or isinstance(error, InterfaceError))
    return None


def _of_sqlite(error: sqlite3.Error, what: str) -> AlxError | None:
    code = getattr(error, "sqlite_errorcode", None)
    detail = f"{what}: {error}" if what else str(error)
    if code is None:
        # Python raises these itself, e.g. for text that is no UTF-8: a cell that SQLite would never have stored.
        return StoreDamaged(detail) if "decode to UTF-8" in str(error) else None
    primary = code & 0xFF
    if primary in (_CORRUPT, _NOTADB) or code == _IOERR_CORRUPTFS:
        return StoreDamaged(detail)
    if primary in (_BUSY, _LOCKED):
        return StoreBusy(detail, title=IN_USE, advice=IN_USE_ADVICE)
    if primary == _FULL or code == _IOERR_SHMSIZE:
        return DiskFull(detail)
    if primary == _INTERRUPT:
        return Cancelled(detail)
    if primary in (_IOERR, _CANTOPEN, _READONLY, _PERM):
        advice = phrase("Check that the disk is there and sound, and that you may write to the folder and its files.")
        return StoreError(f"{detail} ({getattr(error, 'sqlite_errorname', code)})", advice=advice)
    return None


def _of_postgresql(error: BaseException, what: str, lost: bool) -> AlxError | None:
    state = getattr(error, "sqlstate", None) or ""
    detail = f"{what}: {error}".strip() if what else str(error).strip()
    if state == "57014":
        return Cancelled(detail)
    if state == "55P03" or state.startswith("40"):
        return StoreBusy(detail, title=IN_USE, advice=IN_USE_ADVICE)
    if state.startswith("53100"):
        return DiskFull(detail, advice=phrase("Free some space on the database server; what was committed is kept."))
    if state in ("25P03", "57P01"):
        return StoreUnreachable(detail, title=_CUT_OFF, advice=_CUT_OFF_ADVICE)
    if state in ("42501", "25006"):
        return StoreRightMissing(detail)
    if state.startswith("28"):
        return StoreLoginRefused(detail)
    if state == "3D000":
        return _no_database(detail)
    if state.startswith("XX"):
        return StoreDamaged(detail, advice=phrase("Restore the PostgreSQL database from your own backup (pg_restore)."))
    if lost or state.startswith(("08", "57P", "53")):
        return StoreUnreachable(detail)
    return _of_connecting(detail) if not state and type(error).__name__ in _CONNECTING else None


_CONNECTING = ("OperationalError", "ConnectionTimeout", "ConnectionFailure")


def _of_connecting(detail: str) -> AlxError:
    # While connecting, libpq gives no code, only the server's sentence (English unless lc_messages says otherwise).
    lower = detail.lower()
    if any(text in lower for text in ("authentication failed", "no password supplied", "pg_hba.conf", 'role "')):
        return StoreLoginRefused(detail)
    if 'database "' in lower and "does not exist" in lower:
        return _no_database(detail)
    if "permission denied" in lower:
        return StoreRightMissing(detail)
    return StoreUnreachable(detail)


def _no_database(detail: str) -> AlxError:
    return StoreUnreachable(
        detail,
        title=phrase("The PostgreSQL server has no such database"),
        advice=phrase(
            "Check the name, or make it with `createdb` and give the account the right to create schemas in it."
        ),
    )
