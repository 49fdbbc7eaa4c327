"""What was told before: once until it is worse or comes again, and put off for a day."""

from __future__ import annotations

import pytest

from alx_desktop.services.attention_item import Attention
from alx_desktop.services.attention_notes import KEPT, AttentionNotes
from tests.unit.services.test_overview import DAY


def item(key: str = "a", severity: str = "warn", can_wait: bool = True) -> Attention:
    return Attention(key, severity, f"{key} is {severity}", "sync", "Sync", can_wait=can_wait)


def test_things_are_told_once_until_they_are_worse_or_come_again():
    notes = AttentionNotes()
    assert notes.take([item()], 10) == [item()]
    notes = AttentionNotes(notes.dump())
    assert notes.take([item()], 20) == [], "nor after a restart"
    assert notes.take([item(severity="bad")], 30) == [item(severity="bad")]
    assert notes.take([item()], 40) == [], "better is not told"
    notes.take([], 50)
    assert [(note.came_at, note.ended_at) for note in notes.notes] == [(30, 50), (10, 30)]
    assert notes.take([item()], 60) == [item()]
    assert notes.came_at("a") == 60


def test_what_was_put_off_comes_back_the_next_day_or_when_it_is_worse():
    notes = AttentionNotes()
    notes.take([item()], 0)
    notes.wait_a_day(item(), 0)
    notes = AttentionNotes(notes.dump())
    assert notes.is_put_off(item(), DAY - 1) and not notes.is_put_off(item(), DAY)
    notes.take([item(severity="bad")], 5)
    assert not notes.is_put_off(item(severity="bad"), 6)
    notes.wait_a_day(item(), 7)
    notes.take([], 8)
    notes.take([item()], 9)
    assert not notes.is_put_off(item(), 10), "it is another one"


def test_what_cannot_wait_is_not_put_off():
    notes = AttentionNotes()
    notes.wait_a_day(item(can_wait=False), 0)
    assert not notes.is_put_off(item(can_wait=False), 1) and not notes.put_off


def test_old_notes_go_and_waiting_ones_stay():
    notes = AttentionNotes()
    for number in range(KEPT + 50):
        notes.take([item("stays"), item(str(number))], number)
    assert len(notes.notes) == KEPT
    assert notes.came_at("stays") == 0


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"notes": [{"x": 1}], "put_off": {}}', '{"notes": 3}'])
def test_damaged_notes_are_forgotten(text):
    assert AttentionNotes(text).notes == []
