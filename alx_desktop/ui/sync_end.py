"""What a person is told when a sync that they started has ended."""

from __future__ import annotations

from alx_desktop.domain.sync import CompanySyncs, RunResult, SyncRun
from alx_desktop.ui import formats
from alx_desktop.ui.site_state import mode_word
from alx_desktop.ui.words import tr


def end_words(outcome: SyncRun | CompanySyncs) -> tuple[str, str] | None:
    """A sentence and its tone; None for what an error panel says."""
    return _companies_end(outcome) if isinstance(outcome, CompanySyncs) else _run_end(outcome)


def kept_of(outcome: CompanySyncs) -> str:
    """What several companies had done before one of them failed."""
    return tr("{0} of {1} companies were synced before, and are kept.").format(outcome.done, outcome.wanted)


def _run_end(run: SyncRun) -> tuple[str, str] | None:
    rows = _rows(run.inserted + run.updated + run.removed)
    return {
        RunResult.SUCCESS: (tr("{0} finished: {1}.").format(mode_word(run.mode), rows), "good"),
        RunResult.HELD: (tr("Finished: {0}; removals need a decision.").format(rows), "warn"),
        RunResult.CANCELLED: (tr("Cancelled. What was committed is kept; the next sync goes on from there."), "accent"),
        RunResult.PARTIAL: (tr("The time limit was reached. The next sync goes on from there."), "warn"),
    }.get(run.result)


def _companies_end(ended: CompanySyncs) -> tuple[str, str] | None:
    rows = _rows(ended.changed)
    part = tr("{0} of {1} companies were synced: {2}.").format(ended.done, ended.wanted, rows)
    held, kept = tr("Removals need a decision."), tr("What was committed is kept.")
    cancelled, late, others = tr("Cancelled."), tr("The time limit was reached."), tr("Sync the others again.")
    return {
        RunResult.SUCCESS: (tr("{0} companies were synced: {1}.").format(ended.wanted, rows), "good"),
        RunResult.HELD: (f"{part} {held}", "warn"),
        RunResult.CANCELLED: (f"{cancelled} {part} {kept}", "accent"),
        RunResult.PARTIAL: (f"{late} {part} {others}", "warn"),
    }.get(ended.result)


def _rows(changed: int) -> str:
    return formats.counted(changed, tr("1 row changed"), tr("{n} rows changed"))
