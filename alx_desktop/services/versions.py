"""Which versions run: of this program, of Python, and of the libraries that are installed with it."""

from __future__ import annotations

import platform
import sqlite3
import ssl
from importlib.metadata import PackageNotFoundError, version

from alx_desktop import __version__

PACKAGES = (
    "PySide6-Essentials",
    "SQLAlchemy",
    "alembic",
    "PyMySQL",
    "mysqlclient",
    "psycopg",
    "fastapi",
    "uvicorn",
    "pydantic",
    "keyring",
    "cryptography",
    "openpyxl",
    "pyarrow",
    "pyqtgraph",
)
"""What a report of a problem is asked for first; licences.py lists all."""

NOT_INSTALLED = "not installed"


def version_of(package: str) -> str:
    """The version of an installed package, else "not installed"."""
    try:
        return version(package)
    except PackageNotFoundError:
        return NOT_INSTALLED


def versions() -> list[tuple[str, str]]:
    """(what, version): the program, Python, the system, the databases' and the libraries' versions."""
    return [
        ("ALX Desktop", __version__),
        ("Python", platform.python_version()),
        ("System", platform.platform()),
        ("SQLite", sqlite3.sqlite_version),
        ("OpenSSL", ssl.OPENSSL_VERSION),
        *((package, version_of(package)) for package in PACKAGES),
    ]
