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

TURN_ON, TURN_OFF = "on", "off"
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
        self._next = ""
        """TURN_ON or TURN_OFF: what was asked for last, where something else must end first."""
        self._acts = False
        self._resumes = False
        """The window's endpoint was stopped for the service: without it, that goes on."""
        session.endpoint.changed.connect(self._go_on)

    def port(self) -> AlwaysOnPort:
        """The service by the settings that hold."""
        profile = self._session.site.profile
        return self._session.app.always_on(profile.name, profile.endpoint.port or USUAL_PORT)

    def settings_hold(self) -> None:
        """Set it up if that is wanted; one that is there gets the new settings."""
        if self.wanted or (self.state is not None and self.state.on):
            self.turn_on()

    def turn_on(self) -> None:
        """Set it up, once the window's endpoint has left it the port."""
        self._ask(TURN_ON)

    def turn_off(self) -> None:
        """Take it down."""
        self._ask(TURN_OFF)

    def _ask(self, act: str) -> None:
        self.wanted, self._next = False, act
        self._go_on()

    def _go_on(self) -> None:
        """One act after the other: two at once would leave the settings of either."""
        endpoint = self._session.endpoint
        if not self._next or self._acts or endpoint.busy:
            return
        # One that could not be stopped says so on the page; the service is tried all the same.
        if self._next == TURN_ON and endpoint.status.running and endpoint.error is None:
            self._resumes = True
            endpoint.stop()
            return
        turns_on, service = self._next == TURN_ON, self.port()
        self._next, self._acts = "", True

        def work(_progress: ProgressSink, _cancel: CancelToken) -> AlwaysOnState:
            return service.turn_on() if turns_on else service.turn_off()

        title = self.tr("Setting up the service") if turns_on else self.tr("Taking the service down")
        self._context.tasks.start(
            work, title=title, on_success=self._take, on_failure=self._not_on if turns_on else self._fail
        )

    def _take(self, state: AlwaysOnState) -> None:
        self.state, self._resumes = state, False
        on = self.tr("The service is set up: {0}. It serves without this window.").format(state.name)
        self._context.messages.say(on if state.on else self.tr("The service is gone. The window can serve again."))
        self._end()

    def _not_on(self, error: Exception) -> None:
        # One that was there before may be gone by that, or not: it is looked at anew.
        self.state = None
        if not self._resumes or self._next:
            self._fail(error)
            return
        self._resumes = False
        self._session.endpoint.start()
        self._context.messages.report_error(self.tr("The window serves again"), error)
        self._end()

    def _fail(self, error: Exception) -> None:
        self._context.messages.report_error(self.tr("The endpoint's service"), error)
        self._end()

    def _end(self) -> None:
        self._acts = False
        self.changed.emit()
        self._go_on()
