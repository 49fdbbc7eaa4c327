"""What all targets share: look first, load, then keep everything or nothing."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Engine, Index, Insert, Integer, Numeric, create_engine, inspect, select
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool
from sqlalchemy.schema import CreateIndex, CreateTable

from alx_desktop.demo.bulk import BulkWriter
from alx_desktop.demo.schema import DemoSchema, build_schema
from alx_desktop.demo.targets.mark import MARK, Mark, parse_mark
from alx_desktop.domain.errors import AlxError, DemoFailed


class Target(BulkWriter):
    """A database on its way to become a demo site. Use: begin, insert..., finish; or discard at any point."""

    def __init__(self, url: URL) -> None:
        self.url = url

    @property
    def shown_url(self) -> str:
        """The URL without a password."""
        return self.url.set(password=None).render_as_string()

    @abstractmethod
    def existing(self) -> Mark | None:
        """The mark of the demo site that is there, ready or not; None if there is none."""

    @abstractmethod
    def begin(self, schema: DemoSchema, mark: Mark, replace: bool) -> None:
        """Check that the place is free or ours, and make the empty tables. Raises DemoRefused, DemoExists."""

    @abstractmethod
    def copy(self, statement: Insert) -> None:
        """Run one INSERT ... SELECT, after everything that was inserted; nothing is inserted after it."""

    @abstractmethod
    def finish(self, mark: Mark, step: Callable[[int, int], None]) -> None:
        """Indexes, statistics and the final mark; `step` hears (tables done, tables) and may raise."""

    @abstractmethod
    def discard(self) -> None:
        """Take back everything since begin; nothing happens after finish."""

    @abstractmethod
    def interrupt(self) -> None:
        """Stop a running statement if that is possible; safe from any thread."""


def read_mark(engine: Engine) -> tuple[set[str], Mark | None]:
    """All tables of the database, and the demo's mark if one of them is a config table with it."""
    tables = set(inspect(engine).get_table_names())
    for name in sorted(tables):
        if name.endswith("config"):
            config = build_schema(name.removesuffix("config")).tables["config"]
            with engine.connect() as connection:
                text = connection.scalar(select(config.c.value).where(config.c.name == MARK))
            mark = parse_mark(text) if text else None
            if mark is not None:
                return tables, mark
    return tables, None


def quiet_engine(url: URL) -> Engine:
    """An engine without a pool of idle connections."""
    return create_engine(url, poolclass=NullPool)


def create_tables(connection: Connection, schema: DemoSchema, mark: Mark) -> None:
    """All tables without their indexes, which are faster made afterwards.

    The marked config table comes first, so that what a crash leaves behind is known as ours.
    """
    config = schema.tables["config"]
    connection.execute(CreateTable(config))
    connection.execute(config.insert().values(id=1, name=MARK, value=mark.text()))
    for table in schema.tables.values():
        if table is not config:
            connection.execute(CreateTable(table))


def only_numbers(columns: Sequence[Column[Any]]) -> bool:
    """Whether no value of these columns is text."""
    return all(isinstance(column.type, (Integer, Numeric)) for column in columns)


def index_statements(indexes: Sequence[Index]) -> list[CreateIndex]:
    """Statements for the indexes in an order that does not depend on hashing."""
    return [CreateIndex(index) for index in sorted(indexes, key=lambda index: str(index.name))]


def update_mark(connection: Connection, schema: DemoSchema, mark: Mark) -> None:
    """Say in the database that the site is ready."""
    config = schema.tables["config"]
    connection.execute(config.update().where(config.c.name == MARK).values(value=mark.text()))


def translated(error: Exception) -> AlxError:
    """One of our errors for what a driver says; the text without statement and parameters."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
    return DemoFailed(f"{type(cause).__name__}: {cause}")
