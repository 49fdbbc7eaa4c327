"""Saved exports: run one again in a click, see its rows in the table, or forget it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from alx_desktop.ui import formats
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.pages.reports_popup import Popup
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.tokens import STEP
from alx_desktop.ui.widgets.buttons import icon_button, link_button
from alx_desktop.ui.widgets.labels import ElidedLabel, heading_label, muted_label

if TYPE_CHECKING:
    from alx_desktop.services.saved_exports import SavedExport

WIDTH = grown(380)
MOST_HEIGHT = grown(360)
INDENT = 5
"""A link begins with its padding; what stands above and below it lines up with its text."""


class SavedExportsPopup(Popup):
    """run_asked(SavedExport); show_asked(SavedExport): its rows in the table; remove_asked(SavedExport)."""

    run_asked = Signal(object)
    show_asked = Signal(object)
    remove_asked = Signal(object)

    def __init__(self, owner: QWidget, context: UiContext) -> None:
        super().__init__(owner, "", WIDTH)
        self.setAccessibleName(self.tr("Saved exports"))
        self._context = context
        heading = heading_label(self.tr("Saved exports"))
        heading.setIndent(INDENT)
        self.column.addWidget(heading)
        self.empty_label = muted_label(
            self.tr(
                "None yet. Give an export a name in the export dialog, and it is run again from here in one click."
            ),
            wrap=True,
        )
        self.column.addWidget(self.empty_label)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.viewport().setAutoFillBackground(False)
        self.column.addWidget(self.area, 1)
        self.run_buttons: list[QWidget] = []

    def show_saved(self, saved: Sequence[SavedExport]) -> None:
        """Show these."""
        content = QWidget()
        content.setProperty("look", "page")
        lines = QVBoxLayout(content)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(STEP)
        self.run_buttons = []
        for export in saved:
            lines.addWidget(self._line(export))
        lines.addStretch(1)
        self.area.setWidget(content)
        self.area.setVisible(bool(saved))
        self.area.setFixedHeight(min(MOST_HEIGHT, content.sizeHint().height() + 2))
        self.empty_label.setVisible(not saved)
        self.adjustSize()

    def focus_first(self) -> None:
        (self.run_buttons[0] if self.run_buttons else self).setFocus()

    def _line(self, export: SavedExport) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(STEP)
        words = QVBoxLayout()
        words.setSpacing(0)
        run = link_button(export.name.replace("&", "&&"))
        run.setToolTip(self.tr("Write {0} again").format(export.path))
        run.setAccessibleName(self.tr("Run {0}").format(export.name))
        run.clicked.connect(partial(self._send, self.run_asked, export))
        note = ElidedLabel(self._note(export))
        note.setProperty("look", "muted")
        note.setFont(self.empty_label.font())
        note.setIndent(INDENT)
        words.addWidget(run, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(note)
        theme = self._context.theme
        show = icon_button(theme, "list-filter", self.tr("Show the rows of {0}").format(export.name))
        show.clicked.connect(partial(self._send, self.show_asked, export))
        remove = icon_button(theme, "trash-2", self.tr("Remove {0}").format(export.name))
        remove.clicked.connect(partial(self._send, self.remove_asked, export))
        row.addLayout(words, 1)
        row.addWidget(show)
        row.addWidget(remove)
        self.run_buttons.append(run)
        return line

    def _note(self, export: SavedExport) -> str:
        if export.last_run_at is None:
            return self.tr("{0} · never run").format(export.path.name)
        when = formats.relative_time(export.last_run_at, self._context.now())
        rows = formats.counted(export.last_rows or 0, self.tr("1 row"), self.tr("{n} rows"))
        return self.tr("{0} · {1} · {2}").format(export.path.name, when, rows)

    def _send(self, signal: SignalInstance, export: SavedExport) -> None:
        self.close_popup()
        signal.emit(export)
