"""Where files live: one data directory, with one folder per profile."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

APP = "alx-desktop"


@dataclass(frozen=True, slots=True)
class DataDir:
    """The application's data directory; made with mode 0700 where the system knows modes."""

    root: Path

    @classmethod
    def default(cls) -> DataDir:
        """ALX_DATA_DIR, else the system's place for user data."""
        chosen = os.environ.get("ALX_DATA_DIR")
        return cls(Path(chosen) if chosen else Path(platformdirs.user_data_dir(APP, appauthor=False)))

    @property
    def config_file(self) -> Path:
        """Settings and profiles, TOML."""
        return self.root / "config.toml"

    @property
    def password_note(self) -> Path:
        """Whose passwords have to follow a profile that is being renamed or removed; there only meanwhile."""
        return self.root / "passwords-to-move"

    @property
    def left_passwords(self) -> Path:
        """Entries that a locked keychain did not give up; there only until it opens."""
        return self.root / "passwords-to-delete"

    @property
    def logs(self) -> Path:
        """Folder of the log files."""
        return self.root / "logs"

    @property
    def known_hosts(self) -> Path:
        """Host keys of SSH servers that a person has accepted, as OpenSSH writes them."""
        return self.root / "known_hosts"

    @property
    def vault(self) -> Path:
        """The encrypted vault of passwords; not there where nobody asked for one."""
        return self.root / "vault.json"

    def profile(self, name: str) -> Path:
        """Folder of one profile: its store, backups and demo site."""
        return self.root / "profiles" / name

    def ensure(self, folder: Path | None = None) -> Path:
        """Make `folder` (the root by default), private to the user; returns it."""
        folder = folder or self.root
        self.root.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return folder
