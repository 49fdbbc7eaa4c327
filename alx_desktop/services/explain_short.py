"""An explanation in short: the verdict in one sentence, and the doubted value beside what Moodle says now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo
from typing import Any

from alx_desktop.domain.course_progress import CourseProgress
from alx_desktop.domain.phrases import joined, phrase
from alx_desktop.render.document import Block, Facts, Grid, Paragraph, Tone
from alx_desktop.services.explanation import Explanation
from alx_desktop.services.field_words import NONE, moment_words, percent_words, title, value_words
from alx_desktop.services.report_columns import REMOVED_WORDS

DASH = "–"
HEAD = ("percentage", "status", "completed_at", "activities_done", "activities_total")
"""What people doubt first."""

FIELDS = frozenset(CourseProgress._fields[3:])
"""Fields that an explanation explains."""


def row_words(found: Explanation) -> str:
    """Which row it is: learner, course and company."""
    names = found.names
    parts = [
        names["learner"] or phrase("learner {0}", found.user_id),
        names["course"] or phrase("course {0}", found.course_id),
        names["company"] or phrase("company {0}", found.company_id),
    ]
    return joined(" · ", parts)


def verdict(found: Explanation) -> tuple[str, Tone]:
    """One sentence: equal, different, no row, or Moodle not reachable."""
    if found.source_error is not None:
        why = phrase("Moodle could not be asked ({0}).", found.source_error)
        return joined(" ", [why, found.source_advice]) if found.source_advice else why, Tone.WARN
    if found.live_at is None:
        return phrase("Moodle was not asked: this is what the store says."), Tone.PLAIN
    if found.live is None:
        why = phrase("There is no such row: {0}", found.no_row_words)
        return (why, Tone.WARN) if found.has_live_row else (why, Tone.PLAIN)
    if not found.differences:
        return phrase("The store says what Moodle says now."), Tone.GOOD
    fields = joined(", ", (title(one.field) for one in found.differences))
    wrong = any(one.cause == "wrong" for one in found.differences)
    return phrase("The store and Moodle differ now in: {0}.", fields), Tone.BAD if wrong else Tone.WARN


def doubted(found: Explanation, asked: str = "") -> tuple[str, Any, Any]:
    """The field in doubt with its value in the store and in Moodle; None = no value, or no row.

    Where nobody named a field: the first that differs, else the percentage.
    """
    differing = (one.field for one in found.differences if one.field in FIELDS)
    name = asked if asked in FIELDS else next(differing, HEAD[0])
    return name, (found.stored or {}).get(name), (found.live or {}).get(name)


def removed_words(found: Explanation) -> str:
    """Why a removed row was removed; empty for others."""
    if found.stored is None or found.stored["removed_at"] is None:
        return ""
    reason = str(found.stored["removed_reason"])
    return REMOVED_WORDS.get(reason, reason)


def in_short(found: Explanation, zone: tzinfo, asked: str = "") -> Iterator[Block]:
    """The blocks of the summary."""
    yield Paragraph(*verdict(found))
    facts: list[tuple[str, str]] = [(phrase("In the store, as of"), moment_words(found.as_of, zone))]
    if found.live_at is not None:
        facts.append((phrase("Read from Moodle at"), moment_words(found.live_at, zone)))
    if found.stored is not None and removed_words(found):
        at = moment_words(found.stored["removed_at"], zone)
        facts.append((phrase("Removed"), phrase("{0}: {1}; the values are the last", at, removed_words(found))))
    yield Facts(tuple(facts))
    if found.stored is not None or found.live is not None:
        yield _side_by_side(found, zone, asked)
    for note in found.notes:
        yield Paragraph(note, Tone.WARN)


def _side_by_side(found: Explanation, zone: tzinfo, asked: str) -> Grid:
    names = dict.fromkeys((doubted(found, asked)[0], *HEAD))
    causes = {one.field: one.cause for one in found.differences}
    columns = (phrase("Value"), phrase("In the store"), phrase("In Moodle now"))[: 2 if found.live_at is None else 3]
    rows = [(title(name), *_both(name, found, zone)) for name in names]
    tones = [Tone.BAD if causes.get(name) == "wrong" else Tone.WARN if name in causes else Tone.PLAIN for name in names]
    return Grid.of(columns, [row[: len(columns)] for row in rows], tones=tones)


def _both(name: str, found: Explanation, zone: tzinfo) -> tuple[str, str]:
    """Both sides in words. Rounding must not hide what differs."""
    sides = [DASH if side is None else value_words(name, side[name], zone) for side in (found.stored, found.live)]
    if name == "percentage" and sides[0] != DASH != sides[1]:
        numbers = [side[name] for side in (found.stored, found.live) if side]
        rounded = [percent_words(number) if number is not None else NONE for number in numbers]
        if (sides[0] == sides[1]) == (rounded[0] == rounded[1]):
            sides = rounded
    return sides[0], sides[1]
