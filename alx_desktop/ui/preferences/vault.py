"""Where passwords are kept, and the encrypted vault for systems without a keychain."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QWidget

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.ports import SecretPlaceLike
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.tokens import STEP
from alx_desktop.ui.vault_dialog import VaultDialog
from alx_desktop.ui.widgets.buttons import plain_button
from alx_desktop.ui.widgets.card import Card
from alx_desktop.ui.widgets.labels import muted_label
from alx_desktop.ui.words import said


class VaultCard(Card):
    """changed(): passwords are kept somewhere else, or the vault was opened."""

    changed = Signal()

    def __init__(self, context: UiContext, session: SiteSession, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Passwords"), parent=parent)
        self._context, self._app = context, session.app
        self.dialog: VaultDialog | None = None
        self.place_label = muted_label(" ", small=False, wrap=True)
        self.body.addWidget(self.place_label)
        text = self.tr(
            "The vault is one file, encrypted with a master password, for systems without a keychain. Nobody can read "
            "it without that password; if it is lost, the passwords in it have to be entered again."
        )
        self.body.addWidget(muted_label(text, wrap=True))
        self.keychain_box = QCheckBox(self.tr("Move the passwords that this computer's keychain has into it"))
        self.body.addWidget(self.keychain_box)
        self.make_button = plain_button(self.tr("Make a vault …"))
        self.unlock_button = plain_button(self.tr("Unlock …"))
        self.change_button = plain_button(self.tr("Change the master password …"))
        self.remove_button = plain_button(self.tr("Remove the vault …"))
        row = QHBoxLayout()
        row.setSpacing(2 * STEP)
        slots = (self.make, self.unlock, self.change, self.remove)
        for button, slot in zip(self._buttons, slots, strict=True):
            button.clicked.connect(slot)
            button.hide()
            row.addWidget(button)
        row.addStretch(1)
        self.body.addSpacing(STEP)
        self.body.addLayout(row)
        self.keychain_box.hide()

    @property
    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.make_button, self.unlock_button, self.change_button, self.remove_button

    def refresh(self) -> None:
        """Ask where passwords are kept now."""
        secrets = self._app.secrets

        def work(_progress: ProgressSink, _cancel: CancelToken) -> tuple[SecretPlaceLike, str]:
            return secrets.place(), secrets.vault_state()

        title = self.tr("Asking the keychain")
        self._context.tasks.start(work, title=title, on_success=self._show, key="vault_card")

    def _show(self, found: tuple[SecretPlaceLike, str]) -> None:
        place, state = found
        self.place_label.setText(f"{said(place.text)}.")
        self.keychain_box.setVisible(state in ("none", "damaged") and place.key in ("keychain", "keychain_locked"))
        self.make_button.setVisible(state in ("none", "damaged"))
        self.unlock_button.setVisible(state == "locked")
        self.change_button.setVisible(state in ("open", "locked"))
        self.remove_button.setVisible(state in ("open", "locked"))

    def make(self) -> None:
        """Make a vault, and move into it what this session knows."""
        app, from_keychain = self._app, self.keychain_box.isChecked()
        text = self.tr("At least eight characters; several words are better. Whoever gets the file can try as many as "
                       "they like, and nobody can give you a lost one back.")  # fmt: skip

        def act(_current: str, new: str) -> object:
            names = [profile.name for profile in app.profiles.list()]
            return app.secrets.make_vault(new, names, from_keychain)

        self._ask((self.tr("Make a vault"), text, self.tr("Make it")), act, asks_new=True)

    def unlock(self) -> None:
        """Open it for this session."""
        secrets = self._app.secrets
        text = self.tr("It stays open until ALX Desktop is closed.")
        words = (self.tr("Unlock the vault"), text, self.tr("Unlock"))
        self._ask(words, lambda current, _new: secrets.unlock(current), asks_current=True)

    def change(self) -> None:
        """Another master password."""
        text = self.tr("The passwords in it stay. A copy of the file from before opens with the old one.")
        words = (self.tr("Change the master password"), text, self.tr("Change it"))
        self._ask(words, self._app.secrets.change_vault_password, asks_current=True, asks_new=True)

    def remove(self) -> None:
        """Delete it; this session still knows what was in it."""
        secrets = self._app.secrets
        text = self.tr("This session goes on with the passwords in it; after that they have to be entered again.")
        words = (self.tr("Remove the vault?"), text, self.tr("Remove it"))
        self._ask(words, lambda current, _new: secrets.remove_vault(current), asks_current=True, danger=True)

    def _ask(self, words: tuple[str, str, str], act: object, **asks: bool) -> None:
        self.dialog = VaultDialog(self._context, self.window(), words, act, **asks)  # type: ignore[arg-type]
        self.dialog.succeeded.connect(self._on_done)
        self.dialog.finished.connect(self._forget)
        self.dialog.open()

    def _on_done(self, _result: object) -> None:
        self.refresh()
        self.changed.emit()

    def _forget(self) -> None:
        self.dialog = None
