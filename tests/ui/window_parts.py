"""Finds what is open in a window, and starts a second one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Desk

ROOT = Path(__file__).parents[2]

START = """
import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication
from alx_desktop.ui import single_instance
from alx_desktop.ui.single_instance import SingleInstance
application = QCoreApplication([])
folder = Path(sys.argv[1])
"""

CLAIM = """
class Telling(single_instance.QLocalSocket):
    def write(self, word):
        print("asks", flush=True)
        return super().write(word)
single_instance.QLocalSocket = Telling
print(SingleInstance(folder).claim({raise_first}))
"""


def dialog(desk: Desk, kind: type[QWidget]) -> QWidget:
    found = [child for child in desk.window.findChildren(kind) if child.isVisible()]
    assert len(found) == 1
    return found[0]


def button(parent: QWidget, text: str) -> QPushButton:
    return next(found for found in parent.findChildren(QPushButton) if found.text() == text and found.isVisible())


def another_start(folder: Path, what: str = CLAIM.format(raise_first=True)) -> subprocess.Popen[str]:
    """A process that says "asks" when it asks the first window of this data directory, and whether it is the first."""
    command = [sys.executable, "-c", START + what, str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def is_first(qtbot: QtBot, folder: Path, raise_first: bool = True) -> bool:
    """Whether another start on this data directory becomes the first, beside the event loop that answers it."""
    with another_start(folder, CLAIM.format(raise_first=raise_first)) as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=60_000)
        return second.communicate()[0].endswith("True\n")
