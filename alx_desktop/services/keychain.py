"""The system's keychain through keyring: what it is called here, and what it has. It may wait for ever."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass

from alx_desktop.domain.phrases import phrase

SERVICE = "alx-desktop"
SECRET_SERVICE = "keyring.backends.SecretService"
KEYCHAINS = {
    "keyring.backends.Windows": "Windows Credential Manager",
    "keyring.backends.macOS": "macOS Keychain",
    SECRET_SERVICE: phrase("the desktop's keychain (Secret Service)"),
    "keyring.backends.libsecret": phrase("the desktop's keychain (libsecret)"),
    "keyring.backends.kwallet": "KWallet",
}
KEEPS_NOTHING = ("keyring.backends.fail", "keyring.backends.null")


@dataclass(frozen=True, slots=True)
class Keychain:
    """name: what it is called. locked: a person has to unlock it first; None = has to set it up first."""

    name: str
    locked: bool | None = False


def keyring_get(entry: str, may_ask: bool = True) -> str | None:
    """What the keychain has under this entry. Raises whatever its backend raises.

    may_ask: a person may be asked to unlock it; where that can be told beforehand, a locked one has nothing otherwise.
    """
    # keyring costs 0.1 to 0.8 s at its first use (it looks for backends), so it is imported in the worker.
    import keyring

    if _module() == SECRET_SERVICE:
        locked = _is_locked()
        if locked is None or (locked and not may_ask):
            return None
    return keyring.get_password(SERVICE, entry)


def find_keychain() -> Keychain | None:
    """This system's; None if it keeps nothing. Raises whatever its backend raises.

    Nobody is asked to unlock it where that can be helped: that is for when a password is needed.
    """
    import keyring

    module = _module()
    if keeps_nothing():
        return None
    name = KEYCHAINS.get(module, keyring.get_keyring().name)
    if module == SECRET_SERVICE:
        return Keychain(name, _is_locked())
    keyring.get_password(SERVICE, "probe")
    return Keychain(name)


def keeps_nothing() -> bool:
    """Whether there is no keychain here, or one that forgets everything."""
    return _module() in KEEPS_NOTHING


def was_left_locked(error: Exception) -> bool:
    """Whether a person did not unlock it, or could not be asked."""
    from keyring.errors import InitError, KeyringLocked

    return isinstance(error, InitError | KeyringLocked)


def _module() -> str:
    import keyring

    return type(keyring.get_keyring()).__module__


def _is_locked() -> bool | None:
    """Whether Secret Service's default collection is locked; None: there is none.

    keyring itself would ask the person to unlock it at once, or to think of a password for a new one.
    """
    # keyring's backend for Secret Service is made with it.
    import secretstorage

    with closing(secretstorage.dbus_init()) as connection:
        try:
            return bool(secretstorage.Collection(connection).is_locked())
        except secretstorage.ItemNotFoundException:
            return None
