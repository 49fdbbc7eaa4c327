"""Which mode fits: what `auto` means, and what a mode falls back to where it cannot be done."""

from __future__ import annotations

from alx_desktop.domain.sync import SyncMode
from alx_desktop.store.checkpoint import read_state
from alx_desktop.sync.signs import Signs
from alx_desktop.sync.work import SyncWork

RECONCILE_EVERY = 3600
"""Seconds after which auto reconciles instead of reading increments, where nothing else is set."""

CLOCK_SLACK = 60
"""Seconds that the source's clock may step back (time servers do that) without anything being wrong."""

RESTORED_TABLES = 6
"""So many tables whose highest id went back at once are a restored backup. Fewer may be one learner, enrolled last and
unenrolled since, whose rows of five tables went with the enrolment; a reconcile finds what is different then."""


def choose_mode(work: SyncWork, reconcile_every: int = RECONCILE_EVERY) -> SyncMode:
    """The mode to run. Without a complete full sync before it, and where a rule of the whole site changed (version,
    default role, guest), every mode is full.

    reconcile_every: seconds; the profile's schedule has them.
    """
    with work.store.reading(work.store.reporting) as connection:
        state = read_state(connection)
    asked = work.request.mode
    signs = Signs.load(state.signs)
    if state.watermark is None or asked is SyncMode.FULL:
        return SyncMode.FULL
    if asked is not SyncMode.AUTO:
        return asked
    back = signs.went_back(work.site.seen)
    # Moodle never deletes the row of a user [lib/moodlelib.php: delete_user].
    restored = "user" in back or len(back) >= RESTORED_TABLES
    if state.full_run_id is not None or work.now < state.watermark - CLOCK_SLACK or restored:
        return SyncMode.FULL
    overdue = state.last_reconcile_at is None or work.now - state.last_reconcile_at >= reconcile_every
    return SyncMode.RECONCILE if back or overdue or work.request.reconcile_due else SyncMode.INCREMENTAL
