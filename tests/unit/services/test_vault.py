"""The encrypted vault: locked, opened, changed, damaged, and used by several processes at once."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path

import pytest

from alx_desktop.domain.errors import SecretNotKept
from alx_desktop.domain.vault_errors import VaultDamaged, VaultExists, VaultMissing, VaultNotWritten, VaultPasswordWrong
from alx_desktop.services import vault_file
from alx_desktop.services.vault import Vault
from tests.unit.services.own_vault import COST, MASTER, SECRET, another, path, vault

__all__ = ["path", "vault"]


def test_nothing_readable_is_in_the_file(vault: Vault, path: Path) -> None:
    content = path.read_bytes()
    assert SECRET.encode() not in content and MASTER.encode() not in content
    assert json.loads(content)["kdf"] == "scrypt"
    if os.name != "nt":
        assert path.stat().st_mode & 0o777 == 0o600


def test_the_usual_key_costs_an_attacker_much(path: Path) -> None:
    Vault(path).make(MASTER, {})
    assert json.loads(path.read_text())["cost"] == 1 << 17


def test_locked_until_the_right_password(vault: Vault, path: Path) -> None:
    other = another(path)
    assert other.is_locked and other.get("a") is None
    with pytest.raises(SecretNotKept):
        other.set("b", "x")
    for wrong in ("", "Correct horse bättery", MASTER + " "):
        with pytest.raises(VaultPasswordWrong):
            other.unlock(wrong)
    assert other.is_locked
    other.unlock(MASTER)
    assert not other.is_locked and other.get("a") == SECRET


def test_set_and_delete_are_on_the_disk(vault: Vault, path: Path) -> None:
    vault.set("b", "two")
    vault.delete("a")
    vault.delete("not there")
    other = another(path)
    other.unlock(MASTER)
    assert (other.get("a"), other.get("b")) == (None, "two")


def test_a_change_by_another_process_is_seen_and_kept(vault: Vault, path: Path) -> None:
    other = another(path)
    other.unlock(MASTER)
    other.set("b", "two")
    assert vault.get("b") == "two"
    vault.set("c", "three")
    assert other.get("c") == "three" and other.get("b") == "two"


def test_many_write_at_once(vault: Vault, path: Path) -> None:
    def write(number: int) -> None:
        own = another(path)
        own.unlock(MASTER)
        for part in range(5):
            own.set(f"{number}.{part}", "x")

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(vault.get(f"{number}.{part}") == "x" for number in range(4) for part in range(5))


def test_another_master_password(vault: Vault, path: Path) -> None:
    other = another(path)
    other.unlock(MASTER)
    with pytest.raises(VaultPasswordWrong):
        vault.change_password("wrong", "another one entirely")
    with pytest.raises(VaultPasswordWrong):
        vault.change_password(MASTER, "short")
    vault.change_password(MASTER, "another one entirely")
    assert vault.get("a") == SECRET
    # Who had it open under the old one must ask again.
    assert other.is_locked and other.get("a") is None
    with pytest.raises(VaultPasswordWrong):
        other.unlock(MASTER)
    other.unlock("another one entirely")
    assert other.get("a") == SECRET


@pytest.mark.parametrize("damage", ["cut", "flipped", "empty", "letter", "list", "format"])
def test_a_damaged_file_is_said_and_kept(vault: Vault, path: Path, damage: str) -> None:
    whole = path.read_bytes()
    at = whole.index(b'"sealed"') + 15
    flipped = whole[:at] + (b"A" if whole[at : at + 1] != b"A" else b"B") + whole[at + 1 :]
    broken = {
        "cut": whole[: len(whole) // 2],
        "flipped": flipped,
        "empty": b"",
        "letter": b"Dear administrator,",
        "list": b"[]",
        "format": whole.replace(b'"format": 1', b'"format": 2'),
    }[damage]
    path.write_bytes(broken)
    assert vault.get("a") is None
    assert isinstance(vault.trouble(), VaultDamaged)
    with pytest.raises(VaultDamaged):
        vault.unlock(MASTER)
    with pytest.raises(SecretNotKept):
        vault.set("b", "x")
    assert path.read_bytes() == broken
    vault.make("a new master password", {"b": "two"})
    aside = [one for one in path.parent.iterdir() if "damaged" in one.name]
    assert [one.read_bytes() for one in aside] == [broken]
    assert vault.get("b") == "two"
    # The backup is put back.
    path.write_bytes(whole)
    vault.unlock(MASTER)
    assert vault.get("a") == SECRET


def test_a_seal_that_was_tampered_with_does_not_open(vault: Vault, path: Path) -> None:
    """Also with a checksum that fits: it may be changed by whoever changes the rest."""
    body = json.loads(path.read_text())
    body.pop("sha256")
    body["cost"] = COST * 2
    path.write_text(json.dumps({**body, "sha256": vault_file._sum(body)}))
    with pytest.raises(VaultPasswordWrong):
        another(path).unlock(MASTER)
    body["cost"] = 1 << 40
    path.write_text(json.dumps({**body, "sha256": vault_file._sum(body)}))
    with pytest.raises(VaultDamaged):
        another(path).unlock(MASTER)


def test_a_write_that_fails_leaves_the_old_file(vault: Vault, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = path.read_bytes()

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(vault_file, "write_atomically", full)
    with pytest.raises(SecretNotKept):
        vault.set("b", "x")
    with pytest.raises(VaultNotWritten):
        vault.change_password(MASTER, "another one entirely")
    assert path.read_bytes() == whole
    assert vault.get("a") == SECRET and vault.get("b") is None
    monkeypatch.undo()
    vault.change_password(MASTER, "another one entirely")


def test_a_folder_that_takes_no_file_is_said_in_the_vaults_words(
    vault: Vault, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that turned read only, or a folder that is not ours any more, is met at the lock already."""

    def refuse(*_args: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("filelock.FileLock.acquire", refuse)
    with pytest.raises(SecretNotKept):
        vault.set("b", "x")
    vault.delete("a")
    for act in (lambda: vault.remove(MASTER), lambda: vault.change_password(MASTER, "another one entirely")):
        with pytest.raises(VaultNotWritten):
            act()
    assert vault.get("a") == SECRET and another(path).exists


def test_a_file_that_cannot_be_deleted_is_still_the_vault(
    vault: Vault, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows deletes no file that a backup is reading."""

    def refuse(*_args: object, **_options: object) -> None:
        raise PermissionError(13, "in use", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        with pytest.raises(VaultNotWritten):
            vault.remove(MASTER)
    assert vault.get("a") == SECRET


def test_a_password_from_an_environment_in_another_encoding_is_only_wrong(
    vault: Vault, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALX_VAULT_PASSWORD", "b\udce4ttery of horses")
    assert another(path).get("a") is None


def test_the_environment_opens_it(vault: Vault, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALX_VAULT_PASSWORD", "wrong, and tried once")
    tried = []
    real = vault_file.key_of
    monkeypatch.setattr(vault_file, "key_of", lambda *values: tried.append(values) or real(*values))
    other = another(path)
    for _ in range(5):
        assert other.get("a") is None
    assert len(tried) == 1
    monkeypatch.setenv("ALX_VAULT_PASSWORD", MASTER)
    assert other.get("a") == SECRET


def test_what_is_forgotten_while_it_is_locked_is_not_given_out(vault: Vault, path: Path) -> None:
    """A removed site's password must not go to another server, to which a new site of that name leads."""
    vault.set("b", "two")
    another(path).delete("a")
    another(path).delete("never there")
    other = another(path)
    other.unlock(MASTER)
    assert (other.get("a"), other.get("b")) == (None, "two")
    other.set("c", "three")
    key = vault_file.key_of(path, MASTER)
    assert vault_file.read_vault(path, key) == {"b": "two", "c": "three"}
    other.set("a", "another")
    again = another(path)
    again.unlock(MASTER)
    assert again.get("a") == "another" and sorted(one.suffix for one in path.parent.iterdir()) == [".json", ".lock"]


def test_a_kill_before_the_note_of_what_was_forgotten_is_deleted_hides_no_newer_password(
    vault: Vault, path: Path
) -> None:
    another(path).delete("a")
    note = path.with_suffix(".forgotten")
    kept = note.read_bytes()
    vault.set("a", "another")
    note.write_bytes(kept)
    assert vault.get("a") == "another"
    another(path).delete("b")
    again = another(path)
    again.unlock(MASTER)
    assert again.get("a") == "another"


def test_what_is_forgotten_while_it_is_damaged_is_not_given_out_when_the_backup_is_back(
    vault: Vault, path: Path
) -> None:
    whole = path.read_bytes()
    path.write_bytes(b"")
    another(path).delete("a")
    another(path).delete("b")
    path.write_bytes(whole)
    other = another(path)
    other.unlock(MASTER)
    assert other.get("a") is None


def test_changes_of_a_locked_vault_are_made_in_their_order(vault: Vault, path: Path) -> None:
    vault.set("x", "other")
    another(path).move("a", "b")
    another(path).move("x", "a")
    another(path).move("b", "c")
    another(path).delete("a")
    other = another(path)
    other.unlock(MASTER)
    assert [other.get(entry) for entry in "abcx"] == [None, None, SECRET, None]
    other.set("d", "two")
    key = vault_file.key_of(path, MASTER)
    assert vault_file.read_vault(path, key) == {"c": SECRET, "d": "two"}


def test_forgetting_under_a_lock_that_another_process_holds_open(vault: Vault, path: Path) -> None:
    """The one that has it open writes it with the next secret, and gives the forgotten one out no more from then on."""
    another(path).delete("a")
    vault.set("b", "two")
    assert vault.get("b") == "two" and vault.get("a") is None
    assert "a" not in vault_file.read_vault(path, vault_file.key_of(path, MASTER))


def test_there_is_none(path: Path) -> None:
    vault = another(path)
    assert not vault.exists and not vault.is_locked and vault.get("a") is None and vault.trouble() is None
    for act in (lambda: vault.unlock(MASTER), lambda: vault.remove(MASTER)):
        with pytest.raises(VaultMissing):
            act()
    with pytest.raises(VaultPasswordWrong):
        vault.make("short", {})
    assert not vault.exists


def test_one_that_is_there_is_not_overwritten(vault: Vault, path: Path) -> None:
    with pytest.raises(VaultExists):
        another(path).make("a new master password", {})
    assert vault.get("a") == SECRET
