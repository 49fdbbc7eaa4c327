"""Takes in a certificate: PEM with its key, or a PFX file with its password."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from alx_desktop.ui.text_size import dialog_width, grown
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import PAGE_MARGIN, STEP
from alx_desktop.ui.widgets.buttons import plain_button, primary_button
from alx_desktop.ui.widgets.form import Form
from alx_desktop.ui.widgets.labels import heading_label, muted_label
from alx_desktop.ui.widgets.password_field import PasswordField
from alx_desktop.ui.widgets.states import ErrorPanel

PFX = (".pfx", ".p12")


class CertificateDialog(QDialog):
    """asked(certificate file, key file or None, password): import it. It stays open until it worked."""

    asked = Signal(object, object, str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = self.tr("Import a certificate")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setMinimumWidth(dialog_width(620))
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 20, PAGE_MARGIN, 20)
        column.setSpacing(3 * STEP)
        column.addWidget(heading_label(title))
        text = self.tr("PEM files stay where they are, so that renewed ones are used at the next start. A PFX file is "
                       "unpacked into this site's folder, and its password is not kept.")  # fmt: skip
        column.addWidget(muted_label(text, wrap=True))
        self.error_panel = ErrorPanel(theme)
        column.addWidget(self.error_panel)
        self.form = Form(control_width=grown(420))
        self.file = QLineEdit()
        self.key = QLineEdit()
        self.password = PasswordField(theme)
        self.file.textChanged.connect(self._look)
        self.form.add_row(self.tr("Certificate"), self.file, beside=self._browse(self.file))
        self.key_row = self.form.add_row(
            self.tr("Its key"), self.key, self.tr("None, where it is in the same file."), beside=self._browse(self.key)
        )
        self.password_row = self.form.add_row(self.tr("Password"), self.password)
        column.addWidget(self.form)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        row.addStretch(1)
        cancel = plain_button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.go_button = primary_button(self.tr("Import"))
        self.go_button.clicked.connect(self._go)
        row.addWidget(cancel)
        row.addWidget(self.go_button)
        column.addLayout(row)
        self.file.setFocus()
        self._look()

    def show_error(self, error: Exception) -> None:
        """It cannot be used."""
        self.error_panel.show_error(error, kept=self.tr("The certificate that holds now is kept."))

    def _browse(self, field: QLineEdit) -> QPushButton:
        button = plain_button(self.tr("Browse …"))

        def browse() -> None:
            words = self.tr("Certificates (*.pem *.crt *.cer *.key *.pfx *.p12);;All files (*)")
            chosen, _filter = QFileDialog.getOpenFileName(self, self.tr("Choose a file"), field.text(), words)
            if chosen:
                field.setText(chosen)

        button.clicked.connect(browse)
        return button

    @property
    def _is_pfx(self) -> bool:
        return self.file.text().strip().lower().endswith(PFX)

    def _look(self) -> None:
        self.password_row.set_visible(self._is_pfx)
        self.key.setEnabled(not self._is_pfx)
        self.go_button.setEnabled(bool(self.file.text().strip()))

    def _go(self) -> None:
        key = self.key.text().strip()
        wanted = None if self._is_pfx or not key else Path(key)
        self.asked.emit(Path(self.file.text().strip()), wanted, self.password.text())
