"""Cards of equal width in as many columns as fit; the rest goes on in the next row."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from alx_desktop.ui.tokens import CARD_GAP


class CardGrid(QWidget):
    """least: a card's smallest width in pixels. fills: the last card takes what is left of its row."""

    def __init__(self, least: int, parent: QWidget | None = None, fills: bool = False) -> None:
        super().__init__(parent)
        self._least = least
        self._fills = fills
        self._cards: list[QWidget] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(CARD_GAP)
        self.setMinimumWidth(least)

    def set_cards(self, cards: list[QWidget]) -> None:
        """Show these cards; earlier ones go."""
        for card in self._cards:
            if card not in cards:
                self._grid.removeWidget(card)
                card.deleteLater()
        self._cards = cards
        self._columns = 0
        self._arrange()

    def _arrange(self) -> None:
        if not self._cards:
            return
        fitting = max(1, (self.width() + CARD_GAP) // (self._least + CARD_GAP))
        rows = -(-len(self._cards) // fitting)
        # As even as possible: five cards in two rows are three and two, not four and one.
        columns = -(-len(self._cards) // rows)
        if columns == self._columns:
            return
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns
        for at, card in enumerate(self._cards):
            is_last = self._fills and at == len(self._cards) - 1
            self._grid.addWidget(card, at // columns, at % columns, 1, columns - at % columns if is_last else 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
