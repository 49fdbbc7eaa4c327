"""The shortcuts of the window, in one list: what makes them work and what shows them read it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from alx_desktop.ui.rail import Place
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import PAGE_MARGIN, STEP
from alx_desktop.ui.widgets.areas import BAR_WIDTH, ColumnArea
from alx_desktop.ui.widgets.buttons import plain_button
from alx_desktop.ui.widgets.labels import heading_label
from alx_desktop.ui.widgets.search_box import SearchBox
from alx_desktop.ui.words import tr


@dataclass(frozen=True, slots=True)
class Shortcut:
    """keys: as Qt writes them. action: what the window does for it, "" where a page or Qt itself does."""

    keys: str
    title: str
    action: str = ""


def window_shortcuts() -> list[Shortcut]:
    """Those that hold everywhere in the window."""
    return [
        Shortcut("Ctrl+K", tr("Search or run a command"), "palette"),
        Shortcut("F5", tr("Read the page anew"), "refresh"),
        Shortcut("Ctrl+R", tr("Read the page anew"), "refresh"),
        Shortcut("F1", tr("Help on this page"), "help"),
        Shortcut("Ctrl+/", tr("This list of shortcuts"), "shortcuts"),
        Shortcut("Ctrl+,", tr("Settings"), "settings"),
        Shortcut("Ctrl+B", tr("Fold or unfold the rail"), "rail"),
        Shortcut("Ctrl+Q", tr("Quit"), "quit"),
    ]


def page_shortcuts() -> list[Shortcut]:
    """Those of pages, tables and dialogs."""
    return [
        Shortcut("Ctrl+F", tr("Search on this page")),
        Shortcut("Ctrl+C", tr("Copy the chosen rows, with headers")),
        Shortcut("Ctrl+A", tr("Choose all rows")),
        Shortcut("Return", tr("Open the chosen row")),
        Shortcut("Esc", tr("Clear the search, close the dialog")),
        Shortcut("Tab", tr("To the next control")),
        Shortcut("Shift+Tab", tr("To the control before")),
    ]


class ShortcutsDialog(QDialog):
    """The list, searched as one types."""

    def __init__(self, theme: Theme, parent: QWidget, places: Iterable[Place]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = self.tr("Shortcuts")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.resize(460, 620)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 20, PAGE_MARGIN, 20)
        column.setSpacing(2 * STEP)
        column.addWidget(heading_label(title))
        self.search = SearchBox(theme, self.tr("Search the shortcuts"))
        self.search.search_changed.connect(self._filter)
        column.addWidget(self.search)
        content = QWidget()
        self._grid = QGridLayout(content)
        self._grid.setContentsMargins(0, STEP, 0, 0)
        self._grid.setVerticalSpacing(2 * STEP)
        self._grid.setColumnStretch(0, 1)
        self.rows: list[tuple[str, list[QWidget]]] = []
        pages = [Shortcut(place.keys, place.title) for place in places]
        for heading, group in (
            (self.tr("Pages"), pages),
            (self.tr("Everywhere"), window_shortcuts()),
            (self.tr("Tables and dialogs"), page_shortcuts()),
        ):
            self._add_group(heading, group)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        column.addWidget(ColumnArea(content, self._grid, BAR_WIDTH), 1)
        row = QHBoxLayout()
        row.addStretch(1)
        close = plain_button(self.tr("Close"))
        close.clicked.connect(self.accept)
        row.addWidget(close)
        column.addLayout(row)
        self.search.setFocus()

    def _add_group(self, heading: str, group: list[Shortcut]) -> None:
        at = self._grid.rowCount()
        head = heading_label(heading)
        head.setContentsMargins(0, 2 * STEP, 0, 0)
        self._grid.addWidget(head, at, 0, 1, 2)
        # A heading is there as long as anything below it is.
        self.rows.append((" ".join(f"{one.title} {one.keys}" for one in group).casefold(), [head]))
        for one in group:
            at += 1
            keys = QLabel(QKeySequence(one.keys).toString(QKeySequence.SequenceFormat.NativeText))
            keys.setProperty("look", "keys")
            title = QLabel(one.title)
            title.setTextFormat(Qt.TextFormat.PlainText)
            self._grid.addWidget(title, at, 0)
            self._grid.addWidget(keys, at, 1, Qt.AlignmentFlag.AlignRight)
            self.rows.append((f"{one.title} {one.keys}".casefold(), [title, keys]))

    def _filter(self, text: str) -> None:
        wanted = text.casefold()
        for words, widgets in self.rows:
            for widget in widgets:
                widget.setVisible(wanted in words)
