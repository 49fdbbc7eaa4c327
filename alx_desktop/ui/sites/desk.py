"""What is done with sites from their list, in tasks; for the open site through its session, or the flow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from alx_desktop.domain.errors import AlxError
from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.ports import AppPort
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.site_changes import told_of_left

if TYPE_CHECKING:
    from alx_desktop.config import SiteColor

Done = Callable[[Any], None]


class SitesDesk(QObject):
    """changed(list of Profile): as they are now. rename_open_asked(new name): of the open site, which must be closed.

    session: the open site, or None.
    """

    changed = Signal(object)
    rename_open_asked = Signal(str)

    def __init__(
        self, context: UiContext, app: AppPort, session: Callable[[], SiteSession | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.context, self._app, self._session = context, app, session

    @property
    def open_name(self) -> str | None:
        """The open site."""
        session = self._session()
        return session.site.profile.name if session is not None else None

    def read(self) -> None:
        """Read the sites; changed() brings them."""
        profiles = self._app.profiles
        self._run(profiles.list, self.tr("Reading the sites"), self.changed.emit, self._report)

    def mark(self, name: str, folder: str, color: SiteColor | None, failed: Done) -> None:
        """List a site under a folder, with a mark."""
        session = self._session()
        if session is not None and name == self.open_name:
            # Otherwise the next change of a setting would bring the old mark back.
            folder = " ".join(folder.split())
            session.profile_changed.connect(self._read_once)
            session.save_profile(session.profile.model_copy(update={"folder": folder, "color": color}))
            return
        profiles = self._app.profiles
        self._change(lambda: profiles.mark(name, folder, color), self.tr("Saving the settings"), failed)

    def rename(self, name: str, new_name: str, done: Callable[[], None], failed: Done) -> None:
        """Give a site another name."""
        session = self._session()
        if session is not None and name == self.open_name:
            if session.is_syncing:
                failed(AlxError(self.tr("a sync is running"), advice=self.tr("Wait for it, or stop it.")))
                return
            done()
            self.rename_open_asked.emit(new_name)
            return
        app, title = self._app, self.tr("Renaming the site")

        def work() -> None:
            with app.scheduler.set_aside(name):
                app.profiles.rename(name, new_name)

        def renamed() -> None:
            done()
            told_of_left(self.context, app, title, name)

        self._change(work, title, failed, renamed)

    def duplicate(self, name: str, new_name: str, done: Callable[[], None], failed: Done) -> None:
        """Add a site with the settings of another."""
        profiles = self._app.profiles
        self._change(lambda: profiles.duplicate(name, new_name), self.tr("Duplicating the site"), failed, done)

    def export(self, path: Path, names: Sequence[str]) -> None:
        """Write settings to a file, and say so."""
        transfer = self._app.profile_transfer
        self._run(lambda: transfer.export(path, names), self.tr("Exporting sites"), self._on_exported, self._report)
        self._exported_to = path

    def read_file(self, path: Path, done: Done, failed: Done) -> None:
        """What an import would add."""
        transfer = self._app.profile_transfer
        self._run(lambda: transfer.read(path), self.tr("Reading the file"), done, failed)

    def apply(self, plan: Any, done: Callable[[], None], failed: Done) -> None:
        """Add what the plan says."""
        transfer = self._app.profile_transfer
        self._change(lambda: transfer.apply(plan), self.tr("Importing sites"), failed, done)

    def _on_exported(self, exported: Any) -> None:
        text = self.tr("{0} are in {1}, without passwords.").format(", ".join(exported.names), self._exported_to)
        if exported.left_out:
            text += " " + self.tr("Left out, as each computer makes its own: {0}.").format(", ".join(exported.left_out))
        self.context.messages.say(text)

    def _change(
        self, act: Callable[[], object], title: str, failed: Done, done: Callable[[], None] = lambda: None
    ) -> None:
        def after(_result: object) -> None:
            done()
            self.read()

        self._run(act, title, after, failed)

    def _run(self, act: Callable[[], object], title: str, done: Done, failed: Done) -> None:
        def work(_progress: ProgressSink, _cancel: CancelToken) -> object:
            return act()

        self.context.tasks.start(work, title=title, on_success=done, on_failure=failed)

    def _read_once(self) -> None:
        session = self._session()
        if session is not None:
            session.profile_changed.disconnect(self._read_once)
        self.read()

    def _report(self, error: Exception) -> None:
        self.context.messages.report_error(self.tr("Sites"), error)
