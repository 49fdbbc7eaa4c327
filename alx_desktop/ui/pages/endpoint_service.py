"""Has the Endpoint page's site served by the system, without the window; each act in a task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.endpoint_port import AlwaysOnPort
from alx_desktop.ui.session import SiteSession

if TYPE_CHECKING:
    from alx_desktop.services.always_on import AlwaysOnState

USUAL_PORT = 8765
"""What a service gets where the settings say "a free one": its clients must find it again."""


class ServiceKeeper(QObject):
    """changed(): the service is another than before. wanted: set it up as soon as the settings hold."""

    changed = Signal()

    def __init__(self, context: UiContext, session: SiteSession, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._session = context, session
        self.wanted = False
        self.state: AlwaysOnState | None = None
        """As last looked at; None = not yet."""

    def port(self) -> AlwaysOnPort:
        """The service by the settings that hold."""
        profile = self._session.profile
        return self._session.app.always_on(profile.name, profile.endpoint.port or USUAL_PORT)

    def settings_hold(self) -> None:
        """Set it up if that is wanted; one that is there gets the new settings."""
        if self.wanted or (self.state is not None and self.state.on):
            self.turn_on()

    def turn_on(self) -> None:
        """Set it up. The window's endpoint leaves it the port."""
        self.wanted = False
        if self._session.endpoint.status.running:
            self._session.endpoint.stop()
        service = self.port()

        def work(_progress: ProgressSink, _cancel: CancelToken) -> AlwaysOnState:
            return service.turn_on()

        title = self.tr("Setting up the service")
        self._context.tasks.start(
            work, title=title, on_success=self._take, on_failure=self._fail, key="endpoint.service"
        )

    def turn_off(self) -> None:
        """Take it down."""
        service = self.port()

        def work(_progress: ProgressSink, _cancel: CancelToken) -> AlwaysOnState:
            return service.turn_off()

        title = self.tr("Taking the service down")
        self._context.tasks.start(
            work, title=title, on_success=self._take, on_failure=self._fail, key="endpoint.service"
        )

    def _take(self, state: AlwaysOnState) -> None:
        self.state = state
        on = self.tr("The service is set up: {0}. It serves without this window.").format(state.name)
        self._context.messages.say(on if state.on else self.tr("The service is gone. The window can serve again."))
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        self._context.messages.report_error(self.tr("The endpoint's service"), error)
        self.changed.emit()
