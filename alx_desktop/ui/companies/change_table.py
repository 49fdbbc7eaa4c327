"""A change before it is made: company, setting, what it is, what it will be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize

from alx_desktop.ui.companies.words import SettingChange
from alx_desktop.ui.models.records import Column, RecordModel
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.widgets.table import Table
from alx_desktop.ui.words import tr

HEIGHT = grown(200)
"""Where there is room; it scrolls."""
MEASURED = 50
"""Rows by which columns get their width."""


class ChangeTable(Table):
    """titles: of the four columns, where they are other ones. stretch: the column that takes what is left.

    height_wished: in pixels, before it is shown.
    """

    def __init__(self, theme: Theme, titles: tuple[str, str, str, str] | None = None, stretch: int = 1) -> None:
        super().__init__(theme, tr("What changes"))
        self._stretch = stretch
        self.height_wished = HEIGHT
        company, setting, before, after = titles or (tr("Company"), tr("Setting"), tr("Now"), tr("Then"))
        self.lines = RecordModel[SettingChange]([
            Column(company, lambda row: row.company),
            Column(setting, lambda row: row.setting),
            Column(before, lambda row: row.before, tone="muted"),
            Column(after, lambda row: row.after, tip=lambda row: row.after),
        ], self)  # fmt: skip
        self.setModel(self.lines)
        self.horizontalHeader().setResizeContentsPrecision(MEASURED)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height_wished)

    def show_changes(self, changes: Sequence[SettingChange]) -> None:
        """Show these lines."""
        self.lines.set_rows(changes)
        self.fit_columns(stretch=self._stretch)
