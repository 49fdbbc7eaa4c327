"""What MariaDB, MySQL and PostgreSQL share: a connection, and errors in our words."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from sqlalchemy import Connection
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError

from alx_desktop.demo.schema import DemoSchema
from alx_desktop.demo.targets.base import Target, quiet_engine, read_mark, translated
from alx_desktop.demo.targets.mark import Mark


class ServerTarget(Target):
    """A database on a server; one connection does everything."""

    def __init__(self, url: URL) -> None:
        super().__init__(url)
        self._engine = quiet_engine(url)
        self._connection: Connection | None = None
        self._schema: DemoSchema | None = None

    def existing(self) -> Mark | None:
        with self._errors():
            return read_mark(self._engine)[1]

    @property
    def connection(self) -> Connection:
        """The connection between begin and finish."""
        assert self._connection is not None, "begin comes first"
        return self._connection

    @property
    def schema(self) -> DemoSchema:
        """What is being made."""
        assert self._schema is not None, "begin comes first"
        return self._schema

    def interrupt(self) -> None:
        """Nothing: the next batch or index sees the wish to stop."""

    @contextlib.contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            raise translated(error) from error
        except Exception as error:
            # Errors of the driver itself, as rows go past SQLAlchemy.
            if type(error).__module__.split(".")[0] in ("pymysql", "MySQLdb", "psycopg"):
                raise translated(error) from error
            raise
