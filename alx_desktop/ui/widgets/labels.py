"""Labels in the roles of the look: title, muted, figure; and one that elides instead of forcing its width.

All of them show their text as it is: a company may be called "<b>", and is to be found under what is read.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from alx_desktop.ui.fonts import sized
from alx_desktop.ui.language import current_language
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.tokens import SMALL_SIZE, TEXT_SIZE, TITLE_SIZE

_LEAST = grown(24)
"""Pixels of an ElidedLabel where room is short."""


def _plain(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def title_label(text: str = "") -> QLabel:
    """A page's title."""
    label = _plain(text)
    label.setFont(sized(TITLE_SIZE, QFont.Weight.DemiBold))
    return label


def heading_label(text: str = "") -> QLabel:
    """A card's or section's heading."""
    label = _plain(text)
    label.setFont(sized(TEXT_SIZE, QFont.Weight.DemiBold))
    return label


def muted_label(text: str = "", *, wrap: bool = False, small: bool = True) -> QLabel:
    """Secondary text."""
    label = _plain(text)
    label.setProperty("look", "muted")
    label.setWordWrap(wrap)
    if small:
        label.setFont(sized(SMALL_SIZE))
    return label


def set_tone(widget: QWidget, tone: str) -> None:
    """Give a widget a tone of the style sheet (good, warn, bad, muted, accent or "")."""
    if widget.property("tone") != tone:
        widget.setProperty("tone", tone)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def without_marks(text: str) -> str:
    """Text as it is read: the command line's `code` in quotation marks."""
    locale = QLocale(current_language())
    return re.sub(r"`([^`\n]+)`", lambda found: locale.quoteString(found[1]), text)


def hairline() -> QFrame:
    """A line between two parts of a card."""
    line = QFrame()
    line.setProperty("look", "line")
    line.setFixedHeight(1)
    return line


class ElidedLabel(QLabel):
    """One line that ends in "…" where it does not fit; the whole text is in the tool tip and the accessible name.

    A tool tip that is set comes below the text that is cut. Qt asks for events and sizes all the time: what they need
    is set when it changes, and no method of Python is asked.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own_tip = self._shown_tip = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(_LEAST)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setToolTip(self, tip: str) -> None:
        """Say more than the text does."""
        self._own_tip = self._shown_tip = tip
        super().setToolTip(tip)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        text, area = self.text(), self.contentsRect()
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(self.alignment()), shown)
        tip = "\n".join(part for part in (text, self._own_tip) if part) if shown != text else self._own_tip
        if tip != self._shown_tip:
            self._shown_tip = tip
            super().setToolTip(tip)
