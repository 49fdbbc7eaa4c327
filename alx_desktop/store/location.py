"""Where a reporting store is, and what its three databases are called."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sqlalchemy import MetaData
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from alx_desktop.domain.errors import WrongUse
from alx_desktop.store.tables import activity_metadata, admin_metadata, reporting_metadata


class Database(StrEnum):
    """The three databases; the value is the file's stem on SQLite and the schema on PostgreSQL."""

    REPORTING = "reporting"
    ADMIN = "admin"
    ACTIVITY = "activity"

    @property
    def metadata(self) -> MetaData:
        """The tables that this version expects in it."""
        return _METADATA[self]


_METADATA = {
    Database.REPORTING: reporting_metadata,
    Database.ADMIN: admin_metadata,
    Database.ACTIVITY: activity_metadata,
}


@dataclass(frozen=True, slots=True)
class StoreLocation:
    """A folder of SQLite files, or the URL of one PostgreSQL database (without its password): exactly one of them."""

    folder: Path | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        """Raise WrongUse where both or none are given, or the URL is not PostgreSQL's."""
        if (self.folder is None) == (self.url is None):
            raise WrongUse("a store is either a folder or a URL")
        if self.url is not None and self.parsed_url.drivername != "postgresql+psycopg":
            raise WrongUse("the store's URL must begin with postgresql+psycopg://")

    @property
    def parsed_url(self) -> URL:
        """The URL as SQLAlchemy's object. Raises WrongUse where it is none."""
        try:
            return make_url(self.url or "")
        except ArgumentError as error:
            raise WrongUse("not a database URL, e.g. postgresql+psycopg://user@host:5432/alx") from error

    @property
    def dialect(self) -> str:
        """sqlite or postgresql."""
        return "sqlite" if self.folder is not None else "postgresql"

    def file(self, database: Database) -> Path:
        """The SQLite file of a database. Raises WrongUse on PostgreSQL."""
        if self.folder is None:
            raise WrongUse("this store is on PostgreSQL and has no files")
        return self.folder / f"{database}.sqlite"

    def __str__(self) -> str:
        return str(self.folder) if self.folder is not None else self.parsed_url.render_as_string(hide_password=True)
