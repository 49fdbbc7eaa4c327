"""A site's schedule, and what comes next, in words. No widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alx_desktop.sync.schedule import in_words
from alx_desktop.ui import formats
from alx_desktop.ui.ports import ScheduleStateLike
from alx_desktop.ui.site_state import mode_word
from alx_desktop.ui.words import error_words, said, tr

if TYPE_CHECKING:
    from alx_desktop.config import Schedule


def schedule_words(schedule: Schedule) -> str:
    """The settings: "Every 5 minutes · reconcile hourly · quiet from 02:00 to 03:00"."""
    return said(in_words(schedule))


def next_words(schedule: Schedule, state: ScheduleStateLike | None, now: float) -> str:
    """The next run: "next run in 2 min"; "" where there is none, or nothing is known yet."""
    if state is None or not schedule.automatic:
        return ""
    if state.running is not None:
        return tr("running now")
    if state.next_at is None:
        return ""
    left = state.next_at - now
    text = tr("next run in {0}").format(short_span(left)) if left >= 1 else tr("next run in a moment")
    return text if state.failures < 2 else tr("{0} after {1} failures").format(text, state.failures)


def why_words(schedule: Schedule, state: ScheduleStateLike | None, now: float) -> str:
    """The next run with its kind, moment and reason, and what went wrong before."""
    if state is None or not schedule.automatic or state.next_at is None:
        return ""
    what = mode_word(state.next_mode) if state.next_mode is not None else tr("A look at the site")
    text = tr("Next: {0} at {1}, {2}.").format(what, formats.clock_time(int(state.next_at), now), said(state.reason))
    return f"{text} {error_words(state.error)}" if state.error is not None else text


def short_span(seconds: float) -> str:
    """How long it is until then, in one unit: "40 s", "2 min", "3 h", "4 d"."""
    if seconds < formats.MINUTE:
        return tr("{0} s").format(max(1, round(seconds)))
    if seconds < 90 * formats.MINUTE:
        return tr("{0} min").format(round(seconds / formats.MINUTE))
    if seconds < 2 * formats.DAY:
        return tr("{0} h").format(round(seconds / formats.HOUR))
    return tr("{0} d").format(round(seconds / formats.DAY))
