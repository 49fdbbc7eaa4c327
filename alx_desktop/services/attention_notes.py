"""What was told to a person about things that need attention, and what they have put off; kept between starts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Protocol

from alx_desktop.services.attention_item import DAY, SEVERITIES

KEPT = 100
"""Notes; the oldest ones that are over go first."""


class Told(Protocol):
    """The part of an Attention that notes need."""

    @property
    def key(self) -> str: ...
    @property
    def severity(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def can_wait(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that was told. came_at, ended_at: UTC epoch seconds; ended_at None = it still waits."""

    key: str
    severity: str
    text: str
    came_at: int
    ended_at: int | None = None


class AttentionNotes:
    """notes: the newest first. put_off: key -> until when, UTC epoch seconds."""

    def __init__(self, text: str = "") -> None:
        self.notes: list[Note] = []
        self.put_off: dict[str, int] = {}
        self._load(text)

    def take(self, items: Sequence[Told], now: int) -> list[Told]:
        """What is found now; returns what is new, or worse than it was. What is not found any more is over."""
        found = {item.key: item for item in items}
        waiting = {note.key: note for note in self.notes if note.ended_at is None}
        new = [item for item in items if item.key not in waiting or _is_worse(item, waiting[item.key])]
        told = {item.key for item in new}
        self.notes = [
            note if note.ended_at is not None
            else replace(note, ended_at=now) if note.key not in found or note.key in told
            else replace(note, severity=found[note.key].severity, text=found[note.key].text)
            for note in self.notes
        ]  # fmt: skip
        self.notes = [Note(item.key, item.severity, item.text, now) for item in new] + self.notes
        self._trim()
        self.put_off = {key: until for key, until in self.put_off.items()
                        if until > now and key in found and key not in told}  # fmt: skip
        return new

    def came_at(self, key: str) -> int | None:
        """When a thing that waits was first found."""
        return next((note.came_at for note in self.notes if note.key == key and note.ended_at is None), None)

    def is_put_off(self, item: Told, now: float) -> bool:
        """Whether a person does not want to see it yet; what cannot wait is always seen."""
        return item.can_wait and self.put_off.get(item.key, 0) > now

    def wait_a_day(self, item: Told, now: int) -> None:
        """Put it off for a day, unless it cannot wait."""
        if item.can_wait:
            self.put_off[item.key] = now + DAY

    def dump(self) -> str:
        """As text, for the constructor."""
        return json.dumps({"notes": [asdict(note) for note in self.notes], "put_off": self.put_off})

    def _load(self, text: str) -> None:
        """A text that was damaged or written by another version only loses what was told."""
        try:
            data = json.loads(text)
            notes = [Note(**one) for one in data["notes"]]
            put_off = {str(key): int(until) for key, until in data["put_off"].items()}
        except (ValueError, TypeError, KeyError, AttributeError):
            return
        self.notes, self.put_off = [note for note in notes if note.severity in SEVERITIES], put_off

    def _trim(self) -> None:
        over = [note for note in self.notes if note.ended_at is not None]
        waiting = len(self.notes) - len(over)
        dropped = set(map(id, over[max(0, KEPT - waiting) :]))
        self.notes = [note for note in self.notes if id(note) not in dropped]


def _is_worse(item: Told, note: Note) -> bool:
    return SEVERITIES.index(item.severity) < SEVERITIES.index(note.severity)
