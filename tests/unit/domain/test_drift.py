"""Drift in words, and the words again."""

from __future__ import annotations

import pytest

from alx_desktop.domain.drift import drift_note, kept_drift_note
from alx_desktop.domain.phrases import Phrase


@pytest.mark.parametrize(
    ("learners", "drift", "words"),
    [
        (1, {"user_enrolments": {"rows deleted": 1}},
         "1 learner changed without a trace: user_enrolments: rows of 1 learner deleted"),
        (1204, {"user": {"rows changed": 1203, "rows added": 1}, "grade_grades": {"rows changed": 2}},
         "1,204 learners changed without a trace: grade_grades: rows of 2 learners changed; "
         "user: rows of 1 learner added, rows of 1,203 learners changed"),
    ],
)  # fmt: skip
def test_what_is_kept_is_understood_again(learners: int, drift: dict[str, dict[str, int]], words: str) -> None:
    assert drift_note(learners, drift) == words
    again = kept_drift_note(words)
    assert isinstance(again, Phrase) and again == words and again.arguments


@pytest.mark.parametrize("note", ["", "Cancelled before anything was changed.", "1 learner changed without a trace: "])
def test_other_notes_are_left_alone(note: str) -> None:
    assert kept_drift_note(note) is None
