"""The window: rail, one page in front, status bar, message bar, palette, shortcuts. What is open is the flow's."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from alx_desktop.ui.attention_bell import AttentionBell
from alx_desktop.ui.closing import ClosePreference
from alx_desktop.ui.command_palette import CommandPalette
from alx_desktop.ui.commands import Command
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.going_first import HEAVY, going_first
from alx_desktop.ui.icons import application_icon
from alx_desktop.ui.keymap import PLACE, Keymap
from alx_desktop.ui.page_shelf import PageShelf
from alx_desktop.ui.pages.page import Page
from alx_desktop.ui.places import PlaceSpec
from alx_desktop.ui.rail import Rail
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.site_mark import window_icon
from alx_desktop.ui.site_state import last_run_line, state_line
from alx_desktop.ui.status_bar import StatusBar
from alx_desktop.ui.sync_commands import sync_commands
from alx_desktop.ui.tab_order import order_tabs
from alx_desktop.ui.tasks import TaskRunner
from alx_desktop.ui.text_size import grown
from alx_desktop.ui.theme import Theme
from alx_desktop.ui.widgets.message_bar import MessageBar
from alx_desktop.ui.window_keys import WindowKeys
from alx_desktop.ui.window_state import LEAST_HEIGHT, LEAST_WIDTH, WindowState

if TYPE_CHECKING:
    from alx_desktop.ui.help_dialog import HelpDialog

TIMES_MS = 15_000
"""How often relative times are written anew."""

NARROW = grown(1040)
"""Below this width the rail shows icons only, unless it is unfolded by hand."""

STATUS_EVERY = 4
"""Every so many of these ticks the status is read: a command line may have synced meanwhile."""


class MainWindow(QMainWindow):
    """close_asked(): the window is to close, quit_asked(): the application is to end; the owner decides when
    close_for_good() may be called. closed(): it has closed for good.

    sites_asked(): the site's name in the rail was clicked. all_sites_asked(): the list of all sites is wanted.
    state_shown(): the open site's state may be another, or another site is open, or none.
    is_leaving: it is going to close for good, as soon as what runs has stopped.
    pages_missing(): a site was opened, or has other settings: pages that were not visited are not built.
    """

    close_asked = Signal()
    quit_asked = Signal()
    closed = Signal()
    sites_asked = Signal()
    all_sites_asked = Signal()
    pages_missing = Signal()
    state_shown = Signal()

    def __init__(
        self,
        theme: Theme,
        tasks: TaskRunner,
        state: WindowState,
        places: list[PlaceSpec],
        now: Callable[[], float] = time.time,
    ) -> None:
        super().__init__()
        self.state = state
        self._places = places
        self._session: SiteSession | None = None
        self.is_leaving = False
        self._may_close = False
        self._is_narrow = False
        self.help_dialog: HelpDialog | None = None
        self.extra_commands: Callable[[], Iterable[Command]] = tuple
        self.setWindowTitle("ALX Desktop")
        self.setWindowIcon(application_icon())
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self._build(theme)
        self._pages = PageShelf(self.stack, places, self._welcome)
        closing = ClosePreference(state.on_close)
        self.context = UiContext(theme, tasks, self.message_bar, now, closing, state=state)
        self.bell = AttentionBell(theme, self.rail, self.go_to, now)
        theme.changed.connect(self._show_title)
        tasks.task_failed.connect(self.message_bar.report_error)
        self.keymap = Keymap(state.settings, [spec.place for spec in places], self)
        self._keys = self._make_keys()
        self._show_keys()
        self._ticks = 0
        self._ticker = QTimer(self)
        self._ticker.timeout.connect(self._tick)
        self._ticker.start(TIMES_MS)
        state.restore_geometry(self)

    def _build(self, theme: Theme) -> None:
        central = QWidget()
        self.setCentralWidget(central)
        row = QHBoxLayout(central)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.rail = Rail(theme, [spec.place for spec in self._places])
        self.rail.place_chosen.connect(self.go_to)
        self.rail.sites_asked.connect(self.sites_asked)
        self.rail.collapsed_changed.connect(self._keep_collapsed)
        self.rail.set_collapsed(self.state.rail_collapsed)
        row.addWidget(self.rail)
        column = QVBoxLayout()
        column.setSpacing(0)
        self.stack = QStackedWidget()
        self.status_bar = StatusBar(theme)
        column.addWidget(self.stack, 1)
        column.addWidget(self.status_bar)
        row.addLayout(column, 1)
        self.message_bar = MessageBar(theme, central)
        self.palette_box = CommandPalette(theme, central)

    def _make_keys(self) -> WindowKeys:
        actions: dict[str, Callable[[], object]] = {
            "refresh": self.refresh,
            "palette": self.open_palette,
            "rail": self.rail.toggle,
            "quit": self.quit,
            "settings": self._go_to_settings,
            "help": self.open_help,
            "shortcuts": self.open_shortcuts,
            "sites": self.all_sites_asked.emit,
        }
        self.keymap.changed.connect(self._show_keys)
        return WindowKeys(self, self.keymap, actions, self.go_to)

    def _show_keys(self) -> None:
        self._keys.show_in_rail(self.rail)
        for page in self._pages.pages():
            self._keys.show_on_page(page)

    def _goer(self, key: str) -> Callable[[], None]:
        def go() -> None:
            self.go_to(key)

        return go

    def _go_to_settings(self) -> None:
        self.go_to("settings")

    @property
    def session(self) -> SiteSession | None:
        """The site that is shown."""
        return self._session

    @property
    def page(self) -> Page | None:
        """The page in front, if it is one of the site's."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    @property
    def first_place(self) -> str:
        """Where a site that is opened begins: where the person was last."""
        keys = [spec.place.key for spec in self._places]
        return self.state.page if self.state.page in keys else keys[0]

    def show_screen(self, screen: QWidget, *, with_rail: bool) -> None:
        """Show something that is no page: welcome, opening, an error, the assistant."""
        if self.stack.indexOf(screen) < 0:
            self.stack.addWidget(screen)
        self.stack.setCurrentWidget(screen)
        self.rail.setVisible(with_rail)
        self.status_bar.setVisible(with_rail)
        screen.setFocus()

    def drop_screen(self, screen: QWidget) -> None:
        """Forget a screen that is done with."""
        self.stack.removeWidget(screen)
        screen.deleteLater()

    def show_site(self, session: SiteSession) -> None:
        """Show a site that was opened; its pages are built as they are visited, or ahead of that (preparing.py)."""
        self.clear_site()
        self._session = session
        session.status_changed.connect(self._show_status)
        session.sync_started.connect(self._show_status)
        session.sync_progressed.connect(self._show_status)
        session.sync_ended.connect(self._show_status)
        session.endpoint.changed.connect(self._show_status)
        session.profile_changed.connect(self._show_status)
        session.profile_changed.connect(self._drop_hidden_pages)
        self.bell.watch(session)
        session.profile_changed.connect(self._show_title)
        self._show_title()
        self._show_status()
        self.go_to(self.first_place)
        session.refresh_status()
        session.attention.begin(self.state.settings)
        self.pages_missing.emit()

    def _show_title(self) -> None:
        """The site, its folder and its mark, for those who have several windows and sites."""
        if self._session is None:
            return
        profile = self._session.site.profile
        name = f"{profile.folder} / {profile.name}" if profile.folder else profile.name
        self.setWindowTitle(f"{name} – ALX Desktop")
        self.setWindowIcon(window_icon(profile.name, profile.color, self.context.theme))

    def build_ahead(self) -> bool:
        """Build a part of a page that was not visited yet; False if there is nothing to build."""
        return self._session is not None and self._pages.build_ahead(self.context, self._session, self.state.settings)

    def _drop_hidden_pages(self) -> None:
        """The site was opened anew with other settings: pages behind the one in front are built again when visited."""
        self._pages.drop(kept=self.stack.currentWidget())
        self.pages_missing.emit()

    def clear_site(self) -> None:
        """Forget the pages of the site that was open."""
        self._pages.drop()
        if self._session is not None:
            # Here and not in the session's close(): that may come from a worker, where no timer can be stopped.
            self._session.attention.leave()
            # Its Undo would change the site that is left, in a store that is being closed.
            self.message_bar.withdraw()
        self._session = None
        self.setWindowTitle("ALX Desktop")
        self.setWindowIcon(application_icon())
        self.bell.clear()
        self.status_bar.show_sync("")
        self.status_bar.show_note("")
        self.state_shown.emit()

    def go_to(self, key: str, argument: object = None) -> None:
        """Bring a page of the site to the front."""
        if self._session is not None:
            with going_first():
                self._show_page(self._session, key, argument)

    def _show_page(self, session: SiteSession, key: str, argument: object) -> None:
        page = self._pages.visit(key, self.context, session, self.state.settings)
        self.rail.setVisible(True)
        self.status_bar.setVisible(True)
        self.rail.show_place(key)
        self.stack.setCurrentWidget(page)
        if self.help_dialog is not None and self.help_dialog.isVisible():
            self.help_dialog.show_page(key, page.page_title)
        self.state.page = key
        page.activate(argument)
        self._show_note()
        if not self.rail.isAncestorOf(self.focusWidget() or page):
            page.setFocus()

    def _welcome(self, page: Page) -> None:
        self._keys.show_on_page(page)
        page.navigate.connect(self.go_to)
        page.note_changed.connect(self._show_note)
        page.header.palette_asked.connect(self.open_palette)
        page.header.help_asked.connect(self.open_help)

    def refresh(self) -> None:
        """Read the page in front and the status anew."""
        if self.page is not None and self._session is not None:
            self.page.refresh()
            self._session.refresh_status()

    def open_palette(self) -> None:
        """Show the palette over everything that can be done now."""
        self.palette_box.open_with([*self._place_commands(), *self.extra_commands()])

    def open_help(self) -> None:
        """Show the help of the page in front, beside the window."""
        if self.page is None:
            return
        from alx_desktop.ui.help_dialog import HelpDialog

        if self.help_dialog is None:
            self.help_dialog = HelpDialog(self)
            self.help_dialog.shortcuts_button.clicked.connect(self.open_shortcuts)
        self.help_dialog.show_page(self.page.key, self.page.page_title)

    def open_shortcuts(self) -> None:
        """Show the list of all shortcuts."""
        from alx_desktop.ui.shortcuts import ShortcutsDialog

        ShortcutsDialog(self.context.theme, self.keymap, self).open()

    def _place_commands(self) -> list[Command]:
        if self._session is None:
            return []
        group = self.tr("Place")
        commands = [
            Command(spec.place.title, self._goer(spec.place.key), group, spec.place.icon, self._keys_of(spec))
            for spec in self._places
        ]
        commands += sync_commands(self._session)
        commands += self.bell.commands()
        window, text = self.tr("Window"), self.keymap.text
        commands.append(Command(self.tr("Refresh"), self.refresh, window, "rotate-ccw", text("refresh")))
        commands.append(Command(self.tr("Help on this page"), self.open_help, window, "circle-help", text("help")))
        for page in self._pages.pages():
            commands += page.commands()
        return commands

    def _keys_of(self, spec: PlaceSpec) -> str:
        return self.keymap.text(PLACE + spec.place.key)

    def _show_status(self, _what: object = None) -> None:
        if self._session is None:
            return
        now = self.context.now()
        line = state_line(self._session, now)
        profile = self._session.site.profile
        self.rail.site_button.show_site(profile.name, line.text, line.tone, profile.color or "")
        self.status_bar.show_sync(last_run_line(self._session, now))
        status = self._session.status
        if "sync" in self.rail.buttons:
            self.rail.buttons["sync"].set_badge(len(status.held) if status else 0)
        self.state_shown.emit()

    def _show_note(self) -> None:
        self.status_bar.show_note(self.page.note if self.page else "")

    def _keep_collapsed(self, collapsed: bool) -> None:
        if not self._is_narrow:
            self.state.rail_collapsed = collapsed

    def _tick(self) -> None:
        self._ticks += 1
        self._show_status()
        if self.page is not None:
            self.page.update_times()
        if self._session is not None and self._ticks % STATUS_EVERY == 0 and not self._session.is_syncing:
            self._session.refresh_status()

    def show_unexpected(self, error: Exception) -> None:
        """An error that nobody caught; the log has it already."""
        self.message_bar.report_error("", error)

    def come_to_front(self) -> None:
        """Something wants this window to be seen; one that is about to close for good stays as it is."""
        if self.is_leaving:
            return
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def quit(self) -> None:
        """The person wants to end the application, not only to close the window."""
        self.state.save_geometry(self)
        self.quit_asked.emit()

    def close_for_good(self) -> None:
        """Close without asking again."""
        self._may_close = True
        self.close()

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab, from wherever the focus is: rows may have come since the last time."""
        if (central := self.centralWidget()) is not None:
            order_tabs(central)
        return super().focusNextPrevChild(following)

    def event(self, event: QEvent) -> bool:
        if event.type() not in HEAVY:
            return super().event(event)
        with going_first():
            return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self.rail.set_collapsed(narrow or self.state.rail_collapsed)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.state.save_geometry(self)
        if self._may_close:
            self._ticker.stop()
            event.accept()
            self.closed.emit()
        else:
            event.ignore()
            self.close_asked.emit()
