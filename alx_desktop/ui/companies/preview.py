"""What a token of the company sees now: the first rows of a full read, as the endpoint writes them."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QHBoxLayout

from alx_desktop.domain.progress import CancelToken
from alx_desktop.services.companies import CompaniesService
from alx_desktop.services.company_preview import Preview, Protocol
from alx_desktop.ui import formats
from alx_desktop.ui.companies.section import Section
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.models.records import Column, RecordModel
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.tokens import STEP
from alx_desktop.ui.widgets.labels import muted_label
from alx_desktop.ui.widgets.table import Table
from alx_desktop.ui.words import tr


class PreviewSection(Section):
    """Read anew whenever settings change."""

    def __init__(self, context: UiContext, session: SiteSession) -> None:
        super().__init__(context, session, tr("What a token sees"), "eye", "", "")
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        self.protocol_box = QComboBox()
        self.protocol_box.setAccessibleName(self.tr("Protocol"))
        self.protocol_box.addItem(self.tr("REST, OData, streams"), Protocol.PUBLISHED)
        self.protocol_box.addItem(self.tr("The plugin's protocol"), Protocol.PLUGIN)
        self.protocol_box.activated.connect(self._choose)
        self._protocol = Protocol.PUBLISHED
        self.words_label = muted_label(wrap=True)
        row.addWidget(self.protocol_box)
        row.addWidget(self.words_label, 1)
        self.card.body.addLayout(row)
        self.table = Table(context.theme, tr("What a token sees"))
        self.card.add_table(self.table)

    def read(self, companies: CompaniesService, company_id: int, cancel: CancelToken) -> Preview:
        return companies.preview(company_id, self._protocol, cancel)

    def show_found(self, found: Preview) -> bool:
        former = self.table.model()
        self.table.setModel(RecordModel([_column(place, name) for place, name in enumerate(found.columns)], self))
        self.model.set_rows(found.rows)
        if former is not None:
            former.deleteLater()
        for place in range(len(found.columns)):
            width = max(self.table.sizeHintForColumn(place), self.table.horizontalHeader().sectionSizeHint(place))
            self.table.setColumnWidth(place, min(width, 260))
        self.card.set_note(self.tr("first {0} of {1} rows").format(
            formats.integer(len(found.rows)), formats.integer(found.total)))  # fmt: skip
        self.words_label.setText(self._words(found))
        return True

    @property
    def model(self) -> RecordModel[tuple[Any, ...]]:
        """The rows that are shown."""
        model = self.table.model()
        assert isinstance(model, RecordModel)
        return model

    def _words(self, found: Preview) -> str:
        if not found.columns:
            return self.tr("Every field is off: its clients get rows without content.")
        if not found.total:
            return self.tr("No rows: no course is on, nobody is enrolled, or the opt-ins leave them out.")
        return self.tr("A token that may read course progress gets exactly these fields and rows in a full read.")

    def _choose(self, place: int) -> None:
        self._protocol = self.protocol_box.itemData(place)
        self.refresh()


def _column(place: int, name: str) -> Column[tuple[Any, ...]]:
    return Column(name, lambda row: _text(row[place]), tone=lambda row: "muted" if row[place] is None else "text")


def _text(value: Any) -> str:
    """As JSON has it, without quotes."""
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else str(value)
