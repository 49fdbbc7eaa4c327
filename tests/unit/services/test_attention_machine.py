"""What needs attention of the machine: backups that are old or none, and a disk that fills up."""

from __future__ import annotations

from pathlib import Path

import pytest

from alx_desktop.config import Profile, SourceSettings
from alx_desktop.services.attention import AttentionService
from alx_desktop.services.attention_machine import little_room, old_backups
from alx_desktop.store.backup import Backup
from alx_desktop.store.location import Database
from tests.unit.services.attention_parts import GB, said
from tests.unit.services.test_overview import DAY, NOW, done, fill, store

__all__ = ["store"]


def backup(database: Database, age: int, before_migration: bool = False) -> Backup:
    return Backup(Path("x"), database, NOW - age, before_migration)


@pytest.mark.parametrize(
    ("age", "found"),
    [
        (3 * DAY, []),
        (3 * DAY + 1, [("warn", "The newest backup is 3 days old")]),
        (7 * DAY + 1, [("bad", "The newest backup is 7 days old")]),
    ],
)
def test_old_backups(age, found):
    made = [backup(Database.ADMIN, 5), backup(Database.REPORTING, age), backup(Database.REPORTING, age + 9)]
    assert said(old_backups(made, ["admin", "reporting"], NOW - 90 * DAY, NOW)) == found


def test_backups_that_are_none():
    before = [backup(Database.ADMIN, 5), backup(Database.REPORTING, 5, before_migration=True)]
    future = [backup(Database.ADMIN, 5), backup(Database.REPORTING, -9 * DAY)]
    for made in (before, future, []):
        names = ["admin", "reporting"]
        (item,) = old_backups(made, names, NOW - 2 * DAY, NOW)
        assert item.text.startswith("There is no backup") and item.action_key == "back_up"
        assert not list(old_backups(made, names, NOW - DAY, NOW)), "the first one is made within a day"
        assert not list(old_backups(made, names, None, NOW))


@pytest.mark.parametrize(
    ("free", "size", "severity"),
    [(3 * GB, GB, None), (2 * GB, GB, "warn"), (1.9 * GB, 1000, "warn"), (1.05 * GB, GB, "bad"), (0, 1000, "bad")],
)
def test_a_disk_that_fills_up(free, size, severity):
    assert [item.severity for item in little_room(int(free), size)] == ([severity] if severity else [])


def test_a_full_disk_is_told(store):
    fill(store, [done((1, 1, 1))])
    profile = Profile(name="p", source=SourceSettings(url="sqlite:///x"))
    (item,) = AttentionService(profile, store, now=lambda: NOW, free=lambda _folder: 1000).read()
    assert (item.key, item.severity) == ("disk", "bad")
