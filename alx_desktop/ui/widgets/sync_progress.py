"""The card of a running sync: phases, bar, share, rate, what is left, and Cancel."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from alx_desktop.domain.progress import Progress
from alx_desktop.ui import formats
from alx_desktop.ui.fonts import sized
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import STEP, TEXT_SIZE
from alx_desktop.ui.widgets.buttons import plain_button
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.labels import muted_label
from alx_desktop.ui.widgets.pill import Pill, Shape, StatusPill

OPTIONAL_PHASES = ("indexes", "backup")
"""Shown only once a run enters them."""


def phase_titles() -> dict[str, str]:
    """The phases of a sync in their order, as a person reads them."""
    translate = QCoreApplication.translate
    return {
        "structure": translate("phases", "Companies and courses"),
        "learners": translate("phases", "Learners' progress"),
        "indexes": translate("phases", "Indexes"),
        "finish": translate("phases", "Removals and daily counts"),
        "backup": translate("phases", "Backup"),
    }


class PhaseChips(QWidget):
    """done, running, waiting: one pill per phase."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2 * STEP)
        self._titles = phase_titles()
        self.pills = {key: StatusPill(theme) for key in self._titles}
        for pill in self.pills.values():
            self._row.addWidget(pill)
        self._row.addStretch(1)

    def show_phase(self, current: str) -> None:
        """Everything before `current` is done, everything after it waits; "" = nothing has begun."""
        order = list(self._titles)
        at = order.index(current) if current in order else -1
        for number, (key, title) in enumerate(self._titles.items()):
            pill = self.pills[key]
            if key in OPTIONAL_PHASES and number != at and not (number < at and not pill.isHidden()):
                pill.hide()
                continue
            if number < at:
                pill.set_pill(Pill(title, Shape.CHECK, "good"))
            elif number == at:
                pill.set_pill(Pill(title, Shape.DOT, "accent"))
            else:
                pill.set_pill(Pill(title, Shape.RING, "neutral"))
            pill.show()


class SyncProgressCard(Card):
    """cancel_asked(): the person wants it to stop."""

    cancel_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Sync running"), parent=parent)
        row = QHBoxLayout()
        row.setSpacing(3 * STEP)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the sync"))
        self.share_label = QLabel()
        self.share_label.setFont(sized(TEXT_SIZE, QFont.Weight.DemiBold, tabular=True))
        self.cancel_button = plain_button(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.cancel_asked)
        row.addWidget(self.bar, 1)
        row.addWidget(self.share_label)
        row.addWidget(self.cancel_button)
        self.body.addLayout(row)
        self.words_label = muted_label(small=False)
        self.words_label.setFont(sized(TEXT_SIZE, tabular=True))
        self.body.addWidget(self.words_label)
        self.chips = PhaseChips(theme)
        self.body.addWidget(self.chips)

    def begin(self, title: str, started: str) -> None:
        """A sync has started."""
        self.set_title(title)
        self.set_note(started)
        self.cancel_button.setEnabled(True)
        self.cancel_button.setText(self.tr("Cancel"))
        self.show_progress(None)

    def show_stopping(self) -> None:
        """Asked to stop; what is committed stays."""
        self.cancel_button.setEnabled(False)
        self.cancel_button.setText(self.tr("Stopping …"))

    def show_progress(self, progress: Progress | None) -> None:
        """How far it is; None = connecting."""
        share = progress.fraction if progress else None
        self.bar.setRange(0, 1000 if share is not None else 0)
        if share is not None:
            self.bar.setValue(int(share * 1000))
        self.share_label.setText("" if share is None else formats.percent(share))
        self.chips.show_phase(progress.phase if progress else "")
        self.words_label.setText(progress_words(progress))


def progress_words(progress: Progress | None) -> str:
    """Message, counts, rate and what is left, in one line."""
    translate = QCoreApplication.translate
    if progress is None:
        return translate("progress", "Connecting to Moodle's database …")
    parts = [progress.message or phase_titles().get(progress.phase, "")]
    if progress.total:
        text = translate("progress", "{0} of {1} learners") if progress.phase == "learners" else "{0} / {1}"
        parts.append(text.format(formats.integer(progress.done), formats.integer(progress.total)))
    if progress.rate and progress.phase == "learners":
        parts.append(translate("progress", "{0} per second").format(formats.integer(round(progress.rate))))
    if progress.remaining is not None and progress.remaining >= 1:
        parts.append(
            translate("progress", "{0} left").format(
                formats.duration(max(10.0, progress.remaining))
                if progress.remaining >= 10
                else translate("progress", "a few seconds")
            )
        )
    return " · ".join(part for part in parts if part)
