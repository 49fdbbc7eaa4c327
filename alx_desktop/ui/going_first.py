"""The window's heavy moments, in which other threads give way to it (domain/priority.py).

Not the event loop's own signals: Qt's loop of GLib, which Linux has, works between `aboutToBlock` and `awake`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent

from alx_desktop.domain.priority import claim

LONGEST_TURN = 0.25
"""Seconds that the window claims at most for one of these moments; one that takes longer claims no more."""

AFTERWARDS = 0.03
"""Seconds claimed behind it: what was shown is laid out and painted in the next turns of the event loop."""

HEAVY = frozenset({QEvent.Type.UpdateRequest, QEvent.Type.LayoutRequest, QEvent.Type.Resize})
"""Events of a window in which all of it is painted, or given its places."""

_depth = 0


@contextmanager
def going_first() -> Iterator[None]:
    """While the block shows, lays out or paints something. On the main thread; may be nested, also by a dialog's own
    event loop: a claim ends by itself."""
    global _depth
    _depth += 1
    claim(LONGEST_TURN)
    try:
        yield
    finally:
        _depth -= 1
        claim(LONGEST_TURN if _depth else AFTERWARDS)
