"""A page of findings as plain data: sections of sentences, facts, steps and tables. Rendered to HTML and to text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from alx_desktop.domain.phrases import phrase

UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters and halves of surrogate pairs: they steer terminals, and no file can hold the latter."""


def seen(text: str) -> str:
    """The text with a blank for everything that nobody can see."""
    return UNSEEN.sub(" ", text)


class Tone(StrEnum):
    """What a line means; always said in words too, never by colour alone."""

    PLAIN = "plain"
    MUTED = "muted"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and their values."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of a rule: the question, its answer in a word or two, and why."""

    question: str
    answer: str
    because: str = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Steps:
    """Numbered steps."""

    steps: tuple[StepLine, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. numeric: indexes of right-aligned columns. tones: one per row, or none at all."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()
    tones: tuple[Tone, ...] = ()
    empty: str = phrase("None.")

    @classmethod
    def of(
        cls,
        columns: Sequence[str],
        rows: Iterable[Sequence[str]],
        numeric: Iterable[int] = (),
        tones: Iterable[Tone] = (),
        empty: str = phrase("None."),
    ) -> Grid:
        """A table from any sequences."""
        return cls(tuple(columns), tuple(tuple(row) for row in rows), frozenset(numeric), tuple(tones), empty)


Block = Paragraph | Facts | Steps | Grid


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what is under it. key: its anchor in a page, "" = none."""

    title: str
    blocks: tuple[Block, ...]
    key: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole page. subtitle: the line under the title. footer: how it was made."""

    title: str
    subtitle: str
    sections: tuple[Section, ...] = field(default=())
    footer: str = ""
