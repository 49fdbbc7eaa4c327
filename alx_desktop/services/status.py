"""What a store holds, how old it is, and how its last sync went."""

from __future__ import annotations

from dataclasses import dataclass

from alx_desktop.config import Profile
from alx_desktop.domain.sync import SyncRun
from alx_desktop.store.counts import read_figures
from alx_desktop.store.runs import read_runs
from alx_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class StoreStatus:
    """data_age_seconds: since the moment of Moodle that the rows stand for; None = no complete sync yet."""

    profile: str
    store_epoch: str
    rows_live: int
    rows_removed: int
    data_age_seconds: int | None
    last_run: SyncRun | None


def read_status(profile: Profile, store: Store, now: int) -> StoreStatus:
    """The status at `now`, UTC epoch seconds."""
    with store.reading(store.reporting) as connection:
        figures = read_figures(connection)
    with store.reading(store.activity) as connection:
        runs = read_runs(connection, limit=1)
    # Moodle's server and this machine need not agree on the time; an age below zero says nothing.
    age = None if figures.watermark is None else max(0, now - figures.watermark)
    return StoreStatus(
        profile.name, figures.store_epoch, figures.rows_live, figures.rows_removed, age, runs[0] if runs else None
    )
