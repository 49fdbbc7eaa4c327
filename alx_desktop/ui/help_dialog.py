"""Help of a page: what its figures mean and where they come from, from one file of text per page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from alx_desktop.ui.icons import RESOURCES
from alx_desktop.ui.language import current_language
from alx_desktop.ui.tokens import PAGE_MARGIN, STEP
from alx_desktop.ui.widgets.buttons import link_button, plain_button

HELP = RESOURCES / "help"
LINE_PERCENT = 115


def help_file(key: str) -> Path:
    """The file of a page's help, Markdown, in the language that is spoken if it is there."""
    own = HELP / current_language() / f"{key}.md"
    return own if own.exists() else HELP / f"{key}.md"


class HelpDialog(QDialog):
    """Stands beside the window without blocking it; another page's help takes its place."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = ""
        self.resize(520, 640)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 16, PAGE_MARGIN, 16)
        column.setSpacing(2 * STEP)
        self.text = QTextBrowser()
        self.text.setProperty("look", "help")
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(4 * STEP)
        self.text.document().setIndentWidth(5 * STEP)
        column.addWidget(self.text, 1)
        row = QHBoxLayout()
        self.shortcuts_button = link_button(self.tr("All shortcuts"))
        self.close_button = plain_button(self.tr("Close"))
        self.close_button.clicked.connect(self.hide)
        row.addWidget(self.shortcuts_button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        column.addLayout(row)

    def show_page(self, key: str, title: str) -> None:
        """Show the help of a page."""
        self.key = key
        heading = self.tr("Help: {0}").format(title)
        self.setWindowTitle(heading)
        self.setAccessibleName(heading)
        self.text.setAccessibleName(heading)
        try:
            words = help_file(key).read_text(encoding="utf-8")
        except OSError:
            words = self.tr("There is no help for this page.")
        self.text.setMarkdown(words)
        self._space_out()
        self.show()
        self.raise_()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _space_out(self) -> None:
        """Room between the paragraphs: Markdown comes without."""
        block = self.text.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            form = cursor.blockFormat()
            form.setBottomMargin(2 * STEP)
            form.setLineHeight(LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            cursor.setBlockFormat(form)
            block = block.next()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
