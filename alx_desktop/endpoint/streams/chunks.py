"""The rows of a stream: keyset reads one after another, so that a slow client holds no snapshot of the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from alx_desktop.domain.client_mode import ReadMode
from alx_desktop.domain.published_fields import FieldKind
from alx_desktop.endpoint.context import EndpointContext
from alx_desktop.endpoint.rest.fields import kind_of
from alx_desktop.endpoint.rest.lists import PROGRESS
from alx_desktop.endpoint.row_keys import RowKeys
from alx_desktop.services.callers import Caller
from alx_desktop.services.opaque import CursorInvalid
from alx_desktop.store.feed import Place, page, place_width
from alx_desktop.store.published import progress_set

ROWS = 2000
"""Rows of one read. Each of many slow clients has so many of them waiting in memory."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Rows as they are in the store, and the key of each."""

    ids: list[str]
    rows: Sequence[Sequence[Any]]


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

    def _read(self, after: Place | None) -> tuple[list[Chunk], Place | None, bool]:
        """The chunk after a place, if there is one; where it ends; whether more may follow."""
        width = place_width(ReadMode.FULL)
        statement = page(self._published, self.names, ReadMode.FULL, (0, 0), after).limit(ROWS)
        with self._context.reading() as connection:
            rows = connection.execute(statement).all()
        if not rows:
            return [], after, False
        places = [tuple(row[:width]) for row in rows]
        chunk = Chunk(self._keys.encode(places), [row[width:] for row in rows])
        return [chunk], places[-1], len(rows) == ROWS
