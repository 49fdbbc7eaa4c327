"""The list of shortcuts: searched as one types, each that may be changed with a button that does it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from alx_desktop.ui.keymap import Keymap, Shortcut, native
from alx_desktop.ui.shortcut_keys import KeysDialog
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import PAGE_MARGIN, STEP
from alx_desktop.ui.widgets.areas import BAR_WIDTH, ColumnArea
from alx_desktop.ui.widgets.buttons import icon_button, link_button, plain_button
from alx_desktop.ui.widgets.labels import heading_label, muted_label
from alx_desktop.ui.widgets.search_box import SearchBox

KEYS_WIDTH = grown(88)


class ShortcutsDialog(QDialog):
    """rows: for each line, the widgets in it and the words by which it is found. buttons: by the shortcut's key."""

    def __init__(self, theme: Theme, keymap: Keymap, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._keymap = theme, keymap
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = self.tr("Shortcuts")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.resize(500, 680)
        self.buttons: dict[str, QPushButton] = {}
        self.resets: dict[str, QPushButton] = {}
        self._titles: dict[str, QLabel] = {}
        self.rows: list[tuple[list[Shortcut], list[QWidget]]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 20, PAGE_MARGIN, 20)
        column.setSpacing(2 * STEP)
        column.addWidget(heading_label(title))
        column.addWidget(muted_label(self.tr("Click on keys to change them. Grey ones stay as they are."), wrap=True))
        self.search = SearchBox(theme, self.tr("Search the shortcuts"))
        self.search.search_changed.connect(self._filter)
        column.addWidget(self.search)
        column.addWidget(self._build_list(), 1)
        column.addLayout(self._build_foot())
        keymap.changed.connect(self._show)
        self._show()
        self.search.setFocus()

    def _build_list(self) -> QWidget:
        content = QWidget()
        self._grid = QGridLayout(content)
        self._grid.setContentsMargins(0, STEP, 0, 0)
        self._grid.setVerticalSpacing(STEP)
        self._grid.setColumnStretch(0, 1)
        keymap = self._keymap
        for heading, group in (
            (self.tr("Pages"), keymap.pages),
            (self.tr("Everywhere"), keymap.everywhere),
            (self.tr("Tables and dialogs"), keymap.fixed),
        ):
            self._add_group(heading, group)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        return ColumnArea(content, self._grid, BAR_WIDTH)

    def _build_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.reset_all_button = link_button(self.tr("Reset all"))
        self.reset_all_button.clicked.connect(self._keymap.reset_all)
        row.addWidget(self.reset_all_button)
        row.addStretch(1)
        close = plain_button(self.tr("Close"))
        close.clicked.connect(self.accept)
        row.addWidget(close)
        return row

    def _add_group(self, heading: str, group: list[Shortcut]) -> None:
        at = self._grid.rowCount()
        head = heading_label(heading)
        head.setContentsMargins(0, 2 * STEP, 0, 0)
        self._grid.addWidget(head, at, 0, 1, 3)
        # A heading is there as long as anything below it is.
        self.rows.append((group, [head]))
        for one in group:
            at += 1
            title = QLabel(one.title)
            title.setTextFormat(Qt.TextFormat.PlainText)
            self._grid.addWidget(title, at, 0)
            self.rows.append(([one], [title, *self._add_keys(one, at, title)]))

    def _add_keys(self, one: Shortcut, at: int, title: QLabel) -> list[QWidget]:
        if not one.key:
            keys = QLabel(native(one.keys))
            keys.setProperty("look", "keys")
            self._grid.addWidget(keys, at, 1, Qt.AlignmentFlag.AlignRight)
            return [keys]
        button = plain_button("")
        button.setMinimumWidth(KEYS_WIDTH)
        button.clicked.connect(partial(self._edit, one))
        reset = icon_button(self._theme, "rotate-ccw", self.tr("{0}: keys as at first").format(one.title))
        reset.clicked.connect(partial(self._reset, one))
        policy = reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        reset.setSizePolicy(policy)
        self._grid.addWidget(button, at, 1, Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(reset, at, 2)
        self.buttons[one.key], self.resets[one.key], self._titles[one.key] = button, reset, title
        return [button]

    def _show(self) -> None:
        for key, button in self.buttons.items():
            text = self._keymap.text(key)
            button.setText(text or self.tr("none"))
            name = self.tr("{0}: {1}, change the keys").format(self._titles[key].text(), text or self.tr("none"))
            button.setAccessibleName(name)
        self.reset_all_button.setEnabled(any(self._keymap.is_changed(key) for key in self.buttons))
        self._filter(self.search.text())

    def _edit(self, one: Shortcut) -> None:
        KeysDialog(self._keymap, one, self).open()

    def _reset(self, one: Shortcut) -> None:
        holder = self._keymap.holder(one.keys, but=one.key)
        if holder is None:
            self._keymap.change(one.key, one.keys)
        else:
            # Another one has them by now: the person decides.
            KeysDialog(self._keymap, one, self, proposed=one.keys).open()

    def _filter(self, text: str) -> None:
        wanted = text.strip().casefold()
        for group, widgets in self.rows:
            found = any(wanted in f"{one.title} {self._keys_of(one)}".casefold() for one in group)
            for widget in widgets:
                widget.setVisible(found)
        for key, reset in self.resets.items():
            reset.setVisible(self._keymap.is_changed(key) and not self.buttons[key].isHidden())

    def _keys_of(self, one: Shortcut) -> str:
        return self._keymap.keys(one.key) if one.key else one.keys
