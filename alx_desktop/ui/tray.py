"""ALX Desktop in the tray, where there is one: how the open site is, and what is done without the window."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from alx_desktop.ui.main_window import MainWindow
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.site_state import state_line
from alx_desktop.ui.tray_icon import TrayState, tray_icon
from alx_desktop.ui.words import tr

LOOK_MS = 5_000
"""How often it is looked for a tray that has come or gone."""

PATIENCE = 6
"""How many such looks a hidden start waits for a tray: at login, programs may start before it."""

TONES = {"bad": TrayState.BAD, "warn": TrayState.WARN, "accent": TrayState.BUSY}


class Tray(QObject):
    """icon: None while there is no tray. The window that was hidden comes back when its tray goes."""

    def __init__(self, window: MainWindow, make_icon: Callable[[QObject], QSystemTrayIcon] = QSystemTrayIcon) -> None:
        super().__init__(window)
        self._window, self._make_icon = window, make_icon
        self._has_tray = window.context.closing.has_tray
        self._state: TrayState | None = None
        self._looks_left: int | None = None
        self.icon: QSystemTrayIcon | None = None
        self.menu = self._build_menu()
        window.state_shown.connect(self._show)
        window.closed.connect(self._leave)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOK_MS)
        self.look()

    def _build_menu(self) -> QMenu:
        menu = QMenu(self._window)
        self.open_action = menu.addAction(self.tr("Open ALX Desktop"), self._window.come_to_front)
        menu.setDefaultAction(self.open_action)
        menu.addSeparator()
        self.site_action = menu.addAction("")
        self.endpoint_action = menu.addAction("")
        for line in (self.site_action, self.endpoint_action):
            line.setEnabled(False)
        menu.addSeparator()
        self.sync_action = menu.addAction("", self._sync)
        self.pause_action = menu.addAction("", self._pause)
        menu.addSeparator()
        self.quit_action = menu.addAction(self.tr("Quit"), self._window.quit)
        menu.aboutToShow.connect(self._show)
        return menu

    def start_hidden(self) -> None:
        """Instead of showing the window: where no tray comes in time, it is there, minimized."""
        if self.icon is None:
            self._looks_left = PATIENCE

    def messages(self) -> QSystemTrayIcon | None:
        """What shows notifications; None where nothing does."""
        return self.icon if QSystemTrayIcon.supportsMessages() else None

    def look(self) -> None:
        """Whether there is a tray now."""
        if self._has_tray():
            self._looks_left = None
            if self.icon is None:
                self._enter()
            return
        if self.icon is not None:
            self._leave()
            self._show_minimized()
        if self._looks_left is not None:
            self._looks_left -= 1
            if self._looks_left <= 0:
                self._looks_left = None
                self._show_minimized()

    def _enter(self) -> None:
        self.icon = self._make_icon(self)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._on_activated)
        self._state = None
        self._show()
        self.icon.show()

    def _leave(self) -> None:
        if self.icon is not None:
            self.icon.hide()
            self.icon.deleteLater()
            self.icon = None

    def _show_minimized(self) -> None:
        if not self._window.isVisible():
            self._window.showMinimized()

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        # On macOS a click opens the menu.
        if reason == QSystemTrayIcon.ActivationReason.Trigger and sys.platform != "darwin":
            self._window.come_to_front()

    def _show(self) -> None:
        session = self._window.session
        line = None if session is None else state_line(session, self._window.context.now())
        site = self.tr("No site is open")
        if session is not None and line is not None:
            site = f"{session.site.profile.name}: {line.text}"
        endpoint = _endpoint_words(session)
        self.site_action.setText(site.replace("&", "&&"))
        self.endpoint_action.setText(endpoint)
        self.endpoint_action.setVisible(session is not None)
        self._show_actions(session)
        if self.icon is None:
            return
        self.icon.setToolTip("\n".join(part for part in ("ALX Desktop", site, endpoint) if part))
        state = _state_of(session, line.tone if line else "")
        if state is not self._state:
            self._state = state
            self.icon.setIcon(tray_icon(state))

    def _show_actions(self, session: SiteSession | None) -> None:
        for action in (self.sync_action, self.pause_action):
            # Hers is a store that administrators keep up to date.
            action.setVisible(session is None or not session.is_read_only)
        is_syncing = session is not None and session.is_syncing
        self.sync_action.setText(self.tr("Cancel the sync") if is_syncing else self.tr("Sync now"))
        self.sync_action.setEnabled(session is not None and not session.is_stopping)
        automatic = session is None or session.profile.sync.schedule.automatic
        words = self.tr("Pause automatic sync") if automatic else self.tr("Resume automatic sync")
        self.pause_action.setText(words)
        self.pause_action.setEnabled(session is not None)

    def _sync(self) -> None:
        session = self._window.session
        if session is not None and session.is_syncing:
            session.cancel_sync()
        elif session is not None:
            session.start_sync()

    def _pause(self) -> None:
        session = self._window.session
        if session is not None:
            session.set_automatic(not session.profile.sync.schedule.automatic)


def _endpoint_words(session: SiteSession | None) -> str:
    if session is None:
        return ""
    status = session.endpoint.status
    if session.endpoint.error is not None:
        return tr("Endpoint: did not start")
    return tr("Endpoint: {0}").format(status.url) if status.running else tr("Endpoint: off")


def _state_of(session: SiteSession | None, tone: str) -> TrayState:
    if session is None:
        return TrayState.CALM
    if session.endpoint.error is not None:
        return TrayState.BAD
    paused = not session.profile.sync.schedule.automatic
    return TONES.get(tone, TrayState.PAUSED if paused else TrayState.CALM)
