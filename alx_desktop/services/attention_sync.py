"""What the sync leaves to a person: failures, old data, held removals, drift."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from alx_desktop.domain.drift import drift_tables
from alx_desktop.domain.phrases import as_phrase, joined, phrase
from alx_desktop.domain.sync import HeldRemoval, RunResult, SyncRun
from alx_desktop.moodle.cron import LastCron
from alx_desktop.services.attention_item import BAD, DAY, INFO, WARN, Attention, span

OLD_AFTER = DAY
VERY_OLD_AFTER = 3 * DAY
"""Data older than a day is worth a word, older than three days a loud one: a sync is due every few minutes."""

ALARMING_FAILURES = 3
"""So many failed syncs in a row do not mend themselves: the scheduler has tried again after 1 and 2 minutes by then."""

EARLY = (RunResult.PARTIAL, RunResult.INTERRUPTED, RunResult.CANCELLED)


def failing_syncs(runs: Sequence[SyncRun]) -> Iterator[Attention]:
    """Syncs that failed in a row up to now, or one that stopped early. runs: newest first."""
    ended = [run for run in runs if run.result is not RunResult.RUNNING]
    failures = next((place for place, run in enumerate(ended) if run.result is not RunResult.FAILED), len(ended))
    if failures:
        newest, first = ended[0], ended[failures - 1]
        alarming = failures >= ALARMING_FAILURES
        begin = phrase("The last sync failed") if failures == 1 else phrase("The last {0} syncs failed", failures)
        text = joined(": ", [begin, as_phrase(newest.error)]) if newest.error else begin
        if alarming and newest.advice:
            text = joined(". ", [text, as_phrase(newest.advice)])
        severity = BAD if alarming else WARN
        yield Attention(
            "sync_failing", severity, text, "open_sync", phrase("See what happened"), since=first.started_at
        )
    elif ended and ended[0].result in EARLY:
        text = phrase("The last sync stopped early; the next one goes on from there")
        since = ended[0].finished_at or ended[0].started_at
        yield Attention("sync_early", INFO, text, "sync", phrase("Sync now"), since=since, can_wait=True)


def old_data(state: Any, runs: Sequence[SyncRun], now: int) -> Iterator[Attention]:
    """Rows that are missing or old, unless a sync runs. state: the row of sync_state."""
    if any(run.result is RunResult.RUNNING for run in runs[:1]):
        return
    if state.watermark is None:
        begun = state.full_done_through is not None
        text = (
            phrase("The first sync has not finished, rows are missing")
            if begun
            else phrase("Nothing has been synced yet")
        )
        yield Attention("data_missing", WARN, text, "sync", phrase("Sync now"))
        return
    age = now - state.watermark
    if age > OLD_AFTER:
        severity = BAD if age > VERY_OLD_AFTER else WARN
        text = phrase("The data is {0} old", span(age))
        yield Attention("data_old", severity, text, "sync", phrase("Sync now"), since=state.watermark + OLD_AFTER)


def stalled_cron(state: Any) -> Iterator[Attention]:
    """Moodle's cron, as the last sync saw it: without it completions are late. state: the row of sync_state."""
    found = LastCron(state.cron_started_at, state.cron_task_at)
    if state.watermark is None or not found.is_overdue(state.watermark):
        return
    stopped = min(moment for moment in (found.started_at, found.task_at) if moment is not None)
    text = phrase(
        "Moodle's scheduled tasks (cron) had not run for {0} at the last sync: completions are late until Moodle's "
        "administrator sees to it",
        span(state.watermark - stopped),
    )
    yield Attention("moodle_cron", WARN, text, "open_checks", phrase("Run the checks"), "run", since=stopped)


def held_removals(held: Sequence[HeldRemoval], since: Mapping[int, int]) -> Iterator[Attention]:
    """Removals that the guard stopped. since: when the first of a company's was found, by company id."""
    for removal in held:
        share = round(100 * removal.pending / max(1, removal.live))
        text = phrase(
            "Removing {0:,} rows of {1} was stopped ({2} % of the company)",
            removal.pending,
            removal.company_name,
            share,
        )
        key = f"held:{removal.company_id}"
        yield Attention(key, WARN, text, "decide", phrase("Decide"), since=since.get(removal.company_id))


def drift_found(state: Any) -> Iterator[Attention]:
    """What the newest comparison with Moodle found that no sync had seen. It is mended by then: for information."""
    found: dict[str, dict[str, int]] = json.loads(state.drift) if state.drift else {}
    if found:
        tables = drift_tables(found)
        text = phrase("Comparing with Moodle found changes without a trace, and took them over: {0}", tables)
        since = state.last_reconcile_at
        yield Attention("drift", INFO, text, "open_sync", phrase("See what changed"), since=since, can_wait=True)
