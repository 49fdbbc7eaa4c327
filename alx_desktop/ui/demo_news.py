"""What happens on a live demo site, in the status bar."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

from alx_desktop.ui.main_window import MainWindow
from alx_desktop.ui.ports import NewsPort


class DemoNews(QObject):
    """Brings the news to the main thread; lives as long as the window."""

    _heard = Signal(str)

    def __init__(self, demo: NewsPort, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._heard.connect(self._show, Qt.ConnectionType.QueuedConnection)
        leave = demo.listen(self._heard.emit)
        window.closed.connect(leave)

    def _show(self, text: str) -> None:
        self._window.status_bar.show_demo(self.tr("Demo: {0}").format(text))
