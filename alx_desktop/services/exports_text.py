"""CSV for people with a spreadsheet, and JSON lines for scripts."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import tzinfo
from typing import Any, BinaryIO

import orjson

from alx_desktop.services.export_columns import CellKind, ExportColumn, clean, local_time, plain

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\n", "\r")
"""A spreadsheet may run a text that begins so as a formula; an apostrophe before it makes it text."""


def write_csv(file: BinaryIO, columns: Sequence[ExportColumn], rows: Iterable[Sequence[Any]], zone: tzinfo) -> None:
    """UTF-8 with a byte order mark (Excel needs it), the columns' ids as header, times by the zone's clock."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    try:
        out = csv.writer(text, lineterminator="\r\n")
        out.writerow([column.id for column in columns])
        convert = [_csv_value(column, zone) for column in columns]
        out.writerows([to_text(value) for to_text, value in zip(convert, row, strict=True)] for row in rows)
    finally:
        # The file belongs to the caller; an unflushed rest of a failed export is thrown away with it.
        text.detach()


def write_jsonl(file: BinaryIO, columns: Sequence[ExportColumn], rows: Iterable[Sequence[Any]]) -> None:
    """One object per row: null for none, booleans, times as UTC epoch seconds."""
    flags = [place for place, column in enumerate(columns) if column.kind is CellKind.BOOLEAN]
    names = [column.id for column in columns]
    for row in rows:
        values = list(row)
        for place in flags:
            values[place] = plain(columns[place], values[place])
        file.write(_json_line(dict(zip(names, values, strict=True))))


def safe_text(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    text = clean(text)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _csv_value(column: ExportColumn, zone: tzinfo) -> Any:
    if column.kind is CellKind.TEXT:
        return lambda value: "" if value is None else safe_text(str(value))
    if column.kind is CellKind.BOOLEAN:
        return lambda value: "" if value is None else "true" if value else "false"
    if column.kind is CellKind.DATE:
        convert = local_time(zone)
        return lambda value: "" if value is None else convert(value) or value
    return lambda value: "" if value is None else repr(value)


def _json_line(row: dict[str, Any]) -> bytes:
    try:
        return orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE)
    except TypeError:
        # Half a surrogate pair, which has no UTF-8, becomes a question mark.
        whole = {key: _encodable(value) for key, value in row.items()}
        return orjson.dumps(whole, option=orjson.OPT_APPEND_NEWLINE)


def _encodable(value: Any) -> Any:
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
