"""Logs in to an SSH server: checks its host key, then shows what the profile's settings say."""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import asyncssh

from alx_desktop.config import SshSettings
from alx_desktop.domain.errors import AlxError
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.ssh_errors import (
    HostKey,
    HostKeyChanged,
    HostKeyRevoked,
    HostKeyUnknown,
    SshHostUnknown,
    SshKeyUnusable,
    SshLoginRefused,
    SshPassphraseWrong,
    SshRefused,
    SshSecretMissing,
)
from alx_desktop.moodle.known_hosts import KnownHosts

SIGNS_MISSED = 3
NO_AGENT = phrase("No SSH agent answers here. Start one and add the key to it, or choose a key file or a password.")
TOO_MANY_KEYS = phrase(
    "The SSH agent has more keys than this server tries. Keep fewer keys in it, or choose the key file here."
)
NO_SSH = phrase("Something answers there, but it does not speak SSH as this program does. Check the SSH server's port.")

# It says where it connects to, and as whom, with every connection.
asyncssh.set_log_level("WARNING")
asyncssh.set_sftp_log_level("WARNING")


@dataclass(frozen=True, slots=True)
class Route:
    """The way to a database: over which SSH server, to which host and port. secret: its password, or the key's
    passphrase. patience: seconds to wait for a connection, and for each answer while it is made."""

    ssh: SshSettings
    secret: str | None = field(repr=False)
    target: tuple[str, int]
    known_hosts: KnownHosts
    patience: float

    @property
    def server(self) -> str:
        """The SSH server, for messages."""
        return f"{self.ssh.host}:{self.ssh.port}"


async def log_in(route: Route) -> asyncssh.SSHClientConnection:
    """A connection to the SSH server. Raises the errors of domain.ssh_errors."""
    judge = _Judge(route)
    try:
        return await asyncssh.connect(
            route.ssh.host,
            route.ssh.port,
            username=route.ssh.user,
            # Nothing of ~/.ssh/config: what holds is what the profile says.
            config=None,
            known_hosts=judge.known,
            client_factory=lambda: judge,
            server_host_key_algs=judge.algorithms,
            connect_timeout=route.patience,
            login_timeout=route.patience,
            keepalive_interval=route.ssh.keepalive,
            keepalive_count_max=SIGNS_MISSED,
            **_proofs(route),
        )
    except AlxError:
        raise
    except (OSError, asyncssh.Error, ValueError) as error:
        raise judge.verdict or _translated(error, route) from error


def wants_secret(ssh: SshSettings) -> bool:
    """Whether this way to log in needs a password or a passphrase; a key file that cannot be read needs none."""
    if ssh.auth != "key":
        return ssh.auth == "password"
    try:
        _key(ssh, None)
    except SshSecretMissing:
        return True
    except AlxError:
        return False
    return False


class _Judge(asyncssh.SSHClient):
    """Decides about a host key that no file knows. verdict: why it was refused."""

    def __init__(self, route: Route) -> None:
        self._route = route
        keys, self._authorities, self._revoked = route.known_hosts.match(route.ssh.host, route.ssh.port)
        self._known = [key for key in keys if key not in self._revoked]
        self.verdict: AlxError | None = None

    def known(self, _host: str, _address: str, _port: int | None) -> Any:
        """What asyncssh may trust. Revoked keys are not told: it would only say that the key is not trusted."""
        return self._known, self._authorities, []

    @property
    def algorithms(self) -> str | tuple[()]:
        """Kinds of keys to ask for: of a known server those that are known, of another one no certificates, because
        nobody is known who could vouch for it."""
        return () if self._known or self._authorities else "-*-cert-v0?@openssh.com"

    def validate_host_public_key(self, host: str, addr: str, port: int, key: asyncssh.SSHKey) -> bool:
        """Never True: an unknown key waits for a person, another one than before is refused."""
        shown, files = _described(key, self._route.ssh), self._route.known_hosts.files
        known = ", ".join(one.get_fingerprint() for one in self._known)
        if key in self._revoked:
            self.verdict = HostKeyRevoked(shown, "as revoked", files)
        elif self._known or self._authorities:
            self.verdict = HostKeyChanged(shown, known or "an authority that has not signed it", files)
        else:
            self.verdict = HostKeyUnknown(shown)
        return False


def _described(key: asyncssh.SSHKey, ssh: SshSettings) -> HostKey:
    text = " ".join(key.export_public_key("openssh").decode().split()[:2])
    return HostKey(ssh.host, ssh.port, key.get_algorithm(), key.get_fingerprint(), text)


def _proofs(route: Route) -> dict[str, Any]:
    """What to show to the server, and nothing else: no other key and no other way is tried."""
    if route.ssh.auth == "password":
        ways = "password,keyboard-interactive"
        return {"client_keys": None, "password": route.secret, "preferred_auth": ways}
    if route.ssh.auth == "key":
        return {"client_keys": [_key(route.ssh, route.secret)], "agent_path": None, "preferred_auth": "publickey"}
    return {"preferred_auth": "publickey"}


def _key(ssh: SshSettings, secret: str | None) -> asyncssh.SSHKey:
    path = ssh.key
    assert path is not None
    try:
        return asyncssh.read_private_key(path, secret)
    except asyncssh.KeyEncryptionError as error:
        raise SshPassphraseWrong(str(path)) from error
    except asyncssh.KeyImportError as error:
        if secret is None and "passphrase" in str(error).lower():
            raise SshSecretMissing(str(path)) from error
        # Of the older formats, asyncssh says it so.
        if secret is not None and "decrypt" in str(error).lower():
            raise SshPassphraseWrong(str(path)) from error
        raise SshKeyUnusable(f"{path}: {error}") from error
    except (OSError, ValueError) as error:
        raise SshKeyUnusable(f"{path}: {error}") from error


def _translated(error: BaseException, route: Route) -> AlxError:
    if isinstance(error, asyncssh.PermissionDenied) or (
        isinstance(error, asyncssh.DisconnectError) and _is_too_often(error)
    ):
        return _refused(error, route)
    if isinstance(error, socket.gaierror | UnicodeError):
        return SshHostUnknown(route.ssh.host)
    if isinstance(error, asyncssh.Error) and not isinstance(error, asyncssh.ConnectionLost):
        return SshRefused(f"{route.server}: {error.reason}", advice=NO_SSH)
    # asyncio's own TimeoutError has no text.
    return SshRefused(f"{route.server}: {str(error) or f'no answer within {route.patience:g} seconds'}")


def _is_too_often(error: asyncssh.DisconnectError) -> bool:
    """Whether OpenSSH has hung up because more was shown than it tries (MaxAuthTries); no code of SSH stands for it."""
    return "too many authentication" in error.reason.lower()


def _refused(error: asyncssh.DisconnectError, route: Route) -> AlxError:
    detail = f"{route.ssh.user} at {route.server}: {error.reason}"
    if route.ssh.auth == "password" and route.secret is None:
        return SshSecretMissing(detail)
    if route.ssh.auth == "agent" and not _has_agent():
        return SshLoginRefused(detail, advice=NO_AGENT)
    if route.ssh.auth == "agent" and _is_too_often(error):
        return SshLoginRefused(detail, advice=TOO_MANY_KEYS)
    return SshLoginRefused(detail)


def _has_agent() -> bool:
    """Whether there may be one; a session keeps the name of the socket of one that has ended."""
    place = os.environ.get("SSH_AUTH_SOCK")
    # Windows' agent needs no variable.
    return os.name == "nt" or (bool(place) and Path(str(place)).exists())
