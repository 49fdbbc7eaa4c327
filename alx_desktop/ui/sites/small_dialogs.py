"""A new name for a site, and its folder and colour."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from alx_desktop.domain.errors import AlxError
from alx_desktop.ui.site_mark import color_words, mark_icon
from alx_desktop.ui.tab_order import order_tabs
from alx_desktop.ui.text_size import dialog_width
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import PAGE_MARGIN, STEP
from alx_desktop.ui.widgets.buttons import plain_button, primary_button
from alx_desktop.ui.widgets.form import Form
from alx_desktop.ui.widgets.labels import heading_label, muted_label
from alx_desktop.ui.words import said

if TYPE_CHECKING:
    from alx_desktop.config import Profile

LONGEST_NAME, LONGEST_FOLDER = 64, 40


class _Dialog(QDialog):
    """Heading, form, and two buttons."""

    def __init__(self, parent: QWidget, title: str, words: str, action: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setMinimumWidth(dialog_width(520))
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 20, PAGE_MARGIN, 20)
        column.setSpacing(2 * STEP)
        heading = heading_label(title)
        heading.setWordWrap(True)
        column.addWidget(heading)
        if words:
            column.addWidget(muted_label(words, wrap=True))
        self.form = Form()
        column.addWidget(self.form)
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        row.addStretch(1)
        self.cancel_button = plain_button(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.action_button = primary_button(action)
        self.action_button.setDefault(True)
        row.addWidget(self.cancel_button)
        row.addWidget(self.action_button)
        column.addLayout(row)


class NameDialog(_Dialog):
    """given(name): asked for; whoever listens closes it, or shows why it cannot be."""

    given = Signal(str)

    def __init__(self, parent: QWidget, title: str, words: str, action: str, name: str) -> None:
        super().__init__(parent, title, words, action)
        self.name_edit = QLineEdit(name)
        self.name_edit.setMaxLength(LONGEST_NAME)
        self.name_edit.selectAll()
        self.row = self.form.add_row(self.tr("New name"), self.name_edit)
        self._before = name
        self.name_edit.textChanged.connect(self._on_text)
        self.action_button.clicked.connect(self._give)
        self._on_text()
        order_tabs(self)
        self.name_edit.setFocus()

    def show_error(self, error: Exception) -> None:
        """Why the name cannot be."""
        words = str(error)
        if isinstance(error, AlxError):
            why = said(error.detail or error.title)
            words = f"{why[:1].upper()}{why[1:]}. {said(error.advice)}"
        self.row.set_error(words)
        self.action_button.setEnabled(True)

    def _on_text(self) -> None:
        self.row.set_error("")
        text = self.name_edit.text().strip()
        self.action_button.setEnabled(bool(text) and text != self._before)

    def _give(self) -> None:
        self.action_button.setEnabled(False)
        self.given.emit(self.name_edit.text().strip())


class MarkDialog(_Dialog):
    """given(folder, colour or None)."""

    given = Signal(str, object)

    def __init__(self, parent: QWidget, theme: Theme, profile: Profile, folders: Iterable[str]) -> None:
        words = self.tr("The mark stands in the list of sites, in the rail and on the window's icon; the folder also "
                        "stands in the window's title.")  # fmt: skip
        title = self.tr("Folder and colour of {0}").format(profile.name)
        super().__init__(parent, title, words, self.tr("Save"))
        self.folder_box = QComboBox()
        self.folder_box.setEditable(True)
        self.folder_box.addItem("")
        self.folder_box.addItems(sorted({folder for folder in folders if folder}, key=str.casefold))
        edit = QLineEdit(profile.folder)
        edit.setMaxLength(LONGEST_FOLDER)
        edit.setPlaceholderText(self.tr("None"))
        self.folder_box.setLineEdit(edit)
        self.folder_box.setCurrentText(profile.folder)
        self.form.add_row(self.tr("Folder"), self.folder_box)
        self.color_box = QComboBox()
        self.color_box.setIconSize(QSize(20, 20))
        self.color_box.addItem(mark_icon(profile.name, None, theme), self.tr("None"), None)
        for color, name in color_words().items():
            self.color_box.addItem(mark_icon(profile.name, color, theme), name, color)
        self.color_box.setCurrentIndex(max(0, self.color_box.findData(profile.color)))
        self.form.add_row(self.tr("Colour"), self.color_box)
        self.action_button.clicked.connect(self._give)
        order_tabs(self)
        self.folder_box.setFocus()

    def _give(self) -> None:
        folder, color = self.folder_box.currentText().strip(), self.color_box.currentData()
        self.accept()
        self.given.emit(folder, color)
