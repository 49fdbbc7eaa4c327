"""Passwords: from the environment, this session's memory, the system's keychain, or the encrypted vault of
services.vault, where somebody has made one. Never readable in a file of ours.

The keychain is asked in a thread with a time limit, because a locked one can wait for ever (desktop-facts.md 4).
"""

from __future__ import annotations

import contextlib
import logging
import os
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable
from enum import StrEnum
from itertools import product
from pathlib import Path
from typing import Protocol, TypeVar

from alx_desktop.domain.errors import AlxError, LoginRefused, SecretMissing, SecretNotKept
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.vault_errors import VaultLocked, VaultMissing
from alx_desktop.services.keychain import SERVICE, Keychain, find_keychain, keeps_nothing, keyring_get, was_left_locked
from alx_desktop.services.left_passwords import LeftPasswords
from alx_desktop.services.secret_place import SecretPlace, place_of
from alx_desktop.services.vault import Vault

PROBE_SECONDS = 3.0
INTERACTIVE_SECONDS = 60.0
LEFT_LOCKED_SECONDS = 10.0
"""After a person did not unlock the keychain: no second question for what is asked in one go."""

log = logging.getLogger(__name__)
T = TypeVar("T")


class Purpose(StrEnum):
    """What a password opens; each has its own entry, because some keychains limit an entry's length."""

    SOURCE = "source"
    STORE = "store"
    # The SSH server's password, or the passphrase of the key file: a profile has one or the other.
    SSH = "ssh"


ENVIRONMENT = {
    Purpose.SOURCE: "ALX_DB_PASSWORD",
    Purpose.STORE: "ALX_STORE_PASSWORD",
    Purpose.SSH: "ALX_SSH_PASSWORD",
}


class SecretStore(Protocol):
    """One place that knows passwords."""

    def get(self, profile: str, purpose: Purpose) -> str | None:
        """The password, or None; never raises."""

    def set(self, profile: str, purpose: Purpose, secret: str) -> None:
        """Keep the password. Raises SecretNotKept."""

    def delete(self, profile: str, purpose: Purpose) -> None:
        """Forget the password; nothing happens if there is none."""


class EnvStore:
    """ALX_DB_PASSWORD for the source, ALX_SSH_PASSWORD for its tunnel, ALX_STORE_PASSWORD for a store on PostgreSQL;
    read only, for any profile."""

    def get(self, profile: str, purpose: Purpose) -> str | None:
        """The variable's value; an empty one is an empty password."""
        return os.environ.get(ENVIRONMENT[purpose])

    def set(self, profile: str, purpose: Purpose, secret: str) -> None:
        """Always raises SecretNotKept: an environment is set from outside."""
        raise SecretNotKept("the environment is read only")

    def delete(self, profile: str, purpose: Purpose) -> None:
        """Does nothing: an environment is set from outside."""


class SessionStore:
    """Memory of this process: gone when it ends."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, Purpose], str] = {}

    def get(self, profile: str, purpose: Purpose) -> str | None:
        """What was typed in this session."""
        return self._known.get((profile, purpose))

    def set(self, profile: str, purpose: Purpose, secret: str) -> None:
        """Keep until the process ends."""
        self._known[profile, purpose] = secret

    def delete(self, profile: str, purpose: Purpose) -> None:
        """Forget."""
        self._known.pop((profile, purpose), None)


class KeyringStore:
    """The system's keychain through keyring. patience: seconds to wait for it (a person may have to unlock it)."""

    def __init__(self, patience: float = INTERACTIVE_SECONDS, probe_seconds: float = PROBE_SECONDS) -> None:
        self.patience = patience
        self._probe_seconds = probe_seconds
        self._stuck: threading.Thread | None = None
        self._left_locked = -LEFT_LOCKED_SECONDS
        self._lock = threading.Lock()

    def get(self, profile: str, purpose: Purpose, may_ask: bool = True) -> str | None:
        """The kept password; None also if the keychain is missing, locked or silent.

        may_ask: a person may be asked to unlock it.
        """
        if self._was_just_left_locked():
            return None
        try:
            return self._ask(lambda: keyring_get(_entry(profile, purpose), may_ask), self.patience)
        except SecretNotKept as error:
            log.info("keychain: %s", error.detail)
            return None

    def set(self, profile: str, purpose: Purpose, secret: str) -> None:
        """Write, then read back: a null backend accepts everything and keeps nothing."""
        entry = _entry(profile, purpose)

        def write_and_read() -> str | None:
            import keyring

            keyring.set_password(SERVICE, entry, secret)
            return keyring.get_password(SERVICE, entry)

        if self._ask(write_and_read, self.patience) != secret:
            raise SecretNotKept("the keychain did not give back what was written")

    def delete(self, entry: str) -> bool:
        """Forget; a keychain that is missing or has no such entry is fine. False: it did not say; it may have it."""

        def remove() -> None:
            import keyring

            if not keeps_nothing() and keyring_get(entry) is not None:
                keyring.delete_password(SERVICE, entry)

        if self._was_just_left_locked():
            return False
        try:
            self._ask(remove, self.patience)
        except SecretNotKept as error:
            log.warning("the keychain may still have %s: %s", entry, error.detail)
            return False
        return True

    def find(self) -> Keychain | None:
        """What there is; None if there is none that answers within the probe's time. Asks nobody to unlock it."""
        try:
            return self._ask(find_keychain, self._probe_seconds)
        except SecretNotKept:
            return None

    def _was_just_left_locked(self) -> bool:
        return time.monotonic() - self._left_locked < LEFT_LOCKED_SECONDS

    def _ask(self, question: Callable[[], T], seconds: float) -> T:
        """Run in a daemon thread; while one call hangs, no second one is sent after it."""
        with self._lock:
            if self._stuck is not None and self._stuck.is_alive():
                raise SecretNotKept("the keychain does not answer")
            answer: list[T] = []
            problem: list[Exception] = []
            thread = threading.Thread(target=_collect, args=(question, answer, problem), daemon=True, name="keychain")
            thread.start()
            thread.join(seconds)
            if thread.is_alive():
                self._stuck = thread
                raise SecretNotKept(f"the keychain did not answer within {seconds:g} seconds")
        if problem:
            if was_left_locked(problem[0]):
                self._left_locked = time.monotonic()
            # Only the type: texts of foreign backends may quote what they were given.
            raise SecretNotKept(f"the keychain said {type(problem[0]).__name__}") from None
        return answer[0]


class Secrets:
    """The chain: environment, this session, vault, keychain. The first that knows a password answers.

    stamp: a profile's file that is touched when a password is kept, for other processes; None = nobody asks.
    vault: None = there can be none. Where there is one, passwords are kept there and not in the keychain.
    left: the note on what a keychain that was locked did not give up; None = for this session only.
    """

    def __init__(
        self,
        keychain: KeyringStore | None = None,
        environment: SecretStore | None = None,
        stamp: Callable[[str], Path] | None = None,
        vault: Vault | None = None,
        left: Path | None = None,
    ) -> None:
        self._stamp = stamp
        self._entered: Counter[str] = Counter()
        self._unlocked = 0
        self.environment: SecretStore = environment or EnvStore()
        self.session = SessionStore()
        self.keychain = keychain or KeyringStore()
        self.vault = vault
        self._left = LeftPasswords(left, self._forget_entry)

    def get(self, profile: str, purpose: Purpose = Purpose.SOURCE, may_ask: bool = True) -> str | None:
        """The password, or None if nobody knows one. May take a minute while a person unlocks the keychain; without
        may_ask nobody is asked to."""
        for store in (self.environment, self.session):
            secret = store.get(profile, purpose)
            if secret is not None:
                return secret
        if self.vault is not None and (secret := self.vault.get(_entry(profile, purpose))) is not None:
            return secret
        return self._from_keychain(profile, purpose, may_ask)

    def _from_keychain(self, profile: str, purpose: Purpose, may_ask: bool = True) -> str | None:
        """Not what was to be forgotten; that is done now where the keychain is open."""
        secret = self.keychain.get(profile, purpose, may_ask)
        if secret is None:
            return None
        was_left = _entry(profile, purpose) in self._left.entries()
        self._left.settle()
        return None if was_left else secret

    def left_behind(self, profile: str) -> tuple[str, ...]:
        """Names of the keychain's entries that were to be deleted with the profile, but may still be there."""
        mine = {_entry(profile, purpose) for purpose in Purpose}
        return tuple(entry for entry in self._left.entries() if entry in mine)

    def remember(self, profile: str, secret: str, keep: bool, purpose: Purpose = Purpose.SOURCE) -> None:
        """Use for this session; with keep also in vault or keychain. Raises SecretNotKept; the session has it then."""
        self.session.set(profile, purpose, secret)
        self._entered[profile] += 1
        if keep:
            if self.vault is not None and self.vault.exists:
                self.vault.set(_entry(profile, purpose), secret)
            else:
                self._into_keychain(profile, purpose, secret)
            self._touch(profile)

    def _forget_entry(self, entry: str) -> bool:
        return self.keychain.delete(entry)

    def _into_keychain(self, profile: str, purpose: Purpose, secret: str) -> None:
        self._left.renew(_entry(profile, purpose), lambda: self.keychain.set(profile, purpose, secret))
        self._left.settle()

    def mark(self, profile: str) -> tuple[int, int]:
        """Another one after each remember() or unlock(): of this process, and with keep of any other. Asks nobody."""
        kept = 0
        if self._stamp is not None:
            with contextlib.suppress(OSError):
                kept = self._stamp(profile).stat().st_mtime_ns
        return self._entered[profile] + self._unlocked, kept

    def forget(self, profile: str) -> None:
        """Forget every password of a profile; what stays in a locked keychain for now, left_behind() names."""
        for purpose in Purpose:
            self.session.delete(profile, purpose)
            if self.vault is not None:
                self.vault.delete(_entry(profile, purpose))
        self._left.forget(_entry(profile, purpose) for purpose in Purpose)

    def explain(self, error: LoginRefused) -> LoginRefused:
        """The same error; or VaultLocked, where a password is missing that may be in a locked vault."""
        locked = isinstance(error, SecretMissing) and self.vault is not None and self.vault.is_locked
        return VaultLocked(error.detail) if locked else error

    def vault_state(self) -> str:
        """none, locked, open or damaged; may take half a second."""
        if self.vault is None or not self.vault.exists:
            return "none"
        if self.vault.trouble() is not None:
            return "damaged"
        return "locked" if self.vault.is_locked else "open"

    def unlock(self, password: str) -> None:
        """Open the vault for this process. Raises VaultPasswordWrong, VaultDamaged, VaultMissing."""
        if self.vault is None:
            raise VaultMissing
        self.vault.unlock(password)
        self._unlocked += 1

    def make_vault(self, password: str, profiles: Iterable[str], from_keychain: bool = False) -> int:
        """Make a vault and move into it what this session knows; with from_keychain also what the keychain has.

        Returns how many passwords it holds. Raises VaultExists, VaultNotWritten, VaultPasswordWrong (too short).
        """
        if self.vault is None:
            raise VaultMissing
        moved: dict[str, str] = {}
        kept: list[str] = []
        for profile, purpose in product(profiles, Purpose):
            secret = self.session.get(profile, purpose)
            found = self._from_keychain(profile, purpose) if from_keychain else None
            if found is not None:
                kept.append(_entry(profile, purpose))
            if secret is not None or found is not None:
                moved[_entry(profile, purpose)] = secret if secret is not None else str(found)
        self.vault.make(password, moved)
        # Only now: the vault is on the disk.
        self._left.forget(kept)
        return len(moved)

    def change_vault_password(self, old: str, new: str) -> None:
        """Give the vault another master password; it is open then. Raises as Vault.change_password."""
        if self.vault is None:
            raise VaultMissing
        self.vault.change_password(old, new)
        self._unlocked += 1

    def remove_vault(self, password: str) -> int:
        """Delete the vault; this session still knows what was in it. Returns how many passwords that were.

        Raises VaultPasswordWrong, VaultDamaged, VaultMissing.
        """
        if self.vault is None:
            raise VaultMissing
        known = self.vault.remove(password)
        for entry, secret in known.items():
            profile, _, purpose = entry.removeprefix("profile:").rpartition(":")
            self.session.set(profile, Purpose(purpose), secret)
        return len(known)

    def move(self, profile: str, new_name: str) -> None:
        """A profile has another name: its passwords go with it. What the keychain refuses, this session keeps.

        In a locked vault it does with the next write.
        """
        for purpose in Purpose:
            self._move_in_vault(_entry(profile, purpose), _entry(new_name, purpose))
            secret = self.session.get(profile, purpose)
            kept = self._from_keychain(profile, purpose)
            if secret is None:
                secret = kept
            if secret is not None:
                self.session.set(new_name, purpose, secret)
            if kept is not None:
                try:
                    self._into_keychain(new_name, purpose, kept)
                except SecretNotKept as error:
                    log.warning("the keychain did not take the password under the new name: %s", error.detail)
            # Also then: a site that has the old name later must not get it.
            self.session.delete(profile, purpose)
        self._left.forget(_entry(profile, purpose) for purpose in Purpose)

    def _move_in_vault(self, entry: str, new_entry: str) -> None:
        if self.vault is None:
            return
        try:
            self.vault.move(entry, new_entry)
        except AlxError as error:
            log.warning("the vault did not take the password under the new name: %s", error.detail)

    def _touch(self, profile: str) -> None:
        if self._stamp is None:
            return
        stamp = self._stamp(profile)
        try:
            stamp.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            stamp.touch(mode=0o600)
        except OSError as error:
            log.warning("other processes will not hear of the new password: %s", error)

    def place(self) -> SecretPlace:
        """Where passwords come from and go to; waits for the keychain (at most its probe's time), so ask in a task."""
        if ENVIRONMENT[Purpose.SOURCE] in os.environ:
            return SecretPlace("environment", phrase("Password from ALX_DB_PASSWORD"), True)
        return place_of(self.vault, self.keychain.find)

    def describe(self) -> str:
        """place() as one line for a status bar."""
        return self.place().text


def _entry(profile: str, purpose: Purpose) -> str:
    return f"profile:{profile}:{purpose}"


def _collect(question: Callable[[], T], answer: list[T], problem: list[Exception]) -> None:
    try:
        answer.append(question())
    except Exception as error:
        problem.append(error)
