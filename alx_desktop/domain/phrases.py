"""Texts for people from layers that know no language but English: the window can still say them in another one."""

from __future__ import annotations

from collections.abc import Iterable


class Phrase(str):
    """An English text that remembers the pattern and the arguments it was made from.

    It is a plain string to everybody; only the window looks at the pattern, to say the same in the person's language.
    Arguments may be phrases themselves. Whatever is done to it as a string (+, f"", join) gives a plain string back.
    """

    __slots__ = ("arguments", "pattern")

    pattern: str
    arguments: tuple[object, ...]

    def __new__(cls, pattern: str, *arguments: object) -> Phrase:
        """Pattern as in str.format, by number; without arguments its braces stand for themselves."""
        self = super().__new__(cls, pattern.format(*arguments) if arguments else pattern)
        self.pattern = pattern
        self.arguments = arguments
        return self


def phrase(pattern: str, *arguments: object) -> Phrase:
    """A text for people. `bootstrap.py translate` collects the patterns, so write them out; `{0:,}` groups a number."""
    return Phrase(pattern, *arguments)


def as_phrase(text: str) -> Phrase:
    """A sentence of ours that was kept as plain text, such as a failed run's error: its words may be known."""
    return text if isinstance(text, Phrase) else Phrase(text)


def joined(separator: str, parts: Iterable[str]) -> Phrase:
    """str.join that keeps what the parts were made from."""
    kept = tuple(parts)
    return Phrase(separator.join(f"{{{number}}}" for number in range(len(kept))), *kept)
