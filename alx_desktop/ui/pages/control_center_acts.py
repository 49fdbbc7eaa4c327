"""What the Control Center does or where it leads: the actions of what needs attention, and the quick ones."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from alx_desktop.domain.progress import CancelToken, ProgressSink
from alx_desktop.domain.sync import SyncMode
from alx_desktop.ui import formats
from alx_desktop.ui.context import UiContext
from alx_desktop.ui.overview_port import AttentionLike
from alx_desktop.ui.pages.page import Page
from alx_desktop.ui.ports import BackupLike
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.widgets.quick_actions import QuickActions

PLACES = {
    "decide": "sync",
    "open_sync": "sync",
    "open_report": "reports",
    "open_tokens": "tokens",
    "open_requests": "endpoint",
    "open_endpoint": "endpoint",
    "open_settings": "settings",
    "open_checks": "diagnostics",
}
"""Where an action that only goes somewhere leads."""


class ControlCenterActs(QObject):
    """Of one page, with which it goes."""

    def __init__(self, context: UiContext, session: SiteSession, page: Page) -> None:
        super().__init__(page)
        self._context, self._session, self._go = context, session, page.navigate.emit
        self._is_backing_up = False

    def do(self, item: AttentionLike) -> None:
        """Mend it, or go to where it is mended."""
        if item.action_key == "sync":
            self._session.start_sync()
        elif item.action_key == "back_up":
            self.back_up()
        elif item.action_key == "start_endpoint":
            self._session.endpoint.start()
        else:
            self._go(PLACES[item.action_key], item.argument)

    def offer(self, card: QuickActions) -> None:
        """Fill the card of quick actions."""
        self.endpoint_button = card.add(self.tr("Start the endpoint"), "plug", self.switch_endpoint)
        self.backup_button = card.add(self.tr("Back up now"), "hard-drive", self.back_up)
        self.compare_button = card.add(self.tr("Compare with Moodle"), "scale", self.compare)
        if not self._session.is_read_only:
            card.add(self.tr("See the requests"), "activity", lambda: self._go("endpoint", "requests"))
            card.add(self.tr("See the tokens"), "lock", lambda: self._go("tokens", None))
        self.show_state()

    def show_state(self) -> None:
        """Say what a click does now."""
        endpoint, profile = self._session.endpoint, self._session.site.profile
        text = self.tr("Stop the endpoint") if endpoint.status.running else self.tr("Start the endpoint")
        self.endpoint_button.setText(f" {text}")
        self.endpoint_button.setAccessibleName(text)
        closed = self._session.is_read_only
        self.endpoint_button.setEnabled(not endpoint.busy and not closed)
        self.compare_button.setEnabled(not self._session.is_syncing and not closed)
        why = self.tr("For administrators of the shared store")
        self.endpoint_button.setToolTip(why if closed else "")
        tip = self.tr("Finds changes that left no date in Moodle, and takes them over")
        self.compare_button.setToolTip(why if closed else tip)
        # Whoever runs a PostgreSQL server makes its backups.
        self.backup_button.setVisible(profile.store_url is None)
        self.backup_button.setEnabled(not self._is_backing_up)

    def switch_endpoint(self) -> None:
        """Start it, or stop it."""
        endpoint = self._session.endpoint
        if endpoint.status.running:
            endpoint.stop()
        else:
            endpoint.start()

    def compare(self) -> None:
        """Reconcile: compare everything with Moodle."""
        self._session.start_sync(SyncMode.RECONCILE)

    def back_up(self) -> None:
        """Make a backup, unless one is being made."""
        if self._is_backing_up:
            return
        self._is_backing_up = True
        self.show_state()
        backups = self._session.site.backups

        def work(progress: ProgressSink, cancel: CancelToken) -> Sequence[BackupLike]:
            return backups.run_now(progress, cancel)

        task = self._context.tasks.start(work, title=self.tr("Backup"), on_success=self._on_backed_up, visible=True)
        task.finished.connect(self._on_backup_end)

    def _on_backed_up(self, made: Sequence[BackupLike]) -> None:
        size = formats.file_size(sum(backup.bytes for backup in made))
        self._context.messages.say(self.tr("Backup made, {0}.").format(size))
        self._session.attention.refresh()

    def _on_backup_end(self) -> None:
        self._is_backing_up = False
        self.show_state()
