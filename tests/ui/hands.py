"""A person at the window who knows it only by what it says: one has nothing but a keyboard, one nothing but a mouse."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.accessible import name_of

LONG = 60_000
MOST_STOPS = 200


class Keyboard:
    """Presses keys; never asks where something is on the screen."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    @property
    def focus(self) -> QWidget:
        """What has the focus now."""
        if QApplication.focusWidget() is None:
            # Without a desktop nobody gives the window its activity back after a popup; its focus it remembers.
            shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
            shown[-1].activateWindow()
            self._qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self._qtbot.keyClick(self.focus, key, modifier)

    def control(self, key: Qt.Key) -> None:
        self.press(key, Qt.KeyboardModifier.ControlModifier)

    def type(self, text: str) -> None:
        self._qtbot.keyClicks(self.focus, text)

    def tab_to(self, name: str) -> None:
        """Press Tab until what has the focus says its name."""
        heard = []
        for _ in range(MOST_STOPS):
            heard.append(name_of(self.focus))
            if heard[-1] == name:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never came to {name!r}, but to {sorted(set(heard))}")


class Mouse:
    """Clicks on what can be seen; types only into a field that was clicked."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    def click(self, name: str) -> None:
        """Click on the button or field of that name, as soon as it is there and nothing covers it."""
        self._qtbot.waitUntil(lambda: self._find(name) is not None, timeout=LONG)
        widget = self._find(name)
        assert widget is not None
        self._qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def _find(self, name: str) -> QWidget | None:
        for window in reversed(QApplication.topLevelWidgets()):
            for kind in (QAbstractButton, QLineEdit):
                for widget in window.findChildren(kind):
                    if widget.isVisible() and widget.isEnabled() and name_of(widget) == name and _uncovered(widget):
                        return widget
        return None


def _uncovered(widget: QWidget) -> bool:
    """Whether a click on its middle would meet it."""
    window = widget.window()
    met = window.childAt(widget.mapTo(window, QPoint(widget.width() // 2, widget.height() // 2)))
    return met is not None and (met is widget or widget.isAncestorOf(met))
