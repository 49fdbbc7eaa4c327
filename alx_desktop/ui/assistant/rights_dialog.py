"""The least rights of the reading account: a script and a letter, to copy."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from alx_desktop.ui.context import UiContext
from alx_desktop.ui.ports import GrantsLike
from alx_desktop.ui.tokens import PAGE_MARGIN, STEP
from alx_desktop.ui.widgets.buttons import plain_button, primary_button
from alx_desktop.ui.widgets.labels import heading_label, muted_label
from alx_desktop.ui.widgets.states import ErrorPanel, Skeleton, monospace
from alx_desktop.ui.words import said


class RightsDialog(QDialog):
    """Opened at once, filled when the script is there."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = self.tr("Rights of the reading account")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.resize(760, 560)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 20, PAGE_MARGIN, 20)
        column.setSpacing(2 * STEP)
        column.addWidget(heading_label(title))
        text = self.tr("For the database's administrator. The letter says what is asked for, with the script in it.")
        column.addWidget(muted_label(text, wrap=True))
        self.error_panel = ErrorPanel(context.theme)
        column.addWidget(self.error_panel)
        choice = QHBoxLayout()
        choice.setSpacing(2 * STEP)
        self.letter_button = plain_button(self.tr("Letter"))
        self.script_button = plain_button(self.tr("Script only"))
        for button in (self.letter_button, self.script_button):
            button.setProperty("look", "segment")
            button.setCheckable(True)
            button.setAutoExclusive(True)
            choice.addWidget(button)
        choice.addStretch(1)
        column.addLayout(choice)
        self.stack = QStackedWidget()
        self.loading = Skeleton(context.theme, 10)
        self.letter, self.script = self._text(self.tr("Letter")), self._text(self.tr("Script"))
        for widget in (self.loading, self.letter, self.script):
            self.stack.addWidget(widget)
        column.addWidget(self.stack, 1)
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        row.addStretch(1)
        close = plain_button(self.tr("Close"))
        close.clicked.connect(self.reject)
        self.copy_button = primary_button("")
        self.copy_button.setEnabled(False)
        self.copy_button.clicked.connect(self._copy)
        row.addWidget(close)
        row.addWidget(self.copy_button)
        column.addLayout(row)
        self.letter_button.toggled.connect(self._show_choice)
        self.letter_button.setChecked(True)

    def _text(self, name: str) -> QPlainTextEdit:
        text = QPlainTextEdit()
        text.setReadOnly(True)
        text.setFont(monospace())
        text.setAccessibleName(name)
        text.setTabChangesFocus(True)
        return text

    def show_grants(self, grants: GrantsLike) -> None:
        """Fill the texts."""
        self.letter.setPlainText(said(grants.letter))
        self.script.setPlainText(grants.script)
        self.copy_button.setEnabled(True)
        self._show_choice()

    def show_error(self, error: Exception) -> None:
        """Say why there is no script."""
        self.error_panel.show_error(error)
        self.stack.hide()

    def _show_choice(self) -> None:
        is_letter = self.letter_button.isChecked()
        if self.copy_button.isEnabled():
            self.stack.setCurrentWidget(self.letter if is_letter else self.script)
        self.copy_button.setText(self.tr("Copy the letter") if is_letter else self.tr("Copy the script"))

    def _copy(self) -> None:
        text = self.letter if self.letter_button.isChecked() else self.script
        QGuiApplication.clipboard().setText(text.toPlainText())
        self.copy_button.setText(self.tr("Copied"))
