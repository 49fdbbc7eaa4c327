"""Figures about the store itself."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from alx_desktop.store.checkpoint import read_state
from alx_desktop.store.tables.progress import course_progress


@dataclass(frozen=True, slots=True)
class StoreFigures:
    """watermark: UTC epoch seconds of the source's clock that the rows stand for; None = no complete sync yet."""

    store_epoch: str
    rows_live: int
    rows_removed: int
    watermark: int | None
    site_timezone: str | None


def read_figures(connection: Connection) -> StoreFigures:
    """Counts and state in the snapshot of the connection."""
    state = read_state(connection)
    # Two counts along narrow indexes; a sum over one condition would walk the wide table.
    rows = select(func.count()).select_from(course_progress)
    live = connection.scalar(rows.where(course_progress.c.removed_at.is_(None))) or 0
    everything = connection.scalar(rows) or 0
    return StoreFigures(state.store_epoch, live, everything - live, state.watermark, state.site_timezone)
