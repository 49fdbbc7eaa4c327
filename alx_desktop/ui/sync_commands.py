"""What can be done with a site's sync, for the palette."""

from __future__ import annotations

from functools import partial

from alx_desktop.domain.sync import SyncMode
from alx_desktop.ui.commands import Command
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.words import tr


def sync_commands(session: SiteSession) -> list[Command]:
    """Start one of the kinds, or stop what runs; pause or resume what runs by itself. Nothing for analysts."""
    if session.is_read_only:
        return []
    group = tr("Sync")
    automatic = session.site.profile.sync.schedule.automatic
    title = tr("Pause automatic sync") if automatic else tr("Resume automatic sync")
    pause = Command(title, partial(session.set_automatic, not automatic), group, "clock", words="schedule")
    if session.is_syncing:
        return [Command(tr("Cancel the sync"), session.cancel_sync, group, "square", words="stop"), pause]
    full, reconcile = partial(session.start_sync, SyncMode.FULL), partial(session.start_sync, SyncMode.RECONCILE)
    return [
        Command(tr("Sync now"), session.start_sync, group, "refresh-cw", words="start update"),
        Command(tr("Run a full sync"), full, group, "refresh-cw", words="start everything"),
        Command(tr("Reconcile with Moodle"), reconcile, group, "scale", words="drift compare"),
        pause,
    ]
