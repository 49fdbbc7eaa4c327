"""Makes the demo site on a screen of its own, with progress and Cancel."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.ui.main_window import MainWindow
from alx_desktop.ui.ports import AppPort
from alx_desktop.ui.screens import DemoScreen
from alx_desktop.ui.tasks import Task


class DemoMaker(QObject):
    """made(profile_name): the demo site is there. given_up(): cancelled or failed; a failure was told."""

    made = Signal(str)
    given_up = Signal()

    def __init__(self, app: AppPort, window: MainWindow) -> None:
        super().__init__(window)
        self._app, self._window = app, window
        self._task: Task | None = None
        self.screen = DemoScreen()
        self.screen.cancel_asked.connect(self._cancel)

    def make(self) -> None:
        """Make the demo site, or find that of an earlier call."""
        app = self._app
        self.screen.begin()
        self._window.show_screen(self.screen, with_rail=False)

        def work(progress: ProgressSink, cancel: CancelToken) -> str:
            return app.make_demo(progress, cancel)

        title = self.tr("Making the demo site")
        task = self._window.context.tasks.start(
            work, title=title, on_success=self.made.emit, on_failure=self._fail, visible=True
        )
        task.progressed.connect(self.screen.show_progress)
        task.cancelled.connect(self.given_up)
        self._task = task

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _fail(self, error: Exception) -> None:
        self._window.context.messages.report_error(self.tr("Making the demo site"), error)
        self.given_up.emit()
