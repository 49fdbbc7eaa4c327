"""Renaming, duplicating and marking profiles: nothing here is lost."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from alx_desktop.app import App
from alx_desktop.config import Config, EndpointSettings, Profile, SourceSettings, save_config
from alx_desktop.domain.errors import StoreBusy, WrongUse
from alx_desktop.paths import DataDir
from alx_desktop.services.password_follow import PasswordFollow
from alx_desktop.services.profile_folder import MARK
from alx_desktop.services.profiles import ProfileService, SettingsBusy
from alx_desktop.services.secrets import KeyringStore, Purpose, Secrets
from alx_desktop.store.locks import use_lock
from tests.memory_keyring import MemoryKeyring
from tests.unit.services.own_profiles import data, names, profile, service, stored

__all__ = ["data", "service"]


# Rename


def test_a_renamed_profile_keeps_store_settings_default_and_passwords(
    data: DataDir, memory_keyring: MemoryKeyring
) -> None:
    secrets = Secrets(KeyringStore())
    service = ProfileService(data, PasswordFollow(data.password_note, secrets.forget, secrets.move))
    folder = stored(data, "old")
    certificate = folder / "endpoint.pem"
    service.add(profile("old", endpoint=EndpointSettings(certificate=certificate)), make_default=True)
    secrets.remember("old", "s3cret", keep=True)
    secrets.remember("old", "st0re", keep=False, purpose=Purpose.STORE)
    service.rename("old", "New name")
    assert names(service) == ["New name"] and service.default_name() == "New name"
    assert service.get().endpoint.certificate == data.profile("New name") / "endpoint.pem"
    assert (data.profile("New name") / "reporting.sqlite").read_bytes() == b"rows" and not folder.exists()
    assert secrets.get("New name") == "s3cret" and secrets.get("New name", Purpose.STORE) == "st0re"
    assert secrets.get("old") is None and secrets.get("old", Purpose.STORE) is None
    fresh = Secrets(KeyringStore())
    assert fresh.get("New name") == "s3cret" and fresh.get("New name", Purpose.STORE) is None


def test_another_spelling_of_the_same_name(data: DataDir, service: ProfileService) -> None:
    stored(data, "acme")
    service.add(profile("acme"))
    service.rename("acme", "Acme")
    assert names(service) == ["Acme"] and (data.profile("Acme") / "reporting.sqlite").exists()
    service.rename("Acme", "Acme")
    assert (data.profile("Acme") / "reporting.sqlite").exists()


def test_the_demos_own_file_goes_with_it(data: DataDir, service: ProfileService) -> None:
    folder = stored(data, "demo")
    source = SourceSettings(url=f"sqlite:///{folder / 'site.sqlite'}?mode=ro")
    service.add(Profile(name="demo", source=source, is_demo=True))
    service.rename("demo", "trial")
    assert service.get("trial").source.url == f"sqlite:///{data.profile('trial') / 'site.sqlite'}?mode=ro"


@pytest.mark.parametrize("new", ["other", "OTHER", "con", "a/b", "", ".x", "left"])
def test_names_that_cannot_be_leave_everything_as_it_was(data: DataDir, service: ProfileService, new: str) -> None:
    stored(data, "old")
    stored(data, "left")
    service.add(profile("old"))
    service.add(profile("other"))
    with pytest.raises(WrongUse):
        service.rename("old", new)
    assert names(service) == ["old", "other"] and (data.profile("old") / "reporting.sqlite").exists()
    assert (data.profile("left") / "reporting.sqlite").exists()


def test_a_store_in_use_is_not_renamed(data: DataDir, service: ProfileService) -> None:
    folder = stored(data, "old")
    service.add(profile("old"))
    lock = use_lock(folder, shared=True)
    assert lock.try_acquire()
    with pytest.raises(StoreBusy):
        service.rename("old", "new")
    assert names(service) == ["old"] and folder.exists()
    lock.release()
    service.rename("old", "new")


def test_an_opened_site_is_renamed_after_it_is_closed(data: DataDir) -> None:
    app = App(data)
    app.profiles.add(profile("old"))
    site = app.open_site("old")
    epoch = site.sync.status().store_epoch
    with pytest.raises(StoreBusy):
        app.profiles.rename("old", "new")
    site.close()
    app.profiles.rename("old", "new")
    again = app.open_site("new")
    assert again.sync.status().store_epoch == epoch
    again.close()
    app.close()


def test_a_rename_that_was_killed_before_the_settings_knew_is_taken_back(data: DataDir) -> None:
    """The store would have been made anew under the old name, and the old one would have lain there for ever."""
    app = App(data)
    app.profiles.add(profile("old"))
    with closing(app.open_site("old")) as site:
        epoch = site.sync.status().store_epoch
    killed = (
        "import os, sys; from pathlib import Path; from alx_desktop.services.profile_folder import renamed_folder\n"
    )
    killed += "with renamed_folder(Path(sys.argv[1]), Path(sys.argv[2])): os._exit(9)"
    folders = [str(data.profile(name)) for name in ("old", "new")]
    assert subprocess.run([sys.executable, "-c", killed, *folders], check=False).returncode == 9
    assert not data.profile("old").exists()
    with closing(app.open_site("old")) as site:
        assert site.sync.status().store_epoch == epoch
    assert not data.profile("new").exists() and not (data.profile("old") / MARK).exists()
    # Killed after the settings knew: the folder has an owner, whoever is called as it was.
    data.profile("old").rename(data.profile("new"))
    (data.profile("new") / MARK).write_text("old")
    app.profiles.add(profile("new"))
    with closing(app.open_site("old")) as site:
        assert site.sync.status().store_epoch != epoch
    with closing(app.open_site("new")) as site:
        assert site.sync.status().store_epoch == epoch
    app.close()


def test_the_store_of_a_removed_site_is_not_given_to_one_that_has_its_former_name(
    data: DataDir, service: ProfileService
) -> None:
    """The rename was killed after the settings knew, so that the mark stayed."""
    service.add(profile("new"))
    (stored(data, "new") / MARK).write_text("old")
    service.remove("new", delete_store=False)
    service.add(profile("old"))
    service.to_open("old")
    assert not data.profile("old").exists() and (data.profile("new") / "reporting.sqlite").exists()


def test_a_site_whose_rename_was_killed_is_removed_with_its_store(data: DataDir, service: ProfileService) -> None:
    service.add(profile("old"))
    (stored(data, "new") / MARK).write_text("old")
    service.remove("old", delete_store=True)
    assert list((data.root / "profiles").iterdir()) == []


def test_a_site_whose_rename_was_killed_takes_its_store_to_another_name(data: DataDir, service: ProfileService) -> None:
    service.add(profile("old"))
    (stored(data, "new") / MARK).write_text("old")
    service.rename("old", "newest")
    assert [folder.name for folder in (data.root / "profiles").iterdir()] == ["newest"]
    assert sorted(file.name for file in data.profile("newest").iterdir() if not file.name.endswith(".lock")) == [
        "reporting.sqlite"
    ]


def test_settings_that_cannot_be_written_give_the_folder_its_name_back(
    data: DataDir, service: ProfileService, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = stored(data, "old")
    service.add(profile("old"))

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("alx_desktop.services.profiles.save_config", full)
    with pytest.raises(OSError):
        service.rename("old", "new")
    assert (folder / "reporting.sqlite").exists() and not data.profile("new").exists()
    assert names(service) == ["old"]


def test_a_rename_that_is_half_done_is_not_taken_for_one_that_was_killed(
    data: DataDir, service: ProfileService, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process that opened the site then gave the folder its old name back, and the new site had no store."""
    stored(data, "old")
    service.add(profile("old"))

    def save(path: Path, config: Config) -> None:
        with ThreadPoolExecutor(1) as pool, pytest.raises(SettingsBusy):
            pool.submit(ProfileService(data).to_open, "old").result()
        save_config(path, config)

    monkeypatch.setattr("alx_desktop.services.profiles.LOCK_SECONDS", 0)
    monkeypatch.setattr("alx_desktop.services.profiles.save_config", save)
    service.rename("old", "new")
    assert (data.profile("new") / "reporting.sqlite").exists() and not data.profile("old").exists()


# Duplicate and mark


def test_a_duplicate_has_the_settings_but_neither_store_nor_endpoint(data: DataDir, service: ProfileService) -> None:
    stored(data, "one")
    endpoint = EndpointSettings(enabled=True, port=9000)
    service.add(profile("one", store_url="postgresql+psycopg://alx@db/alx", endpoint=endpoint, folder="Live"))
    service.duplicate("one", "two")
    made = service.get("two")
    assert made.source == service.get("one").source and made.folder == "Live"
    assert made.store_url is None and not made.endpoint.enabled and made.endpoint.port == 9000
    assert not data.profile("two").exists()
    for taken in ("one", "ONE"):
        with pytest.raises(WrongUse):
            service.duplicate("one", taken)
    stored(data, "left")
    with pytest.raises(WrongUse, match="earlier site"):
        service.duplicate("one", "left")


def test_folders_and_colours(service: ProfileService) -> None:
    service.add(profile("one"))
    service.mark("one", "  Customers ", "teal")
    assert (service.get("one").folder, service.get("one").color) == ("Customers", "teal")
    for folder, color in (("two\nlines", None), ("x" * 41, None), ("ok", "mauve")):
        with pytest.raises(WrongUse):
            service.mark("one", folder, color)  # type: ignore[arg-type]
    service.mark("one", "", None)
    assert (service.get("one").folder, service.get("one").color) == ("", None)
