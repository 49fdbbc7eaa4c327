"""Last step: the name, the time zone, what was found; then save, and sync."""

from __future__ import annotations

import re

from PySide6.QtCore import QTimeZone
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QVBoxLayout

from alx_desktop.config import NAME
from alx_desktop.ui.assistant.companies_step import found_words
from alx_desktop.ui.assistant.draft import Draft
from alx_desktop.ui.assistant.step import AssistantStep
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.ports import FoundLike
from alx_desktop.ui.preferences.time_zone import ZoneBox, all_zones
from alx_desktop.ui.tokens import CARD_GAP, STEP
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.form import LABEL_WIDTH, Form
from alx_desktop.ui.widgets.labels import muted_label


class FinishStep(AssistantStep):
    """name and zone are what the person decided."""

    def __init__(self, context: UiContext, draft: Draft, taken: list[str]) -> None:
        super().__init__(draft)
        self.title = self.tr("Finish")
        self._context = context
        self._taken = {name.casefold() for name in taken} - {draft.base.name.casefold() if draft.base else ""}
        self._found: FoundLike | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CARD_GAP)
        card = Card(self.tr("Name and time"))
        form = Form()
        self.name_field = QLineEdit()
        self.name_field.setMaxLength(64)
        self.name_field.textEdited.connect(self._on_name)
        self.name_row = form.add_row(self.tr("Name of the site"), self.name_field)
        self.zone_box = ZoneBox(self.tr("As Moodle says"))
        self.zone_row = form.add_row(self.tr("Time zone"), self.zone_box)
        card.body.addWidget(form)
        column.addWidget(card)
        self.found_card = Card(self.tr("What was found"))
        self._facts = QFormLayout()
        self._facts.setHorizontalSpacing(4 * STEP)
        self._facts.setVerticalSpacing(6)
        self.found_card.body.addLayout(self._facts)
        column.addWidget(self.found_card)
        column.addStretch(1)
        context.tasks.start(all_zones, title=self.tr("Reading the time zones"), on_success=self.zone_box.fill)

    @property
    def name(self) -> str:
        """The profile's name."""
        return self.name_field.text().strip()

    @property
    def zone(self) -> str | None:
        """The chosen zone; None = as Moodle says."""
        return self.zone_box.zone

    def show_found(self, found: FoundLike) -> None:
        """Say what the site is; ask for the zone where the site does not tell it."""
        self._found = found
        base = self.draft.base
        if base is not None:
            self.name_field.setText(base.name)
            self.name_field.setReadOnly(True)
        elif not self.name:
            self.name_field.setText(self._proposal())
        wanted = base.time_zone if base else None
        if found.time_zone is None:
            wanted = wanted or bytes(QTimeZone.systemTimeZoneId().data()).decode()
            text = self.tr("Moodle leaves it to its server, so it must be chosen: whose midnight counts?")
        else:
            text = self.tr("Moodle says {0}.").format(found.time_zone)
        self.zone_box.choose(wanted)
        self.zone_row.set_help(text)
        self._show_facts(found)

    def leave(self) -> bool:
        """Check name and zone."""
        self.name_row.set_error(self._name_problem())
        no_zone = self.zone is None and (
            not self.zone_box.is_known or (self._found is not None and self._found.time_zone is None)
        )
        self.zone_row.set_error(self.tr("Choose the time zone of the site's people.") if no_zone else "")
        if self._name_problem():
            self.name_field.setFocus()
            return False
        if no_zone:
            self.zone_box.setFocus()
            return False
        return True

    def _name_problem(self) -> str:
        if not self.name:
            return self.tr("Give the site a name")
        if not NAME.match(self.name):
            return self.tr("Letters, digits, blanks, dots and dashes only, beginning with a letter or digit")
        if self.name.casefold() in self._taken:
            return self.tr("There is a site of that name already")
        return ""

    def _proposal(self) -> str:
        """The host's name, made fit to be a folder's name."""
        name = re.sub(r"[^A-Za-z0-9 ._-]", "-", self.draft.host).strip(" .-_") or "moodle"
        proposal, number = name, 2
        while proposal.casefold() in self._taken:
            proposal, number = f"{name} {number}", number + 1
        return proposal[:64]

    def _on_name(self) -> None:
        self.name_row.set_error("")

    def _show_facts(self, found: FoundLike) -> None:
        while self._facts.rowCount():
            self._facts.removeRow(0)
        iomad = self.tr("with IOMAD") if found.flavour == "iomad" else self.tr("without IOMAD")
        rows = [
            (self.tr("Moodle"), f"{found.release}, {iomad}"),
            (self.tr("Server"), found.server),
            (self.tr("Contents"), found_words(found)),
        ]
        if found.missing_features:
            rows.append((self.tr("Not there"), "; ".join(found.missing_features)))
        for label, value in rows:
            name = muted_label(label, small=False)
            name.setMinimumWidth(LABEL_WIDTH)
            shown = QLabel(value)
            shown.setWordWrap(True)
            self._facts.addRow(name, shown)
