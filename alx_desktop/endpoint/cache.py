"""Answers that were made before: their bytes, of one company and set of scopes, while nothing they show has changed.

An answer's key has all that decides its rows (`Stamp`, the scopes, what was asked), taken from the snapshot that the
rows are read from, so that a stale answer is never found; it is only forgotten late. Whatever moves by itself is not in
the bytes: data age, positions and cursors are written when an answer is sent.
"""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Hashable
from copy import copy
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, NamedTuple

from cachetools import Cache, TLRUCache

from alx_desktop.domain.change_feed import FeedState
from alx_desktop.services.callers import Caller
from alx_desktop.store.request_log import DAY_SPAN, HOUR_SPAN, MINUTE_SPAN, Figure, FigureKey

MEGABYTE = 1024 * 1024
USUAL_BYTES = 32 * MEGABYTE

OVERHEAD = 1_000
"""Bytes of an answer beside its body: key, order, time."""

SHARE = 8
"""An answer larger than this part of the whole would drive out too many others."""

MINUTE = 60


class Stamp(NamedTuple):
    """What a company's rows and settings were like; answers of another stamp are of no more use."""

    epoch: str
    last: int
    oldest: int
    settings: int
    settings_at: int

    @classmethod
    def of(cls, caller: Caller, feed: FeedState) -> Stamp:
        """For a caller, in the snapshot of the feed's state."""
        return cls(feed.epoch, feed.last, feed.oldest, caller.stored.version, caller.stored.changed_at)


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer: its body, how many rows it has, and where it ends, as whoever made it needs it. more: of its maker."""

    body: bytes
    rows: int
    place: Any = None
    more: Any = None


@dataclass(slots=True)
class CacheCounts:
    """What the cache did."""

    hits: int = 0
    misses: int = 0
    evictions: int = 0
    warmed: int = 0

    def add(self, other: CacheCounts) -> None:
        """Take another one's in."""
        for field in fields(self):
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))


class _Key(NamedTuple):
    company_id: int
    stamp: Stamp
    scopes: frozenset[str]
    asked: Hashable


class _Entry(NamedTuple):
    kept: Kept
    until: float


class AnswerCache:
    """Keeps answers, the least recently used go first. most_bytes: of all companies together; 0 keeps nothing.

    now: seconds that only go forwards. Safe to use from several threads.
    """

    def __init__(self, most_bytes: int = USUAL_BYTES, now: Callable[[], float] = time.monotonic) -> None:
        self._most = most_bytes
        self._now = now
        # A body that nobody reads on gives its room back where Python finalizes it, which may be in the middle of us.
        self._lock = threading.RLock()
        self._entries = _Evicting(most_bytes, now, self._evicted)
        self._stamps: dict[int, Stamp] = {}
        self._counts: dict[int, CacheCounts] = defaultdict(CacheCounts)
        self._totals = CacheCounts()
        self._warming = False
        self._gathering = 0

    def warming(self) -> AnswerCache:
        """The same cache for who makes answers before somebody asks: looking counts nothing, keeping counts as that."""
        view = copy(self)
        view._warming, view._gathering = True, 0
        return view

    def get(self, caller: Caller, stamp: Stamp, asked: Hashable) -> Kept | None:
        """The answer to what was asked; None where it has to be made. Counts a hit or a miss."""
        if not self._serves(caller):
            return None
        with self._lock:
            self._move(caller.company_id, stamp)
            found = self._entries.get(_key(caller, stamp, asked))
            if not self._warming:
                counts = self._counts[caller.company_id]
                counts.hits += found is not None
                counts.misses += found is None
            return None if found is None else found.kept

    def put(self, caller: Caller, stamp: Stamp, asked: Hashable, kept: Kept) -> None:
        """Keep an answer for as long as the company's settings say."""
        if not self._serves(caller) or _size(kept) > self._most // SHARE:
            return
        with self._lock:
            self._move(caller.company_id, stamp)
            until = self._now() + caller.settings.cache_minutes * MINUTE
            self._entries[_key(caller, stamp, asked)] = _Entry(kept, until)
            self._counts[caller.company_id].warmed += self._warming

    def gather(self, size: int) -> bool:
        """Whether so many bytes of an answer that is still being sent may be held until it is whole.

        All such answers together take no more room than one that is kept: many clients that read slowly must not fill
        the memory. What was allowed is given back with `gathered`.
        """
        with self._lock:
            if self._gathering + size > self.most_bytes // SHARE:
                return False
            self._gathering += size
            return True

    def gathered(self, size: int) -> None:
        """So many bytes are held no more, or kept."""
        with self._lock:
            self._gathering -= size

    def drain(self) -> dict[int, CacheCounts]:
        """The counts of each company since the last call."""
        with self._lock:
            found = dict(self._counts)
            self._counts.clear()
            for counts in found.values():
                self._totals.add(counts)
            return found

    def totals(self) -> tuple[CacheCounts, int]:
        """Of all companies since the start, and the bytes held now."""
        with self._lock:
            found = replace(self._totals)
            for counts in self._counts.values():
                found.add(counts)
            return found, int(self._entries.currsize)

    def bytes(self) -> dict[int, int]:
        """Bytes held of each company."""
        found: dict[int, int] = defaultdict(int)
        with self._lock:
            for key in list(self._entries):
                found[key.company_id] += _size(self._entries.peek(key))
        return dict(found)

    @property
    def most_bytes(self) -> int:
        """The limit."""
        return self._most

    def _serves(self, caller: Caller) -> bool:
        return bool(self._most) and caller.settings.cache_enabled

    def _move(self, company_id: int, stamp: Stamp) -> None:
        """Forget what a company's older rows and settings gave."""
        if self._stamps.get(company_id, stamp) != stamp:
            for key in [key for key in self._entries if key.company_id == company_id and key.stamp != stamp]:
                self._entries.pop(key, None)
        self._stamps[company_id] = stamp

    def _evicted(self, key: _Key) -> None:
        self._counts[key.company_id].evictions += 1


class _Evicting(TLRUCache[_Key, _Entry]):
    """Says what it drops for want of room."""

    def __init__(self, most: int, now: Callable[[], float], evicted: Callable[[_Key], None]) -> None:
        super().__init__(most, lambda _key, entry, _now: entry.until, now, lambda entry: _size(entry.kept))
        self._evicted = evicted

    def popitem(self) -> tuple[_Key, _Entry]:
        """Drop what was not used for the longest time."""
        key, entry = super().popitem()
        self._evicted(key)
        return key, entry

    def peek(self, key: _Key) -> Kept:
        """The answer, without counting as a use."""
        entry: _Entry = Cache.__getitem__(self, key)
        return entry.kept


def cache_figures(cache: AnswerCache, at: int) -> dict[FigureKey, Figure]:
    """What the cache did for each company since the last call, for the activity store. at: UTC epoch seconds.

    "cache bytes" has the highest of a span, and by total and count the mean over the moments that were looked at.
    """
    found: dict[FigureKey, Figure] = {}
    held: dict[int, int] | None = None
    for company_id, counts in cache.drain().items():
        held = cache.bytes() if held is None else held
        size = held.get(company_id, 0)
        values = {f"cache {name}": Figure(number) for name, number in asdict(counts).items() if number}
        values["cache bytes"] = Figure(1, size, size)
        for span in (MINUTE_SPAN, HOUR_SPAN, DAY_SPAN):
            for name, figure in values.items():
                found[span, at // span * span, name, company_id] = figure
                if name != "cache bytes":
                    found.setdefault((span, at // span * span, name, 0), Figure()).add(figure)
    return found


def _key(caller: Caller, stamp: Stamp, asked: Hashable) -> _Key:
    return _Key(caller.company_id, stamp, frozenset(caller.token.scopes), asked)


def _size(kept: Kept) -> int:
    return len(kept.body) + OVERHEAD
