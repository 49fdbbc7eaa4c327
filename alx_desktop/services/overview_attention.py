"""What waits for a person: each a sentence with its figure, and the one action that mends it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from alx_desktop.domain.report_query import ReportQuery, SortColumn
from alx_desktop.domain.sync import HeldRemoval, RunResult, SyncRun
from alx_desktop.store.report_overview import CurrentFigures

HOUR = 3600
DAY = 24 * HOUR
OLD_AFTER = DAY
VERY_OLD_AFTER = 3 * DAY
"""Data older than a day is worth a word, older than three days a loud one: a sync is due every few minutes."""

ALARMING_FAILURES = 3
"""So many failed syncs in a row do not mend themselves: the scheduler has tried again after 1 and 2 minutes by then."""

MANY_OVERDUE = 10
OVERDUE_LINES = 3
"""The courses of a company with the most overdue learners, from this many learners on."""


@dataclass(frozen=True, slots=True)
class Attention:
    """severity: bad, warn or info. action_key: sync (run one), decide (held removals), open_sync, open_report.

    query: what open_report is to show.
    """

    severity: str
    text: str
    action_key: str
    action_label: str
    query: ReportQuery | None = None


def find_attention(
    state: Any,
    runs: Sequence[SyncRun],
    held: Sequence[HeldRemoval],
    current: CurrentFigures,
    companies: Mapping[int, str],
    courses: Mapping[int, str],
    now: int,
) -> list[Attention]:
    """Everything that waits, the worst first. runs: newest first. state: the row of sync_state."""
    found = [
        *_from_runs(runs),
        *_from_age(state, runs, now),
        *map(_held, held),
        *_from_overdue(current, companies, courses),
    ]
    return sorted(found, key=lambda item: ("bad", "warn", "info").index(item.severity))


def _from_runs(runs: Sequence[SyncRun]) -> Iterator[Attention]:
    ended = [run for run in runs if run.result is not RunResult.RUNNING]
    failures = next((place for place, run in enumerate(ended) if run.result is not RunResult.FAILED), len(ended))
    if failures:
        alarming = failures >= ALARMING_FAILURES
        reason = f": {ended[0].error}" if ended[0].error else ""
        advice = f". {ended[0].advice}" if alarming and ended[0].advice else ""
        begin = "The last sync failed" if failures == 1 else f"The last {failures} syncs failed"
        yield Attention("bad" if alarming else "warn", f"{begin}{reason}{advice}", "open_sync", "See what happened")
    elif ended and ended[0].result in (RunResult.PARTIAL, RunResult.INTERRUPTED, RunResult.CANCELLED):
        yield Attention("info", "The last sync stopped early; the next one goes on from there", "sync", "Sync now")


def _from_age(state: Any, runs: Sequence[SyncRun], now: int) -> Iterator[Attention]:
    if any(run.result is RunResult.RUNNING for run in runs[:1]):
        return
    if state.watermark is None:
        begun = state.full_done_through is not None
        text = "The first sync has not finished, rows are missing" if begun else "Nothing has been synced yet"
        yield Attention("warn", text, "sync", "Sync now")
        return
    age = now - state.watermark
    if age > OLD_AFTER:
        severity = "bad" if age > VERY_OLD_AFTER else "warn"
        yield Attention(severity, f"The data is {_span(age)} old", "sync", "Sync now")


def _held(removal: HeldRemoval) -> Attention:
    share = round(100 * removal.pending / max(1, removal.live))
    text = f"Removing {removal.pending:,} rows of {removal.company_name} was stopped ({share} % of the company)"
    return Attention("warn", text, "decide", "Decide")


def _from_overdue(
    current: CurrentFigures, companies: Mapping[int, str], courses: Mapping[int, str]
) -> Iterator[Attention]:
    many = [(rows, key) for key, rows in current.overdue.items() if rows >= MANY_OVERDUE and key[0] in companies]
    for rows, (company, course) in sorted(many, key=lambda item: (-item[0], item[1]))[:OVERDUE_LINES]:
        query = ReportQuery((company,), (course,), ("in_progress", "not_started"), sort=SortColumn.DUE_AT)
        text = f"{companies[company]}: {rows:,} learners are overdue in {courses.get(course, course)}"
        yield Attention("warn", text, "open_report", "Open report", query)


def _span(seconds: int) -> str:
    return f"{seconds // DAY} days" if seconds >= 2 * DAY else f"{seconds // HOUR} hours"
