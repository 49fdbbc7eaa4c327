"""The card that holds the table: a hint while rows are being read, the rows, their totals; and the chosen columns."""

from __future__ import annotations

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout, QWidget

from alx_desktop.ui.models.choices import Option
from alx_desktop.ui.models.report_model import ReportModel
from alx_desktop.ui.pages.reports_columns import ColumnPopup
from alx_desktop.ui.pages.reports_layout import ColumnLayout
from alx_desktop.ui.pages.reports_table import ReportTable, TotalsRow
from alx_desktop.ui.theme import Theme

BUSY_AFTER_MS = 250
"""A read that takes longer than this is shown."""


class ReportCard(QFrame):
    """table, totals and columns of one report."""

    def __init__(self, theme: Theme, name: str, model: ReportModel, settings: QSettings) -> None:
        super().__init__()
        self.setProperty("look", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 1, 1, 1)
        column.setSpacing(0)
        self.table = ReportTable(theme, name, model)
        self.columns = ColumnLayout(self.table, model.columns, settings)
        self.columns_popup = ColumnPopup(self, theme)
        self.columns_popup.chosen_changed.connect(self._on_columns)
        self.columns_popup.reset_asked.connect(self._reset_columns)
        self.totals = TotalsRow(theme, self.table)
        self.columns.changed.connect(self.totals.update)
        self.busy = self._make_busy()
        self._busy_soon = QTimer(self)
        self._busy_soon.setSingleShot(True)
        self._busy_soon.setInterval(BUSY_AFTER_MS)
        self._busy_soon.timeout.connect(self.busy.show)
        model.busy_changed.connect(self._on_busy)
        column.addWidget(self.busy)
        column.addWidget(self.table, 1)
        column.addWidget(self.totals)

    def _make_busy(self) -> QProgressBar:
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setRange(0, 0)
        bar.setFixedHeight(3)
        bar.setAccessibleName(self.tr("Reading"))
        # The rows must not jump when it comes and goes.
        policy = bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        bar.setSizePolicy(policy)
        bar.hide()
        return bar

    def open_columns(self, opener: QWidget) -> None:
        """Let the person choose columns, below the button that asked."""
        self.columns_popup.offer_columns(self.columns.shown)
        self.columns_popup.open_below(opener)

    def _on_columns(self, chosen: tuple[Option, ...]) -> None:
        self.columns.show([str(option.id) for option in chosen])

    def _reset_columns(self) -> None:
        self.columns.reset()
        self.columns_popup.offer_columns(self.columns.shown)

    def _on_busy(self, busy: bool) -> None:
        if busy:
            self._busy_soon.start()
        else:
            self._busy_soon.stop()
            self.busy.hide()
