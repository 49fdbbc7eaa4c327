"""Imports the plots before the first chart is wanted, and lets the charts be made one per turn."""

from __future__ import annotations

import importlib
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.going_first import going_first

PLOT = "alx_desktop.ui.monitoring.plot"


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

    def import_ahead(self) -> None:
        """Import the module `plot` before the page is visited."""
        self.when_ready(_import_plot)

    def when_ready(self, make: Callable[[], None]) -> None:
        """Call `make` as soon as the module `plot` can be imported, in a turn of its own."""
        self._waiting.append(make)
        if self._is_ready:
            self._turn.start(0)
        elif not self._is_asked:
            self._is_asked = True
            title = self.tr("Preparing the charts")
            self._context.tasks.start(_import_numbers, title=title, on_success=self._on_ready, on_failure=self._fail)

    def _on_ready(self, _result: None) -> None:
        self._is_ready = True
        self._turn.start(0)

    def _fail(self, error: Exception) -> None:
        self._is_asked = False
        self._waiting.clear()
        self._context.messages.report_error(self.tr("The charts"), error)

    def _make_one(self) -> None:
        if self._waiting:
            with going_first():
                self._waiting.pop(0)()
        if self._waiting:
            self._turn.start(0)


def _import_numbers(_progress: ProgressSink, _cancel: CancelToken) -> None:
    """The half of it that has nothing of Qt, and may be imported on a worker (see preparing)."""
    importlib.import_module("numpy")


def _import_plot() -> None:
    importlib.import_module(PLOT)
