"""Where passwords are kept now, in words: vault, keychain, or this session only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from alx_desktop.domain.phrases import phrase
from alx_desktop.services.keychain import Keychain
from alx_desktop.services.vault import Vault


@dataclass(frozen=True, slots=True)
class SecretPlace:
    """Where passwords are kept now. safe: they survive the session without being readable in a file of ours.

    key: environment, keychain, keychain_locked, session, vault, vault_locked or vault_damaged.
    """

    key: str
    text: str
    safe: bool


def place_of(vault: Vault | None, find: Callable[[], Keychain | None]) -> SecretPlace:
    """The vault where there is one, else the keychain that find() finds (it may take its probe's time)."""
    if vault is not None and vault.exists:
        return _vault_place(vault)
    found = find()
    if found is None:
        text = phrase("Passwords are kept for this session only: no keychain answers here")
        return SecretPlace("session", text, False)
    if found.locked is None:
        text = phrase("Passwords in {0}, which is not set up yet", found.name)
        return SecretPlace("keychain_locked", text, True)
    if found.locked:
        return SecretPlace("keychain_locked", phrase("Passwords in {0}, which is locked", found.name), True)
    return SecretPlace("keychain", phrase("Passwords in {0}", found.name), True)


def _vault_place(vault: Vault) -> SecretPlace:
    if vault.trouble() is not None:
        text = phrase("The vault of passwords is damaged: they are kept for this session")
        return SecretPlace("vault_damaged", text, False)
    if vault.is_locked:
        return SecretPlace("vault_locked", phrase("Passwords in the vault, which is locked"), True)
    return SecretPlace("vault", phrase("Passwords in the encrypted vault"), True)
