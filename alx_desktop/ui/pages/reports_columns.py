"""The column chooser: which columns, in which order; a search, and the way back to what a new user sees."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from alx_desktop.services.report_columns import CATALOGUE
from alx_desktop.ui.models.choices import Option
from alx_desktop.ui.models.report_cells import definition, title
from alx_desktop.ui.pages.reports_popup import ChoicePopup
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.widgets.buttons import icon_button


class ColumnPopup(ChoicePopup):
    """chosen_changed(tuple of Option): columns in their new order. reset_asked(): back to the default."""

    reset_asked = Signal()

    def __init__(self, owner: QWidget, theme: Theme) -> None:
        super().__init__(owner, theme, "", width=300)
        self.setAccessibleName(self.tr("Columns"))
        self.list.setAccessibleName(self.tr("Columns"))
        self.search.setPlaceholderText(self.tr("Search columns"))
        self.search.setAccessibleName(self.tr("Search columns"))
        self.up_button = icon_button(theme, "arrow-up", self.tr("Move up (Alt+Up)"))
        self.down_button = icon_button(theme, "arrow-down", self.tr("Move down (Alt+Down)"))
        self.up_button.clicked.connect(self._move_up)
        self.down_button.clicked.connect(self._move_down)
        self.foot.insertWidget(1, self.up_button)
        self.foot.insertWidget(2, self.down_button)
        self.clear_button.setText(self.tr("Reset"))
        self.clear_button.clicked.disconnect()
        self.clear_button.clicked.connect(self._reset)
        self.list.installEventFilter(self)

    def offer_columns(self, shown: Sequence[str]) -> None:
        """All columns, the visible ones first in their order."""
        ordered = [*shown, *(name for name in CATALOGUE if name not in shown)]
        self.offer(
            [Option(name, title(CATALOGUE[name]), definition(CATALOGUE[name])) for name in ordered], chosen=shown
        )

    def _count(self) -> None:
        super()._count()
        self.clear_button.setEnabled(True)
        narrowed = bool(self.search.text().strip())
        self.up_button.setEnabled(not narrowed)
        self.down_button.setEnabled(not narrowed)

    def _reset(self) -> None:
        self.reset_asked.emit()

    def _move_up(self) -> None:
        self._move(-1)

    def _move_down(self) -> None:
        self._move(1)

    def _move(self, steps: int) -> None:
        row = self.model.move(self.list.currentIndex().row(), steps)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
            if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
                return True
        return super().eventFilter(watched, event)
