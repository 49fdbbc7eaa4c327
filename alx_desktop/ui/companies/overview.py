"""One company at a glance: its figures, how its clients are served, its place among other companies."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from alx_desktop.domain.report_query import ReportQuery
from alx_desktop.services.companies import CompanyCard
from alx_desktop.ui import formats
from alx_desktop.ui.companies.words import mode_titles, value_words
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.tokens import CARD_GAP, STEP
from alx_desktop.ui.widgets.buttons import link_button
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.card_grid import CardGrid
from alx_desktop.ui.widgets.figure import Figure
from alx_desktop.ui.widgets.labels import muted_label

LEAST_FIGURE = grown(150)
LABEL_WIDTH = grown(150)


class OverviewPanel(QWidget):
    """company_asked(id): a parent or child was clicked. report_asked(ReportQuery): its rows were asked for.

    sync_asked(id): to read this company anew; recheck_asked(id): its last hours; clear_asked(id): to erase its data.
    """

    company_asked = Signal(int)
    report_asked = Signal(object)
    sync_asked = Signal(int)
    recheck_asked = Signal(int)
    clear_asked = Signal(int)

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self._company_id = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CARD_GAP)
        self.figures: dict[str, Figure] = {
            "learners": Figure(self.tr("Active learners")),
            "enrolments": Figure(self.tr("Enrolments")),
            "completed": Figure(self.tr("Completed")),
            "overdue": Figure(self.tr("Overdue")),
            "calls": Figure(self.tr("Calls today")),
        }
        grid = CardGrid(LEAST_FIGURE)
        grid.set_cards(list(self.figures.values()))
        column.addWidget(grid)
        self.clients_card = Card(self.tr("Its clients"))
        self.family_card = Card(self.tr("Parent and child companies"))
        self.facts: dict[str, QLabel] = {}
        for key, title in (
            ("mode", self.tr("Client sync mode")),
            ("fields", self.tr("Fields")),
            ("courses", self.tr("Courses")),
            ("tokens", self.tr("Tokens")),
            ("pull", self.tr("Last pull")),
            ("limit", self.tr("Refreshes today")),
        ):
            self.clients_card.body.addLayout(self._fact(key, title))
        self.report_button = link_button(self.tr("Open its report"))
        self.report_button.clicked.connect(self._ask_report)
        links = QHBoxLayout()
        links.addWidget(self.report_button)
        links.addStretch(1)
        self.clients_card.body.addLayout(links)
        self._family = QVBoxLayout()
        self._family.setSpacing(STEP)
        self.family_card.body.addLayout(self._family)
        column.addWidget(self.clients_card)
        column.addWidget(self._build_data_card())
        column.addWidget(self.family_card)
        column.addStretch(1)

    def _build_data_card(self) -> Card:
        self.data_card = Card(self.tr("Its data in the store"))
        for key, title in (
            ("rows", self.tr("Rows")),
            ("removed", self.tr("Removed rows kept")),
            ("changed", self.tr("Last change")),
        ):
            self.data_card.body.addLayout(self._fact(key, title))
        text = self.tr("Each sync of the site reads this company too. By hand, for this company alone:")
        self.data_card.body.addWidget(muted_label(text, wrap=True, small=False))
        self.sync_button = link_button(self.tr("Sync this company now"))
        self.sync_button.setToolTip(self.tr("Read everything of this company from Moodle, and of no other"))
        self.sync_button.clicked.connect(self._ask_sync)
        self.recheck_button = link_button(self.tr("Read the last hours again …"))
        self.recheck_button.clicked.connect(self._ask_recheck)
        self.clear_button = link_button(self.tr("Clear its data …"))
        self.clear_button.setToolTip(self.tr("Erase its rows and their history from the store; Moodle is not changed"))
        self.clear_button.clicked.connect(self._ask_clear)
        links = QHBoxLayout()
        links.setSpacing(4 * STEP)
        for button in (self.sync_button, self.recheck_button, self.clear_button):
            links.addWidget(button)
        links.addStretch(1)
        self.data_card.body.addLayout(links)
        return self.data_card

    def _fact(self, key: str, title: str) -> QHBoxLayout:
        row = QHBoxLayout()
        label, value = muted_label(title, small=False), QLabel()
        label.setFixedWidth(LABEL_WIDTH)
        value.setWordWrap(True)
        row.addWidget(label)
        row.addWidget(value, 1)
        self.facts[key] = value
        return row

    def show_card(self, card: CompanyCard) -> None:
        """Show what was read."""
        self._company_id = card.company.company_id
        figures = card.figures
        members = formats.counted(card.members, self.tr("1 in all"), self.tr("{n} in all"))
        share = figures.completed / figures.enrolments if figures.enrolments else None
        self.figures["learners"].show_value(
            formats.integer(figures.learners), note=members,
            tip=self.tr("With an active enrolment, suspended ones left out"))  # fmt: skip
        self.figures["enrolments"].show_value(formats.integer(figures.enrolments))
        self.figures["completed"].show_value(
            formats.percent(share, 1), note="" if figures.enrolments else self.tr("no enrolments"))  # fmt: skip
        expiring = formats.counted(figures.expiring, self.tr("1 expires soon"), self.tr("{n} expire soon"))
        self.figures["overdue"].show_value(formats.integer(figures.overdue), note=expiring,
                                           tip=self.tr("Expiring: in the next 30 days"))  # fmt: skip
        sessions = formats.counted(card.sessions, self.tr("1 refresh"), self.tr("{n} refreshes"))
        self.figures["calls"].show_value(formats.integer(card.calls), note=sessions)
        self._show_facts(card)
        self._show_family(card)

    def _show_facts(self, card: CompanyCard) -> None:
        settings, use, now = card.settings, card.use, self._context.now()
        fields = len(settings.fields_off | settings.plugin_fields_off)
        tokens = self.tr("{0} of {1} may be used").format(use.active, use.total) if use.total else self.tr("none")
        pull = formats.relative_time(use.last_used_at, now) if use.last_used_at else self.tr("no client has read yet")
        limit = value_words("daily_limit", settings.daily_limit)
        off = formats.counted(len(settings.courses_off), self.tr("1 off"), self.tr("{n} off"))
        for key, text in (
            ("mode", mode_titles()[settings.client_mode]),
            ("fields", formats.counted(fields, self.tr("1 off"), self.tr("{n} off")) if fields else self.tr("all on")),
            ("courses", off if settings.courses_off else self.tr("all on, new ones too")),
            ("tokens", tokens),
            ("pull", pull),
            ("limit", self.tr("{0} ({1})").format(formats.integer(card.sessions), limit)),
        ):
            self.facts[key].setText(text)
        self._show_rows(card)
        self.facts["pull"].setToolTip(formats.exact_time(use.last_used_at) if use.last_used_at else "")

    def _show_rows(self, card: CompanyCard) -> None:
        rows, changed = card.rows, card.rows.changed_at
        text = self.tr("{0}, {1} of them active enrolments")
        self.facts["rows"].setText(
            text.format(formats.integer(card.figures.enrolments), formats.integer(rows.active))
            if card.figures.enrolments
            else self.tr("none")
        )
        self.facts["removed"].setText(formats.integer(rows.removed))
        self.facts["changed"].setText(
            formats.relative_time(changed, self._context.now()) if changed is not None else formats.DASH
        )
        self.facts["changed"].setToolTip(formats.exact_time(changed) if changed is not None else "")

    def _show_family(self, card: CompanyCard) -> None:
        while (item := self._family.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.family_card.setVisible(bool(card.parent or card.children))
        if card.parent is not None and card.company.parent_id is not None:
            self._add_relative(self.tr("Parent: {0}").format(card.parent), card.company.parent_id)
        for company_id, name in card.children:
            self._add_relative(self.tr("Child: {0}").format(name), company_id)

    def _add_relative(self, text: str, company_id: int) -> None:
        button = link_button(text.replace("&", "&&"))
        button.clicked.connect(partial(self.company_asked.emit, company_id))
        self._family.addWidget(button)

    def allow_sync(self, allowed: bool, syncing: bool) -> None:
        """Whether a sync of it can be started now; while one runs, nothing is erased either."""
        self.sync_button.setEnabled(allowed)
        self.recheck_button.setEnabled(allowed)
        self.clear_button.setEnabled(not syncing)

    def _ask_sync(self) -> None:
        self.sync_asked.emit(self._company_id)

    def _ask_recheck(self) -> None:
        self.recheck_asked.emit(self._company_id)

    def _ask_clear(self) -> None:
        self.clear_asked.emit(self._company_id)

    def _ask_report(self) -> None:
        self.report_asked.emit(ReportQuery(company_ids=(self._company_id,)))
