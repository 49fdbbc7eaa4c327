"""What this machine leaves to a person: backups that are too old, and a disk that fills up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alx_desktop.domain.phrases import phrase
from alx_desktop.services.attention_item import BAD, DAY, WARN, Attention, span
from alx_desktop.store.backup import Backup
from alx_desktop.store.sqlite_files import SPARE_BYTES

BACKUP_OLD = 3 * DAY
BACKUP_VERY_OLD = 7 * DAY
"""A backup is made each day at the first sync: two that were missed are chance, three are not."""

ROOM = 2_000_000_000
"""Bytes. Below this the whole machine begins to suffer."""


def old_backups(
    backups: Sequence[Backup], names: Sequence[str], synced_at: int | None, now: int
) -> Iterator[Attention]:
    """Databases whose newest daily backup is too old, or that have none a day after the first sync.

    names: the databases that are backed up. synced_at: the first time that rows were there; None = never.
    """
    newest: dict[str, int] = {}
    for one in backups:
        if not one.before_migration and one.made_at <= now + 3600:
            newest[str(one.database)] = max(newest.get(str(one.database), 0), one.made_at)
    missing = [name for name in names if name not in newest]
    if missing:
        if synced_at is not None and now - synced_at > DAY:
            text = phrase(
                "There is no backup of this site's store: a damaged disk would take its history and its tokens"
            )
            yield Attention("backup", WARN, text, "back_up", phrase("Back up now"), since=synced_at)
        return
    made_at = min(newest[name] for name in names)
    if now - made_at > BACKUP_OLD:
        severity = BAD if now - made_at > BACKUP_VERY_OLD else WARN
        text = phrase("The newest backup is {0} old", span(now - made_at))
        yield Attention("backup", severity, text, "back_up", phrase("Back up now"), since=made_at + DAY)


def little_room(free: int, store: int) -> Iterator[Attention]:
    """A disk on which the next backup does not fit any more, or soon will not. Both in bytes."""
    sizes = (f"{free / 1e9:.1f}", f"{store / 1e9:.1f}")
    text = phrase("Only {0} GB are free on the disk of the store, which has {1} GB itself", *sizes)
    if free < store + SPARE_BYTES:
        text = phrase("{0}: backups do not fit any more, and syncs will stop", text)
        yield Attention("disk", BAD, text, "open_settings", phrase("Make room"))
    elif free < max(ROOM, 3 * store):
        yield Attention("disk", WARN, text, "open_settings", phrase("Make room"), can_wait=True)
