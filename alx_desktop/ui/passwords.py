"""Asks for a password that is missing or refused, keeps it, and lets what needed it go on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from alx_desktop.domain.errors import AlxError, SecretNotKept
from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.domain.ssh_errors import SshKeyUnusable, SshLoginRefused, SshPassphraseWrong, SshSecretMissing
from alx_desktop.domain.vault_errors import VaultLocked
from alx_desktop.services.secrets import Purpose
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.main_window import MainWindow
from alx_desktop.ui.password_dialog import PasswordDialog
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.vault_asking import VaultAsker

if TYPE_CHECKING:
    from alx_desktop.config import SourceSettings, SshSettings


class PasswordKeeper(QObject):
    """Lives as long as its session."""

    def __init__(self, context: UiContext, window: MainWindow, session: SiteSession, vault: VaultAsker) -> None:
        super().__init__(session)
        self._vault = vault
        self._purpose = Purpose.SOURCE
        self._context, self._window, self._session = context, window, session
        self.dialog: PasswordDialog | None = None
        self._then: Callable[[], None] = self._sync_again
        session.password_needed.connect(self.ask)
        session.password_asked.connect(self.ask_for)

    def ask(self, error: AlxError) -> None:
        """Open the question for the sync, unless it is open already."""
        self.ask_for(error, self.tr("Sync with this password"), self._sync_again)

    def ask_for(self, error: AlxError, action: str, then: Callable[[], None]) -> None:
        """Open the question for something else. action: what happens then, in words."""
        # What asks may have been started from the tray, with the window hidden.
        self._window.come_to_front()
        if isinstance(error, VaultLocked):
            self._vault.ask(then)
            return
        profile = self._session.site.profile
        source, is_ssh = profile.source, isinstance(error, SshLoginRefused)
        if is_ssh and not _can_be_typed(error, source.ssh):
            self._context.messages.report_error("", error)
            return
        if self.dialog is not None:
            return
        self._then = then
        self._purpose = Purpose.SSH if is_ssh else Purpose.SOURCE
        what = self._ssh_words(source.ssh) if is_ssh and source.ssh else self._database_words(source)
        dialog = PasswordDialog(self._context.theme, self._window, profile.name, what, error, action)
        dialog.given.connect(self._keep)
        dialog.connection_asked.connect(self._session.connection_asked)
        dialog.finished.connect(self._forget)
        self.dialog = dialog
        dialog.open()

    def _database_words(self, source: SourceSettings) -> str:
        return self.tr("Password of the database account {0}").format(source.parsed_url.username or "")

    def _ssh_words(self, ssh: SshSettings) -> str:
        if ssh.auth == "key":
            return self.tr("Passphrase of the key file {0}").format(ssh.key)
        return self.tr("Password of {0} on the SSH server {1}").format(ssh.user, ssh.host)

    def _forget(self) -> None:
        self.dialog = None

    def _keep(self, password: str, keep: bool) -> None:
        name, secrets, purpose = self._session.site.profile.name, self._session.app.secrets, self._purpose

        def work(_progress: ProgressSink, _cancel: CancelToken) -> None:
            secrets.remember(name, password, keep, purpose)

        title = self.tr("Saving the password")
        self._context.tasks.start(work, title=title, on_success=self._go_on, on_failure=self._on_not_kept)

    def _on_not_kept(self, error: Exception) -> None:
        self._context.messages.report_error("", error)
        if isinstance(error, SecretNotKept):
            # The session has it: what the person wanted can go on.
            self._go_on()

    def _go_on(self, _nothing: object = None) -> None:
        self._then()

    def _sync_again(self) -> None:
        self._session.sync_again()


def _can_be_typed(error: AlxError, ssh: SshSettings | None) -> bool:
    """Whether a password or a passphrase mends it: not a key that the server does not want, or that is no key."""
    if ssh is None or ssh.auth == "agent" or isinstance(error, SshKeyUnusable):
        return False
    return ssh.auth == "password" or isinstance(error, SshPassphraseWrong | SshSecretMissing)
