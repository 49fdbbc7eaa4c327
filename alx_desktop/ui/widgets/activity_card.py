"""The card "Recent activity": what people, syncs and clients did, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from alx_desktop.ui import formats
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import STEP
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.labels import ElidedLabel, muted_label
from alx_desktop.ui.widgets.states import IconLabel
from alx_desktop.ui.words import said

if TYPE_CHECKING:
    from alx_desktop.services.recent_activity import Happening

ICONS = {"sync": "refresh-cw", "act": "user", "refresh": "download", "suspicion": "triangle-alert"}
ROLES = {"bad": "bad", "warn": "warn", "info": "muted"}


class ActivityCard(Card):
    """show_activity() fills it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Recent activity"), parent=parent)
        self._theme = theme
        self._shown: list[tuple[Happening, QLabel]] = []
        self._list = QWidget()
        self.body.addWidget(self._list)
        self.body.addStretch(1)

    def show_activity(self, happenings: Sequence[Happening], now: float) -> None:
        """Show these, in their order. now: UTC epoch seconds."""
        if happenings and [one for one, _when in self._shown] == list(happenings):
            for one, when in self._shown:
                when.setText(formats.relative_time(one.at, now))
            return
        self._shown = []
        old, self._list = self._list, QWidget()
        grid = QGridLayout(self._list)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(3 * STEP)
        grid.setVerticalSpacing(2 * STEP)
        grid.setColumnStretch(1, 1)
        for row, one in enumerate(happenings):
            self._add(grid, row, one, now)
        if not happenings:
            text = self.tr(
                "Syncs that change something, clients that read, and what people do here appear as it happens."
            )
            grid.addWidget(muted_label(text, wrap=True), 0, 0, 1, 3)
        self.body.insertWidget(0, self._list)
        self.body.removeWidget(old)
        old.hide()
        old.deleteLater()

    def _add(self, grid: QGridLayout, row: int, one: Happening, now: float) -> None:
        grid.addWidget(IconLabel(self._theme, ICONS[one.kind], ROLES[one.severity], 14), row, 0)
        grid.addWidget(ElidedLabel(f"{said(one.text)} · {one.who}" if one.who else said(one.text)), row, 1)
        when = muted_label(formats.relative_time(one.at, now))
        when.setToolTip(formats.exact_time(one.at))
        grid.addWidget(when, row, 2, Qt.AlignmentFlag.AlignRight)
        self._shown.append((one, when))
