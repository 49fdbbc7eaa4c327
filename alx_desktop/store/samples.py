"""Samples of this process's memory and of the store's size, kept as figures per minute, hour and day.

Bounded: at most six names, of which the minutes of two days, the hours of 35 days and the days of three years are kept.
"""

from __future__ import annotations

from alx_desktop.domain.metrics import MEMORY, STORE_BYTES
from alx_desktop.store.location import Database
from alx_desktop.store.request_log import KEPT_DAYS, Figure, FigureKey, add_figures, forget_figures
from alx_desktop.store.stats import bytes_of
from alx_desktop.store.store import Store


def memory_name(process: str) -> str:
    """What the memory of a process is called in the figures. process: window or serve."""
    return f"{MEMORY} {process}"


def store_name(database: Database) -> str:
    """What the size of a database is called in the figures."""
    return f"{STORE_BYTES} {database}"


def write_samples(store: Store, now: int, process: str, memory: int) -> None:
    """Add what is measured now, and forget what is too old. now: UTC epoch seconds; memory: bytes of this process."""
    values = {store_name(database): bytes_of(store, database) for database in Database}
    values[memory_name(process)] = memory
    figures: dict[FigureKey, Figure] = {
        (span, now // span * span, name, 0): Figure(1, value, value)
        for span in KEPT_DAYS
        for name, value in values.items()
    }
    with store.writing(store.activity) as connection:
        add_figures(connection, figures)
        forget_figures(connection, now)
