"""Text as people sort and search it: without case and accents."""

from __future__ import annotations

import unicodedata


def fold(*parts: str | None) -> str:
    """Join the parts with blanks, in lower case and without combining marks ("Élan Groß" -> "elan gross")."""
    joined = " ".join(part for part in parts if part)
    if joined.isascii():
        return joined.lower()
    decomposed = unicodedata.normalize("NFKD", joined.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
