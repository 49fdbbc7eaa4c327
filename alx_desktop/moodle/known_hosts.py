"""Host keys of SSH servers that are known: this application's own file, and the user's ~/.ssh/known_hosts."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from pathlib import Path

import asyncssh
from filelock import FileLock

from alx_desktop.domain.ssh_errors import HostKey
from alx_desktop.files import write_atomically

log = logging.getLogger(__name__)

LOCK_SECONDS = 20.0


class KnownHosts:
    """own: the file that accepted keys are written to. others: files that are read, and never written."""

    def __init__(self, own: Path, others: Sequence[Path] | None = None) -> None:
        self._own = own
        self._others = tuple(others) if others is not None else (Path.home() / ".ssh" / "known_hosts",)
        self._lock = threading.Lock()

    @property
    def files(self) -> str:
        """The files, for messages."""
        return " and ".join(str(path) for path in (self._own, *self._others))

    def match(self, host: str, port: int) -> tuple[list[asyncssh.SSHKey], list[asyncssh.SSHKey], list[asyncssh.SSHKey]]:
        """Keys of a server, keys of authorities that may vouch for it, and revoked keys."""
        known = asyncssh.SSHKnownHosts()
        for path in (self._own, *self._others):
            _load(known, path)
        # By name and port alone: another server behind another port of the same machine is another server.
        place = HostKey(host, port, "", "", "").place
        keys, authorities, revoked = known.match(place, "", None)[:3]
        return list(keys), list(authorities), list(revoked)

    def accept(self, key: HostKey) -> None:
        """Know this key from now on. Raises OSError if the file cannot be written, or somebody else does for long."""
        self._own.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Another process may accept a key, too, and each writes all of the file.
        with self._lock, FileLock(f"{self._own}.lock", timeout=LOCK_SECONDS):
            before = self._own.read_bytes() if self._own.exists() else b""
            if before and not before.endswith(b"\n"):
                before += b"\n"
            write_atomically(self._own, before + f"{key.place} {key.text}\n".encode())


def _load(known: asyncssh.SSHKnownHosts, path: Path) -> None:
    """Line by line, as ssh does: one that is not understood (a newer kind of key) must not hide the others."""
    try:
        lines = path.read_text("utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return
    except OSError as error:
        log.warning("known host keys cannot be read: %s", error)
        return
    for line in lines:
        try:
            known.load(line)
        except ValueError:
            log.debug("a line of %s is not understood", path)
