"""A phrase is a string to everybody, and remembers what it was made from."""

from __future__ import annotations

import copy
import json
import pickle

import pytest

from alx_desktop.domain.errors import HostUnknown
from alx_desktop.domain.phrases import Phrase, as_phrase, joined, phrase


def test_it_reads_as_english_text() -> None:
    made = phrase("{0:,} learners are overdue in {1}", 1204, "Fire safety")
    assert made == "1,204 learners are overdue in Fire safety" and isinstance(made, str)
    assert (made.pattern, made.arguments) == ("{0:,} learners are overdue in {1}", (1204, "Fire safety"))
    assert hash(made) == hash(str(made)) and json.dumps([made]) == json.dumps([str(made)])


@pytest.mark.parametrize("text", ["{", "{0}", "100 % {company}", ""])
def test_without_arguments_braces_stand_for_themselves(text: str) -> None:
    assert phrase(text) == text and as_phrase(text) == text


def test_names_with_braces_are_no_patterns() -> None:
    assert phrase("{0}: {1}", "{1}", "x") == "{1}: x"
    assert joined(" · ", ["{0}", "{oops}"]) == "{0} · {oops}"


@pytest.mark.parametrize("made", [phrase("{0} of {1}", phrase("a"), 3), joined(", ", ["a", phrase("b")]), phrase("c")])
def test_it_survives_copying_and_other_processes(made: Phrase) -> None:
    for other in (copy.copy(made), copy.deepcopy(made), pickle.loads(pickle.dumps(made))):
        assert (other, other.pattern, other.arguments) == (made, made.pattern, made.arguments)


def test_joined_keeps_its_parts() -> None:
    parts = (phrase("one"), "two")
    assert joined(": ", parts) == "one: two" and joined(": ", parts).arguments == parts
    assert joined(", ", []) == ""


def test_a_phrase_stays_itself() -> None:
    made = phrase("{0} rows", 3)
    assert as_phrase(made) is made


def test_errors_keep_their_phrases() -> None:
    error = HostUnknown("db.example.org")
    assert isinstance(error.title, Phrase) and isinstance(error.advice, Phrase)
    assert str(error) == "The host name is not known: db.example.org"
