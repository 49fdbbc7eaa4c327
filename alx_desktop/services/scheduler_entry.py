"""One profile as the scheduler remembers it. Used under the scheduler's lock only; times are this machine's clock."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from alx_desktop.domain.errors import AlxError, SecretMissing
from alx_desktop.domain.progress import CancelToken, Progress
from alx_desktop.domain.sync import SyncMode, SyncRun
from alx_desktop.services.scheduler_state import ScheduledRun, SchedulerState
from alx_desktop.services.scheduler_turn import LOOK_AGAIN, Order, TurnEnd
from alx_desktop.sync.schedule import NO_TROUBLE, Plan, Trouble

if TYPE_CHECKING:
    from alx_desktop.config import Profile

NEVER = float("inf")

LEAST_WAIT = 1.0
"""Seconds between two turns of a profile at least: the store's clock and this machine's are rounded differently."""


@dataclass(slots=True)
class Turn:
    """A turn that is being taken. mode: None while it only looks."""

    token: CancelToken = field(default_factory=CancelToken)
    by_person: bool = False
    mode: SyncMode | None = None
    started_at: float = 0.0
    progress: Progress | None = None
    thread: threading.Thread | None = None

    def put(self, progress: Progress) -> None:
        """A sink for the work's thread; an attribute is swapped as a whole."""
        self.progress = progress


class Entry:
    """due_at: when to take the next turn, NEVER while there is nothing to look for. not_before: no run by itself.

    password_mark: as it was when the last turn began; another one since then means that a password was entered.
    """

    def __init__(self, profile: Profile, now: float, not_before: float) -> None:
        self.profile = profile
        self.due_at = now
        self._not_before = not_before
        self.wish: SyncMode | None = None
        self.turn: Turn | None = None
        self._look_again = False
        self._plan: Plan | None = None
        self._trouble: Trouble | None = None
        self._failed_at = 0.0
        self.password_mark: object = None
        self._last: SyncRun | None = None
        self._error: AlxError | None = None

    @property
    def is_paused(self) -> bool:
        """Whether nothing runs by itself."""
        return not self.profile.sync.schedule.automatic

    @property
    def waits_for_password(self) -> bool:
        """Whether trying again is of no use before somebody has entered one, or has mended the account."""
        return self._trouble is not None and self._trouble.needs_person

    def hold(self, wall: float, seconds: float) -> None:
        """The machine woke, or the clock was set: look anew then, and do not wait longer after a failure.

        But for a password: a server that has refused it counts attempts, not hours of sleep.
        """
        self.due_at = self._not_before = wall + seconds
        self._failed_at = min(self._failed_at, wall) if self.waits_for_password else 0.0

    def heed(self, profile: Profile, now: float) -> None:
        """The profile has other settings: look anew, and try again what they may have mended."""
        before, self.profile = self.profile, profile
        if not self.waits_for_password or (before.source, before.store_url) != (profile.source, profile.store_url):
            self.forgive()
        self.due_at = now

    def blame(self, error: AlxError, wall: float) -> None:
        """A sync that a person started here has failed so."""
        self._trouble = (self._trouble or NO_TROUBLE).after(error)
        self._failed_at = wall
        self._error = error

    def forgive(self) -> None:
        """What made the last attempts fail may be mended: the next one does not wait."""
        self._trouble = NO_TROUBLE
        self._error = None

    def order(self, wall: float, shares: bool) -> Order:
        """What the next turn is for; takes the wish."""
        wish, self.wish = self.wish, None
        trouble = self._trouble
        if trouble is not None:
            trouble = replace(trouble, seconds_ago=wall - self._failed_at)
        needs_password = wish is None and isinstance(self._error, SecretMissing)
        return Order(self.profile, wish, trouble, shares, needs_password, self._not_before - wall)

    def look_again(self, wall: float) -> None:
        """Take a turn now, or once more after the one that is being taken: it may have begun before the change."""
        self.due_at = wall
        self._look_again = self.turn is not None

    def end_turn(self, end: TurnEnd | None, wall: float) -> None:
        """Learn from a turn. end None: it was cancelled before it began."""
        self.turn = None
        again, self._look_again = self._look_again, False
        if end is None:
            self.due_at = wall if again else wall + LOOK_AGAIN
            return
        # The plan's clock is the store's, which may be another machine's.
        ahead = end.now - wall
        at = None if end.plan.at is None else end.plan.at - ahead
        self._plan = replace(end.plan, at=at)
        self.due_at = wall if again else NEVER if at is None else max(at, wall + LEAST_WAIT)
        self._trouble = end.trouble
        self._failed_at = wall - end.trouble.seconds_ago
        self._last = end.last or self._last
        # A turn that only looked mends nothing.
        did_something = end.run is not None or end.error is not None
        if not end.busy and (did_something or not end.trouble.failures):
            self._error = end.error

    def state(self) -> SchedulerState:
        """For those who look on."""
        turn, plan = self.turn, self._plan
        running = None
        if turn is not None and turn.mode is not None:
            running = ScheduledRun(turn.mode, turn.started_at, turn.progress, turn.token.cancelled)
        known = plan if plan is not None and not self.is_paused else None
        return SchedulerState(
            self.profile.name,
            paused=self.is_paused,
            next_at=known.at if known else None,
            next_mode=known.mode if known else None,
            reason="Automatic sync is paused" if self.is_paused else known.reason if known else "",
            running=running,
            last=self._last,
            failures=self._trouble.failures if self._trouble else 0,
            error=self._error,
        )
