"""Where the data is, which version runs under which licence; and removing the site."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget

from alx_desktop import __version__
from alx_desktop.ui.about_dialog import AboutDialog
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.diagnostics.versions_part import versions_text
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.tokens import STEP
from alx_desktop.ui.widgets.buttons import danger_button, link_button, plain_button
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.confirm import ConfirmDialog
from alx_desktop.ui.widgets.labels import ElidedLabel, muted_label


class DataCard(Card):
    """The folder of the data and of the logs."""

    def __init__(self, folder: Path, logs: Path, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Files"), parent=parent)
        self._folder, self._logs = folder, logs
        text = self.tr("Everything this application keeps is in one folder of yours; passwords are not in it.")
        self.body.addWidget(muted_label(text, wrap=True))
        self.path_label = ElidedLabel(str(folder))
        self.body.addWidget(self.path_label)
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        open_folder = plain_button(self.tr("Open the data folder"))
        open_folder.clicked.connect(self._open_folder)
        open_logs = plain_button(self.tr("Open the logs"))
        open_logs.clicked.connect(self._open_logs)
        row.addWidget(open_folder)
        row.addWidget(open_logs)
        row.addStretch(1)
        self.body.addLayout(row)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _open_logs(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._logs)))


class AboutCard(Card):
    """Version and licence in short."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("About"), f"ALX Desktop {__version__}", parent=parent)
        self._context = context
        licence = self.tr(
            "Free software under the GNU General Public License, version 3 or later, as Moodle. It is made of free "
            "software of others, with icons of Lucide (ISC)."
        )
        words = QLabel(licence)
        words.setWordWrap(True)
        self.body.addWidget(words)
        self.licences_button = plain_button(self.tr("Licences of all parts …"))
        self.licences_button.clicked.connect(self._open_licences)
        self.copy_button = link_button(self.tr("Copy the versions"))
        self.copy_button.clicked.connect(self._copy)
        row = QHBoxLayout()
        row.setSpacing(3 * STEP)
        row.addWidget(self.licences_button)
        row.addWidget(self.copy_button)
        row.addStretch(1)
        self.body.addLayout(row)

    def _open_licences(self) -> None:
        AboutDialog(self._context, self.window()).open()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(versions_text())
        self.copy_button.setText(self.tr("Copied"))


class RemoveCard(Card):
    """Removes the open site from this application."""

    def __init__(self, session: SiteSession, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Remove this site"), parent=parent)
        self._session = session
        text = self.tr("Forgets the connection and its password. Moodle itself is not touched.")
        self.body.addWidget(muted_label(text, wrap=True))
        self.store_box = QCheckBox(self.tr("Also delete what was synced: store, history and backups"))
        self.body.addWidget(self.store_box)
        row = QHBoxLayout()
        self.button = danger_button(self.tr("Remove {0} …").format(session.site.profile.name.replace("&", "&&")))
        self.button.clicked.connect(self._ask)
        row.addWidget(self.button)
        row.addStretch(1)
        self.body.addLayout(row)
        session.sync_started.connect(self._show_state)
        session.sync_ended.connect(self._show_state)

    def _show_state(self, _what: object = None) -> None:
        self.button.setEnabled(not self._session.is_syncing)

    def _ask(self) -> None:
        name = self._session.site.profile.name
        lost = self.store_box.isChecked()
        gone = self.tr("The store with its history and all its backups is deleted. This cannot be undone.")
        kept = self.tr("What was synced stays in the data folder; connecting a site of the same name finds it again.")
        dialog = ConfirmDialog(
            self.window(),
            self.tr("Remove {0}?").format(name),
            gone if lost else kept,
            action=self.tr("Remove and delete") if lost else self.tr("Remove {0}").format(name),
            keep=self.tr("Keep it"),
        )
        dialog.confirmed.connect(self._remove)
        dialog.open()

    def _remove(self) -> None:
        self._session.removal_asked.emit(self.store_box.isChecked())
