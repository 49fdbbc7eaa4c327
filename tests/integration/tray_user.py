"""The window as test_tray.py starts it: it prints each change of window and icon, and closes when told to."""

from __future__ import annotations

import json
import sys
from typing import Any

from PySide6.QtCore import QSocketNotifier, QTimer

from alx_desktop.cli import main
from alx_desktop.ui import application, tray

tray.LOOK_MS = 100


class TellingTray(tray.Tray):
    """What is seen: where the icon is, whether its menu is open, and the window hidden, minimized or shown."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._told = ""
        self._ticks = QTimer(self)
        self._ticks.timeout.connect(self._tell)
        self._ticks.start(20)
        self._orders = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._orders.activated.connect(self._obey)

    def _tell(self) -> None:
        window = self._window
        shown = "minimized" if window.isMinimized() else "shown" if window.isVisible() else "hidden"
        place = self.icon.geometry().center().toTuple() if self.icon is not None else None
        told = json.dumps({"window": shown, "icon": place, "menu": self.menu.isVisible()})
        if told != self._told:
            self._told = told
            print(told, flush=True)

    def _obey(self) -> None:
        if sys.stdin.readline():
            self._window.close()


application.Tray = TellingTray  # type: ignore[misc]
main()
