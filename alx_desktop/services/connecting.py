"""Connections to a Moodle database before there is a profile: test them, and ask for the rights they need."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from alx_desktop.config import SourceSettings, SshSettings
from alx_desktop.domain.errors import AlxError
from alx_desktop.domain.ssh_errors import HostKey
from alx_desktop.moodle.grants import grant_script, letter
from alx_desktop.moodle.schema import MoodleSchema
from alx_desktop.moodle.source import MoodleSource
from alx_desktop.services.connection import run_steps
from alx_desktop.services.connection_steps import StepResult
from alx_desktop.services.tunnels import Tunnels


@dataclass(frozen=True, slots=True)
class Grants:
    """The least rights of the reading account: an SQL script, and a letter to the administrator with it."""

    script: str
    letter: str


class ConnectionService:
    """What the assistant and `connect` work with. ssh_secret: password of the SSH server, or passphrase of the key."""

    def __init__(self, tunnels: Tunnels) -> None:
        self._tunnels = tunnels

    def run_steps(
        self, settings: SourceSettings, password: str | None, ssh_secret: str | None = None
    ) -> Iterator[StepResult]:
        """Test a connection step by step; never raises AlxError."""
        return run_steps(settings, password, partial(self._tunnels.open, settings, ssh_secret))

    def accept_host_key(self, key: HostKey) -> None:
        """A person has compared the fingerprint: know this SSH server from now on. Raises AlxError."""
        self._tunnels.accept(key)

    def wants_ssh_secret(self, ssh: SshSettings) -> bool:
        """Whether a password or a passphrase is needed; reads the key file."""
        return self._tunnels.wants_secret(ssh)

    def grants(
        self,
        settings: SourceSettings,
        password: str | None = None,
        tokens: bool = False,
        ssh_secret: str | None = None,
    ) -> Grants:
        """The rights for exactly the tables of this site, or, while nobody can log in, for all that it may have.

        tokens: and for those of web service tokens, which are read where the store accepts them.
        Raises WrongUse for SQLite, which has no accounts.
        """
        schema = None if settings.url.startswith("sqlite") else self._schema(settings, password, ssh_secret)
        return Grants(grant_script(settings, schema, tokens), letter(settings, schema, tokens))

    def _schema(self, settings: SourceSettings, password: str | None, ssh_secret: str | None) -> MoodleSchema | None:
        try:
            way = self._tunnels.open(settings, ssh_secret) if settings.ssh else None
            source = MoodleSource.open(settings, password, way)
        except AlxError:
            return None
        try:
            return source.schema
        finally:
            source.close()
