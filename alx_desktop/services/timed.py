"""Progress of the store's own work, with rate and remaining time."""

from __future__ import annotations

from alx_desktop.domain.progress import Progress, ProgressSink
from alx_desktop.sync.tracker import ProgressTracker


def timed(sink: ProgressSink) -> ProgressSink:
    """A sink that adds how fast a phase goes and how long it will take."""
    tracker = ProgressTracker(sink)
    now: list[Progress] = []

    def tell(progress: Progress) -> None:
        if now and now[0].phase == progress.phase and now[0].total == progress.total:
            tracker.advance(progress.done - now[0].done, progress.message)
        else:
            tracker.begin(progress.phase, progress.total, progress.message, progress.done)
        now[:] = [progress]

    return tell
