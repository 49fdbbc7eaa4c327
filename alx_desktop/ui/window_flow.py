"""Which site is open: first run, opening, switching, the demo, the assistant."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from alx_desktop.domain.errors import AlxError
from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.domain.vault_errors import VaultLocked
from alx_desktop.ui.closing import OnClose
from alx_desktop.ui.demo_maker import DemoMaker
from alx_desktop.ui.leaving import Leaving
from alx_desktop.ui.main_window import MainWindow
from alx_desktop.ui.pages.welcome import WelcomeScreen
from alx_desktop.ui.passwords import PasswordKeeper
from alx_desktop.ui.ports import AppPort, SecretPlaceLike, SitePort
from alx_desktop.ui.screens import FailedScreen, OpeningScreen
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.site_changes import SiteChanges
from alx_desktop.ui.site_menu import SiteMenu, WindowCommands
from alx_desktop.ui.sites.desk import SitesDesk
from alx_desktop.ui.sites.shared_stores import SharedStores
from alx_desktop.ui.theme import ThemeMode
from alx_desktop.ui.vault_asking import VaultAsker
from alx_desktop.ui.widgets.confirm import ConfirmDialog
from alx_desktop.ui.window_choices import WindowChoices
from alx_desktop.ui.words import said

if TYPE_CHECKING:
    from alx_desktop.config import Profile
    from alx_desktop.ui.assistant.panel import AssistantPanel

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Opened:
    """What the opening task brings back; site None = there is no profile yet."""

    ticket: int
    site: SitePort | None
    sites: list[Profile]
    theme: str
    on_close: str


class WindowFlow(QObject):
    """Talks to AppPort in tasks only; `session` is the open site, None while there is none."""

    def __init__(self, app: AppPort, window: MainWindow) -> None:
        super().__init__(window)
        self._app = app
        self._window = window
        self._context = window.context
        self.session: SiteSession | None = None
        self.assistant: AssistantPanel | None = None
        self._wanted: str | None = None
        self._ticket = 0
        self._sync_when_open = False
        self._keychain_was_locked = False
        self.opening = OpeningScreen(self._context.theme)
        self.failed = FailedScreen(self._context.theme)
        self.welcome = WelcomeScreen(self._context.theme)
        self.demo = DemoMaker(app, window)
        self.menu = SiteMenu(self._context.theme, window.keymap, window)
        self.sites = SitesDesk(self._context, app, self._current, self)
        self.shared = SharedStores(self._context, app, window)
        self.window_commands = WindowCommands(self._context.theme, window.rail, window.keymap, window)
        self.leaving = Leaving(window)
        self.vault = VaultAsker(self._context, window, app.secrets)
        self.changes = SiteChanges(self._context, app, self)
        self.choices = WindowChoices(self._context, app, window)
        self._connect()

    def _connect(self) -> None:
        self._window.sites_asked.connect(self._show_sites)
        self._window.extra_commands = self._commands
        self.menu.site_chosen.connect(self.open_site)
        self.menu.connect_asked.connect(self.connect_site)
        self.menu.demo_asked.connect(self.demo.make)
        self.menu.all_asked.connect(self._show_all_sites)
        self._window.all_sites_asked.connect(self._show_all_sites)
        self.sites.changed.connect(self._take_sites)
        self.sites.rename_open_asked.connect(self.changes.rename)
        self.menu.edit_asked.connect(self.edit_connection)
        self.window_commands.shortcuts_asked.connect(self._window.open_shortcuts)
        self.window_commands.quit_asked.connect(self._window.quit)
        self.window_commands.about_asked.connect(self._show_about)
        self.failed.retry_asked.connect(self.reopen)
        self.vault.unlocked.connect(self._read_secret_place)
        self.failed.sites_asked.connect(self._show_sites)
        self.failed.login_asked.connect(self.shared.log_in_again)
        self.menu.shared_asked.connect(self.shared.ask)
        self.welcome.shared_asked.connect(self.shared.ask)
        self.shared.opened.connect(self.open_site)
        self.welcome.connect_asked.connect(self.connect_site)
        self.welcome.demo_asked.connect(self.demo.make)
        self.demo.made.connect(self._on_demo)
        self.demo.given_up.connect(self._go_back)

    # Opening

    def start(self, name: str | None = None) -> None:
        """Open the named site, else the last one, else the default one; without any, welcome the person."""
        self._open(name, self._window.state.profile)

    def open_site(self, name: str) -> None:
        """Close what is open and open another site."""
        if self.session is not None and self.session.sync_task is not None:
            self._ask_before_switch(name)
        else:
            self._open(name, None)

    def _open(self, name: str | None, last: str | None) -> None:
        self._close_session()
        self.opening.show_site(name or "")
        self._window.show_screen(self.opening, with_rail=False)
        self._wanted = name or last
        self._ticket += 1
        app, ticket = self._app, self._ticket

        def work(_progress: ProgressSink, _cancel: CancelToken) -> _Opened:
            sites = app.profiles.list()
            names = [profile.name for profile in sites]
            look = app.profiles.config().window
            known = last if last in names else app.profiles.default_name() or (names[0] if names else None)
            chosen = name or known
            self._wanted = chosen
            return _Opened(ticket, app.open_site(chosen) if chosen else None, sites, look.theme, look.on_close)

        title = self.tr("Opening the site")
        self._context.tasks.start(work, title=title, on_success=self._take, on_failure=self._fail)

    def _take(self, opened: _Opened) -> None:
        if opened.ticket != self._ticket:
            # The person has chosen another site meanwhile.
            if opened.site is not None:
                opened.site.close()
            return
        self.menu.sites = opened.sites
        self._context.theme.set_mode(ThemeMode(opened.theme))
        self._context.closing.choose(OnClose(opened.on_close))
        if opened.site is None:
            self.show_welcome()
        else:
            self._use(opened.site)

    def _use(self, site: SitePort) -> None:
        name = site.profile.name
        self._window.state.profile = name
        self.menu.open_name = name
        session = SiteSession(self._context, site, self._app, self)
        session.connection_asked.connect(self.edit_connection)
        session.removal_asked.connect(self.changes.remove)
        session.repair_asked.connect(self.changes.repair)
        session.secrets_changed.connect(self._read_secret_place)
        session.sync_ended.connect(self._look_at_keychain)
        PasswordKeeper(self._context, self._window, session, self.vault)
        self.session = session
        if self._sync_when_open:
            self._window.state.page = "sync"
        self._window.show_site(session)
        session.endpoint.start_if_wanted()
        self._tell_recoveries(site)
        self._read_secret_place()
        if self._sync_when_open:
            self._sync_when_open = False
            session.start_sync()

    def _fail(self, error: Exception) -> None:
        self.failed.show_error(self._wanted or "", error)
        self._window.show_screen(self.failed, with_rail=False)
        if isinstance(error, VaultLocked):
            self.vault.ask(self.reopen)

    def reopen(self) -> None:
        """Open the site that was wanted last once more."""
        self.start(self._wanted)

    def _close_session(self) -> None:
        """Forget the open site; its store is closed when nothing reads it any more."""
        session, self.session = self.session, None
        self.menu.open_name = None
        if session is not None:
            self._window.clear_site()
            session.retire()

    def _tell_recoveries(self, site: SitePort) -> None:
        """A store that was damaged and brought back says so, with what is missing."""
        store: Any = getattr(site, "store", None)
        for report in getattr(store, "recoveries", ()):
            self._context.messages.report_error("", AlxError(report.reason, title=report.title, advice=report.advice))

    def _read_secret_place(self) -> None:
        secrets = self._app.secrets

        def work(_progress: ProgressSink, _cancel: CancelToken) -> SecretPlaceLike:
            return secrets.place()

        title = self.tr("Asking the keychain")
        self._context.tasks.start(work, title=title, on_success=self._show_secret_place, key="secrets")

    def _look_at_keychain(self, _run: object = None) -> None:
        # The sync may have made somebody unlock it.
        if self._keychain_was_locked:
            self._read_secret_place()

    def _show_secret_place(self, place: SecretPlaceLike) -> None:
        self._keychain_was_locked = place.key == "keychain_locked"
        self._window.status_bar.show_secrets(said(place.text), safe=place.safe)
        if place.key == "vault_locked":
            self.vault.ask_at_start()

    # Welcome and demo

    def show_welcome(self) -> None:
        """The choice between a real site and the demo."""
        self._window.show_screen(self.welcome, with_rail=False)

    def _on_demo(self, name: str) -> None:
        self._sync_when_open = True
        self._open(name, None)

    def _go_back(self) -> None:
        """To where the person came from: the site that is open, or the welcome."""
        if self.session is not None:
            self._window.go_to(self._window.state.page)
        elif self.menu.names:
            self.start()
        else:
            self.show_welcome()

    # Assistant

    def connect_site(self) -> None:
        """Open the assistant for a new site."""
        self._show_assistant(edit=False)

    def edit_connection(self) -> None:
        """Open the assistant for the site that is open."""
        self._show_assistant(edit=True)

    def _show_assistant(self, *, edit: bool) -> None:
        # With the settings' models and SQLAlchemy behind it: not before the window is there.
        from alx_desktop.ui.assistant.panel import AssistantPanel

        self._drop_assistant()
        profile = self.session.site.profile if self.session and edit else None
        panel = AssistantPanel(self._context, self._app, profile, self.menu.names)
        panel.cancelled.connect(self._leave_assistant)
        panel.finished.connect(self._on_assistant_finished)
        self.assistant = panel
        self._window.show_screen(panel, with_rail=False)
        panel.begin()

    def _drop_assistant(self) -> None:
        if self.assistant is not None:
            self._window.drop_screen(self.assistant)
            self.assistant = None

    def _leave_assistant(self) -> None:
        self._go_back()
        self._drop_assistant()

    def _on_assistant_finished(self, name: str, sync_now: bool) -> None:
        self._sync_when_open = sync_now
        self._open(name, None)
        self._drop_assistant()

    def _show_about(self) -> None:
        from alx_desktop.ui.about_dialog import AboutDialog

        AboutDialog(self._context, self._window).open()

    # Sites

    def _show_sites(self) -> None:
        button = self._window.rail.site_button
        self.menu.pop_up(button if button.isVisible() else self.failed.panel)

    def _show_all_sites(self) -> None:
        from alx_desktop.ui.sites.dialog import SitesDialog

        dialog = SitesDialog(self.sites, self._window)
        dialog.open_asked.connect(self.open_site)
        dialog.open()

    def _take_sites(self, sites: list[Profile]) -> None:
        self.menu.sites = sites

    def _current(self) -> SiteSession | None:
        return self.session

    def _commands(self) -> list[Any]:
        return [*self.menu.commands(), *self.window_commands.commands()]

    def let_go(self, words: str) -> SiteSession:
        """Show no site any more; the task that follows closes it. words: what happens meanwhile."""
        assert self.session is not None
        session, self.session = self.session, None
        self._wanted = session.site.profile.name
        # Here and not in its close(), which runs on a worker: a timer is stopped by its own thread.
        session.sampling.stop()
        self.menu.open_name = None
        self._window.clear_site()
        self.opening.show_words(words)
        self._window.show_screen(self.opening, with_rail=False)
        return session

    def _ask_before_switch(self, name: str) -> None:
        dialog = ConfirmDialog(
            self._window,
            self.tr("A sync is running"),
            self.tr("It must stop before another site opens. What was committed is kept; the next sync goes on there."),
            action=self.tr("Stop and open {0}").format(name),
            keep=self.tr("Stay here"),
        )
        dialog.confirmed.connect(partial(self._switch_after_stop, name))
        dialog.open()

    def _switch_after_stop(self, name: str) -> None:
        task = self.session.sync_task if self.session else None
        if task is None or self.session is None:
            self.open_site(name)
            return
        task.finished.connect(partial(self.open_site, name))
        self.session.cancel_sync()

    def close(self) -> None:
        """Close the open site's store; nothing may run any more."""
        if self.session is not None:
            self.session.close()
