"""A table model over a small, complete list of records; columns are data. Large tables have models of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from alx_desktop.ui.widgets.cells import CellRole
from alx_desktop.ui.widgets.pill import Pill

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column. text: what is shown and copied. order: sort key, None sorts last; no order = not sortable.

    tone: a token name, or a function of the row. share, series, pill: drawn instead of or beside the text.
    """

    title: str
    text: Callable[[Row], str]
    order: Callable[[Row], Any] | None = None
    right: bool = False
    tone: str | Callable[[Row], str] = "text"
    share: Callable[[Row], float | None] | None = None
    series: Callable[[Row], Sequence[float | None] | None] | None = None
    pill: Callable[[Row], Pill] | None = None
    tip: Callable[[Row], str] | None = None
    header_tip: str = ""


class RecordModel(QAbstractTableModel, Generic[Row]):
    """columns; rows, in today's order. A new list keeps the order the person chose."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self.rows: list[Row] = []
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self._order()
        self.endResetModel()

    def _order(self) -> None:
        if self._sorted_by is None:
            return
        column, direction = self._sorted_by
        key = self.columns[column].order
        if key is None:
            return
        known = [row for row in self.rows if key(row) is not None]
        unknown = [row for row in self.rows if key(row) is None]
        known.sort(key=key, reverse=direction == Qt.SortOrder.DescendingOrder)
        self.rows = known + unknown

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < len(self.columns) or self.columns[column].order is None:
            return
        self.layoutAboutToBeChanged.emit()
        before = {id(row): at for at, row in enumerate(self.rows)}
        self._sorted_by = (column, order)
        self._order()
        moved = {before[id(row)]: at for at, row in enumerate(self.rows)}
        old = self.persistentIndexList()
        self.changePersistentIndexList(old, [self.index(moved[index.row()], index.column()) for index in old])
        self.layoutChanged.emit()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.header_tip or None
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return (column.tip(row) or None) if column.tip else None
        return self._drawn(row, column, role)

    @staticmethod
    def _drawn(row: Row, column: Column[Row], role: int) -> object:
        if role == CellRole.TONE:
            return column.tone(row) if callable(column.tone) else column.tone
        if role == CellRole.SHARE and column.share:
            return column.share(row)
        if role == CellRole.SERIES and column.series:
            return column.series(row)
        if role == CellRole.PILL and column.pill:
            return column.pill(row)
        return None


def _alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
