"""Whether tokens of the plugin's web service in Moodle are let in: what that means, and the two ways to decide it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from alx_desktop.ui import formats
from alx_desktop.ui.text_size import dialog_width
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import PAGE_MARGIN, STEP
from alx_desktop.ui.widgets.buttons import danger_button, plain_button, primary_button
from alx_desktop.ui.widgets.fitting import fit_height
from alx_desktop.ui.widgets.labels import heading_label, muted_label, set_tone
from alx_desktop.ui.widgets.pill import Pill, Shape, StatusPill

if TYPE_CHECKING:
    from alx_desktop.domain.moodle_tokens import MoodleAccess

WIDTH = dialog_width(560)


class MoodleAccessDialog(QDialog):
    """decided(on): let them in, or refuse all of them."""

    decided = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget, access: MoodleAccess, used: int, now: float) -> None:
        """used: how many of Moodle's tokens were used today."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme, self._access, self._used, self._now = theme, access, used, now
        title = self.tr("Tokens of the plugin's web service")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 20, PAGE_MARGIN, 20)
        column.setSpacing(3 * STEP)
        head = QHBoxLayout()
        head.addWidget(heading_label(title), 1)
        head.addWidget(self._pill())
        column.addLayout(head)
        for text in self._texts():
            column.addWidget(_words(text))
        self.state_label = muted_label(self._state_words(), wrap=True)
        set_tone(self.state_label, "bad" if access.error else "")
        column.addWidget(self.state_label)
        column.addSpacing(STEP)
        column.addLayout(self._buttons())
        fit_height(self)

    def _pill(self) -> StatusPill:
        on = Pill(self.tr("Accepted"), Shape.CHECK, "good")
        off = Pill(self.tr("Off"), Shape.RING, "neutral")
        return StatusPill(self._theme, on if self._access.accepted else off)

    def _texts(self) -> tuple[str, ...]:
        return (
            self.tr(
                "Reports that read from the plugin in Moodle have a token that Moodle made. If these tokens are "
                "accepted here, such a report needs only another host name; nobody has to hand out new ones."
            ),
            self.tr(
                "Each sync then asks Moodle which tokens there are. Moodle's database makes a hash of each, and only "
                "that comes here. A token reads the company of its learner; where a learner has several, it is refused "
                "until you choose one. Whatever Moodle refuses is refused here too: expired, from another address, of "
                "a suspended learner. If Moodle could not be asked for a day, all of them are refused."
            ),
            self.tr(
                "The account must be able to read Moodle's external_* tables: “alx-desktop connect --grants "
                "--moodle-tokens” writes the statements for its administrator."
            ),
        )

    def _state_words(self) -> str:
        access = self._access
        if not access.accepted:
            return self.tr("They are off unless you accept them. Tokens of ALX Desktop are good either way.")
        read = formats.relative_time(access.read_at, self._now)
        words = [self.tr("Read from Moodle: {0}.").format(read) if access.read_at else
                 self.tr("Not read from Moodle yet: the next sync does it.")]  # fmt: skip
        if access.error:
            words.append(self.tr("The last sync could not read them: {0}").format(access.error))
        if self._used:
            words.append(formats.counted(self._used, self.tr("1 of them was used today."),
                                         self.tr("{n} of them were used today.")))  # fmt: skip
        return " ".join(words)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        row.addStretch(1)
        self.close_button = plain_button(self.tr("Leave it so"))
        self.close_button.clicked.connect(self.reject)
        if self._access.accepted:
            self.decide_button = danger_button(self.tr("Refuse all of them"))
        else:
            self.decide_button = primary_button(self.tr("Accept tokens of the plugin's web service"))
        self.decide_button.clicked.connect(self._decide)
        row.addWidget(self.close_button)
        row.addWidget(self.decide_button)
        self.close_button.setFocus()
        return row

    def _decide(self) -> None:
        self.accept()
        self.decided.emit(not self._access.accepted)


def _words(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
