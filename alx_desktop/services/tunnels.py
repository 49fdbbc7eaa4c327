"""SSH tunnels that are open, each shared by everybody who reads the same database the same way."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from alx_desktop.config import SourceSettings, SshSettings
from alx_desktop.domain.errors import AlxError
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.ssh_errors import HostKey

# asyncssh costs a third of a second, and few sites need it: it is imported where a tunnel is opened.
if TYPE_CHECKING:
    from alx_desktop.moodle.known_hosts import KnownHosts
    from alx_desktop.moodle.ssh_login import Route
    from alx_desktop.moodle.tunnel import Tunnel

DEFAULT_PORTS = {"mysql": 3306, "postgresql": 5432}


class Tunnels:
    """known_hosts: the file that accepted host keys are written to."""

    def __init__(self, known_hosts: Path) -> None:
        self._file = known_hosts
        self._lock = threading.Lock()
        self._shared: dict[tuple[object, ...], _Shared] = {}

    def open(self, settings: SourceSettings, secret: str | None) -> TunnelShare:
        """A share in the tunnel of these settings, which have one. secret: password, or passphrase of the key.

        Raises the errors of domain.ssh_errors.
        """
        assert settings.ssh is not None
        target = target_of(settings)
        key = (settings.ssh, secret, target)
        with self._lock:
            if key not in self._shared:
                self._shared[key] = _Shared(self._route(settings, secret, target))
            shared = self._shared[key]
            shared.users += 1
        share = TunnelShare(self, key, shared)
        try:
            shared.start()
        except BaseException:
            share.close()
            raise
        return share

    def accept(self, key: HostKey) -> None:
        """A person has compared the fingerprint: know this host key from now on. Raises AlxError."""
        try:
            self._known_hosts().accept(key)
        except OSError as error:
            raise AlxError(str(error), title=phrase("The host key could not be kept")) from error

    def wants_secret(self, ssh: SshSettings) -> bool:
        """Whether a password or a passphrase is needed; reads the key file."""
        from alx_desktop.moodle.ssh_login import wants_secret

        return wants_secret(ssh)

    def release(self, key: tuple[object, ...], shared: _Shared) -> None:
        """One share less; the last one closes the tunnel."""
        with self._lock:
            shared.users -= 1
            if shared.users:
                return
            del self._shared[key]
        shared.stop()

    def _route(self, settings: SourceSettings, secret: str | None, target: tuple[str, int]) -> Route:
        from alx_desktop.moodle.ssh_login import Route

        assert settings.ssh is not None
        return Route(settings.ssh, secret, target, self._known_hosts(), settings.connect_timeout)

    def _known_hosts(self) -> KnownHosts:
        from alx_desktop.moodle.known_hosts import KnownHosts

        return KnownHosts(self._file)


class TunnelShare:
    """A way for a source: see moodle.tunnel.Tunnel. close() gives the share back."""

    def __init__(self, tunnels: Tunnels, key: tuple[object, ...], shared: _Shared) -> None:
        self._tunnels, self._key, self._shared = tunnels, key, shared
        self._closed = False

    @property
    def address(self) -> tuple[str, int]:
        """Where the database is found."""
        return self._shared.tunnel.address

    def ensure(self) -> int:
        """Have a line to the SSH server."""
        return self._shared.tunnel.ensure()

    def reach(self) -> None:
        """Try once whether the database answers."""
        self._shared.tunnel.reach()

    def problem_since(self, mark: int) -> AlxError | None:
        """Why a connection was closed at once."""
        return self._shared.tunnel.problem_since(mark)

    def renew(self) -> None:
        """Drop the line, for everybody who shares it."""
        self._shared.tunnel.renew()

    def close(self) -> None:
        """Give the share back; once."""
        if not self._closed:
            self._closed = True
            self._tunnels.release(self._key, self._shared)


class _Shared:
    """A tunnel and how many share it. Its own lock: another site must not wait for this one's server."""

    tunnel: Tunnel

    def __init__(self, route: Route) -> None:
        self._route = route
        self._lock = threading.Lock()
        self._is_open = False
        self.users = 0

    def start(self) -> None:
        from alx_desktop.moodle.tunnel import Tunnel

        with self._lock:
            if not self._is_open:
                self.tunnel = Tunnel(self._route)
                self.tunnel.open()
                self._is_open = True

    def stop(self) -> None:
        if self._is_open:
            self.tunnel.close()


def target_of(settings: SourceSettings) -> tuple[str, int]:
    """The database's host and port, as the URL has them."""
    url = settings.parsed_url
    return url.host or "localhost", url.port or DEFAULT_PORTS[url.get_backend_name()]
