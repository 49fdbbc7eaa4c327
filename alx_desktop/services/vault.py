"""The opt-in vault: one encrypted file for all passwords, where a system has no keychain.

It is locked until somebody gives the master password, once per process; ALX_VAULT_PASSWORD gives it without a person.
Several processes may use it: it is read anew after another one wrote it, and locked again after another one changed
its master password.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from alx_desktop.domain.errors import AlxError, SecretNotKept
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.vault_errors import (
    VaultDamaged,
    VaultExists,
    VaultLocked,
    VaultMissing,
    VaultNotWritten,
    VaultPasswordWrong,
)
from alx_desktop.files import write_atomically

if TYPE_CHECKING:
    from alx_desktop.services.vault_file import VaultKey

log = logging.getLogger(__name__)

PASSWORD_VARIABLE = "ALX_VAULT_PASSWORD"
LOCK_SECONDS = 20.0
SHORTEST = 8
"""Characters of a master password: whoever has the file may guess as long as they like."""


class Vault:
    """path: of the file. cost: scrypt's, of a new key; None = the usual one. May be called from any thread.

    vault_file is imported where it is needed: it loads cryptography, and most systems have a keychain.
    """

    def __init__(self, path: Path, cost: int | None = None) -> None:
        self.path = path
        self._cost = cost
        self._lock = threading.RLock()
        self._key: VaultKey | None = None
        self._known: dict[str, str] = {}
        self._stamp: tuple[object, object] | None = None
        self._tried: str | None = None

    @property
    def exists(self) -> bool:
        """Whether somebody has made one."""
        return self.path.exists()

    @property
    def is_locked(self) -> bool:
        """Whether there is one that nobody has unlocked; tries ALX_VAULT_PASSWORD, which may take half a second."""
        with self._lock:
            return self.exists and not self._is_open()

    def trouble(self) -> AlxError | None:
        """What is wrong with the file, if something is."""
        from alx_desktop.services import vault_file

        try:
            vault_file.check_vault(self.path)
        except FileNotFoundError:
            return None
        except AlxError as error:
            return error
        return None

    def make(self, password: str, secrets: Mapping[str, str]) -> None:
        """Make it, unlocked, with these secrets in it; a damaged one is set aside.

        Raises VaultExists, VaultNotWritten, AlxError for a master password that is too short.
        """
        from alx_desktop.services import vault_file

        _check(password)
        with self._lock, self._writing():
            if self.exists:
                self._set_aside()
            key = vault_file.make_key(password, self._cost or vault_file.COST)
            self._write(key, dict(secrets))

    def unlock(self, password: str) -> None:
        """Open it for this process. Raises VaultPasswordWrong, VaultDamaged, VaultMissing."""
        from alx_desktop.services import vault_file

        with self._lock:
            try:
                self._open(vault_file.key_of(self.path, password))
            except FileNotFoundError:
                raise VaultMissing from None

    def change_password(self, old: str, new: str) -> None:
        """Another master password. Raises VaultPasswordWrong, VaultDamaged, VaultMissing, VaultNotWritten."""
        from alx_desktop.services import vault_file

        _check(new)
        with self._lock, self._writing():
            self.unlock(old)
            key = vault_file.make_key(new, self._cost or vault_file.COST)
            self._write(key, self._known)

    def remove(self, password: str) -> dict[str, str]:
        """Delete it; returns what was in it. Raises VaultPasswordWrong, VaultDamaged, VaultMissing,
        VaultNotWritten."""
        with self._lock, self._writing():
            self.unlock(password)
            known = self._known
            self.path.unlink()
            self._gone.unlink(missing_ok=True)
            self._forget()
            return known

    def get(self, entry: str) -> str | None:
        """A secret; None also while it is locked or damaged."""
        with self._lock:
            return self._known.get(entry) if self.exists and self._is_open() else None

    def set(self, entry: str, secret: str) -> None:
        """Keep a secret. Raises SecretNotKept."""
        try:
            self._change({entry: secret}, ())
        except AlxError as error:
            raise SecretNotKept(f"{error.title}: {error.detail}", advice=error.advice) from error

    def delete(self, entry: str) -> None:
        """Forget a secret; while it is locked, it stays in the file until the next write, and is not given out."""
        with self._lock:
            try:
                if self.get(entry) is not None:
                    self._change({}, (entry,))
                elif self.is_locked:
                    self._note(entry)
            except AlxError as error:
                log.warning("the vault did not forget a password: %s", error.detail)

    def move(self, entry: str, new_entry: str) -> None:
        """Give a secret another name; while it is locked, that is noted, and done with the next write.

        Raises VaultNotWritten: it has its old name then.
        """
        with self._lock:
            secret = self.get(entry)
            if secret is not None:
                self._change({new_entry: secret}, (entry,))
            elif self.is_locked:
                self._note(f"{entry}\t{new_entry}")

    def _change(self, new: Mapping[str, str], gone: tuple[str, ...]) -> None:
        with self._lock, self._writing():
            if not self._is_open() or self._key is None:
                raise VaultLocked
            known = {entry: secret for entry, secret in self._known.items() if entry not in gone}
            self._write(self._key, {**known, **new})

    def _write(self, key: VaultKey, secrets: dict[str, str]) -> None:
        from alx_desktop.services import vault_file

        vault_file.write_vault(self.path, key, secrets)
        self._gone.unlink(missing_ok=True)
        self._open(key)

    @property
    def _gone(self) -> Path:
        """What changed while nobody could write the vault: the seal it belongs to, then a change a line, in order.

        A change is an entry, forgotten, or an entry, a tab and its new name. Without a seal it is for any vault.
        """
        return self.path.with_suffix(".forgotten")

    def _note(self, change: str) -> None:
        with self._writing():
            write_atomically(self._gone, "\n".join([self._seal(), *self._noted(), change]).encode())

    def _noted(self) -> list[str]:
        """Changes that this vault does not have in it yet: after a kill between the two files, the note is old."""
        try:
            seal, *changes = self._gone.read_text("utf-8", errors="replace").split("\n")
        except OSError:
            return []
        now = self._seal()
        return [] if seal and now and seal != now else changes

    def _seal(self) -> str:
        """Another one for each write; "" where the vault is damaged."""
        from alx_desktop.services import vault_file

        try:
            return vault_file.seal_of(self.path)
        except (AlxError, FileNotFoundError):
            return ""

    def _stamps(self) -> tuple[object, object]:
        return _stamp(self.path), _stamp(self._gone)

    def _is_open(self) -> bool:
        """Read it anew if it was written since; try the environment's password, each one once."""
        stamp = self._stamps()
        if self._key is not None and stamp != self._stamp:
            self._read_again(self._key)
        given = os.environ.get(PASSWORD_VARIABLE)
        if self._key is None and given is not None and (given, stamp) != (self._tried, self._stamp):
            self._tried, self._stamp = given, stamp
            try:
                self.unlock(given)
            except AlxError as error:
                log.warning("%s does not open the vault: %s", PASSWORD_VARIABLE, error.title)
        return self._key is not None

    def _read_again(self, key: VaultKey) -> None:
        try:
            self._open(key)
        except (AlxError, FileNotFoundError) as error:
            log.info("the vault is locked again: %s", type(error).__name__)
            self._forget()

    def _open(self, key: VaultKey) -> None:
        from alx_desktop.services import vault_file

        # The stamp first: what is written between the two is read once more.
        stamp = self._stamps()
        # And the notes before the vault, which has them in it if it is written now.
        changes = self._noted()
        self._known = _changed(vault_file.read_vault(self.path, key), changes)
        self._key, self._stamp = key, stamp

    def _forget(self) -> None:
        self._key, self._known, self._stamp, self._tried = None, {}, None, None

    def _set_aside(self) -> None:
        if not isinstance(self.trouble(), VaultDamaged):
            raise VaultExists(str(self.path))
        aside = self.path.with_name(f"{self.path.stem}.damaged-{time.strftime('%Y%m%d-%H%M%S')}.json")
        try:
            self.path.rename(aside)
        except OSError as error:
            raise VaultNotWritten(str(error)) from error
        log.warning("a damaged vault was set aside as %s", aside.name)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One process at a time: each writes all of it."""
        # Every start reads the vault's state, few write it: 10 ms of imports before the first window.
        import filelock

        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with filelock.FileLock(f"{self.path}.lock", timeout=LOCK_SECONDS):
                yield
        except filelock.Timeout:
            raise VaultNotWritten("another process is writing it") from None
        except OSError as error:
            raise VaultNotWritten(str(error)) from error


def _check(password: str) -> None:
    if len(password) < SHORTEST:
        advice = phrase("Whoever gets the file may try as many as they like: take several words.")
        raise VaultPasswordWrong(
            f"at least {SHORTEST} characters", title=phrase("The master password is too short"), advice=advice
        )


def _changed(found: Mapping[str, str], changes: list[str]) -> dict[str, str]:
    known = dict(found)
    for change in changes:
        entry, _, new_entry = change.partition("\t")
        secret = known.pop(entry, None)
        if new_entry and secret is not None:
            known[new_entry] = secret
    return known


def _stamp(path: Path) -> tuple[int, int, int] | None:
    """Another one for each write: two of one length in one tick of the clock are still two files."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
