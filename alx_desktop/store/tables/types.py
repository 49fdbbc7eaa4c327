"""Column types that differ between the two databases."""

from __future__ import annotations

from sqlalchemy import BigInteger, Integer, Text

Id = BigInteger().with_variant(Integer, "sqlite")
"""A single-column integer key: SQLite makes only INTEGER PRIMARY KEY the row's own address."""

SortText = Text().with_variant(Text(collation="C"), "postgresql")
"""Folded text that both databases compare by code point, so that keyset pages mean the same in both."""
