"""Removals that the guard stopped: what would go, why, and the decision."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from alx_desktop.domain.course_progress import RemovedReason
from alx_desktop.domain.sync import HeldRemoval
from alx_desktop.ui import formats
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import STEP
from alx_desktop.ui.widgets.attention import SeverityMark
from alx_desktop.ui.widgets.buttons import danger_button, plain_button
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.confirm import ConfirmDialog
from alx_desktop.ui.widgets.labels import hairline, muted_label


def reason_words(reasons: dict[str, int]) -> str:
    """Why rows would be removed, most frequent first."""
    translate = QCoreApplication.translate
    words = {
        RemovedReason.COMPANY_REMOVED: translate("held", "{0} because the company no longer exists"),
        RemovedReason.USER_DELETED: translate("held", "{0} because the learner was deleted"),
        RemovedReason.LEFT_COMPANY: translate("held", "{0} because the learner left the company"),
        RemovedReason.COURSE_DELETED: translate("held", "{0} because the course was deleted"),
        RemovedReason.COURSE_UNASSIGNED: translate("held", "{0} because the course was taken from the company"),
        RemovedReason.UNENROLLED: translate("held", "{0} because the learner was unenrolled"),
    }
    ordered = sorted(reasons.items(), key=lambda item: -item[1])
    known = [(words[RemovedReason(key)], count) for key, count in ordered if key in list(RemovedReason)]
    return ", ".join(text.format(formats.integer(count)) for text, count in known)


def share_words(held: HeldRemoval) -> str:
    """ "31 % of the company"."""
    share = held.pending / held.live if held.live else None
    return QCoreApplication.translate("held", "{0} of the company").format(formats.percent(share))


class HeldCard(Card):
    """decided(company_id, accept): the person has chosen; accepting was confirmed with the figures named."""

    decided = Signal(int, bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Removals need a decision"), parent=parent)
        self._theme = theme
        self.body.addWidget(
            muted_label(
                self.tr(
                    "So many rows vanished from Moodle at once that the sync stopped before removing them. "
                    "Until you decide, reports show them as before."
                ),
                wrap=True,
            )
        )
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.body.addWidget(self._list)
        self.hide()

    def show_held(self, held: tuple[HeldRemoval, ...], *, enabled: bool) -> None:
        """Show these; nothing held hides the card. enabled False while a sync runs: it holds the store."""
        while (taken := self._rows.takeAt(0)) is not None:
            if (widget := taken.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for at, removal in enumerate(held):
            if at:
                self._rows.addWidget(hairline())
            self._rows.addWidget(self._row(removal, enabled))
        self.setVisible(bool(held))

    def _row(self, held: HeldRemoval, enabled: bool) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 2 * STEP, 0, 2 * STEP)
        line.setSpacing(3 * STEP)
        line.addWidget(SeverityMark(self._theme, "warn"))
        words = QVBoxLayout()
        words.setSpacing(2)
        text = self.tr("{0}: {1} of {2} rows would be removed ({3})")
        counts = (formats.integer(held.pending), formats.integer(held.live))
        sentence = QLabel(text.format(held.company_name, *counts, share_words(held)))
        sentence.setWordWrap(True)
        words.addWidget(sentence)
        if held.reasons:
            words.addWidget(muted_label(reason_words(held.reasons), wrap=True))
        line.addLayout(words, 1)
        keep = plain_button(self.tr("Keep the rows"))
        keep.setAccessibleDescription(held.company_name)
        keep.clicked.connect(partial(self._keep, held))
        remove = danger_button(self.tr("Remove {0} rows …").format(formats.integer(held.pending)))
        remove.setAccessibleDescription(held.company_name)
        remove.clicked.connect(partial(self._remove, held))
        for button in (keep, remove):
            button.setEnabled(enabled)
            line.addWidget(button)
        return row

    def _keep(self, held: HeldRemoval) -> None:
        dialog = ConfirmDialog(
            self.window(),
            self.tr("Keep {0} rows of {1}?").format(formats.integer(held.pending), held.company_name),
            self.tr(
                "They stay in all reports as they are. If the next full sync still does not find them in Moodle, "
                "you will be asked again."
            ),
            action=self.tr("Keep the rows"),
            keep=self.tr("Decide later"),
            danger=False,
        )
        dialog.confirmed.connect(partial(self.decided.emit, held.company_id, False))
        dialog.open()

    def _remove(self, held: HeldRemoval) -> None:
        count = formats.integer(held.pending)
        dialog = ConfirmDialog(
            self.window(),
            self.tr("Remove {0} rows of {1}?").format(count, held.company_name),
            self.tr(
                "{0} of {1} rows ({2}) leave all reports, because Moodle no longer has them: {3}. "
                "Their last values are kept as history. If they come back in Moodle, the next sync brings them back."
            ).format(count, formats.integer(held.live), share_words(held), reason_words(held.reasons) or "–"),
            action=self.tr("Remove {0} rows").format(count),
            keep=self.tr("Decide later"),
        )
        dialog.confirmed.connect(partial(self.decided.emit, held.company_id, True))
        dialog.open()
