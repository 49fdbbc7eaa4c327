"""Small tables that travel packed: every row arrives, whatever is in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa

from alx_desktop.domain.errors import SourceError
from alx_desktop.moodle.pack import json_text
from alx_desktop.moodle.packed_rows import IDS_AT_ONCE_BITS, packed_rows

TABLE = sa.Table(
    "t",
    sa.MetaData(),
    sa.Column("id", sa.BigInteger),
    sa.Column("course", sa.BigInteger),
    sa.Column("name", sa.Text),
)
T = TABLE.c


class Reader:
    """As a SourceReader reads; cut: the last characters of a text are lost on the way."""

    def __init__(self, connection: sa.Connection, cut: int = 0) -> None:
        self.connection = connection
        self.cut = cut
        self.travelled = 0

    def rows(self, _name: str, statement: sa.Executable) -> list[Any]:
        """All rows of a statement."""
        rows = [tuple(row) for row in self.connection.execute(statement)]
        self.travelled += len(rows)
        return [(count, text[: len(text) - self.cut]) for count, text in rows]


@pytest.fixture
def connection() -> Iterator[sa.Connection]:
    """Ten thousand rows, some with NULL and with names that break a list."""
    engine = sa.create_engine("sqlite://")
    with engine.connect() as connection:
        TABLE.create(connection)
        names = ['a "quoted", one', "back\\slash", "", None, "line\nbreak", "ÄÖ 漢字 😀", "1,2"]
        rows = [{"id": i, "course": None if i % 11 == 0 else i * 3, "name": names[i % 7]} for i in range(1, 10_001)]
        connection.execute(TABLE.insert(), rows)
        yield connection
    engine.dispose()


def read(reader: Reader, *where: Any) -> list[tuple[Any, ...]]:
    """Id, course and name."""
    columns = (T.id, T.course, json_text(sa.func.coalesce(T.name, "")))
    return packed_rows(reader, "t", TABLE, T.id, columns, *where)  # type: ignore[arg-type]


def test_all_rows_arrive_in_few_texts(connection: sa.Connection) -> None:
    reader = Reader(connection)
    wanted = sa.select(T.id, sa.func.coalesce(T.course, 0), sa.func.coalesce(T.name, "")).order_by(T.id)
    assert sorted(read(reader)) == [tuple(row) for row in connection.execute(wanted)]
    assert reader.travelled == (10_000 >> IDS_AT_ONCE_BITS) + 1


def test_conditions_and_an_empty_table(connection: sa.Connection) -> None:
    assert [row[:2] for row in read(Reader(connection), T.id > 9_998)] == [(9_999, 0), (10_000, 30_000)]
    assert read(Reader(connection), T.id < 0) == []


def test_a_text_that_the_server_cut_is_no_answer(connection: sa.Connection) -> None:
    with pytest.raises((SourceError, ValueError)):
        read(Reader(connection, cut=len('3,9,"a"')), T.id.in_((1, 3)))
