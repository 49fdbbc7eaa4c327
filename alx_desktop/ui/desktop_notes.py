"""Desktop notifications of what newly needs attention: where a tray exists, else a note in the window."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QSystemTrayIcon

from alx_desktop.ui import formats
from alx_desktop.ui.main_window import MainWindow
from alx_desktop.ui.overview_port import AttentionLike

_ENTITY = re.compile(r"&(?=#?\w+;)")


def unmarked(text: str, platform: str) -> str:
    """The text of a notification without what a desktop could take for markup; platform: sys.platform.

    On Linux, Qt hands it over as it is, some desktops show <b> of a company's name in bold, and others, or Qt itself
    where the tray is an old one, show text as text: escapes would be seen there. These characters look alike.
    """
    if platform in ("win32", "darwin"):
        return text
    return _ENTITY.sub("&\N{WORD JOINER}", text.replace("<", "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}"))


class Tray(Protocol):
    """The part of QSystemTrayIcon that is used."""

    messageClicked: SignalInstance

    def showMessage(
        self, title: str, message: str, icon: QSystemTrayIcon.MessageIcon = ..., msecs: int = ...
    ) -> None: ...


class DesktopNotes(QObject):
    """Tells what the bell says has arrived; who looks at the Control Center sees it anyway.

    find_tray: what shows notifications now; None where nothing does.
    """

    def __init__(self, window: MainWindow, find_tray: Callable[[], Tray | None]) -> None:
        super().__init__(window)
        self._window, self._find_tray = window, find_tray
        self._tray: Tray | None = None
        window.bell.arrived.connect(self._tell)

    def _tell(self, items: Sequence[AttentionLike]) -> None:
        window = self._window
        on_page = window.page is not None and window.page.key == "control_center"
        if window.isActiveWindow():
            if not on_page:
                window.message_bar.offer(self._words(items), self.tr("Show"), self._show)
            return
        tray = self._current_tray()
        if tray is not None:
            icons = QSystemTrayIcon.MessageIcon
            icon = icons.Critical if items[0].severity == "bad" else icons.Warning
            tray.showMessage(window.windowTitle(), unmarked(self._words(items), sys.platform), icon)
        elif not on_page:
            window.message_bar.offer(self._words(items), self.tr("Show"), self._show)

    def _current_tray(self) -> Tray | None:
        tray = self._find_tray()
        if tray is not self._tray:
            # It may come after us, and go before us.
            self._tray = tray
            if tray is not None:
                tray.messageClicked.connect(self._show)
        return tray

    def _words(self, items: Sequence[AttentionLike]) -> str:
        others = formats.counted(len(items) - 1, self.tr("1 more"), self.tr("{n} more"))
        return items[0].text if len(items) == 1 else self.tr("{0}, and {1}").format(items[0].text, others)

    def _show(self) -> None:
        self._window.come_to_front()
        self._window.go_to("control_center")
