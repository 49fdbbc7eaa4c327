"""Choices that hold for all sites, kept in the settings and in the window's state: theme, what closing does."""

from __future__ import annotations

from PySide6.QtCore import QObject

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.main_window import MainWindow
from alx_desktop.ui.ports import AppPort
from alx_desktop.ui.theme import ThemeMode


class WindowChoices(QObject):
    """Saves them as soon as they are made."""

    def __init__(self, context: UiContext, app: AppPort, window: MainWindow) -> None:
        super().__init__(window)
        self._context, self._app, self._window = context, app, window
        context.theme.mode_changed.connect(self._keep_theme)
        context.closing.changed.connect(self._keep_on_close)

    def _keep_theme(self, mode: ThemeMode) -> None:
        self._window.state.theme = mode
        self._keep("theme", mode.value)

    def _keep_on_close(self) -> None:
        self._window.state.on_close = self._context.closing.choice
        self._keep("on_close", self._context.closing.choice.value)

    def _keep(self, name: str, value: str) -> None:
        profiles = self._app.profiles

        def work(_progress: ProgressSink, _cancel: CancelToken) -> None:
            if getattr(profiles.config().window, name) != value:
                profiles.change_window(name, value)

        self._context.tasks.start(work, title=self.tr("Saving the settings"))
