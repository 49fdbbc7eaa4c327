"""Asks for the master password of a locked vault: at the start, and when something needs a password that is in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from alx_desktop.ui.context import UiContext
from alx_desktop.ui.ports import SecretsPort

if TYPE_CHECKING:
    from alx_desktop.ui.vault_dialog import VaultDialog


class VaultAsker(QObject):
    """unlocked(): the vault was opened. One question at a time, and at the start one only."""

    unlocked = Signal()

    def __init__(self, context: UiContext, window: QWidget, secrets: SecretsPort) -> None:
        super().__init__(window)
        self._context, self._window, self._secrets = context, window, secrets
        self._asked_at_start = False
        self.dialog: VaultDialog | None = None

    def ask_at_start(self) -> None:
        """Once; who does not want to unlock it now is asked again when it is needed."""
        if not self._asked_at_start:
            self.ask(lambda: None)

    def ask(self, then: Callable[[], None]) -> None:
        """Open the question, unless it is open already. then: what goes on with the password."""
        self._asked_at_start = True
        if self.dialog is not None:
            return
        from alx_desktop.ui.vault_dialog import VaultDialog

        secrets = self._secrets
        text = self.tr(
            "The passwords of your sites are in the encrypted vault. Unlock it, and what needs them goes on by itself."
        )
        self.dialog = VaultDialog(
            self._context, self._window, (self.tr("Unlock the vault"), text, self.tr("Unlock")),
            lambda current, _new: secrets.unlock(current), asks_current=True,
        )  # fmt: skip
        self.dialog.succeeded.connect(lambda _nothing: self._on_unlocked(then))
        self.dialog.finished.connect(self._forget)
        self.dialog.open()

    def _on_unlocked(self, then: Callable[[], None]) -> None:
        self.unlocked.emit()
        then()

    def _forget(self) -> None:
        self.dialog = None
