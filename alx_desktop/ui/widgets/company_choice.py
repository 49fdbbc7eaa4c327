"""Companies to choose from, with a search, as a part of a form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from alx_desktop.ui import formats
from alx_desktop.ui.models.choices import ChoiceModel, Option
from alx_desktop.ui.pages.reports_popup import ROW, ChoiceList
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import STEP
from alx_desktop.ui.widgets.buttons import link_button
from alx_desktop.ui.widgets.labels import muted_label
from alx_desktop.ui.widgets.search_box import SearchBox

ROWS = 5


class CompanyChoice(QFrame):
    """changed(): another choice."""

    changed = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.model = ChoiceModel(self)
        self.model.chosen_changed.connect(self._on_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * STEP, 2 * STEP, 2 * STEP, 2 * STEP)
        column.setSpacing(STEP)
        head = QHBoxLayout()
        self.search = SearchBox(theme, self.tr("Search companies"))
        self.search.textChanged.connect(self.model.narrow)
        self.all_button = link_button(self.tr("Choose all shown"))
        self.all_button.clicked.connect(self._choose_shown)
        self.clear_button = link_button(self.tr("Clear"))
        self.clear_button.clicked.connect(self.model.clear_chosen)
        self.count_label = muted_label()
        head.addWidget(self.search, 1)
        head.addWidget(self.count_label)
        head.addWidget(self.all_button)
        head.addWidget(self.clear_button)
        column.addLayout(head)
        self.list = ChoiceList(theme, name, self.model)
        self.list.setFixedHeight(ROWS * ROW + 2)
        column.addWidget(self.list)
        self._on_chosen()

    @property
    def chosen_ids(self) -> tuple[int, ...]:
        """The companies that are chosen."""
        return tuple(int(option.id) for option in self.model.chosen)

    def offer(self, options: Sequence[Option], chosen: Iterable[int] = ()) -> None:
        """What can be chosen, and what is."""
        self.model.set_options(options, chosen)
        self._on_chosen()

    def _choose_shown(self) -> None:
        self.model.choose_shown()

    def _on_chosen(self) -> None:
        count = len(self.model.chosen)
        self.count_label.setText(formats.counted(count, self.tr("1 chosen"), self.tr("{n} chosen")) if count else "")
        self.clear_button.setVisible(bool(count))
        self.changed.emit()
