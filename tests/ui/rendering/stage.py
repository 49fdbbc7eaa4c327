"""A window over an application, driven as a person would and grabbed as a picture."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QWidget

from alx_desktop.ui.application import make_application
from alx_desktop.ui.main_window import MainWindow
from alx_desktop.ui.places import default_places
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.tasks import TaskRunner
from alx_desktop.ui.theme import Theme, ThemeMode
from alx_desktop.ui.window_flow import WindowFlow
from alx_desktop.ui.window_state import WindowState

SIZE = (1280, 800)
PATIENCE_SECONDS = 20.0
"""A busy machine takes its time; what is longer is stuck."""


@cache
def _scratch() -> str:
    folder = tempfile.mkdtemp(prefix="alx-scenes-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def new_folder() -> Path:
    """A folder that goes with the process."""
    return Path(tempfile.mkdtemp(dir=_scratch()))


class Stage:
    """The window in both themes. `page` is the page in front, `session` the site that is open."""

    def __init__(self, folder: Path, app: Any, size: tuple[int, int] = SIZE, now: Callable[[], float] = time.time):
        self.app: Any = app
        self.folder = folder
        self.tasks = TaskRunner()
        self.theme = Theme(make_application(), ThemeMode.LIGHT)
        self.window = MainWindow(self.theme, self.tasks, WindowState(folder), default_places(), now=now)
        self.window.resize(*size)
        self.flow = WindowFlow(app, self.window)
        self.window.show()

    @property
    def page(self) -> Any:
        return self.window.page

    @property
    def session(self) -> SiteSession:
        assert self.flow.session is not None
        return self.flow.session

    def start(self, name: str | None = None) -> None:
        """Start as the application does; a site that can be opened is opened. Light, whatever its settings say."""
        self.flow.start(name)
        self.theme.set_mode(ThemeMode.LIGHT)
        self.settle()

    def open(self, key: str, argument: object = None) -> None:
        """Start, and go to a page of the site."""
        if self.flow.session is None:
            self.start()
        self.window.go_to(key, argument)
        self.settle()

    def settle(self, milliseconds: int = 120) -> None:
        """Let tasks end and the window paint: so long at least, and longer while something is read."""
        until = time.monotonic() + PATIENCE_SECONDS
        self._turn(milliseconds)
        while self.is_reading() and time.monotonic() < until:
            self._turn(20)

    def wait_for(self, condition: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> None:
        """Until it holds, or that long."""
        until = time.monotonic() + seconds
        while not condition() and time.monotonic() < until:
            self._turn(20)

    def is_reading(self) -> bool:
        """Whether a task runs that the person did not start."""
        return any(not task.visible for task in self.tasks.running)

    def _turn(self, milliseconds: int) -> None:
        # Not QTimer.singleShot(): PySide's timer deletes itself later, and crashed: its wrapper was gone by then.
        loop, timer = QEventLoop(), QTimer()
        timer.setSingleShot(True)
        timer.timeout.connect(loop.quit)
        timer.start(milliseconds)
        loop.exec()

    def dialog(self, milliseconds: int = 120) -> Any:
        """The dialog that is open over the window."""
        self.settle(milliseconds)
        return next(child for child in self.window.findChildren(QDialog) if child.isVisible())

    def to_foot(self) -> None:
        """Scroll the page to its end."""
        for area in self.page.findChildren(QScrollArea):
            area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
        self.settle()

    def save(self, folder: Path, name: str, widget: QWidget | None = None) -> None:
        """What is shown, in both themes."""
        for mode in (ThemeMode.LIGHT, ThemeMode.DARK):
            self.theme.set_mode(mode)
            self._turn(40)
            (widget or self.window).grab().save(str(folder / f"{name}-{mode}.png"))

    def close(self) -> None:
        """Stop what runs, and forget the window."""
        self.tasks.shut_down(3000)
        self._turn(20)
        self.window.close_for_good()
        self.flow.close()
        self.window.deleteLater()
        self._turn(0)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        # Now that there is nothing to repaint. The next window would take dark colours for those of the system.
        self.theme.set_mode(ThemeMode.LIGHT)
