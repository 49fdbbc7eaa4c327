"""First step: where the database is, who reads it, how the line is encrypted."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from alx_desktop.ui.assistant.config_php import read_config_php
from alx_desktop.ui.assistant.draft import DEFAULT_PORTS, Draft
from alx_desktop.ui.assistant.ssh_card import SshCard
from alx_desktop.ui.assistant.step import AssistantStep
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.tokens import CARD_GAP, STEP
from alx_desktop.ui.widgets.buttons import link_button, plain_button, set_button_icon
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.fitting import side_by_side
from alx_desktop.ui.widgets.form import Form, FormRow
from alx_desktop.ui.widgets.labels import muted_label
from alx_desktop.ui.widgets.password_field import PasswordField
from alx_desktop.ui.widgets.spin import IntegerField

_FILES = ("ca", "certificate", "key")


class DatabaseStep(AssistantStep):
    """rights_asked(): show which rights the account needs."""

    rights_asked = Signal()

    def __init__(self, context: UiContext, draft: Draft) -> None:
        super().__init__(draft)
        self.title = self.tr("Database")
        self._context = context
        self.rows: dict[str, FormRow] = {}
        self._make_fields(context)
        row = side_by_side()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(CARD_GAP)
        self.setLayout(row)
        left = QVBoxLayout()
        left.setSpacing(CARD_GAP)
        left.addWidget(self._server_card())
        left.addWidget(self._tls_card())
        self.ssh = SshCard(context.theme)
        self.rows |= self.ssh.rows
        left.addWidget(self.ssh)
        left.addStretch(1)
        row.addLayout(left, 3)
        right = QVBoxLayout()
        right.addWidget(self._help_card())
        right.addStretch(1)
        row.addLayout(right, 2)

    def _make_fields(self, context: UiContext) -> None:
        self.kind_box = QComboBox()
        self.kind_box.addItem("MariaDB / MySQL", "mysql")
        self.kind_box.addItem("PostgreSQL", "postgresql")
        self.kind_box.currentIndexChanged.connect(self._on_kind)
        self.host_field, self.database_field, self.user_field, self.prefix_field = (QLineEdit() for _ in range(4))
        self.host_field.setPlaceholderText("db.example.org")
        self.database_field.setPlaceholderText("moodle")
        self.port_box = IntegerField()
        self.port_box.setGroupSeparatorShown(False)
        self.port_box.setRange(1, 65535)
        self.port_box.setAccessibleName(self.tr("Port"))
        self.port_box.setFixedWidth(grown(96))
        self.password_field = PasswordField(context.theme)
        self.keep_box = QCheckBox(self.tr("Save it in this computer's keychain"))
        self.verify_box = QCheckBox(self.tr("Check the server's certificate"))
        self.file_fields = {name: QLineEdit() for name in _FILES}
        for field in (self.host_field, self.database_field, self.user_field, self.prefix_field, self.password_field,
                      *self.file_fields.values()):  # fmt: skip
            field.textEdited.connect(self._on_edited)

    def _server_card(self) -> Card:
        card = Card(self.tr("Moodle's database"))
        form = Form(control_width=grown(400))
        form.add_row(self.tr("Kind"), self.kind_box)
        port_text = muted_label(self.tr("Port"), small=False)
        port_text.setBuddy(self.port_box)
        port = QWidget()
        line = QHBoxLayout(port)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2 * STEP)
        line.addWidget(port_text)
        line.addWidget(self.port_box)
        self.rows["host"] = form.add_row(self.tr("Host"), self.host_field, beside=port)
        self.rows["database"] = form.add_row(self.tr("Database"), self.database_field)
        self.rows["user"] = form.add_row(self.tr("User"), self.user_field)
        self.rows["password"] = form.add_row(self.tr("Password"), self.password_field)
        form.add_row("", self.keep_box)
        self.keep_box.setAccessibleName(self.keep_box.text())
        text = self.tr("In front of every table's name; “mdl_” on most sites, may be empty.")
        self.rows["prefix"] = form.add_row(self.tr("Table prefix"), self.prefix_field, text)
        card.body.addWidget(form)
        return card

    def _tls_card(self) -> Card:
        card = Card(self.tr("Encryption (TLS)"))
        self.tls_toggle = link_button(self.tr("Change"))
        self.tls_toggle.clicked.connect(self._toggle_tls)
        card.header.addWidget(self.tls_toggle)
        self.tls_words = muted_label(wrap=True)
        card.body.addWidget(self.tls_words)
        self.tls_form = Form(control_width=grown(400))
        labels = {
            "ca": (self.tr("CA file"), self.tr("PEM file of the authority that signed the server's certificate.")),
            "certificate": (self.tr("Client certificate"), self.tr("Only if the server asks for one.")),
            "key": (self.tr("Client key"), ""),
        }
        for name, (label, help_text) in labels.items():
            browse = plain_button(self.tr("Choose …"))
            browse.setAccessibleDescription(label)
            browse.clicked.connect(partial(self._browse, name))
            self.rows[name] = self.tls_form.add_row(label, self.file_fields[name], help_text, beside=browse)
        self.tls_form.add_row("", self.verify_box)
        self.verify_box.setAccessibleName(self.verify_box.text())
        card.body.addWidget(self.tls_form)
        return card

    def _help_card(self) -> Card:
        card = Card(self.tr("Where to find this"))
        text = self.tr(
            "Moodle's own file config.php names its database: dbhost, dbname, dbuser, dbpass and prefix. "
            "Copy that file's text, and the fields fill themselves."
        )
        card.body.addWidget(muted_label(text, wrap=True))
        self.paste_button = plain_button(self.tr("Paste config.php"))
        set_button_icon(self._context.theme, self.paste_button, "file-text")
        self.paste_button.clicked.connect(self.paste_config)
        row = QHBoxLayout()
        row.addWidget(self.paste_button)
        row.addStretch(1)
        card.body.addLayout(row)
        self.paste_label = muted_label(wrap=True)
        self.paste_label.hide()
        card.body.addWidget(self.paste_label)
        card.body.addSpacing(2 * STEP)
        text = self.tr(
            "Better than Moodle's own account is one that may only read. The database's administrator makes it; "
            "the script and a letter are ready."
        )
        card.body.addWidget(muted_label(text, wrap=True))
        self.rights_button = link_button(self.tr("Which rights the account needs"))
        self.rights_button.clicked.connect(self._ask_rights)
        rights = QHBoxLayout()
        rights.addWidget(self.rights_button)
        rights.addStretch(1)
        card.body.addLayout(rights)
        return card

    def enter(self) -> None:
        """Show the draft."""
        draft = self.draft
        self.kind_box.blockSignals(True)
        self.kind_box.setCurrentIndex(max(0, self.kind_box.findData(draft.kind)))
        self.kind_box.blockSignals(False)
        self.host_field.setText(draft.host)
        self.port_box.setValue(draft.port)
        self.database_field.setText(draft.database)
        self.user_field.setText(draft.user)
        self.password_field.setText(draft.password)
        self.password_field.setPlaceholderText(self.tr("unchanged") if draft.base else "")
        self.keep_box.setChecked(draft.keep)
        self.prefix_field.setText(draft.prefix)
        self.verify_box.setChecked(draft.verify)
        for name, field in self.file_fields.items():
            field.setText(getattr(draft, name))
        self._show_tls(unfolded=False)
        self.ssh.show_draft(draft)

    def leave(self) -> bool:
        """Take the fields over and mark what does not fit."""
        self._take()
        problems = self.draft.problems()
        for name, row in self.rows.items():
            row.set_error(problems.get(name, ""))
        wrong = next((name for name in self.rows if name in problems), None)
        if wrong is None:
            return True
        self.focus_field(wrong)
        return False

    def focus_field(self, name: str, error: str = "") -> None:
        """Lead to a field that must be mended."""
        if name in (*_FILES, "verify"):
            self._show_tls(unfolded=True)
        if name in self.ssh.rows:
            self.ssh.unfold()
        control = {"port": self.port_box, "verify": self.verify_box}.get(name)
        if control is None:
            row = self.rows.get(name, self.rows["host"])
            control = row.control
            if error:
                row.set_error(error)
        control.setFocus()
        if isinstance(control, QLineEdit):
            control.selectAll()

    def show_keychain(self, text: str, *, safe: bool, is_vault: bool = False) -> None:
        """Say where a saved password goes; without a keychain or a vault it cannot be saved."""
        if is_vault:
            self.keep_box.setText(self.tr("Save it in the encrypted vault"))
        self.keep_box.setEnabled(safe)
        self.keep_box.setToolTip(text)
        if not safe:
            self.keep_box.setChecked(False)
            self.keep_box.setText(self.tr("No keychain answers here: it is kept until the window closes"))

    def paste_config(self) -> None:
        """Fill the fields from the clipboard."""
        found = read_config_php(QGuiApplication.clipboard().text())
        self.paste_label.show()
        if found is None:
            self.paste_label.setText(self.tr("The clipboard has no config.php. Copy the whole file's text first."))
            return
        self._take()
        for name in ("kind", "host", "database", "user", "password", "prefix"):
            value = getattr(found, name)
            if value is not None:
                setattr(self.draft, name, value)
        self.draft.port = found.port or DEFAULT_PORTS[self.draft.kind]
        self.enter()
        text = self.tr("Filled in.")
        if self.draft.host in ("localhost", "127.0.0.1", "::1"):
            text = self.tr(
                "Filled in. “localhost” is Moodle's own machine: enter its name as this computer knows it, or that "
                "machine as the SSH server below."
            )
        self.paste_label.setText(text)

    def _take(self) -> None:
        draft = self.draft
        draft.kind = self.kind_box.currentData()
        draft.host = self.host_field.text().strip()
        draft.port = self.port_box.value()
        draft.database = self.database_field.text().strip()
        draft.user = self.user_field.text().strip()
        draft.password = self.password_field.text()
        draft.keep = self.keep_box.isChecked()
        draft.prefix = self.prefix_field.text().strip()
        draft.verify = self.verify_box.isChecked()
        for name, field in self.file_fields.items():
            setattr(draft, name, field.text().strip())
        self.ssh.take(draft)

    def _on_kind(self) -> None:
        kind = self.kind_box.currentData()
        if self.port_box.value() in DEFAULT_PORTS.values():
            self.port_box.setValue(DEFAULT_PORTS[kind])

    def _on_edited(self) -> None:
        field = self.sender()
        for row in self.rows.values():
            if row.control is field:
                row.set_error("")

    def _ask_rights(self) -> None:
        self._take()
        self.rights_asked.emit()

    def _toggle_tls(self) -> None:
        self._take()
        self._show_tls(unfolded=self.tls_form.isHidden())

    def _show_tls(self, *, unfolded: bool) -> None:
        self.tls_form.setVisible(unfolded)
        self.tls_toggle.setText(self.tr("Fold") if unfolded else self.tr("Change"))
        if self.draft.ca:
            text = self.tr("The server must prove itself with a certificate signed by {0}.").format(self.draft.ca)
        else:
            text = self.tr("Encrypted if the server offers it. To be sure who answers, give the server's CA file.")
        self.tls_words.setText(text)

    def _browse(self, name: str) -> None:
        dialog = QFileDialog(self, self.tr("Choose a PEM file"))
        dialog.setNameFilters([self.tr("Certificates (*.pem *.crt *.cer *.key)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self.file_fields[name].setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
