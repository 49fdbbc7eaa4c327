"""The parts that start from a synced store: what is changed before the run, and what the run is measured against."""

from __future__ import annotations

from pathlib import Path

from alx_desktop.domain.sync import SyncMode
from benchmarks.syncing.reference import time_filters, time_references, time_rereading
from benchmarks.syncing.runs import Measured, copied, fresh_since, run_sync
from benchmarks.syncing.site import LEARNERS, Site, changed_completions


def measure_unchanged(site: Site, store: Path) -> Measured:
    """An incremental run with nothing changed, against the bare filters."""
    with copied(store) as folder:
        limit = {"filters": time_filters(site, fresh_since(folder))}
        seconds, load = run_sync(site, folder, SyncMode.INCREMENTAL)
    if load.updated or load.inserted:
        raise SystemExit(f"something had changed: {load}")
    return Measured(seconds, limit, load)


def measure_changed(site: Site, store: Path) -> Measured:
    """An incremental run after 1,000 changed completions of 500 learners, against filters and re-reading them."""
    with copied(store) as folder, changed_completions(site) as learners:
        limit = {
            "filters": time_filters(site, fresh_since(folder)),
            "re-reading": time_rereading(site, learners),
        }
        seconds, load = run_sync(site, folder, SyncMode.INCREMENTAL)
    if load.updated < LEARNERS // 2:
        raise SystemExit(f"the changes were not found: {load}")
    return Measured(seconds, limit, load)


def measure_logged(site: Site, store: Path) -> Measured:
    """The same where Moodle's event log names the learners, against half a second.

    The run is one of `auto`, which goes by the log where the last scan and the last reconcile are not long ago.
    """
    with copied(store) as folder:
        run_sync(site, folder, SyncMode.RECONCILE)
        with changed_completions(site, logged=True):
            seconds, load = run_sync(site, folder, SyncMode.AUTO)
    if load.updated < LEARNERS // 2 or load.scanned:
        raise SystemExit(f"the log was not gone by, or named too few: {load}")
    return Measured(seconds, {"half a second": 0.5}, load)


def measure_reconcile(site: Site, store: Path) -> Measured:
    """A reconcile with nothing changed, against one fixed statement per table."""
    with copied(store) as folder:
        limit = {"reference statements": time_references(site)}
        seconds, load = run_sync(site, folder, SyncMode.RECONCILE)
    if load.updated or load.inserted:
        raise SystemExit(f"something had changed: {load}")
    return Measured(seconds, limit, load)
