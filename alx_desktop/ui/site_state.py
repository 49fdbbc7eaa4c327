"""One site's state in words: what the rail, the status bar and the pages say about it. No widgets."""

from __future__ import annotations

from dataclasses import dataclass

from alx_desktop.domain.sync import RunResult, SyncMode, SyncRun
from alx_desktop.ui import formats
from alx_desktop.ui.session import SiteSession
from alx_desktop.ui.widgets.pill import Pill, Shape
from alx_desktop.ui.words import tr, within

STALE_AFTER = 2 * formats.DAY
"""Data older than this is worth a look, seconds."""


@dataclass(frozen=True, slots=True)
class StateLine:
    """tone: good, warn, bad, accent or neutral; the text says the same in words."""

    tone: str
    text: str


def state_line(session: SiteSession, now: float) -> StateLine:
    """What the rail says under the site's name."""
    if session.is_stopping:
        return StateLine("accent", tr("Stopping …"))
    if session.is_syncing:
        share = session.progress.share_of_all if session.progress else None
        return StateLine("accent", tr("Syncing {0}").format(formats.percent(share)) if share else tr("Syncing …"))
    status = session.status
    if status is None:
        return StateLine("neutral", tr("Reading …"))
    if status.held:
        return StateLine("warn", tr("Removals need a decision"))
    run = status.store.last_run
    if run is not None and run.result is RunResult.FAILED:
        return StateLine("bad", tr("Last sync failed"))
    age = status.store.data_age_seconds
    if age is None:
        return StateLine("neutral", tr("Never synced"))
    text = tr("Synced {0}").format(formats.relative_time(int(status.read_at - age), now))
    return StateLine("warn" if age > STALE_AFTER else "good", text)


def data_line(session: SiteSession, now: float) -> str:
    """How fresh the data is, for a page's header."""
    status = session.status
    if status is None:
        return ""
    age = status.store.data_age_seconds
    if age is None:
        return tr("No data yet: this site was never synced")
    return tr("Data as of {0}").format(formats.relative_time(int(status.read_at - age), now))


def data_moment(session: SiteSession) -> int | None:
    """When the data was read from Moodle, UTC epoch seconds."""
    status = session.status
    if status is None or status.store.data_age_seconds is None:
        return None
    return int(status.read_at - status.store.data_age_seconds)


def last_run_line(session: SiteSession, now: float) -> str:
    """What the status bar says at the left."""
    if session.is_syncing:
        share = session.progress.share_of_all if session.progress else None
        return tr("Running: {0}").format(within(mode_word(session.sync_mode))) + (
            f", {formats.percent(share)}" if share is not None else ""
        )
    run = session.status.store.last_run if session.status else None
    if run is None:
        return "" if session.status is None else tr("Never synced")
    parts = [
        tr("Last sync {0}").format(formats.clock_time(run.started_at, now)),
        within(mode_word(run.mode)),
        run_duration(run),
    ]
    changed = run.inserted + run.updated + run.removed
    parts.append(
        formats.counted(changed, tr("1 row changed"), tr("{n} rows changed"))
        if run.result in (RunResult.SUCCESS, RunResult.HELD, RunResult.PARTIAL)
        else within(result_pill(run.result).text)
    )
    return ", ".join(parts)


def run_seconds(run: SyncRun) -> float | None:
    """How long a run took, seconds; None while it runs or where it was killed."""
    return None if run.finished_at is None else float(run.finished_at - run.started_at)


def run_duration(run: SyncRun) -> str:
    """How long a run took. Its times are whole seconds, so no decimals are made up."""
    seconds = run_seconds(run)
    if seconds is None:
        return formats.DASH
    if seconds < 1:
        return tr("under 1 s")
    return formats.duration(seconds) if seconds >= 10 else tr("{0} s").format(int(seconds))


def mode_word(mode: SyncMode) -> str:
    """A sync mode as a person reads it."""
    return {
        SyncMode.AUTO: tr("Sync"),
        SyncMode.FULL: tr("Full sync"),
        SyncMode.INCREMENTAL: tr("Incremental"),
        SyncMode.RECONCILE: tr("Reconcile"),
    }[mode]


def result_pill(result: RunResult) -> Pill:
    """How a run ended, as shape, word and colour."""
    return {
        RunResult.RUNNING: Pill(tr("Running"), Shape.DOT, "accent"),
        RunResult.SUCCESS: Pill(tr("Success"), Shape.CHECK, "good"),
        RunResult.PARTIAL: Pill(tr("Partial"), Shape.HALF, "warn"),
        RunResult.HELD: Pill(tr("Held"), Shape.BARS, "warn"),
        RunResult.FAILED: Pill(tr("Failed"), Shape.CROSS, "bad"),
        RunResult.CANCELLED: Pill(tr("Cancelled"), Shape.RING, "neutral"),
        RunResult.INTERRUPTED: Pill(tr("Interrupted"), Shape.HALF, "warn"),
    }[result]
