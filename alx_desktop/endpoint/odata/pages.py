"""Pages of a collection, read and sent in pieces, and the places where they end."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from decimal import Decimal
from math import isfinite
from typing import Any

from sqlalchemy import Integer, Select, bindparam

from alx_desktop.endpoint.odata.query import Place, place_parameters
from alx_desktop.endpoint.odata.reading import FIRST_PIECE, Reader
from alx_desktop.endpoint.odata.rows import RowWriter


class EntityPage(ABC):
    """One page of a query. place: after which row it begins. size: its rows at most.

    `end_known`: whether `more` (rows behind the page), `place` (where it ends) and `rows` (how many it has) are final.
    `finished`: whether all pieces were read.
    """

    def __init__(self, reader: Reader, writer: RowWriter, place: Place | None, size: int) -> None:
        query = writer.query
        self._reader = reader
        self._writer = writer
        self._query = query
        self._left = size if query.top is None else min(size, query.top)
        self._look_ahead = query.top is None or query.top > size
        self.place = place
        self.more = False
        self.finished = self.end_known = self._left == 0
        self.rows = 0

    @property
    def read(self) -> int:
        """Rows of the pieces so far."""
        return self.rows

    @abstractmethod
    def piece(self) -> bytes:
        """The next rows as JSON objects; nothing if there are none."""

    def _first(self, statement: Select[Any], limit: int) -> list[tuple[Any, ...]]:
        limited = statement.limit(limit)
        return self._reader.fetch(limited.offset(self._query.skip) if self._query.skip else limited)


class KeyPage(EntityPage):
    """A page in the set's own order, which costs nothing to take up again: each piece goes on after the last."""

    def __init__(self, reader: Reader, writer: RowWriter, place: Place | None, size: int) -> None:
        super().__init__(reader, writer, place, size)
        self._statement = self._query.rows(writer.columns)
        self._next: Select[Any] | None = None

    def piece(self) -> bytes:
        if self.finished:
            return b""
        wanted = min(self._reader.piece if self.rows else FIRST_PIECE, self._left)
        last = wanted == self._left
        rows = self._fetch(wanted + (last and self._look_ahead))
        self.more = len(rows) > wanted
        rows = rows[:wanted]
        self._left -= len(rows)
        self.rows += len(rows)
        self.finished = self.end_known = last or len(rows) < wanted
        if not rows:
            return b""
        self.place = rows[-1][: len(self._query.orderings)]
        return self._writer.objects(rows)

    def _fetch(self, limit: int) -> list[tuple[Any, ...]]:
        if self.place is None:
            return self._first(self._statement, limit)
        if self._next is None:
            # One statement for all pieces: to build one costs as much as to read a few hundred rows.
            self._next = self._statement.where(self._query.behind_place()).limit(bindparam("piece", type_=Integer()))
        return self._reader.fetch(self._next, {"piece": limit, **place_parameters(self.place)})


class OrderedPage(EntityPage):
    """A page in a client's order: first the places of all its rows, then, piece by piece, the rows by their keys.

    A database makes whatever a sorted statement selects for every row that it sorts: JSON for a million rows, to keep
    a page of it (10 times as slow, where the order is nearly that of the keys upside down). A row that is gone, or no
    longer fits the filter, when its piece is read is left out.
    """

    def __init__(self, reader: Reader, writer: RowWriter, place: Place | None, size: int) -> None:
        super().__init__(reader, writer, place, size)
        self._places: list[tuple[Any, ...]] = []

    @property
    def read(self) -> int:
        """Rows of the pieces so far: those that are found, less those whose piece comes later."""
        return self.rows - len(self._places)

    def piece(self) -> bytes:
        if not self.end_known:
            self._find()
        own = len(self._query.entities.order)
        piece = self._reader.piece
        places, self._places = self._places[:piece], self._places[piece:]
        self.finished = not self._places
        if not places:
            return b""
        keys = [place[-own:] for place in places]
        found = {row[:own]: row[own:] for row in self._reader.fetch(self._query.rows_of(keys, self._writer.columns))}
        return self._writer.objects(
            [place + found[key] for place, key in zip(places, keys, strict=True) if key in found]
        )

    def _find(self) -> None:
        statement = self._query.rows([])
        limit = self._left + self._look_ahead
        if self.place is None:
            places = self._first(statement, limit)
        else:
            behind = self._query.after(self.place, self._reader.dialect)
            places = self._reader.fetch(statement.where(behind).limit(limit))
        self.more = len(places) > self._left
        self._places = places[: self._left]
        self.rows = len(self._places)
        self.place = self._places[-1] if self._places else self.place
        self.end_known = True


def open_page(reader: Reader, writer: RowWriter, place: Place | None, size: int) -> EntityPage:
    """The page of a query that begins after a place."""
    return (OrderedPage if writer.query.ordered else KeyPage)(reader, writer, place, size)


def packed(place: Place) -> list[Any]:
    """A place as JSON holds it: what it cannot hold, as a text with its kind."""
    return [_packed(value) for value in place]


def unpacked(place: list[Any]) -> Place:
    """The place that was packed."""
    kinds: dict[str, Callable[[str], Any]] = {"float": float, "decimal": Decimal}
    return [kinds[value[0]](value[1]) if isinstance(value, list) else value for value in place]


def _packed(value: Any) -> Any:
    if isinstance(value, Decimal):
        return ["decimal", str(value)]
    return ["float", repr(value)] if isinstance(value, float) and not isfinite(value) else value
