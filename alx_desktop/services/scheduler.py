"""Syncs every profile when it is due: one thread that keeps the time, and one for each turn that is being taken.

Under the window, under `alx-desktop serve`, and on several machines at once: whoever finds a store due asks for its
lease, and asks the store again before it begins, so that each interval is run once, whoever runs it.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from alx_desktop.domain.errors import AlxError, Cancelled
from alx_desktop.domain.progress import CancelToken
from alx_desktop.domain.sync import SyncMode
from alx_desktop.services.clock_watch import Clock, ClockWatch, Jump
from alx_desktop.services.scheduler_entry import Entry, Turn
from alx_desktop.services.scheduler_state import Listener, SchedulerState
from alx_desktop.services.scheduler_turn import Order, TurnEnd, TurnTaker

if TYPE_CHECKING:
    from alx_desktop.config import Profile

TICK = 10.0
"""Seconds between two looks at the clock and at the settings."""

WAKE_DELAY = 15.0
"""Seconds after a sleep until the first run: the network needs them."""

STOP_SECONDS = 10.0

log = logging.getLogger(__name__)


class Profiles(Protocol):
    """The profiles in config.toml; see services.profiles."""

    def list(self) -> list[Profile]: ...
    def get(self, name: str | None = None) -> Profile: ...
    def change(self, name: str, act: Callable[[Profile], Profile]) -> Profile: ...


class Scheduler:
    """Owns its threads between start() and stop(). Every method may be called from any thread, and none waits for a
    sync, but stop() and set_aside().

    only: these profiles; None = all, also those that are added later. at_once: syncs at the same time, wishes aside.
    password_mark: changes whenever somebody has entered a password for a profile; must answer at once.
    delay: seconds in which a profile that was not known before is not synced; who adds one may want to do so himself.
    """

    def __init__(
        self,
        profiles: Profiles,
        taker: TurnTaker,
        *,
        only: Collection[str] | None = None,
        at_once: int = 1,
        password_mark: Callable[[str], object] = lambda _name: None,
        delay: float = 0.0,
        clock: Clock | None = None,
        tick: float = TICK,
    ) -> None:
        self._profiles = profiles
        self._taker = taker
        self._only = only
        self._at_once = at_once
        self._password_mark = password_mark
        self._delay = delay
        self._clock = clock or Clock()
        self._tick = tick
        self._changed = threading.Condition()
        self._nudged = False
        self._stopping = False
        self._thread: threading.Thread | None = None
        self._entries: dict[str, Entry] = {}
        self._aside: Counter[str] = Counter()
        self._listeners: list[Listener] = []

    # What others ask

    def states(self) -> list[SchedulerState]:
        """Every profile, by name."""
        with self._changed:
            return [entry.state() for _name, entry in sorted(self._entries.items())]

    def state(self, name: str) -> SchedulerState | None:
        """One profile; None while it is not known here."""
        with self._changed:
            entry = self._entries.get(name)
            return entry.state() if entry else None

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Hear of changes; returns a function that ends it."""
        with self._changed:
            self._listeners.append(listener)
        return lambda: self._forget(listener)

    # What others wish

    def start(self) -> None:
        """Begin; returns at once. Nothing begins after stop()."""
        with self._changed:
            if self._stopping or self._thread is not None:
                return
            self._thread = threading.Thread(target=self._run, name="scheduler", daemon=True)
            self._thread.start()

    def stop(self, seconds: float = STOP_SECONDS) -> bool:
        """End: cancel what runs and wait for it. False if something still runs after that; it ends with the process.

        What it has committed is kept either way.
        """
        with self._changed:
            self._stopping = True
            threads = [self._thread, *(entry.turn.thread for entry in self._entries.values() if entry.turn)]
            for entry in self._entries.values():
                self._cancel(entry)
            self._changed.notify_all()
        deadline = time.monotonic() + seconds
        for thread in threads:
            if thread is not None and thread is not threading.current_thread():
                thread.join(max(0.0, deadline - time.monotonic()))
        return not any(thread is not None and thread.is_alive() for thread in threads)

    def run_now(self, name: str, mode: SyncMode = SyncMode.AUTO) -> None:
        """Sync as soon as possible: paused, quiet or not, and without waiting for other sites."""
        with self._changed:
            if (entry := self._entries.get(name)) is not None:
                entry.wish = mode
        self._nudge()

    def cancel(self, name: str) -> None:
        """Ask the profile's running sync to stop; the next one comes when it would have come anyway."""
        with self._changed:
            if (entry := self._entries.get(name)) is not None:
                self._cancel(entry)

    def pause(self, name: str) -> None:
        """No runs by itself from now on, also after a restart. What runs goes on. Raises WrongUse."""
        self._set_automatic(name, False)

    def resume(self, name: str) -> None:
        """Runs by itself again. Raises WrongUse."""
        self._set_automatic(name, True)

    def look_again(self, name: str, mended: bool = False, failure: AlxError | None = None) -> None:
        """The profile's store or settings have changed. mended: so has what made its last attempts fail.

        failure: how a sync that a person started here has ended; what a server refused him is not tried again soon.
        """
        with self._changed:
            if (entry := self._entries.get(name)) is not None:
                entry.look_again(self._clock.wall())
                if mended:
                    entry.forgive()
                elif failure is not None:
                    entry.password_mark = self._password_mark(name)
                    entry.blame(failure, entry.due_at)
        self._nudge()

    @contextmanager
    def set_aside(self, name: str, seconds: float = STOP_SECONDS) -> Iterator[None]:
        """Keep off a profile in the block, to remove it for instance: its running sync is cancelled, its store closed.

        Waits at most `seconds` for that.
        """
        with self._changed:
            self._aside[name] += 1
            if (entry := self._entries.get(name)) is not None:
                self._cancel(entry)
                self._changed.wait_for(lambda: entry.turn is None, seconds)
        try:
            yield
        finally:
            with self._changed:
                self._aside[name] -= 1
            self._nudge()

    # The thread that keeps the time

    def _run(self) -> None:
        watch = ClockWatch(self._clock, self._tick)
        while True:
            profiles = self._read_profiles()
            with self._changed:
                if self._stopping:
                    return
                self._heed_settings(profiles)
                self._heed_clock(watch.look())
                self._heed_passwords()
                self._start_due()
                self._changed.wait_for(lambda: self._nudged or self._stopping, self._seconds_to_wait())
                self._nudged = False

    def _read_profiles(self) -> list[Profile] | None:
        try:
            return [p for p in self._profiles.list() if self._only is None or p.name in self._only]
        except (AlxError, OSError) as error:
            # Half-edited by hand, perhaps: what was read before holds.
            log.warning("the settings cannot be read: %s", error)
            return None

    def _heed_settings(self, profiles: list[Profile] | None) -> None:
        if profiles is None:
            return
        now = self._clock.wall()
        for profile in profiles:
            entry = self._entries.get(profile.name)
            if entry is None:
                self._entries[profile.name] = Entry(profile, now, now + self._delay)
            elif entry.profile != profile:
                entry.heed(profile, now)
        for name in self._entries.keys() - {profile.name for profile in profiles}:
            if self._entries[name].turn is None:
                del self._entries[name]
            else:
                self._cancel(self._entries[name])

    def _heed_clock(self, jump: Jump | None) -> None:
        """Appointments were made by the clock as it was; the rules find what is due by it as it is."""
        if jump is None:
            return
        log.info("the clock jumped (%s): looking at every site again", jump.name.lower())
        delay = WAKE_DELAY if jump is Jump.FORWARD else 0.0
        for entry in self._entries.values():
            entry.hold(self._clock.wall(), delay)

    def _heed_passwords(self) -> None:
        for name, entry in self._entries.items():
            if entry.turn is None and entry.waits_for_password and self._password_mark(name) != entry.password_mark:
                entry.forgive()
                entry.due_at = self._clock.wall()

    def _start_due(self) -> None:
        """Wishes at once; then who has been due for longest, as long as there is room."""
        now = self._clock.wall()
        idle = [e for e in self._entries.values() if e.turn is None and not self._aside[e.profile.name]]
        room = self._at_once - sum(1 for e in self._entries.values() if e.turn and not e.turn.by_person)
        for entry in sorted(idle, key=lambda entry: (entry.wish is None, entry.due_at)):
            if entry.wish is not None:
                self._start(entry)
            elif entry.due_at <= now and room > 0:
                room -= 1
                self._start(entry)

    def _seconds_to_wait(self) -> float:
        """Until somebody is due; who is due already waits for room, and whoever makes room says so."""
        now = self._clock.wall()
        coming = [e.due_at - now for e in self._entries.values() if e.turn is None and e.due_at > now]
        return min([self._tick, *coming])

    # Turns

    def _start(self, entry: Entry) -> None:
        turn = entry.turn = Turn(by_person=entry.wish is not None)
        entry.password_mark = self._password_mark(entry.profile.name)
        shares = sum(1 for other in self._entries.values() if not other.is_paused) > self._at_once
        wall = self._clock.wall()
        order = entry.order(wall, shares)
        name = f"sync {entry.profile.name}"
        turn.thread = threading.Thread(target=self._take, args=(entry, turn, order, wall), name=name, daemon=True)
        turn.thread.start()

    def _take(self, entry: Entry, turn: Turn, order: Order, wall: float) -> None:
        """A turn, on its own thread."""

        def began(mode: SyncMode) -> None:
            with self._changed:
                turn.mode, turn.started_at = mode, self._clock.wall()
                state = entry.state()
            self._tell(state, None)

        end: TurnEnd | None = None
        try:
            end = self._taker.take(order, began, turn.put, turn.token, wall)
        except Cancelled:
            log.info("%s: stopped before it began", entry.profile.name)
        except Exception:
            # Looked at again soon, like one that was stopped.
            log.exception("the turn of %s failed", entry.profile.name)
        finally:
            with self._changed:
                entry.end_turn(end, self._clock.wall())
                state = entry.state()
                self._nudged = True
                self._changed.notify_all()
            self._tell(state, end)

    def _cancel(self, entry: Entry) -> None:
        if entry.turn is not None and not entry.turn.token.cancelled:
            # What reaches the server (KILL QUERY) may take a while.
            threading.Thread(target=_cancel_token, args=(entry.turn.token,), name="cancel", daemon=True).start()

    def _tell(self, state: SchedulerState, end: TurnEnd | None) -> None:
        with self._changed:
            listeners = list(self._listeners)
        for listener in listeners:
            try:
                listener(state, end)
            except Exception:
                log.exception("a listener of the scheduler failed")

    def _forget(self, listener: Listener) -> None:
        with self._changed:
            if listener in self._listeners:
                self._listeners.remove(listener)

    def _set_automatic(self, name: str, automatic: bool) -> None:
        def act(now: Profile) -> Profile:
            schedule = now.sync.schedule.model_copy(update={"automatic": automatic})
            return now.model_copy(update={"sync": now.sync.model_copy(update={"schedule": schedule})})

        self._profiles.change(name, act)
        self._nudge()

    def _nudge(self) -> None:
        with self._changed:
            self._nudged = True
            self._changed.notify_all()


def _cancel_token(token: CancelToken) -> None:
    try:
        token.cancel()
    except Exception:
        log.exception("cancelling failed")
