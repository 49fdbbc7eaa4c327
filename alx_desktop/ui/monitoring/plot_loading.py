"""Imports the plots on a worker when the first chart is wanted, and lets the charts be made one per turn."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.ui.context import UiContext


class PlotLoading(QObject):
    """One for the page. Whoever wants a plot leaves a callable, which is called once on the main thread."""

    def __init__(self, context: UiContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._is_ready = self._is_asked = False
        self._waiting: list[Callable[[], None]] = []
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._make_one)

    def when_ready(self, make: Callable[[], None]) -> None:
        """Call `make` as soon as the module `plot` is imported, in a turn of its own."""
        self._waiting.append(make)
        if self._is_ready:
            self._turn.start(0)
        elif not self._is_asked:
            self._is_asked = True

            def work(_progress: ProgressSink, _cancel: CancelToken) -> None:
                import alx_desktop.ui.monitoring.plot  # noqa: F401

            title = self.tr("Preparing the charts")
            self._context.tasks.start(work, title=title, on_success=self._on_imported, on_failure=self._on_failed)

    def _on_imported(self, _result: None) -> None:
        self._is_ready = True
        self._turn.start(0)

    def _on_failed(self, error: Exception) -> None:
        self._is_asked = False
        self._waiting.clear()
        self._context.messages.report_error(self.tr("The charts"), error)

    def _make_one(self) -> None:
        if self._waiting:
            self._waiting.pop(0)()
        if self._waiting:
            self._turn.start(0)
