"""Rows straight from Moodle while the store has none: a passing copy of one company, made by the same rules.

A copy is a store of its own in a temporary folder that a sync of that company alone fills, so that whatever reads the
store reads the copy in the same words. Moodle is only read, by one copy at a time whatever clients ask, and a copy
serves all of the company's clients for a while.
"""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select

from alx_desktop.config import Profile
from alx_desktop.domain.errors import AlxError, Cancelled
from alx_desktop.domain.phrases import phrase
from alx_desktop.domain.progress import CancelToken, ignore_progress
from alx_desktop.domain.sync import RunResult, SyncMode, SyncRequest
from alx_desktop.services.leftovers import OwnedFolder, tidy
from alx_desktop.services.source import ProfileSource
from alx_desktop.store.checkpoint import write_state
from alx_desktop.store.location import StoreLocation
from alx_desktop.store.store import Store
from alx_desktop.store.tables.state import sync_state
from alx_desktop.sync.engine import SyncEngine

log = logging.getLogger(__name__)

PATIENCE = 20.0
"""Seconds that a request waits for a copy; the copy goes on being made, and the next request may find it."""

LONGEST = 900.0
"""Seconds after which making a copy is given up."""

FRESH = 300.0
"""Seconds that a copy serves, and that a failure is told again without asking Moodle."""

WHOLE_SECONDS = 2.0
"""So long a store that was found whole is taken to be so: a rebuild that begins is seen a little later."""

KEPT = 4
"""Copies on disk at once."""

WAITING = 8
"""Requests that wait for a copy at once; each of them holds a thread."""

RETRY_SOON, RETRY_LATER = 10, 60
PREFIX = "alx-live-"


class LiveUnavailable(AlxError):
    """Moodle cannot be asked in time. retry_after: seconds."""

    title = phrase("The store has no complete rows, and Moodle did not give them in time")
    advice = phrase("Try again after Retry-After. The administrator should run `alx-desktop sync`.")

    def __init__(self, detail: str, retry_after: int) -> None:
        super().__init__(detail)
        self.retry_after = retry_after


@dataclass(slots=True)
class _Copy:
    """One company's. store: once it is whole; error: why there is none."""

    company_id: int
    folder: OwnedFolder
    done: threading.Event = field(default_factory=threading.Event)
    at: float = field(default_factory=time.monotonic)
    store: Store | None = None
    error: str | None = None

    @property
    def stale(self) -> bool:
        return self.done.is_set() and time.monotonic() - self.at > FRESH


_STATE = select(sync_state.c.watermark, sync_state.c.rebuild_since)


class LiveCopies:
    """Makes and keeps copies; close it at the end. beside: the folder that gets them for a while; None = the system's.

    Safe to use from several threads.
    """

    def __init__(self, profile: Profile, source: ProfileSource, beside: Path | None) -> None:
        self._profile = profile
        self._source = source
        self._beside = beside
        self._copies: dict[int, _Copy] = {}
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()
        self._one = threading.Lock()
        self._waiting = threading.Semaphore(WAITING)
        self._cancel = CancelToken()
        self._whole_at: float | None = None
        tidy(PREFIX, beside)

    def serves(self, store: Store, company_id: int) -> Store | None:
        """What to read in the store's place: a copy, or None where the store's own rows are as good as there are.

        A store that is being rebuilt has the rows of before; they serve where Moodle does not give its own in time.
        Raises LiveUnavailable, StoreError.
        """
        now = time.monotonic()
        if self._whole_at is not None and now - self._whole_at < WHOLE_SECONDS:
            return None
        with store.reading(store.reporting) as connection:
            watermark, rebuilt = connection.execute(_STATE).one()
        if watermark is not None and rebuilt is None:
            self._whole_at = now
            self._drop_stale()
            return None
        try:
            return self.store(company_id)
        except LiveUnavailable:
            if watermark is None:
                raise
            return None

    def cancel(self) -> None:
        """Stop reading Moodle; who waits for a copy is told that there is none."""
        self._cancel.cancel()

    def store(self, company_id: int) -> Store:
        """The company's copy, made if need be. Raises LiveUnavailable."""
        copy = self._copy(company_id)
        if not copy.done.is_set():
            if not self._waiting.acquire(blocking=False):
                raise LiveUnavailable("too many requests wait for Moodle already", RETRY_SOON)
            try:
                copy.done.wait(PATIENCE)
            finally:
                self._waiting.release()
        if copy.store is not None:
            return copy.store
        if copy.error is not None:
            raise LiveUnavailable(copy.error, RETRY_LATER)
        raise LiveUnavailable("the company's rows are still being read from Moodle", RETRY_SOON)

    def close(self) -> None:
        """Stop reading Moodle, and delete the copies."""
        self._cancel.cancel()
        for thread in self._threads:
            thread.join()
        with self._lock:
            copies, self._copies = list(self._copies.values()), {}
        for copy in copies:
            _drop(copy)

    def _copy(self, company_id: int) -> _Copy:
        dropped: list[_Copy] = []
        try:
            with self._lock:
                self._cancel.raise_if_cancelled()
                found = self._copies.get(company_id)
                if found is not None and not found.stale:
                    return found
                dropped += self._taken_out(company_id)
                return self._begun(company_id)
        finally:
            for old in dropped:
                _drop(old)

    def _taken_out(self, company_id: int) -> list[_Copy]:
        """Copies that make room for the company's: its own stale one, and the oldest where there are too many."""
        own = self._copies.pop(company_id, None)
        done = sorted((copy for copy in self._copies.values() if copy.done.is_set()), key=lambda copy: copy.at)
        surplus = done[: max(0, len(self._copies) + 1 - KEPT)]
        return [*([] if own is None else [own]), *(self._copies.pop(old.company_id) for old in surplus)]

    def _begun(self, company_id: int) -> _Copy:
        """A new copy, being made. Raises LiveUnavailable."""
        if len(self._copies) >= KEPT:
            raise LiveUnavailable("too many companies are being read from Moodle already", RETRY_SOON)
        try:
            folder = OwnedFolder(PREFIX, self._beside)
        except OSError as error:
            log.warning("no folder for the rows of company %d: %s", company_id, error.strerror)
            raise LiveUnavailable("the disk takes no copy of the company's rows", RETRY_LATER) from error
        copy = self._copies[company_id] = _Copy(company_id, folder)
        thread = threading.Thread(target=self._make, args=(copy,), name="endpoint-live", daemon=True)
        self._threads = [one for one in self._threads if one.is_alive()] + [thread]
        thread.start()
        return copy

    def _drop_stale(self) -> None:
        """Nobody asks for copies of a whole store: they would lie there until the endpoint stops."""
        with self._lock:
            stale = [copy for copy in self._copies.values() if copy.stale]
            for copy in stale:
                del self._copies[copy.company_id]
        for copy in stale:
            _drop(copy)

    def _make(self, copy: _Copy) -> None:
        try:
            with self._one:
                copy.store = self._filled(copy)
        except Cancelled:
            copy.error = "the endpoint is being stopped"
        except AlxError as error:
            log.warning("company %d could not be read from Moodle: %s", copy.company_id, error)
            copy.error = error.title
        except Exception:
            log.exception("company %d could not be read from Moodle", copy.company_id)
            copy.error = "something unexpected happened; the log has the details"
        finally:
            copy.at = time.monotonic()
            copy.done.set()

    def _filled(self, copy: _Copy) -> Store:
        self._cancel.raise_if_cancelled()
        store = Store.open(StoreLocation(folder=copy.folder.path))
        try:
            engine = SyncEngine(self._source, store, self._profile, f"live {copy.company_id}")
            settings = self._profile.sync
            request = SyncRequest(SyncMode.FULL, copy.company_id, time_limit=LONGEST, batch_size=settings.batch_size)
            run = engine.run(request, ignore_progress, self._cancel)
            if run.result is not RunResult.SUCCESS:
                raise LiveUnavailable(run.note or run.error or str(run.result), RETRY_LATER)
            with store.writing(store.reporting) as connection:
                # The copy is as old as the beginning of its reading.
                write_state(connection, watermark=run.started_at)
        except BaseException:
            store.close()
            raise
        return store


def _drop(copy: _Copy) -> None:
    if copy.store is not None:
        copy.store.close()
    copy.folder.remove()
