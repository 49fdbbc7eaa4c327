"""Somebody new: from the first start to a synced demo site and an export, by keyboard alone, and by mouse alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from alx_desktop.app import App
from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.paths import DataDir
from alx_desktop.ui.site_state import data_moment
from alx_desktop.ui.tasks import TaskRunner
from alx_desktop.ui.theme import Theme
from tests.ui.conftest import Desk
from tests.ui.hands import LONG, Keyboard, Mouse


@pytest.fixture
def first(
    qtbot: QtBot, theme: Theme, tasks: TaskRunner, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    """The real application with nothing in its data directory; its demo site is a small one."""
    app = App(DataDir(data_dir))
    make = app.make_demo

    def make_small(progress: ProgressSink, cancel: CancelToken | None = None) -> str:
        return make(progress, cancel, size="small")

    monkeypatch.setattr(app, "make_demo", make_small)
    desk = Desk(qtbot, app, theme, tasks, data_dir)  # type: ignore[arg-type]
    desk.flow.start()
    desk.window.activateWindow()
    qtbot.waitUntil(lambda: desk.window.stack.currentWidget() is desk.flow.welcome)
    yield desk
    desk.close()
    desk.flow.close()
    app.close()


def synced(desk: Desk) -> None:
    """Wait for what the window does by itself: the demo is made, opened and synced."""

    def is_synced() -> bool:
        session = desk.flow.session
        return session is not None and not session.is_syncing and data_moment(session) is not None

    desk.qtbot.waitUntil(is_synced, timeout=LONG)
    desk.settle()


def exported(desk: Desk, path: Path) -> int:
    """Wait for the file; its rows."""
    desk.qtbot.waitUntil(path.exists, timeout=LONG)
    desk.qtbot.waitUntil(lambda: not desk.tasks.running, timeout=LONG)
    book = load_workbook(path, read_only=True)
    rows = sum(1 for _row in book.worksheets[0].iter_rows()) - 1
    book.close()
    return rows


def test_by_keyboard_alone(first: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    keys, path = Keyboard(qtbot), tmp_path / "by-keyboard.xlsx"
    keys.tab_to("Open the demo site")
    keys.press(Qt.Key.Key_Space)
    synced(first)
    keys.control(Qt.Key.Key_K)
    keys.type("reports")
    keys.press(Qt.Key.Key_Return)
    first.settle()
    assert first.window.page is not None and first.window.page.key == "reports"
    keys.control(Qt.Key.Key_F)
    keys.type("fire")
    qtbot.waitUntil(lambda: bool(first.window.page.model.query.text))
    first.settle()
    total = first.window.page.model.rowCount()
    assert total > 0
    keys.control(Qt.Key.Key_E)
    first.settle()
    keys.tab_to("File")
    keys.control(Qt.Key.Key_A)
    keys.type(str(path))
    keys.tab_to("Export")
    keys.press(Qt.Key.Key_Space)
    assert exported(first, path) == total


def test_by_mouse_alone(first: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    """A mouse types nothing, so the file keeps its name, in a folder that was chosen before."""
    mouse = Mouse(qtbot)
    first.window.state.settings.setValue("reports/export/folder", str(tmp_path))
    mouse.click("Open the demo site")
    synced(first)
    mouse.click("Reports")
    first.settle()
    mouse.click("Export …")
    first.settle()
    mouse.click("Export")
    qtbot.waitUntil(lambda: bool(list(tmp_path.glob("*.xlsx"))), timeout=LONG)
    (path,) = tmp_path.glob("*.xlsx")
    assert exported(first, path) == first.window.page.model.rowCount() > 0
