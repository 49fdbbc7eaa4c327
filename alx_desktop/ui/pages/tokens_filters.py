"""The filters of the tokens' table: a search, companies, states, and one click that clears them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from alx_desktop.services.token_list import REFUSED, SOURCES, STATES, TokenQuery
from alx_desktop.ui import formats
from alx_desktop.ui.models.choices import Option
from alx_desktop.ui.pages.reports_popup import ChoicePopup
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.token_words import source_word, state_word
from alx_desktop.ui.tokens import STEP
from alx_desktop.ui.widgets.buttons import link_button
from alx_desktop.ui.widgets.chip import Chip
from alx_desktop.ui.widgets.labels import muted_label
from alx_desktop.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from alx_desktop.store.company_names import CompanyName

SEARCH_WIDTH = grown(244)


class TokenFilters(QWidget):
    """query_changed(TokenQuery): another filter; the order is kept as it was."""

    query_changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.query = TokenQuery()
        self._names: dict[int, str] = {}
        self._two_sources = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * STEP)
        self.search = SearchBox(theme, self.tr("Token or company"))
        self.search.setFixedWidth(SEARCH_WIDTH)
        self.search.setToolTip(
            self.tr("Every word must be in the name, the company, the id or the learner's name. Ctrl+F")
        )
        self.search.search_changed.connect(self._on_text)
        self.company_chip = Chip(self.tr("Company"))
        self.state_chip = Chip(self.tr("State"))
        self.company_popup = ChoicePopup(self, theme, self.tr("Companies"))
        self.state_popup = ChoicePopup(self, theme, self.tr("State"), searches=False, width=220)
        self.company_popup.chosen_changed.connect(self._on_companies)
        self.state_popup.chosen_changed.connect(self._on_states)
        self.source_chip = Chip(self.tr("Source"))
        self.source_popup = ChoicePopup(self, theme, self.tr("Source"), searches=False, width=220)
        self.source_popup.chosen_changed.connect(self._on_sources)
        self.source_chip.clicked.connect(self._open_sources)
        self.company_chip.clicked.connect(self._open_companies)
        self.state_chip.clicked.connect(self._open_states)
        self.clear_button = link_button(self.tr("Clear all"))
        self.clear_button.clicked.connect(self.clear)
        self.hits = muted_label()
        for widget in (self.search, self.company_chip, self.state_chip, self.source_chip, self.clear_button, self.hits):
            row.addWidget(widget)
        row.addStretch(1)
        self._show()

    @property
    def is_set(self) -> bool:
        """Whether anything is left out."""
        return bool(self.query.text or self.query.company_ids or self.query.states or self.query.sources)

    def offer_companies(self, companies: Mapping[int, CompanyName]) -> None:
        """Companies to choose from."""
        self._names = {number: company.name for number, company in companies.items()}
        self._show()

    def offer_moodle(self, on: bool) -> None:
        """Whether there are two kinds of tokens to choose from."""
        self._two_sources = on
        self._show()

    def show_hits(self, shown: int, total: int) -> None:
        """How many the filters leave."""
        words = self.tr("{0} of {1}").format(formats.integer(shown), formats.integer(total))
        self.hits.setText(words if self.is_set else "")

    def set_order(self, order: str, descending: bool) -> None:
        """Sort otherwise."""
        self._set(replace(self.query, order=order, descending=descending))

    def clear(self) -> None:
        """Leave nothing out."""
        self.search.clear()
        self._set(replace(self.query, text="", company_ids=(), states=(), sources=()))

    def choose(self, *, company_ids: tuple[int, ...] = (), states: tuple[str, ...] = ()) -> None:
        """Show the tokens of these companies, in these states."""
        self.search.clear()
        self._set(replace(self.query, text="", company_ids=company_ids, states=states, sources=()))

    def _on_text(self, text: str) -> None:
        self._set(replace(self.query, text=text))

    def _on_companies(self, chosen: tuple[Option, ...]) -> None:
        self._set(replace(self.query, company_ids=tuple(int(option.id) for option in chosen)))

    def _on_states(self, chosen: tuple[Option, ...]) -> None:
        self._set(replace(self.query, states=tuple(str(option.id) for option in chosen)))

    def _on_sources(self, chosen: tuple[Option, ...]) -> None:
        self._set(replace(self.query, sources=tuple(str(option.id) for option in chosen)))

    def _open_companies(self) -> None:
        options = [Option(number, name) for number, name in self._names.items()]
        self.company_popup.offer(options, self.query.company_ids)
        self.company_popup.open_below(self.company_chip)

    def _open_states(self) -> None:
        states = [state for state in STATES if state != REFUSED or self._two_sources]
        self.state_popup.offer([Option(state, state_word(state)) for state in states], self.query.states)
        self.state_popup.open_below(self.state_chip)

    def _open_sources(self) -> None:
        self.source_popup.offer([Option(source, source_word(source)) for source in SOURCES], self.query.sources)
        self.source_popup.open_below(self.source_chip)

    def _set(self, query: TokenQuery) -> None:
        if query != self.query:
            self.query = query
            self._show()
            self.query_changed.emit(query)

    def _show(self) -> None:
        companies, states = self.query.company_ids, self.query.states
        one = self._names.get(companies[0], str(companies[0])) if companies else ""
        self.company_chip.set_value(one if len(companies) < 2 else formats.integer(len(companies)))
        self.state_chip.set_value(", ".join(state_word(state) for state in states))
        self.source_chip.set_value(", ".join(source_word(source) for source in self.query.sources))
        self.source_chip.setVisible(self._two_sources or bool(self.query.sources))
        self.clear_button.setVisible(self.is_set)
