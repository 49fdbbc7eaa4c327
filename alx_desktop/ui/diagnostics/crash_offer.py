"""After a crash, the next start offers its report: once; it stays on the Diagnostics page until it is deleted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.ui.diagnostics.bundle_dialog import BundleDialog
from alx_desktop.ui.diagnostics.crash_dialog import CrashDialog
from alx_desktop.ui.main_window import MainWindow
from alx_desktop.ui.ports import AppPort
from alx_desktop.ui.session import SiteSession

if TYPE_CHECKING:
    from alx_desktop.services.crash_report import CrashReport

OFFERED = "crash_offered"


class CrashOffer(QObject):
    """session: the site that is open, None while there is none."""

    def __init__(self, app: AppPort, window: MainWindow, session: Callable[[], SiteSession | None]) -> None:
        super().__init__(window)
        self._app, self._window, self._session = app, window, session
        self._crash: CrashReport | None = None

    def offer(self, crash: CrashReport | None) -> None:
        """Offer the report, unless there is none or an earlier start has offered it."""
        settings = self._window.state.settings
        if crash is None or str(settings.value(OFFERED)) == str(int(crash.at)):
            return
        settings.setValue(OFFERED, int(crash.at))
        self._crash = crash
        text = self.tr("ALX Desktop met an error the last time, or was ended from outside. A report of it is on this "
                       "computer; it was sent nowhere.")  # fmt: skip
        self._window.context.messages.offer(text, self.tr("View the report"), self.view)

    def view(self) -> None:
        """Show the report."""
        assert self._crash is not None
        dialog = CrashDialog(self._window, self._crash, can_bundle=self._session() is not None)
        dialog.delete_asked.connect(self._delete)
        dialog.bundle_asked.connect(self._bundle)
        dialog.open()

    def _bundle(self) -> None:
        session = self._session()
        if session is not None:
            BundleDialog(self._window.context, session, self._window).open()

    def _delete(self) -> None:
        crashes = self._app.crashes

        def work(_progress: ProgressSink, _cancel: CancelToken) -> None:
            crashes.delete()

        self._window.context.tasks.start(work, title=self.tr("Deleting the report"), on_success=self._on_deleted)

    def _on_deleted(self, _result: None) -> None:
        self._window.context.messages.say(self.tr("The report was deleted."))
