"""The card: a quiet surface with a heading, a note at the right, and a body."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from alx_desktop.ui.text_size import grown
from alx_desktop.ui.tokens import CARD_PADDING, STEP
from alx_desktop.ui.widgets.labels import heading_label, muted_label

HEADER_HEIGHT = grown(22)

BLEED = CARD_PADDING - 8
"""A table's cells have 8 pixels of padding of their own."""


class Card(QFrame):
    """body: the layout to put things into. The heading is the card's accessible name."""

    def __init__(self, title: str = "", note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setAccessibleName(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(BLEED, CARD_PADDING, BLEED, CARD_PADDING)
        outer.setSpacing(2 * STEP)
        self._outer = outer
        self.title_label = heading_label(title)
        self.note_label: QLabel = muted_label(note)
        self.header = QHBoxLayout()
        self.header.setSpacing(2 * STEP)
        # As high as a pill, so that headings of cards in a row are level.
        self.title_label.setMinimumHeight(HEADER_HEIGHT)
        self.header.addWidget(self.title_label)
        self.header.addStretch(1)
        self.header.addWidget(self.note_label)
        if title:
            outer.addLayout(self.header)
        self.body = QVBoxLayout()
        self.body.setSpacing(2 * STEP)
        for part in (self.header, self.body):
            part.setContentsMargins(CARD_PADDING - BLEED, 0, CARD_PADDING - BLEED, 0)
        outer.addLayout(self.body)

    def add_table(self, table: QWidget, stretch: int = 1) -> None:
        """Put a table below the body. It bleeds into the card's padding, so that its text is level with the heading."""
        self._outer.addWidget(table, stretch)

    def set_title(self, title: str) -> None:
        """Change the heading, also of a card that had none."""
        if self.header.parent() is None:
            self._outer.insertLayout(0, self.header)
        self.title_label.setText(title)
        self.setAccessibleName(title)

    def set_note(self, note: str, tip: str = "") -> None:
        """Change the note at the right of the heading."""
        self.note_label.setText(note)
        self.note_label.setToolTip(tip)
