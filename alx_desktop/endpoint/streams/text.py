"""Streams of text: CSV and JSON lines."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, repeat
from typing import Any

import orjson

from alx_desktop.domain.published_fields import FieldKind
from alx_desktop.domain.written_times import utc_text
from alx_desktop.endpoint.streams.chunks import Chunk, ProgressChunks
from alx_desktop.store.written_columns import SEPARATOR

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings of texts that a spreadsheet takes for a formula."""


def csv_lines(chunks: ProgressChunks, safe: bool) -> Iterator[bytes]:
    """CSV of RFC 4180 in UTF-8, with a header line. safe: texts that begin like a formula get an apostrophe."""
    yield _csv([("id", *chunks.names)])
    chunks.write(DANGEROUS if safe else ())
    writers = _writers(chunks.kinds, safe)

    def lines(chunk: Chunk) -> bytes:
        if chunk.lines is not None:
            return _of_lines(chunk.ids, chunk.lines)
        return _csv(_with_ids(chunk.ids, chunk.rows, writers))

    # No loop, whose variable would hold a chunk while a slow client takes its time.
    yield from map(lines, chunks)


def json_lines(chunks: ProgressChunks) -> Iterator[bytes]:
    """One JSON object a line."""
    names = ("id", *chunks.names)
    moments = {number: utc_text for number, kind in enumerate(chunks.kinds) if kind is FieldKind.MOMENT}

    def lines(chunk: Chunk) -> bytes:
        rows = _with_ids(chunk.ids, chunk.rows, moments)
        return b"".join([orjson.dumps(dict(zip(names, row, strict=True)), None, _LINE) for row in rows])

    yield from map(lines, chunks)


_LINE = orjson.OPT_APPEND_NEWLINE
_SEPARATOR = SEPARATOR.encode()
_SPECIAL = (b",", b'"', b"\r", b"\n")
_NEEDS_QUOTES = re.compile(rb'[",\r\n]').search
_Writers = Mapping[int, Callable[[Any], Any]]


def _of_lines(ids: Sequence[str], lines: list[bytes]) -> bytes:
    """As `_csv` writes it: values in quotes only where they need them, which is looked for in all lines at once."""
    whole = b"".join(lines)
    if any(special in whole for special in _SPECIAL):  # ten times as fast as the pattern
        lines = [_quoted(line) if _NEEDS_QUOTES(line) else line for line in lines]
    keys = [key.encode() for key in ids]
    text = b"".join(chain.from_iterable(zip(keys, repeat(_SEPARATOR), lines, repeat(b"\r\n"), strict=False)))
    return text.replace(_SEPARATOR, b",")


def _quoted(line: bytes) -> bytes:
    values = line.split(_SEPARATOR)
    return _SEPARATOR.join([b'"%b"' % v.replace(b'"', b'""') if _NEEDS_QUOTES(v) else v for v in values])


def _csv(rows: Sequence[Sequence[Any]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8", "replace")


def _with_ids(ids: Sequence[str], rows: Sequence[Sequence[Any]], writers: _Writers) -> list[Sequence[Any]]:
    found: list[Sequence[Any]] = []
    for id_, row in zip(ids, rows, strict=True):
        values = [id_, *row]
        for number, write in writers.items():
            values[number + 1] = write(values[number + 1])
        found.append(values)
    return found


def _writers(kinds: Sequence[FieldKind], safe: bool) -> _Writers:
    writers: dict[int, Callable[[Any], Any]] = {}
    for number, kind in enumerate(kinds):
        if kind is FieldKind.MOMENT:
            writers[number] = utc_text
        elif kind is FieldKind.BOOLEAN:
            writers[number] = _boolean
        elif kind is FieldKind.TEXT and safe:
            writers[number] = _harmless
    return writers


def _boolean(value: Any) -> str:
    return "" if value is None else "true" if value else "false"


def _harmless(value: str | None) -> str | None:
    return f"'{value}" if value and value.startswith(DANGEROUS) else value
