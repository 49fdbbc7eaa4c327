"""The primary button of the pages that show Moodle's data: starts a sync, then says how far it is."""

from __future__ import annotations

from PySide6.QtCore import Signal

from alx_desktop.ui import formats
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.widgets.buttons import Button, icon_text, set_button_icon


class SyncButton(Button):
    """running_clicked(): clicked while a sync runs; the owner shows where it can be watched."""

    running_clicked = Signal()

    def __init__(self, context: UiContext, session: SiteSession) -> None:
        super().__init__()
        self._theme, self._session = context.theme, session
        self.set_primary(True)
        self.clicked.connect(self._on_clicked)
        for signal in (session.sync_started, session.sync_progressed, session.sync_ended):
            signal.connect(self._show_state)
        if session.is_read_only:
            self.setEnabled(False)
            self.setToolTip(self.tr("Administrators of the shared store sync it"))
        self._show_state()

    def set_primary(self, primary: bool) -> None:
        """Be the page's primary button, or a plain one while something else on the page is."""
        self.setProperty("look", "primary" if primary else "")
        set_button_icon(self._theme, self, "refresh-cw", "on_accent" if primary else "muted")
        self.style().unpolish(self)
        self.style().polish(self)

    def _on_clicked(self) -> None:
        if self._session.is_syncing:
            self.running_clicked.emit()
        else:
            self._session.start_sync()

    def _show_state(self, _what: object = None) -> None:
        if not self._session.is_syncing:
            self._say(self.tr("Sync now"))
            return
        progress = self._session.progress
        share = progress.share_of_all if progress else None
        self._say(self.tr("Syncing {0}").format(formats.percent(share)) if share else self.tr("Syncing …"))

    def _say(self, text: str) -> None:
        self.setText(icon_text(text))
        self.setAccessibleName(text)
