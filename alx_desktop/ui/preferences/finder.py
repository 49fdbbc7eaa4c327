"""Finds settings as one types, and shows only those that differ from their default, if asked to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from alx_desktop.ui import formats
from alx_desktop.ui.preferences.setting_row import SettingRow
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.widgets.buttons import link_button
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.chip import Chip
from alx_desktop.ui.widgets.fitting import with_end
from alx_desktop.ui.widgets.search_box import SearchBox


class SettingsFinder(QWidget):
    """changed(): what is looked for is another. reset_asked(); undo_asked()."""

    changed = Signal()
    reset_asked = Signal()
    undo_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.search = SearchBox(theme, self.tr("Search the settings"))
        self.search.setMaximumWidth(grown(260))
        self.search.search_changed.connect(self._on_search)
        self.other_chip = Chip(self.tr("Differs from the default"))
        self.other_chip.clicked.connect(self._on_chip)
        self.undo_button = link_button(self.tr("Undo"))
        self.undo_button.setToolTip(self.tr("Take back the last change made on this page (Ctrl+Z)"))
        self.undo_button.clicked.connect(self.undo_asked)
        self.undo_button.setEnabled(False)
        self.reset_button = link_button(self.tr("Reset all to defaults …"))
        self.reset_button.clicked.connect(self.reset_asked)
        self.only_other = False
        row = with_end((self.search, self.other_chip), (self.undo_button, self.reset_button))
        row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(row)

    def clear(self) -> None:
        """Look for nothing: all settings show."""
        self.only_other = False
        self.search.clear()
        self.changed.emit()

    def show_count(self, number: int) -> None:
        """How many settings differ from their default."""
        self.other_chip.set_value(formats.integer(number) if self.only_other or number else "")
        self.other_chip.setChecked(self.only_other)
        self.reset_button.setEnabled(number > 0)

    def apply(self, cards: Sequence[Card]) -> bool:
        """Show what is looked for in these cards, hide the rest; whether anything was found."""
        text = self.search.text().strip()
        found = [self._apply_to(card, text) for card in cards]
        return any(found)

    def _apply_to(self, card: Card, text: str) -> bool:
        rows: list[SettingRow] = getattr(card, "settings", [])
        whole = not text or _has(card.title_label.text(), text)
        for row in rows:
            row.set_found((whole or row.fits(text)) and (not self.only_other or row.differs()))
        if rows:
            shown = any(row.is_found for row in rows)
        else:
            shown = not self.only_other and (whole or _has(_texts(card), text))
        card.setVisible(shown)
        return shown

    def _on_search(self, _text: str) -> None:
        self.changed.emit()

    def _on_chip(self) -> None:
        self.only_other = not self.only_other
        self.changed.emit()


def _texts(card: Card) -> str:
    labels = [label.text() for label in card.findChildren(QLabel)]
    return " ".join(labels + [button.text() for button in card.findChildren(QAbstractButton)])


def _has(words: str, text: str) -> bool:
    own = words.casefold()
    return all(word in own for word in text.casefold().split())
