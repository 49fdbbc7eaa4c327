"""Waits for conditions, never for a time to pass."""

from __future__ import annotations

import time
from collections.abc import Callable

LONG = 200.0
"""Seconds after which a test gives up: far more than anything takes, also on a machine that is busy, and less than
pytest's own limit, which says less about it."""


def until(condition: Callable[[], object], what: str = "the condition") -> None:
    """Return as soon as the condition holds; fails if it never does."""
    deadline = time.monotonic() + LONG
    while not condition():
        assert time.monotonic() < deadline, f"{what} never held"
        time.sleep(0.005)
