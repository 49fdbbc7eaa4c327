"""Small tables, packed by the server: some thousand rows travel as one text and are decoded in C."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, FromClause, func, literal_column, select

from alx_desktop.moodle.pack import json_text, packed, unpack
from alx_desktop.moodle.source import SourceReader

IDS_AT_ONCE_BITS = 12
"""Rows with the same id divided by 4,096 are packed into one text: far below what a packet may have."""


def packed_rows(
    reader: SourceReader,
    name: str,
    source: FromClause,
    row_id: ColumnElement[Any],
    columns: Sequence[ColumnElement[Any]],
    *where: ColumnElement[bool],
) -> list[tuple[Any, ...]]:
    """Columns of all rows of a source, in no order: numbers, of which NULL is read as 0, and texts as json_text.

    row_id: by which rows are packed together. Raises SourceError where the server cut a text short.
    """
    group = row_id.op(">>")(literal_column(str(IDS_AT_ONCE_BITS)))
    values = (column if isinstance(column, json_text) else func.coalesce(column, 0) for column in columns)
    statement = select(func.count(), packed(*values)).select_from(source).where(*where).group_by(group)
    rows: list[tuple[Any, ...]] = []
    for count, text in reader.rows(name, statement):
        values_left = iter(unpack(text, count * len(columns), name))
        rows += zip(*[values_left] * len(columns), strict=True)
    return rows
