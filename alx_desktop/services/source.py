"""Opens the Moodle database of a profile with the passwords that are known for it."""

from __future__ import annotations

from collections.abc import Callable

from alx_desktop.config import Profile
from alx_desktop.domain.errors import LoginRefused, SecretMissing, SourceUnknown
from alx_desktop.domain.ssh_errors import SshLoginRefused
from alx_desktop.moodle.source import MoodleSource
from alx_desktop.moodle.statements import SlowestStatements
from alx_desktop.services.secrets import Purpose, Secrets
from alx_desktop.services.tunnels import Tunnels, TunnelShare
from alx_desktop.services.wake_watch import WakeWatch

SourceOpener = Callable[..., MoodleSource]


class ProfileSource:
    """Calling it connects and probes. Raises SourceError and its kinds; SecretMissing asks for a password.

    tunnels: needed by profiles with one. watch: renews the connections after a sleep.
    slowest: what the sources send, for their plans.
    """

    def __init__(
        self,
        profile: Profile,
        secrets: Secrets,
        opener: SourceOpener = MoodleSource.open,
        tunnels: Tunnels | None = None,
        watch: WakeWatch | None = None,
        slowest: SlowestStatements | None = None,
    ) -> None:
        self._profile = profile
        self._secrets = secrets
        self._opener = opener
        self._tunnels = tunnels
        self._watch = watch
        self.slowest = slowest or SlowestStatements()

    def __call__(self) -> MoodleSource:
        """An opened source; the caller closes it."""
        settings = self._profile.source
        if not settings.is_known:
            raise SourceUnknown
        # A file has no password, and asking the keychain for it would cost a second, or an unlock dialog.
        password = None if settings.url.startswith("sqlite") else self._secrets.get(self._profile.name)
        try:
            way = self._way()
            source = self._opener(settings, password, way) if way else self._opener(settings, password)
        except LoginRefused as error:
            if isinstance(error, SshLoginRefused):
                raise self._secrets.explain(error) from error
            if password is None:
                raise self._secrets.explain(SecretMissing(error.detail)) from error
            raise
        source.times.slowest = self.slowest
        if self._watch is not None and source.dialect != "sqlite":
            self._watch.add(source)
        return source

    def _way(self) -> TunnelShare | None:
        ssh = self._profile.source.ssh
        if ssh is None or self._tunnels is None:
            return None
        secret = None if ssh.auth == "agent" else self._secrets.get(self._profile.name, Purpose.SSH)
        return self._tunnels.open(self._profile.source, secret)
