"""Start and end of the process: what is imported, one instance, errors that nobody caught."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from alx_desktop.ui.excepthook import UncaughtErrors
from alx_desktop.ui.single_instance import SingleInstance, server_name
from tests.ui.window_parts import another_start, is_first

ROOT = Path(__file__).parents[2]

SHOWN = """
import json, sys, types
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtNetwork import QLocalSocket
import alx_desktop.ui.application as application
from alx_desktop.paths import DataDir
from alx_desktop.services.crash_report import CrashReports
from alx_desktop.ui.main_window import MainWindow
from alx_desktop.ui.single_instance import server_name

seen = []
def shown(window, event):
    seen.append(sorted(name for name in HEAVY if name in sys.modules))
    MainWindow.showEvent = original
    QTimer.singleShot(0, window.close)
HEAVY = ("sqlalchemy", "pydantic", "openpyxl", "pyqtgraph", "numpy", "keyring", "alembic", "alx_desktop.config")
original = MainWindow.showEvent
MainWindow.showEvent = shown

class Profiles:
    def list(self): return []
    def default_name(self): return None
    def config(self): return types.SimpleNamespace(window=types.SimpleNamespace(theme="system", on_close="ask"))

class Scheduler:
    def start(self): asked.append("start")
    def stop(self, seconds): asked.append("name held" if is_held() else "name free"); asked.append("stop"); return True
def is_held():
    socket = QLocalSocket()
    socket.connectToServer(server_name(Path(sys.argv[1])))
    return socket.waitForConnected(1500)
asked = []
app = types.SimpleNamespace(
    crashes=CrashReports(Path(sys.argv[1]) / "logs"),
    data_dir=DataDir(Path(sys.argv[1])), profiles=Profiles(), secrets=None, connection=None, scheduler=Scheduler()
)
code = application.run_window(app)
print(json.dumps({"code": code, "seen": seen, "asked": asked}))
"""

BACKGROUND = SHOWN.replace("application.run_window(app)", "application.run_window(app, background=True)").replace(
    "seen.append(sorted", "seen.append(window.isMinimized()); asked.append(sorted"
).replace("asked = []\n", "asked = []\nimport alx_desktop.ui.tray as tray\ntray.LOOK_MS = 20\n")  # fmt: skip

STUCK = """
import sys, threading, types
from pathlib import Path
from PySide6.QtCore import QTimer
import alx_desktop.ui.application as application
import alx_desktop.ui.leaving as leaving
from alx_desktop.paths import DataDir
from alx_desktop.services.crash_report import CrashReports

leaving.LIMIT_MS = 200
application.SHUTDOWN_MS = 200

class Profiles:
    def list(self):
        QTimer.singleShot(0, print)
        threading.Event().wait()
    def default_name(self): return None

from alx_desktop.ui.main_window import MainWindow
original = MainWindow.showEvent
def shown(window, event):
    QTimer.singleShot(300, window.close)
MainWindow.showEvent = shown
app = types.SimpleNamespace(
    crashes=CrashReports(Path(sys.argv[1]) / "logs"),
    data_dir=DataDir(Path(sys.argv[1])), profiles=Profiles(), secrets=None, connection=None,
    scheduler=types.SimpleNamespace(start=lambda: None, stop=lambda seconds: True),
)
application.run_window(app)
"""

ZOOMED = """
import json, os, sys
from pathlib import Path
import alx_desktop.ui.application as application
from alx_desktop.ui.window_state import WindowState
state = WindowState(Path(sys.argv[1]))
state.zoom = 200
qt = application.make_application(WindowState(Path(sys.argv[1])).zoom)
print(json.dumps([qt.devicePixelRatio(), os.environ.get("QT_SCALE_FACTOR")]))
"""

STUCK_SYNC = STUCK.replace("threading.Event().wait()", "return []").replace(
    "def default_name", "def config(self):\n"
    "        return types.SimpleNamespace(window=types.SimpleNamespace(theme='system', on_close='ask'))\n"
    "    def default_name"
).replace("stop=lambda seconds: True", "stop=lambda seconds: False")  # fmt: skip


def run(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-c", script, str(folder)], env=environment, capture_output=True, text=True, timeout=60
    )


def test_everything_is_as_large_as_was_chosen_and_children_are_not(tmp_path: Path) -> None:
    done = run(ZOOMED, tmp_path)
    assert json.loads(done.stdout) == [2.0, None], done.stderr


def test_the_window_is_shown_before_anything_heavy_is_imported(tmp_path: Path) -> None:
    done = run(SHOWN, tmp_path)
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout.splitlines()[-1])
    assert (answer["code"], answer["seen"], answer["asked"][-1]) == (0, [[]], "stop")
    assert "name held" in answer["asked"], "a start that waits comes after everything is closed"


def test_a_start_in_the_background_is_minimized_where_no_tray_comes(tmp_path: Path) -> None:
    done = run(BACKGROUND, tmp_path)
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout.splitlines()[-1])
    assert (answer["code"], set(answer["seen"]), answer["asked"][-1]) == (0, {True}, "stop")


INTERRUPTED = SHOWN.replace("QTimer.singleShot(0, window.close)", """QTimer.singleShot(0, lambda: threading.Thread(
        target=lambda: os.kill(os.getpid(), signal.SIGINT)).start())""").replace(
    "import json, sys, types", "import json, os, signal, sys, threading, types"
)  # fmt: skip


@pytest.mark.skipif(os.name != "posix", reason="on Windows, os.kill() ends a process at once")
def test_ctrl_c_in_the_terminal_closes_the_window(tmp_path: Path) -> None:
    done = run(INTERRUPTED, tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1])["asked"][-1] == "stop"
    assert "Traceback" not in done.stderr


def test_work_that_never_stops_does_not_keep_the_process(tmp_path: Path) -> None:
    done = run(STUCK, tmp_path)
    assert done.returncode == 1


def test_a_scheduled_sync_that_never_stops_does_not_keep_the_process(tmp_path: Path) -> None:
    done = run(STUCK_SYNC, tmp_path)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_one_instance_per_data_directory(qtbot: QtBot, tmp_path: Path) -> None:
    first, other = SingleInstance(tmp_path), SingleInstance(tmp_path / "other")
    try:
        assert first.claim()
        assert other.claim()
        with qtbot.waitSignal(first.raise_asked):
            assert not is_first(qtbot, tmp_path)
    finally:
        first.release()
        other.release()
    assert is_first(qtbot, tmp_path)


def test_a_start_while_the_first_is_leaving_takes_its_place_once_it_is_gone(tmp_path: Path, qtbot: QtBot) -> None:
    first = SingleInstance(tmp_path)
    assert first.claim()
    asked: list[bool] = []
    first.is_leaving = lambda: asked.append(True) is None
    with another_start(tmp_path) as second:
        with qtbot.assertNotEmitted(first.raise_asked):
            qtbot.waitUntil(lambda: bool(asked) or second.poll() is not None, timeout=20_000)
            assert second.poll() is None, "it waits"
        first.release()
        shiboken6.delete(first)
        out, _err = second.communicate(timeout=30)
    assert out == "asks\nTrue\n"


@pytest.mark.parametrize("how", ["released", "killed"])
def test_a_start_that_nobody_answers_takes_the_place_of_the_first_once_it_is_gone(tmp_path: Path, how: str) -> None:
    """The first has left its event loop, and closes what it had open; or it was killed before it could answer."""
    listening = "print('listening', flush=True); sys.stdin.readline(); first.release()"
    with another_start(tmp_path, f"first = SingleInstance(folder); first.claim(); {listening}") as first:
        assert first.stdout is not None and first.stdout.readline() == "listening\n"
        with another_start(tmp_path) as second:
            assert second.stdout is not None and second.stdout.readline() == "asks\n"
            if how == "killed":
                first.kill()
            else:
                first.communicate("\n", timeout=30)
            assert second.communicate(timeout=60)[0] == "True\n"


def test_of_two_starts_that_waited_one_is_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    overtaken = (
        "slower = SingleInstance(folder); ask = slower._ask_first\n"
        "def nobody(word): print('nobody'); sys.stdin.readline(); slower._ask_first = ask; return False\n"
        "slower._ask_first = nobody; print(slower.claim())"
    )
    faster = SingleInstance(tmp_path)
    with another_start(tmp_path, overtaken) as slower:
        with qtbot.waitSignal(faster.raise_asked, timeout=60_000):
            assert faster.claim() and slower.stdin is not None
            slower.stdin.write("\n")
            slower.stdin.flush()
        assert slower.communicate(timeout=60)[0] == "nobody\nFalse\n"
    faster.release()


def test_the_servers_name_is_short_and_its_own(tmp_path: Path) -> None:
    assert len(server_name(tmp_path)) < 40
    assert server_name(tmp_path) == server_name(tmp_path / "x" / "..")
    assert server_name(tmp_path) != server_name(tmp_path / "x")


def test_errors_that_nobody_caught_are_shown(qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    logged: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *arguments: logged.append(arguments))
    monkeypatch.setattr(threading, "excepthook", logged.append)
    errors = UncaughtErrors()
    try:
        problem = ZeroDivisionError("1/0")
        with qtbot.waitSignal(errors.happened) as told:
            sys.excepthook(ZeroDivisionError, problem, None)
        assert told.args == [problem]

        def fail() -> None:
            raise ValueError("in a thread")

        with qtbot.waitSignal(errors.happened) as told:
            thread = threading.Thread(target=fail)
            thread.start()
            thread.join()
        assert isinstance(told.args[0], ValueError)  # type: ignore[index]
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    finally:
        errors.restore()
    assert len(logged) == 3
