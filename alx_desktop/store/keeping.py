"""Keeps leases alive through work that writes nothing into their store for longer than a lease lasts."""

from __future__ import annotations

import time

from alx_desktop.domain.progress import Progress, ProgressSink
from alx_desktop.store.lease import LEASE_SECONDS, Lease
from alx_desktop.store.store import Store

BEAT = LEASE_SECONDS / 6
"""Seconds between two proofs."""


class LeaseKeeper:
    """Called often, proves now and then that each lease is still ours. Raises LeaseLost."""

    def __init__(self, *held: tuple[Store, Lease]) -> None:
        self._held = held
        self._last = time.monotonic()

    def __call__(self, always: bool = False) -> None:
        """Prove it, if it is time, or `always`."""
        if not always and time.monotonic() - self._last < BEAT:
            return
        for store, lease in self._held:
            with store.writing(store.reporting) as connection:
                lease.check(connection)
        self._last = time.monotonic()

    def along(self, progress: ProgressSink) -> ProgressSink:
        """A sink that keeps the leases while progress is told."""

        def tell(told: Progress) -> None:
            self()
            progress(told)

        return tell
