"""Suspicious activity, from the requests as they are logged: in memory, an hour back, each told once an hour."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable, Iterator
from typing import TypeVar

from alx_desktop.domain.phrases import phrase
from alx_desktop.store.request_log import LoggedRequest, SecurityEvent

K = TypeVar("K")
V = TypeVar("V")

HOUR_MS = 3_600_000
FAILURES = 10
"""Refused requests of one address within an hour."""

ADDRESSES = 5
"""Addresses from which one token was used within an hour."""

MISSES = 50
"""Things that are not there, asked for with one token within an hour: somebody tries names and ids."""

KNOWN = 10_000
"""Addresses and tokens that are watched; the one that was quiet the longest is forgotten first."""


class Watch:
    """For one thread."""

    def __init__(self) -> None:
        self._failures: OrderedDict[str, deque[int]] = OrderedDict()
        self._misses: OrderedDict[str, deque[int]] = OrderedDict()
        self._addresses: OrderedDict[str, dict[str, int]] = OrderedDict()
        self._told: OrderedDict[tuple[str, str], int] = OrderedDict()

    def see(self, request: LoggedRequest) -> Iterator[SecurityEvent]:
        """What a request makes suspicious."""
        ip, token_id = request.ip or "", request.token_id
        if request.status == 401:
            count = _within_hour(_of(self._failures, ip, deque), request.at_ms, FAILURES)
            if count >= FAILURES:
                yield from self._tell("failures", ip, request, count, phrase("Many refused tokens from one address"))
            return
        if token_id is None:
            return
        seen: dict[str, int] = _of(self._addresses, token_id, dict)
        seen[ip] = request.at_ms
        for old in [one for one, at in seen.items() if at <= request.at_ms - HOUR_MS]:
            del seen[old]
        if len(seen) >= ADDRESSES:
            yield from self._tell(
                "addresses", token_id, request, len(seen), phrase("One token used from many addresses")
            )
        if request.status == 404:
            count = _within_hour(_of(self._misses, token_id, deque), request.at_ms, MISSES)
            if count >= MISSES:
                yield from self._tell(
                    "enumeration", token_id, request, count, phrase("Things asked for that are not there")
                )
        elif request.code == "burst_limit":
            yield from self._tell(
                "burst", token_id, request, 1, phrase("More requests per minute than the token may have")
            )

    def _tell(self, kind: str, whose: str, request: LoggedRequest, count: int, detail: str) -> Iterator[SecurityEvent]:
        if request.at_ms - self._told.get((kind, whose), -HOUR_MS) < HOUR_MS:
            return
        _remember(self._told, (kind, whose), request.at_ms)
        yield SecurityEvent(
            request.at_ms // 1000, kind, request.ip, request.token_id, request.company_id, count, detail
        )


def _within_hour(moments: deque[int], now: int, most: int) -> int:
    """Add a moment; how many there are within the last hour, counted up to a multiple of what is suspicious."""
    moments.append(now)
    while moments[0] <= now - HOUR_MS or len(moments) > 10 * most:
        moments.popleft()
    return len(moments)


def _of(known: OrderedDict[K, V], key: K, make: Callable[[], V]) -> V:
    found = known[key] if key in known else make()
    _remember(known, key, found)
    return found


def _remember(known: OrderedDict[K, V], key: K, value: V) -> None:
    known[key] = value
    known.move_to_end(key)
    if len(known) > KNOWN:
        known.popitem(last=False)
