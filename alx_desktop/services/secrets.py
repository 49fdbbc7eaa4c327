"""Passwords: from the environment, from this session's memory, from the system's keychain. Never in a file of ours.

The keychain is asked in a thread with a time limit, because a locked one can wait for ever (desktop-facts.md 4).
"""

from __future__ import annotations

import contextlib
import logging
import os
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TypeVar

from alx_desktop.domain.errors import SecretNotKept
from alx_desktop.domain.phrases import phrase

SERVICE = "alx-desktop"
PROBE_SECONDS = 3.0
INTERACTIVE_SECONDS = 60.0
KEYCHAINS = {
    "keyring.backends.Windows": "Windows Credential Manager",
    "keyring.backends.macOS": "macOS Keychain",
    "keyring.backends.SecretService": phrase("the desktop's keychain (Secret Service)"),
    "keyring.backends.libsecret": phrase("the desktop's keychain (libsecret)"),
    "keyring.backends.kwallet": "KWallet",
}
KEEPS_NOTHING = ("keyring.backends.fail", "keyring.backends.null")

log = logging.getLogger(__name__)
T = TypeVar("T")


class Purpose(StrEnum):
    """What a password opens; each has its own entry, because some keychains limit an entry's length."""

    SOURCE = "source"
    STORE = "store"


ENVIRONMENT = {Purpose.SOURCE: "ALX_DB_PASSWORD", Purpose.STORE: "ALX_STORE_PASSWORD"}


class SecretStore(Protocol):
    """One place that knows passwords."""

    def get(self, profile: str, purpose: Purpose) -> str | None:
        """The password, or None; never raises."""

    def set(self, profile: str, purpose: Purpose, secret: str) -> None:
        """Keep the password. Raises SecretNotKept."""

    def delete(self, profile: str, purpose: Purpose) -> None:
        """Forget the password; nothing happens if there is none."""


class EnvStore:
    """ALX_DB_PASSWORD for the source, ALX_STORE_PASSWORD for a store on PostgreSQL; read only, for any profile."""

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
        self._lock = threading.Lock()

    def get(self, profile: str, purpose: Purpose) -> str | None:
        """The kept password; None also if the keychain is missing, locked or silent."""
        try:
            return self._ask(lambda: _keyring_get(_entry(profile, purpose)), self.patience)
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

    def delete(self, profile: str, purpose: Purpose) -> None:
        """Forget; a keychain that is missing or has no such entry is fine."""

        def remove() -> None:
            import keyring

            if keyring.get_password(SERVICE, _entry(profile, purpose)) is not None:
                keyring.delete_password(SERVICE, _entry(profile, purpose))

        try:
            self._ask(remove, self.patience)
        except SecretNotKept as error:
            log.info("keychain: %s", error.detail)

    def name(self) -> str | None:
        """What the keychain is called here; None if there is none that answers within the probe's time."""
        try:
            return self._ask(_keychain_name, self._probe_seconds)
        except SecretNotKept:
            return None

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
            # Only the type: texts of foreign backends may quote what they were given.
            raise SecretNotKept(f"the keychain said {type(problem[0]).__name__}") from None
        return answer[0]


@dataclass(frozen=True, slots=True)
class SecretPlace:
    """Where passwords are kept now. safe: they survive the session without being in a file of ours."""

    key: str
    text: str
    safe: bool


class Secrets:
    """The chain: environment, this session, keychain. The first that knows a password answers.

    stamp: a profile's file that is touched when the keychain gets a password, for other processes; None = nobody asks.
    """

    def __init__(
        self,
        keychain: KeyringStore | None = None,
        environment: SecretStore | None = None,
        stamp: Callable[[str], Path] | None = None,
    ) -> None:
        self._stamp = stamp
        self._entered: Counter[str] = Counter()
        self.environment: SecretStore = environment or EnvStore()
        self.session = SessionStore()
        self.keychain = keychain or KeyringStore()

    def get(self, profile: str, purpose: Purpose = Purpose.SOURCE) -> str | None:
        """The password, or None if nobody knows one. May take a minute while a person unlocks the keychain."""
        stores: tuple[SecretStore, ...] = (self.environment, self.session, self.keychain)
        for store in stores:
            secret = store.get(profile, purpose)
            if secret is not None:
                return secret
        return None

    def remember(self, profile: str, secret: str, keep: bool, purpose: Purpose = Purpose.SOURCE) -> None:
        """Use for this session; with keep also in the keychain. Raises SecretNotKept; the session has it then."""
        self.session.set(profile, purpose, secret)
        self._entered[profile] += 1
        if keep:
            self.keychain.set(profile, purpose, secret)
            self._touch(profile)

    def mark(self, profile: str) -> tuple[int, int]:
        """Another one after each remember(): of this process, and with keep of any other. Asks no keychain."""
        kept = 0
        if self._stamp is not None:
            with contextlib.suppress(OSError):
                kept = self._stamp(profile).stat().st_mtime_ns
        return self._entered[profile], kept

    def forget(self, profile: str) -> None:
        """Forget every password of a profile."""
        for purpose in Purpose:
            self.session.delete(profile, purpose)
            self.keychain.delete(profile, purpose)

    def move(self, profile: str, new_name: str) -> None:
        """A profile has another name: its passwords go with it. What the keychain refuses, this session keeps."""
        for purpose in Purpose:
            secret = self.session.get(profile, purpose)
            kept = self.keychain.get(profile, purpose)
            if secret is None:
                secret = kept
            if secret is not None:
                self.session.set(new_name, purpose, secret)
            if kept is not None:
                try:
                    self.keychain.set(new_name, purpose, kept)
                except SecretNotKept as error:
                    log.warning("the keychain did not take the password under the new name: %s", error.detail)
                    continue
            self.session.delete(profile, purpose)
            self.keychain.delete(profile, purpose)

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
        name = self.keychain.name()
        if name is None:
            text = phrase("Passwords are kept for this session only: no keychain answers here")
            return SecretPlace("session", text, False)
        return SecretPlace("keychain", phrase("Passwords in {0}", name), True)

    def describe(self) -> str:
        """place() as one line for a status bar."""
        return self.place().text


def _entry(profile: str, purpose: Purpose) -> str:
    return f"profile:{profile}:{purpose}"


def _keyring_get(entry: str) -> str | None:
    # keyring costs 0.1 to 0.8 s at its first use (it looks for backends), so it is imported in the worker.
    import keyring

    return keyring.get_password(SERVICE, entry)


def _keychain_name() -> str | None:
    import keyring

    backend = keyring.get_keyring()
    module = type(backend).__module__
    if module in KEEPS_NOTHING:
        return None
    keyring.get_password(SERVICE, "probe")
    return KEYCHAINS.get(module, backend.name)


def _collect(question: Callable[[], T], answer: list[T], problem: list[Exception]) -> None:
    try:
        answer.append(question())
    except Exception as error:
        problem.append(error)
