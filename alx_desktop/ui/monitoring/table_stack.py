"""Several tables in one card, of which one is shown; each is read when it is first chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from alx_desktop.ui.context import UiContext
from alx_desktop.ui.models.records import RecordModel
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.tokens import ROW_HEIGHT
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.labels import muted_label
from alx_desktop.ui.widgets.segments import Segments
from alx_desktop.ui.widgets.states import Skeleton
from alx_desktop.ui.widgets.table import Table

HEIGHT = 9 * ROW_HEIGHT
WIDEST = grown(200)
"""Pixels of a column but the first, which has what is left: its name tells the rows apart."""


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A table: key, title, model, and what it says while it is empty. read: asks for its rows; None: they are given."""

    key: str
    title: str
    model: RecordModel
    empty: str
    read: Callable[[], None] | None = None


class TableStack(Card):
    """row_chosen(key of the table, row)."""

    row_chosen = Signal(str, int)

    def __init__(self, context: UiContext, name: str, specs: list[TableSpec], side: QWidget | None = None) -> None:
        super().__init__("")
        self.setAccessibleName(name)
        self.specs = {spec.key: spec for spec in specs}
        self.segments = Segments(name, [(spec.key, spec.title) for spec in specs], specs[0].key)
        self.segments.chosen.connect(self._on_chosen)
        head = QHBoxLayout()
        head.addWidget(self.segments)
        head.addStretch(1)
        self.body.addLayout(head)
        # Beside the segments it would make the page wider than its window.
        self.note_label.setWordWrap(True)
        self.body.addWidget(self.note_label)
        self.stack = QStackedWidget()
        self.tables: dict[str, Table] = {}
        self._empty: dict[str, QWidget] = {}
        self._fitted: set[str] = set()
        self._notes: dict[str, str] = {}
        self._loading = Skeleton(context.theme, 6)
        self.stack.addWidget(self._loading)
        for spec in specs:
            self._add(context, spec)
        holder = QWidget()
        holder.setFixedHeight(HEIGHT)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.stack, 1)
        if side is not None:
            row.addWidget(side)
        self.add_table(holder)

    def _add(self, context: UiContext, spec: TableSpec) -> None:
        table = Table(context.theme, spec.title)
        table.setModel(spec.model)
        # Before it is sorted by a click, a table has the order in which it was read.
        table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.DescendingOrder)
        table.setSortingEnabled(True)
        table.row_activated.connect(self._on_row)
        self.tables[spec.key] = table
        empty = QWidget()
        column = QVBoxLayout(empty)
        label = muted_label(spec.empty, wrap=True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(label)
        self._empty[spec.key] = empty
        self.stack.addWidget(table)
        self.stack.addWidget(empty)

    @property
    def current(self) -> str:
        """The key of the table in front."""
        return self.segments.current

    def read(self) -> None:
        """Ask for the rows of the table in front."""
        spec = self.specs[self.current]
        if spec.read is not None:
            spec.read()

    def forget_widths(self) -> None:
        """Other things are looked at: columns get the width of what is read next."""
        self._fitted.clear()

    def show_rows(self, key: str, note: str = "") -> None:
        """The rows of a table's model are there."""
        self._notes[key] = note
        if key != self.current:
            return
        model = self.specs[key].model
        self.set_note(note)
        if not model.rows:
            self.stack.setCurrentWidget(self._empty[key])
            return
        if key not in self._fitted:
            self._fitted.add(key)
            self.tables[key].fit_columns(stretch=0, widest=WIDEST)
        self.stack.setCurrentWidget(self.tables[key])

    def _on_chosen(self, key: str) -> None:
        if self.specs[key].model.rows or self.specs[key].read is None:
            self.show_rows(key, self._notes.get(key, ""))
        else:
            self.set_note("")
            self.stack.setCurrentWidget(self._loading)
        self.read()

    def _on_row(self, row: int) -> None:
        self.row_chosen.emit(self.current, row)
