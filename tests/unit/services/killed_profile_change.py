"""A process that renames or removes the profile `old`, and is killed at a chosen moment.

    python -m tests.unit.services.killed_profile_change DATA_DIR ACT MOMENT

Its keychain is a file, as that of a system outlives a process. MOMENT: settings (not saved yet), saved, half (the first
password is under its new name, and under the old one).
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import keyring
from keyring.backend import KeyringBackend

from alx_desktop.paths import DataDir
from alx_desktop.services.password_follow import PasswordFollow
from alx_desktop.services.profiles import ProfileService
from alx_desktop.services.secrets import KeyringStore, Secrets
from alx_desktop.services.vault import Vault

KILLED = 9


class FileKeyring(KeyringBackend):
    """Keeps passwords in a JSON file. Only for tests: keyring registers every backend class that it sees."""

    priority = 1

    def __init__(self, path: Path) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._path = path

    def get_password(self, service: str, username: str) -> str | None:
        """The password, or None."""
        return self._read().get(f"{service} {username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a password."""
        self._path.write_text(json.dumps({**self._read(), f"{service} {username}": password}))

    def delete_password(self, service: str, username: str) -> None:
        """Forget a password."""
        self._path.write_text(json.dumps({k: v for k, v in self._read().items() if k != f"{service} {username}"}))

    def _read(self) -> dict[str, str]:
        return dict(json.loads(self._path.read_text())) if self._path.exists() else {}


def services(data_dir: Path) -> tuple[ProfileService, Secrets]:
    """Those of a process of its own."""
    keyring.set_keyring(FileKeyring(data_dir / "keychain.json"))
    data = DataDir(data_dir)
    secrets = Secrets(KeyringStore(), vault=Vault(data.vault))
    passwords = PasswordFollow(data.password_note, secrets.forget, secrets.move)
    return ProfileService(data, passwords), secrets


def main() -> None:
    """Do it, and die."""
    data_dir, act, moment = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    profiles, secrets = services(data_dir)
    if moment == "settings":
        _die_before(profiles, "_save")
    elif moment == "saved":
        _die_before(secrets.keychain, "get", "delete")
        if secrets.vault is not None and secrets.vault.exists:
            _die_before(secrets.vault, "move", "delete")
    elif moment == "half":
        _die_before(secrets.keychain, "delete")
    if act == "rename":
        profiles.rename("old", "new")
    else:
        profiles.remove("old", delete_store=True)
    raise SystemExit("nobody has killed it")


def _die_before(of: Any, *names: str) -> None:
    def die(*_args: object) -> None:
        os._exit(KILLED)

    killer: Callable[..., None] = die
    for name in names:
        setattr(of, name, killer)


if __name__ == "__main__":
    main()
