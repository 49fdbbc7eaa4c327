"""The course progress table as a model over pages: a true scrollbar over a million rows, rows read when seen.

Nothing here waits: a row that is not in memory shows a placeholder until its page arrives.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.domain.report_query import ReportQuery, ReportRow, ReportTotals
from alx_desktop.services.report_columns import ReportColumn
from alx_desktop.ui.models.report_cells import ReportCells, alignment, definition, title
from alx_desktop.ui.models.report_pages import PAGE_SIZE, PageCache, Read
from alx_desktop.ui.tasks import Task, TaskRunner
from alx_desktop.ui.widgets.cells import CellRole

if TYPE_CHECKING:
    from alx_desktop.services.reports import Page, ReportService

Index = QModelIndex | QPersistentModelIndex

PLACEHOLDER = "…"


class ReportModel(QAbstractTableModel):
    """columns: the whole catalogue; the view hides what was not chosen.

    query_shown(): the first rows of a new query are here. totals_known(ReportTotals). failed(Exception): a read
    failed; what is shown stays. busy_changed(bool): rows that are wanted are being read, or no longer.
    """

    query_shown = Signal()
    totals_known = Signal(object)
    failed = Signal(object)
    busy_changed = Signal(bool)

    def __init__(
        self,
        reports: ReportService,
        tasks: TaskRunner,
        columns: Sequence[ReportColumn],
        cells: ReportCells,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reports, self._tasks = reports, tasks
        self.columns = tuple(columns)
        self.cells = cells
        self.query = ReportQuery()
        self.totals: ReportTotals | None = None
        self._pages = PageCache()
        self._rows = 0
        self._seen = (0, 0)
        self._awaits_first = False
        self._reading: Read | None = None
        self._page_task: Task | None = None
        # Reads begin when the event loop is idle again: a scrollbar in flight asks for many pages and wants the last.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(10)
        self._soon.timeout.connect(self._read_next)

    @property
    def is_busy(self) -> bool:
        """Whether rows that are wanted are being read."""
        return self._reading is not None

    @property
    def is_waiting(self) -> bool:
        """Whether it is not known yet if there are rows at all."""
        return self._awaits_first or (self._rows == 0 and self.totals is None)

    def show_query(self, query: ReportQuery) -> None:
        """Show another result. The old rows stay until the first new ones are here."""
        self.query = query
        self._awaits_first = True
        self._start(Read(0))
        self._ask_totals()

    def refresh(self) -> None:
        """The store may have changed: read again what is seen, keeping its place."""
        if self._awaits_first:
            self.show_query(self.query)
            return
        self._pages.mark_stale()
        self._soon.start()
        self._ask_totals()

    def show_rows(self, first: int, last: int) -> None:
        """The view shows these rows now."""
        if (first, last) != self._seen:
            self._seen = (first, last)
            self._soon.start()

    def set_zone(self, zone: tzinfo) -> None:
        """Show dates by another clock."""
        if zone != self.cells.zone:
            self.cells.zone = zone
            self.update_times()

    def update_times(self) -> None:
        """Relative times may read differently now."""
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(self._rows - 1, len(self.columns) - 1))

    def row(self, number: int) -> ReportRow | None:
        """A row's values, if it is in memory."""
        return self._pages.row(number)

    def _read_next(self) -> None:
        if self._awaits_first:
            return
        wanted = self._pages.next_read(*self._seen, self._rows)
        if wanted is None or (self._reading is not None and self._reading.number == wanted.number):
            return
        self._start(wanted)

    def _start(self, read: Read) -> None:
        reports, query = self._reports, self.query

        def work(_progress: ProgressSink, cancel: CancelToken) -> tuple[Read, Page]:
            if read.after is not None or read.before is not None or read.number == 0:
                return read, reports.page(query, after=read.after, before=read.before, size=PAGE_SIZE, cancel=cancel)
            return read, reports.page_at(query, read.number * PAGE_SIZE, read.size, cancel)

        was_busy, self._reading = self.is_busy, read
        self._page_task = self._tasks.start(
            work, title=self.tr("Reading the report"), on_success=self._take, on_failure=self._fail, key="report.page"
        )
        self._page_task.cancelled.connect(self._on_cancelled)
        if not was_busy:
            self.busy_changed.emit(True)

    def _take(self, answer: tuple[Read, Page]) -> None:
        read, page = answer
        self._reading = None
        if self._awaits_first:
            self._begin_result(page)
        else:
            self._pages.put(read.number, page)
            self._announce(read.number)
        self._soon.start()
        if not self.is_busy:
            self.busy_changed.emit(False)

    def _begin_result(self, page: Page) -> None:
        """Exchange the old result for the new one."""
        self.beginResetModel()
        self._awaits_first = False
        self._pages.clear()
        self._pages.put(0, page)
        self._rows = len(page.rows)
        # The totals of this query may have been quicker than its first page.
        if self.totals is not None and len(page.rows) == PAGE_SIZE:
            self._rows = max(self._rows, self.totals.rows)
        self._seen = (0, 0)
        self.endResetModel()
        self.query_shown.emit()

    def _announce(self, number: int) -> None:
        first = number * PAGE_SIZE
        last = min(first + PAGE_SIZE, self._rows) - 1
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def _ask_totals(self) -> None:
        reports, query = self._reports, self.query
        self.totals = None

        def work(_progress: ProgressSink, cancel: CancelToken) -> ReportTotals:
            return reports.totals(query, cancel)

        self._tasks.start(
            work,
            title=self.tr("Counting the report"),
            on_success=self._take_totals,
            on_failure=self._on_totals_failed,
            key="report.totals",
        )

    def _take_totals(self, totals: ReportTotals) -> None:
        self.totals = totals
        if not self._awaits_first:
            self._resize(totals.rows)
        self.totals_known.emit(totals)

    def _on_totals_failed(self, error: Exception) -> None:
        self.failed.emit(error)

    def _resize(self, rows: int) -> None:
        if rows > self._rows:
            self.beginInsertRows(QModelIndex(), self._rows, rows - 1)
            self._rows = rows
            self.endInsertRows()
        elif rows < self._rows:
            self.beginRemoveRows(QModelIndex(), rows, self._rows - 1)
            self._rows = rows
            self.endRemoveRows()
        self._soon.start()

    def _fail(self, error: Exception) -> None:
        self._reading = None
        self.busy_changed.emit(False)
        self.failed.emit(error)

    def _on_cancelled(self) -> None:
        self._reading = None
        self.busy_changed.emit(False)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._rows

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return title(column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._header_tip(column)
        return None

    def _header_tip(self, column: ReportColumn) -> str:
        hint = (
            self.tr("Click to sort; Alt+Up and Alt+Down sort by the current column.")
            if column.sort
            else self.tr("The report cannot be sorted by this column.")
        )
        return f"{definition(column)}\n{hint}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= self._rows:
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(column)
        row = self._pages.row(index.row())
        if row is None:
            return _placeholder(index.column(), role)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.cells.text(column, row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.cells.tip(column, row) or None
        return self._drawn(column, row, role)

    def _drawn(self, column: ReportColumn, row: ReportRow, role: int) -> object:
        if role == CellRole.TONE:
            return self.cells.tone(column, row)
        if role == CellRole.SHARE:
            return self.cells.share(column, row)
        if role == CellRole.PILL:
            return self.cells.pill(column, row)
        if role == CellRole.STRONG:
            return self.cells.strong(column, row)
        return None


def _placeholder(column: int, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return PLACEHOLDER if column == 0 else None
    return "muted" if role == CellRole.TONE else None
