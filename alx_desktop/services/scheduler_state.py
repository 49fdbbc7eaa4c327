"""What the scheduler says of itself, for the window, the command line and the endpoint."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alx_desktop.domain.errors import AlxError
from alx_desktop.domain.progress import Progress
from alx_desktop.domain.sync import SyncMode, SyncRun

if TYPE_CHECKING:
    from alx_desktop.services.scheduler_turn import TurnEnd


@dataclass(frozen=True, slots=True)
class ScheduledRun:
    """A sync that the scheduler runs now. started_at: UTC epoch seconds of this machine."""

    mode: SyncMode
    started_at: float
    progress: Progress | None = None
    is_stopping: bool = False


@dataclass(frozen=True, slots=True)
class SchedulerState:
    """One profile. Times: UTC epoch seconds of this machine.

    next_at: None = no run by itself, or not known yet; it may have passed where other sites are before. reason: why
    then, or why not. last: the newest run that the store knows of, whoever ran it. failures: of this process, in a
    row. error: how the last attempt failed.
    """

    profile: str
    paused: bool
    next_at: float | None = None
    next_mode: SyncMode | None = None
    reason: str = ""
    running: ScheduledRun | None = None
    last: SyncRun | None = None
    failures: int = 0
    error: AlxError | None = None


Listener = Callable[[SchedulerState, "TurnEnd | None"], None]
"""Called on a thread of the scheduler whenever a profile's state changed (progress aside); must return soon.

The second argument is how a turn ended, where one did.
"""
