"""What needs attention, in the rail: the count at the Control Center's place, and the bell with the notifications."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from alx_desktop.ui.commands import Command
from alx_desktop.ui.rail import Rail
from alx_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from alx_desktop.ui.notifications import NotificationsPopup
    from alx_desktop.ui.session import SiteSession

PLACE = "control_center"


class AttentionBell(QObject):
    """arrived(list of AttentionLike): something new needs attention, see SessionAttention.arrived.

    go: brings a page to the front. now: UTC epoch seconds.
    """

    arrived = Signal(object)

    def __init__(self, theme: Theme, rail: Rail, go: Callable[[str], None], now: Callable[[], float]) -> None:
        super().__init__(rail)
        self._theme, self._rail, self._go, self._now = theme, rail, go, now
        self._session: SiteSession | None = None
        self.notifications: NotificationsPopup | None = None
        rail.notes_asked.connect(self.open)

    def watch(self, session: SiteSession) -> None:
        """A site is shown."""
        self._session = session
        session.attention.changed.connect(self._show)
        session.attention.arrived.connect(self.arrived)

    def clear(self) -> None:
        """No site is shown."""
        self._session = None
        self._show()
        if self.notifications is not None:
            self.notifications.close_popup()

    def open(self) -> None:
        """Show what was told about this site, the newest first."""
        if self._session is None:
            return
        if self.notifications is None:
            # Few people open it; the window comes up sooner without it.
            from alx_desktop.ui.notifications import NotificationsPopup

            self.notifications = NotificationsPopup(self._theme, self._rail)
            self.notifications.attention_asked.connect(partial(self._go, PLACE))
        self.notifications.show_notes(self._session.attention.notes, self._now())
        self.notifications.open_beside(self._rail.notes_button)

    def commands(self) -> list[Command]:
        """What the palette offers while a site is open."""
        title, group = self.tr("Notifications"), self.tr("Window")
        return [Command(title, self.open, group, "bell", words="history alerts messages")]

    def _show(self) -> None:
        button = self._rail.buttons.get(PLACE)
        if button is not None:
            button.set_badge(self._session.attention.urgent if self._session else 0, self.tr("{0} to act on"))
