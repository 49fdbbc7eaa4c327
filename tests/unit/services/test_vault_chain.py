"""The vault among the other keepers of passwords: what moves into it, and what goes to nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from alx_desktop.domain.errors import AlxError, LoginRefused, SecretMissing, SecretNotKept
from alx_desktop.domain.vault_errors import VaultLocked, VaultPasswordWrong
from alx_desktop.services.secrets import Purpose, Secrets
from alx_desktop.services.vault import Vault
from tests.memory_keyring import MemoryKeyring
from tests.unit.services.own_vault import COST, MASTER, SECRET, path

__all__ = ["path"]


def secrets(path: Path) -> Secrets:
    return Secrets(vault=Vault(path, COST), stamp=lambda name: path.parent / name)


def test_passwords_of_the_session_move_into_a_new_vault(path: Path, memory_keyring: MemoryKeyring) -> None:
    chain = secrets(path)
    chain.remember("site", SECRET, keep=False)
    chain.remember("site", "ssh's", keep=True, purpose=Purpose.SSH)
    chain.remember("other", "other's", keep=True)
    assert len(memory_keyring.entries) == 2
    assert chain.make_vault(MASTER, ["site", "other"], from_keychain=True) == 3
    assert memory_keyring.entries == {}
    later = secrets(path)
    assert later.get("site") is None
    assert isinstance(later.explain(SecretMissing()), VaultLocked)
    refused = LoginRefused("wrong password")
    assert later.explain(refused) is refused
    mark = later.mark("site")
    later.unlock(MASTER)
    assert later.mark("site") != mark
    assert later.get("site") == SECRET
    assert later.get("site", Purpose.SSH) == "ssh's"
    assert later.get("other") == "other's"
    later.remember("site", "newer", keep=True)
    assert memory_keyring.entries == {}
    assert another_chain_reads(path) == "newer"
    later.forget("site")
    assert another_chain_reads(path) is None
    assert later.place().key == "vault" and later.place().safe


def another_chain_reads(path: Path) -> str | None:
    chain = secrets(path)
    chain.unlock(MASTER)
    return chain.get("site")


def test_a_renamed_profile_keeps_its_passwords_in_the_vault(path: Path, memory_keyring: MemoryKeyring) -> None:
    chain = secrets(path)
    chain.make_vault(MASTER, [])
    chain.remember("old", SECRET, keep=True)
    chain.remember("old", "ssh's", keep=True, purpose=Purpose.SSH)
    chain.move("old", "new")
    later = secrets(path)
    later.unlock(MASTER)
    assert (later.get("new"), later.get("new", Purpose.SSH)) == (SECRET, "ssh's")
    assert later.get("old") is None and memory_keyring.entries == {}


def test_the_password_of_a_site_renamed_under_a_locked_vault_goes_to_no_later_site(
    path: Path, memory_keyring: MemoryKeyring
) -> None:
    chain = secrets(path)
    chain.make_vault(MASTER, [])
    chain.remember("old", SECRET, keep=True)
    secrets(path).move("old", "new")
    later = secrets(path)
    later.unlock(MASTER)
    assert (later.get("old"), later.get("new")) == (None, SECRET)


def test_a_password_that_the_keychain_does_not_take_under_a_new_name_goes_to_no_later_site(
    path: Path, memory_keyring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    chain = Secrets()
    chain.remember("old", SECRET, keep=True)

    def refuse(*_arguments: object) -> None:
        raise OSError("full")

    monkeypatch.setattr(memory_keyring, "set_password", refuse)
    chain.move("old", "new")
    assert (chain.get("old"), chain.get("new")) == (None, SECRET)
    assert memory_keyring.entries == {}


def test_a_removed_vault_leaves_the_session_its_passwords(path: Path, memory_keyring: MemoryKeyring) -> None:
    chain = secrets(path)
    chain.remember("a: b", SECRET, keep=False)
    chain.make_vault(MASTER, ["a: b"])
    chain = secrets(path)
    assert chain.place().key == "vault_locked"
    with pytest.raises(VaultPasswordWrong):
        chain.remove_vault("wrong")
    assert chain.remove_vault(MASTER) == 1
    assert not path.exists()
    assert chain.get("a: b") == SECRET


def test_a_locked_vault_does_not_fall_back_to_the_keychain(path: Path, memory_keyring: MemoryKeyring) -> None:
    secrets(path).make_vault(MASTER, [])
    chain = secrets(path)
    with pytest.raises(SecretNotKept) as caught:
        chain.remember("site", SECRET, keep=True)
    assert "locked" in caught.value.detail and SECRET not in str(caught.value)
    assert memory_keyring.entries == {}
    assert chain.get("site") == SECRET


def test_no_vault_at_all(path: Path, memory_keyring: MemoryKeyring) -> None:
    chain = Secrets()
    for act in (lambda: chain.unlock(MASTER), lambda: chain.make_vault(MASTER, []), lambda: chain.remove_vault(MASTER)):
        with pytest.raises(AlxError):
            act()
