"""Opaque texts that clients carry: cursors, and keys of entities. They say nothing, and cannot be made or moved.

A cursor holds a place in a company's rows, and so ids that the company may have switched off: it is encrypted and bound
to what it was given for. An entity's key is its ids in one block of a keyed cipher: the same row always has the same
key, a key leads back to its row without an index, and two rows of a learner look unrelated.
"""

from __future__ import annotations

import base64
import binascii
import secrets
import struct
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from alx_desktop.domain.errors import WrongUse
from alx_desktop.domain.phrases import phrase

NONCE = 12
LONGEST = 12_000
"""Characters of a cursor that are looked at. One of OData holds values of $orderby, which may be long names."""

_BLOCK = struct.Struct(">IQI")


class CursorInvalid(WrongUse):
    """A cursor that was not made here, or for something else."""

    title = phrase("The cursor does not fit")
    advice = phrase(
        "Begin again without it. A cursor is good for the token, the address and the query that it was given for."
    )


class Cursors:
    """Seals and opens cursors. key: 32 bytes of the store."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(_derived(key, b"cursor"))

    def seal(self, place: Any, *purpose: object) -> str:
        """A text for a JSON-like value. purpose: who and what it is for; the same must be given to open it."""
        nonce = secrets.token_bytes(NONCE)
        sealed = self._cipher.encrypt(nonce, orjson.dumps(place), _purpose(purpose))
        return base64.urlsafe_b64encode(nonce + sealed).rstrip(b"=").decode()

    def open(self, text: str, *purpose: object) -> Any:
        """The value. Raises CursorInvalid for whatever was not sealed with this key and purpose."""
        try:
            if len(text) > LONGEST:
                raise ValueError("too long")
            data = base64.b64decode(text.encode("ascii") + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)
            return orjson.loads(self._cipher.decrypt(data[:NONCE], data[NONCE:], _purpose(purpose)))
        except (ValueError, binascii.Error, InvalidTag, UnicodeEncodeError) as error:
            raise CursorInvalid from error


class EntityKeys:
    """Turns (company, first id, second id) into 32 hex digits and back; ids up to 2**64, the second up to 2**32.

    One block of AES (ECB of a single block is a permutation; there is nothing to chain). For one thread at a time.
    """

    def __init__(self, key: bytes, kind: str) -> None:
        cipher = Cipher(algorithms.AES(_derived(key, f"entity {kind}".encode())), modes.ECB())
        self._encrypt, self._decrypt = cipher.encryptor(), cipher.decryptor()

    def encode(self, company_id: int, first: int, second: int = 0) -> str:
        """The key of a row."""
        block = _BLOCK.pack(company_id & 0xFFFFFFFF, first, second)
        return self._encrypt.update(block).hex()

    def encode_many(self, company_id: int, rows: Sequence[Sequence[int]]) -> list[str]:
        """The keys of many rows of (first, second) ids, in one call of the cipher: 0.4 us for each instead of 1.5."""
        company = company_id & 0xFFFFFFFF
        blocks = b"".join([_BLOCK.pack(company, first, second) for first, second in rows])
        digits = self._encrypt.update(blocks).hex()
        return [digits[start : start + 32] for start in range(0, len(digits), 32)]

    def decode(self, company_id: int, text: str) -> tuple[int, int] | None:
        """The ids of a row of this company; None where the text is the key of none of its rows."""
        try:
            block = bytes.fromhex(text)
        except ValueError:
            return None
        if len(block) != _BLOCK.size or text != text.lower():
            return None
        company, first, second = _BLOCK.unpack(self._decrypt.update(block))
        return (first, second) if company == company_id & 0xFFFFFFFF else None


@lru_cache(maxsize=64)
def _derived(key: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"alx " + purpose).derive(key)


def _purpose(parts: tuple[object, ...]) -> bytes:
    return orjson.dumps([str(part) for part in parts])
