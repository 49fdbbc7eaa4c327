"""Doctor: what there is here, what is wrong with it, and putting right what can be put right."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from alx_desktop.config import Profile
from alx_desktop.domain.errors import AlxError, SecretMissing
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.progress import CancelToken, Progress, ProgressSink, ignore_progress
from alx_desktop.domain.vault_errors import VaultLocked
from alx_desktop.paths import DataDir
from alx_desktop.services.secrets import Purpose, Secrets
from alx_desktop.services.source import ProfileSource
from alx_desktop.services.versions import versions
from alx_desktop.store import doctor as store_doctor
from alx_desktop.store.finding import Finding, Severity
from alx_desktop.store.location import StoreLocation
from alx_desktop.sync.schedule import in_words


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """facts: (what, value) about this installation. findings: (profile or None, what was found)."""

    facts: tuple[tuple[str, str], ...]
    findings: tuple[tuple[str | None, Finding], ...]
    source_failed: bool = False

    @property
    def has_errors(self) -> bool:
        """Whether anything does not work."""
        return any(finding.severity is Severity.ERROR for _profile, finding in self.findings)


class DiagnosticsService:
    """Looks at the data directory and at each given profile; opens no store for writing but to repair it."""

    def __init__(
        self,
        data_dir: DataDir,
        secrets: Secrets,
        source: Callable[[Profile], ProfileSource],
        location: Callable[[Profile], tuple[StoreLocation, str | None]],
    ) -> None:
        self._data_dir = data_dir
        self._secrets = secrets
        self._source = source
        self._location = location

    def diagnose(
        self,
        profiles: Iterable[Profile],
        progress: ProgressSink = ignore_progress,
        cancel: CancelToken | None = None,
    ) -> Diagnosis:
        """Look at everything; changes nothing. Raises Cancelled."""
        token, chosen = cancel or CancelToken(), list(profiles)
        findings: list[tuple[str | None, Finding]] = [(None, one) for one in self._surroundings()]
        if self._secrets.vault_state() == "locked" and any(self._lacks_password(profile) for profile in chosen):
            findings.append((None, _LOCKED))
        source_failed = False
        for profile in chosen:
            findings += [(profile.name, one) for one in self.check_store(profile, progress, token)]
            progress(Progress("connection", message=profile.name))
            token.raise_if_cancelled()
            connection = self._connection(profile)
            source_failed |= connection.severity is Severity.ERROR
            findings += [(profile.name, connection), (profile.name, _schedule(profile))]
        return Diagnosis(tuple(self._facts()), tuple(findings), source_failed)

    def _lacks_password(self, profile: Profile) -> bool:
        return any(self._secrets.get(profile.name, purpose) is None for purpose in passwords_of(profile))

    def check_store(
        self, profile: Profile, progress: ProgressSink = ignore_progress, cancel: CancelToken | None = None
    ) -> list[Finding]:
        """What is wrong with the store of a profile; changes nothing."""
        location, password = self._location(profile)
        return store_doctor.diagnose(location, password, progress, cancel)

    def repair(self, profile: Profile, progress: ProgressSink = ignore_progress) -> list[str]:
        """Put right what can be in the store of a profile; what was done. Raises StoreBusy, StoreNewer, DiskFull."""
        location, password = self._location(profile)
        return store_doctor.repair(location, password, progress)

    def _facts(self) -> Iterable[tuple[str, str]]:
        for what, found in versions():
            yield what, f"{found} ({sys.executable})" if what == "Python" else found
        yield phrase("Data directory"), str(self._data_dir.root)
        yield phrase("Passwords"), self._secrets.describe()

    def _surroundings(self) -> Iterable[Finding]:
        root = self._data_dir.root
        if not os.access(root, os.W_OK):
            advice = phrase("Give yourself the right to write there, or choose another folder with --data-dir.")
            yield Finding(
                "data_dir", Severity.ERROR, phrase("The data directory cannot be written to"), str(root), advice
            )
        elif _readable_by_others(root):
            advice = phrase("Run `chmod 700 {0}`, so that nobody else can read learners' data.", root)
            yield Finding(
                "data_dir_open", Severity.WARNING, phrase("Others can read the data directory"), str(root), advice
            )
        trouble = self._secrets.vault.trouble() if self._secrets.vault is not None else None
        if trouble is not None:
            yield Finding("vault", Severity.ERROR, trouble.title, trouble.detail, trouble.advice)
        elif not self._secrets.place().safe:
            advice = phrase(
                "For runs without a person, set ALX_DB_PASSWORD. `alx-desktop vault make` makes an encrypted file."
            )
            yield Finding(
                "keychain", Severity.WARNING, phrase("No keychain answers here"), self._secrets.describe(), advice
            )

    def _connection(self, profile: Profile) -> Finding:
        try:
            source = self._source(profile)()
        except SecretMissing as error:
            return Finding("password", Severity.ERROR, error.title, error.detail, error.advice)
        except AlxError as error:
            return Finding("connection", Severity.ERROR, error.title, error.detail, error.advice)
        try:
            detail = f"{source.server}, Moodle {source.schema.release} ({source.schema.flavour})"
        finally:
            source.close()
        return Finding("connection", Severity.NOTE, phrase("Moodle's database answers"), detail)


_LOCKED = Finding("vault_locked", Severity.WARNING, VaultLocked.title, advice=VaultLocked.advice)


def passwords_of(profile: Profile) -> list[Purpose]:
    """What a look at this profile surely needs passwords for: files need none, and not every key has a passphrase."""
    settings = profile.source
    wanted = {
        Purpose.SOURCE: settings.is_known and not settings.url.startswith("sqlite"),
        Purpose.SSH: settings.ssh is not None and settings.ssh.auth == "password",
        Purpose.STORE: profile.store_url is not None,
    }
    return [purpose for purpose, is_wanted in wanted.items() if is_wanted]


def _schedule(profile: Profile) -> Finding:
    """The schedule in words. Whether anything keeps it is not to be seen from here: the window or `serve` must run."""
    if not profile.sync.schedule.automatic:
        advice = phrase("Resume it on the Sync page, or sync with `alx-desktop sync`.")
        return Finding("schedule", Severity.NOTE, phrase("Automatic sync is paused"), advice=advice)
    return Finding(
        "schedule", Severity.NOTE, phrase("Synced while the window or `serve` runs"), in_words(profile.sync.schedule)
    )


def _readable_by_others(folder: Path) -> bool:
    return os.name == "posix" and bool(folder.stat().st_mode & 0o077)
