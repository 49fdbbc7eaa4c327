"""One row of the report in full: every column, by subject, with its definition on demand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from alx_desktop.domain.report_query import ReportRow
from alx_desktop.services.report_columns import GROUPS, ReportColumn
from alx_desktop.ui import formats
from alx_desktop.ui.fonts import sized
from alx_desktop.ui.models.report_cells import ReportCells, definition, status_pill, title
from alx_desktop.ui.text_size import grown, side_width
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import CARD_PADDING, SMALL_SIZE, STEP, TEXT_SIZE
from alx_desktop.ui.widgets.buttons import icon_button, link_button
from alx_desktop.ui.widgets.labels import ElidedLabel, heading_label, muted_label, set_tone
from alx_desktop.ui.widgets.pill import StatusPill
from alx_desktop.ui.words import said

WIDTH = side_width(364)
LABEL_WIDTH = grown(124)


class _Fact(QWidget):
    """One column: its title, its value, and below them what it means."""

    def __init__(self, column: ReportColumn) -> None:
        super().__init__()
        self.column = column
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(1)
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        self.label = muted_label(title(column))
        self.label.setFixedWidth(LABEL_WIDTH)
        self.label.setToolTip(definition(column))
        self.value = QLabel()
        self.value.setFont(sized(TEXT_SIZE, tabular=True))
        self.value.setWordWrap(True)
        self.value.setTextFormat(Qt.TextFormat.PlainText)
        self.value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.value, 1)
        self.meaning = muted_label(definition(column), wrap=True)
        self.meaning.setFont(sized(SMALL_SIZE - 1))
        self.meaning.hide()
        lines.addLayout(row)
        lines.addWidget(self.meaning)


class RowDetail(QFrame):
    """closed(): the person closed the panel. why_asked(): they doubt what it says."""

    closed = Signal()
    why_asked = Signal()

    def __init__(self, theme: Theme, cells: ReportCells, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = cells
        self._row: ReportRow | None = None
        self.setProperty("look", "card")
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(self.tr("Details of the row"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(CARD_PADDING, 12, 4, 12)
        outer.setSpacing(2 * STEP)
        outer.addLayout(self._build_head(theme))
        self.facts: list[_Fact] = []
        outer.addWidget(self._build_facts(), 1)
        outer.addLayout(self._build_foot())
        self.hide()

    def _build_head(self, theme: Theme) -> QHBoxLayout:
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        self.title_label = ElidedLabel()
        self.title_label.setFont(heading_label().font())
        self.course_label = ElidedLabel()
        self.course_label.setProperty("look", "muted")
        words.addWidget(self.title_label)
        words.addWidget(self.course_label)
        self.pill = StatusPill(theme)
        self.close_button = icon_button(theme, "x", self.tr("Close the details"))
        self.close_button.clicked.connect(self.closed)
        head.addLayout(words, 1)
        head.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _build_facts(self) -> QScrollArea:
        content = QWidget()
        content.setProperty("look", "page")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(6)
        for subject, columns in GROUPS:
            column.addSpacing(2 * STEP)
            column.addWidget(heading_label(said(subject)))
            for shown in columns:
                fact = _Fact(shown)
                self.facts.append(fact)
                column.addWidget(fact)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        area.viewport().setAutoFillBackground(False)
        area.setAccessibleName(self.tr("All columns of the row"))
        return area

    def _build_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        self.meaning_button = link_button(self.tr("Show definitions"))
        self.meaning_button.clicked.connect(self._toggle_meanings)
        self.copy_button = link_button(self.tr("Copy as text"))
        self.copy_button.clicked.connect(self._copy)
        self.why_button = link_button(self.tr("Why this value?"))
        self.why_button.setToolTip(self.tr("Moodle's rows, the rule step by step, and the history. Ctrl+Shift+W"))
        self.why_button.clicked.connect(self.why_asked)
        foot.setSpacing(4 * STEP)
        foot.addWidget(self.why_button)
        foot.addWidget(self.meaning_button)
        foot.addWidget(self.copy_button)
        foot.addStretch(1)
        return foot

    def show_row(self, row: ReportRow) -> None:
        """Show another row."""
        self._row = row
        self.title_label.setText(row["learner_name"] or formats.DASH)
        self.course_label.setText(row["course_name"] or formats.DASH)
        self.pill.set_pill(status_pill(row["status"]))
        for fact in self.facts:
            tone = self._cells.tone(fact.column, row)
            fact.value.setText(self._text(fact.column, row))
            set_tone(fact.value, tone if tone in ("bad", "warn", "muted") and not fact.column.quiet else "")
        self.copy_button.setText(self.tr("Copy as text"))
        self.show()

    def _text(self, column: ReportColumn, row: ReportRow) -> str:
        """Dates with their time here: there is room."""
        return self._cells.tip(column, row) or self._cells.text(column, row)

    def _toggle_meanings(self) -> None:
        shown = self.facts[0].meaning.isHidden()
        for fact in self.facts:
            fact.meaning.setVisible(shown)
        self.meaning_button.setText(self.tr("Hide definitions") if shown else self.tr("Show definitions"))

    def _copy(self) -> None:
        if self._row is not None:
            QGuiApplication.clipboard().setText(row_text(self._cells, self._columns, self._row))
            self.copy_button.setText(self.tr("Copied"))

    @property
    def _columns(self) -> Sequence[ReportColumn]:
        return [fact.column for fact in self.facts]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def row_text(cells: ReportCells, columns: Sequence[ReportColumn], row: ReportRow) -> str:
    """A row as lines of "title: value"."""
    return "\n".join(f"{title(column)}: {cells.tip(column, row) or cells.text(column, row)}" for column in columns)
