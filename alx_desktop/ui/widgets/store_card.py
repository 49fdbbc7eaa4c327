"""The card "Reporting store": how much it holds and how it stands to Moodle."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QWidget

from alx_desktop.ui import formats
from alx_desktop.ui.fonts import sized
from alx_desktop.ui.session import SiteStatus
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import FIGURE_SIZE
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.labels import muted_label


class StoreCard(Card):
    """Filled from the store's status."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Reporting store"), parent=parent)
        self.value_label = QLabel(formats.DASH)
        self.value_label.setFont(sized(FIGURE_SIZE, QFont.Weight.Bold, tabular=True))
        self.unit_label = muted_label(self.tr("enrolments, one row for each company, learner and course"), wrap=True)
        self.removed_label = muted_label(wrap=True)
        self.body.addWidget(self.value_label)
        self.body.addWidget(self.unit_label)
        self.body.addWidget(self.removed_label)
        self.body.addStretch(1)

    def show_status(self, status: SiteStatus, now: float) -> None:
        """Show another status."""
        store = status.store
        self.value_label.setText(formats.integer(store.rows_live))
        removed = formats.counted(store.rows_removed, self.tr("1 removed row"), self.tr("{n} removed rows"))
        self.removed_label.setText(self.tr("{0} kept as history.").format(removed) if store.rows_removed else "")
        if store.data_age_seconds is None:
            self.set_note(self.tr("never synced"))
        else:
            moment = int(status.read_at - store.data_age_seconds)
            note = self.tr("as Moodle was {0}").format(formats.relative_time(moment, now))
            self.set_note(note, formats.exact_time(moment))
