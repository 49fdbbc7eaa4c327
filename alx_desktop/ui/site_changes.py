"""What is done to the open site while it is closed: removed, renamed, its store repaired."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from alx_desktop.domain.errors import PasswordsLeft
from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.ports import AppPort

if TYPE_CHECKING:
    from alx_desktop.ui.window_flow import WindowFlow


class SiteChanges(QObject):
    """The flow shows no site meanwhile, and opens one again."""

    def __init__(self, context: UiContext, app: AppPort, flow: WindowFlow) -> None:
        super().__init__(flow)
        self._context, self._app, self._flow = context, app, flow

    def remove(self, delete_store: bool) -> None:
        """Close the open site, then remove its profile; the next site opens, or the welcome."""
        if self._flow.session is None:
            return
        name, app, session = self._flow.session.site.profile.name, self._app, self._flow.let_go("")

        def work(_progress: ProgressSink, _cancel: CancelToken) -> str:
            session.close()
            with app.scheduler.set_aside(name):
                app.profiles.remove(name, delete_store)
            return name

        title = self.tr("Removing the site")
        self._context.tasks.start(work, title=title, on_success=self._on_removed, on_failure=self._on_not_removed)

    def _on_removed(self, name: str) -> None:
        if not told_of_left(self._context, self._app, self.tr("Removing the site"), name):
            self._context.messages.say(self.tr("{0} was removed.").format(name))
        self._flow.start()

    def _on_not_removed(self, error: Exception) -> None:
        self._context.messages.report_error(self.tr("Removing the site"), error)
        self._flow.start()

    def rename(self, new_name: str) -> None:
        """Close the open site, give its profile another name, open it again."""
        if self._flow.session is None:
            return
        name, app = self._flow.session.site.profile.name, self._app
        session = self._flow.let_go(self.tr("Renaming {0} …").format(name))

        def work(_progress: ProgressSink, _cancel: CancelToken) -> str:
            session.close()
            with app.scheduler.set_aside(name):
                return app.profiles.rename(name, new_name).name

        title = self.tr("Renaming the site")

        def renamed(site: str) -> None:
            told_of_left(self._context, self._app, title, name)
            self._flow.start(site)

        self._context.tasks.start(work, title=title, on_success=renamed, on_failure=self._on_not_renamed)

    def _on_not_renamed(self, error: Exception) -> None:
        self._context.messages.report_error(self.tr("Renaming the site"), error)
        self._flow.reopen()

    def repair(self) -> None:
        """Close the open site, put right what can be put right in its store, open it again."""
        if self._flow.session is None:
            return
        profile, app = self._flow.session.site.profile, self._app
        session = self._flow.let_go(self.tr("Repairing the store of {0} …").format(profile.name))

        def work(progress: ProgressSink, _cancel: CancelToken) -> list[str]:
            session.close()
            with app.scheduler.set_aside(profile.name):
                return app.diagnostics.repair(profile, progress)

        title = self.tr("Repairing the store")
        self._context.tasks.start(
            work, title=title, on_success=self._on_repaired, on_failure=self._on_not_repaired, visible=True
        )

    def _on_repaired(self, done: list[str]) -> None:
        nothing = self.tr("Nothing had to be repaired.")
        self._context.messages.say(" ".join(done) or nothing)
        self._flow.reopen()

    def _on_not_repaired(self, error: Exception) -> None:
        self._context.messages.report_error(self.tr("Repairing the store"), error)
        self._flow.reopen()


def told_of_left(context: UiContext, app: AppPort, title: str, name: str) -> bool:
    """Whether a keychain that was locked still has passwords under the old name; the person is told."""
    left = app.secrets.left_behind(name)
    if left:
        context.messages.report_error(title, PasswordsLeft(", ".join(left)))
    return bool(left)
