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
from alx_desktop.domain.progress import CancelToken

if TYPE_CHECKING:
    from alx_desktop.app import App
    from alx_desktop.config import Profile
    from alx_desktop.services.site import Site

PATIENCE_ALONE = 3.0
"""Seconds to wait for a keychain where nobody is there to unlock it."""


class Session:
    """One call of the command line."""

    def __init__(self) -> None:
        self.data_dir: Path | None = None
        self.profile_name: str | None = None
        self.output = Output()
        self._app: App | None = None
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
        site = self.run(lambda progress, _cancel: self.app.open_site(self.profile_name, progress))
        for report in site.store.recoveries:
            self.output.say(f"{report.title}. {report.advice}")
        try:
            yield site
        finally:
            site.close()

    def run(self, work: Work[T]) -> T:
        """Run long work with progress and Ctrl+C."""
        return run_cancellable(work, self.output.quiet, self._token)

    def want_password(self, profile: Profile) -> None:
        """Ask for the password of a profile's database, if nobody knows it and a person is there."""
        if profile.source.url.startswith("sqlite") or not self.has_person:
            return
        if self.app.secrets.get(profile.name) is None:
            self.app.secrets.remember(profile.name, ask_password(profile.name), keep=False)

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
    return str(
        typer.prompt(f"Database password of {profile}", hide_input=True, default="", show_default=False, err=True)
    )


def session_of(context: typer.Context) -> Session:
    """The session that the root command made."""
    found = context.find_root().obj
    assert isinstance(found, Session)
    return found
