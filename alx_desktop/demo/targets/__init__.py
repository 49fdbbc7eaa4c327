"""The databases a demo site can be made in: each with its own way to load rows fast and to leave nothing half."""

from __future__ import annotations

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from alx_desktop.demo.targets.base import Target
from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.phrases import phrase

__all__ = ["Target", "open_target"]


def open_target(url: str) -> Target:
    """The target for a SQLAlchemy URL (sqlite, mysql+..., mariadb+..., postgresql+psycopg). Raises WrongUse."""
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise WrongUse("not a database URL, e.g. sqlite:///demo.sqlite") from error
    backend = parsed.get_backend_name()
    if backend == "sqlite":
        from alx_desktop.demo.targets.sqlite import SqliteTarget

        return SqliteTarget(parsed)
    if backend in ("mysql", "mariadb"):
        from alx_desktop.demo.targets.mysql import MysqlTarget

        return MysqlTarget(parsed)
    if parsed.drivername == "postgresql+psycopg":
        from alx_desktop.demo.targets.postgresql import PostgresTarget

        return PostgresTarget(parsed)
    raise WrongUse(
        f"no demo site in {parsed.drivername}", advice=phrase("Use sqlite, mysql+pymysql or postgresql+psycopg.")
    )
