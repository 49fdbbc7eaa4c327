"""The card of a running sync: phases, bar, share, rate, what is left, the same per company, and Cancel."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from alx_desktop.domain.progress import Progress, WholeProgress
from alx_desktop.ui import formats
from alx_desktop.ui.fonts import sized
from alx_desktop.ui.text_size import TEXT_SCALE
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import STEP, TEXT_SIZE
from alx_desktop.ui.widgets.buttons import plain_button
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.company_progress import CompanyProgressTable
from alx_desktop.ui.widgets.labels import muted_label
from alx_desktop.ui.widgets.pill import Pill, Shape, StatusPill
from alx_desktop.ui.words import said

ALWAYS = ("structure", "learners", "finish")
"""Phases of every run; the others are shown once a run enters them."""


def phase_titles() -> dict[str, str]:
    """The phases of a sync in their order, as a person reads them."""
    translate = QCoreApplication.translate
    return {
        "structure": translate("phases", "Companies and courses"),
        "changes": translate("phases", "Changes"),
        "checksums": translate("phases", "Comparison"),
        "learners": translate("phases", "Learners' progress"),
        "indexes": translate("phases", "Indexes"),
        "finish": translate("phases", "Removals and daily counts"),
        "backup": translate("phases", "Backup"),
    }


class PhaseChips(QWidget):
    """done, running, waiting: one pill per phase. A phase may come twice, as in a reconcile."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * STEP)
        self._titles = phase_titles()
        self._visited: set[str] = set()
        self.pills = {key: StatusPill(theme) for key in self._titles}
        for pill in self.pills.values():
            row.addWidget(pill)
        row.addStretch(1)

    def begin(self) -> None:
        """A new run: nothing was visited."""
        self._visited.clear()
        self.show_phase("")

    def show_phase(self, current: str) -> None:
        """`current` runs; what was visited before is done. The first phase begins anew: with the next company."""
        order = list(self._titles)
        if current == order[0]:
            self._visited.clear()
        self._visited.add(current)
        # Progress that nobody had time to see is not shown: what comes before the phase that runs is done all the same.
        passed = order[: order.index(current)] if current in order else []
        for key, title in self._titles.items():
            if key == current:
                look = Pill(title, Shape.DOT, "accent")
            elif key in self._visited or (key in ALWAYS and key in passed):
                look = Pill(title, Shape.CHECK, "good")
            else:
                look = Pill(title, Shape.RING, "neutral")
            self.pills[key].set_pill(look)
            self.pills[key].setVisible(key in ALWAYS or key in self._visited)


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
        self.whole_label = QLabel()
        self.whole_label.setFont(sized(TEXT_SIZE, tabular=True))
        self.body.addWidget(self.whole_label)
        self.words_label = muted_label(wrap=TEXT_SCALE > 1, small=False)
        self.words_label.setFont(sized(TEXT_SIZE, tabular=True))
        self.body.addWidget(self.words_label)
        self.chips = PhaseChips(theme)
        self.body.addWidget(self.chips)
        self._theme = theme
        self.companies: CompanyProgressTable | None = None

    def begin(self, title: str, started: str) -> None:
        """A sync has started."""
        self.set_title(title)
        self.set_note(started)
        self.cancel_button.setEnabled(True)
        self.cancel_button.setText(self.tr("Cancel"))
        self.chips.begin()
        if self.companies is not None:
            self.companies.begin()
        self.show_progress(None)

    def show_stopping(self) -> None:
        """Asked to stop; what is committed stays."""
        self.cancel_button.setEnabled(False)
        self.cancel_button.setText(self.tr("Stopping …"))

    def show_progress(self, progress: Progress | None) -> None:
        """How far it is, of several companies how far all of them are; None = connecting."""
        share = progress.share_of_all if progress else None
        self.bar.setRange(0, 1000 if share is not None else 0)
        if share is not None:
            self.bar.setValue(int(share * 1000))
        self.share_label.setText("" if share is None else formats.percent(share))
        if progress is not None:
            self.chips.show_phase(progress.phase)
            self._show_companies(progress)
        whole = progress.whole if progress else None
        self.whole_label.setVisible(whole is not None)
        self.whole_label.setText("" if whole is None else whole_words(whole))
        self.words_label.setText(progress_words(progress))

    def _show_companies(self, progress: Progress) -> None:
        if progress.companies is not None and progress.whole is None and len(progress.companies.names) == 1:
            # The bar says it all.
            return
        if self.companies is None:
            if progress.companies is None:
                return
            # Made when it is first needed: most visits of the page see no sync.
            self.companies = CompanyProgressTable(self._theme)
            self.add_table(self.companies)
        self.companies.show_progress(progress.companies)
        if progress.phase == "finish":
            self.companies.settle()


def whole_words(whole: WholeProgress) -> str:
    """Of several companies: how many are read, enrolments so far and what is left, in one line."""
    translate = QCoreApplication.translate
    done, total = formats.integer(whole.done), formats.integer(whole.total)
    parts = [translate("progress", "{0} of {1} companies read").format(done, total)]
    if whole.enrolments:
        one, many = translate("progress", "1 enrolment so far"), translate("progress", "{n} enrolments so far")
        parts.append(formats.counted(whole.enrolments, one, many))
    parts.append(_left_words(whole.remaining))
    return " · ".join(part for part in parts if part)


def progress_words(progress: Progress | None) -> str:
    """Message, counts, rate and what is left, in one line; of one of several companies its share instead."""
    translate = QCoreApplication.translate
    if progress is None:
        return translate("progress", "Connecting to Moodle's database …")
    parts = [said(progress.message) or phase_titles().get(progress.phase, "")]
    if progress.total:
        text = translate("progress", "{0} of {1} learners") if progress.phase == "learners" else "{0} / {1}"
        parts.append(text.format(formats.integer(progress.done), formats.integer(progress.total)))
    if progress.rate and progress.phase == "learners":
        parts.append(translate("progress", "{0} per second").format(formats.integer(round(progress.rate))))
    if progress.whole is None:
        parts.append(_left_words(progress.remaining))
    elif progress.fraction is not None:
        parts.append(formats.percent(progress.fraction))
    return " · ".join(part for part in parts if part)


def _left_words(seconds: float | None) -> str:
    if seconds is None or seconds < 1:
        return ""
    translate = QCoreApplication.translate
    left = translate("progress", "a few seconds") if seconds < 10 else formats.duration(seconds)
    return translate("progress", "{0} left").format(left)
