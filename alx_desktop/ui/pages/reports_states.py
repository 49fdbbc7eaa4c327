"""What the report shows in place of rows, and what it says about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from alx_desktop.ui import formats
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.widgets.front_stack import FrontStack
from alx_desktop.ui.widgets.states import EmptyState, Skeleton
from alx_desktop.ui.words import tr

if TYPE_CHECKING:
    from alx_desktop.services.reports import ReportFacts


class ReportStates(FrontStack):
    """The rows, or why there are none. clear_asked(); sync_asked()."""

    clear_asked = Signal()
    sync_asked = Signal()

    def __init__(self, theme: Theme, content: QWidget) -> None:
        super().__init__()
        self.content = content
        self.loading = Skeleton(theme, 14)
        self.empty = EmptyState(theme, "table-2", "", "")
        self.clear_button = self.empty.add_action(tr("Clear all filters"), self.clear_asked.emit)
        self.sync_button = self.empty.add_action(tr("Go to Sync"), self.sync_asked.emit, primary=True)
        self.failed = QWidget()
        for state in (self.loading, self.empty, self.failed, content):
            self.addWidget(state)

    def show_rows(self) -> None:
        """There are rows."""
        self.setCurrentWidget(self.content)

    def show_waiting(self) -> None:
        """There may be rows; what is shown stays until it is known."""
        if self.currentWidget() is not self.content:
            self.setCurrentWidget(self.loading)

    def show_failed(self) -> None:
        """They could not be read: nothing that looks as if they still came. Rows that are shown stay."""
        if self.currentWidget() is self.loading:
            self.setCurrentWidget(self.failed)

    def show_nothing(self, *, filtered: bool, never_synced: bool) -> None:
        """There are no rows, and why."""
        if filtered:
            title, text = tr("No rows fit these filters"), tr("Take one away, or search for fewer words.")
        elif never_synced:
            title = tr("Nothing has been synced yet")
            text = tr("After the first sync, every learner's progress in every course is here.")
        else:
            title = tr("There are no enrolments")
            text = tr("The last sync found no learner of a company in any of its courses.")
        self.empty.set_words(title, text)
        self.clear_button.setVisible(filtered)
        self.sync_button.setVisible(not filtered and never_synced)
        self.setCurrentWidget(self.empty)


def freshness(facts: ReportFacts | None, rows: int | None, now: float) -> tuple[str, str]:
    """The line under the page's title, and its tool tip."""
    parts = [] if rows is None else [formats.counted(rows, tr("1 row"), tr("{n} rows"))]
    tip = ""
    if facts is not None:
        if facts.as_of is not None:
            parts.append(tr("as of {0}").format(formats.relative_time(facts.as_of, now)))
            tip = formats.exact_time(facts.as_of, facts.zone)
        if facts.filling and rows:
            parts.append(tr("the first sync has not finished, rows are missing"))
        parts.append(tr("times of {0}").format(facts.zone.key))
    return " · ".join(parts), tip


def status_note(seen: tuple[int, int], rows: int | None, selected: int) -> str:
    """Where one is in the table and what is selected, for the status bar. seen: first and last row number."""
    total = formats.integer(rows) if rows is not None else "…"
    first, last = (formats.integer(number + 1) for number in seen)
    parts = [tr("Rows {0}–{1} of {2}").format(first, last, total)]
    if selected > 1:
        parts.append(tr("{0} selected").format(formats.integer(selected)))
    if selected:
        parts += [tr("Return opens the row"), tr("Ctrl+C copies with headers")]
    return " · ".join(parts)
