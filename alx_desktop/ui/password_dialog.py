"""Asks for the password of a site's database, where it is missing or was refused."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from alx_desktop.domain.errors import AlxError, SecretMissing
from alx_desktop.ui.text_size import dialog_width
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import PAGE_MARGIN, STEP
from alx_desktop.ui.widgets.buttons import link_button, plain_button, primary_button
from alx_desktop.ui.widgets.labels import heading_label, muted_label
from alx_desktop.ui.widgets.password_field import PasswordField
from alx_desktop.ui.words import said


class PasswordDialog(QDialog):
    """what: whose password it is, in words. action: what is done with it, in words.

    given(password, keep); connection_asked(): the person wants to look at the whole connection instead.
    """

    given = Signal(str, bool)
    connection_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget, profile: str, what: str, error: AlxError, action: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = self.tr("Password for {0}").format(profile)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setMinimumWidth(dialog_width(460))
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 20, PAGE_MARGIN, 20)
        column.setSpacing(2 * STEP)
        column.addWidget(heading_label(title))
        missing = isinstance(error, SecretMissing)
        reason = QLabel(self.tr("This session does not know it yet.") if missing else said(error.title))
        reason.setWordWrap(True)
        column.addWidget(reason)
        if error.advice and not missing:
            column.addWidget(muted_label(said(error.advice), wrap=True))
        column.addSpacing(STEP)
        label = QLabel(what)
        self.field = PasswordField(theme)
        label.setBuddy(self.field)
        self.field.setAccessibleName(label.text())
        column.addWidget(label)
        column.addWidget(self.field)
        self.keep_box = QCheckBox(self.tr("Save it for the next time"))
        self.keep_box.setChecked(True)
        column.addWidget(self.keep_box)
        column.addSpacing(2 * STEP)
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        connection = link_button(self.tr("Look at the connection"))
        connection.clicked.connect(self._ask_connection)
        cancel = plain_button(self.tr("Not now"))
        cancel.clicked.connect(self.reject)
        self.go_button = primary_button(action)
        self.go_button.setEnabled(False)
        self.go_button.clicked.connect(self._give)
        row.addWidget(connection)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.go_button)
        column.addLayout(row)
        self.field.textChanged.connect(self._on_text)
        self.field.returnPressed.connect(self._give)
        self.field.setFocus()

    def _on_text(self, text: str) -> None:
        self.go_button.setEnabled(bool(text))

    def _give(self) -> None:
        if self.field.text():
            self.accept()
            self.given.emit(self.field.text(), self.keep_box.isChecked())

    def _ask_connection(self) -> None:
        self.reject()
        self.connection_asked.emit()
