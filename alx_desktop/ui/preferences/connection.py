"""How the site's database is reached: shown; edited and tested in the assistant."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QWidget

from alx_desktop.ui.context import UiContext
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.tokens import STEP
from alx_desktop.ui.widgets.buttons import plain_button
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.form import LABEL_WIDTH
from alx_desktop.ui.widgets.labels import muted_label

KINDS = {"mysql": "MariaDB / MySQL", "postgresql": "PostgreSQL", "sqlite": "SQLite"}


class ConnectionCard(Card):
    """The facts of the connection."""

    def __init__(self, context: UiContext, session: SiteSession, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Connection"), parent=parent)
        self._session = session
        self._facts = QFormLayout()
        self._facts.setHorizontalSpacing(4 * STEP)
        self._facts.setVerticalSpacing(6)
        self.body.addLayout(self._facts)
        row = QHBoxLayout()
        self.edit_button = plain_button(self.tr("Edit and test …"))
        self.edit_button.clicked.connect(session.connection_asked)
        row.addWidget(self.edit_button)
        row.addStretch(1)
        self.body.addSpacing(STEP)
        self.body.addLayout(row)
        session.profile_changed.connect(self.show_profile)
        self.show_profile()

    def show_profile(self) -> None:
        """Show what holds now."""
        profile = self._session.site.profile
        source, url = profile.source, profile.source.parsed_url
        kind = url.get_backend_name()
        while self._facts.rowCount():
            self._facts.removeRow(0)
        is_file = kind == "sqlite"
        self.edit_button.setVisible(not profile.is_demo and not is_file)
        self._add(self.tr("Site"), self.tr("{0} (demo)").format(profile.name) if profile.is_demo else profile.name)
        if source.is_known:
            self._add(self.tr("Kind"), KINDS.get(kind, kind))
        if not source.is_known:
            self._add(self.tr("Server"), self.tr("not known: others keep this shared store up to date"))
            return
        if is_file:
            self._add(self.tr("File"), url.database or "")
        else:
            place = f"{url.host or 'localhost'}{f':{url.port}' if url.port else ''}"
            self._add(self.tr("Server"), place)
            self._add(self.tr("Database"), url.database or "")
            self._add(self.tr("Account"), url.username or "")
            self._add(self.tr("Encryption"), self._encryption())
            if source.ssh is not None:
                self._add(self.tr("SSH tunnel"), f"{source.ssh.user}@{source.ssh.host}:{source.ssh.port}")
        self._add(self.tr("Table prefix"), source.prefix or self.tr("none"))
        self._add(self.tr("Companies from"), source_words(source.company_source))

    def _encryption(self) -> str:
        tls = self._session.site.profile.source.tls
        if not tls.ca:
            return self.tr("if the server offers it; its certificate is not checked")
        return self.tr("certificate checked with {0}").format(tls.ca) if tls.verify else self.tr("not checked")

    def _add(self, label: str, value: str) -> None:
        name = muted_label(label, small=False)
        name.setMinimumWidth(LABEL_WIDTH)
        shown = QLabel(value)
        shown.setWordWrap(True)
        shown.setTextFormat(Qt.TextFormat.PlainText)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._facts.addRow(name, shown)


def source_words(company_source: str) -> str:
    """Where companies come from, as a person reads it."""
    words = {
        "iomad": QCoreApplication.translate("companies", "IOMAD's companies"),
        "cohort": QCoreApplication.translate("companies", "cohorts"),
        "category": QCoreApplication.translate("companies", "course categories"),
        "site": QCoreApplication.translate("companies", "the whole site is one company"),
    }
    field = company_source.partition(":")[2]
    profile = QCoreApplication.translate("companies", "the profile field {0}").format(field)
    return words.get(company_source, profile)
