"""The card "Reporting store": how much it holds and how it stands to Moodle."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from alx_desktop.domain.sync import RunResult, SyncRun
from alx_desktop.ui import formats
from alx_desktop.ui.fonts import sized
from alx_desktop.ui.session import SiteStatus
from alx_desktop.ui.site_state import run_seconds
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import FIGURE_SIZE, STEP
from alx_desktop.ui.widgets.buttons import link_button
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.labels import muted_label
from alx_desktop.ui.widgets.last_sync import Fact

MEDIAN_OF = 20


class StoreCard(Card):
    """Filled from the store's status. verify_asked(): the person wants to know whether it is right."""

    verify_asked = Signal()

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
        facts = QHBoxLayout()
        facts.setSpacing(6 * STEP)
        self.run_fact = Fact(self.tr("A sync takes"))
        self.run_fact.setToolTip(self.tr("Median of the last syncs of the same kind as the newest"))
        self.load_fact = Fact(self.tr("of it in Moodle's database"))
        facts.addWidget(self.run_fact)
        facts.addWidget(self.load_fact)
        facts.addStretch(1)
        self.verify_button = link_button(self.tr("Verify against Moodle …"))
        self.verify_button.setToolTip(self.tr("Compute learners again from Moodle, and compare them with the store"))
        self.verify_button.clicked.connect(self.verify_asked)
        facts.addWidget(self.verify_button, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(facts)

    def show_runs(self, runs: Sequence[SyncRun]) -> None:
        """How long syncs take, and how much of it is load on Moodle. Newest first."""
        done = [run for run in runs if run.result is RunResult.SUCCESS]
        alike = [run for run in done if run.mode is done[0].mode][:MEDIAN_OF]
        # A run's own times are whole seconds, those in Moodle's database are exact.
        load = median(run.source_seconds for run in alike) if alike else None
        took = median(run_seconds(run) or 0.0 for run in alike) if alike else None
        self.run_fact.show_value(formats.duration(None if took is None or load is None else max(took, load)))
        self.load_fact.show_value(formats.duration(load))

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
