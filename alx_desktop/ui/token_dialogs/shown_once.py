"""Shows new tokens the one time that they can be seen: to copy, or to save as connection files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from alx_desktop.ui import formats
from alx_desktop.ui.models.records import Column, RecordModel
from alx_desktop.ui.text_size import dialog_width
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import PAGE_MARGIN, ROW_HEIGHT, STEP
from alx_desktop.ui.widgets.buttons import plain_button, primary_button
from alx_desktop.ui.widgets.labels import heading_label, muted_label, set_tone
from alx_desktop.ui.widgets.states import ErrorPanel, monospace
from alx_desktop.ui.widgets.table import Table, tab_separated

FolderAsker = Callable[[QWidget, str], Path | None]


@dataclass(frozen=True, slots=True)
class ShownToken:
    """A token's text with whose it is."""

    company_id: int
    company: str
    name: str
    text: str


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """Let the person choose a folder."""
    chosen = QFileDialog.getExistingDirectory(parent, title)
    return Path(chosen) if chosen else None


class NewTokensDialog(QDialog):
    """save_asked(folder, list of ShownToken): connection files are to be written there.

    Closing it before anything was copied or saved warns once.
    """

    save_asked = Signal(object, object)

    def __init__(self, theme: Theme, parent: QWidget | None, shown: Sequence[ShownToken], *, note: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.shown = list(shown)
        self.ask_folder: FolderAsker = ask_folder
        self._is_kept = self._was_warned = False
        many = self.tr("{n} new tokens")
        title = formats.counted(len(shown), self.tr("Your new token"), many)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setMinimumWidth(dialog_width(620))
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 20, PAGE_MARGIN, 20)
        column.setSpacing(2 * STEP)
        column.addWidget(heading_label(title))
        once = self.tr("Copy it now: it cannot be shown again. Only its fingerprint is kept here.")
        self.once_label = muted_label(once, wrap=True, small=False)
        column.addWidget(self.once_label)
        if note:
            column.addWidget(muted_label(note, wrap=True))
        column.addSpacing(STEP)
        if len(self.shown) == 1:
            self._build_one(column, self.shown[0])
        else:
            self._build_many(theme, column)
        self.error_panel = ErrorPanel(theme)
        column.addWidget(self.error_panel)
        column.addSpacing(2 * STEP)
        column.addLayout(self._buttons())

    def _build_one(self, column: QVBoxLayout, token: ShownToken) -> None:
        column.addWidget(muted_label(f"{token.name} · {token.company}", wrap=True))
        self.field = QLineEdit(token.text)
        self.field.setReadOnly(True)
        self.field.setFont(monospace())
        self.field.setAccessibleName(self.tr("Token"))
        self.field.setCursorPosition(0)
        column.addWidget(self.field)

    def _build_many(self, theme: Theme, column: QVBoxLayout) -> None:
        columns: list[Column[ShownToken]] = [
            Column(self.tr("Company"), lambda one: one.company, lambda one: one.company.casefold()),
            Column(self.tr("Name"), lambda one: one.name),
            Column(self.tr("Token"), lambda one: one.text),
        ]
        self.model = RecordModel(columns, self)
        self.model.set_rows(self.shown)
        self.table = Table(theme, self.tr("New tokens"))
        self.table.setModel(self.model)
        for at, width in enumerate((180, 120)):
            self.table.setColumnWidth(at, width)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.setMinimumHeight(min(9, len(self.shown) + 1) * ROW_HEIGHT + 4)
        self.resize(800, 480)
        column.addWidget(self.table, 1)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        self.copy_button = primary_button(self.tr("Copy token") if len(self.shown) == 1 else self.tr("Copy all"))
        self.copy_button.clicked.connect(self.copy)
        self.save_button = plain_button(self.tr("Save connection files …"))
        self.save_button.setToolTip(self.tr("For Power BI, Excel and scripts: each opens with its company's data"))
        self.save_button.clicked.connect(self._ask_save)
        self.done_button = plain_button(self.tr("Done"))
        self.done_button.clicked.connect(self.reject)
        row.addWidget(self.save_button)
        row.addStretch(1)
        row.addWidget(self.done_button)
        row.addWidget(self.copy_button)
        self.copy_button.setFocus()
        return row

    def copy(self) -> None:
        """Put the token on the clipboard; several as a table with headers."""
        if len(self.shown) == 1:
            text = self.shown[0].text
        else:
            text = tab_separated(self.model, list(range(len(self.shown))), [0, 1, 2])
        QGuiApplication.clipboard().setText(text)
        self._keep(self.tr("Copied to the clipboard. It cannot be shown again."))

    def show_saved(self, files: int) -> None:
        """The connection files are written."""
        text = formats.counted(files, self.tr("1 file written."), self.tr("{n} files written."))
        self._keep(text)

    def show_error(self, error: Exception) -> None:
        """The files could not be written; the tokens are still here."""
        self.error_panel.show_error(error, kept=self.tr("The tokens are made, and still shown above."))

    def _keep(self, words: str) -> None:
        self._is_kept = True
        self.error_panel.hide()
        self.once_label.setText(words)
        set_tone(self.once_label, "")

    def _ask_save(self) -> None:
        folder = self.ask_folder(self, self.tr("Folder for the connection files"))
        if folder is not None:
            self.save_asked.emit(folder, self.shown)

    def reject(self) -> None:
        if not self._is_kept and not self._was_warned:
            self._was_warned = True
            self.once_label.setText(self.tr("Not copied yet, and it cannot be shown again. Close all the same?"))
            set_tone(self.once_label, "warn")
            self.done_button.setText(self.tr("Close without copying"))
            return
        super().reject()
