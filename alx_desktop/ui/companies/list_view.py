"""All companies: search, sort, choose some and change them together."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import QLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from alx_desktop.services.companies import CompanyLine
from alx_desktop.ui import formats
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.models.company_lines import NAME, company_line_model
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.tokens import STEP
from alx_desktop.ui.widgets.buttons import danger_button, plain_button
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.chip import Chip
from alx_desktop.ui.widgets.choosing_table import ChoosingTable
from alx_desktop.ui.widgets.fitting import with_end
from alx_desktop.ui.widgets.search_box import SearchBox
from alx_desktop.ui.widgets.states import EmptyState

MEASURED = 50
"""Rows by which columns get their width."""


class CompanyList(QWidget):
    """opened(id); sync_asked(ids), edit_asked(ids), compare_asked(ids), offboard_asked(id): for the chosen ones.

    chosen_changed().
    """

    opened = Signal(int)
    sync_asked = Signal(object)
    edit_asked = Signal(object)
    compare_asked = Signal(object)
    offboard_asked = Signal(int)
    chosen_changed = Signal()

    def __init__(self, context: UiContext, settings: QSettings) -> None:
        super().__init__()
        self._context = context
        self._lines: list[CompanyLine] = []
        self._settings = settings
        self._fitted = self._syncing = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * STEP)
        column.addLayout(self._build_filters())
        column.addWidget(self._build_table(), 1)

    def _build_filters(self) -> QLayout:
        self.search = SearchBox(self._context.theme, self.tr("Search companies"))
        self.search.setMaximumWidth(grown(260))
        self.search.search_changed.connect(self._filter)
        self.removed_chip = Chip(self.tr("Removed companies"))
        self.removed_chip.setToolTip(self.tr("Companies that Moodle no longer has"))
        self.removed_chip.clicked.connect(self._toggle_removed)
        self._shows_removed = True
        self.removed_chip.set_value(self.tr("shown"))
        self.open_button = plain_button(self.tr("Open"))
        self.open_button.clicked.connect(self._open)
        self.sync_button = plain_button(self.tr("Sync"))
        self.sync_button.clicked.connect(self._sync)
        self.edit_button = plain_button(self.tr("Change settings …"))
        self.edit_button.clicked.connect(self._edit)
        self.compare_button = plain_button(self.tr("Compare …"))
        self.compare_button.clicked.connect(self._compare)
        self.offboard_button = danger_button(self.tr("Offboard …"))
        self.offboard_button.clicked.connect(self._offboard)
        return with_end((self.search, self.removed_chip), self._actions())

    def _actions(self) -> tuple[QPushButton, ...]:
        return self.open_button, self.sync_button, self.edit_button, self.compare_button, self.offboard_button

    def _build_table(self) -> Card:
        self.card = Card()
        self.table = ChoosingTable(self._context.theme, self.tr("Companies"))
        self.model = company_line_model(self._context.now, self)
        self.table.setModel(self.model)
        self.table.horizontalHeader().setResizeContentsPrecision(MEASURED)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(NAME, Qt.SortOrder.AscendingOrder)
        self.table.opened.connect(self._open_row)
        self.table.selectionModel().selectionChanged.connect(self._on_chosen)
        self.no_hit = EmptyState(self._context.theme, "search", self.tr("No company fits"),
                                 self.tr("The search looks at names, short names and ids."))  # fmt: skip
        self.no_hit.add_action(self.tr("Clear the search"), self.search.clear)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.no_hit)
        self.card.add_table(self.stack)
        self._on_chosen()
        return self.card

    def allow_changes(self, allowed: bool) -> None:
        """Without, companies can be opened only."""
        for button in (self.sync_button, self.edit_button, self.compare_button, self.offboard_button):
            button.setVisible(allowed)

    def show_syncing(self, syncing: bool) -> None:
        """While a sync runs, none can be started."""
        self._syncing = syncing
        self._offer_sync(self.chosen())

    def show_lines(self, lines: list[CompanyLine]) -> None:
        """Show these; what was chosen stays chosen."""
        self._lines = lines
        self._show()
        if not self._fitted and lines:
            self._fitted = True
            self.table.fit_columns(stretch=NAME)

    def chosen(self) -> list[CompanyLine]:
        """The selected companies, in the order of the table."""
        return [self.model.rows[row] for row in self.table.selected_rows()]

    def note(self) -> str:
        """For the status bar."""
        shown, chosen = self.model.rowCount(), len(self.table.selected_rows())
        text = formats.counted(shown, self.tr("1 company"), self.tr("{n} companies"))
        selected = self.tr("{0} selected").format(formats.integer(chosen))
        return f"{text} · {selected}" if chosen else text

    def _show(self) -> None:
        text = self.search.text().strip()
        fitting = [line for line in self._lines if line.matches(text)]
        lines = [one for one in fitting if self._shows_removed or one.company.removed_at is None]
        self.table.keep_place(partial(self.model.set_rows, lines), lambda row: self.model.rows[row].id)
        self.stack.setCurrentWidget(self.table if self.model.rows or not text else self.no_hit)
        self._on_chosen()

    def _filter(self, _text: str) -> None:
        self._show()

    def _toggle_removed(self) -> None:
        self._shows_removed = not self._shows_removed
        self.removed_chip.set_value(self.tr("shown") if self._shows_removed else "")
        self._show()

    def _on_chosen(self) -> None:
        chosen = self.chosen()
        removed = any(line.company.removed_at is not None for line in chosen)
        self.open_button.setEnabled(len(chosen) == 1)
        self.edit_button.setEnabled(bool(chosen) and not removed)
        self._offer_sync(chosen)
        self.compare_button.setEnabled(len(chosen) == 2 and not removed)
        self.offboard_button.setEnabled(len(chosen) == 1)
        self.compare_button.setToolTip("" if len(chosen) == 2 else self.tr("Choose two companies"))
        self.edit_button.setToolTip(self.tr("Moodle no longer has all of them") if removed else "")
        self.chosen_changed.emit()

    def _offer_sync(self, chosen: list[CompanyLine]) -> None:
        removed = any(line.company.removed_at is not None for line in chosen)
        self.sync_button.setEnabled(bool(chosen) and not removed and not self._syncing)
        told = self.tr("Read the chosen companies whole from Moodle, one after the other")
        why = self.tr("Moodle no longer has all of them") if removed else told
        self.sync_button.setToolTip(self.tr("A sync is running") if self._syncing else why)

    def _open_row(self, row: int) -> None:
        self.opened.emit(self.model.rows[row].id)

    def _open(self) -> None:
        self.opened.emit(self.chosen()[0].id)

    def _sync(self) -> None:
        self.sync_asked.emit([line.id for line in self.chosen()])

    def _edit(self) -> None:
        self.edit_asked.emit([line.id for line in self.chosen()])

    def _compare(self) -> None:
        self.compare_asked.emit([line.id for line in self.chosen()])

    def _offboard(self) -> None:
        self.offboard_asked.emit(self.chosen()[0].id)
