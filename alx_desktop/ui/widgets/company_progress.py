"""How far a running sync is with each company: learners of those expected, enrolments so far."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from alx_desktop.domain.progress import CompanyProgress
from alx_desktop.ui import formats
from alx_desktop.ui.models.records import Column, RecordModel
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import ROW_HEIGHT, STEP
from alx_desktop.ui.widgets.cells import CELL_PADDING
from alx_desktop.ui.widgets.labels import heading_label, muted_label
from alx_desktop.ui.widgets.search_box import SearchBox
from alx_desktop.ui.widgets.table import Table
from alx_desktop.ui.words import tr

UPDATE_SECONDS = 0.4
"""Between two looks of the table: faster, nobody reads figures."""

MOST_ROWS = 6
"""Companies seen at once; the others scroll, and can be searched."""

NAME, LEARNERS, SHARE, ENROLMENTS = range(4)


@dataclass(slots=True, eq=False)
class CompanyLine:
    """One company, as of the last look. expected: learners; None = nobody knows."""

    name: str
    expected: int | None
    learners: int = 0
    enrolments: int = 0

    @property
    def share(self) -> float | None:
        """Of its learners; above the expected where some came while the sync ran, so never above 1."""
        return min(1.0, self.learners / self.expected) if self.expected else None


class CompanyProgressTable(QWidget):
    """A line per company, the largest first; hidden until there is something to show. clock: monotonic seconds."""

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._next = 0.0
        self._lines: dict[int, CompanyLine] = {}
        self._newest: CompanyProgress | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, STEP, 0, 0)
        column.setSpacing(STEP)
        head = QHBoxLayout()
        head.setSpacing(2 * STEP)
        head.setContentsMargins(CELL_PADDING, 0, CELL_PADDING, 0)
        self.note_label = muted_label()
        self.search = SearchBox(theme, self.tr("Search companies"))
        self.search.setMaximumWidth(grown(240))
        self.search.search_changed.connect(self._fill)
        head.addWidget(heading_label(self.tr("By company")))
        head.addWidget(self.note_label)
        head.addStretch(1)
        head.addWidget(self.search)
        column.addLayout(head)
        self.model = RecordModel(_columns(), self)
        self.table = Table(theme, self.tr("Progress per company"))
        self.table.setModel(self.model)
        self.table.setSortingEnabled(True)
        self.table.set_widths((220, 150, 180, 140))
        self.table.horizontalHeader().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        column.addWidget(self.table)
        self.hide()

    def begin(self) -> None:
        """A new run: nothing is known of any company."""
        self._lines.clear()
        self._newest, self._next = None, 0.0
        self.search.clear()
        self.hide()

    def show_progress(self, progress: CompanyProgress | None) -> None:
        """What is known now; looked at a few times a second, however often this is called."""
        if progress is None or progress is self._newest:
            return
        self._newest = progress
        if self._clock() >= self._next:
            self._next = self._clock() + UPDATE_SECONDS
            self._look(progress)

    def settle(self) -> None:
        """Nothing more comes of the learners: show the last figures, which the pace may have held back."""
        if self._newest is not None:
            self._look(self._newest)

    def _look(self, progress: CompanyProgress) -> None:
        known = progress.enrolments.keys() | (progress.expected or {}).keys()
        new = known - self._lines.keys()
        for company_id in new:
            expected = None if progress.expected is None else progress.expected.get(company_id, 0)
            self._lines[company_id] = CompanyLine(progress.names.get(company_id, str(company_id)), expected)
        # Of several runs one after the other, each knows its own company: the others keep what they had.
        for company_id in known:
            line = self._lines[company_id]
            line.learners = progress.learners.get(company_id, 0)
            line.enrolments = progress.enrolments.get(company_id, 0)
        self._tell(progress)
        if new:
            self._show_columns(progress.expected is not None)
            self._fill()
            self.setVisible(True)
        elif self.model.rows:
            # Not sorted anew: a line that somebody reads stays where it is.
            last = self.model.index(len(self.model.rows) - 1, ENROLMENTS)
            self.model.dataChanged.emit(self.model.index(0, LEARNERS), last)

    def _tell(self, progress: CompanyProgress) -> None:
        lines = self._lines.values()
        if progress.expected is None:
            text = formats.counted(len(lines), self.tr("1 company so far"), self.tr("{n} companies so far"))
        else:
            done = sum(1 for line in lines if line.learners >= (line.expected or 0))
            text = self.tr("{0} of {1} companies read").format(formats.integer(done), formats.integer(len(lines)))
        self.note_label.setText(text)

    def _show_columns(self, expects: bool) -> None:
        if not self.isHidden():
            return
        for column in (LEARNERS, SHARE):
            self.table.setColumnHidden(column, not expects)
        self.table.sortByColumn(LEARNERS if expects else ENROLMENTS, Qt.SortOrder.DescendingOrder)

    def _fill(self) -> None:
        """The lines that the search finds, in the order that the person chose; by name where that says nothing."""
        text = self.search.text().strip().casefold()
        found = [line for line in self._lines.values() if text in line.name.casefold()]
        found.sort(key=lambda line: line.name.casefold())
        self.model.set_rows(found)
        self.search.setVisible(len(self._lines) > MOST_ROWS)
        rows = min(MOST_ROWS, max(1, len(self._lines)))
        self.table.setFixedHeight((rows + 1) * ROW_HEIGHT + 2)


def _columns() -> list[Column[CompanyLine]]:
    return [
        Column(tr("Company"), lambda line: line.name, lambda line: line.name.casefold()),
        Column(
            tr("Learners"),
            lambda line: tr("{0} of {1}").format(formats.integer(line.learners), formats.integer(line.expected or 0)),
            lambda line: line.expected,
            right=True,
            header_tip=tr("Read so far, of those whom Moodle counted when the sync began"),
        ),
        Column(
            tr("Read"), lambda line: formats.percent(line.share), lambda line: line.share, share=lambda line: line.share
        ),
        Column(
            tr("Enrolments so far"),
            lambda line: formats.integer(line.enrolments),
            lambda line: line.enrolments,
            right=True,
            header_tip=tr("Read from Moodle and compared with the store, unchanged ones too"),
        ),
    ]
