"""A keychain in memory. Only for tests: keyring registers every backend class that it sees."""

from __future__ import annotations

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError


class MemoryKeyring(KeyringBackend):
    """Keeps passwords in a dictionary, `entries`, by (service, user name)."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.entries: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        """The password, or None."""
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a password."""
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Forget a password; PasswordDeleteError if there is none."""
        if self.entries.pop((service, username), None) is None:
            raise PasswordDeleteError("not found")
