"""Finds what is open in a window."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from tests.ui.conftest import Desk


def dialog(desk: Desk, kind: type[QWidget]) -> QWidget:
    found = [child for child in desk.window.findChildren(kind) if child.isVisible()]
    assert len(found) == 1
    return found[0]


def button(parent: QWidget, text: str) -> QPushButton:
    return next(found for found in parent.findChildren(QPushButton) if found.text() == text and found.isVisible())
