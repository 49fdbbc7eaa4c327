"""Asks for a password that is missing or refused, keeps it, and lets what needed it go on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from alx_desktop.domain.errors import AlxError, SecretNotKept
from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.main_window import MainWindow
from alx_desktop.ui.password_dialog import PasswordDialog
from alx_desktop.ui.session import SiteSession


class PasswordKeeper(QObject):
    """Lives as long as its session."""

    def __init__(self, context: UiContext, window: MainWindow, session: SiteSession) -> None:
        super().__init__(session)
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
        if self.dialog is not None:
            return
        self._then = then
        profile = self._session.site.profile
        user = profile.source.parsed_url.username or ""
        dialog = PasswordDialog(self._context.theme, self._window, profile.name, user, error, action)
        dialog.given.connect(self._keep)
        dialog.connection_asked.connect(self._session.connection_asked)
        dialog.finished.connect(self._forget)
        self.dialog = dialog
        # What asks may have been started from the tray, with the window hidden.
        self._window.come_to_front()
        dialog.open()

    def _forget(self) -> None:
        self.dialog = None

    def _keep(self, password: str, keep: bool) -> None:
        name, secrets = self._session.site.profile.name, self._session.app.secrets

        def work(_progress: ProgressSink, _cancel: CancelToken) -> None:
            secrets.remember(name, password, keep)

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
        self._session.start_sync(self._session.sync_mode)
