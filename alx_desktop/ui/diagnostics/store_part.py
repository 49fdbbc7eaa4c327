"""What the store holds: each table with its rows, bytes and indexes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.ui import formats
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.models.records import Column, RecordModel
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.tokens import CARD_GAP
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.states import ErrorPanel, Skeleton
from alx_desktop.ui.widgets.table import Table
from alx_desktop.ui.words import tr

if TYPE_CHECKING:
    from alx_desktop.store.table_sizes import StoreTables, TableSize

WIDTHS = (230, 100, 110, 100, 126, 300)


class StorePart(QWidget):
    """Reads when it is first shown, and when asked to: counting a large store takes seconds."""

    def __init__(self, context: UiContext, session: SiteSession, settings: QSettings) -> None:
        super().__init__()
        self._context, self._session = context, session
        self.found: StoreTables | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CARD_GAP)
        self.error_panel = ErrorPanel(context.theme)
        self.error_panel.add_action(self.tr("Try again"), self.refresh)
        column.addWidget(self.error_panel)
        self.card = Card(self.tr("Tables"))
        self.stack = QStackedWidget()
        self.loading = Skeleton(context.theme, 14)
        self.table = Table(context.theme, self.tr("Tables of the store"))
        self.model = tables_model(self)
        self.table.setModel(self.model)
        self.table.set_widths(WIDTHS)
        header = self.table.horizontalHeader()
        header.setStretchLastSection(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.table.setSortingEnabled(True)
        self.table.remember_columns(settings, "store_tables")
        self.stack.addWidget(self.loading)
        self.stack.addWidget(self.table)
        self.card.add_table(self.stack)
        column.addWidget(self.card, 1)
        # Takes the room where there is no card: an error alone stays at the top.
        column.addStretch(0)

    def activate(self) -> None:
        """Read, unless it was read already."""
        if self.found is None:
            self.refresh()

    def refresh(self) -> None:
        """Count anew."""
        care = self._session.site.care

        def work(_progress: ProgressSink, cancel: CancelToken) -> StoreTables:
            return care.tables(cancel)

        self.card.set_note(self.tr("counting …"))
        title = self.tr("Counting the store's rows")
        self._context.tasks.start(
            work, title=title, on_success=self._show, on_failure=self._on_failed, key="store-tables"
        )

    def _show(self, found: StoreTables) -> None:
        self.found = found
        self.error_panel.hide()
        self.model.set_rows(found.tables)
        self.stack.setCurrentWidget(self.table)
        self.card.show()
        rows = formats.integer(sum(one.rows for one in found.tables))
        sizes = [size for one in found.tables for size in (one.bytes, one.index_bytes)]
        known = sum(size for size in sizes if size is not None)
        parts = [found.server, self.tr("{0} rows").format(rows)]
        if known:
            parts.append(formats.file_size(known))
        self.card.set_note(" · ".join(parts))

    def _on_failed(self, error: Exception) -> None:
        self.card.set_note("")
        self.card.setVisible(self.found is not None)
        self.error_panel.show_error(error, kept=self.tr("The figures from before stay.") if self.found else "")


def tables_model(parent: QWidget) -> RecordModel[TableSize]:
    """One row per table."""
    columns: list[Column[TableSize]] = [
        Column(tr("Table"), lambda row: row.name, order=lambda row: row.name),
        Column(tr("Database"), lambda row: str(row.database), order=lambda row: str(row.database), tone="muted"),
        Column(tr("Rows"), lambda row: formats.integer(row.rows), order=lambda row: row.rows, right=True),
        Column(tr("Size"), lambda row: size_text(row.bytes), order=lambda row: row.bytes, right=True),
        Column(tr("Size of indexes"), lambda row: size_text(row.index_bytes), order=lambda row: row.index_bytes,
               right=True),
        Column(tr("Indexes"), lambda row: ", ".join(one.name for one in row.indexes), tone="muted", tip=_indexes),
    ]  # fmt: skip
    return RecordModel(columns, parent)


def size_text(size: int | None) -> str:
    """Bytes, or a dash where the database cannot say."""
    return formats.DASH if size is None else formats.file_size(size)


def _indexes(row: TableSize) -> str:
    return "\n".join(f"{one.name}: {size_text(one.bytes)}" for one in row.indexes)


def tables_text(found: StoreTables) -> str:
    """The figures as tab-separated text, with each index."""
    lines = [found.server, "database\ttable\trows\tbytes\tindex\tindex bytes"]
    for table in found.tables:
        size = "" if table.bytes is None else table.bytes
        lines.append(f"{table.database}\t{table.name}\t{table.rows}\t{size}\t\t")
        for index in table.indexes:
            index_size = "" if index.bytes is None else index.bytes
            lines.append(f"{table.database}\t{table.name}\t\t\t{index.name}\t{index_size}")
    return "\n".join(lines)
