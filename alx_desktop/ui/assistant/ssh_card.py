"""Whether the database is reached through an SSH server, and how to log in to that."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QWidget

from alx_desktop.ui.assistant.draft import Draft
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tokens import STEP
from alx_desktop.ui.widgets.buttons import link_button, plain_button
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.form import Form
from alx_desktop.ui.widgets.labels import muted_label
from alx_desktop.ui.widgets.password_field import PasswordField
from alx_desktop.ui.widgets.spin import IntegerField


class SshCard(Card):
    """rows: by the names of the draft's fields."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(self.tr("SSH tunnel"))
        self.toggle = link_button(self.tr("Change"))
        self.toggle.setAccessibleDescription(self.tr("SSH tunnel"))
        self.toggle.clicked.connect(self._toggle)
        self.header.addWidget(self.toggle)
        self.words = muted_label(wrap=True)
        self.body.addWidget(self.words)
        self._make_fields(theme)
        self.form = self._form()
        self.body.addWidget(self.form)
        self._has_base = False
        self._unfolded = False

    def _make_fields(self, theme: Theme) -> None:
        self.way_box = QComboBox()
        ways = {
            "": self.tr("No tunnel: directly"),
            "agent": self.tr("With the SSH agent's key"),
            "key": self.tr("With a key file"),
            "password": self.tr("With a password"),
        }
        for way, text in ways.items():
            self.way_box.addItem(text, way)
        self.way_box.currentIndexChanged.connect(self._show)
        self.host_field, self.user_field, self.key_field = QLineEdit(), QLineEdit(), QLineEdit()
        self.host_field.setPlaceholderText("ssh.example.org")
        self.port_box = IntegerField()
        self.port_box.setGroupSeparatorShown(False)
        self.port_box.setRange(1, 65535)
        self.port_box.setAccessibleName(self.tr("Port of the SSH server"))
        self.port_box.setFixedWidth(grown(96))
        self.secret_field = PasswordField(theme)
        for field in (self.host_field, self.user_field, self.key_field, self.secret_field):
            field.textEdited.connect(self._on_edited)

    def _form(self) -> Form:
        form = Form(control_width=grown(400))
        way = form.add_row(self.tr("Log in"), self.way_box)
        port = QWidget()
        line = QHBoxLayout(port)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2 * STEP)
        port_text = muted_label(self.tr("Port"), small=False)
        port_text.setBuddy(self.port_box)
        line.addWidget(port_text)
        line.addWidget(self.port_box)
        text = self.tr("The database's host above is then meant as this server knows it.")
        host = form.add_row(self.tr("SSH server"), self.host_field, text, beside=port)
        user = form.add_row(self.tr("SSH user"), self.user_field)
        browse = plain_button(self.tr("Choose …"))
        browse.setAccessibleDescription(self.tr("Key file"))
        browse.clicked.connect(self._browse)
        text = self.tr("The private key, without .pub.")
        key = form.add_row(self.tr("Key file"), self.key_field, text, beside=browse)
        secret = form.add_row(self.tr("SSH password"), self.secret_field)
        self.rows = {"ssh_auth": way, "ssh_host": host, "ssh_user": user, "ssh_key": key, "ssh_secret": secret}
        return form

    @property
    def way(self) -> str:
        """As SshSettings.auth; "" = no tunnel."""
        return str(self.way_box.currentData())

    def show_draft(self, draft: Draft) -> None:
        """Show the draft, folded."""
        self._has_base = draft.base is not None and draft.base.source.ssh is not None
        self.way_box.setCurrentIndex(max(0, self.way_box.findData(draft.ssh_auth)))
        self.host_field.setText(draft.ssh_host)
        self.port_box.setValue(draft.ssh_port)
        self.user_field.setText(draft.ssh_user)
        self.key_field.setText(draft.ssh_key)
        self.secret_field.setText(draft.ssh_secret)
        self._unfolded = False
        self._show()

    def take(self, draft: Draft) -> None:
        """Write what was typed to the draft."""
        draft.ssh_auth = self.way
        draft.ssh_host = self.host_field.text().strip()
        draft.ssh_port = self.port_box.value()
        draft.ssh_user = self.user_field.text().strip()
        draft.ssh_key = self.key_field.text().strip()
        draft.ssh_secret = self.secret_field.text() if self.way in ("key", "password") else ""

    def unfold(self) -> None:
        """Show the fields."""
        self._unfolded = True
        self._show()

    def _toggle(self) -> None:
        self._unfolded = not self._unfolded
        self._show()
        if self._unfolded:
            self.way_box.setFocus()

    def _show(self) -> None:
        way = self.way
        self.form.setVisible(self._unfolded)
        self.toggle.setText(self.tr("Fold") if self._unfolded else self.tr("Change"))
        for name, row in self.rows.items():
            wanted = {"ssh_auth": True, "ssh_key": way == "key", "ssh_secret": way in ("key", "password")}
            row.set_visible(wanted.get(name, bool(way)))
        is_key = way == "key"
        self.rows["ssh_secret"].label.setText(self.tr("Passphrase") if is_key else self.tr("SSH password"))
        self.secret_field.setAccessibleName(self.rows["ssh_secret"].label.text())
        empty = self.tr("none, if the key has none") if is_key else ""
        self.secret_field.setPlaceholderText(self.tr("unchanged") if self._has_base else empty)
        if way and self.host_field.text().strip():
            words = self.tr("Through {0}, with its host key checked.").format(self.host_field.text().strip())
        elif way:
            words = self.tr("Through an SSH server, with its host key checked.")
        else:
            words = self.tr("Not used. Where the database is not open to this computer, an SSH server can lead to it.")
        self.words.setText(words)

    def _on_edited(self) -> None:
        field = self.sender()
        for row in self.rows.values():
            if row.control is field:
                row.set_error("")

    def _browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a private key"))
        dialog.fileSelected.connect(self.key_field.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
