"""An error is shown where there is no main window."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from alx_desktop.cli.window_commands import NoDisplay, show_error


def test_an_error_with_what_to_do(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Any] = []
    monkeypatch.setattr(QMessageBox, "critical", lambda *parts: shown.append(parts))
    show_error(NoDisplay("on this machine"))
    (parent, _title, text), *rest = shown
    assert parent is None and rest == []
    assert text.startswith("There is no display for a window: on this machine\n\nEverything but the window works")
