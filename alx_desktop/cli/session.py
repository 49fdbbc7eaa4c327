"""What the global options chose, and the application that the commands share; built when first needed."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from alx_desktop.cli.console import Output
from alx_desktop.cli.working import T, Work, run_cancellable
from alx_desktop.domain.errors import AlxError
from alx_desktop.domain.progress import CancelToken
from alx_desktop.services.secrets import Purpose

if TYPE_CHECKING:
    from alx_desktop.app import App
    from alx_desktop.config import Profile, SshSettings
    from alx_desktop.services.site import Site

VAULT_TRIES = 3
PATIENCE_ALONE = 3.0
"""Seconds to wait for a keychain where nobody is there to unlock it."""


class Session:
    """One call of the command line."""

    def __init__(self) -> None:
        self.data_dir: Path | None = None
        self.profile_name: str | None = None
        self.output = Output()
        self._app: App | None = None
        self._vault_asked = False
        # One for the whole command: who stops it while the store opens, does not want the sync after it.
        self._token = CancelToken()

    @property
    def app(self) -> App:
        """The application over the chosen data directory. Its imports take half a second, so it is built late."""
        if self._app is None:
            from alx_desktop.app import App
            from alx_desktop.paths import DataDir
            from alx_desktop.services.secrets import INTERACTIVE_SECONDS

            data_dir = DataDir(self.data_dir.absolute()) if self.data_dir else DataDir.default()
            self._app = App(data_dir, INTERACTIVE_SECONDS if self.has_person else PATIENCE_ALONE)
        return self._app

    @property
    def has_person(self) -> bool:
        """Whether somebody can be asked: input and messages are a terminal."""
        return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()

    @contextmanager
    def site(self) -> Iterator[Site]:
        """The chosen profile, opened."""
        self.store_profile()
        site = self.run(lambda progress, _cancel: self.app.open_site(self.profile_name, progress))
        for report in site.store.recoveries:
            self.output.say(f"{report.title}. {report.advice}")
        try:
            yield site
        finally:
            site.close()

    def store_profile(self) -> Profile:
        """The chosen profile; a vault that may have its store's password is unlocked, if a person is there."""
        profile = self.app.profiles.get(self.profile_name)
        if profile.store_url is not None:
            self.unlock_vault()
        return profile

    def run(self, work: Work[T]) -> T:
        """Run long work with progress and Ctrl+C."""
        return run_cancellable(work, self.output.quiet, self._token)

    def want_password(self, profile: Profile) -> None:
        """Ask for the passwords of a profile's database and its tunnel, if nobody knows them and a person is there."""
        if profile.source.url.startswith("sqlite") or not self.has_person:
            return
        self.unlock_vault()
        secrets = self.app.secrets
        if secrets.get(profile.name) is None:
            secrets.remember(profile.name, ask_password(profile.name), keep=False)
        ssh = profile.source.ssh
        if ssh is not None and (secret := self.ssh_secret(ssh, profile.name)) is not None:
            secrets.remember(profile.name, secret, keep=False, purpose=Purpose.SSH)

    def ssh_secret(self, ssh: SshSettings, name: str) -> str | None:
        """The SSH server's password or the key's passphrase, known or asked for; None = none is needed, or known.

        name: of the profile; "" = there is none.
        """
        if ssh.auth == "agent":
            return None
        self.unlock_vault()
        known = self.app.secrets.get(name, Purpose.SSH)
        if known is not None or not self.has_person or not self.app.connection.wants_ssh_secret(ssh):
            return known
        return ask_hidden(f"Passphrase of {ssh.key}" if ssh.auth == "key" else f"SSH password of {ssh.user}@{ssh.host}")

    def unlock_vault(self) -> None:
        """Ask for the master password of a locked vault, once, if a person is there; without one it stays locked."""
        vault = self.app.secrets.vault
        if self._vault_asked or not self.has_person or vault is None or not vault.is_locked:
            return
        self._vault_asked = True
        for _ in range(VAULT_TRIES):
            typed = ask_hidden("Master password of the vault (empty: go on without it)")
            if not typed:
                return
            try:
                self.app.secrets.unlock(typed)
                return
            except AlxError as error:
                self.output.say(f"{error.title}. {error.advice}")

    def start_log(self) -> None:
        """Have a log file, also where nothing needed the application yet; a mistake of ours must not print itself."""
        try:
            _ = self.app
        except OSError:
            logging.getLogger().addHandler(logging.NullHandler())

    def close(self) -> None:
        """Close what was built."""
        if self._app is not None:
            self._app.close()


def ask_password(profile: str) -> str:
    """Ask on the terminal, without echo; an empty answer is an empty password."""
    return ask_hidden(f"Database password of {profile}")


def ask_hidden(words: str) -> str:
    """Ask for something secret, without echo."""
    return str(typer.prompt(words, hide_input=True, default="", show_default=False, err=True))


def session_of(context: typer.Context) -> Session:
    """The session that the root command made."""
    found = context.find_root().obj
    assert isinstance(found, Session)
    return found
