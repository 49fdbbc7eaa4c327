"""The system's keychain through keyring: what it is called here, and what it has. It may wait for ever."""

from __future__ import annotations

from alx_desktop.domain.phrases import phrase

SERVICE = "alx-desktop"
KEYCHAINS = {
    "keyring.backends.Windows": "Windows Credential Manager",
    "keyring.backends.macOS": "macOS Keychain",
    "keyring.backends.SecretService": phrase("the desktop's keychain (Secret Service)"),
    "keyring.backends.libsecret": phrase("the desktop's keychain (libsecret)"),
    "keyring.backends.kwallet": "KWallet",
}
KEEPS_NOTHING = ("keyring.backends.fail", "keyring.backends.null")


def keyring_get(entry: str) -> str | None:
    """What the keychain has under this entry. Raises whatever its backend raises."""
    # keyring costs 0.1 to 0.8 s at its first use (it looks for backends), so it is imported in the worker.
    import keyring

    return keyring.get_password(SERVICE, entry)


def keychain_name() -> str | None:
    """What the keychain is called; None if it keeps nothing. Raises whatever its backend raises."""
    import keyring

    backend = keyring.get_keyring()
    module = type(backend).__module__
    if module in KEEPS_NOTHING:
        return None
    keyring.get_password(SERVICE, "probe")
    return KEYCHAINS.get(module, backend.name)
