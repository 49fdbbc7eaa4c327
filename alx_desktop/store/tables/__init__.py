"""The tables of the three databases, each with its own metadata and its own migration chain."""

from alx_desktop.store.tables import activity, admin, progress, star, state
from alx_desktop.store.tables.metadata import activity_metadata, admin_metadata, reporting_metadata

__all__ = [
    "activity",
    "activity_metadata",
    "admin",
    "admin_metadata",
    "progress",
    "reporting_metadata",
    "star",
    "state",
]
