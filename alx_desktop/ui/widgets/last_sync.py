"""The card of the last sync: how it ended, when, what it changed, and the rows changed per run as bars."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from alx_desktop.domain.sync import RunResult, SyncRun
from alx_desktop.ui import formats
from alx_desktop.ui.fonts import sized
from alx_desktop.ui.site_state import mode_word, result_pill, run_duration
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import STEP
from alx_desktop.ui.widgets.bar_chart import Bar, BarChart
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.labels import muted_label
from alx_desktop.ui.widgets.pill import StatusPill

RUNS_IN_CHART = 60
_DID_SOMETHING = (RunResult.SUCCESS, RunResult.PARTIAL, RunResult.HELD, RunResult.CANCELLED)


def run_bars(runs: Sequence[SyncRun], now: float) -> list[Bar]:
    """One bar per finished run, oldest first."""
    finished = [run for run in runs if run.result in _DID_SOMETHING][:RUNS_IN_CHART]
    return [
        Bar(
            run.inserted + run.updated,
            run.removed,
            f"{formats.clock_time(run.started_at, now)} · {mode_word(run.mode)}\n"
            f"+{formats.integer(run.inserted)}  ~{formats.integer(run.updated)}  −{formats.integer(run.removed)}",
        )
        for run in reversed(finished)
    ]


def chart_ends(runs: Sequence[SyncRun], now: float) -> tuple[str, str]:
    """Labels of the oldest and the newest bar."""
    finished = [run for run in runs if run.result in _DID_SOMETHING][:RUNS_IN_CHART]
    if not finished:
        return "", ""
    return formats.clock_time(finished[-1].started_at, now), formats.clock_time(finished[0].started_at, now)


class Fact(QWidget):
    """A label and its value below it."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.label = muted_label(label)
        self.value_label = QLabel(formats.DASH)
        self.value_label.setFont(sized(grown(16), QFont.Weight.DemiBold, tabular=True))
        column.addWidget(self.label)
        column.addWidget(self.value_label)
        self.setAccessibleName(label)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_value(self, value: str, tip: str = "") -> None:
        """Change the value."""
        self.value_label.setText(value)
        self.setToolTip(tip)
        self.setAccessibleDescription(value)


class LastSyncCard(Card):
    """Filled from the run history."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Last sync"), parent=parent)
        self.pill = StatusPill(theme)
        self.header.insertWidget(1, self.pill)
        facts = QHBoxLayout()
        facts.setSpacing(6 * STEP)
        self.changed_fact = Fact(self.tr("Rows changed"))
        self.duration_fact = Fact(self.tr("Took"))
        self.read_fact = Fact(self.tr("Read from Moodle"))
        for fact in (self.changed_fact, self.duration_fact, self.read_fact):
            facts.addWidget(fact)
        facts.addStretch(1)
        self.body.addLayout(facts)
        self.chart = BarChart(theme, self.tr("Rows changed per sync"))
        self.body.addWidget(self.chart, 1)

    def show_runs(self, runs: Sequence[SyncRun], now: float) -> None:
        """Newest first, as the history has them."""
        run = next((run for run in runs if run.result is not RunResult.RUNNING), None)
        self.pill.setVisible(run is not None)
        if run is None:
            self.set_note("")
            return
        self.pill.set_pill(result_pill(run.result))
        self.set_note(formats.relative_time(run.finished_at or run.started_at, now), formats.exact_time(run.started_at))
        changed = run.inserted + run.updated + run.removed
        detail = self.tr("{0} new, {1} changed, {2} removed")
        words = detail.format(*map(formats.integer, (run.inserted, run.updated, run.removed)))
        self.changed_fact.show_value(formats.integer(changed), words)
        self.duration_fact.show_value(run_duration(run))
        self.read_fact.show_value(formats.integer(run.read), self.tr("Rows read from Moodle's tables"))
        bars = run_bars(runs, now)
        first, last = chart_ends(runs, now)
        summary = self.tr("{0} syncs; the last one changed {1} rows").format(len(bars), formats.integer(changed))
        self.chart.set_bars(bars, first, last, summary)
