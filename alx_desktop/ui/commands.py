"""A command: something a person can do, with its words, its shortcut and what happens. Shown in the palette."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """title: begins with a verb, or names a place. group: heading in the palette. keys: shortcut as text, or "".

    only_typed: one of many, such as a company; offered once something was typed.
    """

    title: str
    run: Callable[[], None]
    group: str = ""
    icon: str = "arrow-right"
    keys: str = ""
    words: str = ""
    enabled: bool = True
    only_typed: bool = False

    def matches(self, text: str) -> bool:
        """Whether every word of `text` begins a word of the title or of the extra words."""
        own = f"{self.title} {self.group} {self.words}".casefold().split()
        return all(any(word.startswith(part) for word in own) for part in text.casefold().split())
