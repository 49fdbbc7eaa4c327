"""Secrets: who answers first, and that a missing, lying or silent keychain stops nobody."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import keyring
import keyring.backends.fail
import keyring.backends.null
import keyring.errors
import pytest
from filelock import FileLock, Timeout

from alx_desktop.domain.errors import SecretNotKept
from alx_desktop.services.left_passwords import LeftPasswords
from alx_desktop.services.secrets import KeyringStore, Purpose, Secrets
from tests.memory_keyring import MemoryKeyring


class Silent(MemoryKeyring):
    """A locked keychain: no call returns until the test ends."""

    def __init__(self) -> None:
        super().__init__()
        self.released = threading.Event()
        self.calls = 0

    def get_password(self, service: str, username: str) -> str | None:
        self.calls += 1
        self.released.wait(60)
        return None

    set_password = get_password  # type: ignore[assignment]


@pytest.fixture
def silent() -> Iterator[Silent]:
    backend = Silent()
    keyring.set_keyring(backend)
    yield backend
    backend.released.set()


def test_environment_then_session_then_keychain(monkeypatch: pytest.MonkeyPatch, memory_keyring: MemoryKeyring) -> None:
    secrets = Secrets()
    assert secrets.get("site") is None
    memory_keyring.entries["alx-desktop", "profile:site:source"] = "from keychain"
    assert secrets.get("site") == "from keychain"
    secrets.remember("site", "typed", keep=False)
    assert secrets.get("site") == "typed"
    assert secrets.get("other") is None
    monkeypatch.setenv("ALX_DB_PASSWORD", "")
    assert secrets.get("site") == ""
    assert secrets.get("site", Purpose.STORE) is None


def test_kept_secrets_are_one_entry_each(memory_keyring: MemoryKeyring) -> None:
    secrets = Secrets()
    secrets.remember("a b", "s3cret", keep=True)
    secrets.remember("a b", "other", keep=True, purpose=Purpose.STORE)
    assert memory_keyring.entries == {
        ("alx-desktop", "profile:a b:source"): "s3cret",
        ("alx-desktop", "profile:a b:store"): "other",
    }
    secrets.forget("a b")
    secrets.forget("never known")
    assert memory_keyring.entries == {}
    assert secrets.get("a b") is None


@pytest.mark.parametrize("backend", [keyring.backends.null.Keyring, keyring.backends.fail.Keyring])
def test_a_keychain_that_keeps_nothing_is_noticed(backend: type) -> None:
    keyring.set_keyring(backend())
    secrets = Secrets()
    with pytest.raises(SecretNotKept):
        secrets.remember("site", "s3cret", keep=True)
    assert secrets.get("site") == "s3cret"
    assert not secrets.place().safe
    assert "session only" in secrets.describe()
    secrets.forget("site")


def test_a_silent_keychain_is_asked_once(silent: Silent) -> None:
    secrets = Secrets(KeyringStore(patience=0.05, probe_seconds=0.05))
    assert secrets.get("site") is None
    with pytest.raises(SecretNotKept, match="does not answer"):
        secrets.remember("site", "s3cret", keep=True)
    assert secrets.get("site") == "s3cret"
    assert secrets.place().key == "session"
    assert silent.calls == 1


def test_a_refusal_of_the_keychain_does_not_quote_the_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_self: MemoryKeyring, _service: str, _user: str, password: str) -> None:
        raise RuntimeError(f"too long: {password}")

    monkeypatch.setattr(MemoryKeyring, "set_password", refuse)
    with pytest.raises(SecretNotKept) as caught:
        Secrets().remember("site", "s3cret", keep=True)
    assert "s3cret" not in str(caught.value)
    assert "RuntimeError" in caught.value.detail


def test_describe_names_the_place(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Secrets().describe().startswith("Passwords in ")
    monkeypatch.setenv("ALX_DB_PASSWORD", "x")
    assert Secrets().describe() == "Password from ALX_DB_PASSWORD"


class LeftLocked(MemoryKeyring):
    """A keychain that nobody unlocks. asked: how often somebody was to."""

    asked = 0

    def get_password(self, service: str, username: str) -> str | None:
        self.asked += 1
        raise keyring.errors.KeyringLocked

    def set_password(self, service: str, username: str, password: str) -> None:
        self.get_password(service, username)


def test_who_leaves_the_keychain_locked_is_asked_once_for_what_is_asked_in_one_go() -> None:
    backend = LeftLocked()
    keyring.set_keyring(backend)
    secrets = Secrets()
    assert [secrets.get("site", purpose) for purpose in Purpose] == [None, None, None]
    secrets.forget("site")
    assert backend.asked == 1
    with pytest.raises(SecretNotKept, match="KeyringLocked"):
        secrets.remember("site", "s3cret", keep=True)
    assert backend.asked == 2, "who saves a password wants to be asked"


class Locked(MemoryKeyring):
    """A keychain that is locked while `locked`."""

    locked = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise keyring.errors.KeyringLocked
        return super().get_password(service, username)


def test_what_a_locked_keychain_did_not_give_up_is_named_and_deleted_once_it_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backend = Locked()
    keyring.set_keyring(backend)
    secrets = Secrets(left=tmp_path / "left")
    secrets.remember("site", "s3cret", keep=True)
    secrets.remember("other", "0ther", keep=True)
    assert secrets.left_behind("site") == ()
    backend.locked = True
    secrets.forget("site")
    assert "profile:site:source" in secrets.left_behind("site")
    assert secrets.left_behind("other") == ()
    monkeypatch.setattr("alx_desktop.services.secrets.LEFT_LOCKED_SECONDS", 0.0)
    later = Secrets(left=tmp_path / "left")
    assert later.get("site") is None
    backend.locked = False
    assert later.get("site") is None, "what was forgotten is nobody's, a new site's of that name neither"
    assert later.get("other") == "0ther"
    assert set(backend.entries) == {("alx-desktop", "profile:other:source")}
    assert later.left_behind("site") == ()
    assert not (tmp_path / "left").exists()


def test_a_new_site_of_the_name_keeps_its_own_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alx_desktop.services.secrets.LEFT_LOCKED_SECONDS", 0.0)
    backend = Locked()
    keyring.set_keyring(backend)
    secrets = Secrets(left=tmp_path / "left")
    secrets.remember("site", "old", keep=True)
    backend.locked = True
    secrets.forget("site")
    backend.locked = False
    secrets.remember("site", "new", keep=True)
    assert Secrets(left=tmp_path / "left").get("site") == "new"
    assert secrets.left_behind("site") == ()


def test_what_is_written_anew_while_old_ones_are_deleted_stays() -> None:
    kept, refuses = {"profile:site:source": "old"}, [True]

    def delete(entry: str) -> bool:
        if refuses:
            return False
        # A person enters the new site's password just now.
        writer.start()
        writer.join(0.2)
        kept.pop(entry, None)
        return True

    left = LeftPasswords(None, delete)
    write = partial(kept.__setitem__, "profile:site:source", "new")
    writer = threading.Thread(target=lambda: left.renew("profile:site:source", write))
    left.forget(["profile:site:source"])
    refuses.clear()
    left.settle()
    writer.join()
    assert kept == {"profile:site:source": "new"} and left.entries() == ()


def test_two_processes_at_the_same_moment_lose_no_line_of_the_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = (LeftPasswords(tmp_path / "left", lambda _entry: False) for _process in range(2))
    second = threading.Thread(target=other.forget, args=(["profile:b:source"],))
    read = one.entries

    def read_and_be_overtaken() -> tuple[str, ...]:
        found = read()
        if second.ident is None:
            second.start()
            second.join(0.2)
        return found

    monkeypatch.setattr(one, "entries", read_and_be_overtaken)
    one.forget(["profile:a:source"])
    second.join()
    assert set(other.entries()) == {"profile:a:source", "profile:b:source"}


def test_what_another_process_deletes_just_now_is_left_to_it(tmp_path: Path) -> None:
    asked: list[str] = []
    left = LeftPasswords(tmp_path / "left", lambda entry: bool(asked.append(entry)))
    left.forget(["profile:a:source"])
    with FileLock(tmp_path / "left.lock"):
        left.settle()
    assert asked == ["profile:a:source"]
    left.settle()
    assert len(asked) == 2


@pytest.mark.parametrize("problem", [Timeout("left.lock"), PermissionError(13, "denied"), NotImplementedError()])
def test_without_a_lock_it_is_noted_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: Exception
) -> None:
    def refuse(*_given: object, **_named: object) -> None:
        raise problem

    monkeypatch.setattr(FileLock, "acquire", refuse)
    written: list[str] = []
    left = LeftPasswords(tmp_path / "left", lambda _entry: False)
    left.forget(["profile:a:source", "profile:b:source"])
    left.renew("profile:a:source", lambda: written.append("new"))
    assert left.entries() == ("profile:b:source",) and written == ["new"]
    later = LeftPasswords(tmp_path / "left", lambda _entry: True)
    later.settle()
    assert later.entries() == (("profile:b:source",) if isinstance(problem, Timeout) else ())
