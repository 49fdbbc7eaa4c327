"""The drivers' errors in the store's words."""

from __future__ import annotations

import errno
import sqlite3

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from alx_desktop.domain.errors import (
    Cancelled,
    DiskFull,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreLoginRefused,
    StoreRightMissing,
    StoreUnreachable,
)
from alx_desktop.store.faults import files_translated, translated, translation


def sqlite(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("what SQLite says")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_FULL, DiskFull),
        (sqlite3.SQLITE_IOERR_SHMSIZE, DiskFull),
        (sqlite3.SQLITE_BUSY, StoreBusy),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, StoreBusy),
        (sqlite3.SQLITE_LOCKED, StoreBusy),
        (sqlite3.SQLITE_CORRUPT, StoreDamaged),
        (sqlite3.SQLITE_CORRUPT_VTAB, StoreDamaged),
        (sqlite3.SQLITE_NOTADB, StoreDamaged),
        (sqlite3.SQLITE_INTERRUPT, Cancelled),
        (sqlite3.SQLITE_IOERR_READ, StoreError),
        (sqlite3.SQLITE_READONLY_DIRECTORY, StoreError),
        (sqlite3.SQLITE_CANTOPEN, StoreError),
        (sqlite3.SQLITE_ERROR, None),
        (sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, None),
        (sqlite3.SQLITE_MISUSE, None),
    ],
)
def test_sqlite(code: int, kind: type[Exception] | None) -> None:
    for error in (sqlite(code), OperationalError("SELECT 1", {}, sqlite(code))):
        found = translation(error, "reporting")
        assert (type(found) if found else None) is kind
        assert found is None or ("reporting" in found.detail and "SELECT" not in found.detail)


class PostgresError(Exception):
    """As psycopg's: a text and a code."""

    def __init__(self, sqlstate: str | None) -> None:
        super().__init__("what PostgreSQL says")
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        ("57014", Cancelled),
        ("55P03", StoreBusy),
        ("40001", StoreBusy),
        ("40P01", StoreBusy),
        ("53100", DiskFull),
        ("53300", StoreUnreachable),
        ("57P01", StoreUnreachable),
        ("08006", StoreUnreachable),
        ("42501", StoreRightMissing),
        ("25006", StoreRightMissing),
        ("28P01", StoreLoginRefused),
        ("3D000", StoreUnreachable),
        ("XX001", StoreDamaged),
        ("23505", None),
        ("42P01", None),
        (None, None),
    ],
)
def test_postgresql(state: str | None, kind: type[Exception] | None) -> None:
    found = translation(IntegrityError("INSERT", {"name": "Ann"}, PostgresError(state)), "admin")
    assert (type(found) if found else None) is kind
    assert found is None or "Ann" not in str(found)


def test_a_pool_without_a_free_connection_is_busy() -> None:
    assert isinstance(translation(PoolTimeout(), "admin"), StoreBusy)


def test_what_is_not_the_database_s_passes() -> None:
    with pytest.raises(PermissionError), translated("reporting"):
        raise PermissionError(errno.EACCES, "the export's folder")
    with pytest.raises(DiskFull), translated("reporting"):
        raise DiskFull


def test_errors_of_files() -> None:
    with pytest.raises(DiskFull), files_translated():
        raise OSError(errno.ENOSPC, "No space left on device")
    with pytest.raises(StoreError) as caught, files_translated():
        raise PermissionError(errno.EACCES, "no")
    assert caught.value.advice
