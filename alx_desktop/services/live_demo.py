"""The live demo: a thread that lets something happen on the demo site every few seconds, so that everything moves."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from random import Random
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from alx_desktop.config import Profile, Schedule
from alx_desktop.demo.life import Life
from alx_desktop.domain.errors import AlxError, DemoRefused
from alx_desktop.domain.phrases import phrase

if TYPE_CHECKING:
    from alx_desktop.services.profiles import ProfileService

EVERY = 10.0
"""Seconds between two happenings, on average."""

LEAST, MOST = 0.5, 1.5
"""Shares of these seconds between which chance decides: people are not regular."""

SCHEDULE = Schedule(incremental_minutes=1, reconcile_minutes=5)
"""So that the window shows soon what happened: with a trace after a minute, without one after five."""

STOP_SECONDS = 5.0

log = logging.getLogger(__name__)

Listener = Callable[[str], None]
"""Hears what has just happened, in words; called on the demo's thread, must return soon."""


class LiveDemo:
    """Owns its thread between start() and stop(). Writes to nothing but the marked demo site of the profile.

    every: seconds between happenings. seed: the same one, the same happenings; None = by chance.
    """

    def __init__(
        self,
        profile: Profile,
        every: float = EVERY,
        seed: int | None = None,
        clock: Callable[[], int] = lambda: int(time.time()),
    ) -> None:
        if not profile.is_demo:
            raise DemoRefused(
                f"the profile {profile.name!r} is a real site", title=phrase("Only a demo site can be live")
            )
        self._url = profile.source.url
        self._every = every
        self._random = Random(seed)
        self._clock = clock
        self._stopping = threading.Event()
        self._listeners: list[Listener] = []
        self._thread: threading.Thread | None = None

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Hear of happenings; returns a function that ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def start(self) -> None:
        """Begin; raises DemoRefused where there is no demo site."""
        life = Life(self._url, self._random, self._clock)
        self._thread = threading.Thread(target=self._run, args=(life,), name="live demo", daemon=True)
        self._thread.start()

    def stop(self, seconds: float = STOP_SECONDS) -> bool:
        """End; False if it has not ended by then. What was begun is taken back or finished, never half."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join(seconds)
        return self._thread is None or not self._thread.is_alive()

    def _run(self, life: Life) -> None:
        try:
            while not self._stopping.wait(self._every * self._random.uniform(LEAST, MOST)):
                self._happen(life)
        except AlxError as error:
            self._tell(f"stopped: {error}")
        except Exception as error:
            log.exception("the live demo failed")
            self._tell(f"stopped: {type(error).__name__}")
        finally:
            life.close()

    def _happen(self, life: Life) -> None:
        try:
            text = life.happen().text
        except DBAPIError as error:
            # Locked, or the disk is full: nothing was written, and the next one may find it better.
            log.warning("nothing happened on the demo site: %s", error.orig)
            return
        self._tell(text)

    def _tell(self, text: str) -> None:
        log.info("Demo: %s", text)
        for listener in list(self._listeners):
            try:
                listener(text)
            except Exception:
                log.exception("a listener of the live demo failed")


def quicken(profiles: ProfileService, profile: Profile) -> Profile:
    """Give the demo a schedule under which the window moves, unless somebody chose another one; the newest profile."""
    return profiles.change(profile.name, _quickened)


def _quickened(profile: Profile) -> Profile:
    if profile.sync.schedule != Schedule():
        return profile
    return profile.model_copy(update={"sync": profile.sync.model_copy(update={"schedule": SCHEDULE})})
