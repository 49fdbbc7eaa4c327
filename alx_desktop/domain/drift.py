"""Drift: what a comparison with Moodle found that had left no trace, in the words that a run keeps of it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from alx_desktop.domain.phrases import Phrase, joined, phrase

Drift = Mapping[str, Mapping[str, int]]
"""Source table -> kind of difference ("rows added", "rows deleted", "rows changed") -> how many learners."""


def drift_note(learners: int, drift: Drift) -> Phrase:
    """What a reconcile says of it. learners: all of them, each once."""
    head = (
        phrase("1 learner changed without a trace")
        if learners == 1
        else phrase("{0:,} learners changed without a trace", learners)
    )
    return joined(": ", [head, drift_tables(drift)])


def drift_tables(drift: Drift) -> Phrase:
    """Tables and kinds of change; of each how many learners it was, as nobody counts the rows."""
    tables = [
        joined(": ", [table, joined(", ", [_kind(kind, count) for kind, count in sorted(kinds.items())])])
        for table, kinds in sorted(drift.items())
    ]
    return joined("; ", tables)


def kept_drift_note(note: str) -> Phrase | None:
    """The words of drift_note() again, from the text that was kept; None for any other."""
    found = _NOTE.fullmatch(note)
    if found is None:
        return None
    drift: dict[str, dict[str, int]] = {}
    for table in found[2].split("; "):
        name, _, kinds = table.partition(": ")
        drift[name] = {f"rows {kind}": _number(count) for count, kind in _KIND.findall(kinds)}
    return drift_note(_number(found[1]), drift)


def _kind(kind: str, learners: int) -> Phrase:
    if kind == "rows added":
        return phrase("rows of 1 learner added") if learners == 1 else phrase("rows of {0:,} learners added", learners)
    if kind == "rows deleted":
        return (
            phrase("rows of 1 learner deleted") if learners == 1 else phrase("rows of {0:,} learners deleted", learners)
        )
    return phrase("rows of 1 learner changed") if learners == 1 else phrase("rows of {0:,} learners changed", learners)


def _number(text: str) -> int:
    return int(text.replace(",", ""))


_KIND = re.compile(r"rows of ([\d,]+) learners? (added|deleted|changed)")
_TABLE = rf"\w+: {_KIND.pattern}(?:, {_KIND.pattern})*"
_NOTE = re.compile(rf"([\d,]+) learners? changed without a trace: ({_TABLE}(?:; {_TABLE})*)")
