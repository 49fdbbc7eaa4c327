"""The vault's file: passwords, encrypted with AES-256-GCM under a key that scrypt makes of a master password.

JSON. `sha256` is over everything else: where it does not fit, the file is damaged; where it fits and the key does not
open it, the master password is another one.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from alx_desktop.domain.errors import AlxError
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.vault_errors import VaultDamaged, VaultNotWritten, VaultPasswordWrong
from alx_desktop.files import write_atomically

FORMAT = 1
# 128 MiB and some 0.4 s for each guess (desktop-facts.md 4).
COST = 1 << 17
BLOCK, PARALLEL = 8, 1
# What a file may ask of this machine: 1 GiB.
LARGEST_COST = 1 << 20


@dataclass(frozen=True, slots=True)
class VaultKey:
    """A key and what it was made with; without the master password, which is forgotten."""

    cost: int
    salt: bytes
    key: bytes

    def __repr__(self) -> str:
        return "VaultKey(...)"


def make_key(password: str, cost: int = COST) -> VaultKey:
    """A new key, for a new vault or a new master password."""
    return _derive(password, cost, os.urandom(16))


def key_of(path: Path, password: str) -> VaultKey:
    """The key of a vault. Raises VaultPasswordWrong, VaultDamaged, FileNotFoundError."""
    header = _read(path)
    key = _derive(password, header["cost"], base64.b64decode(header["salt"]))
    read_vault(path, key)
    return key


def read_vault(path: Path, key: VaultKey) -> dict[str, str]:
    """What is in the vault, by entry.

    Raises VaultPasswordWrong (also where somebody else has changed it meanwhile), VaultDamaged, FileNotFoundError.
    """
    header = _read(path)
    try:
        nonce, sealed = base64.b64decode(header["nonce"]), base64.b64decode(header["sealed"])
        found = json.loads(AESGCM(key.key).decrypt(nonce, sealed, _bound(key)))
    except InvalidTag:
        raise VaultPasswordWrong(str(path)) from None
    return {str(entry): str(secret) for entry, secret in found.items()}


def write_vault(path: Path, key: VaultKey, secrets: dict[str, str]) -> None:
    """Write all of it; the file is the old or the new one, never half. Raises VaultNotWritten."""
    nonce = os.urandom(12)
    sealed = AESGCM(key.key).encrypt(nonce, json.dumps(secrets).encode(), _bound(key))
    body = {
        "format": FORMAT,
        "kdf": "scrypt",
        "cost": key.cost,
        "salt": base64.b64encode(key.salt).decode(),
        "nonce": base64.b64encode(nonce).decode(),
        "sealed": base64.b64encode(sealed).decode(),
    }
    try:
        write_atomically(path, json.dumps({**body, "sha256": _sum(body)}, indent=1).encode())
    except OSError as error:
        raise VaultNotWritten(str(error)) from error


def check_vault(path: Path) -> None:
    """Raises VaultDamaged, FileNotFoundError; asks for no password."""
    _read(path)


def seal_of(path: Path) -> str:
    """What no two writes of a vault have in common. Raises VaultDamaged, FileNotFoundError; asks for no password."""
    return str(_read(path).get("nonce", ""))


def _read(path: Path) -> dict[str, Any]:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise
    except OSError as error:
        raise AlxError(str(error), title=phrase("The vault of passwords cannot be read")) from error
    try:
        found = json.loads(content)
        kept = found.pop("sha256")
        fits = kept == _sum(found) and found["format"] == FORMAT and 2 <= found["cost"] <= LARGEST_COST
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise VaultDamaged(f"{path}: {type(error).__name__}") from None
    if not fits:
        raise VaultDamaged(f"{path}: its checksum does not fit")
    return dict(found)


def _sum(body: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


def _bound(key: VaultKey) -> bytes:
    """What the seal covers beside the passwords."""
    return json.dumps([FORMAT, key.cost, base64.b64encode(key.salt).decode()]).encode()


def _derive(password: str, cost: int, salt: bytes) -> VaultKey:
    # An environment in another encoding than UTF-8 gives lone surrogates.
    typed = password.encode("utf-8", "surrogatepass")
    return VaultKey(cost, salt, Scrypt(salt=salt, length=32, n=cost, r=BLOCK, p=PARALLEL).derive(typed))
