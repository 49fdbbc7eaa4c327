"""The report's table: tells the model which rows are seen, sorts by its header, and keeps its totals in line below."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from alx_desktop.domain.report_query import ReportTotals, SortColumn
from alx_desktop.services.report_columns import BY_SORT
from alx_desktop.ui import formats
from alx_desktop.ui.fonts import sized
from alx_desktop.ui.keymap import native
from alx_desktop.ui.models.report_cells import alignment
from alx_desktop.ui.models.report_model import ReportModel
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import ROW_HEIGHT, TEXT_SIZE
from alx_desktop.ui.widgets.cells import CELL_PADDING
from alx_desktop.ui.widgets.table import Table

LATE_FIRST = frozenset(
    {
        SortColumn.COMPLETED_AT,
        SortColumn.DAYS_OVERDUE,
        SortColumn.ENROLLED_AT,
        SortColumn.LAST_ACCESS_AT,
        SortColumn.STARTED_AT,
    }
)
"""Orders that begin with the newest, or the longest overdue, when their header is first clicked."""


class ReportTable(Table):
    """seen: numbers of the first and last row in sight.

    sort_asked(SortColumn, descending). details_asked(): the current row was opened. copy_asked().
    why_asked(): the value of the current cell is doubted.
    seen_changed(first, last).
    """

    sort_asked = Signal(object, bool)
    details_asked = Signal()
    copy_asked = Signal()
    why_asked = Signal()
    seen_changed = Signal(int, int)

    def __init__(self, theme: Theme, name: str, model: ReportModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self._report = model
        self.setModel(model)
        self.seen = (0, 0)
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setSortIndicatorShown(True)
        header.setMinimumSectionSize(48)
        header.setStretchLastSection(True)
        header.sortIndicatorChanged.connect(self._on_sort_clicked)
        self.clicked.disconnect()
        self.activated.disconnect()
        self.doubleClicked.connect(self._on_opened)
        self.verticalScrollBar().valueChanged.connect(self._tell_seen)
        model.modelReset.connect(self._tell_seen)
        model.rowsInserted.connect(self._tell_seen)
        model.rowsRemoved.connect(self._tell_seen)

    def show_sort(self, sort: SortColumn, descending: bool) -> None:
        """Put the mark where the rows are sorted, without asking for a new order."""
        header = self.horizontalHeader()
        direction = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        header.blockSignals(True)
        header.setSortIndicator(self._report.columns.index(BY_SORT[sort]), direction)
        header.blockSignals(False)
        header.viewport().update()

    def selected_ranges(self) -> list[tuple[int, int]]:
        """First and last numbers of selected rows, in order; a million rows are one range."""
        merged: list[tuple[int, int]] = []
        spans = sorted((part.top(), part.bottom()) for part in self.selectionModel().selection().toList())
        for top, bottom in spans:
            if merged and top <= merged[-1][1] + 1:
                merged[-1] = (merged[-1][0], max(merged[-1][1], bottom))
            else:
                merged.append((top, bottom))
        return merged

    def selected_count(self) -> int:
        """How many rows are selected."""
        return sum(bottom - top + 1 for top, bottom in self.selected_ranges())

    def selectAll(self) -> None:
        """Select every row, loaded or not, as one range."""
        model = self.model()
        if model.rowCount():
            last = model.index(model.rowCount() - 1, model.columnCount() - 1)
            everything = QItemSelection(model.index(0, 0), last)
            self.selectionModel().select(everything, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def shown_columns(self) -> list[int]:
        """The model's numbers of the visible columns, from left to right."""
        return self._shown_columns()

    def _on_sort_clicked(self, section: int, _order: Qt.SortOrder) -> None:
        """Two states per column; a column without an index leaves the order as it is."""
        query, sort = self._report.query, self._report.columns[section].sort
        if sort is None:
            self.show_sort(query.sort, query.descending)
            return
        descending = not query.descending if sort is query.sort else sort in LATE_FIRST
        self.show_sort(sort, descending)
        self.sort_asked.emit(sort, descending)

    def _sort_by_current(self, descending: bool) -> None:
        current = self.currentIndex()
        sort = self._report.columns[current.column()].sort if current.isValid() else None
        if sort is not None:
            self.show_sort(sort, descending)
            self.sort_asked.emit(sort, descending)

    def _tell_seen(self) -> None:
        last_row = self.model().rowCount() - 1
        if last_row < 0:
            return
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height() - 1)
        seen = (first, last if last >= 0 else last_row)
        self._report.show_rows(*seen)
        if seen != self.seen:
            self.seen = seen
            self.seen_changed.emit(*seen)

    def _on_opened(self) -> None:
        self.details_asked.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the clicked row; from the keyboard, that of the current one."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not index.isValid():
            return
        place = self.viewport().mapToGlobal(self.visualRect(index).center()) if by_key else event.globalPos()
        self._make_menu().popup(place)

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Why this value?") + _keys("Ctrl+Shift+W"), self.why_asked.emit)
        menu.addAction(self.tr("Show the whole row") + _keys("Return"), self.details_asked.emit)
        menu.addSeparator()
        menu.addAction(self.tr("Copy with headers") + _keys("Ctrl+C"), self.copy_asked.emit)
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_seen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._sort_by_current(event.key() == Qt.Key.Key_Down)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.details_asked.emit()
        else:
            super().keyPressEvent(event)


class TotalsRow(QWidget):
    """One line below the table, its cells under the table's columns."""

    def __init__(self, theme: Theme, table: ReportTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._table = theme, table
        self._totals: ReportTotals | None = None
        self.setFixedHeight(ROW_HEIGHT)
        self.setAccessibleName(self.tr("Totals"))
        header = table.horizontalHeader()
        for changed in (header.sectionResized, header.sectionMoved, header.geometriesChanged, theme.changed):
            changed.connect(self._redraw)
        table.horizontalScrollBar().valueChanged.connect(self._redraw)

    def show_totals(self, totals: ReportTotals | None) -> None:
        """Show other totals; None = they are being counted."""
        self._totals = totals
        self.setAccessibleDescription(", ".join(self._texts().values()))
        self._redraw()

    def _redraw(self) -> None:
        self.update()

    def _texts(self) -> dict[str, str]:
        """Text by column id; the first visible column says what the line is."""
        totals = self._totals
        if totals is None:
            return {"": self.tr("Counting …")}
        share = totals.completed / totals.rows if totals.rows else None
        average = totals.average_percentage
        return {
            "": formats.counted(totals.rows, self.tr("Total: 1 row"), self.tr("Total: {n} rows")),
            "status": self.tr("{0} done").format(formats.percent(share)),
            "percentage": formats.DASH
            if average is None
            else self.tr("avg {0}").format(formats.percent(average / 100)),
        }

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.color("border"), 1))
        painter.drawLine(0, 0, self.width(), 0)
        painter.setFont(sized(TEXT_SIZE, QFont.Weight.DemiBold, tabular=True))
        painter.setPen(self._theme.color("text" if self._totals else "muted"))
        texts = self._texts()
        header = self._table.horizontalHeader()
        for place, section in enumerate(self._table.shown_columns()):
            column = self._table._report.columns[section]
            text = texts.get("" if place == 0 else column.id)
            if not text:
                continue
            left = header.sectionViewportPosition(section) + CELL_PADDING
            width = header.sectionSize(section) - 2 * CELL_PADDING
            box = QRectF(left, 1, self.width() if place == 0 else width, self.height() - 1)
            if place == 0:
                box.setWidth(self._room_of_first())
            side = alignment(column) if place else Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, int(side), text)

    def _room_of_first(self) -> float:
        """The first text may run on until the next column that has one."""
        header, texts = self._table.horizontalHeader(), self._texts()
        for section in self._table.shown_columns()[1:]:
            if self._table._report.columns[section].id in texts:
                return float(header.sectionViewportPosition(section) - CELL_PADDING)
        return float(self.width())


def _keys(keys: str) -> str:
    """After the tab of a menu's line stands the shortcut as a reminder; it belongs to the page."""
    return f"\t{native(keys)}"
