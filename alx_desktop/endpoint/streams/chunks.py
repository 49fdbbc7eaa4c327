"""The rows of a stream: keyset reads one after another, so that a slow client holds no snapshot of the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, bindparam

from alx_desktop.domain.client_mode import ReadMode
from alx_desktop.domain.priority import fetched
from alx_desktop.domain.published_fields import FieldKind
from alx_desktop.endpoint.context import EndpointContext
from alx_desktop.endpoint.rest.fields import kind_of
from alx_desktop.endpoint.rest.lists import PROGRESS
from alx_desktop.endpoint.row_keys import RowKeys
from alx_desktop.services.callers import Caller
from alx_desktop.services.opaque import CursorInvalid
from alx_desktop.store.feed import Place, page, place_width
from alx_desktop.store.published import PublishedSet, progress_set
from alx_desktop.store.written_columns import SEPARATOR, as_sqlite_line, register_numbers

ROWS = 2000
"""Rows of one read. Each of many slow clients has so many of them waiting in memory."""

_WIDTH = place_width(ReadMode.FULL)
_LINE, _CUT = "line", "cut"


@dataclass(frozen=True, slots=True)
class Chunk:
    """The key of each row, and its values as they are in the store; or lines in their place, which the database has
    written, with SEPARATOR between the values and nowhere in them."""

    ids: list[str]
    rows: Sequence[Sequence[Any]]
    lines: list[bytes] | None = None


class ProgressChunks:
    """A caller's live rows by key. after: the `id` of the last row that the client has; sent: is told how many rows
    go out. Raises CursorInvalid."""

    def __init__(
        self,
        context: EndpointContext,
        caller: Caller,
        names: Sequence[str],
        after: str | None = None,
        sent: Callable[[int], None] = lambda _rows: None,
    ) -> None:
        self._sent = sent
        self._context = context
        self._published = progress_set(caller.view)
        self._keys = RowKeys(context.entity_key, PROGRESS.kind, caller.company_id, len(self._published.key))
        self.names = tuple(names)
        self.kinds: tuple[FieldKind, ...] = tuple(kind_of(name, self._published.columns[name]) for name in names)
        self._written: PublishedSet | None = None
        self._statements: dict[tuple[bool, bool], Select[Any]] = {}
        self._after: Place | None = None
        if after is not None:
            place = self._keys.decode(after)
            if place is None or max(place) >= 2**63:
                raise CursorInvalid
            self._after = place

    def __iter__(self) -> Iterator[Chunk]:
        """The chunks; the last one may be short, none is empty."""
        after, more = self._after, True
        while more:
            found, after, more = self._read(after)
            if found:
                self._sent(len(found[0].ids))
                # Not kept here: rows as Python objects are many times as large as what is made of them.
                yield found.pop()

    def write(self, formulas: Sequence[str]) -> None:
        """Let the database write lines, where it can. Texts that begin with one of `formulas` get an apostrophe."""
        if self._context.store.reporting.dialect.name == "sqlite" and self.names:
            columns = {name: self._published.columns[name] for name in self.names}
            kinds = dict(zip(self.names, self.kinds, strict=True))
            line, cut = as_sqlite_line(columns, kinds, formulas)
            published = self._published
            self._written = PublishedSet(published.source, published.condition, published.key, {_LINE: line, _CUT: cut})

    def _read(self, after: Place | None) -> tuple[list[Chunk], Place | None, bool]:
        """The chunk after a place, if there is one; where it ends; whether more may follow."""
        with self._context.reading() as connection:
            # The driver's own tuples of lines, in which there is nothing to convert.
            rows, lines = self._lines(connection, after)
            if lines is None:
                rows = self._execute(connection, after, False).all()
        if not rows:
            return [], after, False
        places = [tuple(row[:_WIDTH]) for row in rows]
        ids = self._keys.encode(places)
        chunk = Chunk(ids, [row[_WIDTH:] for row in rows]) if lines is None else Chunk(ids, (), lines)
        return [chunk], places[-1], len(rows) == ROWS

    def _lines(self, connection: Connection, after: Place | None) -> tuple[Sequence[Any], list[bytes] | None]:
        """Rows that the database has written, and their lines; None where their values have to be looked at."""
        if self._written is None:
            return (), None
        register_numbers(connection)
        rows = fetched(self._execute(connection, after, True).cursor)
        lines = [row[_WIDTH] for row in rows]
        separators = b"\n".join(lines).count(SEPARATOR.encode())
        if separators != len(rows) * (len(self.names) - 1) or any(row[_WIDTH + 1] for row in rows):
            return (), None
        return rows, lines

    def _execute(self, connection: Connection, after: Place | None, written: bool) -> Any:
        key = (written, after is not None)
        if key not in self._statements:
            # One statement for all chunks: to build one costs as much as to read a few hundred rows.
            published = self._written if written and self._written is not None else self._published
            place: Any = None if after is None else tuple(bindparam(f"place_{number}") for number in range(_WIDTH))
            names = (_LINE, _CUT) if written else self.names
            self._statements[key] = page(published, names, ReadMode.FULL, (0, 0), place).limit(ROWS)
        return connection.execute(
            self._statements[key], {f"place_{number}": value for number, value in enumerate(after or ())}
        )
