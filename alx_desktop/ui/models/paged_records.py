"""Records that come page by page as the table is scrolled: the first page at once, the next one when it is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QObject, Signal

from alx_desktop.ui.models.records import Column, Index, RecordModel

Row = TypeVar("Row")


class PagedModel(RecordModel[Row]):
    """more_wanted(): the end of what is loaded came in sight. A page shorter than `size` is the last one."""

    more_wanted = Signal()

    def __init__(self, columns: Sequence[Column[Row]], size: int, parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self._size = size
        self._is_whole = True
        self._is_waiting = False

    def begin(self, page: Sequence[Row]) -> None:
        """Show a first page in place of everything."""
        self._is_whole, self._is_waiting = len(page) < self._size, False
        self.set_rows(page)

    def append(self, page: Sequence[Row]) -> None:
        """Add the page that was wanted."""
        self._is_whole, self._is_waiting = len(page) < self._size, False
        if page:
            first = len(self.rows)
            self.beginInsertRows(QModelIndex(), first, first + len(page) - 1)
            self.rows += page
            self.endInsertRows()

    def give_up(self) -> None:
        """The page could not be read; it is asked for again when the table is scrolled."""
        self._is_waiting = False

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._is_whole and not self._is_waiting

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._is_waiting = True
            self.more_wanted.emit()
