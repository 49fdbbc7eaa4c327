"""A figure: what it counts, its value, its change with the period; an en dash with a reason where it is not known."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from alx_desktop.ui import formats
from alx_desktop.ui.fonts import sized
from alx_desktop.ui.formats import DASH
from alx_desktop.ui.overview_port import FigureLike
from alx_desktop.ui.tokens import FIGURE_SIZE, SMALL_SIZE, STEP
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.labels import ElidedLabel, muted_label, set_tone
from alx_desktop.ui.words import said, tr

BAD_WHEN_RISING = ("overdue", "expiring")


class Figure(Card):
    """One figure in a card."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setSpacing(STEP)
        self.label = muted_label(label)
        self.value_label = QLabel(DASH)
        self.value_label.setFont(sized(FIGURE_SIZE, QFont.Weight.Bold, tabular=True))
        self.change_label = QLabel()
        self.change_label.setFont(sized(SMALL_SIZE, tabular=True))
        self.note_label = ElidedLabel()
        self.note_label.setProperty("look", "muted")
        self.note_label.setFont(sized(SMALL_SIZE))
        foot = QHBoxLayout()
        foot.setSpacing(STEP)
        foot.addWidget(self.change_label)
        foot.addWidget(self.note_label, 1)
        self.body.addWidget(self.label)
        self.body.addWidget(self.value_label)
        self.body.addLayout(foot)
        self.setAccessibleName(label)

    def show_value(self, value: str, *, change: str = "", tone: str = "muted", note: str = "", tip: str = "") -> None:
        """value: formatted. change: with sign; tone says whether it is good or bad. note: the period, or the reason
        why the value or the change is not known. tip: the definition."""
        self.value_label.setText(value)
        self.change_label.setText(change)
        self.change_label.setVisible(bool(change))
        set_tone(self.change_label, tone)
        self.note_label.setText(note)
        self.setToolTip(tip)
        self.setAccessibleDescription(" ".join(part for part in (value, change, note) if part))


def show_figure(card: Figure, figure: FigureLike) -> None:
    """Put a figure into its card: value, change with its tone, period, or the reason why it is not known."""
    is_share = figure.unit == "share"
    if figure.value is None:
        card.show_value(formats.DASH, note=said(figure.reason_unknown), tip=said(figure.definition))
        return
    value = formats.percent(figure.value, 1) if is_share else formats.integer(int(figure.value))
    if figure.change is None:
        card.show_value(value, note=said(figure.reason_unknown), tip=said(figure.definition))
        return
    change = formats.signed(figure.change * 100, 1) if is_share else formats.signed(figure.change)
    rising_is_bad = figure.key in BAD_WHEN_RISING
    still = round(figure.change * (1000 if is_share else 1)) == 0
    tone = "muted" if still else "bad" if (figure.change > 0) == rising_is_bad else "good"
    note = tr("points {0}").format(said(figure.period)) if is_share else said(figure.period)
    card.show_value(value, change=change, tone=tone, note=note, tip=said(figure.definition))
