"""The endpoint of the open site, as the window knows it: started and stopped in tasks, and who must hear of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.services.endpoint_control import EndpointStatus
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.endpoint_port import EndpointRunnerPort
from alx_desktop.ui.tasks import Work

if TYPE_CHECKING:
    from alx_desktop.config import Profile
    from alx_desktop.ui.session import SiteSession


class SessionEndpoint(QObject):
    """Owned by the session; it runs until it is stopped, or until its site is left.

    changed(): status, busy or error is otherwise.
    """

    changed = Signal()

    def __init__(self, context: UiContext, session: SiteSession) -> None:
        super().__init__(session)
        self._context, self._session = context, session
        self._runner: EndpointRunnerPort = session.app.endpoint_runner(session.site.profile.name)
        self._profile: Profile = session.site.profile
        self._left = self._by_itself = False
        self.busy = ""
        self.error: Exception | None = None
        session.profile_changed.connect(self._on_profile)

    @property
    def status(self) -> EndpointStatus:
        """Where it answers now."""
        return self._runner.status()

    def start_if_wanted(self) -> None:
        """Start it where the settings say so."""
        if self._session.site.profile.endpoint.enabled and not self._session.is_read_only:
            self._by_itself = True
            self.start()

    def start(self) -> None:
        """Start it, with the settings of now."""
        runner = self._runner
        self._profile = self._session.site.profile
        self._run("starting", self.tr("Starting the endpoint"), lambda _progress, _cancel: runner.start())

    def stop(self) -> None:
        """Stop it: running answers have a second."""
        runner = self._runner
        self._run("stopping", self.tr("Stopping the endpoint"), lambda _progress, _cancel: runner.stop())

    def restart(self) -> None:
        """Stop it and start it with the settings of now."""
        runner = self._runner
        self._profile = self._session.site.profile
        self._run("restarting", self.tr("Restarting the endpoint"), lambda _progress, _cancel: runner.restart())

    def leave(self) -> None:
        """Another site is shown: stop it, in a task."""
        self._left = True
        if self.status.running or self.busy:
            runner = self._runner

            def work(_progress: ProgressSink, _cancel: CancelToken) -> None:
                runner.stop()

            self._context.tasks.start(work, title=self.tr("Stopping the endpoint"))
            name = self._session.site.profile.name
            self._context.messages.say(self.tr("The endpoint of {0} was stopped.").format(name), tone="accent")

    def close(self) -> None:
        """Stop it, and wait for it; from any thread."""
        self._runner.stop()

    def _run(self, busy: str, title: str, work: Work) -> None:
        if self.busy or self._left:
            return
        self.busy, self.error = busy, None
        self._context.tasks.start(work, title=title, on_success=self._on_done, on_failure=self._on_failed)
        self.changed.emit()

    def _on_done(self, _status: object) -> None:
        self.busy, self._by_itself = "", False
        self.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        self.busy, self.error = "", error
        # Who has clicked is on the page, which says it; who has not must hear of it wherever they are.
        if self._by_itself:
            self._context.messages.report_error(self.tr("The endpoint"), error)
        self._by_itself = False
        self.changed.emit()

    def _on_profile(self) -> None:
        """Other settings of the endpoint, or another clock of the site, hold from a restart on."""
        new, old = self._session.site.profile, self._profile
        started = {"enabled": old.endpoint.enabled}
        same = new.endpoint.model_copy(update=started) == old.endpoint and new.time_zone == old.time_zone
        if self.status.running and not same:
            self._by_itself = True
            self.restart()
        self.changed.emit()
