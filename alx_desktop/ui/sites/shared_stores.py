"""When the question for a shared store is put: for a new site, or for one whose store refuses the login it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.ports import AppPort

if TYPE_CHECKING:
    from alx_desktop.config import Profile


class SharedStores(QObject):
    """opened(name): the store of that site lets this person in; it can be opened."""

    opened = Signal(str)

    def __init__(self, context: UiContext, app: AppPort, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._app, self._window = context, app, window

    def ask(self) -> None:
        """For a new site."""
        self._show(None)

    def log_in_again(self, name: str) -> None:
        """For a site that exists."""
        profiles = self._app.profiles

        def work(_progress: ProgressSink, _cancel: CancelToken) -> Profile:
            return profiles.get(name)

        self._context.tasks.start(work, title=self.tr("Reading the settings"), on_success=self._show)

    def _show(self, profile: Profile | None) -> None:
        # With the settings' models and SQLAlchemy behind it: not before the window is there.
        from alx_desktop.ui.sites.shared_store_dialog import SharedStoreDialog

        dialog = SharedStoreDialog(self._context, self._window, self._app, profile)
        dialog.opened.connect(self.opened)
        dialog.open()
