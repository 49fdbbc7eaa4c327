"""What every test of the window gets: readable numbers, no blocking dialogs, no Qt warning, nothing left running."""

from __future__ import annotations

import gc
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from alx_desktop.ui.context import UiContext
from alx_desktop.ui.main_window import MainWindow
from alx_desktop.ui.places import default_places
from alx_desktop.ui.tasks import TaskRunner
from alx_desktop.ui.theme import Theme, ThemeMode
from alx_desktop.ui.window_flow import WindowFlow
from alx_desktop.ui.window_state import WindowState
from tests.ui import fakes


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A warning of Qt fails the test, but for what the offscreen platform always says."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", "systemTrayWindowChanged"))


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> None:
    """The same numbers on every machine."""
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """As in the application (garbage.MainThreadGarbage): a collection on a worker would destroy widgets there.

    It comes when pytest has let go of the test's fixtures, too, so that no window of this test is repainted in the
    next; what is left then belongs to libraries and is not looked through again, which took a fifth of the time.
    pytest asks here for every test of the run: those of other folders leave their garbage to Python.
    """
    if not item.path.is_relative_to(Path(__file__).parent):
        return (yield)
    gc.disable()
    result = yield
    if (application := QApplication.instance()) is not None:
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    gc.freeze()
    return result


@pytest.fixture(autouse=True)
def no_blocking_dialogs(monkeypatch: pytest.MonkeyPatch) -> None:
    """exec() would wait for a person."""

    def refuse(*_arguments: object, **_named: object) -> None:
        raise AssertionError("exec() blocks the event loop; use open() or popup()")

    for kind in (QDialog, QMessageBox, QMenu):
        monkeypatch.setattr(kind, "exec", refuse)


class RecordedMessages:
    """Stands for the message bar."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []
        self.errors: list[tuple[str, Exception]] = []
        self.offers: list[tuple[str, str, Callable[[], None]]] = []

    def say(self, text: str, *, tone: str = "good") -> None:
        self.said.append((text, tone))

    def report_error(self, title: str, error: Exception) -> None:
        self.errors.append((title, error))

    def offer(self, text: str, action: str, on_action: Callable[[], None]) -> None:
        self.offers.append((text, action, on_action))


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """Light, whatever the machine prefers."""
    made = Theme(qapp, ThemeMode.LIGHT)
    yield made
    made.set_mode(ThemeMode.LIGHT)  # or the next one would take dark colours for those of the system
    made.deleteLater()


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[TaskRunner]:
    """Nothing may run on after the test."""
    runner = TaskRunner()
    yield runner
    assert runner.shut_down(10_000), "a task ignores its cancel token"
    qapp.processEvents()
    runner.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def messages() -> RecordedMessages:
    """What pages said."""
    return RecordedMessages()


@pytest.fixture
def context(theme: Theme, tasks: TaskRunner, messages: RecordedMessages) -> UiContext:
    """What pages are given; the clock stands still."""
    return UiContext(theme, tasks, messages, now=lambda: fakes.NOW)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[fakes.FakeApp]:
    """The application behind the window; whatever is held back is let go at the end."""
    made = fakes.FakeApp(tmp_path)
    yield made
    made.sync.release.set()
    made.sync.ignores_cancel = False
    made.verify.release.set()
    for gate in (made.overview.gate, made.connection.gate, made.demo_gate, made.diagnostics.release, made.care.gate):
        gate.set()


class Desk:
    """The whole window over a fake application, as a person has it before them."""

    def __init__(self, qtbot: QtBot, app: fakes.FakeApp, theme: Theme, tasks: TaskRunner, folder: Path) -> None:
        self.qtbot, self.app, self.theme, self.tasks = qtbot, app, theme, tasks
        self.state = WindowState(folder)
        self.window = MainWindow(theme, tasks, self.state, default_places(), now=lambda: fakes.NOW)
        self.window.resize(1280, 800)
        self.flow = WindowFlow(app, self.window)
        self.window.show()

    def start(self, page: str = "control_center") -> Desk:
        """Open the site and go to a page."""
        self.flow.start()
        self.wait(lambda: self.flow.session is not None)
        self.settle()
        if page != "control_center":
            self.window.go_to(page)
            self.settle()
        return self

    def wait(self, condition: Callable[[], bool]) -> None:
        """Until the condition holds."""
        self.qtbot.waitUntil(condition, timeout=10_000)

    def settle(self) -> None:
        """Until no task runs but the ones the person started."""
        self.wait(lambda: not [task for task in self.tasks.running if not task.visible])
        QApplication.processEvents()

    def close(self) -> None:
        """As at the end of the application."""
        self.tasks.cancel_all()
        self.wait(lambda: not self.tasks.running)
        self.window.close_for_good()
        self.window.deleteLater()


@pytest.fixture
def desk(qtbot: QtBot, app: fakes.FakeApp, theme: Theme, tasks: TaskRunner, tmp_path: Path) -> Iterator[Desk]:
    """The whole window; nothing is open yet."""
    made = Desk(qtbot, app, theme, tasks, tmp_path)
    yield made
    app.sync.release.set()
    app.sync.ignores_cancel = False
    app.verify.release.set()
    for gate in (app.overview.gate, app.connection.gate, app.demo_gate, app.diagnostics.release, app.care.gate):
        gate.set()
    made.close()
