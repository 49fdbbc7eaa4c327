"""The table of the run history."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from alx_desktop.domain.drift import kept_drift_note
from alx_desktop.domain.phrases import as_phrase, joined
from alx_desktop.domain.sync import SyncRun, held_note, split_hours
from alx_desktop.ui import formats
from alx_desktop.ui.models.records import Column, RecordModel
from alx_desktop.ui.site_state import mode_word, result_pill, run_duration, run_seconds
from alx_desktop.ui.words import kept_words, said, tr

READ, NOTE = 3, 8


def run_model(now: Callable[[], float], parent: QObject) -> RecordModel[SyncRun]:
    """A model of runs; set_rows() fills it."""
    columns: list[Column[SyncRun]] = [
        Column(
            tr("Started"),
            lambda run: formats.clock_time(run.started_at, now()),
            lambda run: run.started_at,
            tip=lambda run: formats.exact_time(run.started_at),
        ),
        Column(tr("Mode"), lambda run: mode_word(run.mode), lambda run: run.mode.value),
        Column(
            tr("Result"),
            lambda run: result_pill(run.result).text,
            lambda run: run.result.value,
            pill=lambda run: result_pill(run.result),
        ),
        _count(tr("Read"), lambda run: run.read, tr("Rows read from Moodle's tables")),
        _count(tr("Inserted"), lambda run: run.inserted, tr("Enrolments that are new in the store")),
        _count(tr("Updated"), lambda run: run.updated, tr("Enrolments that had changed in Moodle")),
        _count(tr("Removed"), lambda run: run.removed, tr("Enrolments that no longer exist in Moodle")),
        Column(tr("Duration"), run_duration, run_seconds, right=True),
        Column(tr("Note"), run_note, tone=lambda run: "bad" if run.error else "muted"),
    ]
    return RecordModel(columns, parent)


def _count(title: str, value: Callable[[SyncRun], int], tip: str) -> Column[SyncRun]:
    return Column(
        title,
        lambda run: formats.integer(value(run)),
        value,
        right=True,
        tone=lambda run: "text" if value(run) else "muted",
        header_tip=tip,
    )


def run_note(run: SyncRun) -> str:
    """What is worth saying about a run, in one line."""
    if run.error:
        return kept_words(run.error.replace("\n", " "))
    parts = [_note_words(run)]
    if run.held and not run.note:
        parts.append(formats.counted(run.held, tr("1 removal held"), tr("{n} removals held")))
    if run.resumed:
        parts.append(tr("went on from an unfinished full sync"))
    if run.company_id is not None:
        parts.append(tr("company {0} only").format(run.company_id))
    return " · ".join(part for part in parts if part)


def _note_words(run: SyncRun) -> str:
    """A run's note is kept as English text; its sentences are known."""
    hours, rest = split_hours(run.note or "")
    return " · ".join(said(part) for part in (hours, _rest_words(run, rest)) if part)


def _rest_words(run: SyncRun, kept: str) -> str:
    if (drift := kept_drift_note(kept)) is not None:
        return said(drift)
    known = held_note(run.held)
    note, semicolon, held = kept.rpartition("; ")
    if held != known:
        return said(as_phrase(kept))
    before = kept_drift_note(note) or as_phrase(note)
    return said(joined(semicolon, [before, known]) if note else known)
