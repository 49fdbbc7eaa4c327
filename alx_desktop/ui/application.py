"""The window's start and end as a story: application, single instance, window, event loop, shutdown."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from functools import partial
from typing import cast

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.ui.demo_news import DemoNews
from alx_desktop.ui.desktop_notes import DesktopNotes
from alx_desktop.ui.diagnostics.crash_offer import CrashOffer
from alx_desktop.ui.excepthook import UncaughtErrors
from alx_desktop.ui.formats import use_readable_locale
from alx_desktop.ui.garbage import MainThreadGarbage, keep_imported
from alx_desktop.ui.icons import application_icon
from alx_desktop.ui.interrupts import Interrupts
from alx_desktop.ui.language import speak
from alx_desktop.ui.main_window import MainWindow
from alx_desktop.ui.other_programs import leave_environment_clean
from alx_desktop.ui.places import default_places
from alx_desktop.ui.ports import AppPort, NewsPort
from alx_desktop.ui.preparing import PagePreparation
from alx_desktop.ui.single_instance import SingleInstance
from alx_desktop.ui.tasks import TaskRunner
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.tray import Tray
from alx_desktop.ui.window_flow import WindowFlow
from alx_desktop.ui.window_state import WindowState

log = logging.getLogger(__name__)

TURN_SECONDS = 0.0005
"""How long a thread of Python may go on before another one gets its turn. Painting hands Python's lock over again and
again: with Python's own 5 ms, one picture of the report took 1.3 s beside three busy threads; so a tenth of that."""

SHUTDOWN_MS = 5000


def run_window(
    app: AppPort, profile_name: str | None = None, demo: NewsPort | None = None, background: bool = False
) -> int:
    """Show the window and run it until it is closed; returns the process's exit code.

    profile_name: the site to open; None = the last one. demo: a live one, whose news the window tells.
    background: begin in the tray, as at login. A second start for the same data directory raises the first.
    """
    state = WindowState(app.data_dir.root)
    qt = make_application(state.zoom)
    sys.setswitchinterval(TURN_SECONDS)
    instance = SingleInstance(app.data_dir.ensure())
    if not instance.claim(raise_first=not background):
        log.info("the window of this data directory is open already")
        return 0
    speak(state.language, qt)
    tasks = TaskRunner()
    places = default_places()
    window = MainWindow(Theme(qt, state.theme), tasks, state, places)
    PagePreparation(window, places)
    tray = Tray(window)
    DesktopNotes(window, tray.messages)
    crash = app.crashes.begin()
    errors = UncaughtErrors(window, app.crashes.keep)
    errors.happened.connect(window.show_unexpected)
    instance.raise_asked.connect(window.come_to_front)
    instance.is_leaving = lambda: window.is_leaving
    # Qt would quit with the last visible window: ours may be hidden in the tray, or before it waits for its workers.
    qt.setQuitOnLastWindowClosed(False)
    window.closed.connect(qt.quit)
    flow = WindowFlow(app, window)
    interrupts = Interrupts()
    # Who presses Ctrl+C has answered the question that closing the window would ask.
    interrupts.asked.connect(flow.leaving.stop_and_close)
    if demo is not None:
        DemoNews(demo, window)
    crash_offer = CrashOffer(app, window, lambda: flow.session)
    if background:
        tray.start_hidden()
    else:
        window.show()
    crash_offer.offer(crash)
    garbage = MainThreadGarbage(qt)
    # The first paint comes before anything else is imported or read. Not QTimer.singleShot(): PySide's timer deletes
    # itself later, and crashed now and then on a busy machine, its wrapper gone by then.
    first_turn = QTimer(qt, singleShot=True)
    first_turn.timeout.connect(_Start(flow, profile_name, partial(_start_scheduler, app, tasks)))
    first_turn.start(0)
    code = qt.exec()
    interrupts.restore()
    errors.restore()
    garbage.stop()
    _shut_down(app, tasks, flow, code)
    app.crashes.end()
    # Last: a start that has waited takes the endpoint's port, the store and the crash report's file.
    instance.release()
    return code


class _Start:
    """Starts the flow once the window has been painted; what was imported so far is no garbage."""

    def __init__(self, flow: WindowFlow, name: str | None, then: Callable[[], None]) -> None:
        self._flow, self._name, self._then = flow, name, then

    def __call__(self) -> None:
        keep_imported()
        self._flow.start(self._name)
        self._then()


def _start_scheduler(app: AppPort, tasks: TaskRunner) -> None:
    """Sites sync by themselves from now on. In a task: making it imports what reads the settings."""

    def work(_progress: ProgressSink, _cancel: CancelToken) -> None:
        app.scheduler.start()

    tasks.start(work, title=QCoreApplication.translate("application", "Starting the schedule"))


def make_application(zoom: int = 100) -> QApplication:
    """The one QApplication of this process. zoom: percent of the system's size, unless the environment says another."""
    existing = QApplication.instance()
    if existing is not None:
        return cast(QApplication, existing)
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    qt = _scaled(zoom)
    leave_environment_clean()
    qt.setApplicationName("ALX Desktop")
    qt.setDesktopFileName("alx-desktop")
    qt.setWindowIcon(application_icon())
    use_readable_locale()
    return qt


def show_message(text: str) -> None:
    """An error that comes before there is a window, or after it."""
    qt = make_application()
    QMessageBox.critical(None, qt.applicationName(), text)


def _scaled(zoom: int) -> QApplication:
    """Qt multiplies it with the screen's own scale, and reads it once. Programs that we start have their own."""
    if zoom == 100 or "QT_SCALE_FACTOR" in os.environ:
        return QApplication(sys.argv[:1])
    os.environ["QT_SCALE_FACTOR"] = str(zoom / 100)
    qt = QApplication(sys.argv[:1])
    del os.environ["QT_SCALE_FACTOR"]
    return qt


def _shut_down(app: AppPort, tasks: TaskRunner, flow: WindowFlow, code: int) -> None:
    """Wait for the workers, close the store. Work that does not stop is left behind: its transaction rolls back."""
    # Tasks first: one of them starts the scheduler.
    if tasks.shut_down(SHUTDOWN_MS) and app.scheduler.stop(SHUTDOWN_MS / 1000):
        flow.close()
        return
    log.error("work did not stop within the limit; leaving without it")
    logging.shutdown()
    app.crashes.end()
    # QThreadPool's destructor would wait for ever.
    os._exit(code or 1)
