"""Which pages of a report are in memory, which one to read next, and from where. No Qt."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alx_desktop.domain.report_query import ReportRow

if TYPE_CHECKING:
    from alx_desktop.services.reports import Cursor, Page

PAGE_SIZE = 200
CAPACITY = 24
"""Pages kept: 4,800 rows, about 20 MB."""


@dataclass(frozen=True, slots=True)
class Read:
    """How to read a page: after a row, before one, or by its number alone. size: rows it should have."""

    number: int
    after: Cursor | None = None
    before: Cursor | None = None
    size: int = PAGE_SIZE


class PageCache:
    """Pages by number, the least recently wanted dropped first.

    A stale page (older than the last refresh) is shown until it was read again, but nothing is read relative to it.
    """

    def __init__(self, capacity: int = CAPACITY) -> None:
        self._pages: OrderedDict[int, Page] = OrderedDict()
        self._stale: set[int] = set()
        self._capacity = capacity

    def __len__(self) -> int:
        return len(self._pages)

    def row(self, number: int) -> ReportRow | None:
        """A row, if its page is here."""
        page = self._pages.get(number // PAGE_SIZE)
        place = number % PAGE_SIZE
        return page.rows[place] if page is not None and place < len(page.rows) else None

    def put(self, number: int, page: Page) -> None:
        """Keep a page that was just read."""
        self._pages[number] = page
        self._pages.move_to_end(number)
        self._stale.discard(number)
        while len(self._pages) > self._capacity:
            dropped, _ = self._pages.popitem(last=False)
            self._stale.discard(dropped)

    def clear(self) -> None:
        """Forget everything."""
        self._pages.clear()
        self._stale.clear()

    def mark_stale(self) -> None:
        """The store has changed: every page is to be read again when it is seen."""
        self._stale = set(self._pages)

    def next_read(self, first: int, last: int, rows: int) -> Read | None:
        """What to read for the rows first to last of `rows`: what is seen, then its neighbours; None if all is here."""
        if rows <= 0:
            return None
        seen = range(first // PAGE_SIZE, last // PAGE_SIZE + 1)
        for number in seen:
            if number in self._pages:
                self._pages.move_to_end(number)
        highest = (rows - 1) // PAGE_SIZE
        for number in (*seen, seen.stop, seen.start - 1):
            if 0 <= number <= highest and self._is_needed(number):
                return self._read(number, rows)
        return None

    def _is_needed(self, number: int) -> bool:
        return number not in self._pages or number in self._stale

    def _read(self, number: int, rows: int) -> Read:
        before, after = self._fresh(number - 1), self._fresh(number + 1)
        if before is not None and before.last is not None and len(before.rows) == PAGE_SIZE:
            return Read(number, after=before.last)
        if after is not None and after.first is not None:
            return Read(number, before=after.first)
        return Read(number, size=min(PAGE_SIZE, rows - number * PAGE_SIZE))

    def _fresh(self, number: int) -> Page | None:
        return None if number in self._stale else self._pages.get(number)
