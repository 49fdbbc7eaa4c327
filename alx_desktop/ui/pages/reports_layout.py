"""Which columns a person sees, in which order and how wide: chosen once, kept by the columns' ids."""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtCore import QObject, QSettings, QTimer, Signal
from PySide6.QtWidgets import QHeaderView

from alx_desktop.services.report_columns import DEFAULT_COLUMNS, ReportColumn
from alx_desktop.ui.models.report_cells import STATUSES, status_pill, title
from alx_desktop.ui.pages.reports_table import ReportTable
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.widgets.cells import CELL_PADDING
from alx_desktop.ui.widgets.pill import pill_width
from alx_desktop.ui.widgets.table import SORT_MARK

KEY = "reports/course_progress/columns"
NARROWEST, WIDEST = 48, 2000


class ColumnLayout(QObject):
    """changed(): other columns are visible, or in another order."""

    changed = Signal()

    def __init__(self, table: ReportTable, columns: Sequence[ReportColumn], settings: QSettings) -> None:
        super().__init__(table)
        self._table, self._columns, self._settings = table, list(columns), settings
        self._places = {column.id: place for place, column in enumerate(self._columns)}
        self._header: QHeaderView = table.horizontalHeader()
        self._is_applying = False
        # Dragging a border changes a width many times a second.
        self._keep_soon = QTimer(self)
        self._keep_soon.setSingleShot(True)
        self._keep_soon.setInterval(300)
        self._keep_soon.timeout.connect(self.keep)
        self._restore()
        self._header.sectionResized.connect(self._on_resized)
        self._header.sectionMoved.connect(self._on_moved)

    @property
    def shown(self) -> tuple[str, ...]:
        """Ids of the visible columns, from left to right."""
        return tuple(self._columns[place].id for place in self._table.shown_columns())

    def show(self, ids: Sequence[str]) -> None:
        """Show exactly these columns in this order; at least one."""
        wanted = [name for name in dict.fromkeys(ids) if name in self._places]
        if not wanted:
            return
        self._apply(wanted)
        self.keep()
        self.changed.emit()

    def reset(self) -> None:
        """Back to what a new user sees."""
        self._set_widths()
        self.show(DEFAULT_COLUMNS)

    def keep(self) -> None:
        """Write order and widths to the settings."""
        widths = [[name, self._header.sectionSize(self._places[name])] for name in self.shown]
        self._settings.setValue(KEY, json.dumps(widths))

    def _restore(self) -> None:
        self._set_widths()
        kept = self._kept()
        for name, width in kept:
            self._header.resizeSection(self._places[name], width)
        self._apply([name for name, _ in kept] or list(DEFAULT_COLUMNS))

    def _set_widths(self) -> None:
        """The catalogue's; a title or a status that is longer in this language gets what it needs."""
        for column in self._columns:
            place = self._places[column.id]
            needed = self._header.fontMetrics().horizontalAdvance(title(column)) + 2 * CELL_PADDING + 2
            if place == 0:  # the rows are in its order at first
                needed += SORT_MARK
            if column.id == "status":
                needed = max(needed, *(pill_width(status_pill(status)) + 2 * CELL_PADDING for status in STATUSES))
            self._header.resizeSection(place, max(grown(column.width), needed))

    def _kept(self) -> list[tuple[str, int]]:
        """What the settings say, as far as it can be understood."""
        try:
            kept = json.loads(str(self._settings.value(KEY, "[]")))
            return [
                (str(name), min(WIDEST, max(NARROWEST, int(width)))) for name, width in kept if name in self._places
            ]
        except (ValueError, TypeError):
            return []

    def _apply(self, ids: Sequence[str]) -> None:
        self._is_applying = True
        hidden = [column.id for column in self._columns if column.id not in ids]
        for visual, name in enumerate([*ids, *hidden]):
            place = self._places[name]
            self._header.moveSection(self._header.visualIndex(place), visual)
            self._table.setColumnHidden(place, name in hidden)
        self._is_applying = False

    def _on_resized(self) -> None:
        if not self._is_applying:
            self._keep_soon.start()

    def _on_moved(self) -> None:
        if not self._is_applying:
            self._keep_soon.start()
            self.changed.emit()
