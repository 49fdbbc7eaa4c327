"""The filters of the report as chips, a text search with its hit count, and one click that clears them all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from alx_desktop.domain.report_query import ReportQuery
from alx_desktop.services.report_columns import STATUS_WORDS
from alx_desktop.ui import formats
from alx_desktop.ui.models.choices import Option
from alx_desktop.ui.pages.reports_popup import ChoicePopup
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import STEP
from alx_desktop.ui.widgets.buttons import link_button
from alx_desktop.ui.widgets.chip import Chip
from alx_desktop.ui.widgets.flow_layout import FlowLayout
from alx_desktop.ui.widgets.labels import muted_label
from alx_desktop.ui.widgets.search_box import SearchBox
from alx_desktop.ui.words import said, tr

if TYPE_CHECKING:
    from alx_desktop.services.reports import Choice

LONGEST_TEXT = 200
LONGEST_NAME = 28
SEARCH_WIDTH = grown(244)
CHANGED_HOURS = (1, 24, 7 * 24, 30 * 24)


class FilterBar(QWidget):
    """query_changed(ReportQuery): another filter; the order is kept as it was.

    courses_wanted(company ids): the courses to choose from belong to these companies.
    """

    query_changed = Signal(object)
    courses_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.query = ReportQuery()
        self._names: dict[str, dict[int, str]] = {"company_ids": {}, "course_ids": {}}
        self._offered: dict[str, list[Option]] = {"company_ids": [], "course_ids": []}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2 * STEP)
        self._chips = FlowLayout(gap=2 * STEP)
        self._row.addLayout(self._chips, 1)
        self._end = QHBoxLayout()
        # Chips are a little lower than the search field beside which the others stand.
        self._end.setContentsMargins(0, 2, 0, 0)
        self._end.setSpacing(2 * STEP)
        self._row.addLayout(self._end)
        self._build_search(theme)
        self._build_chips(theme)
        self.clear_button = link_button(self.tr("Clear all"))
        self.clear_button.clicked.connect(self.clear)
        self._chips.addWidget(self.clear_button)
        self._show()

    def _build_search(self, theme: Theme) -> None:
        self.search = SearchBox(theme, self.tr("Learner, course or company"))
        self.search.setMaxLength(LONGEST_TEXT)
        self.search.setFixedWidth(SEARCH_WIDTH)
        self.search.setToolTip(self.tr("Every word must be in a name, an e-mail or an ID. Ctrl+F"))
        self.search.search_changed.connect(self._on_text)
        self.hits = muted_label()
        self._chips.addWidget(self.search)
        self._chips.addWidget(self.hits)

    def _build_chips(self, theme: Theme) -> None:
        self.company_chip = Chip(self.tr("Company"))
        self.course_chip = Chip(self.tr("Course"))
        self.status_chip = Chip(self.tr("Status"))
        self.changed_chip = Chip(self.tr("Changed"))
        self.changed_chip.setToolTip(
            self.tr("Rows of which a sync found a change lately, of a value or of a name, or that they are new. Those "
                    "that went belong to them when removed rows are shown. To a first sync every row is new.")
        )  # fmt: skip
        self.removed_chip = Chip(self.tr("Removed rows"))
        self.removed_chip.setToolTip(self.tr("Rows that are gone from Moodle keep their last values here."))
        self.company_popup = ChoicePopup(self, theme, self.tr("Companies"))
        self.course_popup = ChoicePopup(self, theme, self.tr("Courses"))
        self.status_popup = ChoicePopup(self, theme, self.tr("Status"), searches=False, width=220)
        self.company_popup.chosen_changed.connect(partial(self._on_chosen, "company_ids"))
        self.course_popup.chosen_changed.connect(partial(self._on_chosen, "course_ids"))
        self.status_popup.chosen_changed.connect(partial(self._on_chosen, "statuses"))
        self.company_chip.clicked.connect(self._open_companies)
        self.course_chip.clicked.connect(self._open_courses)
        self.status_chip.clicked.connect(self._open_statuses)
        self.changed_chip.clicked.connect(self._open_changed)
        self.removed_chip.clicked.connect(self._toggle_removed)
        for chip in self._all_chips:
            self._chips.addWidget(chip)

    @property
    def _all_chips(self) -> tuple[Chip, ...]:
        return (self.company_chip, self.course_chip, self.status_chip, self.changed_chip, self.removed_chip)

    def add_at_end(self, widget: QWidget) -> None:
        """Put something at the right end."""
        self._end.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)

    def offer_companies(self, choices: Sequence[Choice]) -> None:
        """Companies to choose from."""
        self._offer("company_ids", choices)

    def offer_courses(self, choices: Sequence[Choice]) -> None:
        """Courses to choose from."""
        self._offer("course_ids", choices)

    def _offer(self, field: str, choices: Sequence[Choice]) -> None:
        self._offered[field] = [Option(choice.id, choice.name) for choice in choices]
        self._names[field].update((choice.id, choice.name) for choice in choices)
        self._show()

    def show_query(self, query: ReportQuery) -> None:
        """Show another query's filters, without asking for its rows."""
        other_companies = query.company_ids != self.query.company_ids
        self.query = query
        # The field will tell of this text too, which then is nothing new.
        if self.search.text().strip() != query.text:
            self.search.setText(query.text)
        if other_companies:
            self.courses_wanted.emit(query.company_ids)
        self._show()

    def show_hits(self, rows: int | None) -> None:
        """How many rows the text search found; None while they are being counted."""
        if not self.query.text:
            self.hits.setText("")
        elif rows is None:
            self.hits.setText("…")
        else:
            self.hits.setText(formats.counted(rows, self.tr("1 row"), self.tr("{n} rows")))
        self.hits.setVisible(bool(self.query.text))

    @property
    def is_filtered(self) -> bool:
        """Whether anything is filtered."""
        query = self.query
        return bool(query.company_ids or query.course_ids or query.statuses or query.text or query.changed_hours)

    def words(self) -> list[str]:
        """What is filtered, in words."""
        words = [chip.accessibleName() for chip in self._all_chips if chip.isChecked()]
        return [*words, self.tr("Search: {0}").format(self.query.text)] if self.query.text else words

    def clear(self) -> None:
        """No filter at all."""
        plain = ReportQuery(sort=self.query.sort, descending=self.query.descending)
        self.show_query(plain)
        self.query_changed.emit(plain)

    def _ask(self, query: ReportQuery) -> None:
        if query != self.query:
            self.show_query(query)
            self.query_changed.emit(query)

    def _on_text(self, text: str) -> None:
        self._ask(replace(self.query, text=text))

    def _on_chosen(self, field: str, chosen: Sequence[Option]) -> None:
        values = {field: tuple(option.id for option in chosen)}
        self._ask(replace(self.query, **values))  # type: ignore[arg-type]

    def _toggle_removed(self) -> None:
        self._ask(replace(self.query, include_removed=not self.query.include_removed))
        self._show()

    def changed_menu(self) -> QMenu:
        """The times to choose from; the one that is set is marked."""
        menu = QMenu(self)
        choices = QActionGroup(menu)
        own = self.query.changed_hours
        for hours in sorted({0, *CHANGED_HOURS, own}):
            action = menu.addAction(_changed_words(hours) or self.tr("at any time"))
            action.setCheckable(True)
            action.setChecked(hours == own)
            action.triggered.connect(partial(self._on_changed, hours))
            choices.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _open_changed(self) -> None:
        self.changed_menu().popup(self.changed_chip.mapToGlobal(self.changed_chip.rect().bottomLeft()))

    def _on_changed(self, hours: int) -> None:
        self._ask(replace(self.query, changed_hours=hours))

    def _open_companies(self) -> None:
        ids = self.query.company_ids
        self._open(self.company_popup, self.company_chip, self._options("company_ids", ids), ids)

    def _open_courses(self) -> None:
        ids = self.query.course_ids
        self._open(self.course_popup, self.course_chip, self._options("course_ids", ids), ids)

    def _options(self, field: str, chosen: Sequence[int]) -> list[Option]:
        """What is offered, and what is chosen though it is not: a company that is gone, another company's course."""
        offered = self._offered[field]
        known = {option.id for option in offered}
        others = [Option(number, self._names[field].get(number, str(number))) for number in chosen]
        return [*offered, *(option for option in others if option.id not in known)]

    def _open_statuses(self) -> None:
        self._open(self.status_popup, self.status_chip, _status_options(), self.query.statuses)

    def _open(self, popup: ChoicePopup, chip: Chip, offered: list[Option], chosen: Sequence[int | str]) -> None:
        popup.offer(offered, chosen)
        popup.open_below(chip)
        self._show()

    def _show(self) -> None:
        """Let every chip say what is chosen."""
        query = self.query
        self.company_chip.set_value(self._listed("company_ids", query.company_ids))
        self.course_chip.set_value(self._listed("course_ids", query.course_ids))
        words = {option.id: option.title for option in _status_options()}
        self.status_chip.set_value(", ".join(words.get(status, status) for status in query.statuses))
        self.changed_chip.set_value(_changed_words(query.changed_hours))
        self.removed_chip.set_value(self.tr("shown") if query.include_removed else "")
        self.clear_button.setVisible(self.is_filtered or query.include_removed)

    def _listed(self, field: str, ids: Sequence[int]) -> str:
        if not ids:
            return ""
        name = self._names[field].get(ids[0], str(ids[0]))
        short = name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
        return short if len(ids) == 1 else self.tr("{0} + {1} more").format(short, len(ids) - 1)


def _changed_words(hours: int) -> str:
    """How far back, in words; nothing where there is no limit."""
    if not hours:
        return ""
    days, rest = divmod(hours, 24)
    if rest or days == 1:
        return formats.counted(hours, tr("last hour"), tr("last {n} hours"))
    return tr("last {0} days").format(formats.integer(days))


def _status_options() -> list[Option]:
    return [Option(key, said(word)) for key, word in STATUS_WORDS.items()]
