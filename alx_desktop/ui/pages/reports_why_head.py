"""The head of "Why this value?": the value on both sides, the verdict, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from alx_desktop.ui.fonts import sized
from alx_desktop.ui.pages.reports_why_words import Mend, Side, Verdict
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import CARD_PADDING, STEP, TITLE_SIZE
from alx_desktop.ui.widgets.buttons import plain_button
from alx_desktop.ui.widgets.labels import heading_label, muted_label, set_tone
from alx_desktop.ui.widgets.states import IconLabel

_ICONS = {
    "good": ("circle-check", "good"),
    "warn": ("triangle-alert", "warn"),
    "bad": ("circle-alert", "bad"),
    "accent": ("info", "accent_text"),
    "": ("info", "muted"),
}


class ValueSide(QWidget):
    """One side of the doubted value."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.label = muted_label()
        self.value = QLabel()
        self.value.setFont(sized(TITLE_SIZE, QFont.Weight.DemiBold, tabular=True))
        self.value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.note = muted_label(wrap=True)
        for label in (self.label, self.value, self.note):
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)
        self.value.setWordWrap(True)
        column.addStretch(1)

    def show_side(self, side: Side, tone: str) -> None:
        """Show other words. tone: of the value."""
        self.label.setText(side.label)
        self.value.setText(side.value)
        set_tone(self.value, tone if side.known else "muted")
        self.note.setText(side.note)
        self.note.setToolTip(side.tip)
        self.setAccessibleName(f"{side.label}: {side.value}")
        self.setAccessibleDescription(side.note)


class VerdictBar(QFrame):
    """The verdict, the bar while Moodle is being asked, and the buttons.

    read_asked(), stop_asked(). mend_asked(Mend): what the verdict offers.
    """

    read_asked = Signal()
    stop_asked = Signal()
    mend_asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._mend = Mend.NOTHING
        self.setProperty("look", "note")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(3 * STEP)
        self._icon = IconLabel(theme, "info")
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(self._build_words(), 1)
        self.mend_button = plain_button("")
        self.mend_button.clicked.connect(self._on_mend)
        self.read_button = plain_button(self.tr("Re-read now"))
        self.read_button.setToolTip(self.tr("Read Moodle again. F5"))
        self.read_button.clicked.connect(self.read_asked)
        self.stop_button = plain_button(self.tr("Cancel"))
        self.stop_button.clicked.connect(self.stop_asked)
        for button in (self.mend_button, self.read_button, self.stop_button):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def _build_words(self) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(STEP)
        self.headline = heading_label()
        self.more = QLabel()
        for label in (self.headline, self.more):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.addWidget(label)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(self.tr("Asking Moodle"))
        words.addWidget(self.bar)
        return words

    def show_verdict(self, verdict: Verdict, *, reading: bool, syncing: bool) -> None:
        """Show another verdict. syncing: a sync runs already."""
        self._mend = verdict.mend
        self.headline.setText(verdict.headline)
        self.more.setText(verdict.more)
        self.more.setVisible(bool(verdict.more))
        self._icon.set_icon(*_ICONS[verdict.tone])
        set_tone(self, verdict.tone)
        self.bar.setVisible(reading)
        self.stop_button.setVisible(reading)
        self.read_button.setVisible(not reading)
        self.mend_button.setVisible(not reading and verdict.mend is not Mend.NOTHING)
        syncs = verdict.mend in (Mend.SYNC, Mend.RECONCILE)
        self.mend_button.setText(self.tr("Syncing …") if syncs and syncing else self._mend_words(verdict.mend))
        self.mend_button.setEnabled(not (syncs and syncing))
        self.setAccessibleName(verdict.headline)
        self.setAccessibleDescription(verdict.more)

    def _mend_words(self, mend: Mend) -> str:
        return {
            Mend.NOTHING: "",
            Mend.SYNC: self.tr("Sync now"),
            Mend.RECONCILE: self.tr("Reconcile with Moodle"),
            Mend.DECIDE: self.tr("Decide on the Sync page"),
            Mend.PASSWORD: self.tr("Enter the password"),
        }[mend]

    def _on_mend(self) -> None:
        self.mend_asked.emit(self._mend)


class WhyHead(QFrame):
    """Both sides and the verdict in one card."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.setAccessibleName(self.tr("The value in short"))
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_PADDING, 12, CARD_PADDING, CARD_PADDING)
        column.setSpacing(3 * STEP)
        self.store_side, self.moodle_side = ValueSide(), ValueSide()
        row = QHBoxLayout()
        row.setSpacing(6 * STEP)
        row.addWidget(self.store_side, 1)
        row.addWidget(self.moodle_side, 1)
        column.addLayout(row)
        self.verdict = VerdictBar(theme)
        column.addWidget(self.verdict)

    def show_sides(self, store: Side, moodle: Side) -> None:
        """Show both values; a difference is coloured, and said in words by the verdict."""
        differs = store.known and moodle.known and store.value != moodle.value
        self.store_side.show_side(store, "")
        self.moodle_side.show_side(moodle, "warn" if differs else "")
