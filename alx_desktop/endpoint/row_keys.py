"""Opaque keys of rows outside: the same row has the same key in REST, in the streams and in OData."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from alx_desktop.services.opaque import EntityKeys

DATED = "daily"
"""The kind whose first value is a day, YYYY-MM-DD."""


class RowKeys:
    """The keys of one set's rows. key: 32 bytes of the store. For one thread at a time."""

    def __init__(self, key: bytes, kind: str, company_id: int, width: int) -> None:
        self._keys = EntityKeys(key, kind)
        self._company_id = company_id
        self._width = width
        self._dated = kind == DATED

    def encode(self, rows: Sequence[Sequence[Any]]) -> list[str]:
        """A key for each row of values of the key's columns."""
        if self._dated:
            return self._keys.encode_many(self._company_id, [(int(day.replace("-", "")), id_) for day, id_ in rows])
        if self._width == 1:
            return self._keys.encode_many(self._company_id, [(row[0], 0) for row in rows])
        # The second id has 32 bits in a key; of user and track, or user and course, it is the smaller one.
        return self._keys.encode_many(self._company_id, rows)

    def decode(self, text: str) -> tuple[Any, ...] | None:
        """The values; None where the text is the key of none of the company's rows."""
        ids = self._keys.decode(self._company_id, text)
        if ids is None or not self._dated:
            return None if ids is None else ids[: self._width]
        day = f"{ids[0]:08d}"
        return f"{day[:4]}-{day[4:6]}-{day[6:]}", ids[1]
