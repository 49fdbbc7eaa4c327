"""The table: quiet header with a sort mark, 32 px rows, hairlines, copy with headers, columns that remember."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPointF,
    QRectF,
    QSettings,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from alx_desktop.ui.fonts import sized
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import ROW_HEIGHT, SMALL_SIZE
from alx_desktop.ui.widgets.cells import CELL_PADDING, CellDelegate, CellRole

SORT_MARK = grown(16)
"""Room for the arrow beside a title."""
ROWS_MEASURED = 60
"""For the width of a column. All of 500 companies took a sixth of a second."""


LEAST_NAME = grown(120)
"""Pixels that the column which takes the rest keeps, where its texts need as much."""
LEAST_BARS = grown(96)
"""Of a column with bars: its figures, and bars that can still be told apart."""


class Header(QHeaderView):
    """Column titles in muted text, aligned as their column, an arrow beside the one that sorts."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setFont(sized(SMALL_SIZE, QFont.Weight.DemiBold))
        self.setFixedHeight(ROW_HEIGHT)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def paintSection(self, painter: QPainter, rect: object, logical: int) -> None:
        model = self.model()
        area = QRectF(rect)  # type: ignore[call-overload]
        painter.fillRect(area, self._theme.color("surface"))
        painter.setPen(QPen(self._theme.color("border"), 1))
        line = area.bottom() - 0.5
        painter.drawLine(QPointF(area.left(), line), QPointF(area.right(), line))
        text = str(model.headerData(logical, Qt.Orientation.Horizontal) or "")
        alignment = model.headerData(logical, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
        right = bool(alignment and Qt.AlignmentFlag(alignment) & Qt.AlignmentFlag.AlignRight)
        inner = area.adjusted(CELL_PADDING, 0, -CELL_PADDING, -1)
        sorts = self.isSortIndicatorShown() and self.sortIndicatorSection() == logical
        mark = SORT_MARK if sorts else 0
        painter.setFont(self.font())
        painter.setPen(self._theme.color("text" if sorts else "muted"))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(inner.width()) - mark)
        width = painter.fontMetrics().horizontalAdvance(shown)
        left = inner.right() - width - mark if right else inner.left()
        painter.drawText(QRectF(left, inner.top(), width + 2, inner.height()), Qt.AlignmentFlag.AlignVCenter, shown)
        if sorts:
            descending = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            ratio = self.devicePixelRatioF()
            arrow = self._theme.pixmap("arrow-down" if descending else "arrow-up", "text", grown(12), ratio)
            painter.drawPixmap(int(left + width + 4), int(inner.center().y() - grown(5)), arrow)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A title that is cut is told whole, where the model has no tool tip of its own."""
        super().mouseMoveEvent(event)
        logical = self.logicalIndexAt(event.position().toPoint())
        cut = logical >= 0 and self.sectionSizeFromContents(logical).width() - SORT_MARK > self.sectionSize(logical)
        title = str(self.model().headerData(logical, Qt.Orientation.Horizontal) or "") if cut else ""
        self.viewport().setToolTip(title)

    def sectionSizeFromContents(self, logical: int) -> QSize:
        text = str(self.model().headerData(logical, Qt.Orientation.Horizontal) or "")
        # Room for the sort mark from the start: a column must not jump when it is clicked.
        return QSize(self.fontMetrics().horizontalAdvance(text) + 2 * CELL_PADDING + SORT_MARK + 2, ROW_HEIGHT)


@dataclass(frozen=True, slots=True)
class _Bars:
    """The column with bars, -1 = none, and its width where there is room."""

    column: int
    width: int


class Table(QTableView):
    """row_activated(row): a row was clicked or entered with Return."""

    row_activated = Signal(int)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stretch, self._least, self._bars = -1, 0, _Bars(-1, 0)
        self.setAccessibleName(name)
        header = Header(theme, self)
        header.setAccessibleName(self.tr("Columns of {0}").format(name))
        self.setHorizontalHeader(header)
        self.setShowGrid(False)
        self.setAlternatingRowColors(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(ROW_HEIGHT)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        self.horizontalHeader().setResizeContentsPrecision(ROWS_MEASURED)
        self._cells = CellDelegate(theme, self)
        self.setItemDelegate(self._cells)
        self.activated.connect(self._on_activated)
        self.clicked.connect(self._on_activated)
        theme.changed.connect(self.viewport().update)

    def sizeHint(self) -> QSize:
        """Little: it scrolls, so it asks for no more height than its least."""
        return QSize(super().sizeHint().width(), max(96, self.minimumHeight()))

    def fit_columns(self, *, stretch: int, widest: int = 320) -> None:
        """Give each column the width of what its first rows show; `stretch` takes what is left."""
        header, model = self.horizontalHeader(), self.model()
        for column in range(model.columnCount()):
            width = max(self.sizeHintForColumn(column), header.sectionSizeHint(column))
            self.setColumnWidth(column, min(widest, width))
            if column != stretch and model.rowCount() and model.index(0, column).data(CellRole.SHARE) is not None:
                self._bars = _Bars(column, self.columnWidth(column))
        self._stretch, self._least = stretch, min(self.columnWidth(stretch), LEAST_NAME)
        self._make_room()

    def _make_room(self) -> None:
        """Where room is short bars get shorter, then the table scrolls: without their names the rows help nobody."""
        header, bars = self.horizontalHeader(), self._bars
        own = {self._stretch, bars.column}
        room = self.viewport().width() - self._least
        room -= sum(header.sectionSize(column) for column in range(header.count()) if column not in own)
        if bars.column >= 0:
            least = max(LEAST_BARS, header.sectionSizeHint(bars.column) - SORT_MARK)
            header.resizeSection(bars.column, max(min(least, bars.width), min(bars.width, room)))
            room -= header.sectionSize(bars.column)
        mode = QHeaderView.ResizeMode
        header.setSectionResizeMode(self._stretch, mode.Interactive if room < 0 else mode.Stretch)
        if room < 0:
            header.resizeSection(self._stretch, self._least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._stretch >= 0:
            self._make_room()

    def set_widths(self, widths: Sequence[int]) -> None:
        """Widths of the columns in pixels; a title that is longer in this language gets what it needs."""
        header = self.horizontalHeader()
        for column, width in enumerate(widths):
            self.setColumnWidth(column, max(grown(width), header.sectionSizeFromContents(column).width()))

    def remember_columns(self, settings: QSettings, key: str) -> None:
        """Restore widths and order of the columns, and keep them from now on."""
        header = self.horizontalHeader()
        state = settings.value(f"tables/{key}")
        if state is not None:
            header.restoreState(state)
        self._settings, self._settings_key = settings, f"tables/{key}"
        header.sectionResized.connect(self._keep_columns)
        header.sectionMoved.connect(self._keep_columns)

    def selected_rows(self) -> list[int]:
        """Numbers of the selected rows, in order."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def select_rows(self, rows: list[int]) -> None:
        """Select these rows, and no others."""
        model, chosen = self.model(), QItemSelection()
        last = model.columnCount() - 1
        for first, end in runs_of(rows):
            chosen.append(QItemSelectionRange(model.index(first, 0), model.index(end, last)))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def keep_place(self, show: Callable[[], None], key: Callable[[int], Hashable]) -> None:
        """Let `show` fill the model anew: what is selected, the current row and how far it is scrolled stay.

        key: what a row is known by, from its number.
        """
        current, bar = self.currentIndex(), self.verticalScrollBar()
        chosen = {key(row) for row in self.selected_rows()}
        at, column, place = key(current.row()) if current.isValid() else None, current.column(), bar.value()
        show()
        rows = {key(row): row for row in range(self.model().rowCount())}
        if at in rows:
            index = self.model().index(rows[at], column)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        if chosen:
            self.select_rows(sorted(rows[one] for one in chosen if one in rows))
        bar.setValue(place)

    def copy_selection(self) -> int:
        """Put the selected rows on the clipboard, tab-separated with headers; returns how many."""
        rows = self.selected_rows()
        if rows:
            QGuiApplication.clipboard().setText(tab_separated(self.model(), rows, self._shown_columns()))
        return len(rows)

    def _shown_columns(self) -> list[int]:
        header = self.horizontalHeader()
        order = (header.logicalIndex(at) for at in range(header.count()))
        return [column for column in order if not self.isColumnHidden(column)]

    def _keep_columns(self) -> None:
        self._settings.setValue(self._settings_key, self.horizontalHeader().saveState())

    def _on_activated(self, index: QModelIndex) -> None:
        self.row_activated.emit(index.row())

    def _hover(self, row: int) -> None:
        if row != self._cells.hovered_row:
            self._cells.hovered_row = row
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.row_activated.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


def runs_of(rows: list[int]) -> list[tuple[int, int]]:
    """Rows in ascending order as (first, last) of each run without a gap."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs


def tab_separated(model: QAbstractItemModel, rows: list[int], columns: list[int]) -> str:
    """Rows of a model as text for a spreadsheet: headers first; tabs, line breaks and NUL in cells become blanks."""
    horizontal = Qt.Orientation.Horizontal
    lines = [[str(model.headerData(column, horizontal) or "") for column in columns]]
    lines += [[_cell(model, row, column) for column in columns] for row in rows]
    return "\n".join("\t".join(line) for line in lines) + "\n"


_BLANKS = str.maketrans({"\t": " ", "\n": " ", "\r": " ", "\0": ""})


def _cell(model: QAbstractItemModel, row: int, column: int) -> str:
    index = model.index(row, column)
    # Cells that are drawn (pills, sparklines) say their words to screen readers and to the clipboard alike.
    value = index.data(Qt.ItemDataRole.DisplayRole)
    if value is None:
        value = index.data(Qt.ItemDataRole.AccessibleTextRole)
    return "" if value is None else str(value).translate(_BLANKS)
