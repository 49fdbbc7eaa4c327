"""Settings that several windows and commands change: what each of them did not touch stays as the others left it."""

from __future__ import annotations

from datetime import time
from pathlib import Path
from typing import Any

import pytest

from alx_desktop.config import Profile, SourceSettings, SshSettings
from alx_desktop.domain.errors import SettingsChanged, WrongUse
from alx_desktop.paths import DataDir
from alx_desktop.services.always_on import AlwaysOnState
from alx_desktop.services.profiles import ProfileService, StillServed
from tests.unit.services.test_profiles import profile

SSH = SshSettings(host="gate", user="alx")


@pytest.fixture
def service(data_dir: Path) -> ProfileService:
    made = ProfileService(DataDir(data_dir))
    made.add(profile("one", time_zone="Europe/Berlin"))
    return made


def with_values(of: Profile, **values: Any) -> Profile:
    """`of` with other settings; `sync__pause` is `pause` of `sync`."""
    data = of.model_dump()
    for name, value in values.items():
        part, *path = data, *name.split("__")
        for step in path[:-1]:
            part = part[step]
        part[path[-1]] = value
    return Profile.model_validate(data)


def test_only_what_was_changed_is_taken_over(service: ProfileService) -> None:
    shown = service.get("one")
    service.update(with_values(shown, folder="Live", sync__schedule__full_days=7, store_url=None), shown)
    # A window that still shows what held before.
    kept = service.update(with_values(shown, sync__pause=1.5, sync__schedule__incremental_minutes=10), shown)
    wanted = with_values(
        shown, folder="Live", sync__schedule__full_days=7, sync__pause=1.5, sync__schedule__incremental_minutes=10
    )
    assert kept == service.get("one") == wanted


def test_the_same_setting_changed_by_both_is_refused_by_name(service: ProfileService) -> None:
    shown = service.get("one")
    theirs = service.update(with_values(shown, time_zone="Asia/Tokyo", retention__run_days=9), shown)
    with pytest.raises(SettingsChanged) as caught:
        service.update(with_values(shown, time_zone="Europe/Rome", retention__run_days=8, folder="Live"), shown)
    assert "time_zone" in caught.value.detail and "retention.run_days" in caught.value.detail
    assert "folder" not in caught.value.detail
    assert service.get("one") == theirs


def test_the_same_choice_of_both_is_no_quarrel(service: ProfileService) -> None:
    shown = service.get("one")
    theirs = service.update(with_values(shown, time_zone="Asia/Tokyo"), shown)
    assert service.update(with_values(shown, time_zone="Asia/Tokyo"), shown) == theirs


def test_nothing_changed_brings_nothing_back(service: ProfileService) -> None:
    shown = service.get("one")
    theirs = service.update(with_values(shown, time_zone="Asia/Tokyo"), shown)
    assert service.update(shown, shown) == theirs == service.get("one")


def test_what_does_not_fit_together_is_refused(service: ProfileService) -> None:
    """Each change is right by itself, and both together are not."""
    shown = service.get("one")
    theirs = service.update(with_values(shown, sync__schedule__reconcile_minutes=10), shown)
    with pytest.raises(SettingsChanged, match="more often"):
        service.update(with_values(shown, sync__schedule__incremental_minutes=30), shown)
    assert service.get("one") == theirs


def test_a_part_that_may_be_missing_is_one_setting(service: ProfileService) -> None:
    shown = service.get("one")
    url = "mysql+pymysql://alx@db/moodle"
    tunnelled = service.update(with_values(shown, source__url=url, source__ssh=SSH.model_dump()), shown)
    longer = service.update(with_values(tunnelled, source__ssh__port=2222), tunnelled)
    assert longer.source.ssh == SSH.model_copy(update={"port": 2222})
    with pytest.raises(SettingsChanged, match=r"source\.ssh"):
        service.update(with_values(tunnelled, source__ssh=None), tunnelled)
    both = service.update(with_values(tunnelled, source__ssh__keepalive=60), tunnelled)
    assert both.source.ssh == SSH.model_copy(update={"port": 2222, "keepalive": 60})
    assert service.update(with_values(both, source__ssh=None), both).source == SourceSettings(url=url)


def test_quiet_hours_of_two(service: ProfileService) -> None:
    shown = service.get("one")
    quiet = {"sync__schedule__quiet_from": time(22), "sync__schedule__quiet_to": time(4)}
    service.update(with_values(shown, **quiet), shown)
    with pytest.raises(SettingsChanged):
        service.update(with_values(shown, **{**quiet, "sync__schedule__quiet_to": time(6)}), shown)


def test_a_change_begins_with_what_holds_by_then(service: ProfileService) -> None:
    seen: list[Profile] = []

    def act(now: Profile) -> Profile:
        seen.append(now)
        return with_values(now, folder="Live")

    theirs = service.update(with_values(service.get("one"), time_zone="Asia/Tokyo"), service.get("one"))
    changed = service.change("one", act)
    assert seen == [theirs]
    assert changed == service.get("one") == with_values(theirs, folder="Live")
    with pytest.raises(WrongUse):
        service.change("two", act)
    with pytest.raises(WrongUse):
        service.change("one", lambda now: with_values(now, time_zone="Mars/Olympus"))
    assert service.get("one") == changed


def test_a_site_that_is_gone_does_not_come_back(service: ProfileService) -> None:
    shown = service.get("one")
    service.remove("one", delete_store=False)
    with pytest.raises(WrongUse):
        service.update(with_values(shown, folder="Live"), shown)
    assert service.list() == []


@pytest.mark.parametrize("act", ["rename", "remove"])
def test_a_site_that_a_service_serves_keeps_its_name(data_dir: Path, act: str) -> None:
    served = [True]
    made = ProfileService(
        DataDir(data_dir), service_of=lambda name: AlwaysOnState(bool(served), f"alx-desktop-{name}.service", "", "")
    )
    made.add(profile("one"))
    folder = DataDir(data_dir).profile("one")
    folder.mkdir(parents=True)

    def change() -> None:
        if act == "rename":
            made.rename("one", "two")
        else:
            made.remove("one", delete_store=True)

    with pytest.raises(StillServed, match=r"alx-desktop-one\.service"):
        change()
    assert folder.exists() and [one.name for one in made.list()] == ["one"]
    served.clear()
    change()
    assert [one.name for one in made.list()] == (["two"] if act == "rename" else [])
