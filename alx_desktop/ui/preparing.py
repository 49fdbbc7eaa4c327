"""Pages that nobody has visited yet are imported and built ahead, in moments that nobody notices.

A first visit would import a page's modules and build its widgets in one turn of the event loop: a fifth of a second,
and more on a busy machine.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from alx_desktop.ui.garbage import keep_imported
from alx_desktop.ui.going_first import going_first
from alx_desktop.ui.main_window import MainWindow
from alx_desktop.ui.places import PlaceSpec, page_module

CALM_MS = 300
"""After a site is shown: its first page reads and draws itself first."""
STEP_MS = 25
"""Between two steps, for everything that the person does."""


class PagePreparation(QObject):
    """Prepares the pages of each site that `window` shows. prepared(): all pages are there."""

    prepared = Signal()

    def __init__(self, window: MainWindow, places: Iterable[PlaceSpec]) -> None:
        super().__init__(window)
        self._window = window
        self._modules = [page_module(spec.place.key) for spec in places]
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._step)
        window.pages_missing.connect(self._begin)

    def _begin(self) -> None:
        """A site was opened, or its pages dropped."""
        self._timer.start(CALM_MS)

    def _step(self) -> None:
        """Import one page, or build one part of one."""
        if QApplication.mouseButtons():
            # Somebody scrolls or drags.
            self._timer.start(CALM_MS)
        elif self._modules:
            # On this thread: while a worker defined classes of Qt, the main thread's events crashed (desktop-facts 3).
            with going_first():
                importlib.import_module(self._modules.pop(0))
            if not self._modules:
                keep_imported()
            self._timer.start(STEP_MS)
        elif self._build():
            self._timer.start(STEP_MS)
        else:
            self.prepared.emit()

    def _build(self) -> bool:
        with going_first():
            return self._window.build_ahead()
