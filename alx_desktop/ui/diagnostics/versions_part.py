"""Which versions run, and under which licences."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from alx_desktop.services.versions import NOT_INSTALLED, versions
from alx_desktop.ui.about_dialog import AboutDialog
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.tokens import CARD_GAP, STEP
from alx_desktop.ui.widgets.areas import BAR_WIDTH, ColumnArea
from alx_desktop.ui.widgets.buttons import plain_button
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.form import LABEL_WIDTH
from alx_desktop.ui.widgets.labels import muted_label
from alx_desktop.ui.words import tr


def all_versions() -> list[tuple[str, str]]:
    """The program's and the libraries' versions, with Qt's."""
    found = versions()
    return [*found[:2], ("Qt", qVersion()), *found[2:]]


def versions_text() -> str:
    """Versions in one text, for a report of a problem."""
    return "\n".join(f"{what}: {value}" for what, value in all_versions() if value != NOT_INSTALLED)


class VersionsPart(QWidget):
    """show_databases() adds what the checks and the store's figures have told."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CARD_GAP)
        card = Card(self.tr("Versions"))
        self._facts = QFormLayout()
        self._facts.setHorizontalSpacing(4 * STEP)
        self._facts.setVerticalSpacing(6)
        card.body.addLayout(self._facts)
        column.addWidget(card)
        column.addWidget(self._build_about())
        column.addStretch(1)
        outer.addWidget(ColumnArea(content, column, BAR_WIDTH))
        self.show_databases(())

    def _build_about(self) -> Card:
        card = Card(self.tr("Licences"))
        text = self.tr("ALX Desktop is free software under the GNU General Public License, version 3 or later.")
        card.body.addWidget(muted_label(text, wrap=True, small=False))
        row = QHBoxLayout()
        self.licences_button = plain_button(self.tr("Licences of all parts …"))
        self.licences_button.clicked.connect(self._open_licences)
        row.addWidget(self.licences_button)
        row.addStretch(1)
        card.body.addLayout(row)
        return card

    def show_databases(self, databases: Sequence[tuple[str, str]]) -> None:
        """Show everything anew; databases: (what, which) of the store and of Moodle."""
        while self._facts.rowCount():
            self._facts.removeRow(0)
        for what, value in [*all_versions(), *databases]:
            name = muted_label(what, small=False)
            name.setMinimumWidth(LABEL_WIDTH)
            shown = QLabel(tr("not installed") if value == NOT_INSTALLED else value)
            shown.setWordWrap(True)
            shown.setTextFormat(Qt.TextFormat.PlainText)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._facts.addRow(name, shown)

    def _open_licences(self) -> None:
        AboutDialog(self._context, self.window()).open()
