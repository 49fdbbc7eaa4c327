"""Profiles: what is kept, what is refused, what a removal takes along."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from filelock import FileLock
from pydantic import ValidationError

from alx_desktop.config import EndpointSettings, Profile, SourceSettings, WindowSettings
from alx_desktop.domain.errors import AlxError, WrongUse
from alx_desktop.paths import DataDir
from alx_desktop.services.password_follow import PasswordFollow, PasswordNoteUnreadable
from alx_desktop.services.profiles import ProfileService, SettingsBusy
from tests.site_settings import put


def profile(name: str, **more: object) -> Profile:
    return Profile(name=name, source=SourceSettings(url="sqlite:///site.sqlite"), **more)  # type: ignore[arg-type]


@pytest.fixture
def service(data_dir: Path) -> ProfileService:
    return ProfileService(DataDir(data_dir))


def test_added_profiles_are_listed_by_name(service: ProfileService) -> None:
    for name in ("beta", "Alpha", "gamma"):
        service.add(profile(name))
    assert [p.name for p in service.list()] == ["Alpha", "beta", "gamma"]
    assert service.get("beta") == profile("beta")


def test_the_only_profile_is_the_default(service: ProfileService) -> None:
    assert service.default_name() is None
    service.add(profile("one"))
    assert service.get().name == "one" == service.default_name()
    service.add(profile("two"))
    assert service.default_name() is None
    with pytest.raises(WrongUse):
        service.get()
    service.choose("two")
    assert service.get().name == "two"


@pytest.mark.parametrize("name", ["ONE", "one", "con", "Nul.site", "lpt1", "site."])
def test_names_that_make_no_folder_everywhere_are_refused(service: ProfileService, name: str) -> None:
    service.add(profile("one"))
    with pytest.raises(WrongUse):
        service.add(profile(name))
    assert [p.name for p in service.list()] == ["one"]


def test_a_line_feed_ends_no_setting_of_one_line() -> None:
    """A name is a line of the note by which passwords follow it."""
    with pytest.raises(ValidationError):
        profile("one\n")
    with pytest.raises(ValidationError):
        SourceSettings(url="sqlite:///site.sqlite", company_source="iomad\n")
    with pytest.raises(ValidationError):
        EndpointSettings(cors_origins=("https://a.example\n",))


def test_an_unknown_time_zone_is_refused(service: ProfileService) -> None:
    for zone in ("Mars/Olympus", "../etc/passwd", ""):
        with pytest.raises(WrongUse):
            service.add(profile("one", time_zone=zone))
    service.add(profile("one", time_zone="Asia/Kathmandu"))
    with pytest.raises(WrongUse):
        put(service, profile("one", time_zone="Mars/Olympus"))


def test_update_changes_only_an_existing_profile(service: ProfileService) -> None:
    service.add(profile("one"))
    put(service, profile("one", time_zone="Europe/Berlin"))
    assert service.get("one").time_zone == "Europe/Berlin"
    with pytest.raises(WrongUse):
        put(service, profile("two"))


def test_window_settings_survive_changes_of_profiles(service: ProfileService) -> None:
    service.change_window("theme", "dark")
    service.add(profile("one"))
    assert service.config().window.theme == "dark"
    # Each choice by itself: another window may have made the other one.
    service.change_window("on_close", "quit")
    assert service.config().window == WindowSettings(theme="dark", on_close="quit")


@pytest.mark.parametrize("text", [b"\xff\xfe\nnew\n", b"no line feed", b""])
def test_a_note_on_passwords_that_is_damaged_is_set_aside_and_told_once(data_dir: Path, text: bytes) -> None:
    note, moves = data_dir / "note", list[tuple[str, ...]]()
    passwords = PasswordFollow(note, lambda name: moves.append((name,)), lambda *names: moves.append(names))
    service = ProfileService(DataDir(data_dir), passwords)
    service.add(profile("one"))
    (data_dir / "profiles" / "one").mkdir(parents=True)
    note.write_bytes(text)
    assert service.to_open("one").name == "one", "nobody is kept from a site"
    with pytest.raises(PasswordNoteUnreadable, match=r"note\.damaged"):
        service.rename("one", "two")
    assert [p.name for p in service.list()] == ["one"] and moves == []
    assert (data_dir / "note.damaged").read_bytes() == text
    service.rename("one", "two")
    assert moves == [("one", "two")]


def test_a_note_on_passwords_that_cannot_be_read_now_is_kept(data_dir: Path) -> None:
    note, forgotten = data_dir / "note", list[str]()
    passwords = PasswordFollow(note, forgotten.append, lambda *_names: None)
    service = ProfileService(DataDir(data_dir), passwords)
    service.add(profile("one"))
    (data_dir / "profiles" / "one").mkdir(parents=True)
    note.mkdir()
    with pytest.raises(PasswordNoteUnreadable):
        service.remove("one", delete_store=False)
    assert service.to_open("one").name == "one" and note.is_dir() and forgotten == []


def test_removal_keeps_or_deletes_the_folder_and_forgets_secrets(data_dir: Path) -> None:
    forgotten: list[str] = []
    passwords = PasswordFollow(data_dir / "note", forgotten.append, lambda _name, _new_name: None)
    service = ProfileService(DataDir(data_dir), passwords)
    for name in ("kept", "gone"):
        service.add(profile(name))
        (data_dir / "profiles" / name).mkdir(parents=True)
        (data_dir / "profiles" / name / "reporting.sqlite").write_bytes(b"x")
    service.choose("gone")
    service.remove("kept", delete_store=False)
    service.remove("gone", delete_store=True)
    assert service.list() == []
    assert service.default_name() is None
    assert [p.name for p in (data_dir / "profiles").iterdir()] == ["kept"]
    assert forgotten == ["kept", "gone"]


def test_removal_spares_a_profile_with_a_similar_name(service: ProfileService, data_dir: Path) -> None:
    for name in ("a", "a.removed"):
        service.add(profile(name))
        (data_dir / "profiles" / name).mkdir(parents=True)
    service.remove("a", delete_store=True)
    assert [p.name for p in (data_dir / "profiles").iterdir()] == ["a.removed"]


def test_a_folder_in_use_removes_nothing(
    service: ProfileService, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    service.add(profile("one"))
    (data_dir / "profiles" / "one").mkdir(parents=True)

    def in_use(*_args: object) -> None:
        raise PermissionError(13, "used by another process")

    monkeypatch.setattr(Path, "rename", in_use)
    with pytest.raises(AlxError, match="cannot be deleted"):
        service.remove("one", delete_store=True)
    assert service.get("one").name == "one"
    assert (data_dir / "profiles" / "one").exists()


def test_processes_that_change_the_settings_at_once_lose_nothing(data_dir: Path) -> None:
    """Each has a service of its own, as window and command line have."""
    together = threading.Barrier(4)

    def add(number: int) -> None:
        own = ProfileService(DataDir(data_dir))
        together.wait()
        for part in range(5):
            own.add(profile(f"{number}-{part}"))
            own.mark(f"{number}-{part}", "Live", "red")

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(add, range(4)))
    found = ProfileService(DataDir(data_dir)).list()
    assert [one.name for one in found] == [f"{number}-{part}" for number in range(4) for part in range(5)]
    assert {one.color for one in found} == {"red"}


def test_settings_that_another_process_holds_are_said_and_left(
    service: ProfileService, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    service.add(profile("one"))
    before = (data_dir / "config.toml").read_bytes()
    monkeypatch.setattr("alx_desktop.services.profiles.LOCK_SECONDS", 0)
    with FileLock(data_dir / "config.toml.lock"), ThreadPoolExecutor(1) as pool:
        for change in (lambda: service.add(profile("two")), lambda: service.remove("one", delete_store=True)):
            with pytest.raises(SettingsBusy):
                pool.submit(change).result()
    assert (data_dir / "config.toml").read_bytes() == before
    service.add(profile("two"))
