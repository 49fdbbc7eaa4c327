"""What the sync leaves to a person: failures, old data, held removals, drift."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from alx_desktop.domain.sync import HeldRemoval, RunResult, SyncRun
from alx_desktop.services.attention_item import BAD, DAY, INFO, WARN, Attention, counted, span

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
        reason = f": {newest.error}" if newest.error else ""
        advice = f". {newest.advice}" if alarming and newest.advice else ""
        begin = "The last sync failed" if failures == 1 else f"The last {failures} syncs failed"
        severity, text = BAD if alarming else WARN, f"{begin}{reason}{advice}"
        yield Attention("sync_failing", severity, text, "open_sync", "See what happened", since=first.started_at)
    elif ended and ended[0].result in EARLY:
        text = "The last sync stopped early; the next one goes on from there"
        since = ended[0].finished_at or ended[0].started_at
        yield Attention("sync_early", INFO, text, "sync", "Sync now", since=since, can_wait=True)


def old_data(state: Any, runs: Sequence[SyncRun], now: int) -> Iterator[Attention]:
    """Rows that are missing or old, unless a sync runs. state: the row of sync_state."""
    if any(run.result is RunResult.RUNNING for run in runs[:1]):
        return
    if state.watermark is None:
        begun = state.full_done_through is not None
        text = "The first sync has not finished, rows are missing" if begun else "Nothing has been synced yet"
        yield Attention("data_missing", WARN, text, "sync", "Sync now")
        return
    age = now - state.watermark
    if age > OLD_AFTER:
        severity = BAD if age > VERY_OLD_AFTER else WARN
        text = f"The data is {span(age)} old"
        yield Attention("data_old", severity, text, "sync", "Sync now", since=state.watermark + OLD_AFTER)


def held_removals(held: Sequence[HeldRemoval], since: Mapping[int, int]) -> Iterator[Attention]:
    """Removals that the guard stopped. since: when the first of a company's was found, by company id."""
    for removal in held:
        share = round(100 * removal.pending / max(1, removal.live))
        text = f"Removing {removal.pending:,} rows of {removal.company_name} was stopped ({share} % of the company)"
        key = f"held:{removal.company_id}"
        yield Attention(key, WARN, text, "decide", "Decide", since=since.get(removal.company_id))


def drift_found(state: Any) -> Iterator[Attention]:
    """What the newest comparison with Moodle found that no sync had seen. It is mended by then: for information."""
    found: dict[str, dict[str, int]] = json.loads(state.drift) if state.drift else {}
    rows = sum(sum(kinds.values()) for kinds in found.values())
    if rows:
        changes = counted(rows, "change", "changes")
        text = (
            f"Comparing with Moodle found {changes} without a trace in {', '.join(sorted(found))}, and took them over"
        )
        since = state.last_reconcile_at
        yield Attention("drift", INFO, text, "open_sync", "See what changed", since=since, can_wait=True)
